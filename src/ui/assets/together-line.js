// One line of a plan that is written together: keeps what is typed in this tab until the server has confirmed it, and
// takes what others write only where nothing of one's own would be lost.
const pause = 500
const longest = 1400
export const signedOut = 'Not saved: you have been signed out. Sign in again in another tab, then carry on here.'
export const offline = 'Not saved yet: no connection. Keep this page open.'
const prefix = `kith-draft:${location.pathname}:line:`
const account = document.body.dataset.account ?? ''

/** What lines share with their page; filled by it. */
export const page = { lines: new Map(), begins: new Map(), over: false }
// A tab that was doubled shows the same page as the first, and is another one: what each types follows on from its own alone.
let edits = 0
let tab = ''

export function remember(key, value) {
  try {
    if (value) sessionStorage.setItem(key, JSON.stringify({ ...value, of: account }))
    else sessionStorage.removeItem(key)
  } catch {
    /* full or switched off: what the server has remains */
  }
}

export function recall(key) {
  try {
    const kept = JSON.parse(sessionStorage.getItem(key))
    return kept?.of === account ? kept : null
  } catch {
    return null
  }
}

function clock() {
  return new Date().toLocaleTimeString('en-GB', { hour: '2-digit', minute: '2-digit' })
}

function freshId() {
  const bytes = crypto.getRandomValues(new Uint8Array(16))
  bytes[6] = (bytes[6] & 0x0f) | 0x40
  bytes[8] = (bytes[8] & 0x3f) | 0x80
  const hex = [...bytes].map(byte => byte.toString(16).padStart(2, '0')).join('')
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5')
}

// Every time it is made a form carries another key, which changes nothing for the reader.
const bare = part => part.innerHTML.replace(/name="form-key" value="[^"]*"/g, '')

export function parsed(html) {
  const box = document.createElement('template')
  box.innerHTML = html
  return box.content
}

export async function send(path, fields, keepalive = false) {
  return fetch(path, {
    method: 'POST',
    body: new URLSearchParams(fields),
    headers: { accept: 'application/json', 'x-kith-autosave': '1' },
    redirect: 'manual',
    keepalive,
  })
}

export class Line {
  constructor(form) {
    this.form = form
    this.area = form.querySelector('textarea')
    this.id = this.area.dataset.line
    this.section = form.elements.section.value
    this.version = Number(form.elements.version.value)
    this.saved = this.area.defaultValue
    this.wait = 3000
    this.key = `${prefix}${this.id}`
    page.lines.set(this.id, this)
    form.querySelector('[data-save]').hidden = true
    this.area.addEventListener('input', () => this.typed())
    this.area.addEventListener('blur', () => this.dirty && this.save())
    form.addEventListener('submit', event => {
      event.preventDefault()
      this.save()
    })
    this.bringBack()
  }

  get words() {
    return this.area.value.trim()
  }

  get dirty() {
    return this.words !== this.saved.trim()
  }

  tell(words) {
    this.form.querySelector('[data-state]').textContent = words
  }

  bringBack() {
    const kept = recall(this.key)
    if (!kept) return
    if (kept.words === this.words) return remember(this.key)
    // The version it was written over goes with it: where somebody changed the line since, both texts are kept.
    if (this.version > 0) this.version = kept.version
    this.area.value = kept.words
    this.tell('We brought back words you had not saved.')
    this.later()
  }

  typed() {
    delete this.area.dataset.changed
    remember(this.key, { words: this.words, version: this.version, section: this.section })
    this.tell('Not saved yet')
    this.since ??= Date.now()
    this.later()
  }

  later(wait = pause) {
    clearTimeout(this.timer)
    const left = this.since ? longest - (Date.now() - this.since) : wait
    this.timer = setTimeout(() => this.save(), Math.max(0, Math.min(wait, left)))
  }

  fields() {
    edits += 1
    tab ||= freshId()
    return { words: this.words, version: String(this.version), section: this.section, edit: String(edits), tab }
  }

  async save() {
    clearTimeout(this.timer)
    if (this.saving || page.over || !this.dirty) return
    if (!this.words) return this.tell('An empty line is not saved. Press “More” to take a line out.')
    this.saving = true
    this.since = undefined
    const sent = this.words
    const answer = await send(this.form.action, this.fields()).catch(() => null)
    const told = answer?.ok ? await answer.json().catch(() => null) : null
    this.saving = false
    this.settledAt = Date.now()
    if (told) return this.taken(told, sent)
    await this.notTaken(answer)
  }

  async notTaken(answer) {
    if (answer && (answer.status === 404 || answer.status === 413)) return this.stop()
    if (answer?.status === 422) return this.tell((await answer.json()).why)
    const out = answer && (answer.status === 401 || answer.status === 403 || answer.type === 'opaqueredirect')
    const words = out ? signedOut : answer ? 'Not saved yet. We will keep trying. Keep this page open.' : offline
    this.tell(words)
    page.say(words)
    this.timer = setTimeout(() => this.save(), this.wait)
    this.wait = Math.min(this.wait * 2, 30000)
  }

  stop() {
    this.tell('Not saved.')
    page.end()
  }

  taken(told, sent) {
    this.wait = 3000
    if (page.said(offline, signedOut)) page.say('Connected again.')
    const first = this.version === 0
    this.saved = sent
    if (told.state === 'saved') this.version = told.version
    else this.beside(told)
    if (this.dirty) return this.later()
    remember(this.key)
    this.tell(told.state === 'saved' ? `Saved at ${clock()}` : 'Your words are kept beside the line.')
    if (first && told.state === 'saved') this.becomesLine()
  }

  // Somebody else changed the line first: their words are in it, ours beside it. The next answer brings both to choose from.
  beside(told) {
    this.apart = told.state === 'beside'
    page.say(
      told.state === 'gone'
        ? 'Somebody took out the line you were changing. Your words are kept at the top of this page.'
        : 'Somebody changed this line at the same time. Both texts are kept: choose below the line.',
    )
    this.tell('Your words are kept beside the line.')
    page.ask()
  }

  // What was begun in the empty box is a line now; the box is empty again, and the keyboard stays where it is.
  becomesLine() {
    const { parent, box } = page.begins.get(this.section)
    const fresh = box.cloneNode(true)
    const id = freshId()
    fresh.action = this.form.action.replace(this.id, id)
    for (const part of fresh.querySelectorAll(`[id]`)) part.id = `words-${id}`
    for (const part of fresh.querySelectorAll(`[for]`)) part.htmlFor = `words-${id}`
    fresh.querySelector('textarea').dataset.line = id
    const had = document.activeElement === this.area
    const [start, until] = [this.area.selectionStart, this.area.selectionEnd]
    const holder = document.createElement('div')
    holder.className = 'kith-together__line'
    holder.id = `line-${this.id}`
    const beside = document.createElement('div')
    beside.dataset.beside = ''
    holder.append(this.form, beside)
    const label = this.form.querySelector('label')
    label.className = 'nhsuk-u-visually-hidden'
    label.textContent = page.nameOf(this.section)
    parent.querySelector('[data-lines]').append(holder)
    parent.append(fresh)
    new Line(fresh)
    if (!had) return
    this.area.focus()
    this.area.setSelectionRange(start, until)
  }

  // What somebody else wrote, when nothing here is unsaved. The cursor stays where it was.
  take(found, by) {
    const at = this.area.selectionStart
    this.area.value = found.words
    this.saved = found.words
    this.version = found.version
    this.form.elements.version.value = String(found.version)
    if (document.activeElement === this.area) this.area.setSelectionRange(Math.min(at, found.words.length), Math.min(at, found.words.length))
    if (!by) return
    this.area.dataset.changed = ''
    this.tell(`${by} changed this line at ${clock()}`)
    page.say(`${by} changed a line in ${page.nameOf(this.section)}`)
  }

  // The line as the server has it. Asked before our last save was through, it tells us nothing new.
  hear(found, askedAt) {
    const fresh = parsed(found.html)
    const old = this.holder()?.querySelector('[data-beside]')
    const waiting = fresh.querySelectorAll('[data-other]')
    const mine = fresh.querySelector('[data-mine]')
    if (this.saving || (this.settledAt ?? 0) > askedAt) return
    this.form.querySelector('.kith-together__foot').replaceWith(this.foot(fresh))
    if (old) this.hearBeside(old, fresh.querySelector('[data-beside]'), waiting)
    if (this.apart && mine) return
    const chosen = this.apart
    this.apart = false
    if (found.version === this.version && found.words === this.saved.trim()) return
    if (this.dirty) return found.version > this.version && this.save()
    if (chosen || found.version > this.version) this.take(found, found.by)
  }

  foot(fresh) {
    const foot = fresh.querySelector('.kith-together__foot')
    foot.querySelector('[data-state]').textContent = this.form.querySelector('[data-state]').textContent
    return foot
  }

  hearBeside(old, now, waiting) {
    if (bare(old) === bare(now)) return
    const known = new Set([...old.querySelectorAll('[data-other]')].map(part => part.dataset.other))
    const theirs = [...waiting].find(part => !known.has(part.dataset.other) && !('mine' in part.dataset))
    const had = old.contains(document.activeElement)
    old.replaceChildren(...now.childNodes)
    if (had) this.area.focus()
    if (theirs) page.say(`${theirs.querySelector('strong').textContent} ${page.nameOf(this.section)}: both texts are kept.`)
  }

  holder() {
    return this.form.closest('.kith-together__line')
  }

  goes() {
    if (this.dirty) return this.save()
    if (document.activeElement === this.area) {
      this.area.readOnly = true
      return this.tell('Somebody took this line out.')
    }
    page.say(`Somebody took out a line in ${page.nameOf(this.section)}`)
    this.holder()?.remove()
    page.lines.delete(this.id)
  }
}
