import { useLocale, useTranslations } from 'use-intl'
import { Badge, type Tone } from '~/ui/Page'
import { momentWords, sessionWords } from '~/ui/time'
import type { AskedTime } from '../another-time-queries.server'

const tones: Record<AskedTime['state'], Tone | 'plain'> = { ASKED: 'warn', ACCEPTED: 'good', KEPT: 'info', WITHDRAWN: 'plain', EXPIRED: 'plain', OVERTAKEN: 'plain' }

/** What a host asked and what came of it: dates, words, the answer. */
export function AskedTimeCard({ asked, zone }: { asked: AskedTime; zone: string }) {
  const t = useTranslations('anotherTime')
  const language = useLocale()
  return (
    <div className="rounded-lg border border-line bg-sheet p-4">
      <p className="flex flex-wrap items-center gap-x-3 gap-y-1"><Badge tone={tones[asked.state]}>{t(`state.${asked.state}`)}</Badge><span className="text-sm text-soft">{t('askedAt', { when: momentWords(asked.createdAt, language, zone) })}</span></p>
      <ul className="mt-2 space-y-1">
        {asked.dates.map((date) => <li key={date.id} className="figures">{sessionWords(date.startsAt, date.endsAt, language, zone)}{date.taken && <> <Badge tone="good">{t('taken')}</Badge></>}</li>)}
      </ul>
      {asked.message && <blockquote className="mt-2 border-l-4 border-rule pl-3 whitespace-pre-line">{asked.message}</blockquote>}
      {asked.answer && <blockquote className="mt-2 border-l-4 border-accent pl-3 whitespace-pre-line"><span className="block text-sm text-soft">{t('schoolSays')}</span>{asked.answer}</blockquote>}
    </div>
  )
}
