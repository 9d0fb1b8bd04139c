import { Form, Link } from '@remix-run/react'
import { useLocale, useTranslations } from 'use-intl'
import { Button } from '~/ui/Button'
import { TextField } from '~/ui/Field'
import { Badge } from '~/ui/Page'
import { shortDate } from '~/ui/time'
import type { LabelBoard } from '../queries.server'
import { useConditionWords } from './useConditionWords'

type Rows = LabelBoard['ready']
const title = ({ id, title: words, host }: Rows[number]) => (
  <div><Link className="link font-semibold" to={`/equipe/actions/${id}`}>{words}</Link>{host && <span className="block text-sm text-soft">{host}</span>}</div>
)

/** Says of what was handed in or bears the label which conditions it does not meet any more. */
function NoLonger({ lacks }: Pick<Rows[number], 'lacks'>) {
  const t = useTranslations('label')
  const { nameOf } = useConditionWords()
  return lacks.length > 0 && <p className="mt-1 text-sm font-medium text-warn">{t('noLonger', { list: lacks.map(nameOf).join(', ') })}</p>
}

/** What meets the conditions, ticked to be marked as handed in together. */
export function ReadyList({ rows }: { rows: Rows }) {
  const t = useTranslations('label')
  return (
    <Form method="post">
      <ul className="mb-4 divide-y divide-line border-y border-line">
        {rows.map((row) => (
          <li key={row.id} className="flex items-start gap-3 py-3">
            <input type="checkbox" id={`pret-${row.id}`} name="action" value={row.id} defaultChecked aria-label={t('tick', { title: row.title })} className="mt-1 size-5 shrink-0 accent-accent" />
            <div>{title(row)}{row.label === 'REFUSED' && <p className="mt-1 text-sm"><Badge tone="bad">{t('state.REFUSED')}</Badge> {row.reason}</p>}</div>
          </li>
        ))}
      </ul>
      <Button name="faire" value="deposer">{t('submit')}</Button>
    </Form>
  )
}

/** What waits for the committee, with the day by which it answers, and a place to write the answer down. */
export function SubmittedList({ rows, failed }: { rows: Rows; failed?: { id: string; number?: string; reason?: string } }) {
  const t = useTranslations('label')
  const language = useLocale()
  return (
    <ul className="space-y-3">
      {rows.map((row) => (
        <li key={row.id} className={`rounded-lg border bg-sheet p-4 ${row.late ? 'border-bad' : 'border-line'}`}>
          <div className="flex flex-wrap items-start justify-between gap-3">
            <div>{title(row)}<NoLonger lacks={row.lacks} /></div>
            {row.dueOn && <Badge tone={row.late ? 'bad' : 'info'}>{t(row.late ? 'lateSince' : 'dueOn', { day: shortDate(row.dueOn, language) })}</Badge>}
          </div>
          <details className="mt-2" open={failed?.id === row.id}>
            <summary className="inline-flex min-h-11 items-center text-sm text-accent">{t('enter')}</summary>
            <div className="grid gap-4 sm:grid-cols-2">
              <Form method="post" className="space-y-2">
                <input type="hidden" name="action" value={row.id} /><input type="hidden" name="answer" value="LABELLED" />
                <TextField id={`numero-${row.id}`} name="number" maxLength={40} label={t('number')} error={failed?.id === row.id ? failed.number : undefined} />
                <Button look="secondary" name="faire" value="reponse">{t('labelled')}</Button>
              </Form>
              <Form method="post" className="space-y-2">
                <input type="hidden" name="action" value={row.id} /><input type="hidden" name="answer" value="REFUSED" />
                <TextField id={`motif-${row.id}`} name="reason" maxLength={300} label={t('reason')} error={failed?.id === row.id ? failed.reason : undefined} />
                <Button look="secondary" name="faire" value="reponse">{t('refused')}</Button>
              </Form>
            </div>
            <Form method="post" className="mt-3"><input type="hidden" name="action" value={row.id} /><Button look="quiet" name="faire" value="reprendre">{t('unsubmit')}</Button></Form>
          </details>
        </li>
      ))}
    </ul>
  )
}

/** What lacks something, and what. */
export function LackingTable({ rows }: { rows: Rows }) {
  const t = useTranslations('label')
  const { nameOf, lackOf } = useConditionWords()
  return (
    <table className="data-table">
      <thead><tr><th scope="col">{t('activity')}</th><th scope="col">{t('lacks')}</th></tr></thead>
      <tbody>
        {rows.map((row) => (
          <tr key={row.id}>
            <td className="lead">{title(row)}</td>
            <td data-label={t('lacks')}><ul>{!row.published && <li>{t('notPublished')}</li>}{row.lacks.map((check) => <li key={check.key}><span className="font-medium">{nameOf(check)}</span>{' – '}{lackOf(check)}</li>)}</ul></td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

/** What bears the label, with its number. */
export function LabelledTable({ rows }: { rows: Rows }) {
  const t = useTranslations('label')
  return (
    <table className="data-table">
      <thead><tr><th scope="col">{t('activity')}</th><th scope="col">{t('number')}</th></tr></thead>
      <tbody>{rows.map((row) => <tr key={row.id}><td className="lead">{title(row)}<NoLonger lacks={row.lacks} /></td><td data-label={t('number')} className="figures">{row.number}</td></tr>)}</tbody>
    </table>
  )
}
