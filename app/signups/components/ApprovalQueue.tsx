import { Form, Link } from '@remix-run/react'
import { useLocale, useTranslations } from 'use-intl'
import { Button } from '~/ui/Button'
import { ErrorText, TextField } from '~/ui/Field'
import { Badge } from '~/ui/Page'
import { sessionWords, shortDate } from '~/ui/time'
import type { queueOf } from '../approvals-queries.server'
import type { DecisionAnswer } from './ApprovalParts'
import { classWords } from './className'

type Queue = Awaited<ReturnType<typeof queueOf>>
type Row = Queue['toDecide'][number]

/** The decisions that are awaited: each opens its page; those that are chosen get one decision together. */
export function QueueForm({ rows, readOnly, answer }: { rows: Row[]; readOnly?: boolean; answer?: DecisionAnswer }) {
  const t = useTranslations('rectorate.queue')
  const signups = useTranslations('signups')
  const levelWords = useTranslations('activities.level')
  const language = useLocale()
  const ticked = [answer?.initialValue?.avis ?? []].flat()
  const table = (
    <table className="data-table">
      <thead>
        <tr>
          {!readOnly && <th scope="col">{t('choose')}</th>}
          {(['school', 'visit', 'when', 'group', 'due', 'state'] as const).map((column) => <th key={column} scope="col">{t(column)}</th>)}
        </tr>
      </thead>
      <tbody>
        {rows.map(({ id, dueAt, late, soon, again, answered, signUp }) => {
          const { session } = signUp
          const name = classWords(signUp.level && levelWords(signUp.level), signUp.className)
          return (
            <tr key={id}>
              {!readOnly && (
                <td data-label={t('choose')}>
                  <label className="-m-2.5 inline-flex size-11 cursor-pointer items-center justify-center">
                    <input type="checkbox" name="avis" value={id} defaultChecked={ticked.includes(id)} className="size-5 accent-accent" aria-label={t('chooseOne', { school: signUp.school?.name ?? '', class: name })} />
                  </label>
                </td>
              )}
              <td className="lead"><div><Link to={`/rectorat/avis/${id}`} className="link font-semibold">{`${signUp.school?.name}, ${name}`}</Link><br /><span className="text-soft">{signUp.school?.town}</span></div></td>
              <td data-label={t('visit')}><div>{session.activity.title}<span className="block text-soft">{session.activity.town}</span></div></td>
              <td data-label={t('when')}>{sessionWords(session.startsAt, session.endsAt, language, session.activity.programme.zone)}</td>
              <td data-label={t('group')}>{signups('party', { pupils: signUp.pupils, adults: signUp.adults })}</td>
              <td data-label={t('due')} className="whitespace-nowrap">{dueAt && shortDate(dueAt, language)}</td>
              <td data-label={t('state')}>
                {(late || soon || again || answered) && (
                  <div className="flex flex-wrap gap-1">
                    {late ? <Badge tone="bad">{t('late')}</Badge> : soon && <Badge tone="warn">{t('soon')}</Badge>}
                    {again && <Badge tone="info">{t('again')}</Badge>}
                    {answered && <Badge tone="good">{t('answered')}</Badge>}
                  </div>
                )}
              </td>
            </tr>
          )
        })}
      </tbody>
    </table>
  )
  if (readOnly) return table
  return (
    <Form method="post" noValidate>
      {table}
      <fieldset className="mt-6 rounded-lg border border-line bg-sheet p-5">
        <legend className="px-1 font-semibold">{t('many')}</legend>
        <ErrorText id="avis" error={answer?.error?.avis?.[0]} />
        <div className="flex flex-wrap items-start gap-x-6 gap-y-2">
          <Button name="decision" value="GIVEN">{t('giveMany')}</Button>
          <details className="min-w-0 grow" open={!!answer?.error?.reason}>
            <summary className="flex min-h-11 cursor-pointer items-center text-sm text-accent hover:underline">{t('refuseMany')}</summary>
            <div className="max-w-xl space-y-3 pt-1">
              <TextField id="raison" name="reason" label={t('reason')} hint={t('reasonHint')} maxLength={500} error={answer?.error?.reason?.[0]} defaultValue={String(answer?.initialValue?.reason ?? '')} />
              <Button look="danger" name="decision" value="REFUSED">{t('refuse')}</Button>
            </div>
          </details>
        </div>
      </fieldset>
    </Form>
  )
}

/** The last decisions that were given, and by whom. */
export function DecidedTable({ rows }: { rows: Queue['decided'] }) {
  const t = useTranslations('rectorate.queue')
  const signups = useTranslations('signups')
  const levelWords = useTranslations('activities.level')
  const language = useLocale()
  return (
    <table className="data-table">
      <thead><tr>{(['school', 'visit', 'when', 'state', 'by'] as const).map((column) => <th key={column} scope="col">{t(column)}</th>)}</tr></thead>
      <tbody>
        {rows.map(({ id, state, decidedAt, reason, by, signUp }) => (
          <tr key={id}>
            <td className="lead"><Link to={`/rectorat/avis/${id}`} className="link">{`${signUp.school?.name}, ${classWords(signUp.level && levelWords(signUp.level), signUp.className)}`}</Link></td>
            <td data-label={t('visit')}>{signUp.session.activity.title}</td>
            <td data-label={t('when')}>{shortDate(signUp.session.startsAt, language, signUp.session.activity.programme.zone)}</td>
            <td data-label={t('state')}><div><Badge tone={state === 'GIVEN' ? 'good' : 'bad'}>{signups(state === 'GIVEN' ? 'given' : 'refused')}</Badge>{reason && <span className="block text-sm text-soft">{reason}</span>}</div></td>
            <td data-label={t('by')}>{[by, decidedAt && shortDate(decidedAt, language)].filter(Boolean).join(', ')}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
