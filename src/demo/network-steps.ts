import { contactsOf } from '../access/index.ts'
import { addDays, londonDate } from '../core/dates.ts'
import {
  addBarrier,
  addTie,
  type Barrier,
  connect,
  connectionOf,
  happened,
  lookAt,
  makeCard,
  markTie,
  type TieToKeep,
  type What,
} from '../rooms/network/index.ts'
import type { WorkerKey } from './cast.ts'
import type { Stage } from './stage.ts'
import { assetAt } from './store-network.ts'
import type { Hero } from './story.ts'

type Marks = Partial<Omit<TieToKeep, 'name'>>
export type Whose = Hero | WorkerKey

/** The person themself, or a worker of theirs. */
export const whose = (stage: Stage, who: Whose) => (typeof who === 'string' ? stage.worker(who) : who)
const full = (name: string, it: Marks): TieToKeep => ({
  name,
  domain: 'personalRelationships',
  community: null,
  ring: 'near',
  strength: 'close',
  standsInWay: '',
  keepsWell: false,
  whenUnwell: false,
  leftOut: false,
  ...it,
})

/** Ties of their own, as they name them; somebody they named among their people is only marked. */
export async function ties(stage: Stage, hero: Hero, when: Date, all: Record<string, Marks>): Promise<void> {
  await stage.quietly(hero, when, async caller => {
    const contacts = await contactsOf(caller, hero.personId)
    for (const [name, it] of Object.entries(all)) {
      const contact = contacts.find(one => one.name === name)
      if (contact) await markTie(caller, hero.personId, 'contact', contact.id, 0, full('', it))
      else await addTie(caller, hero.personId, full(name, it))
    }
  })
}

/** One thing near them, and what happened with it, day by day; `ago` days back. */
export async function tried(
  stage: Stage,
  hero: Hero,
  where: { code: string; hood: string; matters: string },
  happenings: readonly { by: Whose; ago: number; what: What; words?: string }[],
): Promise<{ id: string; assetId: string }> {
  const assetId = await stage.house(stage.now, caller => assetAt(caller, where.code, where.hood))
  let id = ''
  for (const { by, ago, what, words = '' } of happenings) {
    const at = stage.at(ago, '12:40')
    id = await stage.quietly(whose(stage, by), at, async caller => {
      const first = { what, words, onDay: londonDate(at) }
      if (!id) return connect(caller, hero.personId, { assetId, matters: where.matters, first })
      await happened(caller, await connectionOf(caller, hero.personId, id), first)
      return id
    })
  }
  return { id, assetId }
}

/** Something of the place that stands around them, in their words and as a fact about the place. */
export const barrier = (stage: Stage, hero: Hero, by: Whose, when: Date, kind: Barrier, words: string, aboutPlace: string, owner?: string) =>
  stage.quietly(whose(stage, by), when, caller =>
    addBarrier(caller, hero.personId, { kind, words, aboutPlace, ownerTeamId: owner ? stage.teams.get(owner) : undefined }),
  )

/** The picture is looked at, alone or together. */
export const look = (stage: Stage, hero: Hero, by: Whose, when: Date, words: string, whoWith = 'The two of us') =>
  stage.quietly(whose(stage, by), when, caller => lookAt(caller, hero.personId, { words, whoWith: typeof by === 'string' ? whoWith : '' }))

/** They agree that an organiser knows this little of them, for three months. */
export const card = (
  stage: Stage,
  hero: Hero,
  by: Whose,
  connectionId: string,
  when: Date,
  it: { organiser: WorkerKey; name: string; helps: string; days: string },
): Promise<void> =>
  stage.quietly(whose(stage, by), when, async caller => {
    const { assetId } = await connectionOf(caller, hero.personId, connectionId)
    const until = londonDate(addDays(stage.now, 90))
    await makeCard(caller, hero.personId, assetId, {
      organiserId: stage.worker(it.organiser).workerId,
      chosenName: it.name,
      helps: it.helps,
      days: it.days,
      until,
      agreedHow: '',
    })
  })
