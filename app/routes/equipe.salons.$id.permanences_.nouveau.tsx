import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { useTranslations } from 'use-intl'
import { access } from '~/access/policy'
import { notFound } from '~/access/responses.server'
import { redirectWithToast } from '~/access/toast.server'
import { requireViewer } from '~/access/viewer.server'
import { showFrame } from '~/shows/queries.server'
import { saveShift } from '~/shows/rota/commands.server'
import { ShiftForm } from '~/shows/rota/components/ShiftForm'
import { ShiftInput } from '~/shows/rota/schema'
import { parseForm } from '~/ui/form.server'
import { PageHeader } from '~/ui/Page'
import { dateOnly } from '~/ui/time'

export const handle = access('show.manage')

export async function loader({ request, params }: LoaderFunctionArgs) {
  const show = await showFrame(await requireViewer(request, 'show.manage'), params.id ?? '')
  if (!show) throw notFound()
  return { showId: show.id, startsOn: dateOnly(show.startsOn) }
}

export async function action({ request, params }: ActionFunctionArgs) {
  const viewer = await requireViewer(request, 'show.manage')
  const showId = params.id ?? ''
  const list = `/equipe/salons/${showId}/permanences`
  const form = await parseForm(request, ShiftInput)
  if (!form.ok) return form.reply()
  const saved = await saveShift(viewer, showId, null, form.value)
  return saved.ok ? redirectWithToast(list, 'showRota.saved') : form.reply({ startTime: [saved.reason] })
}

export default function NewShift() {
  const t = useTranslations('showRota')
  const { showId, startsOn } = useLoaderData<typeof loader>()
  const back = `/equipe/salons/${showId}/permanences`
  return (
    <>
      <title>{`${t('add')} · Pavillon`}</title>
      <PageHeader title={t('add')} crumbs={[{ to: back, label: t('title') }]} />
      <ShiftForm defaultValue={{ title: t('title'), date: startsOn, startTime: '09:00', endTime: '12:00', needed: '1' }} lastResult={useActionData<typeof action>()} back={back} />
    </>
  )
}
