import type { StateTable } from '../../core/states.ts'

const WRITERS = 'the person, or a worker with them'
const ENDERS = 'the person, or a clinician who writes down how they said so'

/** The states of a safety plan, a line of it, an agreement on what is out of reach, a past event and a wish. Nothing is ever deleted. */
export const SAFETY_STATES: StateTable = [
  ['safety plan', 'none', 'a first line or agreement is written', 'begun', WRITERS],
  ['safety plan', 'begun, fresh', 'looked through: when, and with whom', 'fresh', WRITERS],
  ['safety plan', 'begun, fresh', 'an urgent assessment, something serious, or a listed event', 'to be looked at again', 'whoever writes it down'],
  ['safety plan', 'begun, fresh', 'six months without a thought, or somebody new is responsible', 'to be looked at again', 'time, or a handover'],
  ['safety plan', 'to be looked at again', 'looked through as it stands now', 'fresh', WRITERS],
  ['line of a safety plan', 'stands', 'other words, over the version that was read', 'stands; the older words are kept', WRITERS],
  ['line of a safety plan', 'stands', 'taken off', 'off the plan; kept', ENDERS],
  ['line of a safety plan', 'off the plan', 'put back', 'stands', WRITERS],
  ['agreement on what is out of reach', 'held', 'its last day passes, or it is no longer so', 'over; kept', `time, ${ENDERS}`],
  ['serious past event', 'none', 'written down with its date and source', 'carried forward', 'specialist-trained staff'],
  ['serious past event', 'carried forward', 'left out, with a reason that stays', 'left out of the summary', 'specialist-trained staff'],
  ['serious past event', 'left out of the summary', 'put back', 'carried forward', 'specialist-trained staff'],
  ['wish made in advance', 'none', 'written; a decision with its paper, date and witness', 'in force', WRITERS],
  ['wish made in advance', 'in force', 'a newer version that follows it', 'in force; the older one is kept', ENDERS],
  ['wish made in advance', 'in force', 'taken back', 'taken back; kept', ENDERS],
]
