import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { makeSetting, type Setting } from '../src/rooms/plans/setting.hold.ts'
import { type Browser, browse } from './support/browser.ts'
import type { Person } from './support/care.ts'

// Somebody makes a mistake in a form, and while they put it right somebody else saves. What they put right must not be
// written over words they have never seen: they are told, shown both, and only then does their next press count.
let it: Setting
let person: Person
let nurse: Browser
let own: Browser
beforeAll(async () => {
  it = await makeSetting()
  person = await it.held('Amina')
  nurse = await browse(it.db, it.nurse)
  own = await browse(it.db, person)
})
afterAll(() => it.db.close())

interface Shown {
  /** Where the form is, for the worker and for the person. */
  at: [string, string]
  to?: [string, string]
  field: 'version' | 'follows'
  wrong: Record<string, string | string[]>
  right: (words: string) => Record<string, string | string[]>
}

const hidden = (html: string, field: string) => new RegExp(`name="${field}" value="([^"]*)"`).exec(html)?.[1]
const both = (path: string): [string, string] => [`/people/${person.personId}${path}`, `/my${path}`]

async function overtaken({ at, to = at, field, wrong, right }: Shown): Promise<void> {
  const read = hidden((await nurse.get(at[0])).html, field)!
  expect(read).toBeDefined()
  expect((await own.post(to[1], { ...right('Theirs'), [field]: hidden((await own.get(at[1])).html, field)! })).status).toBe(303)
  const again = await nurse.post(to[0], { ...right('Mine'), ...wrong, [field]: read })
  expect(again.status).toBe(422)
  expect(hidden(again.html, field)).toBe(read)
  const told = await nurse.post(to[0], { ...right('Mine'), [field]: hidden(again.html, field)! })
  expect(told.status).toBe(409)
  expect(told.html).toContain('Theirs')
  expect(told.html).toContain('Mine')
  expect(hidden(told.html, field)).not.toBe(read)
  expect((await nurse.post(to[0], { ...right('Mine'), [field]: hidden(told.html, field)! })).status).toBe(303)
}

describe('a mistake put right is saved over the version that was read', () => {
  test('a line of the plan', async () => {
    const line = await it.write(it.nurse, person, 'goals', 'As it was')
    await overtaken({ at: both(`/plan/lines/${line}`), field: 'version', wrong: { words: '' }, right: words => ({ words, may: 'all', steps: '', helper: '' }) })
  })
  test('name and number', () =>
    overtaken({
      at: both('/details/change'),
      field: 'version',
      wrong: { givenName: '' },
      right: givenName => ({ givenName, familyName: 'Khan', preferredName: '', howToAddress: '', pronouns: '' }),
    }))
  test('how somebody describes themselves', () =>
    overtaken({ at: both('/description'), field: 'follows', wrong: { gender: 'x'.repeat(10_000) }, right: language => ({ language }) }))
  test('how to make contact', () =>
    overtaken({
      at: both('/contact-rules'),
      field: 'follows',
      wrong: { from: '25:99' },
      right: more => ({ routes: ['text'], days: ['mon'], from: '', to: '', show: 'neutral', more }),
    }))
})
