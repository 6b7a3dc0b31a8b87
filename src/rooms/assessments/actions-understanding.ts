import { KINDS, kindsOf, myBasis } from '../../access/index.ts'
import { type Caller, lend } from '../../core/caller.ts'
import { formatDate } from '../../core/dates.ts'
import { Invalid, NotFound } from '../../core/errors.ts'
import { newId } from '../../core/ids.ts'
import { addStep, type Doer } from '../contacts/index.ts'
import { addEntry } from '../timeline/index.ts'
import { type Factor, type FactorNumber, OURS, problemsOf } from './complexity.ts'
import { readComplexityContent } from './content.ts'
import { formulationBody, problemsIn } from './formulation.ts'
import {
  carryFactors,
  complexityOf,
  formulationsOf,
  insertComplexity,
  insertFormulation,
  insertOwnView,
  type NewComplexity,
  type NewFormulation,
} from './store-understanding.ts'

/** Somebody wrote another first. Nothing of theirs or yours was lost: both are shown. */
export class Newer extends Error {}

export interface ComplexityTyped extends Omit<NewComplexity, 'factors'> {
  factors: Factor[]
  /** What the service does about its own part, and who of it; needed where the eighth factor plays a part (R178). */
  service: { what: string; doer: Doer; due: string } | undefined
}

/** Writes down how complex things are just now. @returns the view's id @throws Invalid, NotFound; Newer when somebody did first */
export async function saveComplexity(caller: Caller, personId: string, follows: string | undefined, it: ComplexityTyped): Promise<string> {
  const { ownKinds } = await myBasis(caller, personId)
  if (!caller.actor.workerId || !(ownKinds & KINDS.assessment)) throw new NotFound()
  const { factors, unread } = await readable(caller, it.factors, ownKinds)
  const problems = problemsOf(it.level, factors)
  const ours = factors.some(({ factor, present }) => factor === OURS && present === 'yes')
  if (ours && (!it.service || it.service.doer.who === 'person')) problems.serviceWho = 'Choose who of us will do it: this is about us, not about the person'
  if (Object.keys(problems).length > 0) throw new Invalid(problems)
  const [last] = await complexityOf(caller, personId, 1)
  if (last?.id !== follows) throw new Newer()
  const id = newId()
  const { levels } = await readComplexityContent(caller)
  const title = `How complex things are just now: ${(levels.find(one => one.code === it.level)?.title ?? it.level).toLowerCase()}`
  const body = [it.why, `Looked at with: ${it.madeWith}`, `We look at it again by ${formatDate(it.reviewOn)}.`].join('\n\n')
  await addEntry(caller, { id, personId, kinds: KINDS.assessment, what: 'complexity', title, body })
  const stepId = ours && it.service ? await addStep(caller, personId, it.service) : null
  const kept = factors.map(one => ({ ...one, stepId: one.factor === OURS ? stepId : null }))
  if (!(await insertComplexity(caller, id, personId, follows, { ...it, factors: kept }))) throw new Newer()
  await lend(caller, 'assessments', house => carryFactors(house, id, personId, follows, unread))
  return id
}

// A factor is of the kinds it tells of. What the writer may not read about is not theirs to write: it stands as it stood.
async function readable(
  caller: Caller,
  factors: readonly Factor[],
  mayHold: number,
): Promise<{ factors: (Factor & { kinds: number })[]; unread: FactorNumber[] }> {
  const content = await readComplexityContent(caller)
  const all = factors.map(one => ({
    ...one,
    kinds: KINDS.assessment | kindsOf(...(content.factors.find(item => item.code === String(one.factor))?.kinds ?? [])),
  }))
  const [read, unread] = [all.filter(({ kinds }) => (kinds & mayHold) === kinds), all.filter(({ kinds }) => (kinds & mayHold) !== kinds)]
  return { factors: read, unread: unread.map(({ factor }) => factor) }
}

/** Writes a version of the shared understanding, by a worker or by the person. @returns its id @throws Invalid, NotFound, Newer */
export async function saveFormulation(caller: Caller, personId: string, follows: string | undefined, it: NewFormulation): Promise<string> {
  const { ownKinds } = await myBasis(caller, personId)
  if (!(ownKinds & KINDS.assessment)) throw new NotFound()
  const views = { person: it.personView, worker: it.workerView }
  const problems = problemsIn(it, it.agreement, views)
  if (Object.keys(problems).length > 0) throw new Invalid(problems)
  const [last] = await formulationsOf(caller, personId, 1)
  if (last?.id !== follows) throw new Newer()
  const id = newId()
  await addEntry(caller, {
    id,
    personId,
    kinds: KINDS.assessment,
    what: 'formulation',
    title: last ? 'Our shared understanding, written anew' : 'Our shared understanding',
    body: formulationBody(it, it.agreement, views),
  })
  if (!(await insertFormulation(caller, id, personId, follows, it))) throw new Newer()
  return id
}

/** The person says how they see what stands now; their words stay beside it. @throws NotFound when there is none of theirs; Newer when another was written since */
export async function sayHowISeeIt(caller: Caller, what: 'complexity' | 'formulation', id: string, agrees: boolean, words: string): Promise<void> {
  const me = caller.actor.personId
  if (!me) throw new NotFound()
  if (!agrees && words === '') throw new Invalid({ words: 'Write how you see it' })
  const [last] = what === 'complexity' ? await complexityOf(caller, me, 1) : await formulationsOf(caller, me, 1)
  if (!last) throw new NotFound()
  if (last.id !== id) throw new Newer()
  await insertOwnView(caller, id, agrees, words)
}
