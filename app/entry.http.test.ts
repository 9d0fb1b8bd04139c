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

test('a page that an earlier build made still finds its files; the icon is of this build', async () => {
  configure({ logLevel: 'silent' })
  const folder = await mkdtemp(join(tmpdir(), 'pavillon-assets-'))
  for (const [build, file] of [['now', 'root-B.js'], ['before', 'root-A.js']] as const) {
    await mkdir(join(folder, build, 'assets'), { recursive: true })
    await writeFile(join(folder, build, 'assets', file), build)
    await writeFile(join(folder, build, 'icon.svg'), `<svg>${build}</svg>`)
  }
  const server = createServer(webApp({ loadBuild: () => Promise.resolve(noRoutes), assets: [join(folder, 'now'), join(folder, 'before')] })).listen(0, '127.0.0.1')
  await new Promise((resolve) => server.once('listening', resolve))
  const ask = async (path: string) => {
    const answer = await fetch(`http://127.0.0.1:${(server.address() as AddressInfo).port}${path}`)
    return { status: answer.status, text: await answer.text(), kept: answer.headers.get('cache-control') }
  }
  expect(await ask('/assets/root-B.js')).toEqual({ status: 200, text: 'now', kept: 'public, max-age=31536000, immutable' })
  expect(await ask('/assets/root-A.js')).toMatchObject({ status: 200, text: 'before' })
  expect(await ask('/icon.svg')).toMatchObject({ text: '<svg>now</svg>' })
  expect((await ask('/assets/root-C.js')).status).not.toBe(200)
  server.close()
  await rm(folder, { recursive: true })
})
