import fc from 'fast-check'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { browse } from '../../../test/support/browser.ts'
import { as, asSystem, NOW } from '../../../test/support/people.ts'
import { type House, makeHouse, outcome } from './assessing.hold.ts'
import { type Act, COMPONENTS, type Life, PERMITTED, after as turnOf } from './assessments.ts'
import { ASSESSMENT_STATES, readContent } from './index.ts'

let house: House
beforeAll(async () => {
  house = await makeHouse()
})
afterAll(() => house.db.close())

describe('the rules', () => {
  const acts: fc.Arbitrary<Act> = fc.oneof(
    fc.constant<Act>({ do: 'begin' }),
    fc.constant<Act>({ do: 'prepare' }),
    fc.constant<Act>({ do: 'add' }),
    fc.record({ do: fc.constant('share' as const), waitingFor: fc.nat({ max: 1 }) }),
    fc.record({ do: fc.constant('stop' as const), why: fc.constantFrom('', 'you asked us to') }),
    fc.constant<Act>({ do: 'take up' }),
  )

  test('any history: nothing is added to or shared before it began, stopping has a reason, and what is shared can always be added to', () => {
    fc.assert(
      fc.property(fc.array(acts, { maxLength: 40 }), history => {
        let life: Life = { state: 'planned', begun: false }
        for (const act of history) {
          const before = life
          const turn = turnOf(life, act)
          if ('refused' in turn) continue
          life = turn.life
          if (['under_way', 'shared', 'continues'].includes(life.state) && !life.begun) return false
          if (act.do === 'share' && act.waitingFor > 0) return false
          if (act.do === 'stop' && act.why === '') return false
          if (before.begun && !life.begun) return false
        }
        return life.state !== 'shared' || 'life' in turnOf(life, { do: 'add' })
      }),
    )
  })

  test('each refusal', () => {
    const at = (state: Life['state'], begun: boolean, act: Act) => turnOf({ state, begun }, act)
    expect(at('planned', false, { do: 'add' })).toEqual({ refused: 'not begun' })
    expect(at('planned', false, { do: 'share', waitingFor: 0 })).toEqual({ refused: 'not begun' })
    expect(at('under_way', true, { do: 'begin' })).toEqual({ refused: 'begun already' })
    expect(at('under_way', true, { do: 'share', waitingFor: 1 })).toEqual({ refused: 'somebody not asked' })
    expect(at('under_way', true, { do: 'stop', why: ' ' })).toEqual({ refused: 'no reason' })
    expect(at('shared', true, { do: 'stop', why: 'x' })).toEqual({ refused: 'shared already' })
    expect(at('stopped', true, { do: 'add' })).toEqual({ refused: 'stopped' })
    expect(at('under_way', true, { do: 'take up' })).toEqual({ refused: 'not stopped' })
    expect(at('stopped', false, { do: 'take up' })).toEqual({ life: { state: 'planned', begun: false } })
    expect(ASSESSMENT_STATES.every(row => row.every(cell => cell !== ''))).toBe(true)
  })
})

test('R278 R281 R284 R287 each component has its own outcomes, the same in the content, the rules and the database', async () => {
  const content = await as(house.db, house.nurse, readContent)
  const all = [...new Set(Object.values(PERMITTED).flat())]
  expect([...content.outcomes.keys()].sort()).toEqual([...all].sort())
  const { rows } = await asSystem(house.db, ({ tx }) =>
    sql<{
      component: string
      outcome: string
    }>`select i.code as outcome, c.value as component from clinical_item i, jsonb_array_elements_text(i.more -> 'components') c
      where i.list = 'assessment-outcomes'`.execute(tx),
  )
  for (const component of COMPONENTS)
    expect(
      rows
        .filter(row => row.component === component)
        .map(row => row.outcome)
        .sort(),
    ).toEqual([...PERMITTED[component]].sort())
  for (const component of COMPONENTS) {
    const person = await house.person(`Ola ${component}`)
    const id = await house.explain(person, { component, specialistKind: component === 'specialist' ? 'forensic' : undefined })
    const other = all.filter(one => !(PERMITTED[component] as readonly string[]).includes(one))
    for (const wrong of other) {
      await expect(
        asSystem(house.db, ({ tx }) =>
          sql`insert into assessment_outcome (id, assessment_id, component, person_id, kinds, outcomes, words, service, what_next, worker_id, author_name, author_role, organisation_id, shared_at)
            values (${id}, ${id}, ${component}, ${person.personId}, 32, ${`{${wrong}}`}::text[], 'x', 'x', 'x', ${house.nurse.workerId}, 'x', 'x', ${house.town.trust}, ${NOW})`.execute(
            tx,
          ),
        ),
        `${component} ${wrong}`,
      ).rejects.toThrow(/permitted_outcome/)
    }
    const refused = await (await browse(house.db, house.nurse)).post(`/assessments/${id}/outcome`, outcome({ outcomes: other[0]! }))
    expect([component, refused.status]).toEqual([component, 422])
    expect(refused.html).toContain('You told us that nights are hard.')
    expect(
      (await (await browse(house.db, house.nurse)).post(`/assessments/${id}/outcome`, outcome({ outcomes: [...PERMITTED[component]], service: '' }))).status,
    ).toBe(component === 'comprehensive' || component === 'initialBrief' || component === 'urgentEmergency' ? 422 : 303)
    const permitted = await (await browse(house.db, house.nurse)).post(
      `/assessments/${id}/outcome`,
      outcome({ outcomes: [...PERMITTED[component]], service: 'The walking group' }),
    )
    expect([component, permitted.status]).toEqual([component, 303])
  }
})
