import fc from 'fast-check'
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Person } from '../../../test/support/care.ts'
import { as, asSystem, NOW } from '../../../test/support/people.ts'
import type { Identity } from '../../core/caller.ts'
import { addHours } from '../../core/dates.ts'
import { Conflict, Invalid, NotFound } from '../../core/errors.ts'
import { LineMoved, saveLine, takeOut } from './actions.ts'
import { publish, sayToPlan } from './actions-publish.ts'
import { hold, planReview } from './actions-review.ts'
import { type Blocker, markOf, mayPublish, type ToPublish } from './plans.ts'
import { ALWAYS_ASKED, OWN_PART, SECTION_CODES, type Section } from './sections.ts'
import { BARE, MEETING, makeSetting, type Setting } from './setting.hold.ts'
import { readLines } from './store.ts'
import { readReviews } from './store-reviews.ts'

const lineOf = fc.record({
  id: fc.constantFrom('a', 'b', 'c'),
  section: fc.constantFrom(...SECTION_CODES),
  notNow: fc.boolean(),
  action: fc.constant(null),
  more: fc.constant({}),
})
const toPublish: fc.Arbitrary<ToPublish> = fc.record({
  lines: fc.array(lineOf, { maxLength: 12 }),
  agreement: fc.option(fc.record({ answer: fc.constantFrom('agrees' as const, 'agrees_except' as const, 'does_not_agree' as const), current: fc.boolean() }), {
    nil: undefined,
  }),
  without: fc.option(fc.record({ reason: fc.constantFrom('capacity' as const, 'wish' as const), words: fc.constantFrom('', 'looked at on Monday') }), {
    nil: undefined,
  }),
})

test('R096 of 20,000 plans in every state none may be published without the person’s part and agreement to these words, or the recorded reason', () => {
  const seen = new Map<Blocker | 'published', number>()
  fc.assert(
    fc.property(toPublish, plan => {
      const blockers = mayPublish(plan)
      for (const what of blockers.length > 0 ? blockers : (['published'] as const)) seen.set(what, (seen.get(what) ?? 0) + 1)
      if (blockers.length > 0) return
      const reason = plan.without !== undefined && plan.without.words !== ''
      const part = plan.lines.some(line => OWN_PART.includes(line.section) && !line.notNow)
      const agreed = plan.agreement?.current === true && plan.agreement.answer !== 'does_not_agree'
      expect(reason || (part && agreed)).toBe(true)
      expect(ALWAYS_ASKED.every(section => plan.lines.some(line => line.section === section))).toBe(true)
    }),
    { seed: 85, numRuns: 20_000 },
  )
  for (const what of ['empty', 'no own part', 'no agreement', 'changed since', 'said no', 'need without owner', 'question without owner', 'not asked'] as const)
    expect(seen.get(what) ?? 0, what).toBeGreaterThan(100)
})

let set: Setting
let db: Setting['db']
let nurse: Identity
beforeAll(async () => {
  set = await makeSetting()
  ;({ db, nurse } = set)
}, 180_000)
afterAll(() => db.close())

type Step =
  | { do: 'write' | 'change'; who: 'person' | 'nurse'; section: Section; at: number }
  | { do: 'take out'; at: number }
  | { do: 'agree' | 'say no' | 'publish' | 'publish without' | 'publish twice' | 'agree and publish' | 'plan a review' | 'close the review' | 'begin again' }
const who = fc.constantFrom('person' as const, 'nurse' as const)
const section = fc.constantFrom<Section>('matters', 'goals', 'strengths', 'worse', 'my_part')
const at = fc.nat(20)
const step: fc.Arbitrary<Step> = fc.oneof(
  { weight: 3, arbitrary: fc.record({ do: fc.constantFrom('write' as const, 'change' as const), who, section, at }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('take out' as const), at }) },
  {
    weight: 5,
    arbitrary: fc.record({
      do: fc.constantFrom(
        'agree',
        'say no',
        'publish',
        'publish without',
        'publish twice',
        'agree and publish',
        'agree and publish',
        'plan a review',
        'close the review',
        'begin again',
      ) as fc.Arbitrary<
        'agree' | 'say no' | 'publish' | 'publish without' | 'publish twice' | 'agree and publish' | 'plan a review' | 'close the review' | 'begin again'
      >,
    }),
  },
)

const refusable = (error: unknown) => [Invalid, Conflict, NotFound, LineMoved].some(kind => error instanceof kind)

/** Does one step as the person or the worker would; @returns what it refused, or undefined */
async function take(person: Person, one: Step, now: Date): Promise<void> {
  const of = person.personId
  const mark = async (caller: Parameters<typeof readLines>[0]) => markOf(await readLines(caller, of))
  const pub = (reason: boolean) =>
    as(
      db,
      nurse,
      async caller =>
        publish(caller, of, await mark(caller), {
          said: undefined,
          touches: [],
          meeting: reason ? { ...MEETING, withoutReason: 'wish', withoutWords: 'Said so on Monday' } : MEETING,
        }),
      now,
    )
  switch (one.do) {
    case 'write':
      await set.write(one.who === 'person' ? person : nurse, person, one.section, `Words ${now.getTime()}`, {}, now)
      return
    case 'change':
    case 'take out': {
      const asker = one.do === 'change' && one.who === 'person' ? person : nurse
      return as(
        db,
        asker,
        async caller => {
          const lines = (await readLines(caller, of)).filter(line => !line.notNow)
          const line = lines[one.at % Math.max(lines.length, 1)]
          if (!line) return
          if (one.do === 'take out') await takeOut(caller, of, line.id, line.version)
          else await saveLine(caller, of, line.id, line.version, { ...BARE, words: `Changed ${now.getTime()}` })
        },
        now,
      )
    }
    case 'agree':
    case 'say no':
      return as(
        db,
        person,
        async caller =>
          sayToPlan(caller, of, await mark(caller), {
            answer: one.do === 'agree' ? 'agrees' : 'does_not_agree',
            words: one.do === 'agree' ? '' : 'Not this',
            touches: [],
          }),
        now,
      )
    case 'publish':
    case 'publish without':
      await pub(one.do === 'publish without')
      return
    case 'publish twice': {
      const both = await Promise.allSettled([pub(false), pub(false)])
      for (const found of both) if (found.status === 'rejected' && !refusable(found.reason)) throw found.reason
      return
    }
    case 'agree and publish':
      await take(person, { do: 'agree' }, now)
      return take(person, { do: 'publish' }, now)
    case 'begin again':
      await Promise.all([set.write(nurse, person, 'strengths', 'One', {}, now), set.write(person, person, 'strengths', 'Two', {}, now)])
      return
    case 'plan a review':
      await as(db, nurse, caller => planReview(caller, of, '2027-06-01', [], []), now)
      return
    case 'close the review':
      return as(
        db,
        nurse,
        async caller => {
          const review = (await readReviews(caller, of)).find(found => found.state === 'planned')
          if (review)
            await hold(caller, of, review.id, review.version, { on: '2026-11-23', outcome: 'stays', words: 'Looked at', next: '2027-07-01', touches: [] })
        },
        now,
      )
  }
}

test('R096 R131 in random histories of writing, agreeing, publishing and reviewing there is one plan, and nothing stands published without the person or a recorded reason', async () => {
  let [published, refused] = [0, 0]
  const histories = fc.sample(fc.array(step, { minLength: 8, maxLength: 14 }), { seed: 96, numRuns: 20 })
  for (const [index, steps] of histories.entries()) {
    const person = await set.held(`P${index}`)
    if (index % 5 !== 0) await set.askedAll(nurse, person)
    for (const [hour, one] of steps.entries()) {
      await take(person, one, addHours(NOW, hour / 60)).catch(error => {
        if (!refusable(error)) throw error
        refused++
      })
    }
    // An account of our own, from the rows alone: what each version says, against what the person had said by then.
    const { rows } = await asSystem(db, ({ tx }) =>
      sql<{ plans: number; planned: number; number: number | null; part: boolean; agreed: boolean; reason: boolean; newer: number }>`
      select (select count(*)::int from plan where person_id = ${person.personId}) as plans, (select count(*)::int from plan_review where person_id = ${person.personId} and state = 'planned') as planned, v.number,
        exists (select from plan_version_line l where l.version_id = v.id and l.section in ('matters','goals','my_part') and not l.not_now) as part,
        exists (select from plan_agreement a where a.id = v.agreement_id and a.answer <> 'does_not_agree' and a.by_person
          and not exists (select from plan_line n where n.plan_id = v.plan_id and greatest(n.written_at, n.removed_at) > a.at and greatest(n.written_at, n.removed_at) <= v.published_at)) as agreed,
        exists (select from plan_meeting m where m.version_id = v.id and m.without_reason is not null and m.without_words <> '') as reason,
        (select count(*)::int from plan_version_line l join plan_line n on n.id = l.line_id where l.version_id = v.id and n.person_id <> ${person.personId}) as newer
      from person p left join plan_version v on v.person_id = p.id where p.id = ${person.personId} order by v.number`.execute(tx),
    )
    expect(rows[0]!.plans).toBeLessThanOrEqual(1)
    expect(rows[0]!.planned).toBeLessThanOrEqual(1)
    for (const [place, version] of rows.entries()) {
      if (version.number === null) continue
      published++
      expect(version.number).toBe(place + 1)
      expect(version.newer).toBe(0)
      expect(version.reason || (version.part && version.agreed), `history ${index}, version ${version.number}`).toBe(true)
    }
  }
  expect(published).toBeGreaterThan(15)
  expect(refused).toBeGreaterThan(15)
}, 300_000)
