import { useTranslations } from 'use-intl'
import { Badge } from '~/ui/Page'
import type { afterwards } from '../feedback.server'

type Answer = NonNullable<Awaited<ReturnType<typeof afterwards>>>['feedback'][number]

/** What schools and the host said. */
export function FeedbackList({ feedback, host }: { feedback: Answer[]; host: string }) {
  const t = useTranslations('arrivals.done')
  return (
    <ul className="divide-y divide-line border-y border-line">
      {feedback.map(({ id, side, overall, prepared, again, comment, signUp }) => (
        <li key={id} className="py-4">
          <p className="text-sm text-soft">{side === 'HOST' ? [t('host'), host].filter(Boolean).join(' · ') : [t('school'), signUp?.school?.name, signUp?.className].filter(Boolean).join(' · ')}</p>
          <p className="figures mt-1 flex flex-wrap items-center gap-x-4 gap-y-1 font-semibold">
            <span>{t('overall', { n: overall ?? 0 })}</span><span>{t('prepared', { n: prepared ?? 0 })}</span><Badge tone={again ? 'good' : 'warn'}>{again ? t('again') : t('notAgain')}</Badge>
          </p>
          {comment && <p className="mt-2 max-w-prose whitespace-pre-line">{comment}</p>}
        </li>
      ))}
    </ul>
  )
}
