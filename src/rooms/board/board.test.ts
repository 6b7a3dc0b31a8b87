import fc from 'fast-check'
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { browse } from '../../../test/support/browser.ts'
import { testDatabase } from '../../../test/support/db.ts'
import { as, asSystem, makePerson, makeTown, makeWorker, NOW, type Town } from '../../../test/support/people.ts'
import { ALL_KINDS, KINDS, type Kind, kindsOf } from '../../access/index.ts'
import type { Identity } from '../../core/caller.ts'
import type { Database } from '../../core/db.ts'
import { newId } from '../../core/ids.ts'
import { type BoardRow, countWords, isQuiet, loadWords, turnOf } from './board.ts'
import { readBoard } from './index.ts'

let db: Database
let town: Town
let nurse: Identity
let lead: Identity
let reception: Identity
let connector: Identity

type Person = Identity & { personId: string }
async function held(name: string, { worker = nurse, team = town.north, deadline = null as string | null, duty = false } = {}): Promise<Person> {
  const person = await makePerson(db, name)
  const episode = newId()
  await asSystem(db, async ({ tx }) => {
    await sql`insert into care_episode (id, person_id, started_at) values (${episode}, ${person.personId}, '2026-11-01')`.execute(tx)
    await sql`insert into responsibility (id, person_id, episode_id, worker_id, team_id, organisation_id, deadline, during, why, made_by)
      values (${newId()}, ${person.personId}, ${episode}, ${duty ? null : worker.workerId}, ${team}, ${town.trust}, ${deadline}::timestamptz, '[2026-11-01,)', 'asked', 'test')`.execute(tx)
  })
  return person
}
const step = (person: Person, due: string, { what = 'Ring', kinds = KINDS.contactNotes as number, readers = null as string | null, worker = nurse } = {}) => {
  const id = newId()
  return asSystem(db, ({ tx }) => sql`insert into next_step (id, person_id, kinds, readers, what, who, worker_id, due, made_by_name, made_at)
    values (${id}, ${person.personId}, ${kinds}, ${readers}::uuid[], ${what}, 'worker', ${worker.workerId}, ${due}, 'Priya', ${NOW})`.execute(tx)).then(() => id)
}
async function contact(person: Person, day: string, { kinds = KINDS.contactNotes as number, readers = null as string | null, met = true, replaces = null as string | null } = {}): Promise<string> {
  const id = newId()
  await asSystem(db, async ({ tx }) => {
    await sql`insert into entry (id, person_id, kinds, what, happened_at, written_at, title, author_worker_id, author_name, author_role, readers, replaces)
      values (${id}, ${person.personId}, ${kinds}, 'contact', ${day}, ${NOW}, 'Met', ${nurse.workerId}, 'Priya', 'key_worker', ${readers}::uuid[], ${replaces})`.execute(tx)
    const stepId = met ? null : newId()
    if (stepId) await sql`insert into next_step (id, person_id, kinds, readers, what, who, worker_id, due, made_by_name, made_at, done_at, done_by_name)
      values (${stepId}, ${person.personId}, ${kinds}, ${readers}::uuid[], 'Try again', 'worker', ${nurse.workerId}, '2026-11-30', 'Priya', ${NOW}, ${NOW}, 'Priya')`.execute(tx)
    await sql`insert into contact_note (id, person_id, kinds, readers, worker_id, happened_at, who_was_there, mode, setting, met, mental, physical_why_not, tried, next_step_id, no_next_step_why, sent_from, replaces)
      values (${id}, ${person.personId}, ${kinds}, ${readers}::uuid[], ${nurse.workerId}, ${day}, 'us', 'phone', 'home', ${met}, 'talked', 'short call', 'rang', ${stepId}, ${stepId ? '' : 'none'}, ${newId()}, ${replaces})`.execute(tx)
  })
  return id
}
const hide = (person: Person, holder: string, kinds: number) => as(db, person, ({ tx }) => sql`insert into sharing_rule (id, person_id, holder, holder_kind, hides, decided_by, decided_at, during)
  values (${newId()}, ${person.personId}, ${holder}, 'worker', ${kinds}, 'person', ${NOW}, '[2026-01-01,)')`.execute(tx))
const board = (reader: Identity, show: Parameters<typeof readBoard>[2] = 'everyone', after?: string, limit?: number) => as(db, reader, caller => readBoard(caller, town.north, show, after, limit))
const names = (rows: readonly BoardRow[]) => rows.map(row => row.name.replace(' Test', ''))

let late: Person
let planned: Person
let bare: Person
beforeAll(async () => {
  db = await testDatabase()
  town = await makeTown(db)
  nurse = await makeWorker(db, 'key_worker', town.trust, [town.north], 'Priya Nair')
  lead = await makeWorker(db, 'team_lead', town.trust, [town.north], 'Lee Lead', true)
  reception = await makeWorker(db, 'reception', town.trust, [town.north], 'Robin Desk')
  connector = await makeWorker(db, 'connector', town.charity, [town.charityTeam, town.north], 'Con Nector')
  planned = await held('Planned')
  bare = await held('Bare')
  late = await held('Late')
  await held('Duty', { duty: true, deadline: '2026-11-22T12:00:00Z' })
  await held('Elsewhere', { team: town.south })
  await step(planned, '2026-11-25', { what: 'Walk to the hub' })
  await step(late, '2026-11-20', { what: 'Ring the landlord' })
  await contact(late, '2026-11-10')
})
afterAll(() => db.close())

test('the board is in the order of what needs us first, the same every time, and only of its team', async () => {
  const { rows, counts } = await board(nurse)
  expect(names(rows)).toEqual(['Late', 'Duty', 'Bare', 'Planned'])
  expect(rows.map(row => row.turn)).toEqual(['late', 'no owner', 'no next step', 'planned'])
  for (const row of rows) expect(turnOf(row, NOW, '2026-11-23')).toBe(row.turn)
  expect(counts).toEqual({ everyone: 4, overdue: 1, 'no-owner': 1, 'no-next-step': 2, duty: 1, mine: 3 })
  expect(rows[0]).toMatchObject({ step: 'Ring the landlord', stepWho: 'Priya Nair', stepDue: '2026-11-20', lastMetMode: 'phone', workerName: 'Priya Nair' })
})

test('R008 people whose duty deadline has passed, or whose worker is away without cover, are on the list of people who need an owner', async () => {
  expect(names((await board(lead, 'no-owner')).rows)).toEqual(['Duty'])
  const away = await makeWorker(db, 'key_worker', town.trust, [town.north], 'Away Worker')
  const person = await held('Uncovered', { worker: away })
  await step(person, '2026-12-24')
  await asSystem(db, ({ tx }) => sql`insert into absence (id, worker_id, from_day, to_day, made_at) values (${newId()}, ${away.workerId}, '2026-11-20', '2026-11-27', ${NOW})`.execute(tx))
  const { rows } = await board(lead, 'no-owner')
  expect(names(rows)).toEqual(['Duty', 'Uncovered'])
  for (const row of rows) expect(turnOf(row, NOW, '2026-11-23')).toBe(row.turn)
  const { html } = await (await browse(db, lead)).get(`/board/${town.north}?show=no-owner`)
  expect(html).toContain('Deadline passed')
  expect(html).toContain('Not there: needs someone')
})

test('the boards of others are not found, and pages keep names out of titles and addresses', async () => {
  const browser = await browse(db, nurse)
  expect((await browser.get('/board')).location).toBe(`/board/${town.north}`)
  expect((await browser.get(`/board/${town.south}`)).status).toBe(404)
  expect((await browser.get('/board/everyone')).status).toBe(404)
  expect((await browser.get(`/board/${town.north}?show=%00&after=nobody`)).status).toBe(200)
  const { html } = await browser.get(`/board/${town.north}`)
  expect(html).toMatch(/<title>Team board - Kith<\/title>/)
  for (const [, address] of html.matchAll(/href="([^"]+)"/g)) expect(address).not.toMatch(/Late|Bare|Planned/)
  expect((await (await browse(db, late)).get(`/board/${town.north}`)).status).toBe(403)
})

test('hidden means absent: from the rows, from every count, and from the load', async () => {
  const person = await held('Hidden')
  await step(person, '2026-11-01', { what: 'Secret plan' })
  const before = (await board(lead)).counts
  await hide(person, lead.workerId!, ALL_KINDS)
  const after = await board(lead)
  expect(after.counts).toEqual({ ...before, everyone: before.everyone - 1, overdue: before.overdue - 1 })
  expect(names(after.rows)).not.toContain('Hidden')
  const { html } = await (await browse(db, lead)).get(`/board/${town.north}`)
  expect(html).not.toContain('Hidden')
  expect(html).toContain(`${after.counts.everyone} people, room for 40`)
  expect(names((await board(nurse)).rows)).toContain('Hidden')
})

test('contacts and next steps on the board are those each reader may read', async () => {
  const person = await held('Mixed')
  await step(person, '2026-11-21', { what: 'About drinking', kinds: kindsOf('contactNotes', 'substanceUse') })
  await step(person, '2026-11-28', { what: 'Plain step' })
  await step(person, '2026-11-19', { what: 'For few', readers: `{${person.personId},${nurse.workerId}}` })
  await contact(person, '2026-11-22', { kinds: kindsOf('contactNotes', 'substanceUse') })
  await contact(person, '2026-11-12')
  const rowFor = async (reader: Identity) => (await board(reader)).rows.find(row => row.personId === person.personId)!
  expect(await rowFor(nurse)).toMatchObject({ step: 'About drinking', stepDue: '2026-11-21', turn: 'late' })
  const money = await makeWorker(db, 'key_worker', town.trust, [town.north], 'Other')
  await hide(person, money.workerId!, KINDS.substanceUse)
  const narrow = await rowFor(money)
  expect(narrow).toMatchObject({ step: 'Plain step', stepDue: '2026-11-28', turn: 'planned' })
  expect(narrow.lastMetAt?.toISOString()).toContain('2026-11-12')
  const desk = await rowFor(reception)
  expect(desk).toMatchObject({ name: 'Mixed Test', step: null, stepDue: null, lastMetAt: null })
})

test('a worker who does not see the caseload finds on the board only whom they help', async () => {
  expect((await board(connector)).counts.everyone).toBe(0)
  await asSystem(db, ({ tx }) => sql`insert into involvement (id, person_id, worker_id, organisation_id, role, asked_at, during)
    values (${newId()}, ${planned.personId}, ${connector.workerId}, ${town.charity}, 'connector', ${NOW}, '[2026-01-01,)')`.execute(tx))
  const { rows, counts } = await board(connector)
  expect(names(rows)).toEqual(['Planned'])
  expect(counts.everyone).toBe(1)
})

test('paging walks through everyone once, also when the person a page begins after has left', async () => {
  const all = names((await board(nurse)).rows)
  const walked: string[] = []
  for (let after: string | undefined, page = 0; page === 0 || after; page++) {
    const { rows, next } = await board(nurse, 'everyone', after, 2)
    walked.push(...names(rows))
    after = next
  }
  expect(walked).toEqual(all)
  expect(names((await board(nurse, 'everyone', newId(), 2)).rows)).toEqual(all.slice(0, 2))
})

test('R212 a board names everyone working with the same place, from several organisations', async () => {
  const { html } = await (await browse(db, nurse)).get(`/board/${town.north}/who-works-here`)
  for (const words of ['Priya Nair', 'Testshire NHS Trust', 'Con Nector', 'Testtown Mind and Body', 'from 2 organisations']) expect(html).toContain(words)
})

test('R009 who leads a team sees the share of contacts with the same worker; others do not', async () => {
  expect((await (await browse(db, lead)).get(`/board/${town.north}`)).html).toContain('Contacts with the same worker: 100% in the last 6 months')
  expect((await (await browse(db, nurse)).get(`/board/${town.north}`)).html).not.toContain('Contacts with the same worker')
})

test('My day has what is due, who is held, what was begun and who has not been met for long, each one press away', async () => {
  const quiet = await held('Quiet')
  await contact(quiet, '2026-10-01')
  await contact(quiet, '2026-11-20', { met: false })
  await asSystem(db, ({ tx }) => sql`insert into note_draft (id, person_id, worker_id, tab, fields, started_at, saved_at)
    values (${newId()}, ${bare.personId}, ${nurse.workerId}, ${newId()}, '{"mental":"begun"}', ${NOW}, ${NOW})`.execute(tx))
  const { html } = await (await browse(db, nurse)).get('/my-day')
  expect(html).toMatch(/To do today[\s\S]*Ring the landlord[\s\S]*Notes you began[\s\S]*Bare Test[\s\S]*Not met for four weeks or more[\s\S]*Quiet Test[\s\S]*People you hold/)
  expect(html).toContain(`/people/${quiet.personId}/notes/new`)
  expect(html).not.toContain('Duty Test')
  expect((await (await browse(db, planned)).get('/my-day')).status).toBe(403)
})

test('counts are capped, a full team is said in words, and quiet means four weeks', () => {
  expect([countWords(12), countWords(999), countWords(1000)]).toEqual(['12', '999', '999+'])
  expect(loadWords(42, 40)).toBe('42 people, room for 40: over by 2')
  expect(loadWords(3, null)).toBe('3 people')
  const row = { lastMetAt: null, heldSince: new Date('2026-10-26T12:00:00Z') }
  expect([isQuiet(row, NOW), isQuiet({ ...row, lastMetAt: NOW }, NOW)]).toEqual([true, false])
})

interface Note { id: string; kinds: number; happened_at: string; mode: string; met: boolean; readers: string[] | null; replaces: string | null }
interface Open { id: string; kinds: number; due: string; what: string; readers: string[] | null; done_at: Date | null }

/** What board_contact must hold, worked out anew from the notes and steps of one person. */
function expected(notes: Note[], steps: Open[]) {
  const current = notes.filter(note => !note.readers && !notes.some(later => later.replaces === note.id))
  const open = steps.filter(one => !one.readers && !one.done_at)
  const newest = (met: boolean, kinds: number) => current.filter(note => note.met === met && note.kinds === kinds).map(note => new Date(note.happened_at).getTime()).sort((a, b) => b - a)[0] ?? null
  return [...new Set([...current, ...open].map(one => one.kinds))].sort((a, b) => a - b).map(kinds => {
    const first = open.filter(one => one.kinds === kinds).sort((a, b) => a.due.localeCompare(b.due) || a.id.localeCompare(b.id))[0]
    return { kinds, met: newest(true, kinds), tried: newest(false, kinds), step: first?.id ?? null, words: first?.what ?? null, due: first?.due ?? null }
  })
}

test('whatever is done in whatever order, the kept rows equal what the tables say', async () => {
  const touches: Kind[] = ['substanceUse', 'trauma', 'moneyHousing']
  const person = await held('Changing')
  const doing = fc.oneof(
    fc.record({ act: fc.constant('note' as const), day: fc.integer({ min: 1, max: 22 }), touch: fc.constantFrom(undefined, ...touches), met: fc.boolean(), named: fc.boolean(), again: fc.boolean() }),
    fc.record({ act: fc.constant('step' as const), day: fc.integer({ min: 1, max: 30 }), touch: fc.constantFrom(undefined, ...touches), named: fc.boolean() }),
    fc.record({ act: fc.constantFrom('done' as const, 'move' as const), day: fc.integer({ min: 1, max: 30 }), which: fc.nat() }),
    fc.record({ act: fc.constantFrom('duty' as const, 'rename' as const), day: fc.integer({ min: 1, max: 30 }) }),
  )
  const read = <T>(query: ReturnType<typeof sql<T>>) => asSystem(db, async ({ tx }) => (await query.execute(tx)).rows)
  const date = (day: number) => `2026-11-${String(day).padStart(2, '0')}`
  const kinds = (touch: Kind | undefined) => kindsOf('contactNotes', ...(touch ? [touch] : []))
  const readers = (named: boolean) => (named ? `{${person.personId},${nurse.workerId}}` : null)
  await fc.assert(fc.asyncProperty(fc.array(doing, { minLength: 1, maxLength: 6 }), async acts => {
    for (const one of acts) {
      if (one.act === 'note') {
        const free = await read<{ id: string }>(sql`select id from contact_note n where person_id = ${person.personId} and not exists (select from contact_note l where l.replaces = n.id) order by id`)
        await contact(person, date(one.day), { kinds: kinds(one.touch), met: one.met, readers: readers(one.named), replaces: one.again ? (free[0]?.id ?? null) : null })
      } else if (one.act === 'step') await step(person, date(one.day), { kinds: kinds(one.touch), readers: readers(one.named), what: `Step of day ${one.day}` })
      else if (one.act === 'done' || one.act === 'move') {
        const open = await read<{ id: string }>(sql`select id from next_step where person_id = ${person.personId} and done_at is null order by id`)
        const target = open[one.which % Math.max(open.length, 1)]?.id ?? null
        await asSystem(db, ({ tx }) => (one.act === 'done' ? sql`update next_step set done_at = ${NOW}, done_by_name = 'x' where id = ${target}` : sql`update next_step set due = ${date(one.day)} where id = ${target}`).execute(tx))
      } else if (one.act === 'rename') await asSystem(db, ({ tx }) => sql`update person set preferred_name = ${`Name ${one.day}`} where id = ${person.personId}`.execute(tx))
      else await asSystem(db, ({ tx }) => sql`update responsibility set worker_id = null, deadline = ${date(one.day)}::timestamptz where person_id = ${person.personId} and upper_inf(during)`.execute(tx))
    }
    const notes = await read<Note>(sql`select id, kinds, happened_at, mode, met, readers, replaces from contact_note where person_id = ${person.personId}`)
    const steps = await read<Open>(sql`select id, kinds, due, what, readers, done_at from next_step where person_id = ${person.personId}`)
    const kept = await read<{ kinds: number; met: Date | null; tried: Date | null; step: string | null; words: string | null; due: string | null }>(sql`select kinds, last_met_at as met, last_tried_at as tried, next_step_id as step,
      next_step as words, next_step_due as due from board_contact where person_id = ${person.personId} order by kinds`)
    expect(kept.map(row => ({ ...row, met: row.met?.getTime() ?? null, tried: row.tried?.getTime() ?? null }))).toEqual(expected(notes, steps))
    const rows = await read<Record<string, unknown>>(sql`select b.person_id, b.team_id, b.worker_id, b.name, b.held_since, b.deadline from board_row b order by 1`)
    const truth = await read<Record<string, unknown>>(sql`select r.person_id, r.team_id, r.worker_id, coalesce(p.preferred_name, p.given_name) || ' ' || p.family_name as name, lower(r.during) as held_since, r.deadline
      from responsibility r join person p on p.id = r.person_id where upper_inf(r.during) order by 1`)
    expect(rows).toEqual(truth)
  }), { numRuns: 25, seed: 35 })
})
