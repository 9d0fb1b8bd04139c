/** What the house is measured against: `tsx bare.tsx remix|raw PORT BYTES`, a page of so many bytes and nothing around it. */
import { createRequestHandler } from '@remix-run/express'
import type { EntryContext, ServerBuild } from '@remix-run/node'
import { RemixServer, useLoaderData } from '@remix-run/react'
import express from 'express'
import { createServer } from 'node:http'
import { renderToString } from 'react-dom/server'

const [kind, port, bytes] = process.argv.slice(2)
const rows = Array.from({ length: Math.max(1, Math.round(Number(bytes) / 279)) }, (_, n) => ({ id: n, title: `Visite d’un atelier numéro ${n}`, place: 'Maubeuge', day: 'lundi 14 décembre 2026' }))

function Page() {
  const list = useLoaderData<typeof rows>()
  return (
    <html lang="fr">
      <body>
        <ul>
          {list.map(({ id, title, place, day }) => (
            <li key={id} className="grid gap-x-6 gap-y-1 border-b border-line py-4">
              <p className="figures text-sm">{day}</p>
              <a href={`/actions/${id}`} className="font-semibold hover:text-accent hover:underline">{title}</a>
              <p className="mt-1 text-sm text-soft">{place}</p>
            </li>
          ))}
        </ul>
      </body>
    </html>
  )
}

const build = {
  entry: {
    module: {
      default: (request: Request, status: number, headers: Headers, context: EntryContext) => {
        headers.set('Content-Type', 'text/html')
        return new Response(renderToString(<RemixServer context={context} url={request.url} />), { status, headers })
      },
    },
  },
  routes: { root: { id: 'root', path: '', module: { default: Page, loader: () => rows } } },
  assets: { entry: { imports: [], module: '' }, routes: { root: { id: 'root', path: '', hasAction: false, hasLoader: true, hasErrorBoundary: false, module: '', imports: [] } }, url: '', version: '1' },
  publicPath: '/', assetsBuildDirectory: '', future: {}, isSpaMode: false, mode: 'production',
} as unknown as ServerBuild

if (kind === 'remix') {
  const app = express()
  app.all('*', createRequestHandler({ build, mode: 'production' }))
  app.listen(Number(port), '127.0.0.1')
} else {
  const page = Buffer.alloc(Number(bytes), 'x')
  createServer((_request, response) => response.writeHead(200, { 'Content-Type': 'text/html', 'Content-Length': page.length }).end(page)).listen(Number(port), '127.0.0.1')
}
