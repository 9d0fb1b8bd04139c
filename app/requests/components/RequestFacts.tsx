import { useLocale, useTranslations } from 'use-intl'
import { classWords } from '~/signups/components/className'
import { Fact, Facts } from '~/ui/Page'
import { shortDate } from '~/ui/time'
import type { RequestPage } from '../queries.server'
import { useWindowWords } from './words'

/** What a school asks for, in full. */
export function RequestFacts({ request, withSchool }: { request: RequestPage; withSchool: boolean }) {
  const t = useTranslations('requests')
  const level = useTranslations('activities.level')
  const language = useLocale()
  const windowWords = useWindowWords()
  const { school, programme } = request
  return (
    <Facts>
      {withSchool && <Fact term={t('school')}>{[school.name, school.town, school.priorityEducation !== 'NONE' && t('priority'), school.rural && t('rural')].filter(Boolean).join(' · ')}</Fact>}
      <Fact term={t('class')}>{classWords(level(request.level), request.className)}, {t('party', { pupils: request.pupils, adults: request.adults })}{request.stepFree > 0 && <span className="block">{t('stepFree', { n: request.stepFree })}</span>}</Fact>
      <Fact term={t('windows')}><ul>{windowWords(request.windows).map((words) => <li key={words}>{words}</li>)}</ul></Fact>
      <Fact term={t('distance')}>{[request.maxKm === null ? t('anyDistance') : t('atMost', { n: request.maxKm }), request.km !== null && t('away', { n: Math.max(1, request.km) })].filter(Boolean).join(' · ')}</Fact>
      <Fact term={t('theme')}>{request.theme}</Fact>
      <Fact term={t('programme')}>{programme.title}<span className="block text-sm text-soft">{t('sinceDay', { day: shortDate(request.createdAt, language) })}</span></Fact>
      <Fact term={t('wishes')}>{request.wishes && <p className="whitespace-pre-line">{request.wishes}</p>}</Fact>
    </Facts>
  )
}
