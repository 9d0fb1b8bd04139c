import type { LoaderFunctionArgs } from '@remix-run/node'
import { access } from '~/access/policy'
import { requireViewer } from '~/access/viewer.server'
import { certificateOf, certificatePaper } from '~/arrivals/certificates.server'

export const handle = access('certificate.read')

/** The certificate of a class's visit, as PDF. */
export async function loader({ request, params }: LoaderFunctionArgs) {
  const certificate = await certificateOf(await requireViewer(request, 'certificate.read'), params.id ?? '')
  const bytes = await certificatePaper(certificate)
  return new Response(new Uint8Array(bytes), {
    headers: { 'Content-Type': 'application/pdf', 'Content-Disposition': `inline; filename="attestation-${certificate.number}.pdf"`, 'Cache-Control': 'private, no-cache' },
  })
}
