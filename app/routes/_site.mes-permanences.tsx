import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node'
import { data } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { useTranslations } from 'use-intl'
import { access } from '~/access/policy'
import { readToast, redirectWithToast } from '~/access/toast.server'
import { requireViewer } from '~/access/viewer.server'
import { addAvailability, answerSwap, askSwap, removeAvailability } from '~/shows/rota/commands.server'
import { AvailabilityList } from '~/shows/rota/components/AvailabilityList'
import { MyShifts } from '~/shows/rota/components/MyShifts'
import { SwapRequests } from '~/shows/rota/components/SwapRequests'
import { myRota } from '~/shows/rota/queries.server'
import { AvailabilityInput } from '~/shows/rota/schema'
import { parseFormData } from '~/ui/form.server'
import { Notice, PageHeader } from '~/ui/Page'
import { useToast } from '~/ui/useToast'

export const handle = access('rota.own')
const here = '/mes-permanences'

export async function loader({ request }: LoaderFunctionArgs) {
  const viewer = await requireViewer(request, 'rota.own')
  const { toast, headers } = await readToast(request)
  return data({ ...(await myRota(viewer)), toast }, { headers })
}

export async function action({ request }: ActionFunctionArgs) {
  const viewer = await requireViewer(request, 'rota.own')
  const fields = await request.formData()
  const [contactId, shiftId, swapId] = ['contact', 'tour', 'echange'].map((name) => String(fields.get(name) ?? ''))
  switch (fields.get('faire')) {
    case 'demander': {
      const asked = await askSwap(viewer, shiftId ?? '', contactId ?? '', String(fields.get('qui') ?? '') || null, String(fields.get('note') ?? ''))
      return asked.ok ? redirectWithToast(here, 'showRota.swapNoted') : { reason: asked.reason }
    }
    case 'ACCEPTED':
    case 'REFUSED':
    case 'WITHDRAWN': {
      const answered = await answerSwap(viewer, swapId ?? '', contactId ?? '', fields.get('faire') as 'ACCEPTED' | 'REFUSED' | 'WITHDRAWN')
      return answered.ok ? redirectWithToast(here, 'showRota.swapNoted') : { reason: answered.reason }
    }
    case 'oublier':
      await removeAvailability(viewer, String(fields.get('plage') ?? ''))
      return redirectWithToast(here, 'showRota.swapNoted')
    default: {
      const form = parseFormData(fields, AvailabilityInput)
      if (!form.ok) return { form: form.reply().data }
      const [showId = '', own = ''] = String(fields.get('salon') ?? '').split(' ')
      const added = await addAvailability(viewer, showId, own, form.value)
      return added.ok ? redirectWithToast(here, 'showRota.swapNoted') : { form: form.reply({ startTime: [added.reason] }).data }
    }
  }
}

export default function MyRota() {
  const t = useTranslations('showRota')
  const { duties, swaps, availability, shows, toast } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const done = useToast(toast)
  return (
    <>
      <title>{`${t('mine')} · Pavillon`}</title>
      <PageHeader title={t('mine')} lead={t('mineLead')} />
      {done && !answer && <Notice tone="good" role="status">{done.text}</Notice>}
      {answer && 'reason' in answer && answer.reason && <Notice tone="bad" role="alert">{t(answer.reason)}</Notice>}
      <SwapRequests swaps={swaps} />
      <MyShifts duties={duties} />
      <AvailabilityList shows={shows} availability={availability} lastResult={answer && 'form' in answer ? answer.form : undefined} />
    </>
  )
}
