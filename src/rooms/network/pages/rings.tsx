import type { ReactNode } from 'react'
import { VisuallyHidden } from '../../../ui/index.ts'
import { BARRIERS, DOMAIN_CODES, DOMAINS, NOT_SAID, type PersonBarrier, STRENGTH_CODES, STRENGTHS, type Tie } from '../network.ts'
import { BORDER, dots, MIDDLE, RADII, SIDE } from '../rings.ts'

const how = (tie: Tie): string => tie.strength ?? 'none'
// Quarters clockwise from the top right; each name in its own corner.
const CORNERS = [
  { x: SIDE - 4, y: -4, anchor: 'end' },
  { x: SIDE - 4, y: SIDE - 6, anchor: 'end' },
  { x: 4, y: SIDE - 6, anchor: 'start' },
  { x: 4, y: -4, anchor: 'start' },
] as const

/** What stands around somebody: a thick border with the names of what they did not put there. */
function Border({ barriers }: { barriers: readonly PersonBarrier[] }) {
  const names = barriers.filter(one => !one.easedAt).map(one => BARRIERS[one.kind].name)
  if (names.length === 0) return null
  return (
    <>
      <circle className="kith-rings__border" cx={MIDDLE} cy={MIDDLE} r={BORDER} />
      <path id="kith-rings-arc" d={`M ${MIDDLE - BORDER - 9} ${MIDDLE} a ${BORDER + 9} ${BORDER + 9} 0 0 1 ${2 * BORDER + 18} 0`} fill="none" />
      <text className="kith-rings__barrier" textAnchor="middle">
        <textPath href="#kith-rings-arc" startOffset="50%">
          {short(names)}
        </textPath>
      </text>
    </>
  )
}

// As many names as the upper half of the border has room for; the rest are in the list.
function short(names: readonly string[]): string {
  const kept: string[] = []
  for (const name of names) if ([...kept, name].join(' · ').length <= 74) kept.push(name)
  const more = names.length - kept.length
  return more > 0 ? `${kept.join(' · ')} · and ${more} more` : kept.join(' · ')
}

/**
 * The picture as Figures 1 and 6 of the framework draw it: the person in the middle, three rings, a quarter for each domain,
 * numbers as in the list. Everything in it is in the list as well, which is what a screen reader reads.
 */
export function Rings({ ties, barriers, own }: { ties: readonly Tie[]; barriers: readonly PersonBarrier[]; own: boolean }) {
  const places = new Map(dots(ties).map(dot => [dot.number, dot]))
  const label = `${own ? 'My network' : 'Their network'} drawn as rings, with ${ties.length} ties. Everything in the drawing is in the list that follows.`
  return (
    <figure className="kith-rings__figure">
      <svg className="kith-rings" viewBox={`0 -18 ${SIDE} ${SIDE + 24}`} role="img" aria-label={label}>
        <circle className="kith-rings__ring" cx={MIDDLE} cy={MIDDLE} r={RADII.further} />
        <circle className="kith-rings__ring" cx={MIDDLE} cy={MIDDLE} r={RADII.between} />
        <circle className="kith-rings__ring kith-rings__ring--near" cx={MIDDLE} cy={MIDDLE} r={RADII.near} />
        <line className="kith-rings__quarter" x1={MIDDLE} x2={MIDDLE} y1={MIDDLE - RADII.further} y2={MIDDLE + RADII.further} />
        <line className="kith-rings__quarter" x1={MIDDLE - RADII.further} x2={MIDDLE + RADII.further} y1={MIDDLE} y2={MIDDLE} />
        <Border barriers={barriers} />
        {DOMAIN_CODES.map((code, index) => (
          <text key={code} className="kith-rings__domain" x={CORNERS[index]!.x} y={CORNERS[index]!.y} textAnchor={CORNERS[index]!.anchor}>
            {own ? DOMAINS[code].own : DOMAINS[code].name}
          </text>
        ))}
        {ties.map(tie => {
          const { from, to } = places.get(tie.number)!
          return <line key={tie.number} className={`kith-rings__line kith-rings__line--${how(tie)}`} x1={from.x} y1={from.y} x2={to.x} y2={to.y} />
        })}
        {ties
          .filter(tie => tie.standsInWay)
          .map(tie => (
            <Stop key={tie.number} {...places.get(tie.number)!} />
          ))}
        <circle className="kith-rings__self" cx={MIDDLE} cy={MIDDLE} r={30} />
        <text className="kith-rings__me" x={MIDDLE} y={MIDDLE} textAnchor="middle" dominantBaseline="central">
          {own ? 'Me' : 'Them'}
        </text>
        {ties.map(tie => {
          const { x, y } = places.get(tie.number)!
          return (
            <g key={tie.number}>
              <circle className={`kith-rings__dot kith-rings__dot--${how(tie)}`} cx={x} cy={y} r={13} />
              <text className={`kith-rings__number kith-rings__number--${how(tie)}`} x={x} y={y} textAnchor="middle" dominantBaseline="central">
                {tie.number}
              </text>
            </g>
          )
        })}
      </svg>
      <Key />
    </figure>
  )
}

// A bar across the line, halfway: something stands in the way.
function Stop({ from, to }: { from: { x: number; y: number }; to: { x: number; y: number } }) {
  const length = Math.hypot(to.x - from.x, to.y - from.y) || 1
  const [ax, ay] = [(-(to.y - from.y) / length) * 9, ((to.x - from.x) / length) * 9]
  const [mx, my] = [(from.x + to.x) / 2, (from.y + to.y) / 2]
  const at = (value: number) => Math.round(value * 10) / 10
  return <line className="kith-rings__stop" x1={at(mx - ax)} y1={at(my - ay)} x2={at(mx + ax)} y2={at(my + ay)} />
}

function Key() {
  const line = (kind: string) => <line className={`kith-rings__line kith-rings__line--${kind}`} x1={2} x2={38} y1={8} y2={8} />
  const drawn = (children: ReactNode) => (
    <svg viewBox="0 0 40 16" aria-hidden="true" focusable="false">
      {children}
    </svg>
  )
  return (
    <figcaption>
      <VisuallyHidden>How the lines are drawn:</VisuallyHidden>
      <ul className="kith-rings__key">
        {STRENGTH_CODES.map(code => (
          <li key={code}>
            {drawn(line(code))}
            {STRENGTHS[code]}
          </li>
        ))}
        <li>
          {drawn(line('none'))}
          {NOT_SAID}
        </li>
        <li>
          {drawn(
            <>
              {line('some')}
              <line className="kith-rings__stop" x1={20} x2={20} y1={0} y2={16} />
            </>,
          )}
          Something is in the way
        </li>
      </ul>
    </figcaption>
  )
}
