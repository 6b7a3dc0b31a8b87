import { KINDS, kindsOf } from '../../access/index.ts'
import { type Caller, lend } from '../../core/caller.ts'
import { londonDate } from '../../core/dates.ts'
import { Conflict, Invalid, NotFound } from '../../core/errors.ts'
import { newId } from '../../core/ids.ts'
import { addEntry } from '../timeline/index.ts'
import { isOwn, mayWrite, sectionsWithin } from './actions.ts'
import { type Agreement, BLOCKER_WORDS, blockerWords, factsOf, type Line, type Meeting, markOf, mayPublish, sightOfVersion } from './plans.ts'
import type { Touch } from './sections.ts'
import { insertAgreement, lastAgreement, lockPlan, readLines } from './store.ts'
import { insertMeeting, insertVersion, lastVersion } from './store-versions.ts'

const CHANGED = 'The plan was changed while this page was open. Read it again before you answer. Nothing was saved.'

/** What somebody who agrees, or publishes, was looking at: the mark of the lines on their page. */
async function stillAsRead(caller: Caller, personId: string, mark: string): Promise<{ plan: { id: string; revision: number }; lines: Line[]; kinds: number }> {
  const kinds = await mayWrite(caller, personId)
  const plan = await lockPlan(caller, personId)
  if (!plan) throw new Invalid(BLOCKER_WORDS.empty)
  const lines = await readLines(caller, personId)
  if (markOf(lines) !== mark) throw new Conflict(CHANGED)
  return { plan, lines, kinds }
}

export interface Said extends Pick<Agreement, 'answer' | 'words'> {
  touches: readonly Touch[]
}

const kindsOfSaid = (touches: readonly Touch[]) => kindsOf('plan', 'careTeam', ...touches)

/** The person says what they think of their plan as it stands on their page (R096). @throws Conflict when it has changed meanwhile, Invalid, NotFound */
export async function sayToPlan(caller: Caller, personId: string, mark: string, said: Said): Promise<void> {
  if (!isOwn(caller, personId)) throw new NotFound()
  const { plan, lines } = await stillAsRead(caller, personId, mark)
  if (lines.length === 0) throw new Invalid(BLOCKER_WORDS.empty)
  const { answer, words, touches } = said
  await insertAgreement(caller, {
    planId: plan.id,
    personId,
    revision: plan.revision,
    kinds: kindsOfSaid(touches),
    answer,
    words,
    byPerson: true,
    how: 'my_kith',
    onDay: londonDate(caller.now),
  })
}

export interface ToPublishNow {
  /** What the person said, where a worker writes it down with how and when; undefined where they pressed it themself. */
  said: (Said & { how: Exclude<Agreement['how'], 'my_kith'>; onDay: string }) | undefined
  meeting: Meeting
  touches: readonly Touch[]
}

/**
 * Publishes the plan as it stands on the publisher's page: a snapshot of every line with who may read it, and how it was
 * decided. Never without the person's own part and agreement, or the recorded reason: the database refuses too.
 * @returns the version's id, which is that of its entry @throws Conflict, Invalid, NotFound
 */
export async function publish(caller: Caller, personId: string, mark: string, { said, meeting, touches }: ToPublishNow): Promise<string> {
  const { plan, lines, kinds } = await stillAsRead(caller, personId, mark)
  if (!caller.actor.workerId) throw new NotFound()
  const mine = kindsOfSaid(touches)
  if (mine & ~kinds) throw new Invalid({ touches: 'Choose only what your role may read' })
  if (said) {
    if (said.onDay > londonDate(caller.now)) throw new Invalid({ on: 'The day must be today or before' })
    await insertAgreement(caller, { planId: plan.id, personId, revision: plan.revision, kinds: mine, byPerson: false, ...said })
  }
  // Their last word, also where the publisher may not read its words: nobody publishes against it.
  const agreement = await lend(caller, 'plans', house => lastAgreement(house, personId))
  const without = meeting.withoutReason ? { reason: meeting.withoutReason, words: meeting.withoutWords } : undefined
  const sections = sectionsWithin(kinds)
  const blockers = mayPublish({ lines, agreement, without, sections })
  if (blockers.length > 0) throw new Invalid(blockers.map(blocker => blockerWords(blocker, lines, sections)).join('. '))
  return lend(caller, 'plans', house => snapshot({ ...house, actor: caller.actor }, plan, personId, without ? null : agreement!.id, meeting, mine))
}

// As the house, in the publisher's name: the snapshot holds lines they may not read, and tells nobody so.
async function snapshot(
  house: Caller,
  plan: { id: string; revision: number },
  personId: string,
  agreementId: string | null,
  meeting: Meeting,
  kinds: number,
): Promise<string> {
  const lines = await readLines(house, personId)
  const last = await lastVersion(house, plan.id)
  const sight = sightOfVersion(changedSince(lines, last.lines), KINDS.plan)
  const id = newId()
  await addEntry(house, {
    id,
    personId,
    // Who published it tells who helps.
    kinds: sight.kinds | KINDS.careTeam,
    ...(sight.readers ? { readers: sight.readers } : {}),
    what: 'plan',
    title: last.number === 0 ? 'The plan was published' : 'The plan was published again, with what changed',
    body: 'You can read it in your plan, with what was different before.',
  })
  await insertVersion(house, { id, planId: plan.id, personId, number: last.number + 1, ...sight, revision: plan.revision, agreementId }, lines)
  await insertMeeting(house, id, personId, kinds, meeting)
  return id
}

type Before = Awaited<ReturnType<typeof lastVersion>>['lines']
function changedSince(lines: readonly Line[], before: Before): Pick<Line, 'kinds' | 'readers'>[] {
  const old = new Map(before.map(line => [line.lineId, line]))
  const now = new Set(lines.map(line => line.id))
  const changed = lines.filter(line => {
    const was = old.get(line.id)
    return !was || was.words !== line.words || was.notNow !== line.notNow || JSON.stringify(was.facts) !== JSON.stringify(factsOf(line))
  })
  return [...changed, ...before.filter(line => !now.has(line.lineId))]
}
