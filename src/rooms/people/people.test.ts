import { expect, test } from 'vitest'
import { type ContactRules, DEFAULT_RULES, mayContact, nextSafeTime, ruleLines, whenWords } from './contact-rules.ts'
import { clockOf } from './forms.ts'
import { markerWords } from './needs.ts'
import { ageRules, becauseWords, isNhsNumber, nhsFigures } from './people.ts'

test('the check digit of an NHS number', () => {
  expect(isNhsNumber('9434765919')).toBe(true)
  expect(isNhsNumber('9434765918')).toBe(false)
  expect(isNhsNumber('9434756919')).toBe(false)
  expect(isNhsNumber('943476591')).toBe(false)
  expect(nhsFigures('943 476-5919')).toBe('9434765919')
  expect(nhsFigures('943 476 591x')).toBeUndefined()
  // Every single wrong figure is found.
  for (let at = 0; at < 10; at++)
    for (let figure = 0; figure < 10; figure++) {
      const changed = `${'9434765919'.slice(0, at)}${figure}${'9434765919'.slice(at + 1)}`
      expect(isNhsNumber(changed)).toBe(changed === '9434765919')
    }
})

test('at 16 and 17 consent is presumed and parents see nothing unless agreed; under 16 is not for adult services', () => {
  expect(ageRules('2010-11-23', '2026-11-22')).toMatchObject({ age: 15, adultServices: false, youngAdult: false })
  expect(ageRules('2010-11-23', '2026-11-23')).toMatchObject({ age: 16, adultServices: true, youngAdult: true })
  expect(ageRules('2010-11-23', '2026-11-23').notice).toMatch(/presumed able to consent.*Parents see and hear nothing unless they agree/)
  expect(ageRules('2008-11-23', '2026-11-23')).toMatchObject({ age: 18, youngAdult: false, notice: undefined })
  expect(ageRules(null, '2026-11-23')).toMatchObject({ age: undefined, adultServices: true })
})

const ashik: ContactRules = { ...DEFAULT_RULES, routes: ['text'], from: '18:30', to: null, lettersTo: null }
const at = (london: string) => new Date(`${london}Z`)

test('R092 only the ways, days, hours and address somebody chose', () => {
  expect(mayContact(ashik, 'text', at('2026-11-23T18:30:00'))).toEqual({ ok: true })
  const early = mayContact(ashik, 'text', at('2026-11-23T18:29:00'))
  expect(early).toMatchObject({ ok: false, notBefore: at('2026-11-23T18:30:00') })
  for (const route of ['phone', 'voicemail', 'letter', 'email', 'face_to_face', 'through_someone'] as const)
    expect(mayContact(ashik, route, at('2026-11-23T19:00:00')).ok).toBe(false)
  expect(mayContact(ashik, 'text', at('2026-11-23T19:00:00'), { neutral: false }).ok).toBe(false)
  const home: ContactRules = { ...DEFAULT_RULES, lettersTo: 'term' }
  expect(mayContact(home, 'letter', at('2026-11-23T03:00:00'), { toAddress: 'term' }).ok).toBe(true)
  expect(mayContact(home, 'letter', at('2026-11-23T03:00:00'), { toAddress: 'home' }).ok).toBe(false)
  expect(mayContact(home, 'letter', at('2026-11-23T03:00:00')).ok).toBe(false)
})

test('hours are London hours, also when the clocks have changed', () => {
  const morning: ContactRules = { ...DEFAULT_RULES, days: ['mon'], from: '09:30', to: '11:00' }
  expect(mayContact(morning, 'text', at('2026-07-06T08:30:00')).ok).toBe(true)
  expect(mayContact(morning, 'text', at('2026-07-06T10:00:00')).ok).toBe(false)
  expect(nextSafeTime(morning, at('2026-03-23T12:00:00'))).toEqual(at('2026-03-30T08:30:00'))
  expect(mayContact(morning, 'text', at('2026-07-07T12:00:00'), { agreedTime: true }).ok).toBe(true)
})

test('an hour that was not said is the ordinary one: nothing at night unless they named a time there', () => {
  const allowed = (change: Partial<ContactRules>, clock: string) =>
    mayContact({ ...DEFAULT_RULES, from: null, to: null, ...change }, 'text', at(`2026-11-23T${clock}:00`)).ok
  for (const clock of ['03:00', '07:59', '20:00', '23:59']) expect([clock, allowed({}, clock)]).toEqual([clock, false])
  for (const clock of ['08:00', '19:59']) expect([clock, allowed({}, clock)]).toEqual([clock, true])
  expect([allowed({ from: '18:30' }, '19:00'), allowed({ from: '18:30' }, '20:30'), allowed({ from: '18:30', to: '22:00' }, '21:30')]).toEqual([
    true,
    false,
    true,
  ])
  expect([allowed({ to: '10:00' }, '07:00'), allowed({ to: '10:00' }, '09:00'), allowed({ to: '07:00' }, '06:00')]).toEqual([false, true, true])
  expect([allowed({ from: '21:00' }, '23:30'), allowed({ from: '21:00' }, '20:30')]).toEqual([true, false])
  expect(whenWords({ ...DEFAULT_RULES, from: '21:00', to: null })).toBe('after 9pm')
})

test('somebody who has set nothing gets no voicemail, nobody in between and neutral words', () => {
  const day = at('2026-11-23T10:00:00')
  expect(mayContact(undefined, 'text', day).ok).toBe(true)
  expect(mayContact(undefined, 'voicemail', day).ok).toBe(false)
  expect(mayContact(undefined, 'through_someone', day).ok).toBe(false)
  expect(mayContact(undefined, 'text', day, { neutral: false }).ok).toBe(false)
  expect(mayContact(undefined, 'phone', at('2026-11-23T21:00:00')).ok).toBe(false)
})

test('rules, markers and reasons read as plain words', () => {
  expect(whenWords({ ...ashik, days: ['mon', 'tue', 'wed', 'thu', 'fri'] })).toBe('Monday to Friday, after 6:30pm and before 8pm')
  expect(whenWords({ ...ashik, days: ['mon', 'wed'], from: null })).toBe('Monday and Wednesday, between 8am and 8pm')
  expect(ruleLines(ashik).join(' ')).toContain('No phone calls')
  expect(markerWords({ topic: 'past', rule: 'only_if', onlyIf: 'I bring it up', toldOnce: true })).toBe(
    'Something in the past: ask only if: I bring it up. Told once already: read it, do not ask again.',
  )
  expect(becauseWords(['front_door', 'care_team'])).toBe('you are on their care team and you are on duty for their request for help')
  expect([clockOf('6:30pm'), clockOf('18.30'), clockOf('9'), clockOf('12am'), clockOf('25:00'), clockOf('13pm'), clockOf('soon')]).toEqual([
    '18:30',
    '18:30',
    '09:00',
    '00:00',
    undefined,
    undefined,
    undefined,
  ])
})
