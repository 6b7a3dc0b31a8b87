import { formatDate } from '../../../core/dates.ts'
import { Details, Heading, Table } from '../../../ui/index.ts'
import { figure, inWords, type Line } from '../lines.ts'

// In the units of the drawing: on a phone one is about one pixel, so that its words stay readable there.
const WIDE = 400
const HIGH = 190
const LEFT = 36
const RIGHT = 16
const TOP = 24
const BOTTOM = 32

/** A picture over time with the same in words before it and as a table after it. `id` is unique on the page. */
export function Picture({ line, id, level = 3, caption }: { line: Line; id: string; level?: 2 | 3; caption?: string }) {
  const words = inWords(line)
  return (
    <div className="kith-picture">
      <Heading level={level} size={level === 2 ? 'm' : 's'} {...(caption && caption !== line.title ? { caption } : {})}>
        {line.title}
      </Heading>
      <p>{words}</p>
      {line.points.length > 1 && (
        <>
          <Drawing line={line} id={id} />
          <Details summary="See the picture as a table">
            <Table
              caption={line.title}
              captionSize="hidden"
              head={['Day', { text: 'Result', numeric: true }, 'In words']}
              rows={line.points.map(point => [formatDate(point.at), figure(point.value), point.words ?? ''])}
            />
          </Details>
        </>
      )}
    </div>
  )
}

function Drawing({ line, id }: { line: Line; id: string }) {
  const first = line.points[0]!.at.getTime()
  const span = line.points.at(-1)!.at.getTime() - first
  const x = (at: Date, index: number) =>
    LEFT + (WIDE - LEFT - RIGHT) * (span === 0 ? index / Math.max(1, line.points.length - 1) : (at.getTime() - first) / span)
  const y = (value: number) => TOP + (HIGH - TOP - BOTTOM) * (1 - (value - line.least) / (line.most - line.least || 1))
  const places = line.points.map((point, index) => ({ ...point, x: Math.round(x(point.at, index)), y: Math.round(y(point.value)) }))
  const last = places.at(-1)!
  return (
    <svg className="kith-picture__drawing" viewBox={`0 0 ${WIDE} ${HIGH}`} role="img" aria-labelledby={`${id}-title ${id}-words`}>
      <title id={`${id}-title`}>{`${line.title} over time`}</title>
      <desc id={`${id}-words`}>{inWords(line)}</desc>
      {[line.most, line.least].map(value => (
        <g key={value}>
          <line className="kith-picture__edge" x1={LEFT} x2={WIDE - RIGHT} y1={y(value)} y2={y(value)} />
          <text className="kith-picture__label" x={LEFT - 8} y={y(value) + 5} textAnchor="end">
            {figure(value)}
          </text>
        </g>
      ))}
      <polyline className="kith-picture__line" points={places.map(place => `${place.x},${place.y}`).join(' ')} />
      {places.map(place => (
        <circle key={place.responseId} className="kith-picture__point" cx={place.x} cy={place.y} r={6} />
      ))}
      {[places[0]!, last].map((place, end) => (
        <text key={end} className="kith-picture__value" x={place.x} y={place.y - 12} textAnchor={end ? 'end' : 'start'}>
          {figure(place.value)}
        </text>
      ))}
      {[places[0]!, last].map((place, end) => (
        <text key={end} className="kith-picture__label" x={place.x} y={HIGH - 8} textAnchor={end ? 'end' : 'start'}>
          {formatDate(place.at)}
        </text>
      ))}
    </svg>
  )
}
