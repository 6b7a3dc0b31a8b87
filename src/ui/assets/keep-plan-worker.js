// Gives back the safety plan somebody kept on this phone when there is no signal, or when they are signed out.
// It keeps nothing itself: only what the person asked to keep is there (keep-plan.js), and only while it may stay (kept-plan.js).
const { KEPT, COPY, copyMayStay } = self.keptPlan
const PATIENCE = 6000

self.addEventListener('install', () => self.skipWaiting())
self.addEventListener('activate', event => event.waitUntil(self.clients.claim()))
self.addEventListener('fetch', event => {
  const { request } = event
  const url = new URL(request.url)
  if (request.method !== 'GET' || url.origin !== self.location.origin) return
  if (request.mode === 'navigate') event.respondWith(newest(request))
  else if (url.pathname.startsWith('/assets/')) event.respondWith(caches.match(request, { cacheName: KEPT }).then(kept => kept ?? fetch(request)))
})

async function newest(request) {
  const kept = await caches.match(COPY, { cacheName: KEPT })
  if (!kept) return fetch(request)
  try {
    const answer = await Promise.race([fetch(request), new Promise((_, no) => setTimeout(no, PATIENCE))])
    if (!(await copyMayStay())) return answer
    // Sent to sign in, or the service is unwell: in a crisis the kept words matter more.
    return answer.type === 'opaqueredirect' || answer.status >= 500 ? kept : answer
  } catch {
    return kept
  }
}
