import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { testDatabase } from '../../../test/support/db.ts'
import { asSystem } from '../../../test/support/people.ts'
import type { Database } from '../../core/db.ts'
import { HERE, MILE, makeDirectory, north } from './directory.hold.ts'
import { type Finding, findAssets, listInterests, type Near, NOTHING_ASKED } from './index.ts'

let db: Database
const find = (asked: Partial<Finding>, near: Near | undefined = HERE) => asSystem(db, caller => findAssets(caller, { ...NOTHING_ASKED, ...asked }, near))
const names = async (asked: Partial<Finding>, near?: Near) => (await find(asked, near)).entries.map(entry => entry.name)

beforeAll(async () => {
  db = await testDatabase()
  await makeDirectory(db)
})
afterAll(() => db.close())

describe('the question', () => {
  test('our headings come with Kith', async () => {
    expect((await asSystem(db, caller => listInterests(caller))).length).toBeGreaterThan(60)
  })

  test('R050 R053 nearest first, and what is linked to mental health after what is not, unless asked otherwise', async () => {
    expect(await names({ words: 'gardening' })).toEqual(['Canal Gardeners', 'Garden for the Mind'])
    expect(await names({ words: 'gardening', mentalHealth: 'together' })).toEqual(['Garden for the Mind', 'Canal Gardeners'])
    expect(await names({ words: 'gardening', mentalHealth: 'only' })).toEqual(['Garden for the Mind'])
  })

  test('R054 what somebody has to be sent to is left out, counted, and shown when asked for', async () => {
    const found = await find({ words: 'gardening' })
    expect(found.needReferral).toBe(1)
    expect(await names({ words: 'gardening', referralToo: true, mentalHealth: 'together' })).toEqual([
      'Garden for the Mind',
      'Canal Gardeners',
      'Allotment on Prescription',
    ])
  })

  test.each([
    ['gardning', 'Canal Gardeners'],
    ['cofee', 'Coffee at the Hall'],
    ['lonely', 'Coffee at the Hall'],
    ['get out of the house', 'Coffee at the Hall'],
    ['swiming', 'Seaview Swimming'],
    ['seeview swimers', 'Seaview Swimming'],
    ['skint', 'Town Advice'],
    ['umbrella', 'Town Advice'],
    ['knit', 'Knitters Online'],
    ['Testown Faith Form', 'Coffee at the Hall'],
  ])('typing errors and everyday words are forgiven: %j finds %s', async (words, name) => {
    expect((await names({ words, within: 0 })).slice(0, 5)).toContain(name)
  })

  test('every filter narrows what the others left', async () => {
    expect(await names({ stepFree: true })).toEqual(['Canal Gardeners'])
    expect(await names({ stepFree: true, when: ['sat'] })).toEqual(['Canal Gardeners'])
    expect(await names({ stepFree: true, when: ['evening'] })).toEqual([])
    expect(await names({ when: ['evening'] })).toEqual(['Coffee at the Hall'])
    expect(await names({ language: 'Somali', domains: ['personalRelationships'] })).toEqual(['Coffee at the Hall'])
    expect(await names({ language: 'Somali', domains: ['healthCare'] })).toEqual([])
    expect(await names({ age: 30, words: 'swimming', within: 0 })).toEqual([])
    expect(await names({ age: 70, words: 'swimming', within: 0 })).toEqual(['Seaview Swimming'])
    expect(await names({ free: true, words: 'allotment', within: 5 })).not.toContain('Far Allotments')
  })

  test('R025 what is flexible for somebody can be asked for', async () => {
    const found = await find({ flexible: ['carers'] })
    expect(found.entries.map(entry => entry.name)).toEqual(['Canal Gardeners'])
    expect(found.entries[0]!.reasons).toContain('Flexible for people who care for somebody')
  })

  test('R113 R231 what is online, and what serves the whole place, is there for whoever looks', async () => {
    expect(await names({ how: 'online' })).toEqual(['Knitters Online'])
    expect(await names({ words: 'knitting' })).toEqual(['Knitters Online'])
    expect(await names({ words: 'debt' })).toEqual(['Town Advice'])
    expect(await names({ words: 'debt' }, { ...HERE, lat: 55, placeCode: undefined })).toEqual([])
  })

  test('R220 an entry in two domains and two places is found in each, once, at its nearest', async () => {
    for (const domain of ['healthCare', 'personalInterests'] as const) expect(await names({ domains: [domain] })).toContain('Garden for the Mind')
    const [far] = (await find({ words: 'far allotments', within: 10 })).entries
    expect(Math.round(far!.metres! / MILE)).toBe(4)
    expect(await names({ words: 'far allotments', within: 10 })).toEqual(['Far Allotments'])
    expect(await names({ words: 'far allotments', within: 1 }, { ...HERE, lat: north(9 * MILE) })).toEqual(['Far Allotments'])
  })

  test('a search never ends without a way on: further, with one thing less, or with words that come near', async () => {
    const swim = await find({ words: 'swimming' })
    expect(swim.entries).toEqual([])
    expect(swim.instead?.widening).toEqual({ miles: 5, count: 1 })
    const both = await find({ stepFree: true, when: ['evening'] })
    expect(both.instead?.lifts.map(lift => [lift.code, lift.count])).toEqual([
      ['when', 1],
      ['stepFree', 1],
    ])
    const sent = await find({ words: 'prescription allotment', domains: ['personalInterests'] })
    expect(sent.needReferral).toBe(1)
    const near = await find({ words: 'sewing machine repairs' })
    expect(near.loosely).toBe(true)
    expect(near.entries.map(entry => entry.name)).toContain('Knitters Online')
  })

  test('R240 what nobody confirmed for nine months is last; after a year it is gone', async () => {
    expect(await names({ words: 'singing' })).toEqual(['Awake Singers', 'Sleepy Singers'])
    expect((await find({ words: 'singing' })).entries.map(entry => entry.sunk)).toEqual([false, true])
  })
})
