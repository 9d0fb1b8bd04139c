import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node'
import { Form, Link, useActionData, useLoaderData } from '@remix-run/react'
import { useLocale, useTranslations } from 'use-intl'
import { access } from '~/access/policy'
import { notFound } from '~/access/responses.server'
import { redirectWithToast } from '~/access/toast.server'
import { requireViewer } from '~/access/viewer.server'
import { copyActivity, withdrawActivity } from '~/activities/commands.server'
import { SendBack } from '~/activities/components/SendBack'
import { activityById } from '~/activities/queries.server'
import { labelCheck, labelEditionOf } from '~/activities/label-check'
import { missingFor } from '~/activities/rules'
import { Checklist } from '~/label/components/Checklist'
import { checkCondition } from '~/label/conditions.server'
import { ExportLinks } from '~/lists/components/ExportLinks'
import { publishProposal, sendBackActivity } from '~/proposals/moderation.server'
import { pendingChangeOf } from '~/proposals/queries.server'
import { seatsTaken } from '~/signups/queries.server'
import { Button, LinkButton } from '~/ui/Button'
import { Badge, EmptyState, Notice, PageHeader, SeatMeter, Section } from '~/ui/Page'
import { dateOnly, localDate, sessionWords } from '~/ui/time'

export const handle = access('activity.manage')

export async function loader({ request, params }: LoaderFunctionArgs) {
  const viewer = await requireViewer(request, 'activity.manage')
  const activity = await activityById(viewer, params.id ?? '')
  if (!activity) throw notFound()
  const change = await pendingChangeOf(viewer, activity.id)
  const taken = await seatsTaken(activity.sessions.map(({ id }) => id))
  const sessions = activity.sessions.map((session) => ({ ...session, taken: taken.get(session.id) ?? 0 }))
  const { programme } = activity
  const planned = sessions.filter(({ status }) => status === 'PLANNED')
  const days = planned.map(({ startsAt }) => localDate(startsAt, programme.zone))
  return {
    activity, sessions, change, missing: missingFor(activity, planned.length, programme.publishedAt !== null),
    label: programme.kind === 'INDUSTRY_WEEK' && activity.moderation !== 'CANCELLED' ? labelCheck(activity, days, labelEditionOf(programme)) : null,
  }
}

export async function action({ request, params }: ActionFunctionArgs) {
  const viewer = await requireViewer(request, 'activity.manage')
  const id = params.id ?? ''
  const fields = await request.formData()
  const wanted = fields.get('faire')
  if (wanted === 'retirer') {
    const back = await withdrawActivity(viewer, id)
    return back.ok ? redirectWithToast(`/equipe/actions/${id}`, 'activities.withdrawn') : { missing: [], signedUp: Number(back.details?.n ?? 0) }
  }
  if (wanted === 'renvoyer') {
    const sent = await sendBackActivity(viewer, id, String(fields.get('raison') ?? '').slice(0, 300))
    return sent.ok ? redirectWithToast(`/equipe/actions/${id}`, 'activities.wasSentBack') : { missing: [], error: 'required' }
  }
  if (wanted === 'cocher' || wanted === 'decocher') {
    await checkCondition(viewer, id, String(fields.get('condition')), wanted === 'cocher')
    return redirectWithToast(`/equipe/actions/${id}#label`, 'label.noted')
  }
  if (wanted === 'copier') {
    return redirectWithToast(`/equipe/actions/${(await copyActivity(viewer, id)).id}`, 'activities.copied')
  }
  const outcome = await publishProposal(viewer, id)
  return outcome.ok ? redirectWithToast(`/equipe/actions/${id}`, 'activities.wasPublished') : { missing: outcome.missing }
}

export default function Activity() {
  const t = useTranslations()
  const language = useLocale()
  const { activity, sessions, missing, label, change } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const live = activity.moderation !== 'CANCELLED'
  const proposed = activity.moderation === 'PROPOSED'
  const here = `/equipe/actions/${activity.id}`
  const add = live && <><LinkButton look={proposed ? 'secondary' : 'primary'} to={`${here}/creneau`}>{t('activities.addSession')}</LinkButton><LinkButton to={`${here}/serie`}>{t('activities.addSeries')}</LinkButton></>
  const lacks = answer?.missing ?? (activity.moderation === 'DRAFT' || activity.moderation === 'PROPOSED' ? missing : [])
  return (
    <>
      <title>{`${activity.title} · Pavillon`}</title>
      <PageHeader
        title={activity.title}
        crumbs={[{ to: `/equipe/programmes/${activity.programme.id}`, label: activity.programme.title }]}
        meta={<><span className="text-soft">{t(`activities.kind.${activity.kind}`)}</span><Badge tone={activity.moderation === 'PUBLISHED' ? 'good' : live ? 'plain' : 'bad'}>{t(`activities.moderation.${activity.moderation}`)}</Badge></>}
        lead={[activity.host?.name, activity.town].filter(Boolean).join(' · ')}
        action={add}
      />
      {answer && 'signedUp' in answer && <Notice tone="bad" role="alert">{t('activities.stillSignedUp', { n: answer.signedUp ?? 0 })}</Notice>}
      {lacks.length > 0 && (
        <Notice tone="warn" title={t('activities.missing.title')} role={answer ? 'alert' : undefined}>
          <ul className="list-disc pl-5">{lacks.map((what) => <li key={what}>{t(`activities.missing.${what}`)}</li>)}</ul>
        </Notice>
      )}
      {change && <Notice tone="warn"><Link className="link" to={`/equipe/propositions/${change.id}`}>{t('proposals.staff.changeWaits')}</Link></Notice>}
      <Form method="post" className="no-print mb-10 flex flex-wrap gap-2">
        {live && activity.moderation !== 'PUBLISHED' && <Button look={proposed ? 'primary' : 'secondary'} name="faire" value="publier">{t('activities.publish')}</Button>}
        {live && activity.moderation !== 'PUBLISHED' && <LinkButton to={`${here}/apercu`}>{t('proposals.preview')}</LinkButton>}
        {live && <LinkButton to={`${here}/modifier`}>{t('ui.edit')}</LinkButton>}
        {activity.moderation === 'PUBLISHED' && <Button look="secondary" name="faire" value="retirer">{t('activities.withdraw')}</Button>}
        <Button look="secondary" name="faire" value="copier">{t('activities.copy')}</Button>
        {live && <LinkButton look="danger" to={`${here}/annuler`}>{t('activities.cancel')}</LinkButton>}
        {activity.moderation === 'PUBLISHED' && <LinkButton look="quiet" to={`/actions/${activity.slug}`}>{t('programmes.seePublic')}</LinkButton>}
      </Form>
      <SendBack moderation={activity.moderation} reason={activity.moderationReason} error={answer && 'error' in answer ? answer.error : undefined} />
      <Section title={t('activities.sessions')} id="creneaux">
        {sessions.length === 0 ? <EmptyState title={t('activities.noSession')} action={add}>{t('activities.noSessionText')}</EmptyState> : (
          <table className="data-table">
            <thead><tr><th>{t('activities.field.date')}</th><th>{t('programmes.field.status')}</th><th>{t('activities.signUps')}</th><th><span className="sr-only">{t('ui.edit')}</span></th></tr></thead>
            <tbody>
              {sessions.map((session) => (
                <tr key={session.id}>
                  <td className="lead"><Link className="link first-letter:uppercase" to={`/equipe/creneaux/${session.id}`}>{sessionWords(session.startsAt, session.endsAt, language, activity.programme.zone)}</Link></td>
                  <td data-label={t('programmes.field.status')}><Badge tone={session.status === 'CANCELLED' ? 'bad' : 'good'}>{t(`activities.sessionStatus.${session.status}`)}</Badge></td>
                  <td data-label={t('activities.signUps')}><SeatMeter taken={session.taken} seats={session.seats}>{t('activities.fullTitle', { taken: session.taken, seats: session.seats })}</SeatMeter></td>
                  <td>{session.status === 'PLANNED' && <Link className="link inline-flex min-h-11 items-center" to={`/equipe/creneaux/${session.id}/modifier`}>{t('ui.edit')}</Link>}</td>
                </tr>
              ))}
            </tbody>
          </table>
        )}
        {activity.sessions.length > 0 && <ExportLinks lists={['creneaux', 'inscriptions']} about={`action=${activity.id}`} />}
      </Section>
      {label && <Checklist state={activity.label} number={activity.labelNumber} reason={activity.labelReason} checks={label} deadline={activity.programme.labelDeadline && dateOnly(activity.programme.labelDeadline)} />}
    </>
  )
}
