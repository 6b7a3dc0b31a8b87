import fc from 'fast-check'
import { sql } from 'kysely'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { type Browser, browse } from '../../../test/support/browser.ts'
import type { Person } from '../../../test/support/care.ts'
import { as, asSystem, makeWorker, NOW } from '../../../test/support/people.ts'
import type { Identity } from '../../core/caller.ts'
import type { Database } from '../../core/db.ts'
import { newId } from '../../core/ids.ts'
import { takeOut } from './actions.ts'
import type { Section } from './sections.ts'
import { makeSetting, type Setting } from './setting.hold.ts'
import { readLine, readLines } from './store.ts'

const JSON_ONLY = { accept: 'application/json' }

let setting: Setting
let db: Database
let nurse: Identity
let lead: Identity
let person: Person
let work: Browser
let own: Browser
let other: Browser

beforeAll(async () => {
  setting = await makeSetting()
  ;({ db, nurse } = setting)
  const { town } = setting
  lead = await makeWorker(db, 'mental_health_practitioner', town.trust, [town.north], 'Lee Head')
}, 180_000)
afterAll(() => db.close())
beforeEach(async () => {
  person = await setting.held('Diane')
  work = await browse(db, nurse)
  own = await browse(db, person)
  other = await browse(db, lead)
})

const write = (who: Identity, words: string, more: { readers?: string[]; section?: Section } = {}) =>
  setting.write(who, person, more.section ?? 'goals', words, { readers: more.readers })
const lineNow = (lineId: string) => as(db, person, caller => readLine(caller, lineId))

/** Opens the page to write on. @returns its address for saving and asking */
async function open(who: Browser): Promise<string> {
  const path = who === own ? '/my/plan/together' : `/people/${person.personId}/plan/together`
  const { status, html } = await who.get(path)
  expect(status).toBe(200)
  return /data-together="([^"]+)"/.exec(html)![1]!
}
const ask = async (who: Browser, page: string, tag = '') => {
  const answer = await who.get(page, { ...JSON_ONLY, 'if-none-match': tag })
  return {
    status: answer.status,
    tag: answer.headers.get('etag') ?? '',
    lines: answer.html ? (JSON.parse(answer.html).lines as { id: string; version: number; words: string; by: string | null; html: string }[]) : [],
  }
}
const send = async (who: Browser, page: string, lineId: string, words: string, version: number, edit: number, section = 'goals') => {
  const { status, html } = await who.post(`${page}/lines/${lineId}`, { words, version: String(version), edit: String(edit), section }, JSON_ONLY)
  return { status, ...(JSON.parse(status < 300 || status === 422 ? html : '{}') as { state?: string; version?: number; words?: string }) }
}
/** Every text there ever was of a line: what it says, what it said, what is kept beside it. */
async function everText(lineId: string): Promise<string[]> {
  const { rows } = await asSystem(db, ({ tx }) =>
    sql<{ words: string }>`select words from plan_line where id = ${lineId} union all select words from plan_line_past where line_id = ${lineId}
      union all select words from plan_line_other where line_id = ${lineId}`.execute(tx),
  )
  return rows.map(row => row.words)
}

describe('the same plan on two screens', () => {
  test('each is brought what the other wrote, by name, and nothing when nothing changed', async () => {
    const [hers, theirs] = [await open(own), await open(work)]
    const first = await ask(work, theirs)
    const lineId = newId()
    expect(await send(own, hers, lineId, 'Walk the dogs again', 0, 1)).toMatchObject({ status: 200, state: 'saved', version: 1 })
    const then = await ask(work, theirs, first.tag)
    expect(then.lines).toMatchObject([{ id: lineId, words: 'Walk the dogs again', by: 'Diane' }])
    expect((await ask(work, theirs, then.tag)).status).toBe(304)
    expect(await send(work, theirs, lineId, 'Walk the dogs again, from Monday', 1, 1)).toMatchObject({ state: 'saved', version: 2 })
    expect((await ask(own, hers)).lines).toMatchObject([{ words: 'Walk the dogs again, from Monday', by: 'Priya Nair' }])
    expect(await everText(lineId)).toEqual(['Walk the dogs again, from Monday', 'Walk the dogs again'])
  })

  test('a line this reader may not read moves nothing: no tag, no version, no words', async () => {
    await write(person, 'For everyone')
    const theirs = await open(other)
    const before = await ask(other, theirs)
    const secret = await write(nurse, 'What he did', { readers: [] })
    const page = await open(work)
    expect(await send(work, page, secret, 'What he did to her', 1, 1)).toMatchObject({ state: 'saved' })
    expect((await ask(other, theirs, before.tag)).status).toBe(304)
    expect((await other.get(theirs, JSON_ONLY)).html).not.toContain('What he did')
    expect((await send(other, theirs, secret, 'Guessed', 1, 1)).status).toBe(404)
    expect((await send(other, theirs, secret, 'Guessed', 0, 2)).status).toBe(404)
    expect(await everText(secret)).not.toContain('Guessed')
  })

  test('both change one line: the second is told at once, both texts are there for both, and what is not chosen is kept', async () => {
    const lineId = await write(person, 'Sleep better')
    const [hers, theirs] = [await open(own), await open(work)]
    await send(own, hers, lineId, 'Sleep till six', 1, 1)
    expect(await send(work, theirs, lineId, 'Sleep without tablets', 1, 1)).toEqual({ status: 202, state: 'beside', version: 2, words: 'Sleep till six' })
    await send(work, theirs, lineId, 'Sleep without tablets by June', 1, 2)
    for (const [who, page] of [[own, hers] as const, [work, theirs] as const]) {
      const [line] = (await ask(who, page)).lines
      expect(line).toMatchObject({ words: 'Sleep till six', version: 2 })
      expect(line!.html).toContain('Sleep without tablets by June')
      expect(line!.html).toContain('for the same line at the same time')
    }
    const choice = /others\/([0-9a-f-]{36})/.exec((await own.get('/my/plan/together')).html)![1]
    expect((await own.post(`${hers}/others/${choice}`, { how: 'used', version: '1' }, JSON_ONLY)).html).toContain('moved')
    expect((await own.post(`${hers}/others/${choice}`, { how: 'used', version: '2' }, JSON_ONLY)).html).toContain('settled')
    expect(await lineNow(lineId)).toMatchObject({ words: 'Sleep without tablets by June', version: 3, writtenByName: 'Diane' })
    expect(await everText(lineId)).toEqual(expect.arrayContaining(['Sleep better', 'Sleep till six', 'Sleep without tablets by June']))
    expect((await ask(work, theirs)).lines[0]!.html).not.toContain('at the same time')
  })

  test('a tab that was doubled shares its page and not its words: what either types is in the line or beside it, never dropped', async () => {
    const lineId = await write(person, 'Sleep better')
    const page = await open(own)
    const from = async (tab: string, words: string, version: number, edit: number) => {
      const { status, html } = await own.post(
        `${page}/lines/${lineId}`,
        { words, version: String(version), edit: String(edit), tab, section: 'goals' },
        JSON_ONLY,
      )
      return { status, ...(JSON.parse(html) as { state: string; version: number }) }
    }
    const [first, second] = [newId(), newId()]
    for (const [at, words] of ['Sleep till five', 'Sleep till six', 'Sleep till seven'].entries()) await from(first, words, 1, at + 1)
    expect(await from(second, 'Sleep without tablets', 1, 1)).toMatchObject({ status: 202, state: 'beside', version: 4 })
    expect(await everText(lineId)).toEqual(expect.arrayContaining(['Sleep till seven', 'Sleep without tablets', 'Sleep better']))
    expect(await from(second, 'Sleep till seven, without tablets', 4, 2)).toMatchObject({ status: 200, state: 'saved', version: 5 })
    expect(await from(first, 'Sleep till', 4, 2)).toMatchObject({ state: 'beside' })
    expect(await everText(lineId)).toEqual(expect.arrayContaining(['Sleep till seven, without tablets', 'Sleep till seven', 'Sleep till']))
  })

  test('what was sent twice, or came late, changes nothing; typing on is one version', async () => {
    const lineId = newId()
    const page = await open(own)
    for (const edit of [1, 1]) await send(own, page, lineId, 'I want', 0, edit)
    expect((await ask(own, page)).lines).toHaveLength(1)
    await send(own, page, lineId, 'I want to sing', 0, 2)
    await send(own, page, lineId, 'I want to sing again', 1, 3)
    expect(await send(own, page, lineId, 'I want to', 1, 2)).toMatchObject({ status: 200, state: 'saved', version: 3 })
    expect(await everText(lineId)).toEqual(['I want to sing again'])
    const { rows } = await asSystem(db, ({ tx }) =>
      sql<{ n: number }>`select count(*)::int as n from audit_entry where person_id = ${person.personId} and what = 'plan line written'`.execute(tx),
    )
    expect(rows[0]!.n).toBe(1)
  })

  test('a line taken out meanwhile: the words for it are kept for their writer, and can become a line', async () => {
    const lineId = await write(nurse, 'Group on Tuesdays')
    const [hers, theirs] = [await open(own), await open(work)]
    await as(db, person, caller => takeOut(caller, person.personId, lineId, 1))
    expect(await send(work, theirs, lineId, 'Group on Wednesdays', 1, 1)).toMatchObject({ status: 202, state: 'gone' })
    const { html } = await work.get(`/people/${person.personId}/plan/together`)
    expect(html).toContain('Group on Wednesdays')
    expect((await own.get('/my/plan/together')).html).not.toContain('Group on Wednesdays')
    const choice = /others\/([0-9a-f-]{36})/.exec(html)![1]
    await work.post(`${theirs}/others/${choice}`, { how: 'used', version: '0' })
    expect((await ask(own, hers)).lines).toMatchObject([{ words: 'Group on Wednesdays', by: 'Priya Nair' }])
  })

  test('without scripts: plain saves, both texts kept, and what is typed stays on the page', async () => {
    const lineId = await write(person, 'A garden')
    const page = await open(work)
    expect((await work.post(`${page}/lines/${lineId}`, { words: 'A garden with beans', version: '1' })).location).toBe(
      `/people/${person.personId}/plan/together#line-${lineId}`,
    )
    expect((await work.post(`${page}/lines/${lineId}`, { words: 'A garden with peas', version: '1' })).status).toBe(303)
    expect((await work.get(`/people/${person.personId}/plan/together`)).html).toContain('A garden with peas')
    const long = await work.post(`${page}/lines/${lineId}`, { words: `Peas ${'and '.repeat(1300)}`, version: '1' })
    expect(long.status).toBe(422)
    expect(long.html).toContain('must be 5,000 characters or fewer')
    expect(long.html).toContain('and and and')
    const empty = await work.post(`${page}/lines/${newId()}`, { words: ' ', version: '0', section: 'enjoy' })
    expect(empty).toMatchObject({ status: 422 })
    expect(empty.html).toContain('An empty line is not saved')
    expect(await lineNow(lineId)).toMatchObject({ words: 'A garden with beans' })
  })

  test('a page is its writer’s own, for half a day and as long as they may write', async () => {
    const lineId = await write(person, 'Mine')
    const theirs = await open(work)
    expect((await own.get(theirs, JSON_ONLY)).status).toBe(404)
    expect((await send(other, theirs, lineId, 'Taken over', 1, 1)).status).toBe(404)
    const later = await browse(db, nurse, () => new Date(NOW.getTime() + 13 * 3_600_000))
    expect((await later.get(theirs, JSON_ONLY)).status).toBe(404)
    const colleague = await open(other)
    await asSystem(db, ({ tx }) => sql`update membership set during = tstzrange(lower(during), ${NOW}) where worker_id = ${lead.workerId}`.execute(tx))
    expect((await other.get(colleague, JSON_ONLY)).status).toBe(404)
    expect((await send(other, colleague, lineId, 'After all', 1, 1)).status).toBe(404)
    expect(await lineNow(lineId)).toMatchObject({ words: 'Mine' })
  })

  test.each([
    ['a section that does not exist', 'no-such'],
    ['a section that asks for more than words', 'medicines'],
    ['an action, which is asked of somebody', 'actions'],
  ])('%s is not begun by writing', async (_, section) => {
    expect((await send(own, await open(own), newId(), 'Words', 0, 1, section)).status).toBe(404)
  })

  test('a line of somebody else’s plan is not there', async () => {
    const stranger = await setting.held('Ashik')
    const theirs = await setting.write(stranger, stranger, 'goals', 'Theirs')
    for (const version of [0, 1]) expect((await send(own, await open(own), theirs, 'Mine now', version, 1)).status).toBe(404)
    // Also not for somebody who reads both plans, on the page of one of them.
    expect((await send(work, await open(work), theirs, 'Mixed up', 1, 1)).status).toBe(404)
  })
})

interface Screen {
  who: Browser
  page: string
  version: number
  /** The words in the box, and those the server is known to have. */
  words: string
  confirmed: string
  edit: number
  /** What was sent last, to arrive once more, late. */
  late: (() => Promise<unknown>) | undefined
  /** What the server took last from each page. */
  taken: string | undefined
}

const steps = fc.array(
  fc.record({ by: fc.constantFrom(0, 1), what: fc.constantFrom('type', 'type', 'send', 'send', 'answer lost', 'late', 'look', 'killed') }),
  { minLength: 6, maxLength: 18 },
)

describe('any order of two writers', () => {
  test('nothing that was saved is ever lost, and nobody’s words are replaced unseen', async () => {
    let lineId = ''
    let typed = 0
    const kept: string[] = []
    const fresh = async (who: Browser): Promise<Screen> => {
      const page = await open(who)
      const line = (await ask(who, page)).lines.find(one => one.id === lineId)!
      return { who, page, version: line.version, words: line.words, confirmed: line.words, edit: 0, late: undefined, taken: undefined }
    }
    const save = async (screen: Screen, heard: boolean) => {
      if (screen.words === screen.confirmed) return
      const { words, version } = screen
      screen.edit++
      const edit = screen.edit
      screen.late = () => send(screen.who, screen.page, lineId, words, version, edit)
      const answer = await send(screen.who, screen.page, lineId, words, version, edit)
      expect([200, 202]).toContain(answer.status)
      screen.taken = words
      if (!heard) return
      screen.confirmed = words
      if (answer.state === 'saved') screen.version = answer.version!
    }
    const look = async (screen: Screen) => {
      const line = (await ask(screen.who, screen.page)).lines.find(one => one.id === lineId)!
      if (screen.words !== screen.confirmed || line.html.includes('data-mine')) return
      Object.assign(screen, { version: line.version, words: line.words, confirmed: line.words })
    }
    await fc.assert(
      fc.asyncProperty(steps, async history => {
        lineId = await write(person, `start ${++typed}`)
        kept.length = 0
        const screens = [await fresh(own), await fresh(work)]
        let [, writer] = [await lineNow(lineId), '']
        let standing = (await lineNow(lineId))!
        for (const { by, what } of history) {
          const screen = screens[by]!
          if (what === 'type') screen.words = `${['Diane', 'Priya'][by]} ${++typed}`
          if (what === 'send') await save(screen, true)
          if (what === 'answer lost') await save(screen, false)
          if (what === 'late') await screen.late?.()
          if (what === 'look') await look(screen)
          if (what === 'killed') {
            if (screen.taken) kept.push(screen.taken)
            screens[by] = await fresh(screen.who)
          }
          const now = (await lineNow(lineId))!
          // Words that were somebody else's are among the older ones as soon as they no longer stand in the line.
          if (now.words !== standing.words && now.writtenBy !== standing.writtenBy) expect(await everText(lineId)).toContain(standing.words)
          standing = now
          writer = now.writtenBy
        }
        const all = await everText(lineId)
        for (const words of [...kept, ...screens.flatMap(screen => screen.taken ?? [])]) expect(all).toContain(words)
        expect(all).toContain(standing.words)
        expect([person.personId, nurse.workerId]).toContain(writer || person.personId)
        expect((await as(db, person, caller => readLines(caller, person.personId))).filter(line => line.id === lineId)).toHaveLength(1)
      }),
      { numRuns: 12 },
    )
  }, 60_000)
})
