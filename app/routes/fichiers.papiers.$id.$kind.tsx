import type { LoaderFunctionArgs } from '@remix-run/node'
import { z } from 'zod'
import { access } from '~/access/policy'
import { notFound } from '~/access/responses.server'
import { requireViewer } from '~/access/viewer.server'
import { kindOfSlug } from '~/papers/addresses'
import { visitPaper } from '~/papers/paper.server'
import { paperToPrint } from '~/papers/queries.server'

export const handle = access('paper.read')

/** A paper of a class's visit as PDF: the one that holds, or with `papier` an earlier one. */
export async function loader({ request, params }: LoaderFunctionArgs) {
  const viewer = await requireViewer(request, 'paper.read')
  const kind = kindOfSlug(params.kind ?? '')
  const earlier = new URL(request.url).searchParams.get('papier')
  if (!kind || (earlier !== null && !z.uuid().safeParse(earlier).success)) throw notFound()
  const printed = await paperToPrint(viewer, params.id ?? '', kind, earlier)
  return new Response(new Uint8Array(await visitPaper(printed)), {
    headers: { 'Content-Type': 'application/pdf', 'Content-Disposition': `inline; filename="${printed.number ?? `${params.kind}-projet`}.pdf"`, 'Cache-Control': 'private, no-cache' },
  })
}
