/** Where a function should be there: in each neighbourhood, or once for the whole place. */
export const LEVELS = { local: 'In each neighbourhood', wider: 'Once for the whole place' } as const
export type Level = keyof typeof LEVELS
export const LEVEL_CODES = Object.keys(LEVELS) as [Level, ...Level[]]

/** Something every place needs: the kinds of team that give it, and the headings of the directory it stands under. */
export interface PlaceFunction {
  code: string
  title: string
  teams: string[]
  headings: string[]
}

export interface Hood {
  code: string
  name: string
  population: number | null
  /** The share of its people who live in the most deprived fifth of England, 0 to 1; null where it is not known. */
  deprived: number | null
}

/** What there is of one function in one neighbourhood, or (`hood` null) for the whole place. */
export interface Count {
  functionCode: string
  hood: string | null
  teams: number
  entries: number
  /** Provided by public health: linked to, and not counted (R160). */
  publicHealth: number
}

export interface Covered {
  fn: PlaceFunction
  level: Level | null
  version: number
  /** For the whole place. */
  wide: number
  /** In how many neighbourhoods there is something of their own. */
  hoodsWith: number
  /** Neighbourhoods where it should be and is not, most people first. */
  missing: Hood[]
  publicHealth: number
}

/** How many teams and entries a count comes to. */
export const has = (count: Count | undefined): number => (count ? count.teams + count.entries : 0)

/**
 * What a function's coverage comes to. Local: missing wherever a neighbourhood has none of its own. Wider: missing everywhere
 * or nowhere. Without a level nobody has said where it should be, so nothing is missing yet unless there is none at all.
 */
export function coverOf(fn: PlaceFunction, level: { level: Level; version: number } | undefined, hoods: readonly Hood[], counts: readonly Count[]): Covered {
  const own = counts.filter(count => count.functionCode === fn.code)
  const wide = has(own.find(count => count.hood === null))
  const here = (hood: Hood) => has(own.find(count => count.hood === hood.code))
  const hoodsWith = hoods.filter(hood => here(hood) > 0).length
  const none = wide === 0 && hoodsWith === 0
  const missing = level?.level === 'local' ? hoods.filter(hood => here(hood) === 0) : none ? [...hoods] : []
  return {
    fn,
    level: level?.level ?? null,
    version: level?.version ?? 0,
    wide,
    hoodsWith,
    missing: missing.toSorted((a, b) => (b.population ?? 0) - (a.population ?? 0)),
    publicHealth: own.reduce((sum, count) => sum + count.publicHealth, 0),
  }
}

/** "34%"; "not known". */
export const shareWords = (share: number | null): string => (share === null ? 'Not known' : `${Math.round(share * 100)}%`)
