// Keeps the pages at the stand and at the door, today's list of doors, and what they are made of, so that they open
// without a network. Nothing else is kept; what is of a day, which names people, for a day and a half.
const SHELF = 'pavillon-stand'
// One address is one page here, whichever headers asked for it.
const MATCH = { ignoreVary: true }
const DOOR_KEPT = 36 * 3_600_000
// Says of a page that was not kept that it needs the network.
const NOT_KEPT = '/sans-reseau'

self.addEventListener('install', () => self.skipWaiting())
self.addEventListener('activate', (event) => event.waitUntil(self.clients.claim()))

self.addEventListener('message', (event) => {
  const { keep } = event.data ?? {}
  if (Array.isArray(keep)) event.waitUntil(keepAll(keep).then((kept) => event.ports[0]?.postMessage({ kept })))
})

/** Whether every part of the page is on the shelf now. */
async function keepAll(addresses) {
  const shelf = await caches.open(SHELF)
  await forget(shelf)
  await put(shelf, self.location.origin + NOT_KEPT)
  return (await Promise.all(addresses.map((address) => put(shelf, address)))).every(Boolean)
}

const isOfDay = (pathname) => pathname.startsWith('/jour/') || pathname.endsWith('/jour')

/** Takes pages off the shelf whose day is over. */
async function forget(shelf) {
  for (const request of await shelf.keys()) {
    if (!isOfDay(new URL(request.url).pathname)) continue
    const made = Date.parse((await shelf.match(request, MATCH))?.headers.get('Date') ?? '')
    if (!(Date.now() - made < DOOR_KEPT)) await shelf.delete(request, MATCH)
  }
}

async function put(shelf, address) {
  const there = await shelf.match(address, MATCH)
  if (there && address.includes('/assets/')) return true
  try {
    const answer = await fetch(address, { credentials: 'same-origin' })
    if (!answer.ok || answer.redirected) return Boolean(there)
    // Whole before it takes the place of the older one: a network that goes meanwhile must not leave the shelf empty.
    const body = await answer.blob()
    // A page that was not open here yet brings the scripts and styles that it names.
    if (answer.headers.get('Content-Type')?.startsWith('text/html') && !(await keepParts(shelf, await body.text()))) return Boolean(there)
    await shelf.put(address, new Response(body, { status: answer.status, headers: answer.headers }))
    return true
  } catch {
    return Boolean(there)
  }
}

async function keepParts(shelf, page) {
  const parts = new Set(page.match(/\/assets\/[\w.~-]+/g))
  return (await Promise.all([...parts].map((part) => put(shelf, self.location.origin + part)))).every(Boolean)
}

self.addEventListener('fetch', (event) => {
  const { request } = event
  const address = new URL(request.url)
  if (request.method !== 'GET' || address.origin !== self.location.origin) return
  if (request.mode === 'navigate') event.respondWith(fetch(request).catch(() => fromShelf(request)))
  else if (address.pathname.startsWith('/assets/')) event.respondWith(caches.match(request, MATCH).then((kept) => kept ?? fetch(request)))
})

async function fromShelf(request) {
  await forget(await caches.open(SHELF))
  // The list of another day is another page; at a door the rest of the address only says which group was scanned.
  const { pathname, search } = new URL(request.url)
  const kept = pathname.endsWith('/jour') && search ? undefined : await caches.match(request, { ...MATCH, ignoreSearch: true })
  return kept ?? needsNetwork()
}

/** In the place of a page that was not kept. Without its scripts, which would ask for the page of this address. */
async function needsNetwork() {
  const kept = await caches.match(NOT_KEPT, MATCH)
  if (!kept) return Response.error()
  const page = (await kept.text()).replace(/<script\b[\s\S]*?<\/script>/g, '')
  return new Response(page, { status: 503, headers: kept.headers })
}
