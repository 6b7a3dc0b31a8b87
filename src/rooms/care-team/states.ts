import type { StateTable } from '../../core/states.ts'

const HOLDER = 'the holder, or somebody of the team that holds'

/** The states of responsibility, of a handover and of an involvement: from, what happens, to, and who may. */
export const STATES: StateTable = [
  ['responsibility', 'nobody yet', 'a request for help is received', 'a duty team, with a deadline', 'whoever asks'],
  ['responsibility', 'nobody yet', 'a worker takes it at once', 'a named worker', 'a worker of the team'],
  ['responsibility', 'a duty team', 'another duty team accepts it', 'that duty team, with a deadline', 'the other team'],
  ['responsibility', 'a duty team', 'a worker takes it', 'a named worker', 'a worker of the team'],
  ['responsibility', 'a duty team', 'the same team is asked again', 'unchanged; the earlier deadline stands', 'whoever asks'],
  ['responsibility', 'a duty team', 'the deadline passes', 'unchanged; the lead and the person are told', 'time alone'],
  [
    'responsibility',
    'a duty team or a worker',
    'nobody is at work in the team any more',
    'the nearest front door with somebody at work, with a deadline',
    'time alone; its lead and the person are told',
  ],
  ['responsibility', 'a named worker', 'they stop working in the team', 'unchanged; needs an owner, and the team is told', 'time alone'],
  ['responsibility', 'a named worker', 'a handover completes', 'the receiver', 'the receiver'],
  ['responsibility', 'a named worker', 'given back, or the worker leaves', 'their own duty team, with a deadline', 'the worker, or a team lead'],
  [
    'responsibility',
    'a duty team or a worker',
    'the person’s own goodbye, asked for or agreed to',
    'goodbye said; way back open',
    'the person, written down by the holder',
  ],
  [
    'responsibility',
    'a duty team',
    'the person did not agree that somebody asked for them',
    'let go; nothing is sent; free to ask at any time',
    'the person, written down by the team',
  ],
  ['responsibility', 'goodbye said', 'the person comes back', 'their last team, with a deadline', 'the person'],
  ['handover', 'none', 'one named worker is asked', 'asked; the sender holds', HOLDER],
  ['handover', 'asked', 'says yes', 'accepted; the sender holds, the receiver may see the record', 'the receiver'],
  ['handover', 'asked, accepted', 'says no, with a reason', 'declined; the sender holds', 'the receiver'],
  ['handover', 'asked, accepted', 'takes the question back', 'withdrawn; the sender holds', 'the sender'],
  ['handover', 'asked, accepted', 'responsibility moves in any other way, or the receiver leaves', 'withdrawn; held by whoever holds then', 'whoever moves it'],
  ['handover', 'accepted', 'has met the person: when and how', 'complete; the receiver holds', 'the receiver'],
  ['involvement', 'none', 'a worker or team is asked', 'asked, not yet agreed; sees only that they are asked', 'a worker who helps the person'],
  [
    'involvement',
    'none',
    'a worker adds themselves, or agreement is already recorded',
    'in the care team; sees what their role may hold',
    'a worker who helps the person',
  ],
  ['involvement', 'asked, not yet agreed', 'agrees', 'in the care team; sees what their role may hold', 'who was asked'],
  ['involvement', 'asked, not yet agreed', 'says no, with a reason', 'said no; sees nothing', 'who was asked'],
  ['involvement', 'asked, not yet agreed', 'the question is taken back', 'over; sees nothing', 'a worker who helps the person'],
  [
    'involvement',
    'in the care team',
    'the last day comes, or it is ended with a reason the person reads',
    'was in the care team; sees nothing by this any longer',
    'a worker who helps the person',
  ],
]
