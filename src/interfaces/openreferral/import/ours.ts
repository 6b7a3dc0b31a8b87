import { z } from 'zod'
import { COST, DOMAIN_CODES, FLEXIBLE_FOR, REFERRAL, type SourceEntry } from '../../../rooms/assets/index.ts'
import { dateOf, plainText, shortened } from './values.ts'

const words = z
  .string()
  .transform(text => plainText(text).replace(/[^\P{Cc}\t\n]/gu, ''))
  .optional()
  .catch(undefined)
const oneOf = <const V extends Record<string, unknown>>(values: V) =>
  z
    .enum(Object.keys(values) as [keyof V & string])
    .optional()
    .catch(undefined)
const yes = z.boolean().optional().catch(undefined)

// What another Kith says besides the standard; anything that will not do is as if it were not said.
const shape = z.object({
  x_kith_summary: words,
  x_kith_domains: z.array(z.enum(DOMAIN_CODES)).optional().catch(undefined),
  x_kith_referral: oneOf(REFERRAL),
  x_kith_referral_words: words,
  x_kith_open_to_all: yes,
  x_kith_who_for: words,
  x_kith_support: words,
  x_kith_flexible_for: z
    .array(z.enum(Object.keys(FLEXIBLE_FOR) as [keyof typeof FLEXIBLE_FOR]))
    .optional()
    .catch(undefined),
  x_kith_online: yes,
  x_kith_mental_health: yes,
  x_kith_cost: oneOf(COST),
  x_kith_hours: words,
  x_kith_co_produced: words,
  x_kith_confirmed: z.object({ at: z.string() }).optional().catch(undefined),
})

/** The entry with what another Kith says in fields of its own, where it does. */
export function withOurs(service: unknown, entry: SourceEntry): SourceEntry {
  const told = shape.safeParse(service)
  if (!told.success) return entry
  const it = told.data
  const cut = (text: string | undefined, otherwise: string) => (text === undefined ? otherwise : text.slice(0, 2000))
  return {
    ...entry,
    summary: it.x_kith_summary ? shortened(it.x_kith_summary, 500) : entry.summary,
    domains: it.x_kith_domains ?? entry.domains,
    referral: it.x_kith_referral ?? entry.referral,
    referral_words: cut(it.x_kith_referral_words, entry.referral_words),
    open_to_all: it.x_kith_open_to_all ?? entry.open_to_all,
    who_for: cut(it.x_kith_who_for, entry.who_for),
    support: cut(it.x_kith_support, entry.support),
    flexible_for: it.x_kith_flexible_for ?? entry.flexible_for,
    online: it.x_kith_online ?? entry.online,
    mental_health: it.x_kith_mental_health ?? entry.mental_health,
    cost: it.x_kith_cost ?? entry.cost,
    hours_words: cut(it.x_kith_hours, entry.hours_words),
    co_produced: cut(it.x_kith_co_produced, entry.co_produced),
    confirmed_at: (it.x_kith_confirmed && dateOf(it.x_kith_confirmed.at)) ?? entry.confirmed_at,
  }
}
