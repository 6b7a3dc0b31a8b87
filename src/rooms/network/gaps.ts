import type { Domain } from './network.ts'
import { told } from './network.ts'

/** From how many on a thing that is missing is told with its words, its neighbourhood and its day. */
export const ENOUGH = 5

interface Missing {
  domain: Domain
  placeName: string
  times: number
  firstAt: Date
}

/** Things that fewer than five looked for, all of one part of life in one place: neither what, nor where exactly, nor which day. */
export interface FewLooked {
  domain: Domain
  placeName: string
  since: Date
}

/** What is missing as it may be told: words somebody chose alone could point at them. */
export function gapLines<G extends Missing>(gaps: readonly G[]): { many: G[]; few: FewLooked[] } {
  const groups = Map.groupBy(
    gaps.filter(gap => gap.times < ENOUGH),
    gap => `${gap.placeName} ${gap.domain}`,
  )
  const few = [...groups.values()].map(group => {
    const [first] = group.toSorted((a, b) => a.firstAt.getTime() - b.firstAt.getTime())
    return { domain: first!.domain, placeName: first!.placeName, since: first!.firstAt }
  })
  return { many: gaps.filter(gap => gap.times >= ENOUGH), few }
}

/** A part told beside its whole: not told where the rest, which anybody can reckon from the two, would be 1 to 4. */
export const toldPart = (part: number, whole: number): string =>
  part >= ENOUGH && whole > part && whole - part < ENOUGH ? 'not told, so that nobody can be picked out' : told(part)
