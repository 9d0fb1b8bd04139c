import type { LoaderFunctionArgs } from '@remix-run/node'
import { access } from '~/access/policy'
import { exportOf } from '~/access/privacy/export.server'
import { currentRequest } from '~/access/request.server'
import { requireViewer } from '~/access/viewer.server'
import { config } from '~/config.server'
import { translator } from '~/ui/translator'

export const handle = access('account.own')

export async function loader({ request }: LoaderFunctionArgs) {
  const viewer = await requireViewer(request, 'account.own')
  const locale = currentRequest()?.locale ?? 'fr'
  const held = await exportOf(viewer, config().houseName, locale)
  return new Response(`${JSON.stringify(held, null, 2)}\n`, {
    headers: { 'Content-Type': 'application/json; charset=utf-8', 'Content-Disposition': `attachment; filename="${translator(locale, 'privacy')('export.file')}"` },
  })
}
