import { data, redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from '@remix-run/node'
import { Link, useActionData, useLoaderData, useSearchParams } from '@remix-run/react'
import { randomUUID } from 'node:crypto'
import { useLocale, useTranslations } from 'use-intl'
import { access } from '~/access/policy'
import { notFound } from '~/access/responses.server'
import { redirectWithToast } from '~/access/toast.server'
import { requireViewer } from '~/access/viewer.server'
import { bookableActivity } from '~/signups/bookable.server'
import { bookingStep, valuesLike } from '~/signups/booking-steps.server'
import { BookClasses } from '~/signups/components/BookClasses'
import { schoolsOf } from '~/signups/queries.server'
import { seatsLeft } from '~/signups/rules'
import { levelAsked } from '~/signups/several-rules'
import { LinkButton } from '~/ui/Button'
import { EmptyState, Notice, PageHeader } from '~/ui/Page'
import { sessionWords } from '~/ui/time'

// Anyone signed in comes this far: who has no school yet is asked for it first.
export const handle = access('school.join')

export async function loader({ request, params }: LoaderFunctionArgs) {
  const viewer = await requireViewer(request, 'school.join')
  const { pathname, search, searchParams } = new URL(request.url)
  const back = pathname.replace(/\.data$/, '') + search
  if (viewer.schoolIds.length === 0) throw redirect(`/etablissement?vers=${encodeURIComponent(back)}`)
  const activity = await bookableActivity(params.slug ?? '')
  if (!activity?.openTo.includes('CLASS')) throw notFound()
  const session = activity.sessions.find(({ id }) => id === searchParams.get('creneau'))
  const [schools, like] = await Promise.all([schoolsOf(viewer), valuesLike(viewer, searchParams.get('comme'))])
  return { activity, session, schools, like: like ?? levelAsked(searchParams.get('niveau'), activity.levels), formKey: randomUUID() }
}

export async function action({ request }: ActionFunctionArgs) {
  const viewer = await requireViewer(request, 'signup.create')
  const step = await bookingStep(viewer, await request.formData())
  if (step.step !== 'booked') return data(step, { status: step.step === 'form' && step.result ? 400 : 200 })
  const [one] = step.signUps
  if (one && step.signUps.length === 1) return redirectWithToast(`/ecole/classes/${one.id}`, one.waits ? 'signups.waitlisted' : 'signups.booked')
  return redirectWithToast('/ecole', 'classes.booked', { n: step.signUps.length, waiting: step.signUps.filter(({ waits }) => waits).length })
}

export default function BookSession() {
  const t = useTranslations('signups')
  const words = useTranslations('classes')
  const language = useLocale()
  const step = useActionData<typeof action>()
  const { activity, session, schools, like, formKey } = useLoaderData<typeof loader>()
  const { title, programme: { zone } } = activity
  const crumbs = [{ to: '/programme', label: t('programme') }, { to: `/actions/${activity.slug}`, label: title }]
  if (!session) return <Sessions />
  const summary = step?.step === 'summary'
  return (
    <div className="max-w-2xl">
      <title>{`${summary ? words('summary') : t('bookTitle')} · ${title}`}</title>
      <PageHeader title={summary ? words('summary') : t('bookTitle')} crumbs={crumbs} lead={`${title}, ${sessionWords(session.startsAt, session.endsAt, language, zone)}${summary ? `. ${words('summaryLead')}` : ''}`} />
      {activity.sessions.length > 1 && !summary && <p className="-mt-4 mb-8 text-sm"><Link className="link" to="?">{t('other')}</Link></p>}
      <BookClasses session={session} activity={activity} schools={schools} formKey={formKey} like={like} step={step} />
    </div>
  )
}

/** Which session, when the address names none that is open. */
function Sessions() {
  const t = useTranslations('signups')
  const language = useLocale()
  const like = useSearchParams()[0].get('comme')
  const { activity: { title, slug, sessions, yearFull, programme: { zone } } } = useLoaderData<typeof loader>()
  return (
    <div className="max-w-2xl">
      <title>{`${t('pick')} · ${title}`}</title>
      <PageHeader title={t('pick')} crumbs={[{ to: '/programme', label: t('programme') }, { to: `/actions/${slug}`, label: title }]} lead={t('pickLead')} />
      {yearFull !== null && <Notice tone="warn">{t('refusal.yearFull', { n: yearFull })}</Notice>}
      {sessions.length === 0 && yearFull === null && <EmptyState title={t('noneOpen')} action={<LinkButton to="/programme">{t('browse')}</LinkButton>}>{t('noneOpenText')}</EmptyState>}
      <ul className="divide-y divide-line border-y border-line">
        {sessions.map((session) => (
          <li key={session.id}>
            <a href={`?${new URLSearchParams({ creneau: session.id, ...(like && { comme: like }) })}`} className="flex min-h-11 flex-wrap items-baseline justify-between gap-x-6 py-3 hover:bg-sunk">
              <span className="font-semibold">{sessionWords(session.startsAt, session.endsAt, language, zone)}</span>
              <span className="text-sm text-soft">{[t('left', { n: seatsLeft(session) }), session.waiting > 0 && t('waitingCount', { n: session.waiting })].filter(Boolean).join(' · ')}</span>
            </a>
          </li>
        ))}
      </ul>
    </div>
  )
}
