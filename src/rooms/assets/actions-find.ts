import type { Caller } from '../../core/caller.ts'
import { METRES_A_MILE } from './assets.ts'
import { type Finding, type Near, wideningFor } from './finding.ts'
import { boxOf, moved, type View, viewOver } from './map.ts'
import { reasonsFor } from './reasons.ts'
import { type Interest, searchText, type Understood, understand } from './spelling.ts'
import { A_PAGE, type FoundRow, find, type Lift, type Search, wouldBe } from './store-find.ts'
import { listInterests } from './store-interests.ts'
import { heldExtent } from './store-near.ts'

export interface FoundEntry extends FoundRow {
  /** Its place in the list, and on its pin. */
  number: number
  /** Why it is here. */
  reasons: string[]
}

export interface Findings {
  finding: Finding
  near: Near | undefined
  understood: Understood
  /** The heading asked for, when one was. */
  interest: Interest | undefined
  entries: FoundEntry[]
  total: number
  close: number
  /** Left out because somebody must be sent: said, so that it can be asked for (R054). */
  needReferral: number
  /** True where nothing has all the words, and what has some of them or sounds like them is shown. */
  loosely: boolean
  /** What would find something, when nothing is near. */
  instead: { lifts: Lift[]; widening: { miles: number; count: number } | undefined } | undefined
  /** What the map shows, and what its moves are counted from; undefined when there is nothing to draw. */
  view: View | undefined
  base: View | undefined
}

const NEVER: View = { lat: 53, lon: -1.5, half: 300_000 }

/**
 * Finds what a community offers: the same answer for list, map and paper. Nearest first, each with the reasons it matches; never
 * empty without a way on. Nothing of the question is kept.
 * @param size entries on a page; paper takes more
 */
export async function findAssets(caller: Caller, finding: Finding, near: Near | undefined, size = A_PAGE): Promise<Findings> {
  const interests = await listInterests(caller)
  const understood = understand(finding.words, interests)
  const base = near ? { lat: near.lat, lon: near.lon, half: (finding.within || 10) * METRES_A_MILE * 1.05 } : ((await heldExtent(caller)) ?? NEVER)
  const moves = finding.map && moved(base, finding.map)
  const search: Search = {
    finding,
    near,
    box: moves && boxOf(moves),
    text: searchText(understood),
    named: searchText(understood, { weights: 'A' }),
    headings: understood.interests.map(one => one.code),
    like: '',
  }
  const { used, found, instead, loosely } = await answer(caller, search, understood, size)
  const entries = found.rows.map((row, at) => ({
    ...row,
    number: (used.finding.page - 1) * size + at + 1,
    reasons: reasonsFor(row, finding, understood, interests),
  }))
  const shown = entries.flatMap(({ lat, lon }) => (lat === undefined || lon === undefined ? [] : [{ lat, lon }]))
  const { total, close, needReferral } = found
  return {
    finding: used.finding,
    near,
    understood,
    interest: interests.find(one => one.code === finding.interest),
    entries,
    total,
    close,
    needReferral: Math.max(needReferral, instead?.needReferral ?? 0),
    loosely,
    instead: instead && { lifts: instead.lifts, widening: finding.map ? undefined : wideningFor(finding.within, instead.wider) },
    view: moves ?? viewOver(near && shown.length > 0 ? [near, ...shown] : shown) ?? (near && base),
    base,
  }
}

type Answer = { used: Search; found: Awaited<ReturnType<typeof find>>; instead: Awaited<ReturnType<typeof wouldBe>> | undefined; loosely: boolean }

// As asked; else what would be there with less asked; else, when no entry has all the words, what has some of them.
async function answer(caller: Caller, asked: Search, understood: Understood, size: number): Promise<Answer> {
  let used = asked
  let found = await find(caller, used, size)
  if (found.rows.length === 0 && used.finding.page > 1) {
    used = { ...used, finding: { ...used.finding, page: 1 } }
    found = await find(caller, used, size)
  }
  if (found.close > 0 || (found.total > 0 && !used.near)) return { used, found, instead: undefined, loosely: false }
  const instead = await wouldBe(caller, used)
  const hopeless = found.total === 0 && instead.lifts.length === 0 && instead.wider.every(count => count === 0) && instead.needReferral === 0
  if (!hopeless || used.text === '') return { used, found, instead, loosely: false }
  const any = (weights?: string) => searchText(understood, { any: true, ...(weights && { weights }) })
  const loose = { ...used, text: any(), named: any('A'), like: likeOf(understood) }
  found = await find(caller, loose, size)
  return { used: loose, found, instead: found.close > 0 ? undefined : await wouldBe(caller, loose), loosely: true }
}

const likeOf = ({ parts }: Understood): string => parts.map(part => part.words.join(' ')).join(' ')
