import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Browser } from '../../../test/support/browser.ts'
import { asSystem, NOW } from '../../../test/support/people.ts'
import { addDays } from '../../core/dates.ts'
import type { Database } from '../../core/db.ts'
import { enqueueOnce } from '../../core/jobs.ts'
import { monthsBefore } from './assets.ts'
import { keeping, version } from './upkeep.hold.ts'

let kept: Awaited<ReturnType<typeof keeping>>
let db: Database
let someone: Browser
let connector: Browser
let colleague: Browser
let elsewhere: Browser
beforeAll(async () => {
  kept = await keeping()
  ;({ db, someone, connector, colleague, elsewhere } = kept)
}, 60_000)
afterAll(() => db.close())

const linkIn = (letter: { text: string }) => /https:\/\/kith\.example(\/keep\/\S+)/.exec(letter.text)![1]!
const form = (over: Record<string, string> = {}) => ({
  name: 'Tuesday singers',
  summary: 'We sing',
  cost: 'free',
  referral: 'none',
  hours_words: 'Tuesdays 10am to 1pm',
  version: '1',
  ownerName: '',
  ownerEmail: 'run@example.org',
  ...over,
})

test('R240 an entry nobody confirmed for half a year is asked about, and one press from the letter confirms it, without an account', async () => {
  const id = await kept.make({ name: 'Quiet choir', ownerEmail: 'run@example.org', confirmedAt: monthsBefore(NOW, 6) })
  await kept.make({ name: 'Fresh choir', ownerEmail: 'fresh@example.org', confirmedAt: monthsBefore(NOW, 5) })
  await kept.make({ name: 'Hidden house', ownerEmail: 'hidden@example.org', confirmedAt: monthsBefore(NOW, 7), published: false })
  kept.letters.length = 0
  await asSystem(db, caller => enqueueOnce(caller, 'assets.keep'))
  await kept.runAll()
  expect(kept.letters.map(letter => letter.to)).toEqual(['run@example.org'])
  expect(kept.letters[0]!.subject).toBe('Is this still right?')
  const link = linkIn(kept.letters[0]!)

  const opened = await someone.get(link)
  expect(opened.html).toContain('Quiet choir')
  expect(opened.headers.get('referrer-policy')).toBe('no-referrer')
  // A mail program that fetches every link before its reader does changes nothing.
  for (const path of [link, `${link}/change`, link]) expect((await someone.get(path)).status).toBe(200)
  expect((await someone.get(`${link}/closed`)).status).toBe(404)
  expect((await kept.entryRow(id)).confirmed_how).toBe('organiser')
  expect(((await kept.entryRow(id)).confirmed_at as Date).getTime()).toBe(monthsBefore(NOW, 6).getTime())

  const pressed = await someone.post(link, { version: version(opened.html) })
  expect(pressed.location).toBe('/keep/thanks?for=right')
  expect(await kept.entryRow(id)).toMatchObject({ confirmed_at: NOW, confirmed_how: 'organiser', asked_at: null })

  // The daily work promises itself for the next morning, once.
  const waiting = await asSystem(
    db,
    async ({ tx }) => (await sql<{ run_at: Date }>`select run_at from job where task = 'assets.keep' and done_at is null`.execute(tx)).rows,
  )
  expect(waiting.map(job => job.run_at.toISOString())).toEqual(['2026-11-24T06:00:00.000Z'])
  await asSystem(db, caller => enqueueOnce(caller, 'assets.keep'))
  expect(await asSystem(db, async ({ tx }) => (await sql`select from job where task = 'assets.keep' and done_at is null`.execute(tx)).rows.length)).toBe(1)
})

test('an owner who says nothing is asked again after a month, not sooner, and not for ever', async () => {
  await kept.make({ name: 'Silent choir', ownerEmail: 'silent@example.org', confirmedAt: monthsBefore(NOW, 8) })
  const asked = async (at: Date) => {
    kept.letters.length = 0
    kept.time.now = at
    await kept.daily()
    kept.time.now = NOW
    return kept.letters.filter(letter => letter.to === 'silent@example.org').length
  }
  expect([await asked(NOW), await asked(addDays(NOW, 3)), await asked(addDays(NOW, 31)), await asked(addDays(NOW, 200))]).toEqual([1, 0, 1, 0])
})

test('R240 a link is good once: used, ended, guessed and altered ones change nothing', async () => {
  const id = await kept.make({ name: 'Once choir', ownerEmail: 'once@example.org' })
  const used = `/keep/${await kept.keyFor(id)}`
  const { html } = await someone.get(used)
  await someone.post(used, { version: version(html) })
  const after = await kept.entryRow(id)
  for (const path of [used, `${used}/closed`]) {
    const again = await someone.post(path, { version: String(after.version) })
    expect(again.status).toBe(409)
    expect(again.html).toContain('answered already')
  }
  expect((await someone.post(`${used}/change`, form({ version: String(after.version) }))).status).toBe(409)
  const ended = `/keep/${await kept.keyFor(id, addDays(NOW, -31))}`
  expect((await someone.get(ended)).html).toContain('This link has ended')
  expect((await someone.post(ended, { version: String(after.version) })).status).toBe(409)
  for (const guess of ['x', `${used.slice(6, -1)}A`, '..%2f', '%00', 'a'.repeat(4000), "' or 1=1"]) {
    expect((await someone.get(`/keep/${encodeURIComponent(guess)}`)).status, guess).toBe(404)
    expect((await someone.post(`/keep/${encodeURIComponent(guess)}/closed`, { version: '1' })).status).toBe(404)
  }
  expect(await kept.entryRow(id)).toEqual(after)

  // A new link goes to the address we hold, once a day, and never to whoever asks.
  kept.letters.length = 0
  await someone.post(`${used}/again`)
  await someone.post(`${ended}/again`)
  await kept.runAll()
  expect(kept.letters.map(letter => letter.to)).toEqual(['once@example.org'])
})

test('an organiser who changes or closes an entry ends every link to it; an address that is replaced keeps none', async () => {
  const id = await kept.make({ name: 'Many links choir', ownerEmail: 'run@example.org' })
  const link = async () => `/keep/${await kept.keyFor(id)}`
  const [first, second, third] = [await link(), await link(), await link()]
  await someone.post(first, { version: '1' })
  expect((await someone.get(second)).html).toContain('Is this still right?')
  await someone.post(`${second}/change`, form({ version: '2' }))
  expect((await someone.post(`${third}/closed`, { version: '3' })).status).toBe(409)
  const fourth = await link()
  expect((await connector.post(`/directory/${id}/change`, form({ summary: 'By phone', version: '3' }))).status).toBe(303)
  expect((await someone.get(fourth)).html).toContain('Is this still right?')
  expect((await connector.post(`/directory/${id}/change`, form({ ownerEmail: 'next@example.org', version: '4' }))).status).toBe(303)
  expect((await someone.get(fourth)).html).not.toContain('Is this still right?')
})

test('nobody who reads the database can use a link, and none is kept there', async () => {
  const id = await kept.make({ name: 'Secret choir' })
  const token = await kept.keyFor(id)
  const inside = await asSystem(
    db,
    async ({ tx }) => (await sql<{ all: string }>`select coalesce(json_agg(k)::text, '') as all from asset_key k`.execute(tx)).rows[0]!.all,
  )
  expect(inside).toContain(id)
  expect(inside).not.toContain(token)
})

test('an organiser changes their entry; every field knows who said it, its times follow its words, and its source no longer covers it', async () => {
  const id = await kept.make({ name: 'Old name', summary: 'Old', ownerEmail: 'run@example.org', schedule: { weekday: 5, opens: '09:00', closes: '10:00' } })
  const link = `/keep/${await kept.keyFor(id)}`
  const wrong = await someone.post(
    `${link}/change`,
    form({ name: '', website: 'not a web address', email: 'nobody', phone: 'ring me', cost: 'lots', summary: 'Kept words' }),
  )
  expect(wrong.status).toBe(422)
  for (const said of ['Write what it is called', 'Enter a web address', 'Enter an email address', 'Enter a phone number', 'Choose what it costs', 'Kept words'])
    expect(wrong.html).toContain(said)
  expect((await someone.get(link)).html).toContain('Is this still right?')
  const saved = await someone.post(`${link}/change`, form({ website: 'www.example.org/sing' }))
  expect(saved.location).toBe('/keep/thanks?for=changed')
  expect(await kept.entryRow(id)).toMatchObject({ name: 'Tuesday singers', website: 'https://www.example.org/sing', confirmed_how: 'organiser', version: 2 })
  const { fields, times, found } = await asSystem(db, async ({ tx }) => ({
    fields: (await sql<{ field: string; said_by: string }>`select field, said_by from asset_field where asset_id = ${id} order by 1`.execute(tx)).rows,
    times: (await sql<{ weekday: number; opens: string }>`select weekday, opens::text from asset_schedule where asset_id = ${id}`.execute(tx)).rows,
    found: (await sql<{ name: string }>`select name from asset_found where asset_id = ${id}`.execute(tx)).rows,
  }))
  expect(fields.map(row => row.field)).toEqual(['cost', 'hours_words', 'name', 'summary', 'website'])
  expect(fields.every(row => row.said_by === 'organiser')).toBe(true)
  expect(times).toEqual([{ weekday: 2, opens: '10:00:00' }])
  expect(found).toEqual([{ name: 'Tuesday singers' }])
  expect((await connector.get(`/directory/${id}`)).html).toContain('From: the people who run it')
})

test('two who change one entry at the same time are both told, and neither is overwritten', async () => {
  const id = await kept.make({ name: 'Shared choir' })
  const link = `/keep/${await kept.keyFor(id)}`
  const [theirs, ours] = [await someone.get(`${link}/change`), await connector.get(`/directory/${id}/change`)]
  expect((await connector.post(`/directory/${id}/change`, form({ summary: 'What we heard', version: version(ours.html) }))).status).toBe(303)
  const late = await someone.post(`${link}/change`, form({ summary: 'What they wrote', version: version(theirs.html) }))
  expect(late.status).toBe(409)
  expect(late.html).toContain('What we heard')
  expect(late.html).toContain('What they wrote')
  expect((await someone.post(link, { version: version(theirs.html) })).status).toBe(409)
  expect((await someone.post(`${link}/closed`, { version: version(theirs.html) })).status).toBe(409)
  expect((await kept.entryRow(id)).summary).toBe('What we heard')
  // Their link is not used up by that: they look again and press.
  const again = await someone.post(`${link}/change`, form({ summary: 'What they wrote', version: version(late.html) }))
  expect(again.status).toBe(303)
  const worker = await connector.post(`/directory/${id}/change`, form({ summary: 'Late again', version: '2' }))
  expect(worker.status).toBe(409)
  expect(worker.html).toContain('What they wrote')
  expect((await connector.post(`/directory/${id}/confirm`, { version: '2' })).status).toBe(409)
  expect((await connector.post(`/directory/${id}/closed`, { version: '' })).status).toBe(409)
})

test('what has closed is in no results, by its organiser or by a worker who rang', async () => {
  const [one, two] = [await kept.make({ name: 'Closing choir one' }), await kept.make({ name: 'Closing choir two' })]
  const link = `/keep/${await kept.keyFor(one)}`
  await someone.post(`${link}/closed`, { version: version((await someone.get(link)).html) })
  await connector.post(`/directory/${two}/closed`, { version: '1' })
  expect((await someone.get('/oruk/services?search=closing')).html).toContain('"total_items":0')
  expect(await kept.entryRow(one)).toMatchObject({ status: 'defunct' })
})

test('R240 silence makes an entry sink, then vanish, and whoever keeps the directory of its place has the task', async () => {
  const sunk = await kept.make({ name: 'Sunk circle', confirmedAt: monthsBefore(NOW, 10) })
  const gone = await kept.make({ name: 'Gone circle', confirmedAt: monthsBefore(NOW, 13) })
  const { html } = await connector.get('/directory')
  expect(html).toContain('Sunk circle')
  expect(html).toContain('Gone circle')
  expect((await elsewhere.get('/directory')).html).not.toContain('circle')
  const feed = await someone.get('/oruk/services?search=circle')
  expect(feed.html).toContain('Sunk circle')
  expect(feed.html).not.toContain('Gone circle')
  await connector.post(`/directory/${gone}/confirm`, { version: '1' })
  expect((await someone.get('/oruk/services?search=circle')).html).toContain('Gone circle')
  expect((await connector.get('/directory')).html).not.toContain('Gone circle')
  expect((await connector.get(`/directory/${sunk}`)).status).toBe(200)
})

test('R222 somebody suggests something without an account: checked first, and hidden everywhere until it is', async () => {
  const bad = await someone.post('/community/suggest', { name: 'Allotment teas', summary: '', postcode: 'nowhere', website: 'javascript:alert(1)' })
  expect(bad.status).toBe(422)
  for (const said of ['Say in a sentence what it is', 'Choose at least one', 'Enter a full postcode', 'Enter a web address', 'Allotment teas'])
    expect(bad.html).toContain(said)
  const told = {
    name: 'Allotment teas',
    summary: 'Tea among the beans, all welcome',
    domains: 'personalInterests',
    address: 'The allotments, Mill Lane',
    postcode: 'te1 1aa',
    cost: 'free',
    referral: 'none',
    hours_words: 'Saturdays 10am to 12 noon',
    answerTo: 'bea@example.org',
  }
  expect((await someone.post('/community/suggest', { ...told, address: '', postcode: '' })).html).toContain('Say where it is')
  expect((await someone.post('/community/suggest', told)).location).toBe('/community/told?what=new')
  const id = await asSystem(db, async ({ tx }) => (await sql<{ id: string }>`select id from asset where name = 'Allotment teas'`.execute(tx)).rows[0]!.id)
  for (const path of [
    '/community?q=allotment',
    '/oruk/services?search=allotment',
    '/oruk/services?minimal=true',
    '/oruk/organizations?search=allotment',
    '/community/directory.csv',
  ])
    expect((await someone.get(path)).html.replaceAll('value="allotment"', ''), path).not.toContain('Allotment')
  for (const path of [`/community/${id}`, `/community/${id}/tell`, `/oruk/services/${id}`]) expect((await someone.get(path)).status, path).toBe(404)
  expect((await someone.post(`/community/${id}/tell`, { kind: 'closed' })).status).toBe(404)

  expect((await elsewhere.get('/directory')).html).not.toContain('Allotment')
  expect((await connector.get('/directory')).html).toContain('Allotment teas')
  const look = await connector.get(`/directory/${id}`)
  expect(look.html).toContain('bea@example.org')
  expect((await connector.post(`/directory/${id}/decide`, { version: version(look.html), show: 'yes' })).location).toBe('/directory?done=shown')
  expect((await colleague.post(`/directory/${id}/decide`, { version: version(look.html), show: 'no' })).status).toBe(409)
  const shown = await someone.get(`/oruk/services/${id}`)
  expect(shown.html).toContain('Tea among the beans')
  expect(shown.html).not.toContain('bea@')
  expect((await someone.get('/oruk/services?postcode=TE11AA&proximity=100&search=allotment')).html).toContain('Allotment teas')
  // How to answer is forgotten when the matter is done.
  const left = await asSystem(
    db,
    async ({ tx }) => (await sql<{ all: string }>`select json_agg(t)::text as all from asset_told t where asset_id = ${id}`.execute(tx)).rows[0]!.all,
  )
  expect(left).not.toContain('bea@')
})

test('a suggestion that should not show stays hidden for good, and nobody comes near it again', async () => {
  await someone.post('/community/suggest', {
    name: 'Somebody’s home',
    summary: 'A safe house',
    domains: 'personalRelationships',
    address: 'Home',
    cost: 'free',
    referral: 'none',
  })
  const id = await asSystem(db, async ({ tx }) => (await sql<{ id: string }>`select id from asset where name like 'Somebody%'`.execute(tx)).rows[0]!.id)
  await connector.post(`/directory/${id}/decide`, { version: '1', show: 'no' })
  for (const path of [`/directory/${id}`, `/directory/${id}/change`]) expect((await connector.get(path)).status).toBe(404)
  for (const path of ['confirm', 'closed', 'decide', 'change'])
    expect((await connector.post(`/directory/${id}/${path}`, form({ version: '2', show: 'yes' }))).status).toBe(404)
  expect((await connector.get('/directory')).html).not.toContain('Somebody’s home')
})

test('what is not published is absent for those who keep the directory too: no page, no list, no pair, no link', async () => {
  const refuge = await kept.make({ name: 'Hazel House', published: false, ownerEmail: 'hazel@example.org', confirmedAt: monthsBefore(NOW, 11) })
  expect((await connector.get(`/directory/${refuge}`)).status).toBe(404)
  expect((await connector.post(`/directory/${refuge}/confirm`, { version: '1' })).status).toBe(404)
  expect((await someone.get(`/keep/${await kept.keyFor(refuge)}`)).status).toBe(404)
  expect((await connector.get('/directory')).html).not.toContain('Hazel')
})
