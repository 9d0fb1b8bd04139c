import type { LoaderFunctionArgs } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { originOf } from '~/access/origin.server'
import { access } from '~/access/policy'
import { requireViewer } from '~/access/viewer.server'
import { PreviewPage } from '~/proposals/components/PreviewPage'
import { previewOf } from '~/proposals/preview.server'

export const handle = access('activity.propose')

export async function loader({ request, params }: LoaderFunctionArgs) {
  const found = await previewOf(await requireViewer(request, 'activity.propose'), params.id ?? '')
  return { here: `/entreprise/actions/${params.id}`, shown: found && { ...found, origin: originOf(request), now: new Date() } }
}

export default function Preview() {
  const { here, shown } = useLoaderData<typeof loader>()
  return <PreviewPage shown={shown} back={here} edit={`${here}/modifier?manque=oui`} />
}
