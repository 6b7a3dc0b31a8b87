// Looking from where somebody is now: asked of the browser only when the button is pressed, sent in a form, kept nowhere here.
const button = document.querySelector('[data-does="near-me"]')
const form = document.querySelector('[data-near-me]')
const problem = document.querySelector('[data-near-me-problem]')

if (button && form && 'geolocation' in navigator) {
  button.hidden = false
  button.addEventListener('click', () => {
    button.disabled = true
    navigator.geolocation.getCurrentPosition(
      ({ coords }) => {
        // About a hundred metres is near enough for a list, and nobody's front door.
        form.elements.lat.value = coords.latitude.toFixed(3)
        form.elements.lon.value = coords.longitude.toFixed(3)
        form.submit()
      },
      () => {
        button.disabled = false
        problem.hidden = false
      },
      { timeout: 10_000, maximumAge: 300_000 },
    )
  })
}
