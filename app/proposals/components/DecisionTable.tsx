import { useTranslations } from 'use-intl'
import { Badge } from '~/ui/Page'
import type { Merged } from '../rules'
import type { DateChange } from '../schema'
import { ChangeTable, useChangeRows } from './ChangeTable'
import { useDateWords, useFieldWords } from './words'

type Session = { startsAt: Date; endsAt: Date; seats: number; note: string | null; status: string }
type Props = { merged: Merged[]; dates: { date: DateChange; conflict?: Session | null }[]; zone: string }

/** A company's change before staff: where both changed the same, it asks whose version holds. */
export function DecisionTable({ merged, dates, zone }: Props) {
  const t = useTranslations('proposals')
  const rows = useChangeRows(zone)
  const { valueWords } = useFieldWords()
  const dateWords = useDateWords(zone)
  const sessionNow = (session: Session | null) => {
    if (!session || session.status === 'CANCELLED') return t('asked.gone')
    return dateWords({ kind: 'add', key: '', seats: session.seats, note: session.note, startsAt: session.startsAt.toISOString(), endsAt: session.endsAt.toISOString() }).after
  }
  return (
    <ChangeTable
      rows={[
        ...merged.map((change) => ({
          ...rows.ofField(change),
          also: change.standing === 'conflict' ? <WhoseVersion key={change.field} of={change.field} now={valueWords(change.field, change.now)} /> : change.standing === 'already' ? <p className="mt-1"><Badge tone="good">{t('staff.already')}</Badge></p> : undefined,
        })),
        ...dates.map(({ date, conflict }) => ({ ...rows.ofDate(date), also: conflict === undefined ? undefined : <WhoseVersion of={date.key} now={sessionNow(conflict)} /> })),
      ]}
    />
  )
}

function WhoseVersion({ of, now }: { of: string; now: string }) {
  const t = useTranslations('proposals.staff')
  return (
    <fieldset className="mt-3 rounded-md border-l-4 border-warn bg-warn-wash p-3">
      <legend className="sr-only">{t('conflict')}</legend>
      <p className="font-semibold">{t('conflict')}</p>
      <p className="mb-2 whitespace-pre-line">{t('conflictNow', { now })}</p>
      {(['published', 'company'] as const).map((whose) => (
        <label key={whose} className="flex min-h-11 cursor-pointer items-center gap-3"><input type="radio" name={`choix.${of}`} value={whose} className="size-5 accent-accent" />{t(`keep.${whose}`)}</label>
      ))}
    </fieldset>
  )
}
