// Keeps what people type. A form names where it is saved (`data-autosave-url`), or that it stays on this
// device (`data-autosave-store="local"`). Until the server has confirmed, a copy stays in this tab alone.
const prefix = 'kith-draft:'
const pause = 2000
const signedOut = 'Not saved: you have been signed out. Sign in again in another tab, then carry on here.'
const offline = 'Not saved yet: no connection. Keep this page open.'

function read(store, key) {
  try {
    return JSON.parse(store.getItem(key))
  } catch {
    return null
  }
}

function write(store, key, value) {
  try {
    store.setItem(key, JSON.stringify(value))
  } catch {
    /* full or switched off: the server copy remains */
  }
}

function clock() {
  return new Date().toLocaleTimeString('en-GB', { hour: '2-digit', minute: '2-digit' })
}

function fieldsOf(form) {
  const fields = new URLSearchParams()
  for (const [name, value] of new FormData(form)) if (typeof value === 'string') fields.append(name, value)
  return fields
}

class Autosave {
  constructor(form) {
    this.form = form
    this.areas = [...form.querySelectorAll('[data-autosave]')]
    this.url = form.dataset.autosaveUrl
    this.local = form.dataset.autosaveStore === 'local'
    this.store = this.local ? localStorage : sessionStorage
    this.status = form.querySelector('[data-autosave-status]')
    this.key = `${prefix}${location.pathname}:${form.id || this.areas.map(area => area.dataset.autosave).join('+')}`
    this.start = this.texts()
    this.edits = 0
    this.wait = 5000
    this.bringBack()
    form.addEventListener('input', () => this.typed())
    form.addEventListener('submit', () => this.sent())
    addEventListener('online', () => this.dirty && this.save())
    // Back from signing in again in another tab.
    addEventListener('focus', () => this.dirty && this.save())
    addEventListener('pagehide', () => this.dirty && !this.leaving && this.post(true).catch(() => {}))
    addEventListener('kith:leaving', () => {
      this.leaving = true
    })
  }

  texts() {
    return Object.fromEntries(this.areas.map(area => [area.name, area.value]))
  }

  say(words) {
    if (this.status && this.status.textContent !== words) this.status.textContent = words
  }

  // A kept copy comes back by itself only when nobody has changed the text since; otherwise the person chooses.
  bringBack() {
    const draft = read(this.store, this.key)
    if (!draft) return
    const differs = this.areas.filter(area => draft.now[area.name] !== undefined && draft.now[area.name] !== area.value)
    if (differs.length === 0) return this.store.removeItem(this.key)
    if (differs.every(area => area.value === '' || area.value === draft.start[area.name])) return this.restore(draft)
    this.offer(draft)
  }

  restore(draft) {
    for (const area of this.areas) if (draft.now[area.name] !== undefined) area.value = draft.now[area.name]
    if (this.url) this.typed()
    this.say('We brought back words you had not saved.')
  }

  offer(draft) {
    const button = document.createElement('button')
    button.type = 'button'
    button.className = 'nhsuk-button nhsuk-button--secondary nhsuk-button--small'
    button.textContent = 'Bring back the words I had not saved'
    button.addEventListener('click', () => {
      this.restore(draft)
      button.remove()
    })
    this.status?.after(button)
  }

  typed() {
    this.edits += 1
    this.dirty = true
    write(this.store, this.key, { start: this.start, now: this.texts() })
    if (this.local) return this.keptHere()
    this.say('Not saved yet')
    clearTimeout(this.timer)
    if (this.url) this.timer = setTimeout(() => this.save(), pause)
  }

  keptHere() {
    this.dirty = false
    this.say(`Kept on this device at ${clock()}`)
  }

  post(keepalive) {
    return fetch(this.url, {
      method: 'POST',
      body: fieldsOf(this.form),
      headers: { accept: 'application/json', 'x-kith-autosave': '1' },
      redirect: 'manual',
      keepalive,
    })
  }

  async save() {
    if (!this.url || this.saving) return
    this.saving = true
    const edits = this.edits
    const answer = await this.post(false).catch(() => null)
    this.saving = false
    if (answer?.ok) return this.saved(edits)
    if (answer && (answer.status === 401 || answer.status === 403 || answer.type === 'opaqueredirect')) return this.say(signedOut)
    if (answer && answer.status < 500) return this.say('Not saved yet. Press the save button to see what needs changing.')
    this.say(answer ? 'Not saved yet. We will keep trying. Keep this page open.' : offline)
    this.timer = setTimeout(() => this.save(), this.wait)
    this.wait = Math.min(this.wait * 2, 60000)
  }

  saved(edits) {
    this.wait = 5000
    if (edits !== this.edits) return this.typed()
    this.dirty = false
    this.store.removeItem(this.key)
    this.say(`Saved at ${clock()}`)
  }

  // Sent with the button: the copy waits for the next page, which shows whether the server took it.
  sent() {
    clearTimeout(this.timer)
    this.leaving = true
    write(this.store, this.key, { start: this.start, now: this.texts(), sent: true })
  }
}

const forms = new Set([...document.querySelectorAll('form[data-autosave-url], form[data-autosave-store], [data-autosave]')].map(found => found.closest('form')))
forms.delete(null)
const watched = [...forms].map(form => new Autosave(form))

// A page that came back well means that whatever was sent before was taken.
if (!document.body.hasAttribute('data-problem')) {
  for (const store of [sessionStorage, localStorage]) {
    for (const key of Object.keys(store)) {
      if (key.startsWith(prefix) && read(store, key)?.sent && !watched.some(one => one.key === key)) store.removeItem(key)
    }
  }
}

for (const form of document.querySelectorAll('[data-sign-out]')) {
  form.addEventListener('submit', () => {
    for (const key of Object.keys(sessionStorage)) if (key.startsWith(prefix)) sessionStorage.removeItem(key)
  })
}
