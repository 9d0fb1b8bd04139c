import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from '@remix-run/node'
import { Link, useActionData, useLoaderData } from '@remix-run/react'
import { randomUUID } from 'node:crypto'
import { useLocale, useTranslations } from 'use-intl'
import { access } from '~/access/policy'
import { notFound } from '~/access/responses.server'
import { redirectWithToast } from '~/access/toast.server'
import { requireViewer } from '~/access/viewer.server'
import { Level } from '~/db/generated/enums'
import { bookableActivity } from '~/signups/bookable.server'
import { bookClass } from '~/signups/commands.server'
import { ClassForm } from '~/signups/components/ClassForm'
import { schoolsOf } from '~/signups/queries.server'
import { refusalReply } from '~/signups/refusals.server'
import { seatsLeft } from '~/signups/rules'
import { ClassSignUp } from '~/signups/schema'
import { LinkButton } from '~/ui/Button'
import { Select } from '~/ui/Field'
import { parseForm } from '~/ui/form.server'
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
  return { activity, session, schools: await schoolsOf(viewer), formKey: randomUUID() }
}

export async function action({ request }: ActionFunctionArgs) {
  const viewer = await requireViewer(request, 'signup.create')
  const form = await parseForm(request, ClassSignUp)
  if (!form.ok) return form.reply()

  const booked = await bookClass(viewer, form.value)
  if (!booked.ok) return form.reply(...refusalReply(booked))
  const said = booked.signUp.status === 'WAITLISTED' ? 'signups.waitlisted' : 'signups.booked'
  return redirectWithToast(`/ecole/classes/${booked.signUp.id}`, said)
}

export default function BookSession() {
  const t = useTranslations('signups')
  const language = useLocale()
  const answer = useActionData<typeof action>()
  const { activity, session, schools, formKey } = useLoaderData<typeof loader>()
  const { title, programme: { zone } } = activity
  const crumbs = [{ to: '/programme', label: t('programme') }, { to: `/actions/${activity.slug}`, label: title }]
  if (!session) return <Sessions />
  return (
    <div className="max-w-2xl">
      <title>{`${t('bookTitle')} · ${title}`}</title>
      <PageHeader title={t('bookTitle')} crumbs={crumbs} lead={`${title}, ${sessionWords(session.startsAt, session.endsAt, language, zone)}`} />
      {activity.sessions.length > 1 && <p className="-mt-4 mb-8 text-sm"><Link className="link" to="?">{t('other')}</Link></p>}
      <ClassForm
        schema={ClassSignUp} levels={activity.levels.length > 0 ? activity.levels : Object.values(Level)} stepFreePlace={activity.stepFree}
        room={{ ...session, own: 0 }} values={{ sessionId: session.id, formKey, stepFree: 0 }} lastResult={answer}
        submit={t('book')} submitWaiting={t('bookWaiting')}
      >
        {schools.length === 1
          ? <p className="text-sm font-semibold">{t('forSchool', { school: schools[0]?.name ?? '' })}<input type="hidden" name="schoolId" value={schools[0]?.id} /></p>
          : <Select id="classe-schoolId" name="schoolId" label={t('field.school')} choices={schools.map(({ id, name, town }) => ({ value: id, label: `${name}, ${town}` }))} />}
      </ClassForm>
    </div>
  )
}

/** Which session, when the address names none that is open. */
function Sessions() {
  const t = useTranslations('signups')
  const language = useLocale()
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
            <a href={`?creneau=${session.id}`} className="flex min-h-11 flex-wrap items-baseline justify-between gap-x-6 py-3 hover:bg-sunk">
              <span className="font-semibold">{sessionWords(session.startsAt, session.endsAt, language, zone)}</span>
              <span className="text-sm text-soft">{[t('left', { n: seatsLeft(session) }), session.waiting > 0 && t('waitingCount', { n: session.waiting })].filter(Boolean).join(' · ')}</span>
            </a>
          </li>
        ))}
      </ul>
    </div>
  )
}
