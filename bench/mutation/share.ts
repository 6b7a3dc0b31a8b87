/** Of every hundred changes so many must be noticed by a test. */
export const WANTED = 0.9

export interface Share {
  name: string
  tried: number
  killed: number
  /** Of the killed, how many by the types alone: `kith check` fails before any test. */
  byTypes: number
  /** Where the others stand. */
  survivors: string[]
}

export const line = ({ name, tried, killed, byTypes }: Share): string =>
  `  ${name.padEnd(24)} ${String(killed).padStart(5)} of ${String(tried).padStart(5)}  ${tried === 0 ? '' : `${((100 * killed) / tried).toFixed(1)} %`}${byTypes > 0 ? `, ${byTypes} of them by the types` : ''}`

/**
 * Whether too few were noticed. All of them: fewer than nine in ten. A sample: so few that nine in ten of all would give
 * such a sample less than once in a thousand times.
 */
export function tooFew({ tried, killed }: Pick<Share, 'tried' | 'killed'>, all: boolean): boolean {
  if (all) return killed < WANTED * tried
  let chance = 0
  // The logarithm, because the chance that none at all is noticed is too small a number.
  let exactly = tried * Math.log(1 - WANTED)
  for (let k = 0; k <= killed; k++) {
    chance += Math.exp(exactly)
    exactly += Math.log(((tried - k) / (k + 1)) * (WANTED / (1 - WANTED)))
  }
  return chance < 0.001
}
