import type { Life, StateTable } from '../../core/states.ts'
import { REQUEST_STATES, type What } from './front-door.ts'

const TEAM = 'its team'
const THEY = 'that team; for a service outside Kith its team, with who, how and when'

const acts: Record<What, { words: string; who: string }> = {
  received: { words: 'received', who: 'anybody' },
  asked_again: { words: 'asked again', who: 'the person, or someone for them' },
  talking: { words: 'a worker takes the talk', who: TEAM },
  conversation: { words: 'a conversation is written down', who: TEAM },
  held: { words: 'key worker named', who: TEAM },
  redirect_asked: { words: 'another service is asked', who: TEAM },
  redirect_accepted: { words: 'that service says yes', who: THEY },
  met: { words: 'the person has met the service outside Kith', who: TEAM },
  redirect_no: { words: 'that service says no', who: 'that service, or its team' },
  agreement_yes: { words: 'the person agrees that somebody asked for them', who: 'its team, from the person' },
  agreement_no: { words: 'the person does not agree', who: 'its team, from the person' },
  review_asked: { words: 'a review is asked for', who: 'the person' },
  review_answered: { words: 'a review is answered', who: 'a team lead' },
  withdrawn: { words: 'taken back', who: 'the person alone' },
}

/** The life of a request for help, with who may move it. */
export const REQUEST_LIFE: Life = { concept: 'request for help', states: REQUEST_STATES, acts }

/** Asking another service, and advice between colleagues: from, what happens, to, and who may. */
export const FRONT_DOOR_STATES: StateTable = [
  ['redirect', 'none', 'another service is asked, with a reason and a name', 'asked, not yet agreed; we hold the person', TEAM],
  [
    'redirect',
    'asked, not yet agreed',
    'a team in Kith says yes, itself',
    'accepted; that team holds the person from now, with its own deadline',
    'somebody of that team',
  ],
  [
    'redirect',
    'asked, not yet agreed',
    'a service outside Kith says yes',
    'accepted; we hold the person, and ask within 7 days whether they have met',
    'its team, with who, how and when',
  ],
  ['redirect', 'accepted by a service outside Kith', 'the person has met them', 'over; we hold the person until a goodbye or a key worker', 'its team'],
  ['redirect', 'asked, not yet agreed', 'they say no', 'back in conversation; we hold the person, with the same clock', 'that service, or its team'],
  [
    'redirect',
    'asked, not yet agreed',
    'a key worker is named here, the person takes it back, or did not agree',
    'over; held as before, or by the key worker',
    'its team; the person',
  ],
  ['advice', 'none', 'a question to a named colleague', 'asked', 'any worker who may ask for advice'],
  ['advice', 'asked', 'the first words of whoever was asked', 'answered; the time is kept', 'the colleague who was asked'],
  ['advice', 'asked, answered', 'either of the two writes on', 'unchanged', 'the two of them'],
  ['advice', 'asked, answered', 'turned into help, in one press', 'a request for help, received when the conversation began', 'the two of them'],
]
