// Keeps what people type. Every form with a long text keeps a copy in this tab until the server says that this very form is saved;
// a form may also name where it is saved as it is written (`data-autosave-url`). A copy belongs to the account that wrote it.
const prefix = 'kith-draft:'
const account = document.body.dataset.account ?? ''
const pause = 2000
const signedOut = 'Not saved: you have been signed out. Sign in again in another tab, then carry on here.'
const offline = 'Not saved yet: no connection. Keep this page open.'

function read(key) {
  try {
    return JSON.parse(sessionStorage.getItem(key))
  } catch {
    return null
  }
}

function write(key, value) {
  try {
    sessionStorage.setItem(key, JSON.stringify(value))
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
  constructor(form, areas) {
    this.form = form
    this.areas = areas
    this.url = form.dataset.autosaveUrl
    this.status = form.querySelector('[data-autosave-status]')
    // One-time id, account, page, address and number of the form (ui/answering.tsx).
    const [id, , , action, nth] = form.elements['form-key'].value.split(' ')
    this.id = id
    this.key = `${prefix}${action}:${nth}`
    this.start = this.texts()
    this.edits = 0
    this.wait = 5000
    this.bringBack()
    form.addEventListener('input', () => this.typed())
    form.addEventListener('submit', () => this.sent())
    if (!this.url) return
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
    this.status ??= this.addStatus()
    if (this.status.textContent !== words) this.status.textContent = words
  }

  addStatus() {
    const status = document.createElement('p')
    status.className = 'kith-autosave'
    status.setAttribute('role', 'status')
    this.form.prepend(status)
    return status
  }

  keep(start) {
    write(this.key, { of: account, id: this.id, start, now: this.texts() })
  }

  // A kept copy comes back by itself only when nobody has changed the text since; otherwise the person chooses.
  bringBack() {
    const draft = read(this.key)
    if (!draft || (draft.of && draft.of !== account)) return
    const differs = this.areas.filter(area => draft.now[area.name] !== undefined && draft.now[area.name] !== area.value)
    // The server shows the same words: as saved, or given back on a page that will not show them twice.
    if (differs.length === 0) return document.querySelector('.nhsuk-error-summary, #kept') ? this.keep(draft.start) : sessionStorage.removeItem(this.key)
    if (differs.every(area => area.value === '' || area.value === draft.start[area.name])) return this.restore(draft)
    this.offer(draft)
  }

  restore(draft) {
    for (const area of this.areas) if (draft.now[area.name] !== undefined) area.value = draft.now[area.name]
    this.keep(draft.start)
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
    this.say('')
    this.status.after(button)
  }

  typed() {
    this.edits += 1
    this.dirty = true
    this.keep(this.start)
    if (!this.url) return
    this.say('Not saved yet')
    clearTimeout(this.timer)
    this.timer = setTimeout(() => this.save(), pause)
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
    sessionStorage.removeItem(this.key)
    this.say(`Saved at ${clock()}`)
  }

  // Sent with the button: the copy waits until the server says that this form is saved.
  sent() {
    clearTimeout(this.timer)
    this.leaving = true
    this.keep(this.start)
  }
}

// The server names the forms it has just saved (access/forms.ts).
const saved = /(?:^|; )(?:__Host-)?kith-saved=([^;]*)/.exec(document.cookie)?.[1].split('.') ?? []
for (const key of Object.keys(sessionStorage)) {
  const draft = key.startsWith(prefix) ? read(key) : null
  if (draft && (saved.includes(draft.id) || (draft.of && account && draft.of !== account))) sessionStorage.removeItem(key)
}

// Lines of a plan that is written together keep their own (together-line.js).
for (const form of document.querySelectorAll('form[method="post"]')) {
  const areas = [...form.querySelectorAll('textarea:not([data-line])')]
  if (areas.length > 0 && form.elements['form-key']) new Autosave(form, areas)
}

for (const form of document.querySelectorAll('[data-sign-out]')) {
  form.addEventListener('submit', () => {
    for (const key of Object.keys(sessionStorage)) if (key.startsWith(prefix)) sessionStorage.removeItem(key)
  })
}
