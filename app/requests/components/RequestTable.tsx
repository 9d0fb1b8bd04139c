import { Link } from '@remix-run/react'
import { useTranslations } from 'use-intl'
import type { VisitOfferState } from '~/db/generated/enums'
import { classWords } from '~/signups/components/className'
import { Badge } from '~/ui/Page'
import type { RequestRow } from '../queries.server'
import { OfferBadge, RequestBadge } from './StateBadge'
import { useWindowWords } from './words'

type Listed = RequestRow & { mine?: VisitOfferState; invited?: boolean }

/** Requests, each a door to its page. `as` says who looks: a school does not read its own name, a company reads how far it is. */
export function RequestTable({ requests, here, as }: { requests: Listed[]; here: string; as: 'school' | 'company' | 'staff' }) {
  const t = useTranslations('requests')
  const level = useTranslations('activities.level')
  const windowWords = useWindowWords()
  return (
    <table className="data-table">
      <thead>
        <tr>
          <th scope="col">{t('request')}</th>{as !== 'school' && <th scope="col">{t('school')}</th>}<th scope="col">{t('class')}</th><th scope="col">{t('windows')}</th>
          {as === 'company' && <th scope="col" className="num">{t('distance')}</th>}{as !== 'company' && <th scope="col">{t('offers')}</th>}<th scope="col">{t('state')}</th>
        </tr>
      </thead>
      <tbody>
        {requests.map((request, index) => (
          <tr key={`${request.id}-${index}`}>
            <td className="lead"><div><Link className="link font-semibold" to={`${here}/${request.id}`}>{[t(`kinds.${request.kind as 'WORKSHOP'}`), request.theme].filter(Boolean).join(' · ')}</Link></div></td>
            {as !== 'school' && <td data-label={t('school')}><div>{request.school.name}<span className="block text-sm text-soft">{[request.school.town, request.school.priorityEducation !== 'NONE' && t('priority'), request.school.rural && t('rural')].filter(Boolean).join(' · ')}</span></div></td>}
            <td data-label={t('class')}><div>{classWords(level(request.level), request.className)}<span className="block text-sm text-soft">{t('party', { pupils: request.pupils, adults: request.adults })}</span></div></td>
            <td data-label={t('windows')}><ul>{windowWords(request.windows).map((words) => <li key={words}>{words}</li>)}</ul></td>
            {as === 'company' && <td data-label={t('distance')} className="num">{request.km === null ? '–' : t('km', { n: request.km })}</td>}
            {as !== 'company' && <td data-label={t('offers')}>{t('offersCount', { n: request.offers })}</td>}
            <td data-label={t('state')}><div className="flex flex-wrap gap-1">{as === 'company' && request.mine ? <OfferBadge state={request.mine} /> : <RequestBadge state={request.state} />}{request.invited && <Badge tone="info">{t('invited')}</Badge>}</div></td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
