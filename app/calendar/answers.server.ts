/** What calendar addresses answer. */
import { currentRequest } from '~/access/request.server'
import { conditional, packed } from '~/access/shared-pages.server'
import { printOf } from './prints.server'

/** Everyone's calendar; the server keeps it and adds 304 and packing. Pages of elsewhere may read it as well. */
export async function calendarResponse(request: Request, file: string, name: string): Promise<Response> {
  const headers = await headersOf(`${currentRequest()?.locale} ${request.url}`, file, name)
  headers.set('Access-Control-Allow-Origin', '*')
  headers.set('Access-Control-Expose-Headers', 'ETag')
  return new Response(file, { headers })
}

/** The calendar of a secret address: nobody else keeps it, and what its reader has already is not sent again. */
export async function privateCalendarResponse(request: Request, file: string, { name, feedId }: { name: string; feedId: string }): Promise<Response> {
  const headers = await headersOf(`${new URL(request.url).origin} ${feedId}`, file, name)
  headers.set('Cache-Control', 'private, no-cache')
  headers.set('Vary', 'Accept-Encoding')
  const answer = { etag: headers.get('ETag') ?? '', body: Buffer.from(file), packed: {} }
  const { bytes, packing } = await packed(answer, request.headers.get('Accept-Encoding') ?? '')
  const asked = (field: string) => request.headers.get(field) ?? undefined
  const { etag, lastModified, known } = conditional(answer, { packing, lastModified: headers.get('Last-Modified'), ifNoneMatch: asked('If-None-Match'), ifModifiedSince: asked('If-Modified-Since') })
  headers.set('ETag', etag)
  if (!lastModified) headers.delete('Last-Modified')
  if (known) return new Response(null, { status: 304, headers })
  if (packing) headers.set('Content-Encoding', packing)
  headers.set('Content-Length', String(bytes.length))
  return new Response(request.method === 'HEAD' ? null : new Uint8Array(bytes), { headers })
}

async function headersOf(address: string, file: string, name: string): Promise<Headers> {
  const { etag, lastModified } = await printOf(address, file)
  return new Headers({
    'Content-Type': 'text/calendar; charset=utf-8', 'Content-Disposition': `inline; filename="${name}.ics"`, 'X-Robots-Tag': 'noindex', 'Cross-Origin-Resource-Policy': 'cross-origin',
    ETag: etag, 'Last-Modified': lastModified.toUTCString(),
  })
}
