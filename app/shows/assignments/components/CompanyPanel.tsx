import { Form, Link } from '@remix-run/react'
import type { ReactNode } from 'react'
import { useTranslations } from 'use-intl'
import { Button } from '~/ui/Button'
import { localDate } from '~/ui/time'
import type { DeskErrors } from '../desk-action.server'
import type { AssignmentDesk } from '../desk.server'
import { ExtendForm, HiddenFields, ReleaseForm, ShareForm } from './DeskForms'
import { deskAddress } from './links'
import { PastList } from './PastList'
import { RemarkList } from './RemarkList'
import { AssignmentBadge } from './StateBadge'

/** A company under the hand: its wishes, its stand and what can be done with it, or the free stands that suit it best. */
export function CompanyPanel({ desk: { chosenCompany: company, board, filter, programme, today, holdUntil }, applications, answer, picker }: { desk: AssignmentDesk; applications: string; answer?: DeskErrors; picker: ReactNode }) {
  const t = useTranslations('showAssignments')
  if (!company) return null
  const { row, wishes, past, trail, best, shares, coExhibitors, companyId } = company
  const names = (ids: string[]) => ids.map((id) => board.applications.find((one) => one.companyId === id)?.company).filter(Boolean).join(', ')
  const near = names([...new Set(wishes.flatMap((wish) => wish.near))])
  const away = names([...new Set(wishes.flatMap((wish) => wish.away))])
  const exhibitors = [{ id: companyId, name: company.company }, ...coExhibitors]
  const others = (
    <>
      <div>
        <p className="mb-1 text-sm font-semibold">{t('best')}</p>
        {best.length === 0 && <p className="text-sm text-soft">{t('noFree')}</p>}
        <ul className="divide-y divide-line border-y border-line">
          {best.map(({ stand, remarks }) => (
            <li key={stand.id} className="py-2">
              <Link className="link figures inline-flex min-h-11 items-center font-semibold" to={deskAddress(filter, { stand: stand.id })}>{t('standChoice', { number: stand.number, area: stand.area, kind: t(stand.equipped ? 'equipped' : 'bare') })}</Link>
              <RemarkList remarks={remarks} quiet />
            </li>
          ))}
        </ul>
      </div>
      {picker}
    </>
  )
  return (
    <div className="space-y-4">
      <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
        {row && <Link className="link figures font-semibold" to={deskAddress(filter, { dossier: undefined, stand: row.stand.id })}>{t('standIn', { number: t('standName', { number: row.stand.number }), hall: row.stand.hall })}</Link>}
        <AssignmentBadge assignment={row} zone={programme.zone} />
        <Link className="link ml-auto inline-flex min-h-11 items-center text-sm" to={`${applications}/${company.id}`}>{t('openFile')}</Link>
      </div>
      {coExhibitors.length > 0 && <p className="text-sm">{t('withOthers', { names: coExhibitors.map(({ name }) => name).join(', ') })}</p>}
      <div className="text-sm">
        <p className="font-semibold">{t('wishes')}</p>
        {wishes.length === 0 && <p>{t('noWish')}</p>}
        <ol className="figures">{wishes.map((wish, index) => <li key={`${index} ${wish.area}`}>{t('wishLine', { rank: index + 1, area: wish.area, kind: t(wish.equipped ? 'equipped' : 'bare'), sides: wish.openSides, place: wish.place ? 'some' : 'none', where: wish.place })}</li>)}</ol>
        {near && <p>{t('wishNear', { names: near })}</p>}
        {away && <p>{t('wishAway', { names: away })}</p>}
      </div>
      {row?.state === 'HELD' && (
        <Form method="post" className="space-y-2">
          <HiddenFields fields={{ faire: 'confirmer', assignmentId: row.id }} />
          <Button>{t('confirm')}</Button>
          <p className="text-sm text-soft">{t('confirmText')}</p>
        </Form>
      )}
      {row ? (
        <details className="border-t border-line pt-2">
          <summary className="flex min-h-11 items-center text-sm font-semibold">{t('change')}</summary>
          <div className="space-y-4 pb-2">{others}</div>
        </details>
      ) : others}
      {row && coExhibitors.length > 0 && <ShareForm key={row.id} assignmentId={row.id} companies={exhibitors} shares={shares} area={row.stand.area} answer={answer} />}
      {row?.state === 'HELD' && <ExtendForm key={`${row.id} ${String(row.heldUntil)}`} assignmentId={row.id} until={row.heldUntil ? localDate(row.heldUntil, programme.zone) : holdUntil} today={today} answer={answer} />}
      {row && <ReleaseForm key={`liberer ${row.id}`} assignmentId={row.id} answer={answer} />}
      <PastList past={past} trail={trail} zone={programme.zone} />
    </div>
  )
}
