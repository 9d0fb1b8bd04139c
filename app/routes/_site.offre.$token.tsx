import { data, redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from '@remix-run/node'
import { Form, useLoaderData } from '@remix-run/react'
import { useLocale, useTranslations } from 'use-intl'
import { access } from '~/access/policy'
import { notFound } from '~/access/responses.server'
import { classWords } from '~/signups/components/className'
import { placeOf } from '~/signups/moves.server'
import { acceptOffer, declineOffer, offerByLink } from '~/signups/waiting-list.server'
import { Button, LinkButton } from '~/ui/Button'
import { Fact, Facts, Notice, PageHeader } from '~/ui/Page'
import { momentWords, sessionWords } from '~/ui/time'

export const handle = access('offer.answer')

/** What somebody who waits opens from their mail. Opening answers nothing: mail scanners open links too. */
export async function loader({ params }: LoaderFunctionArgs) {
  const now = new Date()
  const offer = await offerByLink(params.token ?? '', now)
  if (!offer) throw notFound()
  const { signUp, outcome, until } = offer
  const { session } = signUp
  const over = until <= now || session.startsAt <= now
  const state = session.status === 'CANCELLED' ? 'cancelled' as const
    : outcome === 'AWAITED' ? (over ? 'expired' as const : 'awaited' as const)
      : outcome === 'WITHDRAWN' ? 'gone' as const : outcome.toLowerCase() as 'accepted' | 'declined' | 'expired'
  return data({ signUp, until, state, place: placeOf(session.activity) }, { headers: { 'Cache-Control': 'no-store' } })
}

export async function action({ request, params }: ActionFunctionArgs) {
  const token = params.token ?? ''
  const answer = (await request.formData()).get('reponse')
  if (answer === 'oui') await acceptOffer(token)
  if (answer === 'non') await declineOffer(token)
  return redirect(`/offre/${token}`)
}

export default function Offer() {
  const t = useTranslations('waiting.page')
  const words = useTranslations('waiting')
  const levelWords = useTranslations('activities.level')
  const language = useLocale()
  const { signUp, until, state, place } = useLoaderData<typeof loader>()
  const { session, session: { activity } } = signUp
  const { zone } = activity.programme
  const name = [signUp.school?.name, classWords(signUp.level && levelWords(signUp.level), signUp.className)].filter(Boolean).join(', ')
  return (
    <div className="max-w-2xl">
      <title>{`${t('title')} · ${activity.title}`}</title>
      <meta name="robots" content="noindex" />
      <PageHeader title={activity.title} lead={sessionWords(session.startsAt, session.endsAt, language, zone)} />
      {state === 'awaited' && (
        <Form method="post" className="mb-8 rounded-lg border-2 border-accent bg-accent-wash p-5">
          <h2 className="text-lg">{t('title')}</h2>
          <p className="mt-1 mb-4">{t('lead', { until: momentWords(until, language, zone) })}{activity.approvals.length > 0 && signUp.kind === 'CLASS' && ` ${t('approvals')}`}</p>
          <div className="flex flex-wrap gap-3">
            <Button name="reponse" value="oui" className="w-full sm:w-auto">{t('yes')}</Button>
            <Button look="secondary" name="reponse" value="non" className="w-full sm:w-auto">{t('no')}</Button>
          </div>
        </Form>
      )}
      {state === 'accepted' && <Notice tone="good" role="status" title={t('accepted')}>{signUp.status === 'PENDING' ? t('acceptedPending') : t('acceptedText')}</Notice>}
      {state === 'declined' && <Notice role="status" title={t('declined')}>{t('declinedText')}</Notice>}
      {(state === 'expired' || state === 'gone' || state === 'cancelled') && <Notice tone="warn" role="status" title={t(state)}>{t(`${state}Text`)}</Notice>}
      <Facts>
        <Fact term={t('who')}>{name}</Fact>
        <Fact term={words('letter.group')}>{words('group', { n: signUp.pupils + signUp.adults })}</Fact>
        <Fact term={words('letter.where')}>{place}</Fact>
      </Facts>
      <div className="mt-6 flex flex-wrap gap-2">
        {signUp.kind === 'CLASS' && state === 'accepted' && <LinkButton to={`/ecole/classes/${signUp.id}`}>{t('mine')}</LinkButton>}
        <LinkButton to={`/actions/${activity.slug}`}>{t('activity')}</LinkButton>
      </div>
    </div>
  )
}
