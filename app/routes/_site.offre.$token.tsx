import { data, redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { useLocale, useTranslations } from 'use-intl'
import { access } from '~/access/policy'
import { notFound } from '~/access/responses.server'
import { classWords } from '~/signups/components/className'
import { OfferAnswer } from '~/signups/components/OfferAnswer'
import { linkOf } from '~/signups/individuals-letters.server'
import { placeOf } from '~/signups/moves.server'
import { isLive } from '~/signups/rules'
import { acceptOffer, declineOffer, offerByLink } from '~/signups/waiting-list.server'
import { LinkButton } from '~/ui/Button'
import { Fact, Facts, Notice, PageHeader } from '~/ui/Page'
import { momentWords, sessionWords } from '~/ui/time'

export const handle = access('offer.answer')

/** What somebody who waits opens from their mail. Opening answers nothing: mail scanners open links too. */
export async function loader({ request, params }: LoaderFunctionArgs) {
  const now = new Date()
  const offer = await offerByLink(params.token ?? '', now)
  if (!offer) throw notFound()
  const { signUp, outcome, until } = offer
  const { session } = signUp
  const over = until <= now || session.startsAt <= now
  const called = signUp.status === 'CANCELLED' && outcome !== 'DECLINED'
  const state = session.status === 'CANCELLED' ? 'cancelled' as const
    : called ? 'gone' as const
    : outcome === 'AWAITED' ? (over ? 'expired' as const : 'awaited' as const)
      : outcome === 'WITHDRAWN' ? 'gone' as const : outcome.toLowerCase() as 'accepted' | 'declined' | 'expired'
  const own = outcome !== 'ACCEPTED' || !isLive(signUp.status) ? null : signUp.kind === 'PERSON' ? `/inscription/${linkOf(signUp.id).token}` : `/ecole/classes/${signUp.id}`
  return data({ signUp, until, state, own, next: new URL(request.url).searchParams.has('suivant'), place: placeOf(session.activity) }, { headers: { 'Cache-Control': 'no-store' } })
}

export async function action({ request, params }: ActionFunctionArgs) {
  const token = params.token ?? ''
  const answer = (await request.formData()).get('reponse')
  if (answer === 'oui') await acceptOffer(token)
  const declined = answer === 'non' ? await declineOffer(token) : undefined
  return redirect(`/offre/${token}${declined?.ok && declined.called ? '?suivant' : ''}`)
}

export default function Offer() {
  const t = useTranslations('waiting.page')
  const words = useTranslations('waiting')
  const people = useTranslations('individuals')
  const levelWords = useTranslations('activities.level')
  const language = useLocale()
  const { signUp, until, state, own, next, place } = useLoaderData<typeof loader>()
  const { session, session: { activity } } = signUp
  const person = signUp.kind === 'PERSON'
  const { zone } = activity.programme
  const name = [signUp.school?.name, classWords(signUp.level && levelWords(signUp.level), signUp.className)].filter(Boolean).join(', ')
  return (
    <div className="max-w-2xl">
      <title>{`${t('title')} · ${activity.title}`}</title>
      <meta name="robots" content="noindex" />
      <PageHeader title={activity.title} lead={sessionWords(session.startsAt, session.endsAt, language, zone)} />
      {state === 'awaited' && (
        <OfferAnswer until={momentWords(until, language, zone)} more={activity.approvals.length > 0 && !person && t('approvals')} />
      )}
      {state === 'accepted' && <Notice tone="good" role="status" title={t('accepted')}>{signUp.status === 'PENDING' ? (person ? people('page.decided') : t('acceptedPending')) : t('acceptedText')} {own && t('acceptedOff')}</Notice>}
      {state === 'declined' && <Notice role="status" title={t('declined')}>{t(next ? 'declinedNext' : 'declinedText')} {person && t('declinedErased')}</Notice>}
      {state === 'gone' && <Notice tone="warn" role="status" title={t('gone')}>{t(signUp.status === 'CANCELLED' ? 'goneCancelled' : 'goneText')} {signUp.cancelReason && people('page.reason', { reason: signUp.cancelReason })}</Notice>}
      {(state === 'expired' || state === 'cancelled') && <Notice tone="warn" role="status" title={t(state)}>{t(`${state}Text`)}</Notice>}
      <Facts>
        <Fact term={t('who')}>{name}</Fact>
        <Fact term={words('letter.group')}>{words('group', { n: signUp.pupils + signUp.adults })}</Fact>
        <Fact term={words('letter.where')}>{place}</Fact>
      </Facts>
      <div className="mt-6 flex flex-wrap gap-2">
        {own && <LinkButton look="primary" to={own}>{t('mine')}</LinkButton>}
        <LinkButton to={`/actions/${activity.slug}`}>{t('activity')}</LinkButton>
      </div>
    </div>
  )
}
