// Opens the diary without a connection. Served at the diary's own address with what it may keep before it:
// const KNOWN = { cache: '…', shell: '/…', files: ['/static/…'] }
//
// It keeps one empty page and the files of that page, nothing else: no entry, no photo, no name. With a line
// every page comes from the house. At sign-out kept.js takes all of it away.
async function fill () {
  const cache = await caches.open(KNOWN.cache)
  const shell = await fetch(KNOWN.shell, { redirect: 'error', cache: 'no-store' })
  if (!shell.ok) throw new Error('not now')
  await cache.put(KNOWN.shell, shell)
  await cache.addAll(KNOWN.files.map(path => new Request(path, { cache: 'no-cache' })))
  await self.skipWaiting()
}

async function tidy () {
  const old = (await caches.keys()).filter(name => name.startsWith('alongside-diary-') && name !== KNOWN.cache)
  await Promise.all(old.map(name => caches.delete(name)))
  await self.clients.claim()
}

async function kept (path) {
  return (await caches.match(path)) || Response.error()
}

function answer (request) {
  const path = new URL(request.url).pathname
  if (request.mode === 'navigate') return fetch(request).catch(() => kept(KNOWN.shell))
  return KNOWN.files.includes(path) ? fetch(request).catch(() => kept(path)) : null
}

self.addEventListener('install', event => event.waitUntil(fill()))
self.addEventListener('activate', event => event.waitUntil(tidy()))
self.addEventListener('fetch', event => {
  const found = event.request.method === 'GET' ? answer(event.request) : null
  if (found) event.respondWith(found)
})
