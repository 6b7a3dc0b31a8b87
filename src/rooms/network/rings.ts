import { DOMAIN_CODES, type Domain, RING_CODES, type Ring, type Tie } from './network.ts'

/** The picture's own units: a square of this side with the person in the middle. */
export const SIDE = 480
export const MIDDLE = SIDE / 2
export const RADII: Record<Ring, number> = { near: 80, between: 140, further: 196 }
/** The border that stands for what people did not put around themselves. */
export const BORDER = 222
const DOT = 13
const QUARTER = Math.PI / 2

export interface Dot {
  number: number
  x: number
  y: number
  /** Where its line leaves the person's circle, and where it meets the dot. */
  from: { x: number; y: number }
  to: { x: number; y: number }
}

/** Quarters clockwise from the top: the first domain is top right. */
const startOf = (domain: Domain): number => -QUARTER + DOMAIN_CODES.indexOf(domain) * QUARTER
const at = (angle: number, radius: number) => ({ x: Math.round(MIDDLE + radius * Math.cos(angle)), y: Math.round(MIDDLE + radius * Math.sin(angle)) })

/** How many dots a ring of a quarter holds side by side without touching. */
const room = (radius: number): number => Math.max(1, Math.floor((radius * QUARTER - 10) / (2 * DOT + 3)))

/**
 * Where each tie stands: in its domain's quarter, on its ring, spread evenly. Where a ring is full the rest stand in a row
 * just behind it, so that no tie hides another.
 */
export function dots(ties: readonly Tie[]): Dot[] {
  return DOMAIN_CODES.flatMap(domain =>
    RING_CODES.flatMap(ring =>
      onRing(
        ties.filter(tie => tie.domain === domain && tie.ring === ring),
        startOf(domain),
        RADII[ring],
      ),
    ),
  )
}

function onRing(ties: readonly Tie[], start: number, radius: number): Dot[] {
  const rows: Tie[][] = []
  const held = room(radius)
  for (let i = 0; i < ties.length; i += held) rows.push(ties.slice(i, i + held))
  return rows.flatMap((row, back) => {
    const where = radius - 2 * DOT * (back % 2)
    return row.map((tie, index) => dotAt(tie.number, start + ((index + 0.5 + (back > 1 ? 0.5 : 0)) / row.length) * QUARTER, where))
  })
}

const dotAt = (number: number, angle: number, radius: number): Dot => ({ number, ...at(angle, radius), from: at(angle, 30), to: at(angle, radius - DOT) })
