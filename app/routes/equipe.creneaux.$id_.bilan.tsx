import type { LoaderFunctionArgs } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { useLocale, useTranslations } from 'use-intl'
import { access } from '~/access/policy'
import { notFound } from '~/access/responses.server'
import { requireViewer } from '~/access/viewer.server'
import { FeedbackList } from '~/arrivals/components/FeedbackList'
import { PresenceTable } from '~/arrivals/components/PresenceTable'
import { afterwards } from '~/arrivals/feedback.server'
import { LinkButton } from '~/ui/Button'
import { PageHeader, Section } from '~/ui/Page'
import { localDate, sessionWords } from '~/ui/time'

export const handle = access('signup.manage')

/** After a session: who came, the certificates, what is said of it. */
export async function loader({ request, params }: LoaderFunctionArgs) {
  await requireViewer(request, 'signup.manage')
  const session = await afterwards(params.id ?? '')
  if (!session) throw notFound()
  return { session, day: localDate(session.startsAt) }
}

export default function Afterwards() {
  const t = useTranslations('arrivals')
  const language = useLocale()
  const { session, session: { activity, signUps, feedback }, day } = useLoaderData<typeof loader>()
  const answered = feedback.filter(({ answeredAt }) => answeredAt !== null)
  const sum = (of: (one: (typeof signUps)[number]) => number) => signUps.reduce((total, one) => total + of(one), 0)
  return (
    <>
      <title>{`${t('done.title')} · ${activity.title}`}</title>
      <PageHeader
        title={activity.title} crumbs={[{ to: `/equipe/jour?jour=${day}`, label: t('menu') }, { to: `/equipe/creneaux/${session.id}`, label: activity.title }]}
        lead={`${sessionWords(session.startsAt, session.endsAt, language, activity.programme.zone)}${activity.host ? ` · ${activity.host.name}` : ''}`} action={<LinkButton plain to={`/jour/${session.id}`}>{t('open')}</LinkButton>}
      />
      <Section id="presence" title={t('done.attendance')}>
        <p className="figures mb-4 text-lg">{t('done.presentOf', { present: sum(({ pupilsPresent, adultsPresent }) => (pupilsPresent ?? 0) + (adultsPresent ?? 0)), expected: sum(({ pupils, adults }) => pupils + adults) })}</p>
        {signUps.length > 0 && <PresenceTable signUps={signUps} />}
      </Section>
      <Section id="retours" title={t('done.feedback')}>
        {feedback.length > 0 && <p className="figures mb-4 text-soft">{t('done.asked', { n: feedback.length, answered: answered.length })}</p>}
        {answered.length === 0 ? <p className="text-soft">{t('done.noFeedback')}</p> : <FeedbackList feedback={answered} host={activity.host?.name ?? ''} />}
      </Section>
    </>
  )
}
