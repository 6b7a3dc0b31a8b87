import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { browse } from '../../../test/support/browser.ts'
import { testDatabase } from '../../../test/support/db.ts'
import { as, asSystem, makePerson, makeTown, makeWorker, NOW, type Town } from '../../../test/support/people.ts'
import { KINDS } from '../../access/index.ts'
import type { Identity } from '../../core/caller.ts'
import type { Database } from '../../core/db.ts'
import { newId } from '../../core/ids.ts'
import { render } from '../../ui/index.ts'
import { continuity, SPANS } from './continuity.ts'
import { continuityPanel, nextStepsPanel, stepsFor } from './index.ts'

let db: Database
let town: Town
let amina: Identity & { personId: string }
let nurse: Identity
let peer: Identity
let colleague: Identity

/** In care with the north team from 1 November, held by `worker`. */
async function hold(personId: string, worker: Identity | undefined, team: string, organisation: string, deadline: string | null = null) {
  await asSystem(db, async ({ tx }) => {
    const episode = newId()
    await sql`insert into care_episode (id, person_id, started_at) values (${episode}, ${personId}, '2026-11-01')`.execute(tx)
    await sql`insert into responsibility (id, person_id, episode_id, worker_id, team_id, organisation_id, deadline, during, why, made_by)
      values (${newId()}, ${personId}, ${episode}, ${worker?.workerId ?? null}, ${team}, ${organisation}, ${deadline}::timestamptz, '[2026-11-01,)', 'asked for help', 'test')`.execute(
      tx,
    )
  })
}
const involve = (worker: Identity, role: string) =>
  asSystem(db, ({ tx }) =>
    sql`insert into involvement (id, person_id, worker_id, organisation_id, role, asked_at, during)
  values (${newId()}, ${amina.personId}, ${worker.workerId}, ${worker.organisation}, ${role}, ${NOW}, '[2026-01-01,)')`.execute(tx),
  )

const talk = (more: Record<string, string | string[]> = {}): Record<string, string | string[]> => ({
  draft: newId(),
  tab: newId(),
  version: '0',
  replaces: '',
  'on-day': '23',
  'on-month': '11',
  'on-year': '2026',
  at: '09:00',
  whoWasThere: 'Amina and Priya',
  mode: 'face_to_face',
  setting: 'cafe_or_park',
  met: 'yes',
  mental: 'Sleeping a little better.',
  physical: 'Asked about the blood test.',
  physicalWhyNot: '',
  social: 'The rent is late.',
  tried: '',
  followUp: '',
  step: 'yes',
  stepWhat: 'Ring the surgery together',
  stepWho: `worker:${nurse.workerId}`,
  'stepBy-day': '30',
  'stepBy-month': '11',
  'stepBy-year': '2026',
  noStepWhy: '',
  who: 'all',
  ...more,
})
const notes = () => `/people/${amina.personId}/notes`
const count = (table: 'contact_note' | 'next_step' | 'entry' | 'job') =>
  asSystem(db, async ({ tx }) => (await sql<{ n: number }>`select count(*)::int as n from ${sql.table(table)}`.execute(tx)).rows[0]!.n)

beforeAll(async () => {
  db = await testDatabase()
  town = await makeTown(db)
  amina = await makePerson(db, 'Amina')
  nurse = await makeWorker(db, 'key_worker', town.trust, [town.north], 'Priya Nair')
  peer = await makeWorker(db, 'peer_worker', town.charity, [town.charityTeam], 'Sam Peer')
  colleague = await makeWorker(db, 'mental_health_practitioner', town.trust, [town.north], 'Jo Colleague')
  await hold(amina.personId, nurse, town.north, town.trust)
  await involve(peer, 'peer_worker')
})
afterAll(() => db.close())

test('R004 the physical-health question cannot be passed over in silence; a reason is an answer', async () => {
  const browser = await browse(db, nurse)
  const before = await count('contact_note')
  const silent = await browser.post(notes(), talk({ physical: '', mental: 'A long talk about her mother.' }))
  expect(silent.status).toBe(422)
  expect(silent.html).toContain('href="#physical"')
  expect(silent.html).toContain('A long talk about her mother.')
  expect(silent.html).toContain('Ring the surgery together')
  expect(await count('contact_note')).toBe(before)
  const said = await browser.post(notes(), talk({ physical: '', physicalWhyNot: 'she had to catch a bus' }))
  expect(said.status).toBe(303)
  expect((await browser.get(said.location)).html).toContain('We did not talk about this, because: she had to catch a bus')
})

test('R004 mental, physical and social needs are asked about on one page', async () => {
  const { html } = await (await browse(db, nurse)).get(`${notes()}/new`)
  for (const words of ['Feelings and mental health', 'Physical health', 'People, home, money and daily life']) expect(html).toContain(words)
})

test('R004 the database itself keeps no note that skips the physical question', async () => {
  await expect(asSystem(db, ({ tx }) => sql`update contact_note set physical = '', physical_why_not = ''`.execute(tx))).rejects.toThrow(/check/)
})

test('a next step is asked for each time; none needs a reason', async () => {
  const browser = await browse(db, nurse)
  const none = await browser.post(notes(), talk({ step: 'none' }))
  expect(none.status).toBe(422)
  expect(none.html).toContain('Write why there is no next step for now')
  const half = await browser.post(notes(), talk({ stepWhat: '', stepWho: 'worker:forged', 'stepBy-day': '1' }))
  expect(half.status).toBe(422)
  for (const words of ['Write what the next step is', 'Choose who will do it', 'must be today or later']) expect(half.html).toContain(words)
  expect((await browser.post(notes(), talk({ step: 'none', noStepWhy: 'We meet again on Monday anyway' }))).status).toBe(303)
})

test('R137 where and how a contact happened is on the record', async () => {
  const browser = await browse(db, nurse)
  const saved = await browser.post(notes(), talk({ mode: 'video', setting: 'school_or_university' }))
  const { html } = await browser.get(saved.location)
  expect(html).toContain('Video call')
  expect(html).toContain('School, college or university')
  expect((await browser.post(notes(), talk({ setting: 'moon' }))).status).toBe(422)
})

test('R261 not managing to meet asks what we could do differently, makes a next step for us, and closes nothing', async () => {
  const browser = await browse(db, nurse)
  const missed = { met: 'no', mental: '', physical: '', social: '' }
  const bare = await browser.post(notes(), talk({ ...missed, step: 'none', noStepWhy: 'nobody came' }))
  expect(bare.status).toBe(422)
  for (const words of ['what we could do differently', 'there must be a next step for us']) expect(bare.html).toContain(words)
  expect((await browser.post(notes(), talk({ ...missed, tried: 'Rang twice', stepWho: 'person' }))).html).toContain('the next step is ours')
  const saved = await browser.post(
    notes(),
    talk({ ...missed, tried: 'Rang twice in the morning. Afternoons may suit better.', stepWhat: 'Call by in the afternoon' }),
  )
  expect(saved.status).toBe(303)
  const { html } = await browser.get(saved.location)
  expect(html).toContain('We did not manage to meet')
  expect(html).not.toMatch(/DNA|did not attend|refused|disengaged/i)
  const held = await as(db, nurse, ({ tx }) => sql`select 1 from who_holds where person_id = ${amina.personId}`.execute(tx))
  expect(held.rows).toHaveLength(1)
  expect((await as(db, nurse, caller => stepsFor(caller, '2026-12-31'))).map(step => step.what)).toContain('Call by in the afternoon')
})

test('R011 the care team across organisations and the person read a note', async () => {
  const saved = await (await browse(db, nurse)).post(notes(), talk({ mental: 'Glad of the walk.' }))
  const social = await makeWorker(db, 'social_worker', town.council, [], 'Cass Council')
  await involve(social, 'social_worker')
  expect((await (await browse(db, social)).get(saved.location)).html).toContain('Glad of the walk.')
  const own = await (await browse(db, amina)).get(`/my/notes/${saved.location.split('/').at(-1)}`)
  expect(own.status).toBe(200)
  expect(own.html).toContain('Glad of the walk.')
  expect(own.html).toContain('Ring the surgery together')
  const other = await makePerson(db, 'Other')
  expect((await (await browse(db, other)).get(`/my/notes/${saved.location.split('/').at(-1)}`)).status).toBe(404)
})

test('a note that touches money is absent for readers who may not know of money, and its writer cannot write beyond their own sight', async () => {
  const saved = await (await browse(db, nurse)).post(notes(), talk({ touches: ['substanceUse'], mental: 'Drinking less.', stepWhat: 'Visit the alcohol team' }))
  expect(saved.status).toBe(303)
  const browser = await browse(db, peer)
  expect((await browser.get(saved.location)).status).toBe(404)
  const steps = await as(db, peer, ({ tx }) => sql<{ what: string }>`select what from next_step where person_id = ${amina.personId}`.execute(tx))
  expect(steps.rows.map(row => row.what)).not.toContain('Visit the alcohol team')
  expect((await browser.get(`${notes()}/new`)).html).not.toContain('Alcohol or drugs')
  const beyond = await browser.post(notes(), talk({ touches: ['substanceUse'], stepWho: `worker:${peer.workerId}` }))
  expect(beyond.status).toBe(422)
  expect(beyond.html).toContain('href="#touches"')
})

test('a next step is not given to somebody who could not read it', async () => {
  const answer = await (await browse(db, nurse)).post(notes(), talk({ touches: ['substanceUse'], stepWho: `worker:${peer.workerId}` }))
  expect(answer.status).toBe(422)
  expect(answer.html).toContain('Sam Peer cannot read notes about alcohol or drugs')
})

test('a note for named readers is absent for the rest of the team', async () => {
  const saved = await (await browse(db, nurse)).post(notes(), talk({ who: 'named', readers: [peer.workerId!], mental: 'For few eyes.' }))
  expect((await (await browse(db, colleague)).get(saved.location)).status).toBe(404)
  for (const reader of [peer, nurse]) expect((await (await browse(db, reader)).get(saved.location)).html).toContain('For few eyes.')
  expect((await (await browse(db, amina)).get(`/my/notes/${saved.location.split('/').at(-1)}`)).status).toBe(200)
  expect((await (await browse(db, nurse)).post(notes(), talk({ who: 'named', readers: [newId()] }))).status).toBe(422)
})

test('a note about abuse or trauma has named readers, chosen or not', async () => {
  const saved = await (await browse(db, nurse)).post(notes(), talk({ touches: ['trauma'], who: 'all', mental: 'Told in trust.' }))
  expect(saved.status).toBe(303)
  expect((await (await browse(db, nurse)).get(saved.location)).html).toContain('Told in trust.')
  expect((await (await browse(db, colleague)).get(saved.location)).status).toBe(404)
})

test('R014 what was promised is sent on, once, and stays to find again', async () => {
  const sheet = talk({ followUp: 'The leaflet about sleep' })
  const browser = await browse(db, nurse)
  const before = await count('job')
  const saved = await browser.post(notes(), sheet)
  await browser.post(notes(), sheet)
  const jobs = await asSystem(db, ({ tx }) =>
    sql<{ payload: Record<string, string> }>`select payload from job where task = 'message.send' and payload ->> 'template' = 'contact-follow-up'`.execute(tx),
  )
  expect(jobs.rows.map(row => row.payload)).toEqual([{ person: amina.personId, template: 'contact-follow-up', entry: saved.location.split('/').at(-1) }])
  expect(await count('job')).toBe(before + 1)
  expect((await (await browse(db, amina)).get(`/my/notes/${saved.location.split('/').at(-1)}`)).html).toContain('The leaflet about sleep')
})

test('a correction is a new note; both stay, the old step is not left behind, and a second correction of the same note is told', async () => {
  const browser = await browse(db, nurse)
  const saved = await browser.post(notes(), talk({ mental: 'Met on Monday.', stepWhat: 'A step written wrong' }))
  const old = saved.location.split('/').at(-1)!
  expect((await browser.get(`${saved.location}/replace`)).html).toContain('Met on Monday.')
  const again = await browser.post(notes(), talk({ replaces: old, mental: 'Met on Sunday.', stepWhat: 'A step written right' }))
  expect(again.status).toBe(303)
  expect((await browser.get(saved.location)).html).toContain('This note was corrected')
  expect((await as(db, nurse, caller => stepsFor(caller, '2026-12-31'))).map(step => step.what)).not.toContain('A step written wrong')
  const second = await browser.post(notes(), talk({ replaces: old, mental: 'Met on Saturday.' }))
  expect(second.status).toBe(409)
  expect(second.html).toContain('Met on Saturday.')
  expect((await (await browse(db, colleague)).post(notes(), talk({ replaces: old, stepWho: `worker:${colleague.workerId}` }))).status).toBe(404)
})

test('two people finishing the same step: the first is kept, the second is told', async () => {
  const browser = await browse(db, nurse)
  const saved = await browser.post(notes(), talk({ stepWhat: 'Done once' }))
  const link = /href="(\/people\/[^"]+\/next-steps\/[^"]+)"/.exec((await browser.get(saved.location)).html)![1]!
  expect((await browser.post(`${link}/move`, { version: '1', 'by-day': '4', 'by-month': '12', 'by-year': '2026', why: 'The surgery is shut' })).status).toBe(
    303,
  )
  expect((await browser.post(`${link}/done`, { version: '1', words: 'from an old page' })).status).toBe(409)
  expect((await browser.post(`${link}/done`, { version: '2', words: 'Rang together' })).status).toBe(303)
  expect((await (await browse(db, colleague)).post(`${link}/done`, { version: '2', words: 'me too' })).status).toBe(409)
  expect((await browser.get(link)).html).toContain('Rang together')
})

test('R009 the person sees who they have met and how often; the same worker’s share counts meetings that happened', () => {
  const seen = (workerId: string, day: string) => ({ workerId, workerName: workerId, workerRole: 'key_worker', happenedAt: new Date(day) })
  const met = [
    seen('a', '2026-11-20'),
    seen('a', '2026-10-01'),
    seen('b', '2026-09-01'),
    seen('b', '2026-02-01'),
    seen('b', '2026-01-10'),
    seen('b', '2025-01-01'),
  ]
  expect(continuity(met, NOW, SPANS.six)).toMatchObject({ contacts: 3, withSame: 2, share: 2 / 3 })
  expect(continuity(met, NOW, SPANS.twelve)).toMatchObject({ contacts: 5, withSame: 3 })
  expect(continuity([], NOW, SPANS.six)).toEqual({ contacts: 0, withSame: 0, share: undefined, workers: [] })
})

test('R009 the panels tell the person and their team who was met, and what comes next, and are absent without that kind', async () => {
  const html = async (reader: Identity, panel: typeof nextStepsPanel) => {
    const node = await as(db, reader, caller => panel(caller, amina.personId))
    return node === null ? null : render(<div>{node}</div>)
  }
  const own = await html(amina, continuityPanel)
  expect(own).toMatch(/Who you have met[\s\S]*Priya Nair/)
  expect(own).not.toContain('%')
  expect(await html(nurse, continuityPanel)).toMatch(/With the same person: \d+% of contacts/)
  expect(await html(amina, nextStepsPanel)).toContain('Ring the surgery together')
  expect(await html(nurse, nextStepsPanel)).toContain(`/people/${amina.personId}/notes/new`)
  const reception = await makeWorker(db, 'reception', town.trust, [town.north])
  expect(await html(reception, nextStepsPanel)).toBeNull()
  expect(await html(reception, continuityPanel)).toBeNull()
})

test('the page for a note is absent for somebody the person hides their notes from', async () => {
  const page = async () => (await (await browse(db, colleague)).get(`${notes()}/new`)).status
  expect(await page()).toBe(200)
  await as(db, amina, ({ tx }) =>
    sql`insert into sharing_rule (id, person_id, holder, holder_kind, hides, decided_by, decided_at, during)
    values (${newId()}, ${amina.personId}, ${colleague.workerId}, 'worker', ${KINDS.contactNotes}, 'person', ${NOW}, '[2026-01-01,)')`.execute(tx),
  )
  expect(await page()).toBe(404)
})

test('hostile ids and values are answered with plain pages', async () => {
  const browser = await browse(db, nurse)
  const stranger = await makePerson(db, 'Stranger')
  expect((await browser.get(`/people/${stranger.personId}/notes/new`)).status).toBe(404)
  expect((await browser.post(`/people/${stranger.personId}/notes`, talk())).status).toBe(404)
  expect((await browser.get('/people/nobody/notes/new')).status).toBe(404)
  expect((await browser.post(notes(), talk({ draft: "'; drop table entry" }))).status).toBe(409)
  for (const { id: taken } of (await asSystem(db, ({ tx }) => sql<{ id: string }>`select id from entry`.execute(tx))).rows) {
    expect((await (await browse(db, peer)).post(notes(), talk({ draft: taken, stepWho: `worker:${peer.workerId}` }))).status).toBe(409)
  }
  const wide = talk({ mental: ['a', 'b'], at: '25:99', 'on-year': '9999', mode: 'x'.repeat(5000), touches: ['trauma', 'nonsense'], readers: ['x'] })
  expect((await browser.post(notes(), wide)).status).toBe(422)
})
