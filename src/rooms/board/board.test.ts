import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { browse } from '../../../test/support/browser.ts'
import { careMakers, type Person } from '../../../test/support/care.ts'
import { testDatabase } from '../../../test/support/db.ts'
import { as, asSystem, makeTown, makeWorker, NOW, type Town } from '../../../test/support/people.ts'
import { ALL_KINDS, KINDS, kindsOf } from '../../access/index.ts'
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

type Makers = ReturnType<typeof careMakers>
let held: Makers['held']
let step: Makers['step']
let contact: Makers['contact']

const hide = (person: Person, holder: string, kinds: number) =>
  as(db, person, ({ tx }) =>
    sql`insert into sharing_rule (id, person_id, holder, holder_kind, hides, decided_by, decided_at, during)
  values (${newId()}, ${person.personId}, ${holder}, 'worker', ${kinds}, 'person', ${NOW}, '[2026-01-01,)')`.execute(tx),
  )
const board = (reader: Identity, show: Parameters<typeof readBoard>[2] = 'everyone', after?: string, limit?: number) =>
  as(db, reader, caller => readBoard(caller, town.north, show, after, limit))
const names = (rows: readonly BoardRow[]) => rows.map(row => row.name.replace(' Test', ''))

let late: Person
let planned: Person
let bare: Person
beforeAll(async () => {
  db = await testDatabase()
  town = await makeTown(db)
  nurse = await makeWorker(db, 'key_worker', town.trust, [town.north], 'Priya Nair')
  ;({ held, step, contact } = careMakers(db, town, nurse))
  lead = await makeWorker(db, 'team_lead', town.trust, [town.north], 'Lee Lead', true)
  reception = await makeWorker(db, 'reception', town.trust, [town.north], 'Robin Desk')
  connector = await makeWorker(db, 'connector', town.charity, [town.charityTeam, town.north], 'Con Nector')
  planned = await held('Planned')
  bare = await held('Bare')
  late = await held('Late')
  await held('Duty', { duty: true, deadline: '2026-11-22T12:00:00Z' })
  await held('Elsewhere', { team: town.south, duty: true, deadline: '2026-12-24T12:00:00Z' })
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
  await asSystem(db, ({ tx }) =>
    sql`insert into absence (id, worker_id, from_day, to_day, made_at) values (${newId()}, ${away.workerId}, '2026-11-20', '2026-11-27', ${NOW})`.execute(tx),
  )
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
  await asSystem(db, ({ tx }) =>
    sql`insert into involvement (id, person_id, worker_id, organisation_id, role, asked_at, during)
    values (${newId()}, ${planned.personId}, ${connector.workerId}, ${town.charity}, 'connector', ${NOW}, '[2026-01-01,)')`.execute(tx),
  )
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
  await asSystem(db, ({ tx }) =>
    sql`insert into note_draft (id, person_id, worker_id, tab, fields, started_at, saved_at)
    values (${newId()}, ${bare.personId}, ${nurse.workerId}, ${newId()}, '{"mental":"begun"}', ${NOW}, ${NOW})`.execute(tx),
  )
  const { html } = await (await browse(db, nurse)).get('/my-day')
  expect(html).toMatch(
    /To do today[\s\S]*Ring the landlord[\s\S]*Notes you began[\s\S]*Bare Test[\s\S]*Not met for four weeks or more[\s\S]*Quiet Test[\s\S]*People you hold/,
  )
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
