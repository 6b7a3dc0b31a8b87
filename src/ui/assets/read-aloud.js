// Reads the page's own words aloud with a voice of the browser; the button is there only where a browser has one.
const button = document.querySelector('[data-does="read-aloud"]')
const text = document.querySelector('[data-read-aloud]')
const start = button?.textContent

const show = reading => {
  button.textContent = reading ? 'Stop reading' : start
}

if (button && text && 'speechSynthesis' in window) {
  button.hidden = false
  button.addEventListener('click', () => {
    if (speechSynthesis.speaking) {
      speechSynthesis.cancel()
      show(false)
      return
    }
    // A sentence at a time: some browsers stop in the middle of a long text.
    const parts = [...text.querySelectorAll('h1, h2, .kith-easy p, section p, section li, .nhsuk-lede-text')].map(
      one => new SpeechSynthesisUtterance(one.textContent),
    )
    for (const part of parts) {
      part.lang = text.lang || document.documentElement.lang
      part.rate = 0.9
      speechSynthesis.speak(part)
    }
    parts.at(-1)?.addEventListener('end', () => show(false))
    show(true)
  })
  window.addEventListener('pagehide', () => speechSynthesis.cancel())
}
