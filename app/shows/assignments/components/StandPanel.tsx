import { Link } from '@remix-run/react'
import { useTranslations } from 'use-intl'
import type { AssignmentDesk } from '../desk.server'
import { deskAddress } from './links'
import { PastList } from './PastList'
import { RemarkList } from './RemarkList'
import { AssignmentBadge } from './StateBadge'

/** A stand under the hand: who has it, or whom it would suit; and who had it before. */
export function StandPanel({ desk: { chosenStand: stand, filter, programme } }: { desk: AssignmentDesk }) {
  const t = useTranslations('showAssignments')
  if (!stand) return null
  return (
    <div className="space-y-4">
      <p className="figures text-sm text-soft">{[stand.hall, t('wish', { area: stand.area, kind: t(stand.equipped ? 'equipped' : 'bare'), sides: stand.openSides }), stand.zone].filter(Boolean).join(' · ')}</p>
      {stand.gone ? <p>{t('isGone')}</p> : stand.there ? (
        <p className="flex flex-wrap items-center gap-3">
          <Link className="link inline-flex min-h-11 items-center font-semibold" to={deskAddress(filter, { dossier: stand.there.id, stand: undefined })}>{t('hereIs', { company: stand.there.company })}</Link>
          <AssignmentBadge assignment={stand.there.assignment} zone={programme.zone} />
        </p>
      ) : (
        <div>
          <p className="mb-3">{t('isFree')}</p>
          <p className="mb-1 text-sm font-semibold">{t('fitting')}</p>
          {stand.fitting.length === 0 && <p className="text-sm text-soft">{t('noFitting')}</p>}
          <ul className="divide-y divide-line border-y border-line">
            {stand.fitting.map(({ application, remarks }) => (
              <li key={application.id} className="py-2">
                <Link className="link inline-flex min-h-11 items-center font-semibold" to={deskAddress(filter, { dossier: application.id })}>{application.company}</Link>
                <RemarkList remarks={remarks} quiet />
              </li>
            ))}
          </ul>
        </div>
      )}
      <PastList past={stand.past} zone={programme.zone} />
    </div>
  )
}
