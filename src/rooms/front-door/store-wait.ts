import { sql } from 'kysely'
import type { Caller } from '../../core/caller.ts'
import { dateFromParts } from '../../core/dates.ts'
import { type HelpRequest, readRequest } from './store.ts'

/** Fewer than this say nothing about how long it usually takes. */
const FEWEST = 5

/**
 * Days within which half of those who asked this team in the last three months had a key worker; undefined when too few did.
 * Whoever still waits counts as waiting until now, so that a team that names nobody does not look quick. Called as the house.
 */
export async function usualWait(caller: Caller, teamId: string): Promise<number | undefined> {
  const { rows } = await sql<{ days: number; asked: number }>`
    select ceil(percentile_cont(0.5) within group (order by extract(epoch from coalesce(held.at, ${caller.now}::timestamptz) - r.received_at) / 86400))::int as days,
      count(*)::int as asked
    from help_request r left join lateral (select min(e.at) as at from help_request_event e where e.request_id = r.id and e.what = 'held') held on true
    where r.team_id = ${teamId} and r.received_at between ${caller.now}::timestamptz - interval '92 days' and ${caller.now}
      and r.state not in ('withdrawn','not_agreed','met')`.execute(caller.tx)
  return rows[0] && rows[0].asked >= FEWEST ? Math.max(1, rows[0].days) : undefined
}

const figures = (text: string): string => text.replace(/\D/g, '')
const sameNumber = (a: string, b: string): boolean => figures(a).length >= 9 && figures(a).slice(-9) === figures(b).slice(-9)

/** The request with this reference, if `known` is a phone number, email address or date of birth given with it. Called as the house. */
export async function requestKnownBy(caller: Caller, reference: string, known: string): Promise<HelpRequest | undefined> {
  const plain = reference.toUpperCase().replace(/[^A-Z0-9]/g, '')
  const { rows } = await sql<{ id: string; phone: string | null; email: string | null; born: string | null; asker: string | null; self: boolean }>`
    select r.id, r.phone, r.email, p.born::text as born, a.contact as asker, r.person_agreed = 'self' as self
    from help_request r join person p on p.id = r.person_id left join help_request_asker a on a.request_id = r.id
    where r.reference = ${`${plain.slice(0, 4)}-${plain.slice(4)}`}`.execute(caller.tx)
  const row = rows[0]
  if (!row) return undefined
  const typed = known.trim().toLowerCase()
  const [day = '', month = '', year = ''] = typed.split(/[\s/.-]+/)
  // Whoever asked for somebody else proves that it was them, not that they know the other.
  const given = row.self ? [row.phone, row.email] : [row.asker]
  const matches = given.some(one => one && (sameNumber(one, typed) || one.trim().toLowerCase() === typed))
  const bornThen = row.self && row.born !== null && dateFromParts(day, month, year) === row.born
  return matches || bornThen ? readRequest(caller, row.id) : undefined
}
