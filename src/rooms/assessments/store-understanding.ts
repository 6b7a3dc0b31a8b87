import { sql } from 'kysely'
import type { Caller } from '../../core/caller.ts'
import type { PlainDate } from '../../core/dates.ts'
import { newId } from '../../core/ids.ts'
import type { Factor, FactorNumber, Level, Present } from './complexity.ts'
import type { Agreement, FormulationWords } from './formulation.ts'

/** The person's own words beside a view or formulation. */
export interface OwnView {
  agrees: boolean
  words: string
  at: Date
}

/** How complex things were at one moment, with the factors the reader may see. `reviewOn` is `YYYY-MM-DD`. */
export interface ComplexityView {
  id: string
  level: Level
  why: string
  madeWith: string
  theirWords: string
  reviewOn: PlainDate
  authorName: string
  authorRole: string
  madeAt: Date
  /** `carried`: as it stood before, where whoever looked again could not read it. */
  factors: { factor: FactorNumber; present: Present; note: string; stepId: string | null; carried: boolean }[]
  ownViews: OwnView[]
}

/** The shared understanding as it was written at one moment. Each line of a text is one thing. */
export interface Formulation extends FormulationWords {
  id: string
  agreement: Agreement
  personView: string
  workerView: string
  workerId: string | null
  authorName: string
  authorRole: string
  madeAt: Date
  ownViews: OwnView[]
}

type Dated<T> = Omit<T, 'ownViews'> & { ownViews: (Omit<OwnView, 'at'> & { at: string })[] | null }
const withDates = <T extends { ownViews: OwnView[] }>(row: Dated<T>): T =>
  ({ ...row, ownViews: (row.ownViews ?? []).map(view => ({ ...view, at: new Date(view.at) })) }) as unknown as T

const own = (column: string) =>
  sql`(select json_agg(json_build_object('agrees', o.agrees, 'words', o.words, 'at', o.said_at) order by o.said_at, o.id) from own_view o where o.entry_id = ${sql.ref(column)}) as "ownViews"`

/** Views of a person, the newest first; the last is the one nothing follows. */
export async function complexityOf(caller: Caller, personId: string, limit = 20): Promise<ComplexityView[]> {
  const { rows } = await sql<
    Dated<ComplexityView>
  >`select v.id, v.level, v.why, v.made_with as "madeWith", v.their_words as "theirWords", v.review_on as "reviewOn",
      v.author_name as "authorName", v.author_role as "authorRole", v.made_at as "madeAt", ${own('v.id')},
      coalesce((select json_agg(json_build_object('factor', f.factor, 'present', f.present, 'note', f.note, 'stepId', f.step_id, 'carried', f.carried) order by f.factor)
        from complexity_factor f where f.view_id = v.id), '[]') as factors
    from complexity_view v where v.person_id = ${personId}
    order by (not exists (select from complexity_view n where n.follows = v.id)) desc, v.made_at desc, v.id desc limit ${limit}`.execute(caller.tx)
  return rows.map(row => withDates<ComplexityView>(row))
}

/** How complex things are just now, as last looked at together; undefined when they were not, or the caller may not see it. */
export const latestComplexity = async (caller: Caller, personId: string): Promise<ComplexityView | undefined> => (await complexityOf(caller, personId, 1))[0]

export interface NewComplexity {
  level: Level
  why: string
  madeWith: string
  theirWords: string
  reviewOn: PlainDate
  factors: NewFactor[]
}
export type NewFactor = Factor & { kinds: number; stepId: string | null }

/** @returns false when somebody wrote another after the one the writer had before them */
export async function insertComplexity(caller: Caller, id: string, personId: string, follows: string | undefined, it: NewComplexity): Promise<boolean> {
  const result =
    await sql`insert into complexity_view (id, person_id, level, why, made_with, their_words, review_on, follows, worker_id, author_name, author_role, made_at)
    values (${id}, ${personId}, ${it.level}, ${it.why}, ${it.madeWith}, ${it.theirWords}, ${it.reviewOn}, ${follows ?? null}::uuid, ${caller.actor.workerId}, ${caller.actor.name}, ${caller.role}, ${caller.now})
    on conflict do nothing`.execute(caller.tx)
  if (Number(result.numAffectedRows ?? 0) === 0) return false
  const rows = it.factors.map(({ stepId, ...factor }) => ({ ...factor, step_id: stepId }))
  await sql`insert into complexity_factor (view_id, factor, person_id, kinds, present, note, step_id)
    select ${id}, r.factor, ${personId}, r.kinds, r.present, r.note, r.step_id
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as r(factor int, kinds int, present text, note text, step_id uuid)`.execute(caller.tx)
  return true
}

/**
 * What the writer of a view could not read stands in it as it stood in the one before, for those who can. Where nothing
 * stood before, it was not talked about. For the house alone.
 */
export async function carryFactors(caller: Caller, id: string, personId: string, follows: string | undefined, factors: readonly FactorNumber[]): Promise<void> {
  await sql`insert into complexity_factor (view_id, factor, person_id, kinds, present, note, step_id, carried)
    select ${id}, n, ${personId}, coalesce(f.kinds, 32), coalesce(f.present, 'not_talked'), coalesce(f.note, ''), f.step_id, f.factor is not null
    from unnest(${`{${factors.join(',')}}`}::int[]) n left join complexity_factor f on f.view_id = ${follows ?? null}::uuid and f.factor = n`.execute(caller.tx)
}

/** Versions of the shared understanding, newest first. */
export async function formulationsOf(caller: Caller, personId: string, limit = 20): Promise<Formulation[]> {
  const { rows } = await sql<
    Dated<Formulation>
  >`select f.id, f.strengths, f.explanation, f.difficult, f.keeps_going as "keepsGoing", f.can_help as "canHelp", f.agreement,
      f.person_view as "personView", f.worker_view as "workerView", f.worker_id as "workerId", f.author_name as "authorName", f.author_role as "authorRole", f.made_at as "madeAt", ${own('f.id')}
    from formulation f where f.person_id = ${personId}
    order by (not exists (select from formulation n where n.follows = f.id)) desc, f.made_at desc, f.id desc limit ${limit}`.execute(caller.tx)
  return rows.map(row => withDates<Formulation>(row))
}

/** The shared understanding in force; undefined when there is none, or the caller may not see it. */
export const latestFormulation = async (caller: Caller, personId: string): Promise<Formulation | undefined> => (await formulationsOf(caller, personId, 1))[0]

export interface NewFormulation extends FormulationWords {
  agreement: Agreement
  personView: string
  workerView: string
}

/** @returns false when somebody wrote another after the one the writer had before them */
export async function insertFormulation(caller: Caller, id: string, personId: string, follows: string | undefined, it: NewFormulation): Promise<boolean> {
  const result =
    await sql`insert into formulation (id, person_id, follows, strengths, explanation, difficult, keeps_going, can_help, agreement, person_view, worker_view, worker_id, author_name, author_role, made_at)
    values (${id}, ${personId}, ${follows ?? null}::uuid, ${it.strengths}, ${it.explanation}, ${it.difficult}, ${it.keepsGoing}, ${it.canHelp}, ${it.agreement}, ${it.personView}, ${it.workerView},
      ${caller.actor.workerId ?? null}, ${caller.actor.name}, ${caller.role}, ${caller.now}) on conflict do nothing`.execute(caller.tx)
  return Number(result.numAffectedRows ?? 0) > 0
}

/** The person's own view of an entry of theirs, beside it. */
export async function insertOwnView(caller: Caller, entryId: string, agrees: boolean, words: string): Promise<void> {
  await sql`insert into own_view (id, entry_id, person_id, kinds, agrees, words, said_at)
    values (${newId()}, ${entryId}, ${caller.actor.personId}, 32, ${agrees}, ${words}, ${caller.now})`.execute(caller.tx)
}
