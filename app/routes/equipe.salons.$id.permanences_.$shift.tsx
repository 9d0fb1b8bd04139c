import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node'
import { Form, useActionData, useLoaderData } from '@remix-run/react'
import { useTranslations } from 'use-intl'
import { access } from '~/access/policy'
import { notFound } from '~/access/responses.server'
import { redirectWithToast } from '~/access/toast.server'
import { requireViewer } from '~/access/viewer.server'
import { cancelShift, saveShift } from '~/shows/rota/commands.server'
import { ShiftForm } from '~/shows/rota/components/ShiftForm'
import { rotaOf } from '~/shows/rota/queries.server'
import { ShiftInput } from '~/shows/rota/schema'
import { Button } from '~/ui/Button'
import { parseFormData } from '~/ui/form.server'
import { PageHeader } from '~/ui/Page'
import { localDate, localTime } from '~/ui/time'

export const handle = access('show.manage')

export async function loader({ request, params }: LoaderFunctionArgs) {
  const { days, programme } = await rotaOf(await requireViewer(request, 'show.manage'), params.id ?? '')
  const shift = days.flatMap(({ shifts }) => shifts).find(({ id }) => id === params.shift)
  if (!shift) throw notFound()
  return { shift, zone: programme.zone, showId: params.id ?? '' }
}

export async function action({ request, params }: ActionFunctionArgs) {
  const viewer = await requireViewer(request, 'show.manage')
  const [showId, shiftId] = [params.id ?? '', params.shift ?? '']
  const list = `/equipe/salons/${showId}/permanences`
  const fields = await request.formData()
  if (fields.get('faire') === 'annuler') {
    await cancelShift(viewer, showId, shiftId)
    return redirectWithToast(list, 'showRota.cancelled')
  }
  const form = parseFormData(fields, ShiftInput)
  if (!form.ok) return form.reply()
  const saved = await saveShift(viewer, showId, shiftId, form.value)
  if (saved.ok) return redirectWithToast(`${list}#${shiftId}`, 'showRota.saved')
  return saved.reason === 'onDuty' ? form.reply({ needed: [`onDuty|${saved.details?.n ?? 0}`] }) : form.reply({ startTime: [saved.reason] })
}

export default function EditShift() {
  const t = useTranslations('showRota')
  const { shift, zone, showId } = useLoaderData<typeof loader>()
  const back = `/equipe/salons/${showId}/permanences`
  const values = {
    title: shift.title, date: localDate(shift.startsAt, zone), startTime: localTime(shift.startsAt, zone), endTime: localTime(shift.endsAt, zone),
    needed: String(shift.needed), skills: shift.skills.join(', '), place: shift.place, note: shift.note,
  }
  return (
    <>
      <title>{`${shift.title} · Pavillon`}</title>
      <PageHeader title={shift.title} crumbs={[{ to: back, label: t('title') }]} />
      <ShiftForm defaultValue={values} lastResult={useActionData<typeof action>()} back={back} />
      <Form method="post" className="mt-8 border-t border-line pt-5"><Button look="danger" name="faire" value="annuler">{t('cancel')}</Button></Form>
    </>
  )
}
