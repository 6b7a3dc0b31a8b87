import { sql } from 'kysely'
import type { Caller } from '../../core/caller.ts'
import type { PlainDate } from '../../core/dates.ts'
import type { AssessmentState, CameBy, Component, Explained, Explanation, NewAssessment, Outcome } from './assessments.ts'

export interface Assessment extends Explanation {
  id: string
  personId: string
  kinds: number
  component: Component
  specialistKind: string | null
  extendsId: string | null
  cameBy: CameBy
  /** Empty where it was not said. */
  place: string
  whyAgain: string
  plannedFor: PlainDate | null
  leadWorkerId: string
  leadName: string
  organisationId: string
  organisationName: string
  plannedAt: Date
  explainedHow: Explained | null
  begunAt: Date | null
  state: AssessmentState
  stoppedWhy: string
  version: number
}

export const uuids = (ids: readonly string[] | null | undefined): string | null => (ids ? `{${ids.join(',')}}` : null)

const columns =
  () => sql`a.id, a.person_id as "personId", a.kinds, a.component, a.specialist_kind as "specialistKind", a.extends_id as "extendsId", a.came_by as "cameBy", a.held_at as place,
  a.why_again as "whyAgain", a.purpose, a.helps_aims as "helpsAims", a.covers, a.how_long as "howLong", a.who_there as "whoThere", a.planned_for as "plannedFor",
  a.lead_worker_id as "leadWorkerId", a.lead_name as "leadName", a.organisation_id as "organisationId", o.name as "organisationName", a.planned_at as "plannedAt",
  a.explained_how as "explainedHow", a.begun_at as "begunAt", a.state, a.stopped_why as "stoppedWhy", a.version
  from assessment a join organisation o on o.id = a.organisation_id`

export async function readAssessment(caller: Caller, id: string): Promise<Assessment | undefined> {
  const { rows } = await sql<Assessment>`select ${columns()} where a.id = ${id}`.execute(caller.tx)
  return rows[0]
}

/** Assessments of one person that the caller may see, newest first; at most 50. */
export async function assessmentsOf(caller: Caller, personId: string): Promise<Assessment[]> {
  const { rows } = await sql<Assessment>`select ${columns()} where a.person_id = ${personId} order by a.planned_at desc, a.id desc limit 50`.execute(caller.tx)
  return rows
}

/** One change of state at a time; parts need no turn of their own. */
export const lockAssessment = (caller: Caller, id: string) => sql`select pg_advisory_xact_lock(hashtextextended(${id}, 80))`.execute(caller.tx)

/** Beside the entry of the same id, written by the caller in this transaction. */
export async function insertAssessment(caller: Caller, id: string, personId: string, kinds: number, it: NewAssessment): Promise<void> {
  await sql`insert into assessment (id, person_id, kinds, component, specialist_kind, extends_id, came_by, held_at, why_again, purpose, helps_aims, covers, how_long, who_there,
      planned_for, lead_worker_id, lead_name, organisation_id, planned_at)
    values (${id}, ${personId}, ${kinds}, ${it.component}, ${it.specialistKind ?? null}, ${it.extendsId ?? null}::uuid, ${it.cameBy}, ${it.place ?? ''}, ${it.whyAgain}, ${it.purpose}, ${it.helpsAims},
      ${it.covers}, ${it.howLong}, ${it.whoThere}, ${it.plannedFor ?? null}::date, ${caller.actor.workerId}, ${caller.actor.name}, ${caller.organisation}, ${caller.now})`.execute(
    caller.tx,
  )
}

/** @returns false when somebody changed it first */
export async function setState(
  caller: Caller,
  id: string,
  version: number,
  state: AssessmentState,
  more: { explainedHow?: Explained; stoppedWhy?: string } = {},
): Promise<boolean> {
  const result =
    await sql`update assessment set state = ${state}, stopped_why = ${more.stoppedWhy ?? ''}, explained_how = coalesce(${more.explainedHow ?? null}, explained_how),
      begun_at = case when ${more.explainedHow ?? null}::text is null then begun_at else ${caller.now} end, version = version + 1
    where id = ${id} and version = ${version}`.execute(caller.tx)
  return Number(result.numAffectedRows ?? 0) > 0
}

export interface NewPart {
  section: string
  words: string
  heardOn: PlainDate
  contributorId: string | undefined
}

export interface Part {
  id: string
  assessmentId: string
  section: string
  words: string
  authorName: string
  authorRole: string
  authorPersonId: string | null
  contributorId: string | null
  /** Whose view it is, when somebody invited gave it, and what they are to the person. */
  ofName: string | null
  ofPart: string | null
  limited: boolean
  heardOn: PlainDate
  writtenAt: Date
}

export async function insertPart(
  caller: Caller,
  part: NewPart,
  of: { id: string; assessmentId: string; personId: string; kinds: number; readers: string[] | null },
): Promise<void> {
  const { actor } = caller
  await sql`insert into assessment_part (id, assessment_id, person_id, kinds, readers, section, words, contributor_id, author_worker_id, author_person_id, author_name, author_role, heard_on, written_at)
    values (${of.id}, ${of.assessmentId}, ${of.personId}, ${of.kinds}, ${uuids(of.readers)}::uuid[], ${part.section}, ${part.words}, ${part.contributorId ?? null}::uuid,
      ${actor.workerId ?? null}, ${actor.personId ?? null}, ${actor.name}, ${actor.role}, ${part.heardOn}, ${caller.now})`.execute(caller.tx)
}

const partColumns = () => sql`p.id, p.assessment_id as "assessmentId", p.section, p.words, p.author_name as "authorName", p.author_role as "authorRole",
  p.author_person_id as "authorPersonId", p.contributor_id as "contributorId", c.name as "ofName", c.part as "ofPart", p.readers is not null as limited,
  p.heard_on as "heardOn", p.written_at as "writtenAt"
  from assessment_part p left join assessment_contributor c on c.id = p.contributor_id`

/** What was said, in the order it was written, as far as the reader may see it; at most 300. */
export async function partsOf(caller: Caller, assessmentId: string): Promise<Part[]> {
  const { rows } = await sql<Part>`select ${partColumns()} where p.assessment_id = ${assessmentId} order by p.written_at, p.id limit 300`.execute(caller.tx)
  return rows
}

/** What one person invited wrote in their own place. */
export async function partsBy(caller: Caller, contributorId: string): Promise<Part[]> {
  const { rows } = await sql<Part>`select ${partColumns()} where p.contributor_id = ${contributorId} order by p.written_at, p.id limit 50`.execute(caller.tx)
  return rows
}

export interface Shared {
  id: string
  assessmentId: string
  component: Component
  outcomes: Outcome[]
  words: string
  service: string
  whatNext: string
  authorName: string
  authorRole: string
  organisationId: string
  organisationName: string
  sharedAt: Date
  accepted: { organisationId: string; organisationName: string; workerName: string; words: string; at: Date }[]
}
type SharedRow = Omit<Shared, 'accepted'> & { accepted: (Omit<Shared['accepted'][number], 'at'> & { at: string })[] | null }

const shared =
  () => sql`select s.id, s.assessment_id as "assessmentId", s.component, s.outcomes, s.words, s.service, s.what_next as "whatNext", s.author_name as "authorName",
    s.author_role as "authorRole", s.organisation_id as "organisationId", o.name as "organisationName", s.shared_at as "sharedAt",
    (select json_agg(json_build_object('organisationId', x.organisation_id, 'organisationName', xo.name, 'workerName', x.worker_name, 'words', x.words, 'at', x.accepted_at) order by x.accepted_at)
      from assessment_accepted x join organisation xo on xo.id = x.organisation_id where x.assessment_id = s.assessment_id) as accepted
  from assessment_outcome s join organisation o on o.id = s.organisation_id`
const toShared = (row: SharedRow): Shared => ({ ...row, accepted: (row.accepted ?? []).map(one => ({ ...one, at: new Date(one.at) })) })

/** Outcomes shared with a person, newest first, of all assessments or of one; at most 50. */
export async function outcomesOf(caller: Caller, personId: string, assessmentId?: string): Promise<Shared[]> {
  const { rows } =
    await sql<SharedRow>`${shared()} where s.person_id = ${personId} and (${assessmentId ?? null}::uuid is null or s.assessment_id = ${assessmentId ?? null}::uuid)
    order by s.shared_at desc, s.id desc limit 50`.execute(caller.tx)
  return rows.map(toShared)
}

export interface NewOutcome {
  outcomes: Outcome[]
  words: string
  service: string
  whatNext: string
}

export async function insertOutcome(caller: Caller, id: string, assessment: Assessment, kinds: number, it: NewOutcome): Promise<void> {
  await sql`insert into assessment_outcome (id, assessment_id, component, person_id, kinds, outcomes, words, service, what_next, worker_id, author_name, author_role, organisation_id, shared_at)
    values (${id}, ${assessment.id}, ${assessment.component}, ${assessment.personId}, ${kinds}, ${`{${it.outcomes.join(',')}}`}::text[], ${it.words}, ${it.service}, ${it.whatNext},
      ${caller.actor.workerId}, ${caller.actor.name}, ${caller.role}, ${caller.organisation}, ${caller.now})`.execute(caller.tx)
}

/** @returns false when this organisation accepted it already */
export async function insertAccepted(
  caller: Caller,
  it: { id: string; assessmentId: string; personId: string; kinds: number; words: string },
): Promise<boolean> {
  const result = await sql`insert into assessment_accepted (id, assessment_id, person_id, kinds, worker_id, worker_name, organisation_id, words, accepted_at)
    values (${it.id}, ${it.assessmentId}, ${it.personId}, ${it.kinds}, ${caller.actor.workerId}, ${caller.actor.name}, ${caller.organisation}, ${it.words}, ${caller.now})
    on conflict (assessment_id, organisation_id) do nothing`.execute(caller.tx)
  return Number(result.numAffectedRows ?? 0) > 0
}
