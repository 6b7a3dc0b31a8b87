import { RowRefused } from '../../registries/index.ts'
import { isNothing, type Remark, textOf } from './values.ts'

/** Some object of a JSON answer, of which nothing is certain: each reading answers the checked value or what stands for none. */
export interface Part {
  /** Where it stands, for refusals: `location.addresses`. */
  path: string
  has(name: string): boolean
  text(name: string, max?: number): string
  number(name: string): number | undefined
  part(name: string): Part | undefined
  list(name: string): Part[]
}

const MOST = 500

// Where "none" or "N/A" is what it says.
const AS_IT_IS = /^(?:id|.*_id|status|name|code)$/

/** @param asked collects the paths of all that was asked for, so that what nobody asks for can be told */
export function partOf(value: unknown, path: string, remark: Remark, asked?: Set<string>): Part | undefined {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return undefined
  const it = value as Record<string, unknown>
  const at = (name: string) => (path ? `${path}.${name}` : name)
  const get = (name: string) => {
    asked?.add(at(name))
    return Object.hasOwn(it, name) ? it[name] : undefined
  }
  return {
    path,
    has: name => get(name) !== undefined && get(name) !== null && get(name) !== '',
    text(name, max = 300) {
      const found = get(name)
      if (found === undefined || found === null) return ''
      if (typeof found !== 'string' && typeof found !== 'number') throw new RowRefused(at(name), 'This must be text.', JSON.stringify(found).slice(0, 200))
      if (!AS_IT_IS.test(name) && isNothing(String(found))) return ''
      return textOf(at(name), String(found), max)
    },
    number(name) {
      const found = get(name)
      const number = typeof found === 'string' && found.trim() !== '' ? Number(found) : found
      return typeof number === 'number' && Number.isFinite(number) ? number : undefined
    },
    part: name => partOf(get(name), at(name), remark, asked),
    list(name) {
      const found = get(name)
      if (!Array.isArray(found)) return []
      if (found.length > MOST) remark(at(name), `Only the first ${MOST} of ${found.length} were kept.`)
      return found.slice(0, MOST).flatMap(one => partOf(one, at(name), remark, asked) ?? [])
    },
  }
}

// What holds the parts together, and what says nothing to a reader.
const BESIDE =
  /^(?:id|.+_id|link_type|link_entity|last_modified|modified_date|created|updated|metadata|x_kith_.*|country|main_entity|address_type|location_type)$/

/** Adds to `counts` each path with something in it that nobody asked for; each once for a service. */
export function countUnasked(service: unknown, asked: ReadonlySet<string>, counts: Map<string, number>): void {
  const found = new Set<string>()
  const look = (value: unknown, path: string): void => {
    if (Array.isArray(value)) for (const one of value.slice(0, MOST)) look(one, path)
    else if (typeof value === 'object' && value !== null)
      for (const [name, inner] of Object.entries(value)) {
        if (BESIDE.test(name)) continue
        const here = path ? `${path}.${name}` : name
        if (asked.has(here)) look(inner, here)
        else if (isFilled(inner)) found.add(here)
      }
  }
  look(service, '')
  for (const one of found) if (counts.has(one) || counts.size < MOST) counts.set(one, (counts.get(one) ?? 0) + 1)
}

const isFilled = (value: unknown): boolean =>
  Array.isArray(value)
    ? value.length > 0
    : typeof value === 'string'
      ? value.trim() !== '' && !isNothing(value)
      : value !== null && value !== undefined && value !== false
