import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { browse } from '../../../test/support/browser.ts'
import type { Person } from '../../../test/support/care.ts'
import { withoutKeys } from '../../../test/support/forms.ts'
import { as, asSystem, makeWorker, NOW } from '../../../test/support/people.ts'
import type { Identity } from '../../core/caller.ts'
import { addHours } from '../../core/dates.ts'
import { Conflict, Invalid } from '../../core/errors.ts'
import { newId } from '../../core/ids.ts'
import { saveLine, takeOut } from './actions.ts'
import { publish, sayToPlan, type ToPublishNow } from './actions-publish.ts'
import { markOf } from './plans.ts'
import { BARE, MEETING, makeSetting, type Setting } from './setting.hold.ts'
import { readLines } from './store.ts'
import { readVersion, readVersions } from './store-versions.ts'

let set: Setting
let db: Setting['db']
let nurse: Identity
let drugs: Identity

const PRESSED: ToPublishNow = { said: undefined, touches: [], meeting: MEETING }
const TOLD: ToPublishNow = { said: { answer: 'agrees', words: '', how: 'in_person', onDay: '2026-11-23', touches: [] }, touches: [], meeting: MEETING }
const agree = (person: Person, now = NOW) =>
  as(
    db,
    person,
    async caller => sayToPlan(caller, person.personId, markOf(await readLines(caller, person.personId)), { answer: 'agrees', words: '', touches: [] }),
    now,
  )
const publishAs = (who: Identity, person: Person, how: ToPublishNow, now = NOW) =>
  as(db, who, async caller => publish(caller, person.personId, markOf(await readLines(caller, person.personId)), how), now)
const versionsOf = (who: Identity, person: Person) => as(db, who, caller => readVersions(caller, person.personId))
async function ready(name: string): Promise<Person> {
  const person = await set.held(name)
  await set.write(person, person, 'goals', 'Swim again')
  await set.askedAll(nurse, person)
  return person
}

beforeAll(async () => {
  set = await makeSetting()
  ;({ db, nurse, drugs } = set)
}, 180_000)
afterAll(() => db.close())

describe('publishing', () => {
  test('R096 a plan is not published without the person’s own part and their agreement to these very words; the database refuses too', async () => {
    const person = await set.held('Ida')
    await set.write(nurse, person, 'strengths', 'Kind to everyone')
    await expect(publishAs(nurse, person, PRESSED)).rejects.toThrow(/own part is missing.*how they agreed.*asked in every plan/s)
    await set.write(person, person, 'matters', 'My garden')
    await set.askedAll(nurse, person)
    await expect(publishAs(nurse, person, PRESSED)).rejects.toThrow(/how they agreed/)
    await agree(person)
    await set.write(nurse, person, 'strengths', 'Patient')
    await expect(publishAs(nurse, person, PRESSED)).rejects.toThrow(/changed after they agreed/)
    await agree(person, addHours(NOW, 1))
    await publishAs(nurse, person, PRESSED, addHours(NOW, 1))
    expect(await versionsOf(person, person)).toHaveLength(1)
    const { id: planId } = (await asSystem(db, ({ tx }) => sql<{ id: string }>`select id from plan where person_id = ${person.personId}`.execute(tx))).rows[0]!
    const bare = asSystem(db, async ({ tx }) => {
      const entry = newId()
      await sql`insert into entry (id, person_id, kinds, what, happened_at, written_at, title, author_name, author_role) values (${entry}, ${person.personId}, 8, 'plan', ${NOW}, ${NOW}, 'x', 'x', 'x')`.execute(
        tx,
      )
      await sql`insert into plan_version (id, plan_id, person_id, number, kinds, revision, published_at) values (${entry}, ${planId}, ${person.personId}, 9, 8, 1, ${NOW})`.execute(
        tx,
      )
    })
    await expect(bare).rejects.toThrow(/not published without the person/)
  })

  test('R096 R087 a plan is published without them only for a recorded reason, in words, and what was decided without them says what they were told, how and why', async () => {
    const person = await set.held('Jo')
    await set.write(nurse, person, 'worse', 'Ring the night line')
    await set.askedAll(nurse, person)
    const work = await browse(db, nurse)
    const at = `/people/${person.personId}/plan/publish`
    const mark = /name="mark" value="([^"]+)"/.exec((await work.get(at)).html)![1]!
    const half = await work.post(at, {
      mark,
      way: 'without',
      reason: 'capacity',
      whoWasThere: 'Jo’s sister and Priya',
      decidedWithout: 'Where he lives for now',
      toldWhat: 'That it is for two weeks',
    })
    expect(half.status).toBe(422)
    for (const words of [
      'href="#reasonWords"',
      'href="#toldHow"',
      'href="#toldWhy"',
      'Where he lives for now',
      'That it is for two weeks',
      'Jo’s sister and Priya',
    ])
      expect(half.html).toContain(words)
    expect(await versionsOf(nurse, person)).toEqual([])
    const whole = {
      mark,
      way: 'without',
      reason: 'capacity',
      reasonWords: 'Where to live: tried twice with pictures, looked at on 20 November',
      whoWasThere: 'Jo’s sister and Priya',
      decidedWithout: 'Where he lives for now',
      toldWhat: 'That it is for two weeks',
      toldHow: 'Priya told him in the garden',
      toldWhy: 'He could not weigh it up',
    }
    expect((await work.post(at, whole)).status).toBe(303)
    const [version] = await versionsOf(person, person)
    const { html } = await (await browse(db, person)).get(`/my/plan/versions/${version!.id}`)
    for (const words of [
      'Why it was published without your agreement',
      'tried twice with pictures',
      'Where he lives for now',
      'Priya told him in the garden',
      'He could not weigh it up',
    ])
      expect(html).toContain(words)
  })

  test('R041 who was there, their view and ours stand side by side, for those who may know who helps', async () => {
    const person = await ready('Kit')
    const partner = await set.letIn(person, 'Rumi', ['plan'])
    await agree(person)
    const meeting = { ...MEETING, whoWasThere: 'Kit and Priya', personView: 'I want fewer tablets', ourView: 'One at a time is safer' }
    const id = await publishAs(nurse, person, { ...PRESSED, meeting })
    const { html } = await (await browse(db, nurse)).get(`/people/${person.personId}/plan/versions/${id}`)
    for (const words of ['Who was there', 'Kit and Priya', 'I want fewer tablets', 'One at a time is safer']) expect(html).toContain(words)
    expect((await as(db, partner, caller => readVersion(caller, id)))!.meeting).toBeNull()
  })

  test('who said no is not overruled, and what they do not agree with stands beside the plan', async () => {
    const person = await ready('Lou')
    const own = await browse(db, person)
    const mark = async () => /name="mark" value="([^"]+)"/.exec((await own.get('/my/plan/say')).html)![1]!
    expect((await own.post('/my/plan/say', { mark: await mark(), answer: 'does_not_agree' })).status).toBe(422)
    expect((await own.post('/my/plan/say', { mark: await mark(), answer: 'does_not_agree', words: 'Nobody asked me about the hostel' })).status).toBe(303)
    await expect(publishAs(nurse, person, PRESSED)).rejects.toThrow(/do not agree/)
    expect((await (await browse(db, nurse)).get(`/people/${person.personId}/plan`)).html).toContain('Nobody asked me about the hostel')
    // An answer to a page that is no longer true is not kept, and what was typed is.
    const old = await mark()
    await set.write(nurse, person, 'goals', 'A room of my own')
    const late = await own.post('/my/plan/say', { mark: old, answer: 'agrees_except', words: 'Not the first part' })
    expect(late.status).toBe(409)
    expect(late.html).toContain('Not the first part')
  })

  test('R096 versions show how things changed, line by line, between any two; a plan of ten versions is read as it stands', async () => {
    const person = await ready('Max')
    const goal = (await as(db, person, caller => readLines(caller, person.personId)))[0]!
    const ids: string[] = []
    for (let at = 1; at <= 10; at++) {
      const now = addHours(NOW, at)
      await as(db, person, caller => saveLine(caller, person.personId, goal.id, at, { ...BARE, words: `Swim ${at} times a week` }), now)
      if (at === 4) await set.write(nurse, person, 'worse', 'Ring my sister', {}, now)
      await agree(person, now)
      ids.push(await publishAs(nurse, person, PRESSED, now))
    }
    const { html } = await (await browse(db, person)).get(`/my/plan/versions/${ids[9]}/since/${ids[1]}`)
    for (const words of ['Swim 2 times a week', 'Swim 10 times a week', 'If things get worse: added', 'Ring my sister']) expect(html).toContain(words)
    expect(html).not.toContain('Swim 5 times')
    expect((await as(db, nurse, caller => readLines(caller, person.personId))).filter(line => line.section === 'goals').map(line => line.words)).toEqual([
      'Swim 10 times a week',
    ])
    expect((await as(db, nurse, caller => readVersion(caller, ids[0]!)))!.lines.map(line => line.words)).toContain('Swim 1 times a week')
  })

  test('of two who publish at once, each publication is whole and they follow one another', async () => {
    const person = await ready('Nia')
    await agree(person)
    const both = await Promise.allSettled([publishAs(nurse, person, PRESSED), publishAs(nurse, person, TOLD), publishAs(nurse, person, PRESSED)])
    for (const one of both) if (one.status === 'rejected') expect(one.reason).toBeInstanceOf(Conflict)
    const numbers = (
      await asSystem(db, ({ tx }) =>
        sql<{ number: number; n: number }>`select v.number, count(l.line_id)::int as n from plan_version v join plan_version_line l on l.version_id = v.id
      where v.person_id = ${person.personId} group by v.number order by v.number`.execute(tx),
      )
    ).rows
    expect(numbers.map(one => one.number)).toEqual(numbers.map((_, index) => index + 1))
    expect(new Set(numbers.map(one => one.n)).size).toBe(1)
  })
})

describe('hidden means absent', () => {
  test('R094 Ashik’s partner reads goals and appointments, and nothing of the alcohol service: no line, name, count, version or difference', async () => {
    const ashik = await ready('Ashik')
    await set.involve(drugs, ashik)
    const rumi = await set.letIn(ashik, 'Rumi', ['plan', 'appointments'])
    const amma = await set.letIn(ashik, 'Amma', ['appointments'])
    await agree(ashik)
    const first = await publishAs(nurse, ashik, PRESSED)
    const browser = await browse(db, rumi)
    const look = async () => {
      const pages = [`/shared/${ashik.personId}`, `/shared/${ashik.personId}/plan`, '/shared']
      const seen = [JSON.stringify(await versionsOf(rumi, ashik)), JSON.stringify(await as(db, rumi, caller => readVersion(caller, first)))]
      for (const path of pages) seen.push(withoutKeys((await browser.get(path)).html))
      return seen.join('\n')
    }
    const before = await look()
    expect(before).toContain('Swim again')
    const doer = {
      workerId: drugs.workerId!,
      name: drugs.name,
      role: drugs.role,
      teamId: set.town.charityTeam,
      teamKind: 'alcohol_drugs',
      service: 'Clear Water',
      organisationKind: 'vcse',
    }
    await set.write(nurse, ashik, 'actions', 'Weekly talk', { action: { doer, outside: undefined, due: '2026-12-01', needId: undefined } })
    await set.write(drugs, ashik, 'alcohol_drugs', 'No lines at month end')
    await set.write(ashik, ashik, 'matters', 'They must not know', { touches: ['substanceUse'] })
    const now = addHours(NOW, 1)
    await agree(ashik, now)
    const second = await publishAs(drugs, ashik, PRESSED, now)
    expect(await look()).toBe(before)
    expect(await as(db, rumi, caller => readVersion(caller, second))).toBeUndefined()
    expect(await versionsOf(ashik, ashik)).toHaveLength(2)
    // The version hides what the line hides, also when the line is hidden only later.
    const goal = (await as(db, ashik, caller => readLines(caller, ashik.personId))).find(line => line.words === 'Swim again')!
    await as(db, ashik, caller => saveLine(caller, ashik.personId, goal.id, goal.version, { ...BARE, words: 'Swim again', readers: [nurse.workerId!] }))
    expect(await look()).not.toContain('Swim again')
    expect((await (await browse(db, amma)).get(`/shared/${ashik.personId}/plan`)).status).toBe(404)
  })

  test('a publisher who may not read every line publishes all of them and is told of none', async () => {
    const person = await ready('Oz')
    const peer = await makeWorker(db, 'connector', set.town.charity, [], 'Con Nector')
    await set.involve(peer, person)
    await set.write(nurse, person, 'medicines', 'Lithium', { more: { reason: 'Mood', prescriber: 'Dr Vale' } })
    await agree(person)
    const id = await publishAs(peer, person, PRESSED)
    expect((await as(db, nurse, caller => readVersion(caller, id)))!.lines.map(line => line.words)).toContain('Lithium')
    expect(JSON.stringify(await as(db, peer, caller => readVersion(caller, id)))).not.toContain('Lithium')
    const page = await (await browse(db, peer)).get(`/people/${person.personId}/plan`)
    for (const hidden of ['Lithium', 'Medicines', 'Physical health']) expect(page.html).not.toContain(hidden)
  })
})

test('a line that was taken out stands in what was published, and nowhere else', async () => {
  const person = await ready('Pat')
  const line = await set.write(nurse, person, 'strengths', 'Plays the drum')
  await agree(person)
  const id = await publishAs(nurse, person, PRESSED)
  await as(db, nurse, caller => takeOut(caller, person.personId, line, 1))
  expect((await as(db, person, caller => readLines(caller, person.personId))).map(one => one.words)).not.toContain('Plays the drum')
  expect((await as(db, person, caller => readVersion(caller, id)))!.lines.map(one => one.words)).toContain('Plays the drum')
  await expect(publishAs(nurse, person, PRESSED)).rejects.toBeInstanceOf(Invalid)
})
