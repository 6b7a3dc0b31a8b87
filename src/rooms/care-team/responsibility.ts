/**
 * Who holds a person, and what may happen next. Pure: the database is told what these rules decide, and refuses on its own
 * account whatever would leave nobody, or two, responsible.
 */

/** One named worker with the team they hold it in, or one duty team with a deadline for naming somebody. */
export type Holder = { kind: 'worker'; workerId: string; teamId: string } | { kind: 'team'; teamId: string; deadline: Date }

/** The open handover of a person, if there is one: asked, or accepted and still to meet. */
export interface OpenHandover {
  toWorkerId: string
  toTeamId: string
  state: 'asked' | 'accepted'
}

/** A person's responsibility at a moment. Nobody holds only before the first request and after the person's own goodbye. */
export interface Life {
  holder?: Holder
  handover?: OpenHandover
  /** The team that held them last, to which they come straight back. */
  lastTeamId?: string
  /** Nobody is at work in the team that holds, or whose worker holds. */
  nobodyAtWork?: true
}

export type MetHow = 'in_person' | 'video' | 'phone'
export const MET_HOW: Record<MetHow, string> = { in_person: 'in person', video: 'by video', phone: 'by phone' }

export type Act =
  | { do: 'team takes'; teamId: string; deadline: Date }
  | { do: 'worker takes'; workerId: string; teamId: string }
  | { do: 'back to the team'; deadline: Date }
  | { do: 'step in'; teamId: string; deadline: Date }
  | { do: 'ask'; toWorkerId: string; toTeamId: string }
  | { do: 'accept'; workerId: string }
  | { do: 'meet'; workerId: string; met: boolean }
  | { do: 'decline'; workerId: string }
  | { do: 'withdraw' }
  | { do: 'goodbye'; whose: 'asked' | 'agreed' | undefined }
  | { do: 'did not agree' }

export type Refusal =
  | 'taken'
  | 'nobody'
  | 'late'
  | 'yourself'
  | 'already asked'
  | 'none asked'
  | 'not asked of you'
  | 'not accepted'
  | 'not met'
  | 'not their goodbye'
export type Outcome = { life: Life } | { refused: Refusal }

const refused = (why: Refusal): Outcome => ({ refused: why })
// Whenever responsibility moves, a handover still open is over: its sender is no longer the holder.
const held = (holder: Holder): Outcome => ({ life: { holder, lastTeamId: holder.teamId } })

/** What is so after an act, or why it cannot be done. Missing an appointment, going quiet or time passing are not acts. */
export function after(life: Life, act: Act, now: Date): Outcome {
  switch (act.do) {
    case 'team takes':
      return teamTakes(life, act.teamId, act.deadline, now)
    case 'worker takes':
      return workerTakes(life, act.workerId, act.teamId)
    case 'back to the team':
      return backToTeam(life, act.deadline, now)
    case 'step in':
      return stepIn(life, act.teamId, act.deadline, now)
    case 'goodbye':
      return goodbye(life, act.whose)
    case 'did not agree':
      return didNotAgree(life)
    default:
      return handedOver(life, act)
  }
}

// A duty team takes over from another duty team, or from nobody; never from a key worker, who hands over by name.
// Asking the same team again brings no later deadline: a promise made is kept.
function teamTakes(life: Life, teamId: string, deadline: Date, now: Date): Outcome {
  if (deadline <= now) return refused('late')
  const before = life.holder
  if (before?.kind === 'worker') return refused('taken')
  if (before?.teamId === teamId) return { life: { ...life, holder: { ...before, deadline: before.deadline < deadline ? before.deadline : deadline } } }
  return held({ kind: 'team', teamId, deadline })
}

function workerTakes(life: Life, workerId: string, teamId: string): Outcome {
  const holder = life.holder
  if (holder?.kind === 'worker') return holder.workerId === workerId ? { life } : refused('taken')
  return held({ kind: 'worker', workerId, teamId })
}

// The key worker's own duty team steps in, and must name somebody again by a deadline.
function backToTeam(life: Life, deadline: Date, now: Date): Outcome {
  if (life.holder?.kind !== 'worker') return refused('nobody')
  if (deadline <= now) return refused('late')
  return held({ kind: 'team', teamId: life.holder.teamId, deadline })
}

// Another duty team takes over where nobody is at work, also from a key worker who is not: the only way past them.
function stepIn(life: Life, teamId: string, deadline: Date, now: Date): Outcome {
  if (!life.holder) return refused('nobody')
  if (!life.nobodyAtWork || life.holder.teamId === teamId) return refused('taken')
  if (deadline <= now) return refused('late')
  return held({ kind: 'team', teamId, deadline })
}

function goodbye(life: Life, whose: 'asked' | 'agreed' | undefined): Outcome {
  if (!life.holder) return refused('nobody')
  if (!whose) return refused('not their goodbye')
  return { life: { lastTeamId: life.holder.teamId } }
}

// Somebody asked for them and they said no: a duty team lets go. Whoever has a key worker is being helped already.
function didNotAgree(life: Life): Outcome {
  if (!life.holder) return refused('nobody')
  return life.holder.kind === 'team' ? { life: { lastTeamId: life.holder.teamId } } : refused('taken')
}

/** The handover of the key-worker role: asked, accepted, met. Only the last moves responsibility. */
function handedOver(life: Life, act: Extract<Act, { do: 'ask' | 'accept' | 'meet' | 'decline' | 'withdraw' }>): Outcome {
  const { handover, ...rest } = life
  if (!life.holder) return refused('nobody')
  if (act.do === 'ask') {
    if (handover) return refused('already asked')
    if (life.holder.kind === 'worker' && life.holder.workerId === act.toWorkerId) return refused('yourself')
    return { life: { ...rest, handover: { toWorkerId: act.toWorkerId, toTeamId: act.toTeamId, state: 'asked' } } }
  }
  if (!handover) return refused('none asked')
  if (act.do === 'withdraw') return { life: rest }
  if (act.workerId !== handover.toWorkerId) return refused('not asked of you')
  if (act.do === 'decline') return { life: rest }
  if (act.do === 'accept') return { life: { ...rest, handover: { ...handover, state: 'accepted' } } }
  if (handover.state !== 'accepted') return refused('not accepted')
  if (!act.met) return refused('not met')
  return held({ kind: 'worker', workerId: handover.toWorkerId, teamId: handover.toTeamId })
}

/** Who may pass a person on, or let them go: the key worker, or anyone in the team that holds. */
export const mayPass = (holder: Holder, asker: { workerId: string | undefined; teams: readonly string[] }): boolean =>
  (holder.kind === 'worker' && holder.workerId === asker.workerId) || asker.teams.includes(holder.teamId)

/** Plain words for each refusal. `taken` is said with the holder's name by whoever knows it. */
export const REFUSALS: Record<Refusal, string> = {
  taken: 'Somebody already holds this.',
  nobody: 'Nobody holds this person now, so there is nothing to hand over. Open the record to see what happened.',
  late: 'Choose a deadline that is still to come.',
  yourself: 'This worker already is the key worker. Choose somebody else.',
  'already asked': 'A handover is already open. Withdraw it before asking somebody else.',
  'none asked': 'There is no open handover any more. Open the record to see what happened.',
  'not asked of you': 'Only the worker who was asked can answer this.',
  'not accepted': 'Accept the handover before you say that you have met.',
  'not met': 'A handover completes only when you have met. Say when and how you met.',
  'not their goodbye': 'A goodbye is the person’s own. Say whether they asked for it or agreed to it.',
}
