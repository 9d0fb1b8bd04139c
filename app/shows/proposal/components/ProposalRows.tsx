import { Form } from '@remix-run/react'
import { useTranslations } from 'use-intl'
import { Button } from '~/ui/Button'
import { Checkbox, TextField } from '~/ui/Field'
import { Badge, Section } from '~/ui/Page'
import type { ProposalRow } from '../queries.server'
import { useReasonWords } from './useReasonWords'

const tones = { fixed: 'plain', stays: 'plain', moves: 'warn', new: 'good' } as const
const open = ({ reason, stale, done }: ProposalRow) => reason.kind === 'placed' && !done && stale === null && (reason.change === 'new' || reason.change === 'moves')

/** Each company with its stand and its reason; those that change can be taken over, all or some. */
export function ProposalRows({ rows, proposalId, today, until, error }: { rows: ProposalRow[]; proposalId: string; today: string; until: string; error?: string }) {
  const t = useTranslations('showProposal')
  const words = useReasonWords()
  const some = rows.some(open)
  return (
    <Section title={t('rows')} id="lignes">
      <Form method="post">
        <input type="hidden" name="proposition" value={proposalId} />
        <table className="data-table">
          <thead><tr><th><span className="sr-only">{t('chooseAll')}</span></th><th>{t('company')}</th><th>{t('stand')}</th><th>{t('now')}</th><th>{t('why')}</th></tr></thead>
          <tbody>
            {rows.map((row) => {
              const { reason, company, stand, now, stale, done } = row
              return (
                <tr key={reason.applicationId}>
                  <td className="pick">{open(row) && <input type="checkbox" name="dossiers" value={reason.applicationId} defaultChecked aria-label={t('choose', { company })} className="size-5" />}</td>
                  <td className="lead"><span className="font-semibold">{company}</span></td>
                  <td data-label={t('stand')}><div className="figures">{stand ?? t('none')} {reason.kind === 'placed' && <Badge tone={done ? 'good' : stale ? 'bad' : tones[reason.change]}>{done ? t('done') : stale ? t(`stale.${stale}`) : t(`change.${reason.change}`)}</Badge>}</div></td>
                  <td data-label={t('now')} className="figures">{now ?? '–'}</td>
                  <td data-label={t('why')} className="text-sm">{words(reason)}</td>
                </tr>
              )
            })}
          </tbody>
        </table>
        {some && (
          <div className="mt-6 flex flex-wrap items-end gap-x-6 gap-y-4">
            <TextField id="until" name="until" type="date" min={today} defaultValue={until} label={t('hold')} className="w-48" error={error} />
            <Checkbox id="confirm" name="confirm" value="oui" label={t('confirm')} />
            <Button name="faire" value="accepter">{t('accept')}</Button>
          </div>
        )}
      </Form>
    </Section>
  )
}
