import { Form } from '@remix-run/react'
import { useLocale, useTranslations } from 'use-intl'
import type { Level } from '~/db/generated/enums'
import { Button } from '~/ui/Button'
import { TextField } from '~/ui/Field'
import { Badge } from '~/ui/Page'
import { momentWords, shortDate } from '~/ui/time'
import { isLive, partyOf, type Authority, type SignUpStatus } from '../rules'
import { classWords } from './className'
import { StatusBadge } from './StatusBadge'
import { useTransportWords, type Transport } from './TransportFields'

type Row = Transport & {
  id: string
  kind: 'PERSON' | 'CLASS' | 'COMPANY_TEAM'
  status: SignUpStatus
  className: string | null
  level: Level | null
  pupils: number
  adults: number
  stepFree: number
  otherNeeds: number
  needs: string | null
  timeRequests: { id: string }[]
  contactName: string | null
  phone: string | null
  cancelReason: string | null
  refuseReason: string | null
  verified: boolean
  school: { name: string; town: string } | null
  user: { email: string } | null
  personMail: string | null
  /** Until when somebody who comes for themselves must confirm their address; null once they did. */
  confirmBy: Date | null
  offeredUntil: Date | null
  approvals: { id: string; authority: Authority; state: string; dueAt: Date | null; reason: string | null }[]
}

/** The sign-ups of one session, for staff: on paper an attendance sheet. Those who wait come with the seats that are `free`, and their ranks. */
export function SessionTable({ signUps, coming, free }: { signUps: Row[]; coming: boolean; free?: number }) {
  const ranked = free !== undefined
  const t = useTranslations('signups')
  const persons = useTranslations('individuals')
  const classes = useTranslations('classes')
  const transport = useTransportWords()
  const levelWords = useTranslations('activities.level')
  return (
    <table className="data-table">
      <thead>
        <tr>
          {ranked && <th scope="col" className="num">{t('rankShort')}</th>}
          <th scope="col">{t('school')}</th><th scope="col">{t('class')}</th><th scope="col">{t('persons')}</th>
          <th scope="col">{t('needs')}</th><th scope="col">{t('contact')}</th><th scope="col">{t('state')}</th>
          <th scope="col" className="hidden print:table-cell">{t('signature')}</th>
        </tr>
      </thead>
      <tbody>
        {signUps.map((signUp, index) => (
          <tr key={signUp.id}>
            {ranked && <td data-label={t('rankShort')} className="num">{index + 1}</td>}
            <td className="lead"><div><strong>{signUp.kind === 'PERSON' ? (signUp.contactName ?? persons('one')) : signUp.school?.name}</strong><br /><span className="text-soft">{signUp.kind === 'PERSON' ? persons('one') : signUp.school?.town}</span></div></td>
            <td data-label={t('class')}>{classWords(signUp.level && levelWords(signUp.level), signUp.className)}</td>
            <td data-label={t('persons')}><span><strong className="figures">{partyOf(signUp)}</strong>{signUp.kind !== 'PERSON' && <><br />{t('party', { pupils: signUp.pupils, adults: signUp.adults })}</>}{signUp.stepFree > 0 && <><br />{t('stepFree', { n: signUp.stepFree })}</>}</span></td>
            <td data-label={t('needs')}><span>{[signUp.otherNeeds > 0 && classes('otherNeedsCount', { n: signUp.otherNeeds }), signUp.needs].filter(Boolean).join(' · ')}{transport(signUp) && <span className="block text-sm text-soft">{transport(signUp)}</span>}</span></td>
            <td data-label={t('contact')}>
              <span className="break-words">{[signUp.kind === 'PERSON' ? null : signUp.contactName, signUp.user?.email, signUp.personMail, signUp.phone].filter(Boolean).map((words) => <span key={words} className="block">{words}</span>)}</span>
              {signUp.confirmBy && isLive(signUp.status) && <Badge tone="warn">{persons('unconfirmed')}</Badge>}
              {!signUp.verified && signUp.user && <Badge tone="warn">{t('unverified')}</Badge>}
            </td>
            <td data-label={t('state')}><span><StatusBadge status={signUp.status} /><State signUp={signUp} coming={coming} free={free} /></span></td>
            <td className="hidden print:table-cell" />
          </tr>
        ))}
      </tbody>
    </table>
  )
}

/** Decisions of both authorities, and what staff can do: give or refuse the chamber's, seat one that waits, cancel. */
function State({ signUp, coming, free }: { signUp: Row; coming: boolean; free?: number }) {
  const t = useTranslations('signups')
  const waiting = useTranslations('waiting.staff')
  const time = useTranslations('anotherTime')
  const language = useLocale()
  const ended = signUp.cancelReason ?? signUp.refuseReason
  return (
    <>
      <ul className="mt-1 text-sm text-soft">
        {signUp.approvals.map(({ id, authority, state, dueAt, reason }) => (
          <li key={id}>{`${t(`step.${authority}`)} : ${state === 'GIVEN' ? t('given') : state === 'REFUSED' ? t('refused') : t('asked')}`}{state === 'ASKED' && dueAt && `, ${t('mustBeDecided', { date: shortDate(dueAt, language) })}`}{reason && ` · ${reason}`}</li>
        ))}
        {signUp.timeRequests.length > 0 && <li>{time('awaited')}</li>}
        {signUp.status === 'OFFERED' && signUp.offeredUntil && <li>{waiting('heldUntil', { until: momentWords(signUp.offeredUntil, language) })}</li>}
        {ended && <li>{t('reasonGiven', { reason: ended })}</li>}
      </ul>
      {isLive(signUp.status) && coming && (
        <div className="no-print mt-2 space-y-1">
          {signUp.approvals.filter(({ authority, state }) => authority === 'CHAMBER' && (state === 'ASKED' || state === 'MORE_ASKED')).map(({ id }) => <DecisionForms key={id} approvalId={id} />)}
          {free !== undefined && partyOf(signUp) > free && <p className="text-sm text-soft">{waiting('tooMany', { n: free })}</p>}
          {free !== undefined && partyOf(signUp) <= free && (
            <details>
              <summary className="flex min-h-11 cursor-pointer items-center text-sm text-accent hover:underline">{waiting('outOfTurn')}</summary>
              <Form method="post" className="space-y-2">
                <input type="hidden" name="signUpId" value={signUp.id} />
                <TextField id={`placer-${signUp.id}`} name="reason" label={waiting('reason')} hint={waiting('reasonHint')} maxLength={300} required />
                <Button look="secondary" name="faire" value="placer">{waiting('give')}</Button>
              </Form>
            </details>
          )}
          <details>
            <summary className="flex min-h-11 cursor-pointer items-center text-sm text-accent hover:underline">{t('cancel')}</summary>
            <Form method="post" className="space-y-2">
              <input type="hidden" name="signUpId" value={signUp.id} />
              <TextField id={`annuler-${signUp.id}`} name="reason" label={t('field.reason')} hint={t('refuseHint')} required={false} maxLength={300} />
              <Button look="danger" name="faire" value="annuler">{t('cancelYes')}</Button>
            </Form>
          </details>
        </div>
      )}
    </>
  )
}

/** One decision: given with a click, refused with words. Used by staff and by the rectorate, each for its own. */
export function DecisionForms({ approvalId }: { approvalId: string }) {
  const t = useTranslations('signups')
  return (
    <div className="flex flex-wrap items-start gap-x-4">
      <Form method="post">
        <input type="hidden" name="approvalId" value={approvalId} />
        <input type="hidden" name="faire" value="avis" />
        <Button look="secondary" name="decision" value="GIVEN">{t('give')}</Button>
      </Form>
      <details>
        <summary className="flex min-h-11 cursor-pointer items-center text-sm text-accent hover:underline">{t('refuse')}</summary>
        <Form method="post" className="space-y-2">
          <input type="hidden" name="approvalId" value={approvalId} />
          <input type="hidden" name="faire" value="avis" />
          <TextField id={`refuser-${approvalId}`} name="reason" label={t('field.reason')} hint={t('refuseHint')} maxLength={500} required />
          <Button look="danger" name="decision" value="REFUSED">{t('refuse')}</Button>
        </Form>
      </details>
    </div>
  )
}
