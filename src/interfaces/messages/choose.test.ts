import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type ContactRules, DEFAULT_RULES, mayContact } from '../../rooms/people/index.ts'
import { chooseRoute } from './choose.ts'

const NOON = new Date('2026-11-23T12:00:00Z')
const both = { email: 'a@example.org', text: '07700900001' }
const rules = (change: Partial<ContactRules>): ContactRules => ({ ...DEFAULT_RULES, ...change })
const choose = (change: Partial<ContactRules> | undefined, addresses: typeof both | Partial<typeof both> = both, at = NOON) =>
  chooseRoute(change && rules(change), addresses, ['email', 'text'], at)

test('R092 text after 18:30 only: the message waits until then, and never goes another way', () => {
  const ashik: Partial<ContactRules> = { routes: ['text'], from: '18:30', to: null }
  expect(choose(ashik)).toEqual({ do: 'wait', until: new Date('2026-11-23T18:30:00Z') })
  expect(choose(ashik, both, new Date('2026-11-23T18:30:00Z'))).toEqual({ do: 'send', route: 'text', to: both.text })
  expect(choose(ashik, { email: both.email })).toEqual({ do: 'hold', why: 'no_address' })
})

test('the person’s own order of ways counts; without an address the next allowed way is used', () => {
  expect(choose({ routes: ['email', 'text'] })).toMatchObject({ route: 'email' })
  expect(choose({ routes: ['text', 'email'] }, { email: both.email })).toMatchObject({ route: 'email' })
  expect(choose(undefined)).toMatchObject({ do: 'send', route: 'text' })
})

test('what may not go is held, and it says what to do instead', () => {
  expect(choose({ routes: ['phone', 'letter'] })).toEqual({ do: 'hold', why: 'by_hand' })
  expect(choose({ routes: ['letter'] })).toEqual({ do: 'hold', why: 'letter' })
  for (const route of ['phone', 'voicemail', 'face_to_face', 'through_someone'] as const)
    expect(choose({ routes: ['letter', route] })).toEqual({ do: 'hold', why: 'by_hand' })
  expect(choose({ routes: [] })).toEqual({ do: 'hold', why: 'nothing_agreed' })
  // No address and no way to send are told apart: the first is put right by asking the person.
  expect(chooseRoute(rules({ routes: ['text', 'letter'] }), {}, ['email'], NOON)).toEqual({ do: 'hold', why: 'letter' })
  expect(chooseRoute(rules({ routes: ['text'] }), {}, ['email'], NOON)).toEqual({ do: 'hold', why: 'no_address' })
  expect(chooseRoute(rules({ routes: ['text'] }), {}, ['text'], NOON)).toEqual({ do: 'hold', why: 'no_address' })
  expect(chooseRoute(rules({ routes: ['text'] }), both, ['email'], NOON)).toEqual({ do: 'hold', why: 'not_set_up' })
})

test('words about times that nobody has read: it is asked again in an hour', () => {
  expect(choose({ timesUnread: true, more: 'not when he is in' })).toEqual({ do: 'wait', until: new Date('2026-11-23T13:00:00Z') })
})

test('R092 whatever the rules, nothing is sent that they do not allow at that moment', () => {
  const route = fc.constantFrom('text', 'phone', 'voicemail', 'email', 'letter', 'face_to_face', 'through_someone')
  const time = fc.option(fc.integer({ min: 0, max: 23 }).map(hour => `${String(hour).padStart(2, '0')}:00`))
  const anyRules = fc.record({ routes: fc.uniqueArray(route), days: fc.subarray([...DEFAULT_RULES.days], { minLength: 1 }), from: time, to: time })
  fc.assert(
    fc.property(anyRules, fc.date({ min: new Date('2026-01-01'), max: new Date('2027-12-31'), noInvalidDate: true }), (change, at) => {
      const set = rules(change as Partial<ContactRules>)
      const answer = chooseRoute(set, both, ['email', 'text'], at)
      if (answer.do === 'send') expect(mayContact(set, answer.route, at)).toEqual({ ok: true })
      if (answer.do === 'wait') expect(answer.until.getTime()).toBeGreaterThan(at.getTime())
    }),
  )
})
