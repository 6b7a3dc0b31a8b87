import type { StateTable } from '../../core/states.ts'

const BOTH = 'the person, or a worker with them'

/** The states of what the network room keeps. Nothing is deleted, and no state says no to anybody. */
export const NETWORK_STATES: StateTable = [
  ['tie', 'none', 'named, or marked on somebody another room names', 'in the picture', BOTH],
  ['tie', 'in the picture', 'nearer, further, stronger, weaker', 'in the picture; how it was is kept', BOTH],
  ['tie', 'in the picture', 'taken off, or left out', 'not in the picture; kept', BOTH],
  ['barrier of a person', 'none', 'written down; the place counts it', 'in the way', BOTH],
  ['barrier of a person', 'in the way', 'no longer so', 'eased; kept', BOTH],
  ['barrier of a place', 'open', 'given to a team', 'worked on', 'a connector or team lead of the place'],
  ['barrier of a place', 'worked on', 'dealt with, in words on what was done', 'dealt with; counted', 'a connector or team lead of the team that took it on'],
  ['asking for a connector', 'none', 'asked, with the person’s yes and in their words', 'asked, not yet agreed', 'the person, or any worker who sees them'],
  ['asking for a connector', 'asked, not yet agreed', 'a named connector says yes', 'agreed; they are in the care team', 'a worker of the team asked'],
  ['asking for a connector', 'asked, not yet agreed', 'taken back', 'taken back', BOTH],
  ['connection', 'none', 'told about, introduced, went with, stayed with for a while, or went alone', 'under way', BOTH],
  ['connection', 'under way', 'any of these again, in any order; a day that did not work out', 'under way', BOTH],
  ['connection', 'under way', 'over, for now or for good', 'over; a card for its organiser ends with it', BOTH],
  ['step the person set', 'ahead', 'did it', 'done', BOTH],
  ['step the person set', 'ahead', 'not that day', 'ahead: nothing is lost', BOTH],
  ['going along', 'planned', 'went together', 'done; written down as “went with”', 'a worker who helps'],
  ['going along', 'planned', 'not that day, or called off', 'not that day, called off', 'a worker who helps'],
  ['offer to help run or start something', 'offered', 'talked about, doing it, resting', 'talked about, doing it, resting', BOTH],
  ['card for an organiser', 'none', 'the person agrees: name, what helps, days, last day', 'in force', BOTH],
  [
    'card for an organiser',
    'in force',
    'its last day passes, the activity is over, taken back, or its organiser turns out to be of the person’s own life',
    'gone from the organiser’s page',
    'time, the person, or a worker with them',
  ],
  ['something missing', 'open', 'looked for by somebody', 'open; each person counted once', 'the person, or a worker with them'],
  ['something missing', 'open', 'there now', 'met', 'a connector or team lead of the place'],
]
