import fc from 'fast-check'
import { expect, test } from 'vitest'
import {
  nextState,
  OPEN_STATES,
  REASONS,
  REQUEST_STATES,
  type RequestState,
  referenceFrom,
  stateAfter,
  TRANSITIONS,
  type What,
  waitSteps,
  waitWords,
} from './front-door.ts'

const states = Object.keys(TRANSITIONS) as RequestState[]
const whats = [
  'asked_again',
  'talking',
  'conversation',
  'held',
  'redirect_asked',
  'redirect_accepted',
  'redirect_no',
  'met',
  'agreement_yes',
  'agreement_no',
  'review_asked',
  'review_answered',
  'withdrawn',
] as const

test('R119 R304 R108 no reason for asking elsewhere speaks against the person', () => {
  const words = Object.entries(REASONS).flat().join(' ').toLowerCase()
  for (const never of [
    'alcohol',
    'drug',
    'diagnos',
    'personality',
    'dementia',
    'attend',
    'engag',
    'threshold',
    'criteria',
    'severe',
    'complex',
    'risk',
    'not suitable',
  ])
    expect(words).not.toContain(never)
})

test('R037 no step ends a request but a key worker, the person themselves, or having met a service that said yes', () => {
  for (const state of OPEN_STATES) {
    for (const what of whats) {
      const next = nextState(state, what)
      if (next === 'held') expect(what).toBe('held')
      if (next === 'withdrawn') expect(what).toBe('withdrawn')
      if (next === 'not_agreed') expect(what).toBe('agreement_no')
      if (next === 'met') expect([state, what]).toEqual(['accepted', 'met'])
    }
  }
  expect(nextState('asked_elsewhere', 'redirect_no')).toBe('talking')
})

test('any life made of possible steps has exactly one state, and one that is not possible is refused', () => {
  fc.assert(
    fc.property(fc.array(fc.constantFrom(...whats), { maxLength: 30 }), tried => {
      let state: RequestState = 'received'
      const life: What[] = ['received']
      for (const what of tried) {
        const next = nextState(state, what)
        if (!next) {
          expect(() => stateAfter([...life, what])).toThrow()
          continue
        }
        life.push(what)
        state = next
      }
      expect(stateAfter(life)).toBe(state)
      expect(states).toContain(state)
    }),
  )
  expect(REQUEST_STATES.map(one => one.state)).toEqual(states)
})

test('R063 the wait is said in honest words: since when, the aim, what is next; and when it is late, sorry', () => {
  const receivedAt = new Date('2026-11-14T10:00:00Z')
  const facts = { receivedAt, state: 'received' as const, answerBy: new Date('2026-11-15T10:00:00Z'), holder: 'North team', asked: undefined }
  const words = waitWords(facts, new Date('2026-11-23T09:30:00Z'))
  expect(words.since).toBe('You asked for help 9 days ago.')
  expect(words.aim).toContain('within 28 days of you asking: by 12 December 2026')
  expect(words.next).toContain('We are sorry')
  expect(waitWords({ ...facts, bySomebody: true }, new Date('2026-11-23T09:30:00Z')).since).toBe('Somebody asked us to get in touch with you 9 days ago.')
  expect(waitWords(facts, new Date('2027-01-10T09:30:00Z')).aim).toContain('not managed')
  expect(waitWords({ ...facts, state: 'asked_elsewhere', asked: 'Mind and Body' }, receivedAt).next).toContain('have not agreed yet')
  expect(waitSteps(facts).map(step => step.state)).toEqual(['done', 'current', 'later', 'later'])
})

test('the reference is read out without mistakes and says nothing', () => {
  fc.assert(
    fc.property(fc.uint8Array({ minLength: 8, maxLength: 8 }), bytes => /^[ACDEFHJKMNPRTWXY34679]{4}-[ACDEFHJKMNPRTWXY34679]{4}$/.test(referenceFrom(bytes))),
  )
})
