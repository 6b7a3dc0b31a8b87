import { sql } from 'kysely'
import type { Caller } from '../core/caller.ts'
import { becomeDemonstration, DEMO_ISSUER } from './demonstration.ts'
import { isRole, ROLES } from './roles.ts'

export const PERSONA_PARTS = { people: 'People', supporters: 'People somebody has let in', workers: 'Workers', operators: 'Looking after the service' } as const
export type PersonaPart = keyof typeof PERSONA_PARTS

export interface Persona {
  subject: string
  part: PersonaPart
  /** "Priya Nair, mental health practitioner, North Camden team". */
  label: string
  about: string
}

/** Lets anyone sign in as this account in the demonstration. */
export async function addPersona(caller: Caller, persona: { accountId: string; part: PersonaPart; sort: number; about?: string }): Promise<void> {
  await becomeDemonstration(caller)
  await sql`insert into persona (account_id, part, sort, about) values (${persona.accountId}, ${persona.part}, ${persona.sort}, ${persona.about ?? ''})
    on conflict (account_id) do update set part = excluded.part, sort = excluded.sort, about = excluded.about`.execute(caller.tx)
  await sql`update account set issuer = ${DEMO_ISSUER}, subject = id::text where id = ${persona.accountId}`.execute(caller.tx)
}

interface PersonaRow {
  subject: string
  part: PersonaPart
  about: string
  role: string
  name: string | null
  team: string | null
}

/** Everyone who can be pressed on the sign-in page, at most 200, in the order the demonstration gave them. */
export async function listPersonas(caller: Caller): Promise<Persona[]> {
  const { rows } = await sql<PersonaRow>`
    select a.subject, q.part, q.about, coalesce(w.role, a.operator_role, case when a.person_id is null then 'supporter' else 'person' end) as role,
      coalesce(w.name, u.name, coalesce(p.preferred_name, p.given_name) || case when p.family_name = '' then '' else ' ' || p.family_name end) as name,
      (select t.name from membership m join team t on t.id = m.team_id where m.worker_id = w.id and m.during @> ${caller.now}::timestamptz order by m.lead desc, t.name limit 1) as team
    from persona q join account a on a.id = q.account_id
    left join worker w on w.id = a.worker_id left join person p on p.id = a.person_id left join supporter u on u.id = a.supporter_id
    where a.issuer = ${DEMO_ISSUER} and a.closed_at is null
    order by q.part, q.sort, name limit 200`.execute(caller.tx)
  return rows.map(row => ({ subject: row.subject, part: row.part, about: row.about, label: labelOf(row) }))
}

function labelOf(row: PersonaRow): string {
  const role = row.role === 'person' ? 'person' : row.role === 'supporter' ? 'supporter' : isRole(row.role) ? ROLES[row.role].name : row.role
  return row.name === null ? role : [row.name, inSentence(role), row.team].filter(Boolean).join(', ')
}

// "Key worker" becomes "key worker"; "GP receptionist" stays.
const inSentence = (words: string) => (/^[A-Z]{2}/.test(words) ? words : words.charAt(0).toLowerCase() + words.slice(1))

export async function isPersona(caller: Caller, subject: string): Promise<boolean> {
  const { rows } =
    await sql`select 1 from persona q join account a on a.id = q.account_id where a.issuer = ${DEMO_ISSUER} and a.subject = ${subject} and a.closed_at is null`.execute(
      caller.tx,
    )
  return rows.length > 0
}
