import type { Caller } from '../../core/caller.ts'
import { NotFound } from '../../core/errors.ts'
import { type ActionToAsk, addLine, askedOf, choicesFor, kindsWithin, LineMoved, lineAbout, touchesOf } from './actions.ts'
import type { Line } from './plans.ts'
import { readLine, readLineAsWritten, updateLine } from './store.ts'
import { insertAction } from './store-doing.ts'

/**
 * Asks a service to find out about a right or support to check: Care Act assessment, aftercare, a budget. There is no other
 * form: whoever is asked finds it among what waits for them (R271). Asked of another service after one said no, the question
 * stands again, and the first keeps what it answered.
 * @returns the id of the line that now has an owner @throws LineMoved when it was changed since it was read; NotFound, Invalid
 */
export async function askToFindOut(caller: Caller, personId: string, lineId: string, version: number, action: ActionToAsk): Promise<string> {
  const choices = await choicesFor(caller, personId)
  const line = await lineAbout(caller, personId, lineId)
  if (line.section !== 'entitlements' || line.removedAt || (line.action && !['said_no', 'not_done'].includes(line.action.state))) throw new NotFound()
  if (line.version !== version) throw new LineMoved(line)
  const { section, words, more, notNow, readers } = (await readLineAsWritten(caller, lineId)) ?? line
  const touches = touchesOf(line)
  const known = readers?.filter(id => choices.readers.some(one => one.id === id))
  if (line.action) return addLine(caller, personId, { section, words, more: codeOnly(more), notNow, touches, readers: known, action })
  const kinds = kindsWithin({ section, words, more, notNow, touches, readers: undefined, action }, choices) | line.kinds
  // Who finds out, and by when, is part of what the person agrees to: the line counts as changed.
  if (!(await updateLine(caller, lineId, version, { words, more, notNow, kinds, readers }))) throw new LineMoved(await readLine(caller, lineId))
  await insertAction(caller, { lineId, personId, ...(await askedOf(caller, personId, action)) })
  return lineId
}

const codeOnly = ({ code }: Line['more']): Line['more'] => (code ? { code } : {})
