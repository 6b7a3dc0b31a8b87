import { initAll } from '/assets/nhsuk.js'

// The library wakes up only on a body that says scripts run.
document.body.classList.add('js-enabled', 'nhsuk-frontend-supported')

// Radios that open more questions do so by style (kith.css). The library would mark them as expandable,
// which ARIA does not allow on a radio, so it only gets them where the browser cannot do it by style.
if (CSS.supports('selector(:has(*))')) {
  for (const radios of document.querySelectorAll('[data-module="nhsuk-radios"]')) delete radios.dataset.module
  for (const part of document.querySelectorAll('.nhsuk-radios__conditional--hidden')) {
    part.classList.remove('nhsuk-radios__conditional--hidden')
  }
}
initAll()

// Leaving quickly: gone from the screen at once, from the history, and from what this tab kept.
function leave(event) {
  event.preventDefault()
  document.documentElement.hidden = true
  document.title = 'Weather'
  for (const key of Object.keys(sessionStorage)) if (key.startsWith('kith-')) sessionStorage.removeItem(key)
  window.dispatchEvent(new Event('kith:leaving'))
  location.replace(event.currentTarget.href)
}
for (const link of document.querySelectorAll('[data-leave]')) link.addEventListener('click', leave)

// Print buttons are drawn only where they can work.
for (const button of document.querySelectorAll('[data-print]')) {
  button.hidden = false
  button.addEventListener('click', () => window.print())
}

// What was kept on this phone to be read without signal goes when somebody else signs in or its sign-in was ended, and with signing out.
const { KEPT, copyMayStay } = self.keptPlan
if ('caches' in window && (await caches.has(KEPT))) copyMayStay()
for (const form of document.querySelectorAll('[data-sign-out]')) {
  form.addEventListener('submit', async event => {
    if (!('caches' in window)) return
    event.preventDefault()
    await caches.delete(KEPT).catch(() => false)
    const worker = await navigator.serviceWorker?.getRegistration('/my/safety-plan').catch(() => undefined)
    await worker?.unregister().catch(() => false)
    form.submit()
  })
}
