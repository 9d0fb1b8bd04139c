import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node'
import { data } from '@remix-run/node'
import { Form, useActionData, useLoaderData } from '@remix-run/react'
import { useTranslations } from 'use-intl'
import { access } from '~/access/policy'
import { redirectWithToast } from '~/access/toast.server'
import { requireViewer } from '~/access/viewer.server'
import { addHall, changeHall, removeHall } from '~/shows/plan/commands.server'
import { HallForm } from '~/shows/plan/components/HallForm'
import { hallOf } from '~/shows/plan/plan-desk.server'
import { HallInput } from '~/shows/plan/schema'
import { Button } from '~/ui/Button'
import { parseFormData } from '~/ui/form.server'
import { Notice, PageHeader } from '~/ui/Page'

export const handle = access('show.manage')

const wanted = (request: Request) => new URL(request.url).searchParams.get('hall')

export async function loader({ request, params }: LoaderFunctionArgs) {
  const viewer = await requireViewer(request, 'show.manage')
  const id = wanted(request)
  return { hall: id ? await hallOf(viewer, params.id ?? '', id) : null, showId: params.id ?? '' }
}

export async function action({ request, params }: ActionFunctionArgs) {
  const viewer = await requireViewer(request, 'show.manage')
  const showId = params.id ?? ''
  const here = `/equipe/salons/${showId}/plan`
  const id = wanted(request)
  if (id) await hallOf(viewer, showId, id)
  const fields = await request.formData()
  if (id && fields.get('faire') === 'supprimer') {
    const removed = await removeHall(viewer, showId, id)
    return removed.ok ? redirectWithToast(here, 'showPlan.done.hallRemoved') : data({ refusal: removed }, { status: 409 })
  }
  const form = parseFormData(fields, HallInput)
  if (!form.ok) return form.reply()
  const saved = id ? await changeHall(viewer, showId, id, form.value) : await addHall(viewer, showId, form.value)
  if (!saved.ok) return saved.reason === 'nameTaken' ? form.reply({ name: ['hallNameTaken'] }) : data({ refusal: saved }, { status: 409 })
  return redirectWithToast(`${here}?hall=${id ?? ('id' in saved ? saved.id : '')}`, id ? 'showPlan.done.hallChanged' : 'showPlan.done.hallAdded')
}

export default function Hall() {
  const t = useTranslations('showPlan')
  const { hall, showId } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const back = `/equipe/salons/${showId}/plan${hall ? `?hall=${hall.id}` : ''}`
  const refusal = answer && 'refusal' in answer ? answer.refusal : undefined
  const text = (metres: number) => String(metres).replace('.', ',')
  const values = hall ? { name: hall.name, width: text(hall.width), height: text(hall.height), gridStep: text(hall.gridStep) } : { name: '', width: '', height: '', gridStep: '0,5' }
  return (
    <>
      <title>{`${hall?.name ?? t('hallTitle')} · Pavillon`}</title>
      <PageHeader title={hall ? hall.name : t('hallTitle')} crumbs={[{ to: back, label: t('title') }]} />
      {refusal && <Notice tone="bad" role="alert">{t(`hallRefusal.${refusal.reason as 'outside'}`, { stand: '', n: 0, ...refusal.details })}</Notice>}
      <HallForm defaultValue={values} lastResult={answer && !('refusal' in answer) ? answer : undefined} back={back} />
      {hall && <Form method="post" className="mt-8 border-t border-line pt-5"><Button look="danger" name="faire" value="supprimer">{t('removeHall')}</Button></Form>}
    </>
  )
}
