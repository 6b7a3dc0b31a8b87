// A plan written by several people at once. Each line saves itself as it is typed, and what others write comes in
// while one writes, without touching the line one is writing in. Until the server has confirmed, words stay in this tab.
import { Line, offline, page, parsed, recall, remember, send, signedOut } from '/assets/together-line.js'

const every = 1200
const prefix = `kith-draft:${location.pathname}:line:`
const ended = 'This page has been open for too long, or you can no longer write here. Your words stay in this tab: copy what you need and open the page again.'

const desk = document.querySelector('[data-together]')
const news = desk.querySelector('[data-news]')
const { lines, begins } = page
let leaving = false

function say(words) {
  if (news.textContent !== words) news.textContent = words
}

function nameOf(section) {
  return document.querySelector(`[data-section="${section}"] h2`).textContent
}

// The line somebody else began, in its place: after the lines that are there.
function add(found) {
  const part = parsed(found.html).firstElementChild
  document.querySelector(`[data-section="${found.section}"] [data-lines]`)?.append(part)
  if (!part.isConnected) return
  const line = new Line(part.querySelector('form'))
  if (!found.by) return
  line.area.dataset.changed = ''
  say(`${found.by} added a line to ${nameOf(found.section)}`)
}

const said = (...words) => words.includes(news.textContent)

let tag = ''
let asking = false
async function ask() {
  if (asking || page.over || document.hidden) return
  asking = true
  const askedAt = Date.now()
  const answer = await fetch(desk.dataset.together, {
    headers: { accept: 'application/json', ...(tag ? { 'if-none-match': tag } : {}) },
    redirect: 'manual',
    cache: 'no-store',
  }).catch(() => null)
  asking = false
  if (!answer) return say('No connection. What you write is kept on this page, and saved when the connection is back.')
  if (answer.type === 'opaqueredirect') return say(signedOut)
  if (answer.status === 404) return end()
  if (news.textContent.startsWith('No connection.')) say('Connected again.')
  if (answer.status !== 200) return
  const told = await answer.json().catch(() => null)
  if (!told) return
  const busy = hearAll(told, askedAt)
  // Where a line was being saved meanwhile, the same answer must come again.
  tag = busy ? '' : answer.headers.get('etag')
}

function hearAll(told, askedAt) {
  const there = new Set(told.lines.map(found => found.id))
  let busy = false
  for (const found of told.lines) {
    const line = lines.get(found.id)
    if (!line) add(found)
    else {
      busy ||= line.saving || (line.settledAt ?? 0) > askedAt
      line.hear(found, askedAt)
    }
  }
  for (const line of [...lines.values()]) if (line.version > 0 && !there.has(line.id) && !line.saving && (line.settledAt ?? 0) < askedAt) line.goes()
  const gone = desk.querySelector('[data-gone]')
  if (gone.innerHTML !== told.gone) gone.replaceChildren(parsed(told.gone))
  return busy
}

function end() {
  page.over = true
  say(ended)
}

// A choice between two wordings, without leaving the page.
desk.addEventListener('submit', async event => {
  const form = event.target
  if (event.defaultPrevented || !form.closest('[data-other]')) return
  event.preventDefault()
  const holder = form.closest('.kith-together__line')
  const line = holder && lines.get(holder.id.slice('line-'.length))
  const answer = await send(form.action, { how: event.submitter.value, version: form.elements.version.value }).catch(() => null)
  if (!answer?.ok) return say(answer ? 'That could not be done. Open this page again.' : offline)
  if (line) {
    // Whatever was chosen stands in the line now; what stood in the box is kept with it.
    line.saved = line.area.value
    remember(line.key)
  }
  tag = ''
  await ask()
  line?.area.focus()
})

for (const parent of desk.querySelectorAll('[data-section]')) {
  const box = parent.querySelector(':scope > form')
  if (box) begins.set(parent.dataset.section, { parent, box: box.cloneNode(true) })
}

// A line begun in this tab and never confirmed gets its own id back, so that it is not added twice.
function bringBackBegun() {
  for (const key of Object.keys(sessionStorage)) {
    if (!key.startsWith(`${prefix}`)) continue
    const id = key.slice(key.lastIndexOf(':') + 1)
    const kept = recall(key)
    const box = desk.querySelector(`[data-section="${kept?.section}"] > form`)
    if (kept?.version !== 0 || document.getElementById(`words-${id}`) || !box || box.dataset.begun) continue
    const area = box.querySelector('textarea')
    box.dataset.begun = ''
    box.action = box.action.replace(area.dataset.line, id)
    box.querySelector('label').htmlFor = `words-${id}`
    area.id = `words-${id}`
    area.dataset.line = id
  }
}

Object.assign(page, { say, said, ask, end, nameOf })
bringBackBegun()
for (const form of desk.querySelectorAll('.kith-together__form')) new Line(form)

addEventListener('kith:leaving', () => {
  leaving = true
})
addEventListener('pagehide', () => {
  if (leaving) return
  for (const line of lines.values()) if (line.dirty && line.words) send(line.form.action, line.fields(), true).catch(() => {})
})
addEventListener('online', () => {
  for (const line of lines.values()) if (line.dirty) line.save()
  ask()
})
addEventListener('focus', () => {
  for (const line of lines.values()) if (line.dirty) line.save()
})
document.addEventListener('visibilitychange', ask)
setInterval(ask, every)
