import { sql } from 'kysely'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { type Browser, browse } from '../../../test/support/browser.ts'
import { testDatabase } from '../../../test/support/db.ts'
import { as, asSystem, makePerson, makeSupporter, makeTown, makeWorker, NOW, type Town } from '../../../test/support/people.ts'
import { KINDS, type Kind, kindsOf, TELLS } from '../../access/index.ts'
import type { Identity } from '../../core/caller.ts'
import type { Database } from '../../core/db.ts'
import { newId } from '../../core/ids.ts'
import { askHandover, involve } from '../care-team/index.ts'
import { receive } from '../front-door/index.ts'
import { addEntry } from '../timeline/index.ts'

// A name tells. Whoever may not know of alcohol and drugs does not find the alcohol and drugs worker either: on no page, in no
// list, count, entry or table.
let db: Database
let town: Town
let tide: string
let tideTeam: string
let nurse: Identity
let leon: Identity
let gp: Identity
let desk: Identity
let housing: Identity
let connector: Identity
let ashik: Identity & { personId: string }
let nadia: Identity & { supporterId: string }

const run = (query: ReturnType<typeof sql>) => asSystem(db, ({ tx }) => query.execute(tx))
const join = (worker: Identity, role: string) =>
  run(sql`insert into involvement (id, person_id, worker_id, organisation_id, role, asked_at, during)
    values (${newId()}, ${ashik.personId}, ${worker.workerId}, ${worker.organisation}, ${role}, ${NOW}, '[2026-01-01,)')`)
const share = (kinds: Kind[]) =>
  run(sql`insert into sharing_rule (id, person_id, holder, holder_kind, grants, decided_by, decided_at, during)
    values (${newId()}, ${ashik.personId}, ${nadia.supporterId}, 'supporter', ${kindsOf(...kinds)}, 'person', ${NOW}, '[2026-01-01,)')`)
const rows = (identity: Identity, table: string) =>
  as(db, identity, async ({ tx }) =>
    (await sql<{ row: string }>`select to_jsonb(x)::text as row from ${sql.table(table)} x`.execute(tx)).rows.map(one => one.row).join('\n'),
  )
const TRACE = /Leon|Tide|drink|drugs|alcohol|cocaine|gambling/i
const asking = (words: string) => ({
  onceKey: newId(),
  personId: ashik.personId,
  givenName: '',
  familyName: '',
  wayIn: 'web' as const,
  agreed: 'self' as const,
  agreedHow: '',
  ownWords: words,
  easier: '',
  addressAs: '',
  safeContact: '',
  phone: undefined,
  email: undefined,
  placeCode: 'E07999999',
  neighbourhoodCode: 'N0001',
})
const page = async (identity: Identity, path: string): Promise<{ status: number; html: string }> => (await browse(db, identity)).get(path)

beforeAll(async () => {
  db = await testDatabase()
  town = await makeTown(db)
  tide = newId()
  tideTeam = newId()
  await run(sql`insert into organisation (id, name, kind, place_code, care_system_code) values (${tide}, 'Turning Tide', 'vcse', 'E07999999', 'QT1')`)
  await run(
    sql`insert into team (id, slug, organisation_id, name, kind, place_code, front_door) values (${tideTeam}, 'tide', ${tide}, 'Turning Tide Testtown', 'alcohol_drugs', 'E07999999', true)`,
  )
  nurse = await makeWorker(db, 'mental_health_practitioner', town.trust, [town.north], 'Priya Nair')
  leon = await makeWorker(db, 'alcohol_drugs_worker', tide, [tideTeam], 'Leon Baptiste')
  gp = await makeWorker(db, 'gp', town.practice, [], 'Dr Gee')
  desk = await makeWorker(db, 'reception', town.trust, [town.north], 'Femi Adeyemi')
  housing = await makeWorker(db, 'housing_worker', town.charity, [], 'Craig Danby')
  connector = await makeWorker(db, 'connector', town.charity, [town.charityTeam], 'Nina Farrell')
})
afterAll(() => db.close())

beforeEach(async () => {
  await run(sql`update sharing_rule set during = 'empty'`)
  await run(sql`update involvement set during = 'empty'`)
  ashik = await makePerson(db, 'Ashik')
  nadia = await makeSupporter(db, 'Nadia')
  await asSystem(db, caller => receive(caller, asking('I worry all the time, and drink to sleep')))
})

test('somebody let in to who helps finds no trace of a service that tells what was not shared, and all of it once it is', async () => {
  await join(nurse, 'mental_health_practitioner')
  await as(db, nurse, caller =>
    involve(caller, {
      personId: ashik.personId,
      workerId: leon.workerId!,
      teamId: tideTeam,
      role: 'alcohol_drugs_worker',
      part: 'Alongside everything else',
      personAgreed: true,
    }),
  )
  const [asked] = (await asSystem(
    db,
    async ({ tx }) =>
      (
        await sql<{ id: string }>`select id from involvement where person_id = ${ashik.personId} and worker_id = ${leon.workerId}`.execute(tx)
      ).rows,
  ))!
  await share(['plan', 'appointments', 'careTeam', 'requests'])
  const before = await page(nadia, `/shared/${ashik.personId}`)
  expect(before.status).toBe(200)
  expect(before.html).toContain('Priya Nair')
  expect(before.html).not.toMatch(TRACE)
  // Leon says yes, and writes on the plan: still nobody Nadia knows of.
  expect((await (await browse(db, leon)).post(`/involvements/${asked!.id}/agree`)).status).toBe(303)
  await as(db, leon, caller => addEntry(caller, { personId: ashik.personId, kinds: KINDS.plan, what: 'plan', title: 'Home by six on Wednesdays' }))
  expect((await page(nadia, `/shared/${ashik.personId}`)).html).not.toMatch(/Leon|Tide|drink|drugs|alcohol|Wednesdays/i)
  for (const table of ['involvement', 'entry', 'help_request', 'help_request_event', 'responsibility', 'sharing_rule'])
    expect(await rows(nadia, table), table).not.toMatch(new RegExp(`${TRACE.source}|${leon.workerId}|${tideTeam}`, 'i'))
  // A connector and a surgery are told no more than she is; whoever treats reads everybody.
  await join(connector, 'connector')
  await join(gp, 'gp')
  for (const who of [connector, gp]) {
    expect((await page(who, `/people/${ashik.personId}/team`)).html).not.toMatch(/Leon|Tide/)
    expect((await page(who, `/people/${ashik.personId}/timeline`)).html).not.toMatch(TRACE)
  }
  expect((await page(nurse, `/people/${ashik.personId}/team`)).html).toContain('Leon Baptiste')
  expect((await page(ashik, '/my/record')).html).toContain('Leon Baptiste')
  await run(sql`update sharing_rule set grants = grants | ${KINDS.substanceUse} where holder = ${nadia.supporterId}`)
  expect((await page(nadia, `/shared/${ashik.personId}`)).html).toMatch(/Leon Baptiste[\s\S]*Alcohol and drugs worker/)
})

test('whoever is responsible is there for everybody who treats, and for nobody else whom the team would tell too much; to them no page says that there is nobody', async () => {
  await run(sql`update responsibility set team_id = ${tideTeam}, organisation_id = ${tide} where person_id = ${ashik.personId} and upper_inf(during)`)
  await share(['careTeam'])
  await join(connector, 'connector')
  await join(gp, 'gp')
  expect((await page(gp, `/people/${ashik.personId}/team`)).html).toContain('Turning Tide')
  for (const [who, path] of [
    [connector, `/people/${ashik.personId}/team`],
    [connector, `/people/${ashik.personId}`],
    [nadia, `/shared/${ashik.personId}`],
  ] as const) {
    const { status, html } = await page(who, path)
    expect(status).toBe(200)
    expect(html).not.toMatch(/Tide|Nobody holds|Nobody is responsible|Nobody else yet/)
  }
})

test('words of a handover are for the two it is between and for whoever reads notes', async () => {
  await run(sql`update responsibility set worker_id = ${nurse.workerId} where person_id = ${ashik.personId} and upper_inf(during)`)
  const receiver = await makeWorker(db, 'social_worker', town.trust, [town.south], 'Sol South')
  const id = await as(db, nurse, caller =>
    askHandover(caller, {
      personId: ashik.personId,
      toWorkerId: receiver.workerId!,
      toTeamId: town.south,
      about: 'Clozapine monthly. His early sign is giving things away.',
    }),
  )
  await join(housing, 'housing_worker')
  await join(gp, 'gp')
  await share(['careTeam'])
  for (const who of [nurse, receiver]) expect((await page(who, `/handovers/${id}`)).html).toContain('Clozapine monthly')
  for (const who of [housing, gp]) expect([403, 404]).toContain((await page(who, `/handovers/${id}`)).status)
  for (const who of [housing, gp, nadia]) expect(await rows(who, 'handover')).not.toContain('Clozapine')
  expect((await page(housing, `/people/${ashik.personId}/team`)).html).not.toContain('giving things away')
})

test('what a stand-in should know is written for those who read notes; that somebody stands in is for all who know who helps', async () => {
  await run(sql`update responsibility set worker_id = ${nurse.workerId} where person_id = ${ashik.personId} and upper_inf(during)`)
  const standIn = await makeWorker(db, 'mental_health_practitioner', town.trust, [town.north], 'Tom Bell')
  const giver = await browse(db, nurse)
  const day = (name: string, n: number) => ({ [`${name}-day`]: String(n), [`${name}-month`]: '12', [`${name}-year`]: '2026' })
  const absence = (await giver.post('/absences', { ...day('from', 1), ...day('to', 4) })).location
  expect((await giver.post(`${absence}/cover`, { who: ashik.personId, standIn: standIn.workerId!, plan: 'Lithium level due on Thursday' })).status).toBe(303)
  await join(housing, 'housing_worker')
  const team = (await page(housing, `/people/${ashik.personId}/team`)).html
  expect(team).toContain('Tom Bell stands in')
  expect(team).not.toContain('Lithium')
  expect((await page(housing, `/people/${ashik.personId}/timeline`)).html).not.toContain('Lithium')
  expect((await page(nurse, `/people/${ashik.personId}/team`)).html).toContain('Lithium level due on Thursday')
  expect((await page(ashik, '/my/record')).html).toContain('Lithium level due on Thursday')
})

test('reception finds that there is a request and that words are kept off, never what was said nor which words', async () => {
  await (await browse(db, ashik)).post('/my/words-kept-off', { word: 'cocaine', instead: 'something private' })
  await (await browse(db, ashik)).post('/my/about', { likes: 'Cooking', hard: 'Cocaine at month end', matters: 'My children' })
  const at: Browser = await browse(db, desk)
  const board = await at.get('/front-door')
  expect(board.html).toContain('Ashik')
  expect(board.html).not.toMatch(TRACE)
  const record = (await at.get(`/people/${ashik.personId}`)).html
  expect(record).toContain('words they do not want used')
  expect(record).not.toMatch(/drink|cocaine|private/i)
  expect((await at.get(`/people/${ashik.personId}/timeline`)).html).not.toMatch(/drink|cocaine|private/i)
  expect((await at.get(`/people/${ashik.personId}/words-kept-off`)).status).toBe(404)
  const [request] = await asSystem(
    db,
    async ({ tx }) => (await sql<{ id: string }>`select id from help_request where person_id = ${ashik.personId}`.execute(tx)).rows,
  )
  expect((await at.get(`/front-door/${request!.id}`)).status).toBe(404)
  for (const table of ['help_request', 'help_request_event', 'help_request_asker', 'word_kept_off', 'about_me', 'entry'])
    expect(await rows(desk, table), table).not.toMatch(/drink|cocaine|private/i)
  // She writes down what somebody says at the desk, as before.
  expect((await at.post(`/people/${ashik.personId}/ask`, { once: newId(), words: 'Please ring me' })).status).toBe(303)
  // Somebody of the same team who answers it reads it whole.
  expect((await page(nurse, `/front-door/${request!.id}`)).html).toContain('drink to sleep')
})

test('a connector who is asked reads the words of the ask and nothing else; who it is comes with the yes', async () => {
  expect((await (await browse(db, ashik)).post('/my/connector', { teamId: town.charityTeam, matters: 'Someone to walk with' })).status).toBe(303)
  const at = await browse(db, connector)
  const asks = (await at.get('/connecting')).html
  expect(asks).toContain('Someone to walk with')
  // Asked by the person themself, whose first name is then the asker's: no more of them than that.
  expect(asks).not.toMatch(new RegExp(`Ashik Test|${ashik.personId}`))
  expect((await at.get(`/people/${ashik.personId}`)).status).toBe(404)
  for (const table of ['person', 'help_request', 'entry', 'about_me', 'contact_point', 'involvement'])
    expect(await rows(connector, table), table).not.toContain(ashik.personId)
  const [ask] = await asSystem(
    db,
    async ({ tx }) => (await sql<{ id: string; version: number }>`select id, version from connector_ask where person_id = ${ashik.personId}`.execute(tx)).rows,
  )
  expect((await at.post(`/connecting/asks/${ask!.id}/take`, { version: String(ask!.version) })).status).toBe(303)
  expect((await at.get(`/people/${ashik.personId}`)).html).toContain('Ashik')
})

test('a pharmacist reads medicines, and of notes and assessments their own and what the person agrees to', async () => {
  const pharmacist = await makeWorker(db, 'pharmacist', town.trust, [town.north], 'Sunil Desai')
  await join(nurse, 'mental_health_practitioner')
  for (const [kinds, title] of [
    [['contactNotes'], 'A long talk about his father'],
    [['assessment'], 'What the assessment found'],
    [['medicines'], 'Lithium, 400 mg'],
  ] as const)
    await as(db, nurse, caller => addEntry(caller, { personId: ashik.personId, kinds: kindsOf(...kinds), what: 'note', title }))
  await as(db, pharmacist, caller => addEntry(caller, { personId: ashik.personId, kinds: KINDS.contactNotes, what: 'note', title: 'Asked about side effects' }))
  const read = async () => (await page(pharmacist, `/people/${ashik.personId}/timeline`)).html
  expect(await read()).toMatch(/Lithium, 400 mg/)
  expect(await read()).toContain('Asked about side effects')
  expect(await read()).not.toMatch(/his father|assessment found/)
  await run(sql`insert into sharing_rule (id, person_id, holder, holder_kind, grants, decided_by, decided_at, during)
    values (${newId()}, ${ashik.personId}, ${pharmacist.workerId}, 'worker', ${kindsOf('contactNotes', 'assessment')}, 'person', ${NOW}, '[2026-01-01,)')`)
  expect(await read()).toMatch(/his father/)
})

test('the database tells by the one declaration', async () => {
  const { rows: found } = await asSystem(db, ({ tx }) => sql<{ what: string; code: string; kinds: number }>`select what, code, kinds from telling`.execute(tx))
  const declared = (['role', 'service'] as const).flatMap(what => Object.entries(TELLS[what]).map(([code, kind]) => ({ what, code, kinds: KINDS[kind] })))
  const byName = (a: { what: string; code: string }, b: { what: string; code: string }) => `${a.what} ${a.code}`.localeCompare(`${b.what} ${b.code}`)
  const isWord = ({ what }: { what: string }) => what === 'word'
  expect(found.filter(row => !isWord(row)).toSorted(byName)).toEqual(declared.toSorted(byName))
  for (const [word, kind] of Object.entries(TELLS.word))
    expect(found.filter(row => isWord(row) && row.kinds === KINDS[kind] && `|${row.code.slice(3, -1)}|`.includes(`|${word}|`)).length, word).toBe(1)
  const told = async (words: string) => (await asSystem(db, ({ tx }) => sql<{ n: number }>`select words_tell(${words}) as n`.execute(tx))).rows[0]!.n
  expect(await told('I drink too much and lost my job')).toBe(kindsOf('substanceUse', 'employment'))
  expect(await told('He walks the dog at six, and would rather meet by the river')).toBe(0)
})
