import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { browse } from '../../../test/support/browser.ts'
import { as, asSystem, makeWorker, NOW } from '../../../test/support/people.ts'
import { KINDS } from '../../access/index.ts'
import type { Identity } from '../../core/caller.ts'
import { newId } from '../../core/ids.ts'
import { type House, makeHouse } from './assessing.hold.ts'
import { FACTORS, type Factor } from './complexity.ts'
import { latestComplexity, saveComplexity, saveFormulation } from './index.ts'

let house: House
beforeAll(async () => {
  house = await makeHouse()
})
afterAll(() => house.db.close())

const look = (who: Identity, personId: string, follows: string | undefined, drugs: Pick<Factor, 'present' | 'note'>) =>
  as(house.db, who, caller =>
    saveComplexity(caller, personId, follows, {
      level: 'complex',
      why: 'Several things play into one another.',
      madeWith: 'Priya and Hal',
      theirWords: '',
      reviewOn: '2027-03-01',
      factors: FACTORS.map((factor): Factor => {
        if (factor === 2) return { factor, ...drugs }
        return factor === 5 ? { factor, present: 'yes', note: 'Her sister moved away' } : { factor, present: 'no', note: '' }
      }),
      service: undefined,
    }),
  )

test('what somebody looking again may not read stands as it stood, for those who can; and is told to nobody else', async () => {
  const person = await house.person('Hal')
  const first = await look(house.nurse, person.personId, undefined, { present: 'yes', note: 'Drinks at night' })
  const narrow = await makeWorker(house.db, 'psychologist', house.town.trust, [], 'Paz Narrow')
  await house.involve(person, narrow)
  await asSystem(house.db, ({ tx }) =>
    sql`insert into sharing_rule (id, person_id, holder, holder_kind, hides, decided_by, decided_at, during)
      values (${newId()}, ${person.personId}, ${narrow.workerId}, 'worker', ${KINDS.substanceUse}, 'person', ${NOW}, '[2026-11-01,)')`.execute(tx),
  )
  const page = async (who: Identity) => (await (await browse(house.db, who)).get(`/people/${person.personId}/complexity`)).html
  expect(await page(narrow)).not.toMatch(/Drinks at night|Drugs and alcohol/)
  await look(narrow, person.personId, first, { present: 'no', note: 'typed by hand' })
  const now = await as(house.db, house.nurse, caller => latestComplexity(caller, person.personId))
  expect(now?.factors.find(one => one.factor === 2)).toMatchObject({ present: 'yes', note: 'Drinks at night', carried: true })
  expect(await page(house.nurse)).toContain('As it was written before')
  expect(await page(narrow)).not.toMatch(/Drinks at night|Drugs and alcohol|As it was written before/)
})

test('an understanding without a strength, or with nothing difficult, is refused in words, whoever asks', async () => {
  const person = await house.person('Ida')
  const whole = { explanation: '', keepsGoing: '', canHelp: '', agreement: 'agreed', personView: '', workerView: '' } as const
  const save = (difficult: string, strengths: string) =>
    as(house.db, house.nurse, caller => saveFormulation(caller, person.personId, undefined, { ...whole, difficult, strengths }))
  await expect(save(' ', 'Paints')).rejects.toMatchObject({ fields: { difficult: 'Write at least one thing that is difficult' } })
  await expect(save('Nights', '')).rejects.toMatchObject({ fields: { strengths: expect.stringContaining('strength') } })
})
