import type { StateTable } from '../core/states.ts'

/** An opening of a record in an emergency: from, what happens, to, and who may. */
export const EMERGENCY_STATES: StateTable = [
  [
    'emergency access',
    'none',
    'a worker finds one person, gives a reason in words, and signed in within ten minutes or confirms that it is them',
    'open for 60 minutes, waits for review; the person, their key worker and the lead are told',
    'a worker whose role may',
  ],
  [
    'emergency access',
    'none',
    'nobody matches, or the person keeps this worker out: the same answer',
    'nothing opened; audited; the lead is told where the worker was kept out',
    'a worker whose role may',
  ],
  ['emergency access', 'open', '60 minutes pass', 'over, waits for review', 'time alone'],
  ['emergency access', 'open', 'a new reason', 'over; a new opening of 60 minutes, told as the first', 'the same worker'],
  [
    'emergency access',
    'waits for review',
    'decided, within five weekdays',
    'justified, or not justified; the person is told',
    'the information governance lead',
  ],
]
