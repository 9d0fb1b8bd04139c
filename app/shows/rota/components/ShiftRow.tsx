import { Form, Link } from '@remix-run/react'
import { X } from 'lucide-react'
import { useLocale, useTranslations } from 'use-intl'
import { Button } from '~/ui/Button'
import { ErrorText } from '~/ui/Field'
import { Badge } from '~/ui/Page'
import { timeRangeWords } from '~/ui/time'

type Person = { id: string; name: string; role: string; skills: string[]; company: { name: string } | null }
type Shift = { id: string; title: string; startsAt: Date; endsAt: Date; needed: number; skills: string[]; place: string; note: string; swaps: { fromId: string }[]; duties: { contactId: string; contact: { name: string; company: { name: string } | null } }[] }

/** One shift of the rota: when, who is on it, and a way to add or take off somebody. People with its skills come first. */
export function ShiftRow({ shift, people, zone, here, error }: { shift: Shift; people: Person[]; zone: string; here: string; error?: string }) {
  const t = useTranslations('showRota')
  const language = useLocale()
  const lacks = shift.needed - shift.duties.length
  const on = new Set(shift.duties.map(({ contactId }) => contactId))
  const fits = (person: Person) => shift.skills.every((skill) => person.skills.some((own) => own.toLowerCase() === skill.toLowerCase()))
  const free = people.filter(({ id }) => !on.has(id)).sort((a, b) => Number(fits(b)) - Number(fits(a)))
  return (
    <li id={shift.id} className="grid gap-x-6 gap-y-2 border-t border-line py-4 sm:grid-cols-[11rem_1fr_18rem]">
      <div>
        <Link className="link figures font-semibold" to={`${here}/${shift.id}`}>{timeRangeWords(shift.startsAt, shift.endsAt, language, zone)}</Link>
        <p className="text-sm text-soft">{[shift.title, shift.place].filter(Boolean).join(' · ')}</p>
        {shift.skills.length > 0 && <p className="text-sm text-soft">{shift.skills.join(', ')}</p>}
      </div>
      <Form method="post" className="space-y-1">
        <input type="hidden" name="tour" value={shift.id} />
        {shift.duties.map(({ contactId, contact }) => (
          <p key={contactId} className="flex items-center gap-2">
            <span>{contact.name}{contact.company && <span className="text-sm text-soft"> · {contact.company.name}</span>}</span>
            {shift.swaps.some(({ fromId }) => fromId === contactId) && <Badge tone="warn">{t('swapAsked')}</Badge>}
            <button name="retirer" value={contactId} aria-label={t('takeOff', { name: contact.name })} className="grid size-11 place-items-center rounded-md text-soft hover:bg-sunk hover:text-bad"><X aria-hidden className="size-4" /></button>
          </p>
        ))}
        {lacks > 0 ? <Badge tone="warn">{t('missing', { n: lacks })}</Badge> : <Badge tone="good">{t('complete')}</Badge>}
      </Form>
      {lacks > 0 && (
        <Form method="post" className="flex flex-wrap items-start gap-2 sm:flex-nowrap">
          <input type="hidden" name="tour" value={shift.id} />
          <div className="min-w-0 flex-1">
            <label className="sr-only" htmlFor={`qui-${shift.id}`}>{t('who')}</label>
            <select id={`qui-${shift.id}`} name="mettre" className="control" aria-describedby={error && `qui-${shift.id}-error`}>
              {free.map((person) => <option key={person.id} value={person.id}>{[person.name, person.company?.name].filter(Boolean).join(' · ')}</option>)}
            </select>
            <ErrorText id={`qui-${shift.id}`} error={error} />
          </div>
          <Button look="secondary">{t('putOn')}</Button>
        </Form>
      )}
    </li>
  )
}
