// The safety plan on this phone, without signal: kept after a press and nothing else, taken off by a press or by signing out.
const KEPT = 'kith-kept-plan'
const COPY = '/my/safety-plan/copy'
const OWNER = '/my/safety-plan/owner'
const SCOPE = '/my/safety-plan'

const box = document.querySelector('[data-keep-plan]')
const button = does => box.querySelector(`[data-does="${does}"]`)
const say = words => {
  box.querySelector('[data-keep-state]').textContent = words
}

async function keep() {
  const answer = await fetch(COPY, { redirect: 'error', cache: 'no-store' })
  if (!answer.ok) throw new Error('no copy')
  const html = await answer.text()
  const styles = [...new DOMParser().parseFromString(html, 'text/html').querySelectorAll('link[rel="stylesheet"]')].map(link => link.getAttribute('href'))
  const cache = await caches.open(KEPT)
  await cache.addAll(styles)
  await cache.put(OWNER, new Response(box.dataset.owner))
  await cache.put(COPY, new Response(html, { headers: answer.headers }))
  await navigator.serviceWorker.register(box.dataset.keepPlan, { scope: SCOPE })
}

async function drop() {
  await caches.delete(KEPT)
  const worker = await navigator.serviceWorker.getRegistration(SCOPE)
  await worker?.unregister()
}

async function owner() {
  const kept = await caches.match(OWNER, { cacheName: KEPT })
  return kept?.text()
}

function draw(kept) {
  box.querySelector('[data-keep-offer]').hidden = kept
  button('keep-plan').hidden = kept
  button('drop-plan').hidden = !kept
}

async function pressed(work, kept, words) {
  try {
    await work()
    draw(kept)
    say(words)
  } catch {
    say('That did not work. Nothing was changed. Try again, or print it.')
  }
}

async function begin() {
  const whose = await owner()
  // A phone keeps the plan of whoever uses it now, and nobody else's.
  if (whose !== undefined && whose !== box.dataset.owner) await drop()
  const kept = whose === box.dataset.owner
  draw(kept)
  if (kept) await pressed(keep, true, 'It is kept on this phone, as it is now.')
  button('keep-plan').addEventListener('click', () => pressed(keep, true, 'It is kept on this phone. You can open it here without signal.'))
  button('drop-plan').addEventListener('click', () => pressed(drop, false, 'It is no longer on this phone.'))
}

if (box && 'serviceWorker' in navigator && 'caches' in window) await begin()
