import { randomUUID } from 'node:crypto'
import { data, type ActionFunctionArgs, type LoaderFunctionArgs } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { useLocale, useTranslations } from 'use-intl'
import { access } from '~/access/policy'
import { notFound } from '~/access/responses.server'
import { readToast, redirectWithToast } from '~/access/toast.server'
import { requireViewer } from '~/access/viewer.server'
import { recordArrival } from '~/arrivals/commands.server'
import { DoorPage } from '~/arrivals/components/DoorPage'
import { doorOf } from '~/arrivals/queries.server'
import { doorIsOpen } from '~/arrivals/rules'
import { ArrivalInput } from '~/arrivals/schema'
import { doorPapers } from '~/papers/door'
import { paperLines } from '~/papers/queries.server'
import { parseFormData } from '~/ui/form.server'
import { Badge, Notice, PageHeader } from '~/ui/Page'
import { localDate, sessionWords, todayIn } from '~/ui/time'
import { useToast } from '~/ui/useToast'

export const handle = access('arrival.record')

/** The page at the door of one session, on a phone. */
export async function loader({ request, params }: LoaderFunctionArgs) {
  const viewer = await requireViewer(request, 'arrival.record')
  const door = await doorOf(viewer, params.id ?? '')
  if (!door) throw notFound()
  const lines = await paperLines(door.groups.map(({ id }) => id), viewer.roles.includes('STAFF') ? 'STAFF' : 'COMPANY')
  const { toast, headers } = await readToast(request)
  const day = localDate(door.session.startsAt)
  return data({
    ...door, papers: Object.fromEntries([...lines].map(([id, own]) => [id, doorPapers(id, own)])), back: `${viewer.roles.includes('STAFF') ? '/equipe' : '/entreprise'}/jour${day === todayIn() ? '' : `?jour=${day}`}`, toast, open: doorIsOpen(door.session.startsAt, new Date()), begun: door.session.startsAt <= new Date(), running: door.session.endsAt > new Date(),
    // One for each form, so that one sent twice counts once also without JavaScript.
    deviceKeys: Object.fromEntries(door.groups.map(({ id }) => [id, randomUUID()])), seen: new URL(request.url).searchParams.get('vu'),
  }, { headers })
}

export async function action({ request, params }: ActionFunctionArgs) {
  const viewer = await requireViewer(request, 'arrival.record')
  const fields = await request.formData()
  if (fields.get('faire') === 'absent') for (const name of ['pupils', 'adults']) fields.set(name, '0')
  const form = parseFormData(fields, ArrivalInput)
  if (!form.ok) return form.reply()
  const kept = await recordArrival(viewer, params.id ?? '', form.value)
  return kept.ok ? redirectWithToast(`/jour/${params.id}#groupe-${form.value.signUpId}`, 'arrivals.kept') : redirectWithToast(`/jour/${params.id}`, `arrivals.refusal.${kept.reason}`)
}

export default function Door() {
  const t = useTranslations('arrivals')
  const language = useLocale()
  const { back, toast, ...door } = useLoaderData<typeof loader>()
  const { session } = door
  const done = useToast(toast)
  return (
    <div className="mx-auto max-w-3xl">
      <title>{`${t('menu')} · ${session.activity.title}`}</title>
      <PageHeader
        title={session.activity.title} crumbs={[{ to: back, label: t('menu') }]} lead={sessionWords(session.startsAt, session.endsAt, language, session.activity.programme.zone)}
        meta={session.status === 'CANCELLED' && <Badge tone="bad">{t('cancelled')}</Badge>}
      />
      {done && (toast?.key.startsWith('arrivals.refusal') ? <Notice tone="bad" role="alert">{done.text}</Notice> : <Notice tone="good" role="status">{done.text}</Notice>)}
      <DoorPage {...door} />
    </div>
  )
}
