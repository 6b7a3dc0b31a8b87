import { type EntryLocation, type EntrySchedule, readWeek } from '../../../rooms/assets/index.ts'
import type { Part } from './part.ts'
import { dateOf } from './values.ts'

const DAYS = ['MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU']
const NTH: Record<string, string> = { '1': 'The first', '2': 'The second', '3': 'The third', '4': 'The fourth', '-1': 'The last' }
const NAMES = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday']

/** When a service is open: what its schedules say for certain, and the words of the others. */
export function schedulesOf(service: Part, locations: readonly EntryLocation[]): { schedules: EntrySchedule[]; words: string } {
  const known = new Set(locations.map(location => location.key))
  const schedules: EntrySchedule[] = []
  const words: string[] = []
  const add = (part: Part, location: string | null) => {
    const read = scheduleOf(part, location && known.has(location) ? location : null)
    schedules.push(...read)
    const said = part.text('description', 5000)
    if (read.length === 0 && said !== '') words.push(said)
  }
  for (const part of service.list('schedules')) add(part, null)
  for (const at of service.list('service_at_locations')) {
    const place = at.part('location')
    for (const part of [...at.list('schedules'), ...(place?.list('schedules') ?? [])]) add(part, place?.text('id') || null)
  }
  return { schedules: onlyOnce(schedules), words: [...new Set(words)].join('\n') }
}

const onlyOnce = (all: EntrySchedule[]) => [...new Map(all.map(one => [JSON.stringify(one), one])).values()].slice(0, 500)

function scheduleOf(part: Part, location: string | null): EntrySchedule[] {
  const days = (part.text('byday').toUpperCase() || weekdayOf(part.text('weekday'))).split(/[,;\s]+/).filter(day => day !== '')
  const [opens, closes] = [time(part.text('opens_at')), time(part.text('closes_at'))]
  const valid = { valid_from: day(part.text('valid_from')), valid_to: day(part.text('valid_to')) }
  const every = everyOf(part)
  if (days.length === 0 || !opens || !every || (closes !== undefined && closes <= opens)) {
    // Some feeds say it all in words.
    const week = readWeek(part.text('description', 5000)) ?? []
    return week.map(one => ({ ...one, location, every: 'week', ...valid, note: '' }))
  }
  return days.flatMap(text => {
    const match = /^([+-]?\d)?(MO|TU|WE|TH|FR|SA|SU)$/.exec(text)
    if (!match) return []
    const weekday = DAYS.indexOf(match[2]!) + 1
    const nth = match[1] ? NTH[match[1].replace('+', '')] : undefined
    return [{ weekday, opens, closes: closes ?? null, every, location, ...valid, note: nth ? `${nth} ${NAMES[weekday - 1]} of the month` : '' }]
  })
}

// Before HSDS 2 a day is a number from Monday, or its name.
const weekdayOf = (text: string): string => DAYS[Number(text) - 1] ?? DAYS.find(day => text.slice(0, 2).toUpperCase() === day) ?? ''

function everyOf(part: Part): EntrySchedule['every'] | undefined {
  const interval = part.number('interval') ?? 1
  const freq = part.text('freq').toUpperCase()
  if (freq === 'MONTHLY' && interval === 1) return 'month'
  if (freq !== 'WEEKLY' && freq !== '') return undefined
  return interval === 1 ? 'week' : interval === 2 ? 'fortnight' : undefined
}

function time(text: string): string | undefined {
  const match = /^(?:\d{4}-\d\d-\d\dT)?([01]\d|2[0-3]):([0-5]\d)(?::\d\d(?:\.\d+)?)?(?:Z|[+-]\d\d:?\d\d)?$/.exec(text.trim())
  return match ? `${match[1]}:${match[2]}` : undefined
}

const day = (text: string): string | null => dateOf(text)?.slice(0, 10) ?? null
