import { getFormProps } from '@conform-to/react'
import { Form, Link } from '@remix-run/react'
import { useTranslations } from 'use-intl'
import { Button } from '~/ui/Button'
import { ErrorSummary, TextField } from '~/ui/Field'
import { Notice } from '~/ui/Page'
import { fieldProps, useHouseForm } from '~/ui/useHouseForm'
import { MOST_PERSONS } from '../individuals-rules'
import { PersonSignUp } from '../individuals-schema'
import { useProof } from './useProof'

type Props = {
  sessionId: string
  left: number
  waiting: number
  stamp: string
  sum: [number, number]
  keptDays: number
  lastResult: unknown
}

/** Name, address, how many: nothing else is asked. What tells people from robots works unseen where it can. */
export function PersonForm({ sessionId, left, waiting, stamp, sum, keptDays, lastResult }: Props) {
  const t = useTranslations('individuals')
  const [form, fields] = useHouseForm({ schema: PersonSignUp, id: 'venue', lastResult, defaultValue: { sessionId, persons: 1 } as never })
  const { proof, unable } = useProof(stamp)
  const labels: Record<string, string> = { name: t('name'), mail: t('mail'), persons: t('count'), answer: t('answerShort') }
  const persons = Number(fields.persons.value ?? 1) || 0
  const waits = waiting > 0 || persons > left
  const wait = left === 0 ? t('full') : waiting > 0 ? t('othersWait') : t('tooFew', { n: left, persons })
  // From the server alone: what the browser checks meanwhile knows no such field, and would take the question away.
  const wrong = (lastResult as { error?: Record<string, string[] | null> | null } | undefined)?.error?.answer?.[0]
  return (
    <Form method="post" {...getFormProps(form)} className="max-w-xl space-y-6">
      <ErrorSummary errors={form.allErrors} labels={(field) => (labels[field] ? { id: `${form.id}-${field}`, label: labels[field] } : undefined)} />
      <input type="hidden" name="sessionId" value={sessionId} />
      <input type="hidden" name="stamp" value={stamp} />
      <input type="hidden" name="proof" value={proof} />
      <TextField {...fieldProps(fields.name)} label={labels.name} autoComplete="name" />
      <TextField {...fieldProps(fields.mail)} label={labels.mail} hint={t('mailHint')} type="email" inputMode="email" autoComplete="email" />
      <TextField {...fieldProps(fields.persons)} label={labels.persons} type="number" inputMode="numeric" min={1} max={MOST_PERSONS} className="max-w-80" />
      <Notice tone={waits ? 'warn' : 'info'} role="status">{waits ? wait : t('leftNow', { n: left })}</Notice>
      {unable || wrong ? <Question sum={sum} error={wrong} /> : <noscript><Question sum={sum} /></noscript>}
      <div aria-hidden className="sr-only"><label>{t('site')}<input type="text" name="site" tabIndex={-1} autoComplete="off" /></label></div>
      <p className="text-sm text-soft">{t('kept', { days: keptDays })} <Link className="link" to="/donnees-personnelles">{t('more')}</Link></p>
      <Button>{waits ? t('sendWaiting') : t('send')}</Button>
    </Form>
  )
}

function Question({ sum: [a, b], error }: { sum: [number, number]; error?: string }) {
  const t = useTranslations('individuals')
  const word = (n: number) => t(`number.n${n}` as 'number.n1')
  return <TextField id="venue-answer" name="answer" label={t('answer', { a: word(a), b: word(b) })} hint={t('answerHint')} error={error} inputMode="numeric" autoComplete="off" className="max-w-80" />
}
