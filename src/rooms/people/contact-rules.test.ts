import { expect, test } from 'vitest'
import { type ContactRules, type Day, DEFAULT_RULES, mayContact, nextSafeTime, noCallsWords, ROUTES, ruleLines, whenWords } from './contact-rules.ts'

const rules = (change: Partial<ContactRules> = {}): ContactRules => ({ ...DEFAULT_RULES, ...change })
const NOON = new Date('2026-11-23T12:00:00Z') // a Monday
const NIGHT = new Date('2026-11-23T22:30:00Z')
const why = (...ask: Parameters<typeof mayContact>) => {
  const answer = mayContact(...ask)
  return answer.ok ? 'yes' : answer.why
}

test('whoever has set nothing is reached in ordinary ways, in ordinary hours, on any day', () => {
  expect(ROUTES.filter(route => mayContact(undefined, route, NOON, { neutral: true }).ok)).toEqual(['text', 'phone', 'email', 'letter', 'face_to_face'])
  for (let day = 23; day <= 29; day++) expect(mayContact(undefined, 'phone', new Date(`2026-11-${day}T12:00:00Z`))).toEqual({ ok: true })
  expect(mayContact(undefined, 'phone', NIGHT)).toEqual({ ok: false, why: 'only between 8am and 8pm.', notBefore: new Date('2026-11-24T08:00:00Z') })
  expect(DEFAULT_RULES).toMatchObject({ neutral: true, previewsOff: true, lettersTo: null, throughWhom: null })
  expect(why(undefined, 'phone', NOON, { neutral: false })).toMatch(/^nothing that shows it is about health/)
})

test('a way they said no to: what it is, and what they said yes to', () => {
  expect(why(rules({ routes: ['text'] }), 'phone', NOON)).toBe('no phone calls. You can use: text message.')
  expect(why(rules({ routes: ['text', 'letter'] }), 'email', NOON)).toBe('no email. You can use: text message or letter.')
  expect(why(rules({ routes: ['phone', 'face_to_face', 'voicemail'] }), 'text', NOON)).toBe(
    'no text messages. You can use: phone call, face to face or voicemail.',
  )
  expect(why(rules({ routes: ['email', 'through_someone'] }), 'voicemail', NOON)).toBe('no voicemail. You can use: email or through someone else.')
  expect(why(rules({ routes: [] }), 'letter', NOON)).toBe('no letters. You can use: nothing they have agreed to yet; ask them when you next meet.')
  expect([why(rules({ routes: [] }), 'face_to_face', NOON), why(rules({ routes: [] }), 'through_someone', NOON)].join()).toMatch(
    /^no visits\..*,nothing through anyone else\./,
  )
})

test('letters: only to the address they named, at any hour, and not asked again for one that has gone', () => {
  const term = rules({ lettersTo: 'term' })
  expect(why(term, 'letter', NIGHT, { toAddress: 'term' })).toBe('yes')
  expect(why(term, 'letter', NOON, { toAddress: 'home' })).toBe('letters only to their term-time address.')
  expect([why(rules({ lettersTo: 'home' }), 'letter', NOON), why(rules({ lettersTo: 'other' }), 'letter', NOON)]).toEqual([
    'letters only to their home address.',
    'letters only to their other address.',
  ])
  expect([why(term, 'letter', NOON, { afterwards: true }), why(term, 'text', NOON), why(rules(), 'letter', NIGHT, { toAddress: 'home' })]).toEqual([
    'yes',
    'yes',
    'yes',
  ])
  // A letter waits for nobody to read words about times; everything else does, but for a moment they chose themselves.
  const unread = rules({ timesUnread: true, more: 'when he is out' })
  expect(why(unread, 'letter', NOON)).toBe('yes')
  expect(mayContact(unread, 'text', NOON)).toEqual({
    ok: false,
    why: 'they wrote about times, and nobody has turned it into hours yet: “when he is out”',
    unread: true,
  })
  expect(why(unread, 'phone', NIGHT, { agreedTime: true })).toBe('yes')
  expect(why(rules({ neutral: false }), 'text', NOON, { neutral: false })).toBe('yes')
})

test('the next safe moment: on their days, not before their hour, within eight days', () => {
  const on = (days: Day[], at: string) => nextSafeTime(rules({ days, from: '09:30', to: '11:00' }), new Date(at))
  expect(on(['mon'], '2026-11-23T09:29:00Z')).toEqual(new Date('2026-11-23T09:30:00Z'))
  expect(on(['mon'], '2026-11-23T09:30:00Z')).toEqual(new Date('2026-11-30T09:30:00Z'))
  expect(on(['sun'], '2026-11-23T12:00:00Z')).toEqual(new Date('2026-11-29T09:30:00Z'))
  expect(on(['mon', 'tue'], '2026-11-23T12:00:00Z')).toEqual(new Date('2026-11-24T09:30:00Z'))
  expect(on([], '2026-11-23T12:00:00Z')).toBeUndefined()
  expect(mayContact(rules({ days: [] }), 'text', NOON)).not.toHaveProperty('notBefore')
})

test('hours that touch the night only where they named one', () => {
  const when = (from: string | null, to: string | null, days: readonly Day[] = DEFAULT_RULES.days) => whenWords({ days, from, to })
  expect([when(null, null), when('09:00', null), when(null, '18:00'), when('21:00', '23:00')]).toEqual([
    'between 8am and 8pm',
    'after 9am and before 8pm',
    'between 8am and 6pm',
    'between 9pm and 11pm',
  ])
  expect([when('20:00', null), when('19:59', null), when(null, '08:00'), when(null, '08:01')]).toEqual([
    'after 8pm',
    'after 7:59pm and before 8pm',
    'before 8am',
    'between 8am and 8:01am',
  ])
  const allowed = (change: Partial<ContactRules>, clock: string) =>
    mayContact(rules({ from: null, to: null, ...change }), 'text', new Date(`2026-11-23T${clock}:00Z`)).ok
  expect([
    allowed({ from: '20:00' }, '23:59'),
    allowed({ to: '08:00' }, '00:00'),
    allowed({ to: '08:00' }, '08:00'),
    allowed({ to: '08:01' }, '00:00'),
  ]).toEqual([true, true, false, false])
})

test('days in words: a run from first to last, single days by name, every day not at all', () => {
  const days = (...some: Day[]) => whenWords({ days: some, from: null, to: null }).replace(', between 8am and 8pm', '')
  expect(days('wed', 'tue', 'mon')).toBe('Monday to Wednesday')
  expect(days('thu', 'fri', 'sat', 'sun')).toBe('Thursday to Sunday')
  expect(days('mon', 'tue')).toBe('Monday and Tuesday')
  expect(days('mon', 'wed', 'fri')).toBe('Monday, Wednesday and Friday')
  expect(days('sun')).toBe('Sunday')
  expect(days('mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun')).toBe('between 8am and 8pm')
})

test('beside a number: no calls, text only, not now, or nothing', () => {
  expect(noCallsWords(undefined, NIGHT)).toBeUndefined()
  expect(noCallsWords(rules({ routes: ['text', 'email'] }), NOON)).toBe('no calls, text only')
  expect(noCallsWords(rules({ routes: ['email'] }), NOON)).toBe('no calls')
  expect(noCallsWords(rules(), NOON)).toBeUndefined()
  expect(noCallsWords(rules(), NIGHT)).toBe('not now, only between 8am and 8pm')
  // Words about times stand among the rules; somebody has to be able to ring and ask what they mean.
  expect(noCallsWords(rules({ timesUnread: true, more: 'mornings' }), NIGHT)).toBeUndefined()
})

test('the rules as lines: what is written first is what must be known first', () => {
  expect(ruleLines(undefined)).toEqual(['They have not been asked yet how to be contacted. Until then: no voicemail, neutral words, between 8am and 8pm.'])
  expect(
    ruleLines(
      rules({
        routes: ['text', 'letter', 'through_someone'],
        throughWhom: 'her sister Ruth',
        lettersTo: 'term',
        mustNotAppear: 'the word clinic',
        meetAt: 'the library',
        more: 'Ask for Lou.',
      }),
    ),
  ).toEqual([
    'Use: text message, letter or through her sister Ruth.',
    'No phone calls, no voicemail, no email and no visits.',
    'Only between 8am and 8pm.',
    'Letters only to their term-time address.',
    'Neutral sender and words.',
    'Must never show: the word clinic',
    'Likes to meet: the library',
    'Ask for Lou.',
  ])
  expect(ruleLines(rules({ routes: [...ROUTES], neutral: false, lettersTo: 'home' }))).toEqual([
    'Use: text message, phone call, voicemail, email, letter, face to face or through someone.',
    'Only between 8am and 8pm.',
    'Letters only to their home address.',
  ])
  expect(ruleLines(rules({ routes: [], lettersTo: 'home', timesUnread: true, more: 'when he is out' }))).toEqual([
    'They wrote about times: “when he is out” Turn this into hours and days under “How to make contact” first. Until then Kith sends nothing to them.',
    'Use: nothing yet; ask when you next meet.',
    'No phone calls, no voicemail, no text messages, no email, no letters and no visits.',
    'Only between 8am and 8pm.',
    'Neutral sender and words.',
  ])
})
