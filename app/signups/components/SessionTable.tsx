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

/** What the server did not take: at which field (by its id), what was typed there, and why. */
export type ListRefusal = { field: string; typed: string; error: string }

/** The sign-ups of one session, for staff: on paper an attendance sheet. Those who wait come with the seats that are `free`, and their ranks. */
export function SessionTable({ signUps, coming, free, refusal }: { signUps: Row[]; coming: boolean; free?: number; refusal?: ListRefusal }) {
  const ranked = free !== undefined
  const t = useTranslations('signups')
  const persons = useTranslations('individuals')
  const levelWords = useTranslations('activities.level')
  return (
    <table className="data-table compact">
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
            {ranked && <td className="num max-sm:hidden">{index + 1}</td>}
            <td className="lead"><div>{ranked && <span className="figures sm:hidden">{`${index + 1}. `}</span>}<strong>{signUp.kind === 'PERSON' ? (signUp.contactName ?? persons('one')) : signUp.school?.name}</strong>{signUp.kind === 'PERSON' ? signUp.contactName && <><br /><span className="text-soft">{persons('one')}</span></> : <><br /><span className="text-soft">{signUp.school?.town}</span></>}</div></td>
            <td data-label={t('class')}>{classWords(signUp.level && levelWords(signUp.level), signUp.className)}</td>
            <td data-label={t('persons')}><span><strong className="figures">{partyOf(signUp)}</strong>{signUp.kind !== 'PERSON' && <><br />{t('party', { pupils: signUp.pupils, adults: signUp.adults })}</>}{signUp.stepFree > 0 && <><br />{t('stepFree', { n: signUp.stepFree })}</>}</span></td>
            <td data-label={t('needs')}><Needs signUp={signUp} /></td>
            <td data-label={t('contact')}>{contactOf(signUp).length > 0 && (
              <div className="break-words">
                {contactOf(signUp).map((words) => <span key={words} className="block">{words}</span>)}
                {signUp.confirmBy && isLive(signUp.status) && <Badge tone="warn">{persons('unconfirmed')}</Badge>}
                {!signUp.verified && signUp.user && <Badge tone="warn">{t('unverified')}</Badge>}
              </div>
            )}</td>
            <td data-label={t('state')}>
              <div><StatusBadge status={signUp.status} unconfirmed={signUp.confirmBy !== null} /><State signUp={signUp} /></div>
              {isLive(signUp.status) && coming && <Acts signUp={signUp} free={free} refusal={refusal} />}
            </td>
            <td className="hidden print:table-cell" />
          </tr>
        ))}
      </tbody>
    </table>
  )
}

const contactOf = ({ kind, contactName, user, personMail, phone }: Row) => [kind === 'PERSON' ? null : contactName, user?.email, personMail, phone].filter((words) => !!words)

function Needs({ signUp }: { signUp: Row }) {
  const classes = useTranslations('classes')
  const comes = useTransportWords()(signUp)
  const needs = [signUp.otherNeeds > 0 && classes('otherNeedsCount', { n: signUp.otherNeeds }), signUp.needs].filter(Boolean).join(' · ')
  // Nothing at all leaves the cell empty: a phone then leaves it out.
  if (!needs && !comes) return null
  return <span>{needs}{comes && <span className="block text-sm text-soft">{comes}</span>}</span>
}

/** Decisions of both authorities, what is awaited, and why it ended. */
function State({ signUp }: { signUp: Row }) {
  const t = useTranslations('signups')
  const waiting = useTranslations('waiting.staff')
  const time = useTranslations('anotherTime')
  const language = useLocale()
  const ended = signUp.cancelReason ?? signUp.refuseReason
  return (
    <ul className="mt-1 text-sm text-soft empty:hidden">
      {signUp.approvals.map(({ id, authority, state, dueAt, reason }) => (
        <li key={id}>{`${t(`step.${authority}`)} : ${state === 'GIVEN' ? t('given') : state === 'REFUSED' ? t('refused') : t('asked')}`}{state === 'ASKED' && dueAt && `, ${t('mustBeDecided', { date: shortDate(dueAt, language) })}`}{reason && ` · ${reason}`}</li>
      ))}
      {signUp.timeRequests.length > 0 && <li>{time('awaited')}</li>}
      {signUp.status === 'OFFERED' && signUp.offeredUntil && <li>{waiting('heldUntil', { until: momentWords(signUp.offeredUntil, language) })}</li>}
      {ended && <li>{t('reasonGiven', { reason: ended })}</li>}
    </ul>
  )
}

const summary = 'flex min-h-11 cursor-pointer items-center text-sm text-accent hover:underline'

/** What staff can do: give or refuse the chamber's decision, seat one that waits, cancel. On a phone it has the width of the card. */
function Acts({ signUp, free, refusal }: { signUp: Row; free?: number; refusal?: ListRefusal }) {
  const t = useTranslations('signups')
  const waiting = useTranslations('waiting.staff')
  const { id, kind } = signUp
  return (
    <div className="no-print col-span-full">
      {signUp.approvals.filter(({ authority, state }) => authority === 'CHAMBER' && (state === 'ASKED' || state === 'MORE_ASKED')).map((approval) => <DecisionForms key={approval.id} approvalId={approval.id} kind={kind} refusal={refusal} />)}
      {free !== undefined && free > 0 && partyOf(signUp) > free && <p className="text-sm text-soft">{waiting('tooMany', { n: free })}</p>}
      <div className="flex flex-wrap gap-x-6">
        {free !== undefined && partyOf(signUp) <= free && (
          <details className="open:w-full" open={refusal?.field === `placer-${id}` || undefined}>
            <summary className={summary}>{waiting('outOfTurn')}</summary>
            <Form method="post" preventScrollReset className="space-y-2 pb-2">
              <input type="hidden" name="signUpId" value={id} />
              <TextField {...reasonField(`placer-${id}`, refusal)} label={waiting('reason')} hint={waiting('reasonHint')} maxLength={300} required />
              <Button look="secondary" name="faire" value="placer">{waiting('give')}</Button>
            </Form>
          </details>
        )}
        <details className="open:w-full" open={refusal?.field === `annuler-${id}` || undefined}>
          <summary className={summary}>{t('cancel')}</summary>
          <Form method="post" preventScrollReset className="space-y-2 pb-2">
            <input type="hidden" name="signUpId" value={id} />
            <TextField {...reasonField(`annuler-${id}`, refusal)} label={t('field.reason')} hint={t('refuseHint', { kind })} required={false} maxLength={300} />
            <Button look="danger" name="faire" value="annuler">{t('cancelYes')}</Button>
          </Form>
        </details>
      </div>
    </div>
  )
}

const reasonField = (id: string, refusal?: ListRefusal) => ({ id, name: 'reason', ...(refusal?.field === id && { error: refusal.error, defaultValue: refusal.typed }) })

/** One decision: given with a click, refused with words. */
function DecisionForms({ approvalId, kind, refusal }: { approvalId: string; kind: Row['kind']; refusal?: ListRefusal }) {
  const t = useTranslations('signups')
  return (
    <div className="flex flex-wrap items-start gap-x-4">
      <Form method="post">
        <input type="hidden" name="approvalId" value={approvalId} />
        <input type="hidden" name="faire" value="avis" />
        <Button look="secondary" name="decision" value="GIVEN">{t('give')}</Button>
      </Form>
      <details className="open:w-full" open={refusal?.field === `refuser-${approvalId}` || undefined}>
        <summary className={summary}>{t('refuse')}</summary>
        <Form method="post" preventScrollReset className="space-y-2 pb-2">
          <input type="hidden" name="approvalId" value={approvalId} />
          <input type="hidden" name="faire" value="avis" />
          <TextField {...reasonField(`refuser-${approvalId}`, refusal)} label={t('field.reason')} hint={t('refuseHint', { kind })} maxLength={500} required />
          <Button look="danger" name="decision" value="REFUSED">{t('refuse')}</Button>
        </Form>
      </details>
    </div>
  )
}
