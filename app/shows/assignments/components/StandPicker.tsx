import { Form } from '@remix-run/react'
import { useTranslations } from 'use-intl'
import { Button } from '~/ui/Button'
import type { AssignmentDesk } from '../desk.server'

/** Any stand for the chosen company, by name: the free ones first, then those that are taken, to move or to swap. */
export function StandPicker({ desk: { board, filter, chosenCompany: company, companies } }: { desk: AssignmentDesk }) {
  const t = useTranslations('showAssignments')
  if (!company) return null
  const holders = new Map(board.assignments.map(({ standId, applicationId }) => [standId, board.applications.find(({ id }) => id === applicationId)?.company ?? '']))
  const others = board.stands.filter(({ id }) => id !== company.row?.stand.id)
  const halls = new Set(board.stands.map(({ hall }) => hall)).size
  const option = ({ id, number, hall, area, equipped }: (typeof others)[number]) => <option key={id} value={id}>{[halls > 1 && hall, t('standChoice', { number, area, kind: t(equipped ? 'equipped' : 'bare') }), holders.get(id)].filter(Boolean).join(' · ')}</option>
  return (
    <Form method="get" action={`#choix`} className="flex items-end gap-2" key={`${company.id} ${companies.length}`}>
      {filter.vue === 'liste' && <input type="hidden" name="vue" value="liste" />}
      {filter.q && <input type="hidden" name="q" value={filter.q} />}
      {filter.etat && <input type="hidden" name="etat" value={filter.etat} />}
      <input type="hidden" name="dossier" value={company.id} />
      <div className="min-w-0 flex-1">
        <label htmlFor="stand" className="mb-1 block text-sm font-semibold">{t('field.stand')}</label>
        <select id="stand" name="stand" className="control" required>
          <optgroup label={t('freeStands')}>{others.filter(({ id }) => !holders.has(id)).map(option)}</optgroup>
          <optgroup label={t('takenStands')}>{others.filter(({ id }) => holders.has(id)).map(option)}</optgroup>
        </select>
      </div>
      <Button look="secondary">{t('look')}</Button>
    </Form>
  )
}
