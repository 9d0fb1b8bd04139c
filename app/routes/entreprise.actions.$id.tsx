import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from '@remix-run/node'
import { Form, useLoaderData } from '@remix-run/react'
import { useTranslations } from 'use-intl'
import { access } from '~/access/policy'
import { redirectWithToast } from '~/access/toast.server'
import { requireViewer } from '~/access/viewer.server'
import { dropProposal, sendProposal, takeBack } from '~/proposals/commands.server'
import { ChangeTable, useChangeRows } from '~/proposals/components/ChangeTable'
import { DateTable } from '~/proposals/components/DateTable'
import { StandingBadge } from '~/proposals/components/StandingBadge'
import { StandingNotice } from '~/proposals/components/StandingNotice'
import { leaveDate, removeDate } from '~/proposals/dates.server'
import { formOf, ownProposal } from '~/proposals/queries.server'
import { isDated, lacksOf, may } from '~/proposals/rules'
import { yearRoomsOf } from '~/signups/year-limit.server'
import { Button, LinkButton } from '~/ui/Button'
import { EmptyState, Notice, PageHeader, Section } from '~/ui/Page'

export const handle = access('activity.propose')

export async function loader({ request, params }: LoaderFunctionArgs) {
  const viewer = await requireViewer(request, 'activity.propose')
  const found = await ownProposal(viewer, params.id ?? '')
  const { own, standing, activity, sessions, revision, changes, halfFilled } = found
  const { id, title, slug, moderation, moderationReason, publishedAt, programme, host, datesOnRequest, cancelledReason } = activity
  const missing = own && may(standing, 'send') && moderation !== 'PUBLISHED' ? lacksOf(formOf(found), isDated(activity)) : []
  const coming = sessions.find(({ status, startsAt }) => status === 'PLANNED' && startsAt > new Date())
  const year = coming && (await yearRoomsOf([coming.id])).get(coming.id)
  return {
    year: year && year.yearLimit !== null && year.yearLeft !== null ? { limit: year.yearLimit, taken: year.yearLimit - year.yearLeft } : null,
    own, standing, sessions, changes, missing, halfFilled, dates: revision?.dates ?? [], reason: moderation === 'PUBLISHED' ? (revision?.reason ?? null) : moderation === 'CANCELLED' ? cancelledReason : moderationReason,
    activity: { id, title, slug, moderation, published: moderation === 'PUBLISHED', wasPublished: publishedAt !== null, programme, host: host?.name ?? '', datesOnRequest }, now: new Date(),
  }
}

export async function action({ request, params }: ActionFunctionArgs) {
  const viewer = await requireViewer(request, 'activity.propose')
  const id = params.id ?? ''
  const here = `/entreprise/actions/${id}`
  const fields = await request.formData()
  const date = String(fields.get('date') ?? '')
  switch (fields.get('faire')) {
    case 'envoyer': {
      const sent = await sendProposal(viewer, id)
      if (sent.ok) return redirectWithToast(here, 'proposals.wasSent')
      return sent.reason === 'missing' || sent.reason === 'invalid' ? redirect(`${here}/modifier?manque=oui`) : redirectWithToast(here, `proposals.refusal.${sent.reason}`)
    }
    case 'reprendre': {
      const back = await takeBack(viewer, id)
      return redirectWithToast(here, back.ok ? 'proposals.wasTakenBack' : 'proposals.refusal.state')
    }
    case 'abandonner': {
      const dropped = await dropProposal(viewer, id)
      if (!dropped.ok) return redirectWithToast(here, 'proposals.refusal.state')
      return redirectWithToast(dropped.gone ? '/entreprise' : here, dropped.gone ? 'proposals.wasDeleted' : 'proposals.wasDropped')
    }
    case 'retirer-date': {
      const removed = await removeDate(viewer, id, date, '')
      return redirectWithToast(here, removed.ok ? 'proposals.dateRemoved' : 'proposals.refusal.state')
    }
    default: {
      const left = await leaveDate(viewer, id, date)
      return redirectWithToast(here, left.ok ? 'proposals.dateLeft' : 'proposals.refusal.state')
    }
  }
}

export default function OwnActivity() {
  const t = useTranslations('proposals')
  const words = useTranslations('activities')
  const { own, standing, activity, sessions, changes, dates, missing, halfFilled, reason, year, now } = useLoaderData<typeof loader>()
  const rows = useChangeRows(activity.programme.zone)
  const here = `/entreprise/actions/${activity.id}`
  const writes = own && may(standing, 'write')
  const changed = changes.length + dates.length > 0
  const sends = own && may(standing, 'send') && (!activity.published || changed)
  const add = writes && <><LinkButton to={`${here}/creneau`}>{words('addSession')}</LinkButton><LinkButton to={`${here}/serie`}>{words('addSeries')}</LinkButton></>
  return (
    <>
      <title>{`${activity.title} · Pavillon`}</title>
      <PageHeader title={activity.title} crumbs={[{ to: '/entreprise', label: t('mine') }]} lead={[activity.programme.title, activity.host].filter(Boolean).join(' · ')} meta={<StandingBadge standing={standing} />} />
      <StandingNotice standing={standing} own={own} reason={reason} missing={missing} halfFilled={halfFilled} here={here} />
      <Form method="post" className="no-print mb-10 flex flex-wrap gap-2">
        {sends && <Button name="faire" value="envoyer">{t('send')}</Button>}
        {writes && <LinkButton to={`${here}/modifier`}>{t(activity.published ? 'change' : 'fill')}</LinkButton>}
        {own && standing !== 'cancelled' && <LinkButton to={`${here}/apercu`}>{t('preview')}</LinkButton>}
        {own && may(standing, 'takeBack') && <Button look="secondary" name="faire" value="reprendre">{t('takeBack')}</Button>}
        {own && may(standing, 'drop') && (activity.published || !activity.wasPublished) && <Button look="danger" name="faire" value="abandonner">{t(activity.published ? 'drop' : 'delete')}</Button>}
        {activity.published && <LinkButton look="quiet" to={`/actions/${activity.slug}`}>{t('seePublic')}</LinkButton>}
      </Form>
      {activity.published && own && changed && (
        <Section id="modification" title={t('changeTitle')}><ChangeTable rows={[...changes.map(rows.ofField), ...dates.map(rows.ofDate)]} /></Section>
      )}
      {activity.published && own && standing === 'changing' && !changed && <Notice>{t('nothingChanged')}</Notice>}
      <Section id="creneaux" title={words('sessions')} action={add && <div className="flex flex-wrap gap-2">{add}</div>}>
        {activity.published && year && <p className="mb-3 text-soft">{t('yearCount', year)}</p>}
        {activity.datesOnRequest && <p className="mb-3 text-soft">{t('onRequest')}</p>}
        {sessions.length + dates.length === 0
          ? <EmptyState title={words('noSession')}>{t('noSessionText')}</EmptyState>
          : <DateTable sessions={sessions} dates={dates} here={here} zone={activity.programme.zone} writes={writes} published={activity.published} now={now} />}
      </Section>
    </>
  )
}
