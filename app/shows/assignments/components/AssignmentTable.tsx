import { Form, Link } from '@remix-run/react'
import { useTranslations } from 'use-intl'
import { Button } from '~/ui/Button'
import { Section } from '~/ui/Page'
import type { AssignmentDesk } from '../desk.server'
import { useWishWords } from './CompanyList'
import { deskAddress } from './links'
import { AssignmentBadge } from './StateBadge'

const CONFIRM = 'confirmer-coches'

/** The same desk as two lists: companies with their stands, stands with their companies. Held ones that are ticked are confirmed together. */
export function AssignmentTable({ desk: { companies, board, filter, programme } }: { desk: AssignmentDesk }) {
  const t = useTranslations('showAssignments')
  const wishWords = useWishWords()
  const held = companies.filter(({ assignment }) => assignment?.state === 'HELD')
  const holders = new Map(board.assignments.map(({ standId, applicationId }) => [standId, applicationId]))
  const halls = new Set(board.stands.map(({ hall }) => hall)).size
  const nameOf = (id?: string) => board.applications.find((one) => one.id === id)?.company
  return (
    <>
      <Section title={t('companies')} id="entreprises">
        {companies.length === 0 ? <p className="text-soft">{t('noneFound')}</p> : (
          <table className="data-table">
            <thead><tr>{held.length > 0 && <th><span className="sr-only">{t('confirm')}</span></th>}<th>{t('column.company')}</th><th>{t('column.wish')}</th><th>{t('column.stand')}</th><th>{t('column.state')}</th></tr></thead>
            <tbody>
              {companies.map(({ id, company, others, wish, assignment }) => (
                <tr key={id}>
                  {held.length > 0 && <td>{assignment?.state === 'HELD' && <label className="-my-2.5 grid size-11 cursor-pointer place-items-center"><input type="checkbox" form={CONFIRM} name="assignmentId" value={assignment.id} className="size-5 accent-accent" aria-label={t('tick', { company })} /></label>}</td>}
                  <td className="lead"><Link className="link inline-flex min-h-11 items-center font-semibold sm:min-h-0" to={deskAddress(filter, { dossier: id, stand: undefined })}>{company}</Link>{others.length > 0 && <span className="block text-sm text-soft">{t('withOthers', { names: others.join(', ') })}</span>}</td>
                  <td data-label={t('column.wish')} className="figures">{wishWords(wish)}</td>
                  <td data-label={t('column.stand')} className="figures">{assignment && (halls > 1 ? t('standIn', { number: assignment.stand.number, hall: assignment.stand.hall }) : assignment.stand.number)}</td>
                  <td data-label={t('column.state')}><AssignmentBadge assignment={assignment} zone={programme.zone} /></td>
                </tr>
              ))}
            </tbody>
          </table>
        )}
        {held.length > 0 && <Form method="post" id={CONFIRM} className="no-print mt-4"><input type="hidden" name="faire" value="confirmer" /><Button look="secondary">{t('confirmTicked')}</Button></Form>}
      </Section>
      <Section title={t('stands')} id="stands">
        <table className="data-table">
          <thead><tr><th>{t('column.stand')}</th><th>{t('column.size')}</th><th>{t('column.company')}</th></tr></thead>
          <tbody>
            {board.stands.map(({ id, number, hall, area, equipped, openSides }) => (
              <tr key={id}>
                <td className="lead"><Link className="link figures inline-flex min-h-11 items-center font-semibold sm:min-h-0" to={deskAddress(filter, { stand: id, dossier: undefined })}>{halls > 1 ? t('standIn', { number, hall }) : number}</Link></td>
                <td data-label={t('column.size')} className="figures">{t('wish', { area, kind: t(equipped ? 'equipped' : 'bare'), sides: openSides })}</td>
                <td data-label={t('column.company')}>{nameOf(holders.get(id)) ?? <span className="text-soft">{t('isFree')}</span>}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </Section>
    </>
  )
}
