import { Link } from '@remix-run/react'
import { useTranslations } from 'use-intl'
import { RequestState } from '~/db/generated/enums'
import { Scroller } from '~/ui/Scroller'
import type { RequestRow } from '../queries.server'
import { useWindowWords } from './words'

const columns = [RequestState.OPEN, RequestState.OFFERED, RequestState.ACCEPTED, RequestState.EXPIRED, RequestState.WITHDRAWN]

/** Requests as columns by state, those that end soonest on top: where schools wait is seen at once. Nothing is moved by hand here. */
export function RequestBoard({ requests, here }: { requests: RequestRow[]; here: string }) {
  const t = useTranslations('requests')
  const level = useTranslations('activities.level')
  const windowWords = useWindowWords()
  return (
    <Scroller label={t('board')}>
      <div className="grid min-w-[60rem] grid-cols-5 items-start gap-3">
        {columns.map((state) => {
          const cards = requests.filter((one) => one.state === state)
          return (
            <section key={state} aria-label={t(`states.${state}`)} className="rounded-lg border border-line bg-sunk p-2">
              <h2 className="mb-2 flex items-center justify-between px-1 text-sm font-semibold"><span>{t(`states.${state}`)}</span><span className="figures text-soft">{cards.length}</span></h2>
              <ul className="space-y-2">
                {cards.map((card) => (
                  <li key={card.id} className="rounded-md border border-line bg-sheet p-3 text-sm">
                    <Link className="inline-flex min-h-6 font-semibold hover:text-accent hover:underline" to={`${here}/${card.id}`}>{card.school.name}</Link>
                    <p>{[t(`kinds.${card.kind as 'WORKSHOP'}`), card.theme].filter(Boolean).join(' · ')}</p>
                    <p className="figures text-soft">{[level(card.level), t('party', { pupils: card.pupils, adults: card.adults })].join(' · ')}</p>
                    <p className="text-soft">{windowWords(card.windows).join('\u00a0; ')}</p>
                    {card.offers > 0 && <p className="mt-1 font-semibold text-warn">{t('offersCount', { n: card.offers })}</p>}
                  </li>
                ))}
              </ul>
            </section>
          )
        })}
      </div>
    </Scroller>
  )
}
