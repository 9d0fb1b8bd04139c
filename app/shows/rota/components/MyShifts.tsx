import { Form } from '@remix-run/react'
import { useLocale, useTranslations } from 'use-intl'
import { Button } from '~/ui/Button'
import { Select, TextField } from '~/ui/Field'
import { Badge, EmptyState, Section } from '~/ui/Page'
import { sessionWords } from '~/ui/time'
import type { myRota } from '../queries.server'

type Duties = Awaited<ReturnType<typeof myRota>>['duties']

/** One's own shifts to come, with who else is there, and a way to ask for a replacement. */
export function MyShifts({ duties }: { duties: Duties }) {
  const t = useTranslations('showRota')
  const language = useLocale()
  return (
    <Section title={t('mine')} id="tours">
      {duties.length === 0 ? <EmptyState title={t('noDuty')}>{t('noDutyText')}</EmptyState> : (
        <ul className="space-y-3">
          {duties.map(({ contactId, shift, colleagues }) => {
            const others = shift.duties.filter((duty) => duty.contactId !== contactId).map(({ contact }) => contact.name)
            const swap = shift.swaps.find(({ fromId }) => fromId === contactId)
            return (
              <li key={shift.id} className="rounded-lg border border-line bg-sheet p-4">
                <p className="figures font-semibold first-letter:uppercase">{sessionWords(shift.startsAt, shift.endsAt, language, shift.show.programme.zone)}</p>
                <p>{[shift.title, shift.place].filter(Boolean).join(' · ')}</p>
                <p className="text-sm text-soft">{[shift.show.programme.title, ...others].join(' · ')}</p>
                {shift.note && <p className="mt-1">{shift.note}</p>}
                {swap ? (
                  <Form method="post" className="mt-2 flex flex-wrap items-center gap-3">
                    <Badge tone="warn">{t('swapAsked')}</Badge>
                    <input type="hidden" name="echange" value={swap.id} /><input type="hidden" name="contact" value={contactId} />
                    <Button look="quiet" name="faire" value="WITHDRAWN">{t('withdraw')}</Button>
                  </Form>
                ) : (
                  <details className="mt-2">
                    <summary className="inline-flex min-h-11 items-center text-sm text-accent">{t('askSwap')}</summary>
                    <Form method="post" className="max-w-xl space-y-3">
                      <input type="hidden" name="tour" value={shift.id} /><input type="hidden" name="contact" value={contactId} />
                      <Select id={`qui-${shift.id}`} name="qui" label={t('askWhom')} empty={t('anyone')} choices={colleagues.map(({ id, name }) => ({ value: id, label: name }))} />
                      <TextField id={`note-${shift.id}`} name="note" label={t('swapNote')} required={false} maxLength={500} />
                      <Button look="secondary" name="faire" value="demander">{t('askSwap')}</Button>
                    </Form>
                  </details>
                )}
              </li>
            )
          })}
        </ul>
      )}
    </Section>
  )
}
