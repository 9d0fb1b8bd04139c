// Keeps the page at the stand and what it is made of, so that it opens without a network. Nothing else is kept.
const SHELF = 'pavillon-stand'

self.addEventListener('install', () => self.skipWaiting())
self.addEventListener('activate', (event) => event.waitUntil(self.clients.claim()))

self.addEventListener('message', (event) => {
  const { keep } = event.data ?? {}
  if (Array.isArray(keep)) event.waitUntil(caches.open(SHELF).then((shelf) => Promise.all(keep.map((address) => put(shelf, address)))))
})

async function put(shelf, address) {
  const there = address.includes('/assets/') && (await shelf.match(address))
  if (there) return
  const answer = await fetch(address, { credentials: 'same-origin' }).catch(() => undefined)
  if (answer && answer.ok && !answer.redirected) await shelf.put(address, answer)
}

self.addEventListener('fetch', (event) => {
  const { request } = event
  const address = new URL(request.url)
  if (request.method !== 'GET' || address.origin !== self.location.origin) return
  if (request.mode === 'navigate') event.respondWith(fetch(request).catch(() => fromShelf(request)))
  else if (address.pathname.startsWith('/assets/')) event.respondWith(caches.match(request).then((kept) => kept ?? fetch(request)))
})

async function fromShelf(request) {
  return (await caches.match(request, { ignoreSearch: true })) ?? Response.error()
}
