import type { LoaderFunctionArgs } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { originOf } from '~/access/origin.server'
import { access } from '~/access/policy'
import { requireViewer } from '~/access/viewer.server'
import { PreviewPage } from '~/proposals/components/PreviewPage'
import { pendingChangeOf } from '~/proposals/queries.server'
import { previewForStaff } from '~/proposals/preview.server'

export const handle = access('activity.manage')

/** An activity before it is published; `?modification`: as it would be with the change that waits. */
export async function loader({ request, params }: LoaderFunctionArgs) {
  const viewer = await requireViewer(request, 'activity.manage')
  const id = params.id ?? ''
  const changed = new URL(request.url).searchParams.has('modification')
  const found = await previewForStaff(viewer, id, changed)
  const change = changed ? await pendingChangeOf(viewer, id) : null
  return { here: `/equipe/actions/${id}`, back: change ? `/equipe/propositions/${change.id}` : `/equipe/actions/${id}`, shown: found && { ...found, origin: originOf(request), now: new Date() } }
}

export default function Preview() {
  const { here, back, shown } = useLoaderData<typeof loader>()
  return <PreviewPage shown={shown} back={back} edit={`${here}/modifier`} />
}
