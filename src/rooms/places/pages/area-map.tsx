import type { Drawing } from '../map.ts'

/**
 * A drawn map whose numbers are those of the list beside it, which says everything the map does. Areas are all of one
 * colour: a map of where people live is not a league table. Those of `missing` stand out: what the map is about is not there.
 */
export function AreaMap({ drawing, label, missing }: { drawing: Drawing; label: string; missing?: ReadonlySet<string> }) {
  return (
    <svg className="kith-map" viewBox={`0 0 ${drawing.width} ${drawing.height}`} role="img" aria-label={label}>
      {drawing.areas.map(area => (
        <path key={area.code} className={`kith-map__area${missing?.has(area.code) ? ' kith-map__area--missing' : ''}`} d={area.path} />
      ))}
      {drawing.areas.flatMap(area =>
        area.marks.map(({ x, y }) => (
          <text key={`${area.code} ${x} ${y}`} className="kith-map__number" x={x} y={y} textAnchor="middle" dominantBaseline="central">
            {area.number}
          </text>
        )),
      )}
    </svg>
  )
}

/** What the licence of the boundaries and postcodes asks to be said wherever they are shown. */
export function MapCredit() {
  return (
    <p className="nhsuk-body-s">
      Source: Office for National Statistics. Contains OS data © Crown copyright and database right 2025. Contains Royal Mail data © Royal Mail copyright and
      database right 2025.
    </p>
  )
}
