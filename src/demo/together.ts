import { type Caller, system } from '../core/caller.ts'
import { addDays, londonDate } from '../core/dates.ts'
import { newId } from '../core/ids.ts'
import {
  addPart,
  type Component,
  type FormulationPart,
  type Level,
  type Outcome,
  planAssessment,
  readContent,
  saveComplexity,
  saveFormulation,
  shareOutcome,
} from '../rooms/assessments/index.ts'
import { completeStep, openSteps } from '../rooms/contacts/index.ts'
import { readInstruments, sendAnswers } from '../rooms/outcomes/index.ts'
import { addMeans, addLines as addSafetyLines, safetyHeadings } from '../rooms/safety/index.ts'
import type { WorkerKey } from './cast.ts'
import type { Stage } from './stage.ts'
import type { Hero } from './story.ts'

/** What somebody told, under one heading. `onlyFor`: the person, the writer, the key worker and these. */
export interface Told {
  section: string
  words: string
  onlyFor?: WorkerKey[]
}

/** One assessment as the stories tell it, from its explanation to its outcome. */
export interface AssessmentOfStory {
  component: Component
  cameBy?: 'self' | 'front_door' | 'gp' | 'vcse' | 'social_care' | 'other'
  purpose: string
  helpsAims: string
  covers: string
  howLong: string
  whoThere: string
  told: Told[]
  outcomes: Outcome[]
  outcome: string
  service?: string
  whatNext: string
}

/** How complex things are and how they hang together. `factors`: a note for each of the eight that plays a part. */
export interface Understanding {
  level: Level
  why: string
  madeWith: string
  theirWords: string
  factors: Partial<Record<1 | 2 | 3 | 4 | 5 | 6 | 7 | 8, string>>
  /** What the service does about its own part; by then it was done, where that day has come. */
  ours?: { what: string; who: WorkerKey; inDays: number }
  reviewInDays: number
  formulation: Record<FormulationPart, string>
  /** Where the two see some of it differently: their view, and the worker's. */
  views?: { person: string; worker: string }
}

/** An assessment told, added to under each heading, and its outcome shared. */
export async function assess(stage: Stage, hero: Hero, by: WorkerKey, when: Date, it: AssessmentOfStory): Promise<void> {
  await stage.as(stage.worker(by), when, async caller => {
    const content = await readContent(caller)
    const { purpose, helpsAims, covers, howLong, whoThere, component } = it
    const plain = { specialistKind: undefined, extendsId: undefined, whyAgain: '', plannedFor: undefined }
    const explained = { component, purpose, helpsAims, covers, howLong, whoThere, cameBy: it.cameBy ?? ('self' as const), ...plain }
    const id = await planAssessment(caller, hero.personId, explained, content, 'talked')
    const heardOn = londonDate(caller.now)
    for (const { section, words, onlyFor } of it.told) {
      const readers = onlyFor?.map(key => stage.worker(key).workerId)
      await addPart(caller, id, { section, words, heardOn, contributorId: undefined }, readers, content)
    }
    const { outcomes, outcome, service = '', whatNext } = it
    await shareOutcome(caller, id, { outcomes, words: outcome, service, whatNext }, content)
  })
}

/** How complex things are just now, with all eight factors, and the shared understanding. */
export async function understand(stage: Stage, hero: Hero, by: WorkerKey, when: Date, it: Understanding): Promise<void> {
  await stage.quietly(stage.worker(by), when, async caller => {
    const { level, why, madeWith, theirWords, formulation, views } = it
    const factors = ([1, 2, 3, 4, 5, 6, 7, 8] as const).map(factor => {
      const note = it.factors[factor]
      return { factor, present: note ? ('yes' as const) : ('no' as const), note: note ?? '' }
    })
    const service = it.ours && { what: it.ours.what, doer: doer(stage, it.ours.who), due: londonDate(addDays(when, it.ours.inDays)) }
    const reviewOn = londonDate(addDays(when, it.reviewInDays))
    await saveComplexity(caller, hero.personId, undefined, { level, why, madeWith, theirWords, reviewOn, factors, service })
    await saveFormulation(caller, hero.personId, undefined, {
      ...formulation,
      agreement: views ? 'differ' : 'agreed',
      personView: views?.person ?? '',
      workerView: views?.worker ?? '',
    })
  })
  const done = it.ours && addDays(when, it.ours.inDays)
  if (done && done < stage.now) await stage.quietly(stage.worker(by), done, caller => finish(caller, hero, it.ours!.what))
}

const doer = (stage: Stage, key: WorkerKey) => ({ who: 'worker' as const, id: stage.worker(key).workerId, name: stage.worker(key).name })

async function finish(caller: Caller, hero: Hero, what: string): Promise<void> {
  const step = (await openSteps(caller, hero.personId)).find(one => one.what === what)
  if (step) await completeStep(caller, hero.personId, step.id, step.version, 'Done.')
}

/** What a questionnaire was answered with: the questions' codes, goals in their words, or what they would like more help with. */
export interface Filled {
  code: string
  answers: Readonly<Record<string, number>>
  wants?: string[]
  goals?: { words: string; rating: number }[]
  words?: string
}

/** They fill in questionnaires in My Kith; `together` with a worker instead. */
export async function fillIn(stage: Stage, hero: Hero, when: Date, filled: Filled[], together?: WorkerKey): Promise<void> {
  await stage.as(together ? stage.worker(together) : hero, when, async caller => {
    const all = await readInstruments(caller)
    for (const { code, answers, wants = [], goals = [], words = '' } of filled) {
      const instrument = all.find(one => one.definition.code === code)!
      const kept = { answers, wants, words, local: [], goals: goals.map(goal => ({ ...goal, id: newId() })) }
      await sendAnswers(caller, hero.personId, instrument, kept, { sent: newId(), after: '' })
    }
  })
}

/** Their safety plan in their own words, by the headings' codes, and what is out of reach; alone, or `together` with a worker. */
export async function planSafety(
  stage: Stage,
  hero: Hero,
  when: Date,
  lines: Readonly<Record<string, string>>,
  { together, means }: { together?: WorkerKey; means?: { what: string; holder: string } } = {},
): Promise<void> {
  const headings = await stage.quietly(system('demo'), when, safetyHeadings)
  await stage.quietly(together ? stage.worker(together) : hero, when, async caller => {
    for (const heading of headings) {
      const typed = lines[heading.code]
      if (typed) await addSafetyLines(caller, hero.personId, heading, typed)
    }
    if (means) await addMeans(caller, hero.personId, { ...means, since: londonDate(when), until: null })
  })
}
