import type { ServerBuild } from '@remix-run/node'
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { configure } from './config.server'
import { webApp } from './entry.http.server'

const noRoutes = { entry: { module: {} }, routes: {}, assets: { entry: { imports: [], module: '' }, routes: {}, url: '', version: '1' }, publicPath: '/', assetsBuildDirectory: '', isSpaMode: false, future: {} } as unknown as ServerBuild

async function asking(build: ServerBuild, assets?: string[]) {
  configure({ logLevel: 'silent' })
  const server = createServer(webApp({ loadBuild: () => Promise.resolve(build), assets })).listen(0, '127.0.0.1')
  await new Promise((resolve) => server.once('listening', resolve))
  return { server, get: (path: string) => fetch(`http://127.0.0.1:${(server.address() as AddressInfo).port}${path}`) }
}

test('a page that an earlier build made still finds its files; the icon is of this build', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'pavillon-assets-'))
  for (const [build, file] of [['now', 'root-B.js'], ['before', 'root-A.js']] as const) {
    await mkdir(join(folder, build, 'assets'), { recursive: true })
    await writeFile(join(folder, build, 'assets', file), build)
    await writeFile(join(folder, build, 'icon.svg'), `<svg>${build}</svg>`)
  }
  const { server, get } = await asking(noRoutes, [join(folder, 'now'), join(folder, 'before')])
  const ask = async (path: string) => {
    const answer = await get(path)
    return { status: answer.status, text: await answer.text(), kept: answer.headers.get('cache-control') }
  }
  expect(await ask('/assets/root-B.js')).toEqual({ status: 200, text: 'now', kept: 'public, max-age=31536000, immutable' })
  expect(await ask('/assets/root-A.js')).toMatchObject({ status: 200, text: 'before' })
  expect(await ask('/icon.svg')).toMatchObject({ text: '<svg>now</svg>' })
  expect((await ask('/assets/root-C.js')).status).not.toBe(200)
  server.close()
  await rm(folder, { recursive: true })
})

test('what a route says of its own answer stands alone; cookies add up', async () => {
  const resource = (headers: [string, string][]) => ({ module: { handle: { access: 'house.read' }, loader: () => new Response('bytes', { headers }) } })
  const file = resource([['Content-Type', 'application/pdf'], ['Cache-Control', 'private, max-age=3600'], ['X-Content-Type-Options', 'nosniff'], ['Referrer-Policy', 'same-origin'], ['Set-Cookie', 'a=1'], ['Set-Cookie', 'b=2']])
  const routes = { file: { id: 'file', path: 'fichier', ...file }, silent: { id: 'silent', path: 'muet', ...resource([]) } }
  const { server, get } = await asking({ ...noRoutes, entry: { module: { default: () => new Response() } }, routes } as unknown as ServerBuild)
  const { status, headers } = await get('/fichier')
  expect(status).toBe(200)
  expect(Object.fromEntries(['cache-control', 'content-type', 'x-content-type-options', 'referrer-policy'].map((name) => [name, headers.get(name)]))).toEqual({
    'cache-control': 'private, max-age=3600', 'content-type': 'application/pdf', 'x-content-type-options': 'nosniff', 'referrer-policy': 'same-origin',
  })
  expect(headers.getSetCookie()).toEqual(['a=1', 'b=2'])
  expect((await get('/muet')).headers.get('cache-control')).toBe('private, no-store')
  server.close()
})
