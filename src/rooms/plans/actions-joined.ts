import { namesOf } from '../../access/index.ts'
import { type Caller, lend } from '../../core/caller.ts'
import { Conflict, Invalid, NotFound } from '../../core/errors.ts'
import { newId } from '../../core/ids.ts'
import { recordsOf } from '../people/index.ts'
import { choicesFor, LineMoved, mayWrite } from './actions.ts'
import type { Line } from './plans.ts'
import { insertLine, readLine, readLineAsWritten, readLines } from './store.ts'
import { copyAction, insertSettled, readSettled, type Settled } from './store-joined.ts'

/** A line of the other plan, with what was decided about it as it stands now. */
export interface OtherLine {
  line: Line
  settled: Settled | undefined
}

/** Lines of the plans of records that were joined to this one, as far as the caller may read them; nothing where none was. */
export async function otherPlan(caller: Caller, personId: string): Promise<OtherLine[]> {
  const [, ...others] = await recordsOf(caller, personId)
  if (others.length === 0) return []
  const settled = await readSettled(caller, personId)
  const found: OtherLine[] = []
  for (const other of others)
    for (const line of await readLines(caller, other))
      found.push({ line, settled: settled.find(one => one.lineId === line.id && one.version === line.version) })
  return found
}

/**
 * Says of one line of the other plan that it is taken into the plan that goes on, or left where it is (R131). Nothing is
 * moved: what is taken is written anew, for no more readers than before, and is out again when the records are parted.
 * @param version of the line, as whoever decides read it
 * @throws NotFound unless the caller writes in this plan and reads that line; LineMoved when it has changed since; Conflict
 * when somebody decided first; Invalid when the caller may not write such a line
 */
export async function settleLine(caller: Caller, personId: string, lineId: string, version: number, how: Settled['how']): Promise<void> {
  await mayWrite(caller, personId)
  const line = await readLine(caller, lineId)
  if (!line || line.personId === personId || line.removedAt || !(await recordsOf(caller, personId)).includes(line.personId)) throw new NotFound()
  if (line.version !== version) throw new LineMoved(line)
  const takenId = how === 'taken' ? await takeOver(caller, personId, line) : null
  if (!(await insertSettled(caller, { personId, fromId: line.personId, lineId, version, how, takenId })))
    throw new Conflict('Somebody decided about this line first. Nothing was changed by you. Look at the two plans again.')
}

async function takeOver(caller: Caller, personId: string, line: Line): Promise<string> {
  const choices = await choicesFor(caller, personId)
  const beyond = line.kinds & ~choices.kinds
  if (beyond)
    throw new Invalid(
      `Your role holds nothing about ${namesOf(beyond).join(' and ').toLowerCase()} in this record. Ask somebody who does to take this line over`,
    )
  const known = new Set(choices.readers.map(reader => reader.id))
  const self = caller.actor.workerId ? [caller.actor.workerId] : []
  const readers = line.readers && [...new Set([personId, ...self, ...line.readers.filter(id => known.has(id))])]
  const id = newId()
  const { section, words, more, notNow, kinds } = (await readLineAsWritten(caller, line.id)) ?? line
  await insertLine(caller, { id, personId, section, words, more, notNow, kinds, readers })
  if (line.action) await lend(caller, 'plans', house => copyAction(house, line.id, id, personId))
  return id
}
