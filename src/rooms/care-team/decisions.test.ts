import { expect, test } from 'vitest'
import { NOW } from '../../../test/support/people.ts'
import { addHours } from '../../core/dates.ts'
import { type Act, after, type Holder, type Life, mayPass, type Refusal } from './responsibility.ts'

// Every act in every situation: what it is refused for, or what is so afterwards. Written by hand from what was promised.
const TOMORROW = addHours(NOW, 24)
const LATER = addHours(NOW, 48)
const duty: Holder = { kind: 'team', teamId: 'north', deadline: TOMORROW }
const priya: Holder = { kind: 'worker', workerId: 'priya', teamId: 'north' }
const toTom = { toWorkerId: 'tom', toTeamId: 'south' }
const lives: Record<string, Life> = {
  'nobody yet': {},
  'said goodbye': { lastTeamId: 'north' },
  duty: { holder: duty, lastTeamId: 'north' },
  'duty, nobody at work': { holder: duty, lastTeamId: 'north', nobodyAtWork: true },
  priya: { holder: priya, lastTeamId: 'north' },
  'priya, nobody at work': { holder: priya, lastTeamId: 'north', nobodyAtWork: true },
  'priya asked tom': { holder: priya, lastTeamId: 'north', handover: { ...toTom, state: 'asked' } },
  'tom accepted': { holder: priya, lastTeamId: 'north', handover: { ...toTom, state: 'accepted' } },
}
const held = (holder: Holder): Life => ({ holder, lastTeamId: holder.teamId })
const south: Holder = { kind: 'team', teamId: 'south', deadline: LATER }
const tom: Holder = { kind: 'worker', workerId: 'tom', teamId: 'south' }

type Expected = Partial<Record<string, Refusal | Life>>
const everywhere = (answer: Refusal | Life): Expected => Object.fromEntries(Object.keys(lives).map(life => [life, answer]))
const empty = { 'nobody yet': 'nobody', 'said goodbye': 'nobody' } as const
const noHandover = { ...everywhere('none asked'), ...empty } satisfies Expected

const decisions: [string, Act, Expected][] = [
  [
    'another duty team takes over from a duty team or from nobody, never from a key worker',
    { do: 'team takes', teamId: 'south', deadline: LATER },
    {
      ...everywhere('taken'),
      'nobody yet': held(south),
      'said goodbye': held(south),
      duty: held(south),
      'duty, nobody at work': held(south),
    },
  ],
  [
    'the same duty team asked again keeps the earlier deadline',
    { do: 'team takes', teamId: 'north', deadline: LATER },
    {
      ...everywhere('taken'),
      'nobody yet': held({ ...duty, deadline: LATER }),
      'said goodbye': held({ ...duty, deadline: LATER }),
      duty: lives.duty,
      'duty, nobody at work': lives['duty, nobody at work'],
    },
  ],
  [
    'the same duty team asked again takes a nearer deadline',
    { do: 'team takes', teamId: 'north', deadline: addHours(NOW, 1) },
    { duty: held({ ...duty, deadline: addHours(NOW, 1) }), priya: 'taken' },
  ],
  ['no team takes with a deadline of now', { do: 'team takes', teamId: 'south', deadline: NOW }, everywhere('late')],
  [
    'a worker takes from a duty team or from nobody',
    { do: 'worker takes', workerId: 'tom', teamId: 'south' },
    { ...everywhere('taken'), 'nobody yet': held(tom), 'said goodbye': held(tom), duty: held(tom), 'duty, nobody at work': held(tom) },
  ],
  [
    'whoever already holds stays with what is under way',
    { do: 'worker takes', workerId: 'priya', teamId: 'south' },
    { priya: lives.priya, 'priya asked tom': lives['priya asked tom'], 'tom accepted': lives['tom accepted'] },
  ],
  [
    'a key worker gives back to the own duty team',
    { do: 'back to the team', deadline: LATER },
    { ...everywhere(held({ kind: 'team', teamId: 'north', deadline: LATER })), ...empty, duty: 'nobody', 'duty, nobody at work': 'nobody' },
  ],
  ['nobody gives back with a deadline of now', { do: 'back to the team', deadline: NOW }, { priya: 'late', 'tom accepted': 'late', duty: 'nobody' }],
  [
    'another duty team steps in only where nobody is at work',
    { do: 'step in', teamId: 'south', deadline: LATER },
    { ...everywhere('taken'), ...empty, 'duty, nobody at work': held(south), 'priya, nobody at work': held(south) },
  ],
  ['a team does not step in for itself', { do: 'step in', teamId: 'north', deadline: LATER }, { ...everywhere('taken'), ...empty }],
  ['nobody steps in with a deadline of now', { do: 'step in', teamId: 'south', deadline: NOW }, { 'priya, nobody at work': 'late', priya: 'taken' }],
  ['a goodbye the person asked for leaves the team to come back to', { do: 'goodbye', whose: 'asked' }, { ...everywhere({ lastTeamId: 'north' }), ...empty }],
  ['and so does one they agreed to', { do: 'goodbye', whose: 'agreed' }, { ...everywhere({ lastTeamId: 'north' }), ...empty }],
  ['a goodbye that is not theirs', { do: 'goodbye', whose: undefined }, { ...everywhere('not their goodbye'), ...empty }],
  [
    'somebody who did not agree is let go by a duty team, not by a key worker',
    { do: 'did not agree' },
    { ...everywhere('taken'), ...empty, duty: { lastTeamId: 'north' }, 'duty, nobody at work': { lastTeamId: 'north' } },
  ],
  [
    'a handover is asked of a worker who does not hold them, one at a time',
    { do: 'ask', ...toTom },
    {
      ...empty,
      duty: { ...lives.duty, handover: { ...toTom, state: 'asked' } },
      priya: lives['priya asked tom'],
      'priya asked tom': 'already asked',
      'tom accepted': 'already asked',
    },
  ],
  ['nobody hands over to themselves', { do: 'ask', toWorkerId: 'priya', toTeamId: 'north' }, { priya: 'yourself', 'priya asked tom': 'already asked' }],
  [
    'whoever was asked accepts',
    { do: 'accept', workerId: 'tom' },
    { ...noHandover, 'priya asked tom': lives['tom accepted'], 'tom accepted': lives['tom accepted'] },
  ],
  ['nobody else accepts', { do: 'accept', workerId: 'nell' }, { ...noHandover, 'priya asked tom': 'not asked of you', 'tom accepted': 'not asked of you' }],
  ['whoever was asked declines', { do: 'decline', workerId: 'tom' }, { ...noHandover, 'priya asked tom': lives.priya, 'tom accepted': lives.priya }],
  ['nobody else declines', { do: 'decline', workerId: 'nell' }, { ...noHandover, 'priya asked tom': 'not asked of you', 'tom accepted': 'not asked of you' }],
  ['a handover is withdrawn', { do: 'withdraw' }, { ...noHandover, 'priya asked tom': lives.priya, 'tom accepted': lives.priya }],
  [
    'only meeting after accepting moves responsibility',
    { do: 'meet', workerId: 'tom', met: true },
    { ...noHandover, 'priya asked tom': 'not accepted', 'tom accepted': held(tom) },
  ],
  [
    'without meeting nothing moves',
    { do: 'meet', workerId: 'tom', met: false },
    { ...noHandover, 'priya asked tom': 'not accepted', 'tom accepted': 'not met' },
  ],
  [
    'nobody else meets for them',
    { do: 'meet', workerId: 'nell', met: true },
    { ...noHandover, 'priya asked tom': 'not asked of you', 'tom accepted': 'not asked of you' },
  ],
]

test.each(decisions)('%s', (_, act, expected) => {
  for (const [name, answer] of Object.entries(expected))
    expect({ [name]: after(lives[name]!, act, NOW) }).toEqual({ [name]: typeof answer === 'string' ? { refused: answer } : { life: answer } })
})

test('the key worker, or anybody of the team that holds, may pass somebody on', () => {
  const ask = (holder: Holder, workerId: string | undefined, ...teams: string[]) => mayPass(holder, { workerId, teams })
  expect([ask(priya, 'priya'), ask(priya, 'nell', 'north'), ask(duty, 'nell', 'east', 'north')]).toEqual([true, true, true])
  expect([ask(priya, 'tom', 'south'), ask(duty, 'tom', 'south'), ask(duty, undefined), ask(priya, undefined, 'south')]).toEqual([false, false, false, false])
})
