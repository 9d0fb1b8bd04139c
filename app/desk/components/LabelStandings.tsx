import { Link } from '@remix-run/react'
import { useLocale, useTranslations } from 'use-intl'
import { shortDate } from '~/ui/time'
import type { LabelStanding } from '../late.server'

const parts = ['labelled', 'submitted', 'ready', 'refused', 'lacking'] as const
const fills = { labelled: 'fill-good', submitted: 'fill-accent', ready: 'fill-week', refused: 'fill-bad', lacking: 'fill-rule' }

/** Where the label of each edition stands, as one bar and in numbers. */
export function LabelStandings({ editions }: { editions: LabelStanding[] }) {
  const t = useTranslations('desk')
  const language = useLocale()
  return (
    <ul className="space-y-5">
      {editions.map((edition) => {
        const total = parts.reduce((sum, part) => sum + edition[part], 0)
        let at = 0
        return (
          <li key={edition.id}>
            <p className="flex flex-wrap items-baseline justify-between gap-x-4"><Link className="link inline-flex min-h-8 items-center font-semibold" to={`/equipe/programmes/${edition.id}/label`}>{edition.title}</Link>{edition.deadline && <span className="figures text-sm text-soft">{t(edition.over ? 'labelOver' : 'labelUntil', { day: shortDate(edition.deadline, language) })}</span>}</p>
            <svg aria-hidden viewBox="0 0 100 6" preserveAspectRatio="none" className="my-1.5 h-2 w-full">
              <rect width="100" height="6" className="fill-line" />
              {parts.map((part) => {
                const x = at
                at += total === 0 ? 0 : (edition[part] / total) * 100
                return edition[part] > 0 && <rect key={part} x={x + 0.2} width={Math.max(0, at - x - 0.4)} height="6" className={fills[part]} />
              })}
            </svg>
            <ul className="figures flex flex-wrap gap-x-4 gap-y-1 text-sm">
              {parts.filter((part) => edition[part] > 0).map((part) => (
                <li key={part} className="inline-flex items-center gap-1.5"><svg aria-hidden viewBox="0 0 10 10" className="size-2.5"><rect width="10" height="10" className={fills[part]} /></svg>{t(`label.${part}`, { n: edition[part] })}</li>
              ))}
              {total === 0 && <li className="text-soft">{t('label.none')}</li>}
            </ul>
          </li>
        )
      })}
    </ul>
  )
}
