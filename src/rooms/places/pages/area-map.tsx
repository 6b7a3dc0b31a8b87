import type { Drawing } from '../map.ts'

/**
 * A drawn map whose numbers are those of the list beside it, which says everything the map does. Areas are all of one
 * colour: a map of where people live is not a league table.
 */
export function AreaMap({ drawing, label }: { drawing: Drawing; label: string }) {
  return (
    <svg className="kith-map" viewBox={`0 0 ${drawing.width} ${drawing.height}`} role="img" aria-label={label}>
      {drawing.areas.map(area => <path key={area.code} className="kith-map__area" d={area.path} />)}
      {drawing.areas.map(area => (
        <text key={area.code} className="kith-map__number" x={area.x} y={area.y} textAnchor="middle" dominantBaseline="central">{area.number}</text>
      ))}
    </svg>
  )
}
