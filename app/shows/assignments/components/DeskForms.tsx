import { Form } from '@remix-run/react'
import { useTranslations } from 'use-intl'
import { Button } from '~/ui/Button'
import { ErrorText, TextField } from '~/ui/Field'
import type { DeskErrors } from '../desk-action.server'

type Hidden = Record<string, string>

export function HiddenFields({ fields }: { fields: Hidden }) {
  return <>{Object.entries(fields).map(([name, value]) => <input key={name} type="hidden" name={name} value={value} />)}</>
}

/** A free stand for a company: held until a day, or confirmed at once. */
export function HoldForm({ applicationId, standId, until, today, answer }: { applicationId: string; standId: string; until: string; today: string; answer?: DeskErrors }) {
  const t = useTranslations('showAssignments')
  const own = answer?.faire === 'retenir' ? answer : undefined
  return (
    <Form method="post" className="space-y-4" noValidate>
      <HiddenFields fields={{ faire: 'retenir', applicationId, standId }} />
      <TextField id="until" name="until" type="date" min={today} defaultValue={own?.typed.until ?? until} label={t('field.until')} error={own?.errors.until} className="max-w-52" />
      <div className="flex flex-wrap gap-2"><Button>{t('hold')}</Button><Button look="secondary" name="confirm" value="oui">{t('confirmNow')}</Button></div>
      <p className="text-sm text-soft">{t('confirmText')}</p>
    </Form>
  )
}

export function ExtendForm({ assignmentId, until, today, answer }: { assignmentId: string; until: string; today: string; answer?: DeskErrors }) {
  const t = useTranslations('showAssignments')
  const own = answer?.faire === 'prolonger' ? answer : undefined
  return (
    <details open={own ? true : undefined} className="border-t border-line pt-2">
      <summary className="flex min-h-11 items-center text-sm font-semibold">{t('extendTitle')}</summary>
      <Form method="post" className="space-y-3 pb-2" noValidate>
        <HiddenFields fields={{ faire: 'prolonger', assignmentId }} />
        <TextField id="extend" name="until" type="date" min={today} defaultValue={own?.typed.until ?? until} label={t('field.extend')} error={own?.errors.until} className="max-w-52" />
        <Button look="secondary">{t('extend')}</Button>
      </Form>
    </details>
  )
}

export function ReleaseForm({ assignmentId, answer }: { assignmentId: string; answer?: DeskErrors }) {
  const t = useTranslations('showAssignments')
  const own = answer?.faire === 'liberer' ? answer : undefined
  return (
    <details open={own ? true : undefined} className="border-t border-line pt-2">
      <summary className="flex min-h-11 items-center text-sm font-semibold">{t('releaseTitle')}</summary>
      <Form method="post" className="space-y-3 pb-2" noValidate>
        <HiddenFields fields={{ faire: 'liberer', assignmentId }} />
        <TextField id="reason" name="reason" maxLength={300} defaultValue={own?.typed.reason} label={t('field.reason')} hint={t('reasonHint')} error={own?.errors.reason} />
        <Button look="danger">{t('release')}</Button>
      </Form>
    </details>
  )
}

/** Who has how much of a stand that several stand on. */
export function ShareForm({ assignmentId, companies, shares, area, answer }: { assignmentId: string; companies: { id: string; name: string }[]; shares: { companyId: string; area: number }[]; area: number; answer?: DeskErrors }) {
  const t = useTranslations('showAssignments')
  const own = answer?.faire === 'partager' ? answer : undefined
  return (
    <details open={own ? true : undefined} className="border-t border-line pt-2">
      <summary className="flex min-h-11 items-center text-sm font-semibold">{t('shareTitle')}</summary>
      <Form method="post" className="space-y-3 pb-2" noValidate>
        <HiddenFields fields={{ faire: 'partager', assignmentId }} />
        <p className="text-sm text-soft">{t('shareText', { area })}</p>
        {companies.map(({ id, name }, index) => (
          <div key={id} className="grid grid-cols-[minmax(0,1fr)_6rem] items-center gap-3">
            <input type="hidden" name={`shares[${index}].companyId`} value={id} />
            <label htmlFor={`part-${id}`} className="text-sm font-medium">{name}</label>
            <input id={`part-${id}`} name={`shares[${index}].area`} inputMode="decimal" aria-label={t('shareOf', { company: name })} defaultValue={own?.typed[`shares[${index}].area`] ?? shares.find(({ companyId }) => companyId === id)?.area} className="control figures text-right" aria-describedby={own?.errors[`shares[${index}].area`] && `part-${id}-error`} />
            <div className="col-span-2"><ErrorText id={`part-${id}`} error={own?.errors[`shares[${index}].area`]} /></div>
          </div>
        ))}
        <Button look="secondary">{t('share')}</Button>
      </Form>
    </details>
  )
}
