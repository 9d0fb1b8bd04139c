import { Form, Link } from '@remix-run/react'
import { useLocale, useTranslations } from 'use-intl'
import { Button } from '~/ui/Button'
import { sessionWords } from '~/ui/time'
import type { RequestPage } from '../queries.server'
import { OfferBadge } from './StateBadge'

/** Companies' answers side by side; whoever may act on one has the buttons. */
export function AnswerList({ request, may }: { request: RequestPage; may: 'accept' | 'withdraw' | 'read' }) {
  const t = useTranslations('requests')
  const language = useLocale()
  const { answers, programme: { zone } } = request
  if (answers.length === 0) return <p className="text-soft">{t('noAnswers')}</p>
  return (
    <ul className="grid gap-4 md:grid-cols-2">
      {answers.map(({ id, state, company, startsAt, endsAt, activity, place, message, km, stepFree }) => {
        const words = sessionWords(startsAt, endsAt, language, zone)
        return (
          <li key={id} className="flex flex-col gap-2 rounded-lg border border-line bg-sheet p-4">
            <div className="flex flex-wrap items-start justify-between gap-2"><h3 className="font-semibold">{company.name}</h3><OfferBadge state={state} /></div>
            <p className="figures font-semibold first-letter:uppercase">{words}</p>
            <p className="text-sm text-soft">
              {activity ? <Link className="link" to={`/actions/${activity.slug}`}>{activity.title}</Link> : t('newOffer', { kind: request.kind })}
              {' · '}{[activity ? activity.placeName : (place ?? request.school.name), activity?.town, km !== null && request.kind !== 'TALK_IN_CLASS' && t('away', { n: Math.max(1, Math.round(km)) }), stepFree && t('field.offerStepFree')].filter(Boolean).join(' · ')}
            </p>
            {message && <p className="whitespace-pre-line">{message}</p>}
            {state === 'MADE' && may !== 'read' && (
              <Form method="post" className="mt-auto flex flex-wrap gap-2 pt-2">
                <input type="hidden" name="offre" value={id} />
                {may === 'accept' && <><Button name="faire" value="accepter" aria-label={`${t('accept')}, ${company.name}, ${words}`}>{t('accept')}</Button><Button look="secondary" name="faire" value="decliner" aria-label={`${t('decline')}, ${company.name}, ${words}`}>{t('decline')}</Button></>}
                {may === 'withdraw' && <Button look="secondary" name="faire" value="retirer">{t('withdrawOffer')}</Button>}
              </Form>
            )}
          </li>
        )
      })}
    </ul>
  )
}
