import { can, myBasis } from '../../access/index.ts'
import type { Caller } from '../../core/caller.ts'
import { formatDate } from '../../core/dates.ts'
import { Conflict, Invalid, NotAllowed, NotFound } from '../../core/errors.ts'
import { newId } from '../../core/ids.ts'
import { enqueue } from '../../core/jobs.ts'
import { addEntry } from '../timeline/index.ts'
import {
  type Act,
  after,
  type Explained,
  explanationBody,
  isRecent,
  kindsFor,
  type Life,
  NEEDS_SERVICE,
  type NewAssessment,
  outcomeKinds,
  PERMITTED,
  partKinds,
  permissionFor,
  REFUSALS,
  type Refusal,
} from './assessments.ts'
import { type Content, type Section, sectionsFor } from './content.ts'
import {
  type Assessment,
  assessmentsOf,
  insertAccepted,
  insertAssessment,
  insertOutcome,
  insertPart,
  lockAssessment,
  type NewOutcome,
  type NewPart,
  outcomesOf,
  readAssessment,
  setState,
} from './store.ts'
import { contributorsOf, keepAnswer, workersAround } from './store-known.ts'

/** What the rules said no to, with words on what to do; somebody may have been first. */
export class Refused extends Conflict {
  readonly why: Refusal
  constructor(why: Refusal) {
    super(REFUSALS[why])
    this.why = why
  }
}

/** The assessment, when the caller may see it. @throws NotFound */
export async function theAssessment(caller: Caller, id: string): Promise<Assessment> {
  const found = await readAssessment(caller, id)
  if (!found) throw new NotFound()
  return found
}

export const lifeOf = ({ state, begunAt }: Pick<Assessment, 'state' | 'begunAt'>): Life => ({ state, begun: begunAt !== null })

/** Behind the lock: the assessment as it is, and what the act makes of it. @throws Refused */
async function turn(caller: Caller, id: string, act: Act | ((now: Assessment) => Promise<Act>)): Promise<{ assessment: Assessment; next: Life }> {
  await lockAssessment(caller, id)
  const assessment = await theAssessment(caller, id)
  const outcome = after(lifeOf(assessment), typeof act === 'function' ? await act(assessment) : act)
  if ('refused' in outcome) throw new Refused(outcome.refused)
  return { assessment, next: outcome.life }
}

/** Assessments of this sort that stand and are recent: before another, somebody says why (R274). */
export async function recentLike(
  caller: Caller,
  personId: string,
  it: Pick<NewAssessment, 'component' | 'specialistKind'>,
  content: Content,
): Promise<Assessment[]> {
  const days = content.component(it.component).recentDays
  return (await assessmentsOf(caller, personId)).filter(
    one =>
      one.component === it.component &&
      (it.component !== 'specialist' || it.specialistKind === undefined || one.specialistKind === it.specialistKind) &&
      one.state !== 'stopped' &&
      isRecent(one.plannedAt, days, caller.now),
  )
}

/** First conversations that led to the whole picture, where it has not grown out of them yet, the newest first (R279). */
export async function ledToWhole(caller: Caller, personId: string): Promise<Assessment[]> {
  const all = await assessmentsOf(caller, personId)
  const led = new Set((await outcomesOf(caller, personId)).filter(one => one.outcomes.includes('comprehensive')).map(one => one.assessmentId))
  return all.filter(one => one.component === 'initialBrief' && led.has(one.id) && !all.some(other => other.extendsId === one.id && other.state !== 'stopped'))
}

/**
 * Explains an assessment to the person and plans it; with `beginNow` it begins at once, as in a first conversation.
 * @returns its id @throws NotAllowed, NotFound, Invalid
 */
export async function planAssessment(caller: Caller, personId: string, it: NewAssessment, content: Content, beginNow?: Explained): Promise<string> {
  if (!can(caller.role, permissionFor(it.component))) throw new NotAllowed()
  const kinds = kindsFor(it.component, (await myBasis(caller, personId)).ownKinds)
  if (!kinds || !caller.actor.workerId) throw new NotFound()
  await mayStart(caller, personId, it, content)
  const id = newId()
  const { title } = content.component(it.component)
  await addEntry(caller, {
    id,
    personId,
    kinds,
    what: 'assessment',
    title: `We would like to talk with you: ${title.toLowerCase()}`,
    body: explanationBody(it),
  })
  await insertAssessment(caller, id, personId, kinds, it)
  if (beginNow) await setState(caller, id, 1, 'under_way', { explainedHow: beginNow })
  else await enqueue(caller, 'message.send', { person: personId, template: 'assessment-explained' })
  return id
}

async function mayStart(caller: Caller, personId: string, it: NewAssessment, content: Content): Promise<void> {
  if (it.component === 'specialist' && !content.specialistKinds.some(kind => kind.code === it.specialistKind))
    throw new Invalid({ specialistKind: 'Choose what the closer look is for' })
  const whole = (await assessmentsOf(caller, personId)).filter(one => one.component === 'comprehensive' && one.state !== 'stopped')
  if (it.component === 'specialist' && whole.length > 0 && !it.extendsId)
    throw new Invalid({ extendsId: 'Choose the assessment this builds on, so that nothing is asked twice' })
  const before = it.component === 'comprehensive' ? await ledToWhole(caller, personId) : whole
  if (it.extendsId && !before.some(one => one.id === it.extendsId)) throw new Invalid({ extendsId: 'Choose from the list' })
  if (it.whyAgain === '' && (await recentLike(caller, personId, it, content)).length > 0)
    throw new Invalid({ whyAgain: 'There is a recent one. Add to it instead, or write why another is needed' })
}

// Who may do one of this component, begins it, stops it and takes it up again.
const trained = (caller: Caller, { component }: Assessment): void => {
  if (!can(caller.role, permissionFor(component))) throw new NotAllowed()
}

/** Begins it, with how it was explained. @throws Refused, NotFound, NotAllowed */
export async function begin(caller: Caller, id: string, how: Explained): Promise<void> {
  const { assessment, next } = await turn(caller, id, { do: 'begin' })
  trained(caller, assessment)
  await setState(caller, id, assessment.version, next.state, { explainedHow: how })
}

/** Stops it with a reason the person reads; what was written stays. */
export async function stop(caller: Caller, id: string, why: string): Promise<void> {
  const { assessment, next } = await turn(caller, id, { do: 'stop', why })
  trained(caller, assessment)
  await setState(caller, id, assessment.version, next.state, { stoppedWhy: why })
  await addEntry(caller, { personId: assessment.personId, kinds: assessment.kinds, what: 'assessment', title: 'An assessment was stopped', body: why })
}

export async function takeUp(caller: Caller, id: string): Promise<void> {
  const { assessment, next } = await turn(caller, id, { do: 'take up' })
  trained(caller, assessment)
  await setState(caller, id, assessment.version, next.state)
}

/**
 * Adds what was said under one heading, at any contact (R264). `readers` undefined: whoever may read its kinds.
 * @returns the part's id @throws Refused, Invalid, NotFound
 */
export async function addPart(caller: Caller, id: string, part: NewPart, readers: string[] | undefined, content: Content): Promise<string> {
  const own = caller.actor.personId !== undefined
  const { assessment, next } = await turn(caller, id, { do: own ? 'prepare' : 'add' })
  const view = part.contributorId ? await viewOf(caller, assessment, part.contributorId) : undefined
  const section = await sectionFor(caller, assessment, part, content)
  const limited = await readersOf(caller, assessment.personId, section, readers)
  const of = { id: newId(), assessmentId: id, personId: assessment.personId, kinds: partKinds(assessment.kinds, section.kinds), readers: limited }
  const title = view ? `${view.name} gave their view` : `Added to your assessment: ${section.title}`
  await addEntry(caller, {
    id: of.id,
    personId: of.personId,
    kinds: of.kinds,
    what: 'assessment_part',
    title,
    body: part.words,
    ...(limited ? { readers: limited } : {}),
  })
  await insertPart(caller, { ...part, section: section.code }, of)
  if (view) await keepAnswer(caller, view.id, 'added', '')
  if (next.state !== assessment.state) await setState(caller, id, assessment.version, next.state)
  return of.id
}

async function viewOf(caller: Caller, assessment: Assessment, contributorId: string) {
  const found = (await contributorsOf(caller, assessment.id)).find(one => one.id === contributorId)
  if (!found) throw new Invalid({ contributorId: 'Choose from the list' })
  return found
}

async function sectionFor(caller: Caller, assessment: Assessment, part: NewPart, content: Content): Promise<Section> {
  if (part.contributorId) {
    const theirs = content.sections.find(one => one.invited)
    if (theirs) return theirs
  }
  const { ownKinds } = await myBasis(caller, assessment.personId)
  const section = sectionsFor(content, assessment.component, ownKinds).find(one => one.code === part.section)
  if (!section) throw new Invalid({ section: 'Choose what it is about' })
  return section
}

// The person, the writer and the key worker are always among named readers.
async function readersOf(caller: Caller, personId: string, section: Section, chosen: string[] | undefined): Promise<string[] | null> {
  const named = chosen ?? (section.named ? [] : undefined)
  if (!named) return null
  const around = await workersAround(caller, personId)
  if (named.some(one => !around.some(worker => worker.id === one))) throw new Invalid({ readers: 'Choose people from the list' })
  const keyWorkers = around.filter(worker => worker.keyWorker).map(worker => worker.id)
  return [...new Set([personId, ...(caller.actor.workerId ? [caller.actor.workerId] : []), ...keyWorkers, ...named])]
}

/** Shares an outcome with the person in words written for them; only what this component permits, once everybody invited was asked. */
export async function shareOutcome(caller: Caller, id: string, it: NewOutcome, content: Content): Promise<string> {
  const { assessment, next } = await turn(caller, id, async now => {
    trained(caller, now)
    return { do: 'share', waitingFor: (await contributorsOf(caller, id)).filter(one => one.answer === null).length }
  })
  const permitted: readonly string[] = PERMITTED[assessment.component]
  if (it.outcomes.length === 0 || it.outcomes.some(one => !permitted.includes(one))) throw new Invalid({ outcomes: 'Choose at least one from the list' })
  if (it.service === '' && it.outcomes.some(one => NEEDS_SERVICE.includes(one))) throw new Invalid({ service: 'Write which service, group or activity it is' })
  const outcomeId = newId()
  const kinds = outcomeKinds(assessment.kinds)
  const titles = it.outcomes.map(one => content.outcomes.get(one)?.title ?? one)
  const body = [it.words, titles.join('\n'), it.service, `What happens next\n${it.whatNext}`].filter(Boolean).join('\n\n')
  await addEntry(caller, { id: outcomeId, personId: assessment.personId, kinds, what: 'assessment_outcome', title: 'What came out of our talk', body })
  await insertOutcome(caller, outcomeId, assessment, kinds, it)
  await setState(caller, id, assessment.version, next.state)
  await enqueue(caller, 'message.send', { person: assessment.personId, template: 'assessment-outcome' })
  return outcomeId
}

/** Another organisation takes the assessment as its own, without doing it again. @throws Invalid, NotFound; Conflict when it has already */
export async function acceptAsOurs(caller: Caller, personId: string, assessmentId: string, words: string): Promise<void> {
  const [shared] = await outcomesOf(caller, personId, assessmentId)
  if (!shared || !caller.actor.workerId || !caller.organisation) throw new NotFound()
  if (shared.organisationId === caller.organisation) throw new Invalid('Your own organisation did this assessment. It needs no accepting.')
  const id = newId()
  const kinds = outcomeKinds((await myBasis(caller, personId)).kinds)
  await addEntry(caller, {
    id,
    personId,
    kinds,
    what: 'assessment_accepted',
    title: `${caller.actor.name} relies on what you told already`,
    body: [`The assessment of ${formatDate(shared.sharedAt)} counts as theirs too. You do not have to go through it again.`, words]
      .filter(Boolean)
      .join('\n\n'),
  })
  if (!(await insertAccepted(caller, { id, assessmentId, personId, kinds, words })))
    throw new Conflict('A colleague of your organisation accepted this already. Nothing more is needed.')
}
