import { isRouteErrorResponse, RemixServer } from '@remix-run/react'
import type { EntryContext, HandleErrorFunction } from '@remix-run/node'
import { Writable } from 'node:stream'
import { renderToPipeableStream } from 'react-dom/server'
import { currentRequest } from './access/request.server'
import { keepCatalogue } from './ui/catalogue-store'
import { catalogues } from './ui/catalogues'
import { errorFields, log } from './log.server'

keepCatalogue('fr', catalogues.fr)
keepCatalogue('en', catalogues.en)

const RENDER_TIMEOUT = 10_000

/** Renders a whole page before its first byte goes out, so that an error still has its status and its page. */
export default async function handleRequest(
  request: Request,
  status: number,
  headers: Headers,
  context: EntryContext,
): Promise<Response> {
  const html = await render(request, context)
  headers.set('Content-Type', 'text/html; charset=utf-8')
  return new Response(new Uint8Array(html), { status, headers })
}

function render(request: Request, context: EntryContext): Promise<Buffer> {
  const nonce = currentRequest()?.nonce || undefined
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = []
    const sink = new Writable({
      write(chunk: Buffer, _encoding, done) {
        chunks.push(chunk)
        done()
      },
      final(done) {
        resolve(withoutNul(Buffer.concat(chunks)))
        done()
      },
    })
    const { pipe, abort } = renderToPipeableStream(
      <RemixServer context={context} url={request.url} nonce={nonce} abortDelay={RENDER_TIMEOUT} />,
      { nonce, onAllReady: () => pipe(sink), onShellError: reject, onError: (error) => logRenderError(error) },
    )
    setTimeout(abort, RENDER_TIMEOUT + 1000).unref()
  })
}

/** React 18 pads a chunk with NUL where a character of several bytes does not fit its buffer (react issue 31134). */
function withoutNul(html: Buffer): Buffer {
  let next = html.indexOf(0)
  if (next < 0) return html
  const parts: Buffer[] = []
  let from = 0
  while (next >= 0) {
    parts.push(html.subarray(from, next))
    from = next + 1
    next = html.indexOf(0, from)
  }
  parts.push(html.subarray(from))
  return Buffer.concat(parts)
}

function logRenderError(error: unknown): void {
  log().error({ request: currentRequest()?.id, ...errorFields(error) }, 'render failed')
}

/** Unexpected errors of loaders and actions; the reader sees the same reference. */
export const handleError: HandleErrorFunction = (error, { request }) => {
  if (request.signal.aborted || isRouteErrorResponse(error)) return
  log().error({ request: currentRequest()?.id, ...errorFields(error) }, 'request failed')
}
