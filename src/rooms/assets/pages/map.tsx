import { addressOf, type Finding } from '../finding.ts'
import { type DrawnArea, drawAreas, gather, MAP_SIZE, moveTo, onMap, type Pin, type Tile, tilesUnder, type View, withoutOverlap } from '../map.ts'

type Shape = Parameters<typeof drawAreas>[1][number]

/** What the map is drawn from: the entries of the list beside it, and nothing more. */
export interface MapProps {
  view: View
  /** What moves are counted from; without it the map stays where it is. */
  moves?: { base: View; finding: Finding } | undefined
  entries: readonly { number: number; name: string; lat: number | undefined; lon: number | undefined }[]
  places: readonly Shape[]
  neighbourhoods: readonly Shape[]
  you?: { lat: number; lon: number } | undefined
  tiles: { template: string; credit: string } | undefined
}

/** A map drawn on the server: pins are links, and so is every move, so that it works by keyboard and without scripts. */
export function FoundMap({ view, moves, entries, places, neighbourhoods, you, tiles }: MapProps) {
  const pinned = entries.flatMap(({ number, lat, lon }) => (lat === undefined || lon === undefined ? [] : [{ number, lat, lon }]))
  const pins = gather(view, pinned)
  const missing = entries.length - pins.reduce((sum, pin) => sum + pin.numbers.length, 0)
  const names = new Map(entries.map(({ number, name }) => [number, name]))
  return (
    <section className="kith-look" aria-label="Map" id="map">
      {moves && <Moves view={view} {...moves} />}
      <svg
        className={moves ? 'kith-look__map' : 'kith-look__map kith-look__map--small'}
        viewBox={`0 0 ${MAP_SIZE} ${MAP_SIZE}`}
        role={moves ? 'group' : 'img'}
        aria-label={moves ? 'Map of what is in the list, with the same numbers' : 'Map of where it is'}
      >
        <Ground view={view} places={places} neighbourhoods={neighbourhoods} tiles={tiles} />
        {you && <You view={view} lat={you.lat} lon={you.lon} />}
        {pins.map(pin => (
          <PinLink key={pin.numbers.join()} pin={pin} names={names} view={view} moves={moves} />
        ))}
      </svg>
      {missing > 0 && (
        <p className="nhsuk-body-s kith-look__note">
          {missing === 1 ? 'One in the list is not on this map' : `${missing} in the list are not on this map`}: online, all over the place, or further out.
        </p>
      )}
      <p className="nhsuk-body-s kith-look__note">
        {tiles ? `${tiles.credit}. ` : ''}Boundaries: Office for National Statistics. Contains OS data © Crown copyright and database right 2025.
      </p>
    </section>
  )
}

function Ground({ view, places, neighbourhoods, tiles }: Pick<MapProps, 'view' | 'places' | 'neighbourhoods' | 'tiles'>) {
  const areas = drawAreas(view, places)
  const close = view.half < 12_000 ? drawAreas(view, neighbourhoods) : []
  const under: Tile[] = tiles ? tilesUnder(view, tiles.template) : []
  return (
    <g>
      {under.map(tile => (
        <image key={tile.href} href={tile.href} x={tile.x} y={tile.y} width={tile.size} height={tile.size} />
      ))}
      {areas.map(area => (
        <path key={area.code} className={tiles ? 'kith-look__place kith-look__place--bare' : 'kith-look__place'} d={area.path} />
      ))}
      {close.map(area => (
        <path key={area.code} className="kith-look__near" d={area.path} />
      ))}
      {!tiles && withoutOverlap(close.length > 0 ? close : areas).map(area => <Name key={area.code} area={area} />)}
    </g>
  )
}

function Name({ area: { label, name } }: { area: DrawnArea }) {
  if (!label) return null
  return (
    <text className="kith-look__name" x={label.x} y={label.y} textAnchor="middle" dominantBaseline="central">
      {name}
    </text>
  )
}

function You({ view, lat, lon }: { view: View; lat: number; lon: number }) {
  const { x, y } = onMap(view, { lat, lon })
  if (x < 0 || y < 0 || x > MAP_SIZE || y > MAP_SIZE) return null
  return (
    <g>
      <circle className="kith-look__around" cx={x} cy={y} r={16} />
      <circle className="kith-look__you" cx={x} cy={y} r={8} />
    </g>
  )
}

function PinLink({ pin, names, view, moves }: { pin: Pin; names: ReadonlyMap<number, string>; view: View; moves: MapProps['moves'] }) {
  const [first = 0] = pin.numbers
  const many = pin.numbers.length > 1
  const said = pin.numbers.map(number => `${number}: ${names.get(number) ?? ''}`).join('; ')
  const closer =
    many && pin.apart && moves ? addressOf(moves.finding, { map: moveTo(moves.base, { lat: pin.lat, lon: pin.lon, half: view.half / 3 }) }) : undefined
  if (!moves) return <circle className="kith-look__spot" cx={pin.x} cy={pin.y} r={24} />
  return (
    <a
      className={many ? 'kith-look__pin kith-look__pin--many' : 'kith-look__pin'}
      href={closer ? `${closer}#map` : `#entry-${first}`}
      aria-label={many ? `${pin.numbers.length} close together. ${said}${closer ? '. Look closer' : ''}` : said}
    >
      <circle cx={pin.x} cy={pin.y} r={many ? 22 : 18} />
      <text x={pin.x} y={pin.y} textAnchor="middle" dominantBaseline="central">
        {many ? `×${pin.numbers.length}` : first}
      </text>
    </a>
  )
}

const STEPS = [
  ['Closer', '+', 0, 0, 1],
  ['Further out', '−', 0, 0, -1],
  ['North', '↑', 0, 1, 0],
  ['South', '↓', 0, -1, 0],
  ['West', '←', -1, 0, 0],
  ['East', '→', 1, 0, 0],
] as const

// Every address says a move from where somebody looks, never where that is.
function Moves({ view, base, finding }: { view: View; base: View; finding: Finding }) {
  const now = moveTo(base, view)
  const step = 2 ** -now.z
  return (
    <nav className="kith-look__moves" aria-label="Move the map">
      <ul>
        {STEPS.map(([name, sign, x, y, z]) => (
          <li key={name}>
            <a href={`${addressOf(finding, { map: { x: now.x + x * step, y: now.y + y * step, z: now.z + z } })}#map`}>
              <span aria-hidden="true">{sign}</span> <span className={z === 0 ? 'nhsuk-u-visually-hidden' : undefined}>{name}</span>
            </a>
          </li>
        ))}
        {finding.map && (
          <li>
            <a href={`${addressOf(finding, { map: undefined })}#map`}>Back to the start</a>
          </li>
        )}
      </ul>
    </nav>
  )
}
