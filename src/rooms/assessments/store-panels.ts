import { sql } from 'kysely'
import type { Caller } from '../../core/caller.ts'
import type { AssessmentState, Component } from './assessments.ts'
import type { Level } from './complexity.ts'
import type { Agreement } from './formulation.ts'

export interface Glance {
  outcome: { words: string; whatNext: string; authorName: string; at: string } | null
  open: { id: string; component: Component; state: AssessmentState; leadName: string; at: string; title: string }[] | null
  views: number
}

/** The newest outcome, and the assessments that go on, in one statement. */
export async function glance(caller: Caller, personId: string): Promise<Glance> {
  const { rows } = await sql<Glance>`select
    (select json_build_object('words', s.words, 'whatNext', s.what_next, 'authorName', s.author_name, 'at', s.shared_at)
      from assessment_outcome s where s.person_id = ${personId} order by s.shared_at desc, s.id desc limit 1) as outcome,
    (select json_agg(x) from (select a.id, a.component, a.state, a.lead_name as "leadName", a.planned_at as at, coalesce(c.title, a.component) as title
      from assessment a left join lateral (select i.title from clinical_item i where i.list = 'assessment-components' and i.code = a.component order by i.version desc limit 1) c on true
      where a.person_id = ${personId} and a.state in ('planned','under_way','continues') order by a.planned_at desc, a.id desc limit 5) x) as open,
    (select count(*)::int from assessment_contributor v where v.person_id = ${personId} and v.withdrawn_at is null and v.answer is null) as views`.execute(
    caller.tx,
  )
  return rows[0]!
}

export interface Understood {
  formulation: { difficult: string; keepsGoing: string; canHelp: string; strengths: string; explanation: string; agreement: Agreement; at: string } | null
  complexity: { level: Level; title: string; reviewOn: string; at: string } | null
}

/** The shared understanding and how complex things are just now, in one statement. */
export async function understood(caller: Caller, personId: string): Promise<Understood> {
  const { rows } = await sql<Understood>`select
    (select json_build_object('difficult', f.difficult, 'keepsGoing', f.keeps_going, 'canHelp', f.can_help, 'strengths', f.strengths, 'explanation', f.explanation, 'agreement', f.agreement, 'at', f.made_at)
      from formulation f where f.person_id = ${personId} order by (not exists (select from formulation n where n.follows = f.id)) desc, f.made_at desc limit 1) as formulation,
    (select json_build_object('level', v.level, 'title', coalesce(c.title, v.level), 'reviewOn', v.review_on, 'at', v.made_at)
      from complexity_view v left join lateral (select i.title from clinical_item i where i.list = 'complexity-levels' and i.code = v.level order by i.version desc limit 1) c on true
      where v.person_id = ${personId} order by (not exists (select from complexity_view n where n.follows = v.id)) desc, v.made_at desc limit 1) as complexity`.execute(
    caller.tx,
  )
  return rows[0]!
}
