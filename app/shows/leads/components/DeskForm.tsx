import { getFormProps } from '@conform-to/react'
import { Form, useRevalidator } from '@remix-run/react'
import { CloudOff } from 'lucide-react'
import { useState, type FormEvent } from 'react'
import { useTranslations } from 'use-intl'
import { Button } from '~/ui/Button'
import { Checkbox, Select, TextArea, TextField } from '~/ui/Field'
import { Notice } from '~/ui/Page'
import { keep, type Queue } from '~/ui/device-queue'
import { useDeviceQueue } from '~/ui/useDeviceQueue'
import { fieldProps, useHouseForm } from '~/ui/useHouseForm'
import { LeadInput } from '../schema'

/**
 * A contact in seconds. With JavaScript it is kept on the device first and sent as soon as there is a network; without
 * it the form goes to the server as any other.
 */
export function DeskForm({ showId, companies, deviceKey, lastResult }: { showId: string; companies: { id: string; name: string }[]; deviceKey: string; lastResult: unknown }) {
  const t = useTranslations('showLeads')
  const place: Queue = { prefix: 'pavillon.lead.', group: showId, address: `/stand/${showId}/envoi`, keepsTrying: true }
  const queue = useDeviceQueue(place, '/stand/')
  const left = queue.left.length
  const [round, setRound] = useState(0)
  const [kept, setKept] = useState<string>()
  const [companyId, setCompanyId] = useState(companies[0]?.id ?? '')
  const company = companies.find(({ id }) => id === companyId)?.name ?? ''

  function keepHere(fields: Record<string, string>, form: HTMLFormElement): boolean {
    try {
      keep(place, { ...fields, deviceKey: crypto.randomUUID(), madeAt: String(Date.now()) })
    } catch {
      // Nothing can be kept in this browser: the form goes to the server itself.
      return false
    }
    setKept(fields.name)
    setRound(round + 1)
    form.reset()
    document.getElementById('contenu')?.scrollIntoView()
    void queue.send()
    return true
  }

  return (
    <>
      <div aria-live="polite">
        {kept && <Notice tone="good" title={t('keptName', { name: kept })}>{left > 0 ? t('onDevice', { n: left }) : t('sent')}</Notice>}
        {!kept && left > 0 && <Notice tone="warn">{t('onDevice', { n: left })}</Notice>}
        {queue.ready && <p className="mb-4 flex items-center gap-2 text-sm text-soft"><CloudOff aria-hidden className="size-4" />{t('ready')}</p>}
        {queue.trouble === 'signIn' && <Notice tone="bad">{t('signInAgain')} <a className="link" href={`/connexion?vers=${encodeURIComponent(`/stand/${showId}`)}`}>{t('signIn')}</a></Notice>}
        {queue.trouble === 'refused' && <Notice tone="bad">{t('refusedByServer')}</Notice>}
      </div>
      <Fields key={round} {...{ companies, company, companyId, setCompanyId, deviceKey, lastResult: round === 0 ? lastResult : undefined, keepHere }} />
    </>
  )
}

type FieldsProps = { companies: { id: string; name: string }[]; company: string; companyId: string; setCompanyId(id: string): void; deviceKey: string; lastResult: unknown; keepHere(fields: Record<string, string>, form: HTMLFormElement): boolean }

function Fields({ companies, company, companyId, setCompanyId, deviceKey, lastResult, keepHere }: FieldsProps) {
  const t = useTranslations('showLeads')
  const revalidator = useRevalidator()
  const [form, fields] = useHouseForm({ schema: LeadInput, id: 'contact', lastResult, defaultValue: { deviceKey, companyId } as never })
  const props = getFormProps(form)
  const consent = t('consentSentence', { company })
  return (
    <Form
      method="post" {...props} className="space-y-5"
      onSubmit={(event: FormEvent<HTMLFormElement>) => {
        props.onSubmit(event)
        if (event.defaultPrevented) return
        const typed = Object.fromEntries([...new FormData(event.currentTarget)].map(([name, value]) => [name, String(value)]))
        if (!LeadInput.safeParse(withoutEmpty(typed)).success) return
        if (keepHere(withoutEmpty(typed), event.currentTarget)) event.preventDefault()
        else revalidator.revalidate()
      }}
    >
      <input type="hidden" name="deviceKey" value={deviceKey} />
      {companies.length > 1
        ? <Select {...fieldProps(fields.companyId)} defaultValue={companyId} onChange={(event) => setCompanyId(event.currentTarget.value)} label={t('forWhom')} choices={companies.map(({ id, name }) => ({ value: id, label: name }))} />
        : <input type="hidden" name="companyId" value={companyId} />}
      <TextField {...fieldProps(fields.name)} label={t('name')} autoComplete="off" autoCapitalize="words" />
      <TextField {...fieldProps(fields.firm)} label={t('firm')} autoComplete="off" required={false} />
      <div className="grid gap-5 sm:grid-cols-2">
        <TextField {...fieldProps(fields.mail)} type="email" inputMode="email" label={t('mail')} autoComplete="off" required={false} />
        <TextField {...fieldProps(fields.phone)} type="tel" inputMode="tel" label={t('phone')} autoComplete="off" required={false} />
      </div>
      <TextField {...fieldProps(fields.interest)} label={t('interest')} autoComplete="off" required={false} />
      <fieldset>
        <legend className="mb-1 text-sm font-semibold">{t('rating')}</legend>
        <div className="flex gap-2">
          {[1, 2, 3, 4, 5].map((value) => (
            <label key={value} className="flex min-h-12 min-w-12 cursor-pointer items-center justify-center gap-1 rounded-md border border-rule bg-sheet font-semibold has-checked:border-accent has-checked:bg-accent has-checked:text-accent-ink has-focus-visible:outline-3">
              <input type="radio" name="rating" value={value} defaultChecked={String(fields.rating.initialValue ?? '') === String(value)} className="sr-only" aria-label={t('ratingOf', { n: value })} />
              <span aria-hidden>{value}</span>
            </label>
          ))}
        </div>
      </fieldset>
      <TextArea {...fieldProps(fields.notes)} rows={3} label={t('notes')} required={false} />
      <Checkbox id={fields.consent.id} name="consent" value={consent} error={fields.consent.errors?.[0]} label={consent} hint={t('consentHint')} />
      <Button className="w-full">{t('keep')}</Button>
    </Form>
  )
}

const withoutEmpty = (fields: Record<string, string>) => Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== ''))
