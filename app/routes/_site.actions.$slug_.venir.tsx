import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from '@remix-run/node'
import { Link, useActionData, useLoaderData } from '@remix-run/react'
import { useLocale, useTranslations } from 'use-intl'
import { limited } from '~/access/limits.server'
import { access } from '~/access/policy'
import { keeping } from '~/access/privacy/keeping'
import { currentRequest } from '~/access/request.server'
import { notFound } from '~/access/responses.server'
import { bookableActivity } from '~/signups/bookable.server'
import { PersonForm } from '~/signups/components/PersonForm'
import { signUpPerson } from '~/signups/individuals.server'
import { formStamp, judge } from '~/signups/individuals-robots.server'
import { PersonSignUp } from '~/signups/individuals-schema'
import { seatsLeft } from '~/signups/rules'
import { LinkButton } from '~/ui/Button'
import { parseFormData } from '~/ui/form.server'
import { EmptyState, Notice, PageHeader } from '~/ui/Page'
import { sessionWords } from '~/ui/time'
import { translator } from '~/ui/translator'

export const handle = access('individual.signUp')

export async function loader({ request, params }: LoaderFunctionArgs) {
  const { searchParams } = new URL(request.url)
  const activity = await bookableActivity(params.slug ?? '')
  if (!activity?.openTo.includes('PERSON')) throw notFound()
  const session = activity.sessions.find(({ id }) => id === searchParams.get('creneau'))
  return { activity, session, sent: searchParams.has('envoye'), waits: searchParams.get('envoye') === 'attente', ...formStamp(), keptDays: keeping.visitor.days }
}

export async function action({ request, params }: ActionFunctionArgs) {
  const locale = currentRequest()?.locale ?? 'fr'
  const t = translator(locale, 'individuals.refusal' as 'individuals')
  const words = (reason: string, values?: Record<string, string | number>) => t(reason as 'come', values as never)
  const sent = `/actions/${params.slug}/venir?envoye`
  const fields = await request.formData()
  const form = parseFormData(fields, PersonSignUp)
  const verdict = form.ok ? await judge(fields) : 'person'
  if (!form.ok) return form.reply()
  if (verdict === 'robot') return redirect(sent)
  if (verdict === 'ask') return form.reply({ answer: [words(String(fields.get('answer') ?? '').trim() ? 'wrongAnswer' : 'ask')] })
  if (verdict !== 'person') return form.reply(undefined, [words(verdict)])
  const wait = (await limited('signUpByAddress', currentRequest()?.address ?? '')) ?? (await limited('signUpByMail', form.value.mail))
  if (wait) return form.reply(undefined, [words('tooMany2', { minutes: Math.ceil(wait / 60) })])

  const done = await signUpPerson(form.value, locale)
  if (done.ok) return redirect(done.waits ? `${sent}=attente` : sent)
  const refusal = words(done.reason, done.details)
  return done.reason === 'tooMany' || done.reason === 'aboveSeats' ? form.reply({ persons: [refusal] }) : form.reply(undefined, [refusal])
}

export default function Come() {
  const t = useTranslations('individuals')
  const language = useLocale()
  const answer = useActionData<typeof action>()
  const { activity, session, sent, waits, stamp, sum, keptDays } = useLoaderData<typeof loader>()
  const crumbs = [{ to: '/programme', label: t('programme') }, { to: `/actions/${activity.slug}`, label: activity.title }]
  if (sent) {
    return (
      <div className="max-w-2xl">
        <title>{`${t('sentTitle')} · Pavillon`}</title>
        <PageHeader title={t('sentTitle')} crumbs={crumbs} lead={t(waits ? 'sentWaiting' : 'sent')} />
        <p className="mb-6">{t('sentNothing')}</p>
        <LinkButton to={`/actions/${activity.slug}`}>{t('page.activity')}</LinkButton>
      </div>
    )
  }
  if (!session) return <Dates />
  return (
    <div className="max-w-2xl">
      <title>{`${t('comeTitle')} · ${activity.title}`}</title>
      <PageHeader title={t('comeTitle')} crumbs={crumbs} lead={`${activity.title}, ${sessionWords(session.startsAt, session.endsAt, language, activity.programme.zone)}`} />
      <p className="-mt-4 mb-8 text-soft">{t('lead')}{activity.sessions.length > 1 && <> <Link className="link" to="?">{t('other')}</Link></>}</p>
      {activity.programme.example && <Notice>{t('example')}</Notice>}
      <PersonForm sessionId={session.id} left={seatsLeft(session)} waiting={session.waiting} lastResult={answer} {...{ stamp, sum, keptDays }} />
    </div>
  )
}

/** Which date, when the address names none that is open. */
function Dates() {
  const t = useTranslations('individuals')
  const language = useLocale()
  const { activity: { title, slug, sessions, programme: { zone } } } = useLoaderData<typeof loader>()
  return (
    <div className="max-w-2xl">
      <title>{`${t('pick')} · ${title}`}</title>
      <PageHeader title={t('pick')} crumbs={[{ to: '/programme', label: t('programme') }, { to: `/actions/${slug}`, label: title }]} lead={t('lead')} />
      {sessions.length === 0 && <EmptyState title={t('none')} action={<LinkButton to="/programme">{t('browse')}</LinkButton>}>{t('noneText')}</EmptyState>}
      <ul className="divide-y divide-line border-y border-line">
        {sessions.map((session) => (
          <li key={session.id}>
            <a href={`?creneau=${session.id}`} className="flex min-h-11 flex-wrap items-baseline justify-between gap-x-6 py-3 hover:bg-sunk">
              <span className="font-semibold">{sessionWords(session.startsAt, session.endsAt, language, zone)}</span>
              <span className="text-sm text-soft">{t('left', { n: seatsLeft(session) })}</span>
            </a>
          </li>
        ))}
      </ul>
    </div>
  )
}
