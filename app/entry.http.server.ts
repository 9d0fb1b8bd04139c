import { createRequestHandler as createExpressHandler } from '@remix-run/express'
import { createRequestHandler, type ServerBuild } from '@remix-run/node'
import { matchRoutes } from '@remix-run/react'
import express, { type NextFunction, type Request as Incoming, type RequestHandler, type Response as Outgoing } from 'express'
import { LRUCache } from 'lru-cache'
import { randomBytes } from 'node:crypto'
import { guardRoutes, sharedRouteIds } from './access/guard.server'
import { commonHeaders, contentPolicy, isOwnRequest, scriptHashes } from './access/protection.server'
import { sendRenewedCookies } from './access/renewal.server'
import { currentRequest, runRequest, type Theme } from './access/request.server'
import { SHARED_MARK } from './access/shared-page'
import { conditional, packed, SharedPages, type SharedAnswer } from './access/shared-pages.server'
import { readOnly } from './api/read-only'
import { config } from './config.server'
import { contentVersion } from './db/freshness.server'
import { partedBuild } from './entry.routes.server'
import { errorFields, log } from './log.server'
import { languageOf } from './ui/catalogues'

const FORM_BYTES = 1024 * 1024
const FILE_BYTES = 256 * 1024 * 1024

/** A build with its guards on, and what the server knows of its routes. */
type House = {
  build: ServerBuild
  personal: RequestHandler
  shared: (request: Request) => Promise<Response>
  routes: RouteNode[]
  sharedIds: ReadonlySet<string>
  /** What was found out of addresses before. */
  sharedPaths: LRUCache<string, boolean>
}
type RouteNode = { id: string; path?: string; index?: boolean; children?: RouteNode[] }

/**
 * The web application as an Express app. `loadBuild` is asked at every request (development makes new builds); the
 * same build is prepared once.
 */
export function webApp(options: { loadBuild: () => Promise<ServerBuild>; before?: RequestHandler; assets?: string[] }) {
  const { mode, publicUrl, trustProxy } = config()
  const development = mode === 'development'
  const secure = publicUrl?.startsWith('https://') ?? false
  const pages = new SharedPages(contentVersion)
  const app = express()
  app.disable('x-powered-by')
  app.disable('etag')
  app.set('trust proxy', trustProxy)

  app.use((_request, response, next) => {
    response.set(commonHeaders(secure))
    next()
  })
  if (options.before) app.use(options.before)
  const [ownAssets] = options.assets ?? []
  if (ownAssets) {
    for (const folder of options.assets ?? []) app.use('/assets', express.static(`${folder}/assets`, { immutable: true, maxAge: '1y', index: false }))
    // Only what looks like one of our files is looked for on the disk: a page is not.
    const files = express.static(ownAssets, { maxAge: '1h', index: false, redirect: false })
    app.use((request, response, next) => (/\.(svg|png|ico|txt|webmanifest)$|^\/hors-ligne\.js$/.test(request.path) ? files(request, response, next) : next()))
  }
  app.use(inContext)
  app.use(logged)
  app.use(bounded)
  app.use(readOnly)
  app.use((request, response, next) => {
    if (isOwnRequest(request, [`${request.protocol}://${request.get('host')}`, ...(publicUrl ? [new URL(publicUrl).origin] : [])])) {
      // A browser that hides where it comes from says `null`; that it is from here was found out otherwise.
      if (request.headers.origin === 'null') delete request.headers.origin
      next()
    } else response.status(403).type('text/plain').send('403')
  })

  const prepare = preparedOnce(development)
  app.all('*', (request, response, next) => {
    void serve().catch(next)
    async function serve() {
      const house = prepare(await options.loadBuild())
      const reads = request.method === 'GET' || request.method === 'HEAD'
      if (reads && isShared(house, request.path)) return sendShared(house, pages, request, response, development)
      response.set('Content-Security-Policy', contentPolicy([`'nonce-${currentRequest()?.nonce}'`], development))
      response.set('Cache-Control', 'private, no-store')
      sendRenewedCookies(response)
      replacePolicies(response)
      return house.personal(request, response, next)
    }
  })
  app.use((error: unknown, _request: Incoming, response: Outgoing, next: NextFunction) => {
    const reference = currentRequest()?.id
    log().error({ request: reference, ...errorFields(error) }, 'request failed')
    if (response.headersSent) return next(error)
    response.status(500).type('text/plain').send(`500 · ${reference}`)
  })
  return app
}

/**
 * What a route says of its own answer (a file that may be kept, the preview of a letter) stands in place of what pages
 * say, not beside it. Cookies and what an answer varies by add up.
 */
function replacePolicies(response: Outgoing): void {
  const append = response.append.bind(response)
  response.append = (name, value) => (/^(set-cookie|vary)$/i.test(name) ? append(name, value) : response.set(name, value))
}

function preparedOnce(development: boolean): (build: ServerBuild) => House {
  let prepared: { from: ServerBuild; house: House } | undefined
  return (from) => {
    if (prepared?.from === from) return prepared.house
    const build = guardRoutes(from)
    const mode = development ? 'development' : 'production'
    const house: House = {
      build,
      personal: partedHandler(build, mode),
      shared: createRequestHandler(build, mode),
      routes: routeTree(build),
      sharedIds: sharedRouteIds(from),
      sharedPaths: new LRUCache({ max: 5_000 }),
    }
    prepared = { from, house }
    return house
  }
}

/** One request handler for each part of the build, made when it is first asked for. */
function partedHandler(build: ServerBuild, mode: string): RequestHandler {
  const partOf = partedBuild(build)
  const handlers = new Map<ServerBuild, RequestHandler>()
  return (request, response, next) => {
    const part = partOf(request.path)
    const handler = handlers.get(part) ?? createExpressHandler({ build: part, mode })
    handlers.set(part, handler)
    return handler(request, response, next)
  }
}

function routeTree(build: ServerBuild, parent?: string): RouteNode[] {
  return Object.values(build.routes)
    .filter((route) => route.parentId === parent)
    .map(({ id, path, index }) => (index ? { id, path, index } : { id, path, children: routeTree(build, id) }))
}

/** Routes that an address leads to, from the frame inwards; client navigation asks for `address.data`. */
function matched(house: House, path: string): string[] {
  const address = path === '/_root.data' ? '/' : path.replace(/\.data$/, '')
  return (matchRoutes(house.routes as Parameters<typeof matchRoutes>[0], address) ?? []).map(({ route }) => route.id ?? '')
}

function isShared(house: House, path: string): boolean {
  let shared = house.sharedPaths.get(path)
  if (shared === undefined) {
    const innermost = matched(house, path).at(-1)
    shared = innermost !== undefined && house.sharedIds.has(innermost)
    // The router ranks all routes anew at each question.
    house.sharedPaths.set(path, shared)
  }
  return shared
}

const inContext: RequestHandler = (request, response, next) => {
  const cookies = request.headers.cookie ?? ''
  const id = randomBytes(6).toString('hex')
  response.set('X-Request-Id', id)
  runRequest(
    {
      id,
      nonce: randomBytes(16).toString('base64'),
      locale: languageOf(cookieValue(cookies, 'langue'), request.headers['accept-language']),
      theme: themeOf(cookieValue(cookies, 'theme')),
      address: request.ip ?? '',
    },
    next,
  )
}

function cookieValue(header: string, name: string): string | undefined {
  return new RegExp(`(?:^|;\\s*)${name}=([^;]*)`).exec(header)?.[1]
}

const themeOf = (value: string | undefined): Theme => (value === 'light' || value === 'dark' ? value : 'system')

const logged: RequestHandler = (request, response, next) => {
  const begun = performance.now()
  response.on('close', () => {
    const { id } = currentRequest() ?? {}
    // The address may hold a secret in its path or query; its first part says enough.
    const space = `/${request.path.split('/')[1] ?? ''}`
    const ms = Math.round(performance.now() - begun)
    log().info({ request: id, method: request.method, space, status: response.statusCode, ms, cut: !response.writableFinished || undefined })
  })
  next()
}

const bounded: RequestHandler = (request, response, next) => {
  const length = Number(request.headers['content-length'] ?? 0)
  const carriesBody = request.method !== 'GET' && request.method !== 'HEAD'
  const limit = request.is('multipart/form-data') ? FILE_BYTES : FORM_BYTES
  if (carriesBody && request.headers['transfer-encoding']) response.status(411).type('text/plain').send('411')
  else if (length > limit) response.status(413).type('text/plain').send('413')
  else next()
}

async function sendShared(house: House, pages: SharedPages, request: Incoming, response: Outgoing, development: boolean) {
  const current = currentRequest()
  if (!current) throw new Error('A request without its context')
  const { locale, theme } = current
  const address = `${request.protocol}://${request.get('host')}${request.originalUrl}`
  const make = () => runRequest({ ...current, nonce: '', viewer: undefined, renewed: undefined }, () => makeShared(house, address, development))
  const answer = development
    ? await make()
    : await pages.answer(`${locale} ${theme} ${address}`, make)
  response.vary('Accept-Language, Cookie, Accept-Encoding')
  if ('packed' in answer) return sendKept(answer, request, response)
  answer.headers.forEach((value, name) => name === 'set-cookie' ? response.append(name, value) : response.setHeader(name, value))
  response.removeHeader(SHARED_MARK)
  response.status(answer.status).end(request.method === 'HEAD' ? undefined : answer.body)
}

async function makeShared(house: House, address: string, development: boolean) {
  const { locale = 'fr' } = currentRequest() ?? {}
  // Nothing of the person who happens to ask first may reach the bytes: no cookie goes in.
  const made = await house.shared(new Request(address, { headers: { 'Accept-Language': locale } }))
  const body = Buffer.from(await made.arrayBuffer())
  const shared = made.headers.get(SHARED_MARK) !== null || !(made.headers.get('content-type') ?? '').startsWith('text/html')
  made.headers.delete(SHARED_MARK)
  if (made.headers.get('content-type')?.startsWith('text/html')) {
    const sources = development ? ["'unsafe-inline'"] : scriptHashes(body.toString('utf8'))
    made.headers.set('Content-Security-Policy', contentPolicy(sources, development))
  }
  return { status: made.status, headers: made.headers, body, shared }
}

async function sendKept(answer: SharedAnswer, request: Incoming, response: Outgoing) {
  for (const [name, value] of Object.entries(answer.headers)) response.setHeader(name, value)
  response.setHeader('Cache-Control', 'no-cache')
  const { bytes, packing } = await packed(answer, request.headers['accept-encoding'] ?? '')
  const { etag, lastModified, known } = conditional(answer, { packing, lastModified: answer.headers['last-modified'], ifNoneMatch: request.headers['if-none-match'], ifModifiedSince: request.headers['if-modified-since'] })
  response.setHeader('ETag', etag)
  if (!lastModified) response.removeHeader('Last-Modified')
  if (known) return response.status(304).end()
  if (packing) response.setHeader('Content-Encoding', packing)
  response.setHeader('Content-Length', bytes.length)
  return response.status(200).end(request.method === 'HEAD' ? undefined : bytes)
}
