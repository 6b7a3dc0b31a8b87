import { KINDS, myBasis } from '../../access/index.ts'
import { type Caller, lend } from '../../core/caller.ts'
import { formatDate, londonDate, type PlainDate } from '../../core/dates.ts'
import { Conflict, Invalid, NotFound } from '../../core/errors.ts'
import { newId } from '../../core/ids.ts'
import { currentHolder } from '../care-team/index.ts'
import { addEntry } from '../timeline/index.ts'
import { addLine, lineAbout, mayWrite, saveLine, takeOut, touchesOf } from './actions.ts'
import { compareMedicines, decisionLine, MOVES, type Move } from './medicines.ts'
import type { Line } from './plans.ts'
import { readLines } from './store.ts'
import {
  countUndecided,
  type Difference,
  insertCheck,
  MEDICINE_KINDS,
  type MedicineCheck,
  putLine,
  readCheck,
  readChecks,
  readDifferences,
  settleCheck,
  updateDecided,
} from './store-medicines.ts'

const medicinesOf = async (caller: Caller, personId: string): Promise<Line[]> =>
  (await readLines(caller, personId)).filter(line => line.section === 'medicines' && !line.notNow)

/** @throws NotFound for whoever may not read medicines in this plan */
export async function seesMedicines(caller: Caller, personId: string): Promise<void> {
  const { kinds } = await myBasis(caller, personId)
  if ((kinds & MEDICINE_KINDS) !== MEDICINE_KINDS) throw new NotFound()
}

export interface OtherList {
  why: Move
  source: string
  listedOn: PlainDate
  /** One medicine on each line, as it stands there. */
  list: readonly string[]
}

/**
 * Compares the medicines of the plan with a list from elsewhere, at a move (R292). What is the same is kept as such; each
 * difference waits for somebody to decide. @returns the id of the comparison @throws NotFound, Invalid
 */
export async function compare(caller: Caller, personId: string, { list, ...it }: OtherList): Promise<string> {
  await mayWrite(caller, personId)
  await seesMedicines(caller, personId)
  if (!caller.actor.workerId) throw new NotFound()
  if (it.listedOn > londonDate(caller.now)) throw new Invalid({ listedOn: 'The day of the list must be today or before' })
  const { same, differ } = compareMedicines(await medicinesOf(caller, personId), list)
  const id = await insertCheck(caller, { ...it, personId, same, differ })
  if (differ.length === 0) await settle(caller, (await readCheck(caller, id))!)
  return id
}

/** The comparison, when it is about this person and the caller may read it. @throws NotFound */
export async function checkAbout(caller: Caller, personId: string, checkId: string): Promise<{ check: MedicineCheck; differences: Difference[] }> {
  const check = await readCheck(caller, checkId)
  if (!check || check.personId !== personId) throw new NotFound()
  return { check, differences: await readDifferences(caller, checkId) }
}

export interface Decision {
  how: 'keep' | 'change'
  /** Why, and whom they asked. */
  words: string
  /** Of a medicine that comes into the plan. */
  reason: string
  prescriber: string
}

/**
 * Decides about one difference, in the name of whoever decides, and puts it into the plan at once. With the last one the
 * comparison stands on the record. @throws NotFound, Invalid; Conflict when somebody decided first; LineMoved when the line
 * of the plan has changed since the lists were compared
 */
export async function decideMedicine(caller: Caller, personId: string, checkId: string, differenceId: string, it: Decision): Promise<void> {
  await mayWrite(caller, personId)
  if (!caller.actor.workerId) throw new NotFound()
  const { check, differences } = await checkAbout(caller, personId, checkId)
  const difference = differences.find(one => one.id === differenceId)
  if (!difference) throw new NotFound()
  if (!(await updateDecided(caller, difference.id, it.how, it.words)))
    throw new Conflict('Somebody decided this first. Nothing was changed by you. Read it below.')
  if (it.how === 'change') await putIntoPlan(caller, personId, difference, it)
  if ((await lend(caller, 'plans', house => countUndecided(house, checkId))) === 0) await settle(caller, check)
}

async function putIntoPlan(caller: Caller, personId: string, { id, lineId, lineVersion, theirs }: Difference, { reason, prescriber }: Decision): Promise<void> {
  if (!lineId) {
    if (!reason) throw new Invalid({ reason: 'Write what the medicine is for' })
    if (!prescriber) throw new Invalid({ prescriber: 'Enter who prescribes it' })
    const added = await addLine(caller, personId, {
      section: 'medicines',
      words: theirs,
      more: { reason, prescriber },
      notNow: false,
      touches: [],
      readers: undefined,
    })
    await putLine(caller, id, added)
    return
  }
  if (!theirs) return takeOut(caller, personId, lineId, lineVersion!)
  const line = await lineAbout(caller, personId, lineId)
  await saveLine(caller, personId, lineId, lineVersion!, {
    words: theirs,
    more: line.more,
    notNow: line.notNow,
    touches: touchesOf(line),
    readers: 'as before',
  })
}

// What only some may read is left out of the words that everyone with the plan and medicines reads.
async function settle(caller: Caller, check: MedicineCheck): Promise<void> {
  const differences = (await readDifferences(caller, check.id)).filter(one => one.open)
  const entryId = newId()
  const body = [
    `${MOVES[check.why]}. Compared with: ${check.source}, ${formatDate(check.listedOn)}.`,
    ...(check.same.length > 0 ? [`The same in both\n${check.same.join('\n')}`] : []),
    ...differences.map(one => decisionLine({ ...one, decided: one.decided!, decidedByName: one.decidedByName! })),
  ].join('\n\n')
  await addEntry(caller, {
    id: entryId,
    personId: check.personId,
    kinds: MEDICINE_KINDS | KINDS.careTeam,
    what: 'medicines',
    title: 'Your medicines were compared',
    body,
  })
  await settleCheck(caller, check.id, entryId)
}

/** Since when somebody new is responsible without the medicines having been compared; undefined when there is nothing to compare, or it was done. */
export async function toCompareSince(caller: Caller, personId: string, lines: readonly Pick<Line, 'section' | 'writtenAt'>[]): Promise<Date | undefined> {
  const first = lines.filter(line => line.section === 'medicines').map(line => line.writtenAt.getTime())
  const holder = first.length > 0 ? await currentHolder(caller, personId) : undefined
  if (!holder || Math.min(...first) >= holder.since.getTime()) return undefined
  const [last] = await readChecks(caller, personId)
  return last && last.begunAt >= holder.since ? undefined : holder.since
}
