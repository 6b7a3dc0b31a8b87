import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { isRole, type Kind, kindsOf, type RoleCode } from '../../src/access/index.ts'
import type { Identity } from '../../src/core/caller.ts'
import type { Database } from '../../src/core/db.ts'
import { newId } from '../../src/core/ids.ts'
import { browse } from '../support/browser.ts'
import { testDatabase } from '../support/db.ts'
import { asSystem, makePerson, makeSupporter, makeTown, makeWorker, NOW, type Town } from '../support/people.ts'

type Person = Identity & { personId: string }
const SINCE = '[2026-11-01,)'

let db: Database
let town: Town

const run = (query: ReturnType<typeof sql>) => asSystem(db, ({ tx }) => query.execute(tx))
/** Writes something of these kinds on the record; the words stand nowhere else. */
const write = (person: Person, words: string, kinds: Kind[], { readers, day = '2026-11-10' }: { readers?: string[]; day?: string } = {}) =>
  run(sql`insert into entry (id, person_id, kinds, what, happened_at, written_at, title, author_name, author_role, readers)
    values (${newId()}, ${person.personId}, ${kindsOf(...kinds)}, 'contact', ${day}, ${NOW}, ${words}, 'Wren', 'key_worker', ${readers ? `{${[person.personId, ...readers].join(',')}}` : null}::uuid[])`)
const involve = (person: Person, worker: Identity, { agreed = true, during = SINCE } = {}) =>
  run(
    sql`insert into involvement (id, person_id, worker_id, organisation_id, role, person_agreed, asked_at, during) values (${newId()}, ${person.personId}, ${worker.workerId}, ${worker.organisation}, ${worker.role}, ${agreed}, ${NOW}, ${during}::tstzrange)`,
  )
const hold = (person: Person, worker: Identity) =>
  asSystem(db, async ({ tx }) => {
    const episode = newId()
    await sql`insert into care_episode (id, person_id, started_at) values (${episode}, ${person.personId}, '2026-11-01')`.execute(tx)
    await sql`insert into responsibility (id, person_id, episode_id, worker_id, team_id, organisation_id, during, why, made_by) values (${newId()}, ${person.personId}, ${episode}, ${worker.workerId}, ${town.north}, ${town.trust}, ${SINCE}::tstzrange, 'asked', 'test')`.execute(
      tx,
    )
  })
const register = (person: Person) =>
  run(
    sql`insert into gp_registration (id, person_id, practice_id, kind, during) values (${newId()}, ${person.personId}, ${town.practice}, 'home', '[2020-01-01,)')`,
  )
const worksFor = (person: Person, organisation: string) =>
  run(
    sql`insert into circle (id, person_id, organisation_id, relation, declared_by, during) values (${newId()}, ${person.personId}, ${organisation}, 'employer', ${person.personId}, '[2026-01-01,)')`,
  )
/** Somebody of the person's own life, whom the person lets see these kinds, or nothing at all. */
async function someone(person: Person, name: string, relation: string, kinds: Kind[] = []): Promise<Identity> {
  const supporter = await makeSupporter(db, name)
  await run(
    sql`insert into personal_contact (id, person_id, supporter_id, name, relation, next_of_kin, made_at) values (${newId()}, ${person.personId}, ${supporter.supporterId}, ${name}, ${relation}, true, ${NOW})`,
  )
  if (kinds.length > 0)
    await run(
      sql`insert into sharing_rule (id, person_id, holder, holder_kind, grants, decided_by, decided_at, during) values (${newId()}, ${person.personId}, ${supporter.supporterId}, 'supporter', ${kindsOf(...kinds)}, 'person', ${NOW}, ${SINCE}::tstzrange)`,
    )
  return supporter
}
const worker = (role: RoleCode, name: string, organisation = town.trust, teams: string[] = []) => makeWorker(db, role, organisation, teams, name)

/** All that somebody finds who looks for this person everywhere: bodies, titles and headers of every page that could tell. */
async function everythingSeen(who: Identity, person: Person, name: string, now = NOW): Promise<string> {
  const browser = await browse(db, who, () => now)
  const at = `/people/${person.personId}`
  const pages = [
    at,
    ...['timeline', 'together', 'team', 'details', 'messages', 'notes/new'].map(page => `${at}/${page}`),
    ...['shared', 'my', 'messages', 'my-day', 'front-door', 'advice', 'audit', 'emergency-access', 'handovers'].map(page => `/${page}`),
    `/shared/${person.personId}`,
    `/board/${town.north}`,
  ]
  const seen: string[] = []
  for (const path of pages) {
    const { html, headers } = await browser.get(path)
    seen.push(html, JSON.stringify([...headers]))
    expect(/<title>[^<]*/.exec(html)?.[0] ?? '').not.toContain(name)
  }
  seen.push((await browser.post('/people', { name: name.slice(0, 4).toLowerCase() })).html)
  return seen.join('\n')
}

async function sees(who: Identity, person: Person, name: string, must: string[], mustNot: string[], now = NOW): Promise<void> {
  const all = await everythingSeen(who, person, name, now)
  for (const words of must) expect(all.includes(words), `${who.name} (${who.role}) must see “${words}”`).toBe(true)
  for (const words of mustNot) expect(all.includes(words), `${who.name} (${who.role}) must not see “${words}”`).toBe(false)
}

/** The person agrees, on their own page, that a helper knows this besides; or no longer. @returns where that leads */
async function letKnow(person: Person, holder: string, kinds: Kind[]): Promise<string> {
  const own = await browse(db, person)
  const rule = /name="rule" value="([^"]*)"/.exec((await own.get(`/my/people/more/${holder}`)).html)?.[1] ?? ''
  return (await own.post(`/my/people/more/${holder}`, { kinds, rule })).location
}

const openInEmergency = async (who: Identity, name: string) =>
  (await browse(db, who)).post('/emergency-access', {
    name: `${name} Test`,
    'born-day': '27',
    'born-month': '3',
    'born-year': '1985',
    reason: 'cannot_wait',
    words: 'Care cannot wait until the morning.',
    confirm: 'yes',
  })

/** The same words for somebody whom something is kept from as before it was written, so that nothing tells them that it was. */
const without = (seen: string) => seen.replace(/[0-9a-f]{8}-[0-9a-f-]{27}/g, 'ID')

/** The person's name, and anything that would tell that they are known here. */
const nothing = async (who: Identity, person: Person, name: string, words: string[], now = NOW) => sees(who, person, name, [], [name, ...words], now)

/** The eight people whose stories say who must see what of theirs and who must not. */
export function eightPeople(): void {
  describe('the eight', () => {
    beforeAll(async () => {
      db = await testDatabase()
      town = await makeTown(db)
    }, 180_000)
    afterAll(() => db.close())

    test('Ashik: his partner sees goals and appointments and no trace of the rest; his parents, his employer and the surgery’s desk nothing', async () => {
      const ashik = await makePerson(db, 'Ashik')
      const keyWorker = await worker('key_worker', 'Petra Lind', town.trust, [town.north])
      const drugs = await worker('alcohol_drugs_worker', 'Quentin Frost', town.charity, [])
      const [gp, desk, finance] = [
        await worker('gp', 'Dr Vale', town.practice),
        await worker('gp_reception', 'Una Desk', town.practice),
        await worker('mental_health_practitioner', 'Ned Bank', town.council),
      ]
      await hold(ashik, keyWorker)
      await register(ashik)
      await write(ashik, 'Home by six', ['plan'])
      await write(ashik, 'Tuesday at seven', ['appointments'])
      const rumi = await someone(ashik, 'Rumi', 'partner', ['plan', 'appointments'])
      const before = await everythingSeen(rumi, ashik, 'Ashik')
      await write(ashik, 'No lines at month end', ['plan', 'substanceUse'])
      await write(ashik, 'Letter of the Clear Water service', ['appointments', 'substanceUse'])
      await involve(ashik, drugs)
      const secret = ['No lines at month end', 'Clear Water', 'Quentin Frost']
      await sees(rumi, ashik, 'Ashik', ['Home by six', 'Tuesday at seven'], [...secret, 'Petra Lind'])
      expect(without(await everythingSeen(rumi, ashik, 'Ashik'))).toBe(without(before))
      await nothing(await someone(ashik, 'Amma', 'mother'), ashik, 'Ashik', [...secret, 'Home by six'])
      await nothing(finance, ashik, 'Ashik', secret)
      await sees(desk, ashik, 'Ashik', [], ['Home by six', ...secret])
      await sees(gp, ashik, 'Ashik', ['Home by six'], ['No lines at month end'])
      const silent = await everythingSeen(gp, ashik, 'Ashik')
      expect(await letKnow(ashik, town.practice, ['substanceUse'])).toBe('/my/people')
      await sees(gp, ashik, 'Ashik', ['Home by six', 'No lines at month end'], [])
      await sees(desk, ashik, 'Ashik', [], ['Home by six', 'agreed', ...secret])
      expect(await letKnow(ashik, town.practice, [])).toBe('/my/people')
      expect(without(await everythingSeen(gp, ashik, 'Ashik'))).toBe(without(silent))
      await sees(drugs, ashik, 'Ashik', ['No lines at month end', 'Home by six'], [])
      await sees(keyWorker, ashik, 'Ashik', ['Home by six', ...secret, 'Amma'], [])
    })

    test('Louise: Ivor sees what she chose until the day it ends and nothing after; her father, next of kin, nothing at all', async () => {
      const louise = await makePerson(db, 'Louise')
      const ivor = await worker('psychologist', 'Ivor Lane')
      await involve(louise, ivor, { during: '[2026-11-01T00:00:00Z,2026-11-20T00:00:00Z)' })
      await write(louise, 'Anxious after dark', ['assessment'])
      await sees(ivor, louise, 'Louise', ['Anxious after dark'], [], new Date('2026-11-19T10:00:00Z'))
      await write(louise, 'Low mood since', ['contactNotes'], { day: '2026-11-21' })
      await nothing(ivor, louise, 'Louise', ['Anxious after dark', 'Low mood since'])
      await nothing(await someone(louise, 'Her father', 'father'), louise, 'Louise', ['Low mood since'])
    })

    test('Dave: the council he works for sees nothing, not even in an emergency; his father and Tom see his safety plan alone', async () => {
      const dave = await makePerson(db, 'Davey')
      const night = await worker('crisis_worker', 'Cal Night', town.trust, [town.crisis])
      await involve(dave, night)
      await worksFor(dave, town.council)
      const colleague = await worker('social_worker', 'Col League', town.council)
      await involve(dave, colleague, { agreed: false })
      await write(dave, 'Tom keeps the car keys', ['safetyPlan'])
      await write(dave, 'She is seeing someone', ['assessment'])
      await write(dave, 'Rang at night', ['contactNotes'])
      const all = ['Tom keeps the car keys', 'She is seeing someone', 'Rang at night']
      await nothing(colleague, dave, 'Davey', all)
      const tried = await openInEmergency(colleague, 'Davey')
      expect(tried.html).toContain('We could not open a record with these details')
      for (const words of [...all, dave.personId]) expect(`${tried.html}${tried.location}`).not.toContain(words)
      await nothing(colleague, dave, 'Davey', all)
      for (const friend of [await someone(dave, 'Dad', 'father', ['safetyPlan']), await someone(dave, 'Tom', 'friend', ['safetyPlan'])])
        await sees(friend, dave, 'Davey', ['Tom keeps the car keys'], ['She is seeing someone', 'Rang at night', 'Cal Night'])
      await sees(night, dave, 'Davey', all, [])
    })

    test('Diane: each of her children sees what she chose for them, nobody what happened, and none that anything is held back', async () => {
      const diane = await makePerson(db, 'Diane')
      const nurse = await worker('key_worker', 'Nora Kell', town.trust, [town.north])
      await hold(diane, nurse)
      await write(diane, 'Walks with the dog', ['plan'])
      await write(diane, 'Lithium again from Monday', ['medicines'])
      await write(diane, 'Surgery on Friday', ['appointments'])
      const eldest = await someone(diane, 'Eldest', 'daughter', ['plan', 'medicines'])
      const before = await everythingSeen(eldest, diane, 'Diane')
      await write(diane, 'What he did to her', ['trauma'], { readers: [nurse.workerId!] })
      expect(without(await everythingSeen(eldest, diane, 'Diane'))).toBe(without(before))
      const second = await someone(diane, 'Second', 'son', ['appointments'])
      const grandchild = await someone(diane, 'Small', 'grandchild')
      await sees(eldest, diane, 'Diane', ['Walks with the dog', 'Lithium again from Monday'], ['What he did to her', 'Surgery on Friday'])
      await sees(second, diane, 'Diane', ['Surgery on Friday'], ['What he did to her', 'Lithium', 'Walks with the dog'])
      await nothing(grandchild, diane, 'Diane', ['Walks with the dog'])
      const dogs = await worker('activity_organiser', 'Dot Walker', town.charity)
      await involve(diane, dogs)
      await sees(dogs, diane, 'Diane', [], ['Lithium', 'Walks with the dog', 'Surgery on Friday', 'What he did to her'])
    })

    test('Kyle: how his friend died is for his key worker; for everyone else it was never written; there is no police role', async () => {
      const kyle = await makePerson(db, 'Kyle')
      const keyWorker = await worker('key_worker', 'Ola Reed', town.trust, [town.north])
      await hold(kyle, keyWorker)
      await register(kyle)
      await write(kyle, 'How his friend died', ['contactNotes'], { readers: [keyWorker.workerId!] })
      await write(kyle, 'Bereavement: ask Kyle', ['aboutMe'])
      const peer = await worker('peer_worker', 'Pip Field', town.charity)
      await involve(kyle, peer)
      await sees(keyWorker, kyle, 'Kyle', ['How his friend died'], [])
      for (const one of [
        peer,
        await worker('team_lead', 'Lee Head', town.trust, [town.north]),
        await worker('psychiatrist', 'Dr Moss', town.trust, [town.north]),
      ])
        await sees(one, kyle, 'Kyle', ['Bereavement: ask Kyle'], ['How his friend died'])
      await sees(await worker('gp', 'Dr Vale', town.practice), kyle, 'Kyle', [], ['How his friend died'])
      for (const one of [
        await someone(kyle, 'Mum', 'mother'),
        await someone(kyle, 'Dad', 'father'),
        await worker('employment_specialist', 'Em Ployer', town.charity),
      ])
        await nothing(one, kyle, 'Kyle', ['How his friend died', 'Bereavement'])
      for (const role of ['police', 'employer', 'landlord', 'university', 'immigration']) expect(isRole(role)).toBe(false)
    })

    test('Carol: the housing officer who asked for her reads nothing of her; her son and her siblings nothing', async () => {
      const carol = await makePerson(db, 'Carol')
      const keyWorker = await worker('key_worker', 'Ines Hart', town.trust, [town.north])
      const officer = await worker('community_worker', 'Olly Estate', town.council)
      await hold(carol, keyWorker)
      const request = newId()
      await run(sql`insert into help_request (id, person_id, reference, once_key, received_at, recorded_at, way_in, person_agreed, agreed_how, own_words, place_code, team_id, answer_by)
        values (${request}, ${carol.personId}, 'CARX-2345', ${newId()}, ${NOW}, ${NOW}, 'community_worker', 'yes', 'said so', 'Of no use to anybody', 'E07999999', ${town.north}, '2026-11-24')`)
      await run(
        sql`insert into help_request_asker (request_id, person_id, name, worker_id, shown_to_person) values (${request}, ${carol.personId}, 'Olly Estate', ${officer.workerId}, true)`,
      )
      await write(carol, 'Her chest is bad', ['medicines'])
      await write(carol, 'Went with her to the library', ['contactNotes'])
      const words = ['Of no use to anybody', 'Her chest is bad', 'Went with her to the library', 'Ines Hart']
      for (const one of [officer, await someone(carol, 'Her son', 'son'), await someone(carol, 'Brother', 'brother')]) await nothing(one, carol, 'Carol', words)
      const asked = await (await browse(db, officer)).get(`/front-door/${request}`)
      for (const hidden of ['Carol', ...words]) expect(asked.html).not.toContain(hidden)
      await sees(keyWorker, carol, 'Carol', ['Her chest is bad', 'Went with her to the library', 'Of no use to anybody'], [])
    })

    test('Mei-Lin: what she told is for her therapist and key worker; her husband and the surgery’s desk find nothing; nor does an emergency open it', async () => {
      const mei = await makePerson(db, 'Mei-Lin')
      const keyWorker = await worker('key_worker', 'Hana Wu', town.trust, [town.north])
      const therapist = await worker('psychologist', 'Thea Park')
      const night = await worker('crisis_worker', 'Cory Dusk', town.trust, [town.crisis])
      await hold(mei, keyWorker)
      await involve(mei, therapist)
      await register(mei)
      await write(mei, 'What the neighbour did', ['trauma'], { readers: [keyWorker.workerId!, therapist.workerId!] })
      await write(mei, 'Hurt herself in spring', ['assessment'])
      await write(mei, 'Whom to ring', ['safetyPlan'])
      for (const one of [keyWorker, therapist]) await sees(one, mei, 'Mei-Lin', ['What the neighbour did', 'Hurt herself in spring'], [])
      const husband = await someone(mei, 'Husband', 'husband')
      await nothing(husband, mei, 'Mei-Lin', ['What the neighbour did', 'Hurt herself in spring'])
      await sees(
        await worker('gp_reception', 'Una Desk', town.practice),
        mei,
        'Mei-Lin',
        [],
        ['What the neighbour did', 'Hurt herself in spring', 'Whom to ring'],
      )
      await nothing(night, mei, 'Mei-Lin', ['Whom to ring'])
      expect((await openInEmergency(night, 'Mei-Lin')).location).toBe(`/people/${mei.personId}`)
      await sees(night, mei, 'Mei-Lin', ['Whom to ring', 'Hurt herself in spring'], ['What the neighbour did'])
    })

    test('Frank: who helps with his flat or his work sees that part; who runs the group sees none of his health; his mother what he agreed', async () => {
      const frank = await makePerson(db, 'Frank')
      const [flat, work, group] = [
        await worker('housing_worker', 'Flo Key', town.charity),
        await worker('employment_specialist', 'Ewan Job', town.charity),
        await worker('activity_organiser', 'Gus Allot', town.charity),
      ]
      for (const one of [flat, work, group]) await involve(frank, one)
      await write(frank, 'Shopping on Mondays', ['plan'])
      await write(frank, 'Ring Flo when it gets loud', ['safetyPlan'])
      await write(frank, 'The years in hospital', ['assessment'])
      await write(frank, 'Clozapine bloods', ['medicines'])
      await write(frank, 'Smokes at times', ['substanceUse'])
      await write(frank, 'The garden centre', ['employment'])
      const health = ['The years in hospital', 'Clozapine', 'Smokes at times']
      await sees(flat, frank, 'Frank', ['Shopping on Mondays', 'Ring Flo when it gets loud'], [...health, 'The garden centre'])
      await sees(work, frank, 'Frank', ['The garden centre', 'Shopping on Mondays'], health)
      await sees(group, frank, 'Frank', [], [...health, 'Shopping on Mondays', 'Ring Flo'])
      await sees(await someone(frank, 'Mother', 'mother', ['plan']), frank, 'Frank', ['Shopping on Mondays'], health)
    })
  })
}
