import { afterAll, beforeAll, expect, test } from 'vitest'
import { browse } from '../../../test/support/browser.ts'
import { as, makePerson, makeWorker } from '../../../test/support/people.ts'
import type { Identity } from '../../core/caller.ts'
import { newId } from '../../core/ids.ts'
import { render } from '../../ui/index.ts'
import { type House, makeHouse, type Person } from './assessing.hold.ts'
import { assessmentsPanel, understandingPanel } from './index.ts'
import { contributorsOf } from './store-known.ts'

let house: House
beforeAll(async () => {
  house = await makeHouse()
})
afterAll(() => house.db.close())

const part = (words: string, more: Record<string, string | string[]> = {}) => ({
  words,
  'heardOn-day': '23',
  'heardOn-month': '11',
  'heardOn-year': '2026',
  who: 'all',
  ...more,
})
const outcome = { words: 'You told us that nights are hard.', outcomes: 'advice', service: '', whatNext: 'Priya rings you on Friday.' }
const asks = (who: string, more: Record<string, string> = {}) => ({ who, name: '', part: '', agreedHow: 'Said yes when we met', ...more })
const invitedIn = (id: string) => as(house.db, house.nurse, caller => contributorsOf(caller, id))

test('R032 R266 a carer is invited by name with the person’s agreement, and adds their view in a place of their own, attributed to them', async () => {
  const person = await house.person('Amina')
  const karim = await house.someone(person, 'Karim', 'brother', ['appointments'])
  const id = await house.explain(person, { component: 'comprehensive' })
  const worker = await browse(house.db, house.nurse)
  await worker.post(`/assessments/${id}/add/problems_now`, part('Something for Priya to know'))
  const silent = await worker.post(`/assessments/${id}/invited`, asks(`supporter:${karim.supporterId}`, { agreedHow: '' }))
  expect(silent.status).toBe(422)
  expect(silent.html).toContain('Write how the person agreed')
  expect((await worker.post(`/assessments/${id}/invited`, asks(`supporter:${karim.supporterId}`))).status).toBe(303)
  const brother = await browse(house.db, karim)
  const list = await brother.get('/invited')
  const [path] = /\/invited\/[0-9a-f-]{36}/.exec(list.html)!
  const place = await brother.get(path)
  expect(place.html).toContain('Amina')
  for (const hidden of ['Something for Priya', 'Priya', 'Nights', 'Getting the whole picture']) expect(place.html).not.toContain(hidden)
  expect((await brother.post(path, { words: ' ' })).status).toBe(422)
  expect((await brother.post(path, { words: 'She paints when she is well.' })).status).toBe(303)
  expect((await brother.get(path)).html).toContain('She paints when she is well.')
  for (const who of [house.nurse, person]) {
    const own = who === person ? '/my' : ''
    const { html } = await (await browse(house.db, who)).get(`${own}/assessments/${id}`)
    expect(html).toContain('She paints when she is well.')
    expect(html).toContain('Karim (brother)')
    expect(html).toContain('Added their view')
  }
})

test('R045 the GP, the VCSE worker and the advocate have their own places; no outcome is shared before each was asked', async () => {
  const person = await house.person('Ben')
  const advocate = await makeWorker(house.db, 'advocate', house.town.charity, [], 'Ada Advocate')
  await house.involve(person, advocate)
  const id = await house.explain(person, { component: 'comprehensive' })
  const worker = await browse(house.db, house.nurse)
  for (const who of [house.gp, house.connector, advocate])
    expect((await worker.post(`/assessments/${id}/invited`, asks(`worker:${who.workerId}`))).status).toBe(303)
  expect((await worker.post(`/assessments/${id}/invited`, asks('other', { name: 'Mrs Hall', part: 'neighbour' }))).status).toBe(303)
  const early = await worker.post(`/assessments/${id}/outcome`, outcome)
  expect(early.status).toBe(409)
  expect(early.html).toContain('You told us that nights are hard.')
  for (const name of ['Dr Green', 'Cora Connector', 'Ada Advocate', 'Mrs Hall']) expect(early.html).toContain(name)
  const write = async (who: Identity, words: string) => {
    const browser = await browse(house.db, who)
    const mine = (await invitedIn(id)).find(one => one.workerId === who.workerId)!
    expect((await browser.get('/contributions')).html).toContain(mine.id)
    expect((await browser.post(`/contributions/${mine.id}`, { words })).status).toBe(303)
    expect((await browser.get(`/contributions/${mine.id}`)).html).toContain(words)
  }
  await write(house.gp, 'Blood pressure is well looked after.')
  await write(house.connector, 'He likes the allotment.')
  const theirs = (await invitedIn(id)).find(one => one.workerId === advocate.workerId)!
  expect((await (await browse(house.db, advocate)).post(`/contributions/${theirs.id}/nothing`)).status).toBe(303)
  expect((await worker.post(`/assessments/${id}/outcome`, outcome)).status).toBe(409)
  const hall = (await invitedIn(id)).find(one => one.name === 'Mrs Hall')!
  expect((await worker.post(`/assessments/${id}/invited/${hall.id}/answer`, { [`answer-${hall.id}`]: 'no_answer', [`words-${hall.id}`]: '' })).status).toBe(422)
  expect(
    (
      await worker.post(`/assessments/${id}/invited/${hall.id}/answer`, {
        [`answer-${hall.id}`]: 'no_answer',
        [`words-${hall.id}`]: 'Rang on Monday and Tuesday',
      })
    ).status,
  ).toBe(303)
  expect((await worker.post(`/assessments/${id}/outcome`, outcome)).status).toBe(303)
  const { html } = await worker.get(`/assessments/${id}`)
  for (const words of ['Blood pressure is well looked after.', 'Dr Green', 'He likes the allotment.', 'Cora Connector', 'Nothing to add', 'Rang on Monday'])
    expect(html).toContain(words)
})

test('the database itself shares no outcome while somebody invited was not asked', async () => {
  const person = await house.person('Cleo')
  const id = await house.explain(person)
  await (await browse(house.db, house.nurse)).post(`/assessments/${id}/invited`, asks('other', { name: 'Mr Lee', part: 'friend' }))
  const { sql } = await import('kysely')
  const { addEntry } = await import('../timeline/index.ts')
  await expect(
    as(house.db, house.nurse, async caller => {
      const entry = await addEntry(caller, { personId: person.personId, kinds: 32, what: 'assessment_outcome', title: 'x' })
      await sql`insert into assessment_outcome (id, assessment_id, component, person_id, kinds, outcomes, words, what_next, worker_id, author_name, author_role, organisation_id, shared_at)
        values (${entry}, ${id}, 'initialBrief', ${person.personId}, 32, '{advice}', 'x', 'x', ${house.nurse.workerId}, 'x', 'x', ${house.town.trust}, ${caller.now})`.execute(
        caller.tx,
      )
    }),
  ).rejects.toThrow(/not been asked/)
})

test('the person invites and takes back an invitation; then the place is gone', async () => {
  const person = await house.person('Dana')
  const lou = await house.someone(person, 'Lou', 'partner', ['plan'])
  const id = await house.explain(person)
  const own = await browse(house.db, person)
  expect((await own.post(`/my/assessments/${id}/invited`, asks(`supporter:${lou.supporterId}`, { agreedHow: '' }))).status).toBe(303)
  const [one] = await invitedIn(id)
  const friend = await browse(house.db, lou)
  expect((await friend.get(`/invited/${one!.id}`)).status).toBe(200)
  expect((await own.post(`/my/assessments/${id}/invited/${one!.id}/take-back`)).status).toBe(303)
  expect((await friend.get(`/invited/${one!.id}`)).status).toBe(404)
  expect((await friend.post(`/invited/${one!.id}`, { words: 'Too late' })).status).toBe(404)
  expect((await friend.get('/invited')).html).not.toContain(one!.id)
})

test('whom the person invited themself, only they take back; whom a worker invited, that worker and who leads', async () => {
  const person = await house.person('Fay')
  const lou = await house.someone(person, 'Lou', 'friend', ['appointments'])
  const id = await house.explain(person)
  const [own, lead, other] = [await browse(house.db, person), await browse(house.db, house.nurse), await browse(house.db, house.drugs)]
  await own.post(`/my/assessments/${id}/invited`, asks(`supporter:${lou.supporterId}`))
  await other.post(`/assessments/${id}/invited`, asks('other', { name: 'Mo Green', part: 'Neighbour' }))
  const [hers, theirs] = await invitedIn(id)
  const back = (who: typeof own, one: typeof hers, at = '') => who.post(`${at}/assessments/${id}/invited/${one!.id}/take-back`)
  for (const worker of [lead, other]) {
    expect((await back(worker, hers)).status).toBe(403)
    expect((await worker.get(`/assessments/${id}/invited`)).html).not.toContain('back: Lou')
  }
  expect((await lead.get(`/assessments/${id}/invited`)).html).toContain('back: Mo Green')
  expect((await back(lead, theirs)).status).toBe(303)
  expect((await invitedIn(id)).map(one => one.name)).toEqual(['Lou'])
  expect((await back(own, hers, '/my')).status).toBe(303)
  expect(await invitedIn(id)).toEqual([])
})

test('nobody writes in the place of somebody else, or of nobody', async () => {
  const person = await house.person('Ed')
  const id = await house.explain(person)
  const worker = await browse(house.db, house.nurse)
  await worker.post(`/assessments/${id}/invited`, asks(`worker:${house.gp.workerId}`))
  const [one] = await invitedIn(id)
  for (const [who, base] of [
    [house.drugs, '/contributions'],
    [house.nurse, '/contributions'],
  ] as const) {
    const browser = await browse(house.db, who)
    expect((await browser.get(`${base}/${one!.id}`)).status).toBe(404)
    expect((await browser.post(`${base}/${one!.id}`, { words: 'Not mine' })).status).toBe(404)
    expect((await browser.post(`${base}/${newId()}`, { words: 'Nobody’s' })).status).toBe(404)
  }
  for (const who of ['worker:x', `worker:${newId()}`, `supporter:${newId()}`, 'other', '', "' or 1=1 --"])
    expect([who, (await worker.post(`/assessments/${id}/invited`, asks(who))).status]).toEqual([who, 422])
})

/** Everything of this room that somebody can open about a person and one assessment. */
async function everything(who: Identity, person: Person, id: string): Promise<string> {
  const browser = await browse(house.db, who)
  const at = `/people/${person.personId}`
  const paths = [
    `${at}/assessments`,
    `/assessments/${id}`,
    `/assessments/${id}/known`,
    `/assessments/${id}/invited`,
    `${at}/complexity`,
    `${at}/formulation`,
    at,
    `${at}/timeline`,
    `/shared/${person.personId}`,
    '/shared',
    '/invited',
    '/contributions',
  ]
  const seen: string[] = []
  for (const path of paths) seen.push((await browser.get(path)).html)
  return seen.join('\n')
}

test('hidden means absent: the GP sees outcome and formulation only, a supporter what was shared, a partner and a stranger nothing', async () => {
  const person = await house.person('Flo')
  const id = await house.explain(person, { component: 'comprehensive' })
  const worker = await browse(house.db, house.nurse)
  await worker.post(`/assessments/${id}/add/problems_now`, part('PARTWORDS'))
  await worker.post(`/assessments/${id}/add/home`, part('NAMEDWORDS', { who: 'named', readers: [] }))
  await worker.post(`/assessments/${id}/outcome`, { ...outcome, words: 'OUTCOMEWORDS' })
  await worker.post(`/people/${person.personId}/formulation`, {
    follows: '',
    strengths: 'FORMULATIONWORDS',
    explanation: '',
    difficult: 'Nights',
    keepsGoing: '',
    canHelp: '',
    agreement: 'agreed',
    personView: '',
    workerView: '',
  })
  const letIn = await house.someone(person, 'Sister', 'sister', ['assessment'])
  const partner = await house.someone(person, 'Partner', 'partner', ['appointments'])
  const stranger = await makeWorker(house.db, 'mental_health_practitioner', house.town.trust, [house.town.south], 'Sam Stranger')
  const all = ['PARTWORDS', 'NAMEDWORDS', 'OUTCOMEWORDS', 'FORMULATIONWORDS']
  const expected: [Identity, string[]][] = [
    [house.nurse, all],
    [house.drugs, ['PARTWORDS', 'OUTCOMEWORDS', 'FORMULATIONWORDS']],
    [house.gp, ['OUTCOMEWORDS', 'FORMULATIONWORDS']],
    [house.connector, []],
    [letIn, ['OUTCOMEWORDS', 'FORMULATIONWORDS']],
    [partner, []],
    [stranger, []],
    [await makePerson(house.db, 'Elsewhere'), []],
  ]
  for (const [who, sees] of expected) {
    const seen = await everything(who, person, id)
    expect([who.name, all.filter(words => seen.includes(words))]).toEqual([who.name, sees])
    if (!sees.includes('PARTWORDS')) expect([who.name, seen.includes(TOLD_PURPOSE)]).toEqual([who.name, false])
  }
  const own = await browse(house.db, person)
  const mine = (await own.get(`/my/assessments/${id}`)).html + (await own.get('/my/assessments')).html + (await own.get('/my/formulation')).html
  expect(all.filter(words => mine.includes(words))).toEqual(all)
})
const TOLD_PURPOSE = 'To see what would help'

test('panels: what came of it for whoever may read it, and nothing at all for the others', async () => {
  const person = await house.person('Gus')
  const id = await house.explain(person)
  await (await browse(house.db, house.nurse)).post(`/assessments/${id}/outcome`, { ...outcome, words: 'PANELWORDS' })
  const shown = async (who: Identity) =>
    as(house.db, who, async caller => {
      const panels = [await assessmentsPanel(caller, person.personId), await understandingPanel(caller, person.personId)]
      return panels.map(panel => (panel === null ? null : render(<div>{panel}</div>)))
    })
  expect((await shown(house.gp))[0]).toContain('PANELWORDS')
  expect((await shown(person))[0]).toContain('/my/assessments')
  expect(await shown(house.connector)).toEqual([null, null])
  expect(await shown(await makePerson(house.db, 'Nobody'))).toEqual([null, null])
})

test('ids of nobody, of somebody else and of no sort at all are all the same nothing', async () => {
  const person = await house.person('Hana')
  const id = await house.explain(person)
  const other = await browse(house.db, await house.person('Ivo'))
  for (const wrong of [id, newId()]) {
    for (const path of ['', '/add', '/add/aims', '/known', '/invited']) expect((await other.get(`/my/assessments/${wrong}${path}`)).status).toBe(404)
    expect((await other.post(`/my/assessments/${wrong}/add/aims`, part('x'))).status).toBe(404)
    expect((await other.post(`/my/assessments/${wrong}/known`, { [`say-${newId()}`]: 'carry' })).status).toBe(404)
  }
  const worker = await browse(house.db, house.nurse)
  expect((await worker.get(`/assessments/${id}/add/no-such-heading`)).status).toBe(404)
  expect((await worker.get(`/people/${person.personId}/assessments/new/risk`)).status).toBe(404)
  expect((await worker.post(`/assessments/${id}/known`, { 'say-not-an-id': 'carry', [`say-${newId()}`]: 'carry' })).status).toBe(303)
})
