import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { useTranslations } from 'use-intl'
import { access } from '~/access/policy'
import { notFound } from '~/access/responses.server'
import { redirectWithToast } from '~/access/toast.server'
import { requireViewer } from '~/access/viewer.server'
import { showFrame } from '~/shows/queries.server'
import { addShifts } from '~/shows/rota/commands.server'
import { ShiftSeriesForm } from '~/shows/rota/components/ShiftForm'
import { ShiftSeriesInput } from '~/shows/rota/schema'
import { parseForm } from '~/ui/form.server'
import { PageHeader } from '~/ui/Page'
import { dateOnly } from '~/ui/time'

export const handle = access('show.manage')

export async function loader({ request, params }: LoaderFunctionArgs) {
  const show = await showFrame(await requireViewer(request, 'show.manage'), params.id ?? '')
  if (!show) throw notFound()
  return { showId: show.id, startsOn: dateOnly(show.startsOn), endsOn: dateOnly(show.endsOn) }
}

export async function action({ request, params }: ActionFunctionArgs) {
  const viewer = await requireViewer(request, 'show.manage')
  const showId = params.id ?? ''
  const list = `/equipe/salons/${showId}/permanences`
  const form = await parseForm(request, ShiftSeriesInput)
  if (!form.ok) return form.reply()
  const saved = await addShifts(viewer, showId, form.value)
  return saved.ok ? redirectWithToast(list, 'showRota.seriesAdded', { n: saved.added }) : form.reply({ startTime: [saved.reason] })
}

export default function NewShift() {
  const t = useTranslations('showRota')
  const { showId, startsOn, endsOn } = useLoaderData<typeof loader>()
  const back = `/equipe/salons/${showId}/permanences`
  return (
    <>
      <title>{`${t('addSeries')} · Pavillon`}</title>
      <PageHeader title={t('addSeries')} crumbs={[{ to: back, label: t('title') }]} />
      <ShiftSeriesForm defaultValue={{ title: t('title'), from: startsOn, until: endsOn, startTime: '09:00', endTime: '18:00', hours: '3', needed: '2' }} lastResult={useActionData<typeof action>()} back={back} />
    </>
  )
}
