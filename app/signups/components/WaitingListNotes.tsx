import { useLocale, useTranslations } from 'use-intl'
import { Badge, Notice } from '~/ui/Page'
import { momentWords } from '~/ui/time'
import type { offersOf } from '../waiting-list-queries.server'
import { partyOf } from '../rules'

type Offers = Awaited<ReturnType<typeof offersOf>>
const tones = { AWAITED: 'warn', ACCEPTED: 'good', DECLINED: 'plain', EXPIRED: 'plain', WITHDRAWN: 'plain' } as const

/** Why nobody else is called from a waiting list: whose answer is awaited, whom the seats are too few for. */
export function WaitingListNotes({ offers, heldBy }: { offers: Offers; heldBy?: { size: number; left: number; yearLimit: number | null } | null }) {
  const t = useTranslations('waiting.staff')
  const signups = useTranslations('signups')
  const n = offers.filter(({ outcome }) => outcome === 'AWAITED').length
  if (n === 0 && !heldBy) return null
  return (
    <Notice title={t('why')}>
      {n > 0 && <p>{t('offers', { n })}</p>}
      {heldBy && <p>{heldBy.yearLimit === null ? signups('heldBy', { free: heldBy.left, party: heldBy.size }) : signups('heldByYear', { n: heldBy.yearLimit })}</p>}
    </Notice>
  )
}

/** What was offered to whom, and what they said. */
export function OfferTable({ offers }: { offers: Offers }) {
  const t = useTranslations('waiting.staff')
  const words = useTranslations('waiting')
  const people = useTranslations('individuals')
  const language = useLocale()
  return (
    <table className="data-table">
      <thead>
        <tr>{(['to', 'at', 'until', 'outcome', 'by'] as const).map((column) => <th key={column} scope="col">{t(column)}</th>)}</tr>
      </thead>
      <tbody>
        {offers.map(({ id, createdAt, until, outcome, answeredAt, by, reason, signUp }) => (
          <tr key={id}>
            <td className="lead"><div><strong>{[signUp.school?.name ?? signUp.contactName ?? people('one'), signUp.className].filter(Boolean).join(', ')}</strong><br /><span className="text-soft">{words('group', { n: partyOf(signUp) })}</span></div></td>
            <td data-label={t('at')}>{momentWords(createdAt, language)}</td>
            <td data-label={t('until')}>{momentWords(until, language)}</td>
            <td data-label={t('outcome')}><div><Badge tone={tones[outcome]}>{t(`outcomes.${outcome}`)}</Badge>{answeredAt && <span className="block text-sm text-soft">{momentWords(answeredAt, language)}</span>}</div></td>
            <td data-label={t('by')}>{reason && [by, reason].filter(Boolean).join(' : ')}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
