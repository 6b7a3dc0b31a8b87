// The safety plan on this phone, without signal: kept after a press and nothing else, taken off by a press or by signing out.
const { KEPT, COPY, keepOwner, whoIsHere, copyMayStay } = self.keptPlan
const SCOPE = '/my/safety-plan'

const box = document.querySelector('[data-keep-plan]')
const button = does => box.querySelector(`[data-does="${does}"]`)
const say = words => {
  box.querySelector('[data-keep-state]').textContent = words
}

async function keep() {
  const here = await whoIsHere('')
  const answer = await fetch(COPY, { redirect: 'error', cache: 'no-store' })
  if (!answer.ok) throw new Error('no copy')
  const html = await answer.text()
  const styles = [...new DOMParser().parseFromString(html, 'text/html').querySelectorAll('link[rel="stylesheet"]')].map(link => link.getAttribute('href'))
  const cache = await caches.open(KEPT)
  await cache.addAll(styles)
  await keepOwner({ account: here.account, session: here.session })
  await cache.put(COPY, new Response(html, { headers: answer.headers }))
  await navigator.serviceWorker.register(box.dataset.keepPlan, { scope: SCOPE })
}

async function drop() {
  await caches.delete(KEPT)
  const worker = await navigator.serviceWorker.getRegistration(SCOPE)
  await worker?.unregister()
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
  // A phone keeps the plan of whoever uses it now, and nobody else's.
  const kept = (await caches.has(KEPT)) && (await copyMayStay())
  draw(kept)
  if (kept) await pressed(keep, true, 'It is kept on this phone, as it is now.')
  button('keep-plan').addEventListener('click', () => pressed(keep, true, 'It is kept on this phone. You can open it here without signal.'))
  button('drop-plan').addEventListener('click', () => pressed(drop, false, 'It is no longer on this phone.'))
}

if (box && 'serviceWorker' in navigator && 'caches' in window) await begin()
