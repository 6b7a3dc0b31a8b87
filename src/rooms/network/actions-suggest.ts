import type { Caller } from '../../core/caller.ts'
import { NotFound } from '../../core/errors.ts'
import { type Finding, findAssets, type Near, NOTHING_ASKED, whereFrom } from '../assets/index.ts'
import { readAddresses } from '../people/index.ts'
import { getNeighbourhood } from '../places/index.ts'
import { readPicture } from './actions.ts'
import { placeOf } from './store.ts'
import { notForMe } from './store-cards.ts'
import { readConnections } from './store-connect.ts'

/** One thing that may fit, with why it is here. */
export interface Suggestion {
  assetId: string
  name: string
  organisation: string
  summary: string
  reasons: string[]
}

export interface Suggestions {
  /** What was looked for, in the words used. */
  words: string[]
  found: Suggestion[]
  /** Where it was looked from: a neighbourhood, never an address. */
  from: string | undefined
}

export const WHEN_FREE = { daytime: 'In the daytime', evening: 'In the evening', weekend: 'At weekends' } as const
export type WhenFree = keyof typeof WHEN_FREE
export interface ToFind {
  words: string
  when: readonly WhenFree[]
  stepFree: boolean
  free: boolean
}

const EACH = 6
const MOST = 12

// Where the person lives, to a neighbourhood: from the postcode of their address, or the middle of the neighbourhood.
async function nearOf(caller: Caller, personId: string): Promise<Near | undefined> {
  const [address] = await readAddresses(caller, personId)
  const place = await placeOf(caller, personId)
  if (!place) throw new NotFound()
  const named = place.neighbourhoodCode ? await getNeighbourhood(caller, place.neighbourhoodCode) : undefined
  for (const where of [address?.postcode, named?.name]) {
    const answer = where ? await whereFrom(caller, where) : undefined
    if (answer && 'near' in answer) return { ...answer.near, label: named?.name ?? 'home' }
  }
  return undefined
}

const asked = ({ when, stepFree, free }: ToFind, words: string): Finding => ({
  ...NOTHING_ASKED,
  words,
  within: 5,
  stepFree,
  free,
  when: when.flatMap(one => (one === 'daytime' ? (['mon', 'tue', 'wed', 'thu', 'fri'] as const) : [one])),
})

/**
 * What may fit somebody: by the words typed, or by the interests they named themselves; near where they live, at times and
 * with access they need, with the reason each is here (R050, R051). They choose; nothing of the question is kept.
 */
export async function suggestFor(caller: Caller, personId: string, it: ToFind): Promise<Suggestions> {
  const near = await nearOf(caller, personId)
  const { ties } = await readPicture(caller, personId)
  const interests = ties.filter(tie => tie.domain === 'personalInterests' && tie.to === null).map(tie => tie.name)
  const words = it.words ? [it.words] : interests.slice(0, 3)
  const open = (await readConnections(caller, personId)).filter(one => !one.endedAt).map(one => one.assetId)
  const aside = caller.actor.personId === personId ? await notForMe(caller) : new Set<string>()
  const found = new Map<string, Suggestion>()
  for (const one of words.length > 0 ? words : ['']) {
    const { entries } = await findAssets(caller, asked(it, one), near, EACH)
    const because = it.words || one === '' ? [] : [`Because of: ${one}`]
    for (const { assetId, name, organisation, summary, reasons } of entries)
      if (!found.has(assetId) && !aside.has(assetId) && !open.includes(assetId))
        found.set(assetId, { assetId, name, organisation, summary, reasons: [...because, ...reasons] })
  }
  return { words, found: [...found.values()].slice(0, MOST), from: near?.label }
}
