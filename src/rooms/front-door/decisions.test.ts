import { expect, test } from 'vitest'
import { DEFAULT_RULES } from '../people/index.ts'
import { type Answers, agreedFrom, answersOf, firstMissing, mayCall, rulesFrom, safeContactWords, saidWhen } from './draft.ts'
import {
  agreedWords,
  askedWords,
  dueAt,
  isOpen,
  nextState,
  type RequestState,
  referenceFrom,
  stateAfter,
  TRANSITIONS,
  type WaitFacts,
  type What,
  waitSteps,
  waitWords,
} from './front-door.ts'

// Where each thing that can happen leads, written by hand: a row for each state, and what is not named changes nothing or cannot be.
const same = (state: RequestState, ...whats: What[]) => Object.fromEntries(whats.map(what => [what, state]))
const ends = { held: 'held', agreement_no: 'not_agreed', withdrawn: 'withdrawn' } as const
const expected: Record<RequestState, Partial<Record<What, RequestState>>> = {
  received: {
    ...ends,
    ...same('talking', 'talking', 'conversation'),
    redirect_asked: 'asked_elsewhere',
    ...same('received', 'asked_again', 'agreement_yes', 'review_asked', 'review_answered'),
  },
  talking: {
    ...ends,
    redirect_asked: 'asked_elsewhere',
    ...same('talking', 'talking', 'conversation', 'asked_again', 'agreement_yes', 'review_asked', 'review_answered'),
  },
  asked_elsewhere: {
    ...ends,
    redirect_accepted: 'accepted',
    redirect_no: 'talking',
    ...same('asked_elsewhere', 'talking', 'conversation', 'asked_again', 'agreement_yes', 'review_asked', 'review_answered'),
  },
  accepted: {
    ...ends,
    ...same('talking', 'talking', 'conversation'),
    redirect_asked: 'asked_elsewhere',
    met: 'met',
    ...same('accepted', 'asked_again', 'agreement_yes', 'review_asked', 'review_answered'),
  },
  met: { held: 'held', asked_again: 'talking', ...same('met', 'conversation', 'review_asked', 'review_answered') },
  held: same('held', 'conversation', 'asked_again', 'agreement_yes', 'review_asked', 'review_answered'),
  withdrawn: { asked_again: 'received', ...same('withdrawn', 'conversation', 'review_asked', 'review_answered') },
  not_agreed: { asked_again: 'received', ...same('not_agreed', 'review_asked', 'review_answered') },
}

test.each(Object.keys(expected) as RequestState[])('from %s a request goes where it was promised to go, and nowhere else', state => {
  expect(TRANSITIONS[state]).toEqual(expected[state])
  for (const [what, to] of Object.entries(expected[state])) expect(nextState(state, what as What)).toBe(to)
  expect(isOpen(state)).toBe(['received', 'talking', 'asked_elsewhere', 'accepted'].includes(state))
})

test('a life that does not begin by being received, or takes a step that cannot be, never was', () => {
  expect(() => stateAfter(['talking'])).toThrow('begins by being received')
  expect(() => stateAfter([])).toThrow('begins by being received')
  expect(() => stateAfter(['received', 'met'])).toThrow('met cannot follow received')
  expect(stateAfter(['received', 'redirect_asked', 'redirect_accepted', 'met', 'held'])).toBe('held')
})

const RECEIVED = new Date('2026-11-14T10:00:00Z')
const ANSWER_BY = new Date('2026-11-16T10:00:00Z')
const facts = (change: Partial<WaitFacts> = {}): WaitFacts => ({
  receivedAt: RECEIVED,
  state: 'received',
  answerBy: ANSWER_BY,
  holder: undefined,
  asked: undefined,
  ...change,
})
const next = (state: RequestState, change: Partial<WaitFacts> = {}, now = RECEIVED) => waitWords(facts({ state, ...change }), now).next

test('what comes next, in each state, with names and without', () => {
  expect(dueAt(RECEIVED, 48)).toEqual(ANSWER_BY)
  expect(next('received')).toBe('The team will get in touch by Monday 16 November 2026 at 10am.')
  expect(next('received', {}, ANSWER_BY)).toContain('will get in touch')
  expect(next('received', { holder: 'North team' }, new Date('2026-11-16T10:00:01Z'))).toMatch(/^North team should have been in touch by .*We are sorry/)
  expect([next('talking', { holder: 'Priya' }), next('held', { holder: 'Priya' })]).toEqual([
    'Priya is talking with you about what would help. Next, we name one person to be your key worker.',
    'Priya is your key worker and will be in touch to agree what comes first.',
  ])
  expect([next('asked_elsewhere', { asked: 'Mind' }), next('asked_elsewhere')].join(' ')).toMatch(
    /^We asked Mind\..* We asked another service\. They have not agreed yet/,
  )
  expect([next('accepted', { asked: 'Mind', holder: 'Priya' }), next('accepted')]).toEqual([
    'Mind said yes. Priya stays responsible until you have met them.',
    'The other service said yes. The team stays responsible until you have met them.',
  ])
  expect([next('met', { asked: 'Mind', holder: 'Priya' }), next('met')].join(' ')).toMatch(
    /^You have met Mind\. Priya will .* You have met the other service\. The team will/,
  )
  expect([next('withdrawn'), next('not_agreed')].join(' ')).toMatch(/^You told us you do not want this now.* You did not agree that somebody asked for you/)
})

test('since when, and the aim of 28 days until it has passed', () => {
  const since = (now: string) => askedWords(RECEIVED, new Date(now))
  expect([since('2026-11-14T23:00:00Z'), since('2026-11-15T00:30:00Z'), since('2026-11-16T09:00:00Z'), since('2026-11-13T10:00:00Z')]).toEqual([
    'You asked for help today.',
    'You asked for help yesterday.',
    'You asked for help 2 days ago.',
    'You asked for help today.',
  ])
  expect(askedWords(RECEIVED, RECEIVED, true)).toBe('Somebody asked us to get in touch with you today.')
  const aim = (now: string) => waitWords(facts(), new Date(now)).aim
  expect(aim('2026-12-12T10:00:00Z')).toBe('We aim to start help within 28 days of you asking: by 12 December 2026.')
  expect(aim('2026-12-13T10:00:00Z')).toMatch(/^We aim to start help within 28 days\. We have not managed that/)
})

test('the four steps, and where the person is', () => {
  const steps = (state: RequestState) => waitSteps(facts({ state })).map(step => [step.state, step.detail])
  expect(steps('received')).toEqual([
    ['done', '14 November 2026'],
    ['current', 'By Monday 16 November 2026 at 10am'],
    ['later', undefined],
    ['later', undefined],
  ])
  expect(steps('talking')).toEqual([
    ['done', '14 November 2026'],
    ['done', 'Done'],
    ['current', undefined],
    ['later', undefined],
  ])
  expect(steps('asked_elsewhere')[2]).toEqual(['current', 'Another service was asked, and has not agreed yet'])
  expect(steps('held')).toEqual([
    ['done', '14 November 2026'],
    ['done', 'Done'],
    ['done', undefined],
    ['current', 'Done'],
  ])
})

test('what the person told us themselves counts before what somebody claimed for them', () => {
  const at = new Date('2026-11-20T10:00:00Z')
  const words = (personAgreed: Parameters<typeof agreedWords>[0]['personAgreed'], agreedHow: string, ...said: What[]) =>
    agreedWords(
      { personAgreed, agreedHow },
      said.map(what => ({ what, at })),
    )
  expect(words('self', '', 'received')).toBe('Asked for themselves')
  expect(words('yes', 'She said so', 'received')).toBe('Yes. She said so. Whoever asked says so; ask them at first contact')
  expect(words('not_asked', '', 'received')).toBe('Not asked yet')
  expect(words('yes', 'She said so', 'received', 'agreement_yes', 'agreement_no')).toBe(
    'No, as they told us on 20 November 2026. Said when we were asked: Yes. She said so',
  )
  expect(words('no', '', 'agreement_yes', 'talking')).toBe('Yes, as they told us on 20 November 2026. Said when we were asked: No')
})

test('a reference has four and four clear characters, from the first eight bytes', () => {
  expect(referenceFrom(Uint8Array.from([0, 1, 2, 3, 4, 5, 20, 21, 9, 9]))).toBe('ACDE-FH9A')
})

const whole: Answers = { words: 'I do not sleep', givenName: 'Amina', whoFor: 'me', placeCode: 'E07999999', ways: ['text'] }

test('the public form asks for what is missing in its own order', () => {
  const missing = (change: Answers) => firstMissing({ ...whole, ...change })
  expect([missing({}), missing({ words: '' }), missing({ givenName: '' }), missing({ whoFor: '' }), missing({ placeCode: '' }), missing({ ways: [] })]).toEqual(
    [undefined, 'words', 'name', 'name', 'where', 'contact'],
  )
  expect([firstMissing({}), missing({ words: ['', 'x'] }), missing({ ways: [''] }), missing({ words: '', placeCode: '' })]).toEqual([
    'words',
    'words',
    'contact',
    'words',
  ])
  expect([answersOf({ a: 'x' }, 'a'), answersOf({ a: ['x', '', 'y'] }, 'a'), answersOf({}, 'a'), answersOf({ a: '' }, 'a')]).toEqual([
    ['x'],
    ['x', 'y'],
    [],
    [],
  ])
})

test('we may call only who said so and gave a number', () => {
  expect([mayCall({ mayCall: 'yes', callPhone: '07700 900001' }), mayCall({ mayCall: 'yes' }), mayCall({ mayCall: 'no', callPhone: '07700 900001' })]).toEqual([
    true,
    false,
    false,
  ])
})

test('who asked, and whether the person agrees: nothing that was not said is taken for a yes', () => {
  const agreed = (whoFor: string, said?: string) => agreedFrom({ whoFor, ...(said ? { agreed: said } : {}) })
  expect([agreed('me', 'no'), agreed('other', 'yes'), agreed('other', 'no'), agreed('other', 'not_asked'), agreed('other')]).toEqual([
    'self',
    'yes',
    'no',
    'not_asked',
    'not_asked',
  ])
})

test('how to reach somebody safely, in one paragraph; silence about a thing says nothing', () => {
  expect(safeContactWords({})).toBe('')
  expect(
    safeContactWords({
      ways: ['text', 'through', 'no such way'],
      hours: 'between',
      from: '18:30',
      when: 'not when he is in',
      never: ['voicemail', 'letter', 'name'],
      needs: 'BSL',
    }),
  ).toBe(
    'Reach by: text message, through someone i trust. When: only after 6:30pm and before 8pm. About times: not when he is in No voicemail. No letters home. Do not say who is calling. Needs: BSL',
  )
  expect([
    saidWhen({}),
    saidWhen({ hours: 'x' }),
    saidWhen({ from: '9' }),
    saidWhen({ to: '9' }),
    saidWhen({ days: ['mon'] }),
    saidWhen({ days: [''] }),
  ]).toEqual([false, true, true, true, true, false])
})

test('the rules a request leaves: only what was chosen, and words about times hold everything back', () => {
  const quiet = { days: DEFAULT_RULES.days, from: null, to: null, through: '', words: '', timesUnread: false, hideName: false }
  expect(rulesFrom([], quiet)).toBeUndefined()
  expect(rulesFrom(['no such way'], quiet)).toBeUndefined()
  expect(rulesFrom(['through'], quiet)).toBeUndefined()
  expect(rulesFrom(['text', 'through'], { ...quiet, through: 'Ruth' })).toEqual({
    ...DEFAULT_RULES,
    from: null,
    to: null,
    routes: ['text', 'through_someone'],
    throughWhom: 'Ruth',
    timesUnread: false,
  })
  expect(rulesFrom(['email', 'phone', 'letter'], { ...quiet, through: 'Ruth', hideName: true })).toMatchObject({
    routes: ['email', 'phone', 'letter'],
    throughWhom: null,
    mustNotAppear: 'Who is calling or writing',
  })
  expect(rulesFrom([], { ...quiet, words: 'mornings', timesUnread: true })).toMatchObject({
    routes: DEFAULT_RULES.routes,
    more: 'mornings',
    timesUnread: true,
    mustNotAppear: '',
  })
  expect(rulesFrom([], { ...quiet, from: '09:00', timesUnread: true })).toMatchObject({ from: '09:00', to: null, timesUnread: false })
  expect([rulesFrom([], { ...quiet, to: '11:00' })?.to, rulesFrom([], { ...quiet, days: ['mon'] })?.days]).toEqual(['11:00', ['mon']])
})
