import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node'
import { Form, useLoaderData } from '@remix-run/react'
import { useLocale, useTranslations } from 'use-intl'
import { access } from '~/access/policy'
import { notFound } from '~/access/responses.server'
import { redirectWithToast } from '~/access/toast.server'
import { requireViewer } from '~/access/viewer.server'
import { closeAttendance } from '~/arrivals/commands.server'
import { doorOf } from '~/arrivals/queries.server'
import { Button, LinkButton } from '~/ui/Button'
import { PageHeader } from '~/ui/Page'
import { sessionWords, timeWords } from '~/ui/time'

export const handle = access('arrival.record')

export async function loader({ request, params }: LoaderFunctionArgs) {
  const door = await doorOf(await requireViewer(request, 'arrival.record'), params.id ?? '')
  if (!door) throw notFound()
  return { session: door.session, running: door.session.endsAt > new Date(), unseen: door.groups.filter(({ pupilsPresent }) => pupilsPresent === null).length }
}

export async function action({ request, params }: ActionFunctionArgs) {
  const closed = await closeAttendance(await requireViewer(request, 'arrival.record'), params.id ?? '')
  const back = `/jour/${params.id}`
  return closed.ok ? redirectWithToast(back, 'arrivals.closed', { attended: closed.attended, absent: closed.absent }) : redirectWithToast(back, `arrivals.refusal.${closed.reason}`)
}

export default function CloseDoor() {
  const t = useTranslations('arrivals')
  const language = useLocale()
  const { session: { id, startsAt, endsAt, activity }, running, unseen } = useLoaderData<typeof loader>()
  return (
    <div className="mx-auto max-w-xl">
      <title>{`${t('closeTitle')} · Pavillon`}</title>
      <PageHeader title={t('closeTitle')} lead={t('closeText')} crumbs={[{ to: `/jour/${id}`, label: activity.title }]} />
      <p className="mb-6"><strong>{activity.title}</strong><br />{sessionWords(startsAt, endsAt, language, activity.programme.zone)}{running && <><br /><strong>{t('runsUntil', { time: timeWords(endsAt, language, activity.programme.zone) })}</strong></>}{unseen > 0 && <><br />{t('unseen', { n: unseen })}</>}</p>
      <Form method="post" className="flex flex-wrap gap-2">
        <Button>{t('closeYes')}</Button>
        <LinkButton to={`/jour/${id}`}>{t('keepOpen')}</LinkButton>
      </Form>
    </div>
  )
}
