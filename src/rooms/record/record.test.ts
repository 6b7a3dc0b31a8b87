import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Browser, browse } from '../../../test/support/browser.ts'
import { testDatabase } from '../../../test/support/db.ts'
import { as, asSystem, makePerson, makeSupporter, makeTown, makeWorker, NOW, type Town } from '../../../test/support/people.ts'
import { type Kind, kindsOf } from '../../access/index.ts'
import type { Identity } from '../../core/caller.ts'
import type { Database } from '../../core/db.ts'
import { newId } from '../../core/ids.ts'
import { holdByWorker } from '../care-team/index.ts'
import { addEntry } from '../timeline/index.ts'
import { readPlace, writePlace } from './record.ts'

let db: Database
let town: Town
let amina: Identity & { personId: string }
let nurse: Identity
let connector: Identity
let receptionist: Identity
let stranger: Identity
let supporter: Identity & { supporterId: string }
let pages: Record<'amina' | 'nurse' | 'connector' | 'receptionist' | 'stranger' | 'supporter', Browser>

const helpsWith = (worker: Identity, role: string, personId = amina.personId) =>
  asSystem(db, ({ tx }) =>
    sql`insert into involvement (id, person_id, worker_id, organisation_id, role, asked_at, during)
  values (${newId()}, ${personId}, ${worker.workerId}, ${worker.organisation}, ${role}, ${NOW}, '[2026-01-01,)')`.execute(tx),
  )
const lets = (kinds: Kind[]) =>
  asSystem(db, ({ tx }) =>
    sql`insert into sharing_rule (id, person_id, holder, holder_kind, grants, decided_by, decided_at, during)
  values (${newId()}, ${amina.personId}, ${supporter.supporterId}, 'supporter', ${kindsOf(...kinds)}, 'Amina', ${NOW}, '[2026-01-01,)')`.execute(tx),
  )
const write = (title: string, kinds: Kind[] = ['contactNotes'], more: object = {}) =>
  as(db, nurse, caller =>
    addEntry(caller, {
      personId: amina.personId,
      kinds: kindsOf(...kinds),
      what: 'contact',
      title,
      body: 'We talked by the river.',
      happenedAt: new Date('2026-11-20T10:00:00Z'),
      ...more,
    }),
  )
const main = (html: string) => html.slice(html.indexOf('<main'), html.indexOf('</main>'))
const record = () => `/people/${amina.personId}`

beforeAll(async () => {
  db = await testDatabase()
  town = await makeTown(db)
  amina = await makePerson(db, 'Amina')
  nurse = await makeWorker(db, 'mental_health_practitioner', town.trust, [town.north], 'Priya Nair')
  connector = await makeWorker(db, 'connector', town.charity, [town.charityTeam], 'Leila Hassan')
  receptionist = await makeWorker(db, 'reception', town.trust, [], 'Sam Reed')
  stranger = await makeWorker(db, 'mental_health_practitioner', town.trust, [town.south], 'Tom Bell')
  supporter = await makeSupporter(db, 'Yusuf')
  await helpsWith(nurse, 'mental_health_practitioner')
  await helpsWith(connector, 'connector')
  await helpsWith(receptionist, 'reception')
  await lets(['contact', 'appointments'])
  pages = {
    amina: await browse(db, amina),
    nurse: await browse(db, nurse),
    connector: await browse(db, connector),
    receptionist: await browse(db, receptionist),
    stranger: await browse(db, stranger),
    supporter: await browse(db, supporter),
  }
})
afterAll(() => db.close())

test('a place in the list is read back exactly, and anything else is no place', () => {
  const place = { at: new Date('2026-11-20T10:00:00.123Z'), id: newId() }
  expect(readPlace(writePlace(place))).toEqual(place)
  for (const bent of [null, '', 'x', `${writePlace(place)}0`, `zzzzzzzzzzzz.${place.id}`, "1.' or 1=1", '1.2']) expect(readPlace(bent)).toBeUndefined()
})

describe('what a worker reads', () => {
  test('R001 about me, in their own words, comes before anything else on the page', async () => {
    expect((await pages.amina.post('/my/about', { likes: 'Walking by the canal.', hard: 'Nights.', matters: 'Being asked.' })).status).toBe(303)
    await write('Seen at the surgery', ['plan'])
    for (const who of ['nurse', 'connector'] as const) {
      const words = main((await pages[who].get(record())).html)
      expect(words).toMatch(/^<main[^>]*>(<[^>]*>)*About me, in their own words/)
      for (const later of ['Walking by the canal.', 'What happens next', 'Seen at the surgery']) expect(words).toContain(later)
      expect(words.indexOf('Walking by the canal.')).toBeLessThan(words.search(/What happens next|Who holds this|What you can do|Everything written/))
    }
    // A receptionist knows how to be with them from needs and contact rules, and not what they tell about themselves.
    const desk = (await pages.receptionist.get(record())).html
    expect(desk).toContain('Before you get in touch')
    expect(desk).not.toMatch(/canal|About me, in their own words/)
  })

  test('R008 the key worker and the main organisation stand on the record, and on the person’s own first page', async () => {
    await asSystem(db, caller =>
      holdByWorker(caller, { personId: amina.personId, workerId: nurse.workerId!, teamId: town.north, why: 'You agreed to work together.' }),
    )
    for (const words of ['Priya Nair', 'Testshire NHS Trust']) {
      expect(main((await pages.connector.get(record())).html)).toContain(words)
      expect(main((await pages.amina.get('/my')).html)).toContain(words)
    }
  })

  test('every kind the reader may see, and no trace of the others', async () => {
    await write('We met at home')
    await write('Goes to the allotment', ['plan'])
    await write('What the assessment found', ['assessment'])
    await write('What happened when she was ten', ['trauma'], { readers: [amina.personId, nurse.workerId!] })
    const nurses = (await pages.nurse.get(record())).html
    expect(nurses).toContain('We met at home')
    expect(nurses).toContain('What the assessment found')
    const connectors = (await pages.connector.get(record())).html
    expect(connectors).toContain('Goes to the allotment')
    // Notes of contacts that others wrote are not a connector's to read.
    expect(connectors).not.toContain('We met at home')
    expect(connectors).not.toContain('What the assessment found')
    expect(connectors).not.toContain('when she was ten')
    const receptions = await pages.receptionist.get(record())
    expect(receptions.status).toBe(200)
    expect(main(receptions.html)).not.toMatch(/We met at home|What happens next|Requests for help/)
  })

  test('the tab says nothing about whose record it is', async () => {
    for (const path of ['', '/timeline', '/together']) expect((await pages.nurse.get(`${record()}${path}`)).html).not.toMatch(/<title>[^<]*Amina/)
  })

  test('a record one may not see and a record that is not there answer with the same words', async () => {
    for (const rest of ['', '/timeline', '/together']) {
      const hidden = await pages.stranger.get(`${record()}${rest}`)
      const missing = await pages.stranger.get(`/people/${newId()}${rest}`)
      expect([hidden.status, missing.status]).toEqual([404, 404])
      expect(hidden.html).toBe(missing.html)
    }
  })

  test('an entry for named readers is read by them and does not exist for others', async () => {
    const id = await write('Between us three', ['contactNotes'], { readers: [amina.personId, nurse.workerId!] })
    expect((await pages.nurse.get(record())).html).toContain(id)
    expect((await pages.amina.get('/my/record')).html).toContain(id)
    expect((await pages.connector.get(record())).html).not.toMatch(new RegExp(`${id}|Between us three`))
  })

  test('all of it can be read, a page at a time, once each', async () => {
    const ids: string[] = []
    for (let n = 0; n < 45; n++) ids.push(await write(`Entry ${n}`, ['contactNotes'], { happenedAt: new Date('2026-10-01T10:00:00Z') }))
    const seen: string[] = []
    let next: string | undefined = `${record()}/timeline`
    for (let page = 0; next && page < 10; page++) {
      const { html, status } = await pages.nurse.get(next)
      expect(status).toBe(200)
      seen.push(...[...html.matchAll(/id="entry-([0-9a-f-]+)"/g)].map(found => found[1]!))
      next = /href="([^"]*before=[^"]*)"/.exec(html)?.[1]
    }
    expect(new Set(seen).size).toBe(seen.length)
    for (const id of ids) expect(seen).toContain(id)
    expect((await pages.nurse.get(`${record()}/timeline?before=nonsense%00`)).status).toBe(200)
  })

  test('what was written in a record that was joined to this one is read here, by those who may see both', async () => {
    const twin = await makePerson(db, 'Amina')
    const into = (id: string | null) => asSystem(db, ({ tx }) => sql`update person set merged_into = ${id} where id = ${twin.personId}`.execute(tx))
    await helpsWith(nurse, 'mental_health_practitioner', twin.personId)
    await asSystem(db, caller => addEntry(caller, { personId: twin.personId, kinds: kindsOf('contactNotes'), what: 'contact', title: 'In the other record' }))
    await into(amina.personId)
    expect((await pages.nurse.get(record())).html).toContain('In the other record')
    expect((await pages.connector.get(record())).html).not.toContain('In the other record')
    await into(null)
    expect((await pages.nurse.get(record())).html).not.toContain('In the other record')
  })

  test('only what the reader may do is offered', async () => {
    expect((await pages.nurse.get(record())).html).toContain(`${record()}/notes/new`)
    expect((await pages.receptionist.get(record())).html).not.toMatch(/notes\/new|hand-over|\/letter/)
    const offered = [...main((await pages.nurse.get(record())).html).matchAll(/href="(\/(?:people|circle)\/[^"#]*)"/g)].map(found => found[1]!)
    for (const rest of ['/advice/new', '/service-information', '/messages', '/own-sign-in']) expect(offered).toContain(`${record()}${rest}`)
    expect(offered).toContain(`/circle/${amina.personId}`)
    expect((await pages.receptionist.get(record())).html).not.toMatch(/advice\/new|service-information|own-sign-in/)
    for (const path of new Set(offered)) expect([path, (await pages.nurse.get(path)).status]).toEqual([path, 200])
  })
})

describe('what the person reads', () => {
  test('every entry as it is written, with author, role and date', async () => {
    const { html } = await pages.amina.get('/my/record')
    for (const words of [
      'We met at home',
      'What the assessment found',
      'What happened when she was ten',
      'We talked by the river.',
      'Priya Nair, mental health practitioner',
      '20 November 2026',
    ])
      expect(html).toContain(words)
  })

  test('R003 what the person says is not right stands beside the entry on the worker’s screen', async () => {
    const id = await write('A walk', ['plan'])
    expect((await pages.amina.get('/my/record')).html).toContain(`/entries/${id}/comment`)
    await pages.amina.post(`/entries/${id}/comment`, { kind: 'correction', words: 'It was not by the river.' })
    for (const [who, path] of [
      ['nurse', record()],
      ['connector', record()],
      ['amina', '/my/record'],
    ] as const)
      expect((await pages[who].get(path)).html).toContain('It was not by the river.')
  })

  test('the copy holds what the person can read and nothing of anyone else', async () => {
    const other = await makePerson(db, 'Bea')
    await asSystem(db, caller => addEntry(caller, { personId: other.personId, kinds: 1, what: 'contact', title: 'About Bea' }))
    await asSystem(db, caller =>
      addEntry(caller, { personId: amina.personId, kinds: 1, what: 'contact', title: 'Kept back', withheldReason: 'Serious harm test, 12 November' }),
    )
    const answer = await pages.amina.get('/my/record.json')
    expect(answer.headers.get('content-disposition')).toContain('attachment')
    const copy = JSON.parse(answer.html) as { aboutMe: { likes: string }; responsible: { keyWorker: string }; entries: { title: string }[] }
    expect([copy.aboutMe.likes, copy.responsible.keyWorker]).toEqual(['Walking by the canal.', 'Priya Nair'])
    const titles = copy.entries.map(entry => entry.title)
    expect(titles).toEqual(expect.arrayContaining(['We met at home', 'Between us three', 'Entry 0']))
    expect(answer.html).not.toMatch(/About Bea|Kept back|Serious harm/)
    expect((await pages.nurse.get('/my/record.json')).status).toBe(403)
  })

  test('a screen turned round shows nothing the person does not see on their own', async () => {
    await asSystem(db, caller =>
      addEntry(caller, { personId: amina.personId, kinds: 64, what: 'contact', title: 'Kept back for now', withheldReason: 'Serious harm test, 12 November' }),
    )
    const { html } = await pages.nurse.get(record())
    expect(html).toContain('Kept back for now')
    expect(html).toContain('The person cannot see this')
    const turned = (await pages.nurse.get(`${record()}/together`)).html
    // Somebody else may sit there: what is for named readers stays off the screen as well.
    expect(html).toContain('Between us three')
    expect(turned).not.toMatch(/Between us three|Kept back for now|href="\/(board|my-day|my|entries|comments)|href="\/people"/)
    expect(turned).toContain('Walking by the canal.')
    expect((await pages.amina.get('/my/record')).html).not.toContain('Kept back for now')
  })

  test('R042 every opening is written down and shown to the person in plain words', async () => {
    await pages.connector.get(record())
    await pages.connector.get(`${record()}/timeline`)
    await pages.nurse.get(`${record()}/together`)
    const { html } = await pages.amina.get('/my/looked')
    for (const words of ['Leila Hassan', 'Record opened', 'Everything written opened', 'Record looked at together', 'They are in your care team'])
      expect(html).toContain(words)
  })
})

describe('somebody the person let in', () => {
  test('sees the kinds that were shared, and no trace of any other', async () => {
    await write('See you on Tuesday', ['appointments'])
    const { status, html } = await pages.supporter.get(`/shared/${amina.personId}`)
    expect(status).toBe(200)
    expect(html).toContain('See you on Tuesday')
    expect(html).toContain('<li>Appointments</li>')
    expect(html).not.toMatch(/We met at home|assessment|Notes of contacts|What happens next|canal|responsible|\/people\/|front-door/i)
    expect((await pages.supporter.get(record())).status).toBe(403)
  })

  test('somebody they do not support is not there', async () => {
    const other = await makePerson(db, 'Cleo')
    const [hidden, missing] = [await pages.supporter.get(`/shared/${other.personId}`), await pages.supporter.get(`/shared/${newId()}`)]
    expect([hidden.status, missing.status]).toEqual([404, 404])
    expect(hidden.html).toBe(missing.html)
  })
})

test('what cannot be written in the audit trail is not shown', async () => {
  await asSystem(db, async ({ tx }) => {
    await sql`reset role`.execute(tx)
    await sql`create function broken() returns trigger language plpgsql as $$ begin raise exception 'no room'; end $$`.execute(tx)
    await sql`create trigger broken before insert on audit_entry for each row execute function broken()`.execute(tx)
  })
  for (const [who, path] of [
    ['nurse', record()],
    ['nurse', `${record()}/timeline`],
    ['amina', '/my/record'],
    ['amina', '/my/record.json'],
    ['supporter', `/shared/${amina.personId}`],
  ] as const) {
    const { status, html } = await pages[who].get(path)
    expect(status).toBe(500)
    expect(main(html)).not.toMatch(/We met at home|See you on Tuesday|Amina/)
  }
})
