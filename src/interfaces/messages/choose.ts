import { addHours } from '../../core/dates.ts'
import { type ContactRules, DEFAULT_RULES, mayContact } from '../../rooms/people/index.ts'
import type { HeldWhy, OutwardRoute } from './store.ts'

/** Where a person can be written to, as far as we know. */
export type Addresses = Partial<Record<OutwardRoute, string>>

export type Choice = { do: 'send'; route: OutwardRoute; to: string } | { do: 'wait'; until: Date } | { do: 'hold'; why: HeldWhy }

const OUTWARD: readonly OutwardRoute[] = ['text', 'email']

/**
 * How a message may leave for this person now (R092). Their own order of routes wins: the first they allow, that we have an
 * address for and can send by, is used; outside their safe hours it waits for them, and while words about times are unread it
 * asks again every hour. Nothing goes by a route they said no to:
 * then it is held, and `why` says who must do what instead.
 */
export function chooseRoute(rules: ContactRules | undefined, addresses: Addresses, canSend: readonly OutwardRoute[], now: Date): Choice {
  const allowed = (rules ?? DEFAULT_RULES).routes
  const wanted = allowed.filter(route => OUTWARD.some(one => one === route)) as OutwardRoute[]
  for (const route of wanted) {
    const to = addresses[route]
    if (!to || !canSend.includes(route)) continue
    const answer = mayContact(rules, route, now, { neutral: true })
    if (answer.ok) return { do: 'send', route, to }
    if (answer.notBefore) return { do: 'wait', until: answer.notBefore }
    if (answer.unread) return { do: 'wait', until: addHours(now, 1) }
  }
  if (wanted.some(route => addresses[route] && !canSend.includes(route))) return { do: 'hold', why: 'not_set_up' }
  if (allowed.some(route => ['phone', 'voicemail', 'face_to_face', 'through_someone'].includes(route))) return { do: 'hold', why: 'by_hand' }
  if (allowed.includes('letter')) return { do: 'hold', why: 'letter' }
  return { do: 'hold', why: wanted.length > 0 ? 'no_address' : 'nothing_agreed' }
}
