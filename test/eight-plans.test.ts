import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Kind, kindsOf, type RoleCode } from '../src/access/index.ts'
import type { Identity } from '../src/core/caller.ts'
import type { Database } from '../src/core/db.ts'
import { newId } from '../src/core/ids.ts'
import { addPart, planAssessment, readContent, saveFormulation, shareOutcome } from '../src/rooms/assessments/index.ts'
import { readInstruments, sendAnswers } from '../src/rooms/outcomes/index.ts'
import { addLines, type LineToSave, planChoices, type Section, type Touch } from '../src/rooms/plans/index.ts'
import { addLines as addSafetyLines, answerCrisisReading, safetyHeadings } from '../src/rooms/safety/index.ts'
import { browse } from './support/browser.ts'
import { careMakers, type Person } from './support/care.ts'
import { testDatabase } from './support/db.ts'
import { withoutKeys } from './support/forms.ts'
import { as, asSystem, makeSupporter, makeTown, makeWorker, NOW, type Town } from './support/people.ts'

// Who must see the plan, safety plan, assessment and answers of each of the eight does; for everyone else they were never written.
let db: Database
let town: Town
let keyWorker: Identity

beforeAll(async () => {
  db = await testDatabase()
  town = await makeTown(db)
  keyWorker = await makeWorker(db, 'key_worker', town.trust, [town.north], 'Petra Lind')
  await asSystem(db, ({ tx }) => sql`update team set kind = 'alcohol_drugs', name = 'Clear Water' where id = ${town.charityTeam}`.execute(tx))
}, 180_000)
afterAll(() => db.close())

const run = (query: ReturnType<typeof sql>) => asSystem(db, ({ tx }) => query.execute(tx))
const held = (name: string) => careMakers(db, town, keyWorker).held(name)
const worker = (role: RoleCode, name: string, organisation = town.trust, teams: string[] = []) => makeWorker(db, role, organisation, teams, name)
const involve = (person: Person, one: Identity, during = '[2026-11-01,)') =>
  run(sql`insert into involvement (id, person_id, worker_id, team_id, organisation_id, role, person_agreed, asked_at, during)
    values (${newId()}, ${person.personId}, ${one.workerId}, ${one.teams[0] ?? null}, ${one.organisation}, ${one.role}, true, ${NOW}, ${during}::tstzrange)`)
const register = (person: Person) =>
  run(
    sql`insert into gp_registration (id, person_id, practice_id, kind, during) values (${newId()}, ${person.personId}, ${town.practice}, 'home', '[2020-01-01,)')`,
  )

/** Somebody of the person's own life whom they let see these kinds, or nothing. */
async function someone(person: Person, name: string, kinds: Kind[] = []): Promise<Identity> {
  const supporter = await makeSupporter(db, name)
  await run(
    sql`insert into personal_contact (id, person_id, supporter_id, name, relation, made_at) values (${newId()}, ${person.personId}, ${supporter.supporterId}, ${name}, 'family', ${NOW})`,
  )
  if (kinds.length > 0)
    await run(sql`insert into sharing_rule (id, person_id, holder, holder_kind, grants, decided_by, decided_at, during)
      values (${newId()}, ${person.personId}, ${supporter.supporterId}, 'supporter', ${kindsOf(...kinds)}, 'person', ${NOW}, '[2026-11-01,)')`)
  return supporter
}

interface Line {
  section: Section
  words: string
  touches?: Touch[]
  readers?: Identity[]
  asked?: Identity
}
const writePlan = (person: Person, lines: Line[]) =>
  as(db, keyWorker, async caller => {
    const { doers } = await planChoices(caller, person.personId)
    const full = lines.map(({ section, words, touches = [], readers, asked }): LineToSave => {
      const doer = asked && doers.find(one => one.workerId === asked.workerId)
      const action = doer ? { action: { doer, outside: undefined, due: '2026-12-20', needId: undefined } } : {}
      return { section, words, more: {}, notNow: false, touches, readers: readers?.map(one => one.workerId!), ...action }
    })
    return addLines(caller, person.personId, full)
  })

/** An assessment told in parts, its outcome shared and the shared understanding written. */
const assess = (person: Person, parts: { section: string; words: string; readers?: Identity[] }[], outcome: string, understanding = '') =>
  as(db, keyWorker, async caller => {
    const content = await readContent(caller)
    const told = { purpose: 'To see', helpsAims: 'Your aims', covers: 'All of it', howLong: 'An hour', whoThere: 'We two' }
    const rest = { component: 'comprehensive', cameBy: 'self', specialistKind: undefined, extendsId: undefined, whyAgain: '', plannedFor: undefined } as const
    const id = await planAssessment(caller, person.personId, { ...told, ...rest }, content, 'talked')
    for (const { section, words, readers } of parts)
      await addPart(
        caller,
        id,
        { section, words, heardOn: '2026-11-20', contributorId: undefined },
        readers?.map(one => one.workerId!),
        content,
      )
    await shareOutcome(caller, id, { outcomes: ['advice'], words: outcome, service: '', whatNext: 'We meet again.' }, content)
    const words = { strengths: 'Humour', explanation: understanding || outcome, difficult: 'Nights', keepsGoing: 'No sleep', canHelp: 'Company' }
    await saveFormulation(caller, person.personId, undefined, { ...words, agreement: 'agreed', personView: '', workerView: '' })
    return id
  })
const keepSafe = (person: Person, words: string) =>
  as(db, person, async caller => addSafetyLines(caller, person.personId, (await safetyHeadings(caller)).find(one => one.code === 'alone')!, words))
const fillIn = (person: Person, code: string, answers: Record<string, number>) =>
  as(db, person, async caller => {
    const instrument = (await readInstruments(caller)).find(one => one.definition.code === code)!
    await sendAnswers(caller, person.personId, instrument, { answers, local: [], goals: [], wants: [], words: '' }, { sent: newId(), after: '' })
  })

/** All that somebody finds who opens every page on which any of this could stand. */
async function seen(who: Identity, { personId }: Person, assessment?: string): Promise<string> {
  const browser = await browse(db, who)
  const at = `/people/${personId}`
  const record = [
    '',
    ...'entries plan plan/versions plan/print plan/reviews assessments complexity formulation safety-plan safety in-a-crisis measures'.split(' '),
  ]
  const shared = ['', '/plan', '/plan/print', '/safety-plan'].map(path => `/shared/${personId}${path}`)
  const own = ['/shared', '/reviews', ...(assessment ? [`/assessments/${assessment}`] : [])]
  const pages: string[] = []
  for (const path of [...(who.workerId ? record.map(path => `${at}/${path}`.replace(/\/$/, '')) : shared), ...own]) {
    const { html, headers } = await browser.get(path)
    pages.push(withoutKeys(html), headers.get('location') ?? '')
  }
  return pages.join('\n')
}
async function sees(who: Identity, person: Person, must: string[], mustNot: string[], assessment?: string): Promise<void> {
  const all = await seen(who, person, assessment)
  expect(
    must.filter(words => !all.includes(words)),
    `${who.name} (${who.role}) must see these`,
  ).toEqual([])
  expect(
    mustNot.filter(words => all.includes(words)),
    `${who.name} (${who.role}) must not see these`,
  ).toEqual([])
}
const LIMITED = ['Only named people can read this', 'Only some people']

test('Ashik: his partner reads his goals, and for her the rest of his plan, his answers and who helps were never written', async () => {
  const ashik = await held('Ashik')
  const drugs = await worker('alcohol_drugs_worker', 'Quentin Frost', town.charity, [town.charityTeam])
  const gp = await worker('gp', 'Dr Vale', town.practice)
  await involve(ashik, drugs)
  await register(ashik)
  await writePlan(ashik, [{ section: 'goals', words: 'Home by six' }])
  const partner = await someone(ashik, 'Rumi', ['plan', 'appointments'])
  const before = await seen(partner, ashik)
  await writePlan(ashik, [
    { section: 'goals', words: 'No lines at month end', touches: ['substanceUse'] },
    { section: 'actions', words: 'Meet each week', asked: drugs },
    { section: 'medicines', words: 'Lithium at night' },
  ])
  await fillIn(ashik, 'audit-c', { A1: 4, A2: 3, A3: 2 })
  await assess(ashik, [{ section: 'substances', words: 'Wine to end the day' }], 'Worry first')
  expect(await seen(partner, ashik)).toBe(before)
  const secret = ['No lines at month end', 'Clear Water', 'Quentin Frost', 'AUDIT-C', 'Wine to end the day']
  await sees(partner, ashik, ['Home by six'], [...secret, 'Lithium at night', 'Worry first', 'Petra Lind'])
  await sees(await someone(ashik, 'Amma'), ashik, [], ['Ashik', 'Home by six', ...secret])
  // Who helps somebody is known to their surgery; what it is about is not, unless they agree.
  await sees(gp, ashik, ['Home by six', 'Lithium at night', 'Worry first'], ['No lines at month end', 'Meet each week', 'AUDIT-C', 'Wine to end the day'])
  await sees(drugs, ashik, ['No lines at month end', 'Meet each week'], [])
  await sees(await worker('gp_reception', 'Una Desk', town.practice), ashik, [], ['Home by six', 'Lithium at night', 'Worry first', ...secret])
  await sees(keyWorker, ashik, ['Home by six', ...secret], [])
})

test('Louise: after the day she set Ivor finds no plan and no assessment of hers; her father finds nobody', async () => {
  const louise = await held('Louise')
  const ivor = await worker('psychologist', 'Ivor Lane')
  await involve(louise, ivor, '[2026-11-01,2026-11-20)')
  await writePlan(louise, [{ section: 'goals', words: 'The open studio' }])
  await assess(louise, [{ section: 'problems_now', words: 'Anxious after dark' }], 'Daylight helps')
  await keepSafe(louise, 'Captions on')
  const all = ['The open studio', 'Anxious after dark', 'Daylight helps', 'Captions on']
  for (const one of [ivor, await someone(louise, 'Her father')]) await sees(one, louise, [], ['Louise', ...all])
  await sees(keyWorker, louise, all, [])
})

test('Dave: his father and Tom read his safety plan and nothing else; so does the crisis team, since he said they may; his employer finds nobody', async () => {
  const dave = await held('Davey')
  const night = await worker('crisis_worker', 'Cal Night', town.trust, [town.crisis])
  await register(dave)
  await keepSafe(dave, 'Tom keeps the car keys')
  await sees(night, dave, [], ['Davey', 'Tom keeps the car keys'])
  await as(db, dave, caller => answerCrisisReading(caller, dave.personId, true, undefined))
  await writePlan(dave, [{ section: 'goals', words: 'Sleep five hours' }])
  await assess(dave, [{ section: 'problems_now', words: 'She is seeing someone' }], 'Sleep first')
  await fillIn(dave, 'phq-9', { P1: 2, P2: 2, P3: 3, P4: 2, P5: 2, P6: 3, P7: 1, P8: 0, P9: 1 })
  const rest = ['Sleep five hours', 'She is seeing someone', 'Sleep first', 'PHQ-9']
  for (const name of ['Dad', 'Tom'])
    await sees(await someone(dave, name, ['safetyPlan']), dave, ['Tom keeps the car keys'], [...rest, 'Cal Night', 'Petra Lind'])
  await sees(night, dave, ['Tom keeps the car keys'], rest)
  await sees(await worker('gp', 'Dr Hill', town.practice), dave, ['Tom keeps the car keys', 'Sleep first'], [])
  for (const one of [await worker('social_worker', 'Col League', town.council), await someone(dave, 'His wife before')])
    await sees(one, dave, [], ['Davey', 'Tom keeps the car keys', ...rest])
})

test('Diane: her eldest reads plan and medicines, her second child neither; what happened to her is for her nurse, and nothing says that it is there', async () => {
  const diane = await held('Diane')
  const [memory, pharmacist] = [await worker('psychologist', 'Olga Mem'), await worker('pharmacist', 'Sanna Pill')]
  for (const one of [memory, pharmacist]) await involve(diane, one)
  await writePlan(diane, [
    { section: 'community', words: 'Walks with the dog' },
    { section: 'medicines', words: 'Lithium again' },
    { section: 'entitlements', words: 'Aftercare to check', touches: ['legal'] },
  ])
  const eldest = await someone(diane, 'Eldest', ['plan', 'medicines'])
  const before = await seen(eldest, diane)
  const assessment = await assess(diane, [{ section: 'abuse', words: 'What he did to her', readers: [] }], 'Steady again')
  await writePlan(diane, [{ section: 'needs', words: 'To feel safe in rooms', touches: ['trauma'], readers: [] }])
  expect(await seen(eldest, diane)).toBe(before)
  const secret = ['What he did to her', 'To feel safe in rooms', ...LIMITED]
  await sees(eldest, diane, ['Walks with the dog', 'Lithium again'], [...secret, 'Aftercare to check', 'Steady again'])
  await sees(await someone(diane, 'Second', ['appointments']), diane, [], [...secret, 'Walks with the dog', 'Lithium again'])
  await sees(memory, diane, ['Walks with the dog', 'Lithium again', 'Steady again'], secret, assessment)
  await sees(pharmacist, diane, ['Walks with the dog', 'Lithium again'], [...secret, 'Steady again'], assessment)
  await sees(keyWorker, diane, ['What he did to her', 'To feel safe in rooms', 'Aftercare to check'], [], assessment)
})

test('Kyle: the circumstances are for his key worker; team, peer worker and GP read what came of it, and not that there is more', async () => {
  const kyle = await held('Kyle')
  await register(kyle)
  const peer = await worker('peer_worker', 'Pip Field', town.charity)
  await involve(kyle, peer)
  const assessment = await assess(kyle, [{ section: 'problems_before', words: 'What he saw that night', readers: [] }], 'Talking first', 'I lost my mate')
  await writePlan(kyle, [{ section: 'goals', words: 'Keep my job' }])
  const secret = ['What he saw that night', ...LIMITED]
  for (const one of [await worker('team_lead', 'Lee Head', town.trust, [town.north]), await worker('psychiatrist', 'Dr Moss', town.trust, [town.north])])
    await sees(one, kyle, ['Talking first', 'I lost my mate', 'Keep my job'], secret, assessment)
  await sees(await worker('gp', 'Dr Beck', town.practice), kyle, ['Talking first', 'Keep my job'], secret, assessment)
  await sees(peer, kyle, ['Keep my job'], secret, assessment)
  for (const one of [await someone(kyle, 'Mum'), await worker('employment_specialist', 'Em Ployer', town.charity)])
    await sees(one, kyle, [], ['Kyle', 'Keep my job', 'Talking first', ...secret], assessment)
  await sees(keyWorker, kyle, ['What he saw that night'], [], assessment)
})

test('Carol: who asked for her, her son and her siblings find no plan, no answers and nobody of her name', async () => {
  const carol = await held('Carol')
  await writePlan(carol, [
    { section: 'goals', words: 'Be of use to somebody' },
    { section: 'money', words: 'The bill of the vet' },
  ])
  await assess(carol, [{ section: 'physical', words: 'Her chest at night' }], 'Paper, and Tuesdays')
  await fillIn(carol, 'dialog', { D01: 2, D02: 2, D03: 3, D04: 5, D05: 3, D06: 1, D07: 2, D08: 4, D09: 4, D10: 3, D11: 5 })
  const all = ['Be of use to somebody', 'The bill of the vet', 'Her chest at night', 'Paper, and Tuesdays', 'DIALOG']
  for (const one of [await worker('community_worker', 'Olly Estate', town.council), await someone(carol, 'Her son'), await someone(carol, 'Brother')])
    await sees(one, carol, [], ['Carol', ...all])
  await sees(
    keyWorker,
    carol,
    all.filter(words => words !== 'Her chest at night'),
    [],
  )
})

test('Mei-Lin: what she told is for therapist and key worker, also in an emergency; her husband and the desk find nothing', async () => {
  const mei = await held('Mei-Lin')
  const [therapist, night] = [await worker('psychologist', 'Thea Park'), await worker('crisis_worker', 'Cory Dusk', town.trust, [town.crisis])]
  await involve(mei, therapist)
  await register(mei)
  const parts = [
    { section: 'abuse', words: 'What the neighbour did', readers: [therapist] },
    { section: 'problems_before', words: 'Past trauma: ask only if Mei-Lin brings it up' },
  ]
  const assessment = await assess(mei, parts, 'We come to you')
  await keepSafe(mei, 'Cold water on the wrists')
  await writePlan(mei, [{ section: 'goals', words: 'An hour to breathe' }])
  const secret = ['What the neighbour did', ...LIMITED]
  for (const one of [keyWorker, therapist]) await sees(one, mei, ['What the neighbour did', 'An hour to breathe'], [], assessment)
  for (const one of [await someone(mei, 'Husband'), await worker('gp_reception', 'Ada Desk', town.practice)])
    await sees(one, mei, [], ['We come to you', 'Cold water on the wrists', 'An hour to breathe', ...secret], assessment)
  await sees(await worker('psychiatrist', 'Dr Oak', town.trust, [town.north]), mei, ['Past trauma: ask only if Mei-Lin brings it up'], secret, assessment)
  await (await browse(db, night)).post('/emergency-access', {
    name: 'Mei-Lin Test',
    'born-day': '27',
    'born-month': '3',
    'born-year': '1985',
    reason: 'cannot_wait',
    words: 'Care cannot wait until the morning.',
    confirm: 'yes',
  })
  await sees(night, mei, ['Cold water on the wrists'], secret, assessment)
})

test('Frank: who helps with his flat or his work reads that part and his warning signs; his mother what he agreed; nobody of them his history', async () => {
  const frank = await held('Frank')
  const [flat, work, group] = [
    await worker('housing_worker', 'Flo Key', town.charity),
    await worker('employment_specialist', 'Ewan Job', town.charity),
    await worker('activity_organiser', 'Gus Allot', town.charity),
  ]
  for (const one of [flat, work, group]) await involve(frank, one)
  await register(frank)
  await writePlan(frank, [
    { section: 'help', words: 'Cooking on Mondays' },
    { section: 'home', words: 'The flat with a yard' },
    { section: 'work', words: 'Garden centre work' },
    { section: 'medicines', words: 'Clozapine every night' },
    { section: 'alcohol_drugs', words: 'A smoke at times' },
    { section: 'worse', words: 'He gives things away' },
  ])
  await keepSafe(frank, 'The glasshouse when it is loud')
  await assess(frank, [{ section: 'problems_before', words: 'The years in hospital' }], 'Ready for a front door')
  const health = ['Clozapine every night', 'A smoke at times', 'The years in hospital']
  await sees(
    flat,
    frank,
    ['Cooking on Mondays', 'The flat with a yard', 'He gives things away', 'The glasshouse when it is loud'],
    [...health, 'Garden centre work'],
  )
  await sees(work, frank, ['Garden centre work'], [...health, 'Ready for a front door'])
  await sees(group, frank, [], [...health, 'Cooking on Mondays', 'The glasshouse when it is loud'])
  await sees(await someone(frank, 'Mother', ['plan']), frank, ['Cooking on Mondays'], [...health, 'The glasshouse when it is loud', 'Ready for a front door'])
  await sees(await worker('gp', 'Dr Hind', town.practice), frank, ['Clozapine every night', 'Ready for a front door'], ['A smoke at times'])
})
