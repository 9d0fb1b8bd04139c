import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { useTranslations } from 'use-intl'
import { access } from '~/access/policy'
import { notFound } from '~/access/responses.server'
import { redirectWithToast } from '~/access/toast.server'
import { requireViewer } from '~/access/viewer.server'
import { SessionForm } from '~/activities/components/SessionForm'
import { sessionById } from '~/activities/queries.server'
import { instantsOf, skippedTime } from '~/activities/rules'
import { SessionInput } from '~/activities/schema'
import { saveSession } from '~/signups/session-changes.server'
import { LinkButton } from '~/ui/Button'
import { parseForm } from '~/ui/form.server'
import { PageHeader } from '~/ui/Page'
import { localDate, localTime } from '~/ui/time'

export const handle = access('session.manage')

export async function loader({ request, params }: LoaderFunctionArgs) {
  const session = await sessionById(await requireViewer(request, 'session.manage'), params.id ?? '')
  if (!session || session.status === 'CANCELLED') throw notFound()
  return { session }
}

export async function action({ request, params }: ActionFunctionArgs) {
  const viewer = await requireViewer(request, 'session.manage')
  const before = await sessionById(viewer, params.id ?? '')
  if (!before) throw notFound()
  const form = await parseForm(request, SessionInput)
  if (!form.ok) return form.reply()
  const { seats, note, version } = form.value
  const { zone } = before.activity.programme
  const skipped = skippedTime(form.value, zone)
  if (skipped) return form.reply({ [skipped]: ['skippedTime'] })
  const saved = await saveSession(viewer, { sessionId: before.id, version, ...instantsOf(form.value, zone, before), seats, note, signUpClosesAt: before.signUpClosesAt })
  if (saved.ok) return redirectWithToast(`/equipe/creneaux/${before.id}`, 'activities.sessionSaved')
  if (saved.reason === 'seatsTaken') return form.reply({ seats: [`tooSmall|${saved.details?.n ?? 0}`] })
  return form.reply({ [saved.reason === 'endBeforeStart' ? 'endTime' : 'date']: [saved.reason === 'cancelled' ? 'changedMeanwhile' : saved.reason] })
}

export default function EditSession() {
  const t = useTranslations('activities')
  const { session } = useLoaderData<typeof loader>()
  const { zone } = session.activity.programme
  const values = { date: localDate(session.startsAt, zone), startTime: localTime(session.startsAt, zone), endTime: localTime(session.endsAt, zone), overnight: localDate(session.startsAt, zone) === localDate(session.endsAt, zone) ? undefined : 'on', seats: String(session.seats), note: session.note ?? undefined, version: String(session.version) }
  return (
    <>
      <title>{`${t('editSession')} · Pavillon`}</title>
      <PageHeader title={t('editSession')} crumbs={[{ to: `/equipe/actions/${session.activity.id}`, label: session.activity.title }]} action={<LinkButton look="danger" to={`/equipe/creneaux/${session.id}/annuler`}>{t('cancelSession')}</LinkButton>} />
      <SessionForm zone={zone} defaultValue={values} lastResult={useActionData<typeof action>()} back={`/equipe/creneaux/${session.id}`} />
    </>
  )
}
