import { sql } from 'kysely'
import type { Caller } from '../core/caller.ts'
import { KINDS, type Kind } from './kinds.ts'
import type { RoleCode } from './roles.ts'

/**
 * What a name or a word tells by itself. "Alcohol and drugs worker, Turning Tide" tells of alcohol and drugs, whoever says
 * it: so does every row that names that worker or that service. The database copies this table at each migration and works
 * out from it what each row tells (`names_tell`, `words_tell`); whoever may not know that kind does not find the row.
 */
export const TELLS: { role: Partial<Record<RoleCode, Kind>>; service: Readonly<Record<string, Kind>>; word: Readonly<Record<string, Kind>> } = {
  role: { alcohol_drugs_worker: 'substanceUse', employment_specialist: 'employment', housing_worker: 'moneyHousing', pharmacist: 'medicines' },
  // By the kind of team.
  service: { alcohol_drugs: 'substanceUse', employment: 'employment', housing: 'moneyHousing' },
  // Regular expressions of PostgreSQL, in small letters, from the beginning of a word.
  word: {
    alcohol: 'substanceUse',
    'drink(s|ing|ers?)?\\M': 'substanceUse',
    'dr[au]nk': 'substanceUse',
    'drugs?\\M': 'substanceUse',
    cocaine: 'substanceUse',
    heroin: 'substanceUse',
    cannabis: 'substanceUse',
    ketamine: 'substanceUse',
    methadone: 'substanceUse',
    gambl: 'substanceUse',
    addict: 'substanceUse',
    detox: 'substanceUse',
    medicines: 'medicines',
    'medicine\\M': 'medicines',
    medication: 'medicines',
    'tablets?\\M': 'medicines',
    clozapine: 'medicines',
    lithium: 'medicines',
    olanzapine: 'medicines',
    quetiapine: 'medicines',
    sertraline: 'medicines',
    'anti-?depressant': 'medicines',
    'anti-?psychotic': 'medicines',
    depot: 'medicines',
    prescri: 'medicines',
    pharmac: 'medicines',
    'blood test': 'medicines',
    'benefits\\M': 'moneyHousing',
    'universal credit': 'moneyHousing',
    'debts?\\M': 'moneyHousing',
    arrears: 'moneyHousing',
    'rent\\M': 'moneyHousing',
    evict: 'moneyHousing',
    landlord: 'moneyHousing',
    homeless: 'moneyHousing',
    'tenan(t|cy)': 'moneyHousing',
    bailiff: 'moneyHousing',
    'money\\M': 'moneyHousing',
    employ: 'employment',
    unemploy: 'employment',
    redundan: 'employment',
    sacked: 'employment',
    'paid work': 'employment',
    'jobs?\\M': 'employment',
    'job ?centre': 'employment',
    'occupational health': 'employment',
    'mental health act': 'legal',
    'sectioned\\M': 'legal',
    'section [23]\\M': 'legal',
    'community treatment order': 'legal',
  },
}

/** Copies the declaration into the database. Safe to repeat. */
export async function copyTells(caller: Caller): Promise<void> {
  const rows = [...namesOf('role'), ...namesOf('service'), ...wordsTogether()]
  const given = sql`jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as r(what text, code text, kinds int)`
  await sql`delete from telling t where not exists (select from ${given} where r.what = t.what and r.code = t.code)`.execute(caller.tx)
  await sql`insert into telling (what, code, kinds) select what, code, kinds from ${given}
    on conflict (what, code) do update set kinds = excluded.kinds`.execute(caller.tx)
}

const namesOf = (what: 'role' | 'service') => Object.entries(TELLS[what]).map(([code, kind]) => ({ what, code, kinds: KINDS[kind] }))

const AT_ONCE = 40

/** Words of one kind as a few expressions: PostgreSQL keeps no more than 32 ready, and making one ready takes longer than looking for all of them. */
function wordsTogether(): { what: 'word'; code: string; kinds: number }[] {
  const words = Object.groupBy(Object.keys(TELLS.word), word => TELLS.word[word]!)
  return Object.entries(words).flatMap(([kind, all]) =>
    Array.from({ length: Math.ceil(all.length / AT_ONCE) }, (_, at) => ({
      what: 'word' as const,
      code: `(?:${all.slice(at * AT_ONCE, (at + 1) * AT_ONCE).join('|')})`,
      kinds: KINDS[kind as Kind],
    })),
  )
}

/** Whoever is named: a job, a worker, a team. */
export interface Named {
  role?: string | null | undefined
  workerId?: string | null | undefined
  teamId?: string | null | undefined
}

/** The kinds that a name of each tells by itself, as bits. */
export const namesTell = (named: readonly Named[]) =>
  named.length === 0
    ? sql<number>`0`
    : sql<number>`(${sql.join(
        named.map(one => sql`names_tell(${one.role ?? null}, ${one.workerId ?? null}::uuid, ${one.teamId ?? null}::uuid)`),
        sql` | `,
      )})`
