import type { LoaderFunctionArgs } from '@remix-run/node'
import { access } from '~/access/policy'
import { notFound } from '~/access/responses.server'
import { requireViewer } from '~/access/viewer.server'
import { statementPaper } from '~/shows/money/aid-paper.server'

export const handle = access('aid.read')

/** The statement of a company's de minimis aid, as of now. */
export async function loader({ request, params }: LoaderFunctionArgs) {
  const statement = await statementPaper(await requireViewer(request, 'aid.read'), params.id ?? '')
  if (!statement) throw notFound()
  return new Response(new Uint8Array(statement.bytes), {
    headers: { 'Content-Type': 'application/pdf', 'Content-Disposition': `inline; filename="${statement.name}"`, 'Cache-Control': 'private, no-store', 'X-Content-Type-Options': 'nosniff' },
  })
}
