import { RowRefused } from '../../registries/index.ts'
import { type Remark, textOf } from './values.ts'

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

export function partOf(value: unknown, path: string, remark: Remark): Part | undefined {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return undefined
  const it = value as Record<string, unknown>
  const at = (name: string) => (path ? `${path}.${name}` : name)
  const get = (name: string) => (Object.hasOwn(it, name) ? it[name] : undefined)
  return {
    path,
    has: name => get(name) !== undefined && get(name) !== null && get(name) !== '',
    text(name, max = 300) {
      const found = get(name)
      if (found === undefined || found === null) return ''
      if (typeof found !== 'string' && typeof found !== 'number') throw new RowRefused(at(name), 'This must be text.', JSON.stringify(found).slice(0, 200))
      return textOf(at(name), String(found), max)
    },
    number(name) {
      const found = get(name)
      const number = typeof found === 'string' && found.trim() !== '' ? Number(found) : found
      return typeof number === 'number' && Number.isFinite(number) ? number : undefined
    },
    part: name => partOf(get(name), at(name), remark),
    list(name) {
      const found = get(name)
      if (!Array.isArray(found)) return []
      if (found.length > MOST) remark(at(name), `Only the first ${MOST} of ${found.length} were kept.`)
      return found.slice(0, MOST).flatMap(one => partOf(one, at(name), remark) ?? [])
    },
  }
}
