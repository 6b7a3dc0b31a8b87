import type { Caller } from '../core/caller.ts'
import { addDays, addHours, londonDate } from '../core/dates.ts'
import {
  addLines,
  answerAction,
  askToReview,
  decidedTogether,
  holdReview,
  type LineToSave,
  markOf,
  planChoices,
  planReview,
  publish,
  readLines,
  recordAnswer,
  replyToReview,
  reviewAbout,
  type Section,
  type Sector,
  sayToPlan,
  type Touch,
} from '../rooms/plans/index.ts'
import type { WorkerKey } from './cast.ts'
import type { Stage } from './stage.ts'
import type { Hero } from './story.ts'

interface Written {
  section: Section
  words: string
  /** What the section asks besides; `{ due: 14 }` days are counted from the day it is written. */
  more?: Readonly<Record<string, string>>
  /** Talked about, and not for now; for a need, with who agreed that. */
  notNow?: true | string
  touches?: Touch[]
  onlyFor?: WorkerKey[]
}

/** Who is asked to do something. A service outside Kith, or one whose worker has not answered in Kith, may have said yes elsewhere. */
export interface Asked {
  words: string
  who: WorkerKey | { service: string; named: string; sector: Sector }
  inDays: number
  /** The words of the need it is for. */
  need?: string
  touches?: Touch[]
  /** `in Kith`: they answered in their own name. */
  yes?: { by: string; how: string } | 'in Kith'
}

export interface PlanOfStory {
  /** What the person wrote themselves, before they met. */
  own?: Written[]
  lines: Written[]
  asked: Asked[]
  /** How they agreed; in My Kith unless said. */
  agreed?: { how: 'in_person' | 'phone' | 'video'; words?: string }
  theirWords?: string
  whoWasThere: string
  personView?: string
  reviewInDays: number
  invited?: WorkerKey[]
  /** Who else is invited, still to be asked by word of mouth. */
  others?: string[]
}

const lineOf = (stage: Stage, { section, words, more = {}, notNow, touches = [], onlyFor }: Written): LineToSave => ({
  section,
  words,
  more: typeof notNow === 'string' ? { ...more, agreedBy: notNow } : more,
  notNow: notNow !== undefined,
  touches,
  readers: onlyFor?.map(key => stage.worker(key).workerId),
})

/** The one plan, written by both, with who does what; agreed by the person, published, and its first review planned. @returns the review's id */
export async function planTogether(stage: Stage, hero: Hero, by: WorkerKey, when: Date, it: PlanOfStory): Promise<string> {
  const { personId } = hero
  const worker = stage.worker(by)
  if (it.own)
    await stage.quietly(hero, addDays(when, -1), caller =>
      addLines(
        caller,
        personId,
        it.own!.map(line => lineOf(stage, line)),
      ),
    )
  const asked: string[] = []
  await stage.quietly(worker, when, async caller => {
    const ids = await addLines(
      caller,
      personId,
      it.lines.map(line => lineOf(stage, line)),
    )
    const needs = new Map(it.lines.map(({ words }, at) => [words, ids[at]!]))
    asked.push(...(await askAll(stage, caller, hero, it.asked, needs)))
  })
  for (const [at, { who, yes }] of it.asked.entries())
    if (yes === 'in Kith')
      await stage.quietly(stage.worker(who as WorkerKey), addHours(when, 5), caller => answerAction(caller, personId, asked[at]!, 1, true, ''))
  if (!it.agreed)
    await stage.quietly(hero, addDays(when, 1), async caller =>
      sayToPlan(caller, personId, markOf(await readLines(caller, personId)), { answer: 'agrees', words: it.theirWords ?? '', touches: [] }),
    )
  return stage.as(worker, it.agreed ? when : addDays(when, 2), async caller => {
    const on = londonDate(caller.now)
    await publish(caller, personId, markOf(await readLines(caller, personId)), {
      said: it.agreed && { answer: 'agrees', words: it.theirWords ?? '', touches: [], how: it.agreed.how, onDay: on },
      touches: [],
      meeting: decidedTogether(it.whoWasThere, it.personView),
    })
    const invited = (it.invited ?? []).map(key => stage.worker(key).workerId)
    return planReview(caller, personId, londonDate(addDays(when, it.reviewInDays)), invited, it.others ?? [])
  })
}

// Each action is asked of one service; what was answered elsewhere is written down with who, how and when.
async function askAll(stage: Stage, caller: Caller, hero: Hero, asked: readonly Asked[], needs: ReadonlyMap<string, string>): Promise<string[]> {
  const { doers } = await planChoices(caller, hero.personId)
  const ids = await addLines(
    caller,
    hero.personId,
    asked.map(({ words, who, inDays, need, touches = [] }) => {
      const doer = typeof who === 'string' ? doers.find(one => one.workerId === stage.worker(who).workerId) : undefined
      const outside = typeof who === 'string' ? undefined : who
      const action = { doer, outside, due: londonDate(addDays(caller.now, inDays)), needId: need ? needs.get(need) : undefined }
      return { section: 'actions' as const, words, more: {}, notNow: false, touches, readers: undefined, action }
    }),
  )
  for (const [at, { yes }] of asked.entries())
    if (yes && yes !== 'in Kith') await recordAnswer(caller, hero.personId, ids[at]!, 1, { yes: true, ...yes, on: londonDate(caller.now) })
  return ids
}

export interface ReviewOfStory {
  words: string
  outcome: 'stays' | 'changed' | 'care_can_change' | 'care_can_end'
  nextInDays: number
  /** What those asked by word of mouth answered. */
  replies?: { name: RegExp; how: string; views: string }[]
}

/** The review is held once everybody invited was asked, and the next one planned. */
export async function reviewTogether(stage: Stage, hero: Hero, by: WorkerKey, reviewId: string, when: Date, it: ReviewOfStory): Promise<void> {
  const { personId } = hero
  await stage.quietly(stage.worker(by), when, async caller => {
    const { invites } = await reviewAbout(caller, personId, reviewId)
    for (const { name, how, views } of it.replies ?? []) {
      const invite = invites.find(one => name.test(one.name))!
      if (!invite.askedAt) await askToReview(caller, personId, reviewId, invite.id, how)
      await replyToReview(caller, personId, reviewId, invite.id, 'sent_views', views)
    }
    const { version } = await reviewAbout(caller, personId, reviewId)
    const { words, outcome, nextInDays } = it
    const next = londonDate(addDays(when, nextInDays))
    await holdReview(caller, personId, reviewId, version, { on: londonDate(when), outcome, words, next, touches: [] })
  })
}
