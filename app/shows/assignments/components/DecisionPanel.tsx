import { Form, Link } from '@remix-run/react'
import { useTranslations } from 'use-intl'
import { Button } from '~/ui/Button'
import type { DeskErrors } from '../desk-action.server'
import type { AssignmentDesk } from '../desk.server'
import { HiddenFields, HoldForm } from './DeskForms'
import { deskAddress } from './links'
import { RemarkList } from './RemarkList'

type Props = { desk: AssignmentDesk; answer?: DeskErrors }

/** A company and a stand together: what speaks against it, then what can be done. */
export function DecisionPanel({ desk: { decision, chosenCompany: company, chosenStand: stand, filter, holdUntil, today }, answer }: Props) {
  const t = useTranslations('showAssignments')
  if (!decision || !company || !stand) return null
  const own = company.row
  return (
    <div className="space-y-4">
      <p className="figures text-sm text-soft">{[stand.hall, t('standChoice', { number: stand.number, area: stand.area, kind: t(stand.equipped ? 'equipped' : 'bare') })].join(' · ')}</p>
      <div className="rounded-md border border-line bg-paper p-3">
        <p className="mb-1.5 text-sm font-semibold">{t('remarksTitle')}</p>
        <RemarkList remarks={decision.remarks} />
        {decision.way === 'swap' && <div className="mt-3"><p className="mb-1.5 text-sm font-semibold">{t('forOther', { company: decision.other.company, stand: decision.other.stand })}</p><RemarkList remarks={decision.other.remarks} /></div>}
      </div>
      {decision.way === 'hold' && <HoldForm applicationId={company.id} standId={stand.id} until={holdUntil} today={today} answer={answer} />}
      {decision.way === 'move' && own && (
        <Form method="post" className="space-y-3">
          <HiddenFields fields={{ faire: 'deplacer', assignmentId: own.id, standId: stand.id }} />
          <p className="text-sm">{t('moveText', { stand: own.stand.number, confirmed: own.state === 'CONFIRMED' ? 'yes' : 'no' })}</p>
          <Button>{t('move')}</Button>
        </Form>
      )}
      {decision.way === 'swap' && own && (
        <Form method="post">
          <HiddenFields fields={{ faire: 'echanger', assignmentId: own.id, otherId: decision.other.assignmentId }} />
          <Button>{t('swap')}</Button>
        </Form>
      )}
      {decision.way === 'taken' && <p className="text-sm">{t('takenText', { company: decision.other.company })} <Link className="link" to={deskAddress(filter, { dossier: decision.other.applicationId, stand: undefined })}>{decision.other.company}</Link></p>}
      {decision.way === 'same' && <p className="text-sm">{t('same', { company: company.company })}</p>}
      <p><Link className="link inline-flex min-h-11 items-center text-sm" to={deskAddress(filter, { stand: undefined })}>{t('otherStand')}</Link></p>
    </div>
  )
}
