import { sql } from 'kysely'
import type { Tx } from '../../src/core/db.ts'
import { newId } from '../../src/core/ids.ts'
import { NOW } from '../support/people.ts'
import type { Planted } from './expected.ts'
import { assessments, understanding } from './factories-assessments.ts'
import {
  advice,
  care,
  contact_note,
  entry,
  entry_comment,
  life_constraint,
  looked,
  message,
  need,
  next_step,
  received_information,
  requests,
  sharing,
} from './factories-many.ts'
import { measures } from './factories-measures.ts'
import { network } from './factories-network.ts'
import { plan } from './factories-plans.ts'
import { danger, safety } from './factories-safety.ts'
import { links, together } from './factories-together.ts'
import { days, type Factory, mark, one, run, team } from './planting.ts'

/** How to put a row about the person into every table that is about people. A new such table must have its place here. */
export const FACTORIES: Record<string, Factory> = {
  entry,
  entry_comment,
  next_step,
  contact_note,
  life_constraint,
  need,
  received_information,
  message,
  person_address: one(
    'person_address',
    ['contact'],
    (id, key, g) =>
      sql`insert into person_address (id, person_id, kind, lines, postcode, during) values (${id}, ${g.person}, 'home', ${key}, 'QT11AA', '[2020-01-01,)')`,
  ),
  contact_point: one(
    'contact_point',
    ['contact'],
    (id, key, g) =>
      sql`insert into contact_point (id, person_id, kind, value, during) values (${id}, ${g.person}, 'email', ${`${key}@example.test`}, '[2020-01-01,)')`,
  ),
  contact_rules: one(
    'contact_rules',
    ['contact'],
    (
      id,
      key,
      g,
    ) => sql`insert into contact_rules (id, person_id, routes, days, neutral, previews_off, through_whom, must_not_appear, more, written_at, author_name)
    values (${id}, ${g.person}, '{text,through_someone}', '{mon}', true, true, ${key}, ${key}, ${key}, ${NOW}, ${key})`,
  ),
  contact_override: one(
    'contact_override',
    ['contact'],
    (id, key, g) =>
      sql`insert into contact_override (id, person_id, route, refused_because, reason, worker_id, worker_name, made_at) values (${id}, ${g.person}, 'letter', ${key}, ${`reason ${key}`}, ${g.worker}, ${key}, ${NOW})`,
  ),
  about_me: one(
    'about_me',
    ['aboutMe'],
    (id, key, g) =>
      sql`insert into about_me (id, person_id, likes, needs, hard, matters, speak, written_at, author_name) values (${id}, ${g.person}, ${key}, ${key}, ${key}, ${key}, ${key}, ${NOW}, ${key})`,
  ),
  self_description: one(
    'self_description',
    ['identity'],
    (id, key, g) =>
      sql`insert into self_description (id, person_id, ethnicity, language, gender, beliefs, written_at, author_name) values (${id}, ${g.person}, ${key}, ${key}, ${key}, ${key}, ${NOW}, ${key})`,
  ),
  do_not_ask: one(
    'do_not_ask',
    ['aboutMe'],
    (id, key, g) =>
      sql`insert into do_not_ask (id, person_id, topic, rule, only_if, told_once, recorded_at, author_name) values (${id}, ${g.person}, 'past', 'only_if', ${key}, true, ${NOW}, ${key})`,
  ),
  word_kept_off: one(
    'word_kept_off',
    ['aboutMe'],
    (id, key, g) =>
      sql`insert into word_kept_off (id, person_id, slot, word, instead, recorded_at, author_name) values (${id}, ${g.person}, 1, ${key}, ${`instead ${key}`}, ${NOW}, ${key})`,
    { only: 'who holds and the person' },
  ),
  person_merge: one(
    'person_merge',
    [],
    (id, key, g) =>
      sql`insert into person_merge (id, gone_id, kept_id, why, merged_at, merged_by, merged_by_name) values (${id}, ${g.twin}, ${g.person}, ${key}, ${NOW}, ${g.worker}, ${key})`,
    { only: 'nobody' },
  ),
  circle: async (tx, g) => {
    const id = newId()
    await run(
      tx,
      sql`insert into circle (id, person_id, worker_id, relation, declared_by, during) values (${id}, ${g.person}, ${g.neighbour}, 'neighbour', ${g.person}, '[2026-01-01,)')`,
    )
    return [{ table: 'circle', key: id, kinds: team, only: 'workers and the person' }]
  },
  emergency_access: one(
    'emergency_access',
    team,
    (id, key, g) =>
      sql`insert into emergency_access (id, person_id, worker_id, reason, words, kinds, during, told_person_at) values (${id}, ${g.person}, ${g.other}, 'other', ${`because ${key}`}, 1, '[2026-11-02T10:00Z,2026-11-02T11:00Z)', ${NOW})`,
    { only: 'workers and the person' },
  ),
  access_alert: async (tx, g) => {
    const id = newId()
    await run(tx, sql`insert into access_alert (id, person_id, worker_id, what, at) values (${id}, ${g.person}, ${g.neighbour}, 'record_tried', ${NOW})`)
    return [{ table: 'access_alert', key: id, kinds: [], only: 'nobody' }]
  },
  person_invitation: one(
    'person_invitation',
    ['contact'],
    (id, key, g) =>
      sql`insert into person_invitation (id, person_id, code_hash, made_by, checked_how, made_at, expires_at) values (${id}, ${g.person}, ${key}, ${g.worker}, 'known', ${NOW}, ${days(-9)})`,
  ),
  join_code: one(
    'join_code',
    [],
    (id, key, g) => sql`insert into join_code (id, person_id, code_hash, made_at, expires_at) values (${id}, ${g.person}, ${key}, ${days(1)}, ${NOW})`,
    { only: 'nobody' },
  ),
  gp_registration: async (tx, g) => {
    const id = newId()
    await run(
      tx,
      sql`insert into gp_registration (id, person_id, practice_id, kind, during) values (${id}, ${g.person}, ${g.town.practice}, 'home', '[2020-01-01,)')`,
    )
    return [{ table: 'gp_registration', key: id, kinds: ['contact'] }]
  },
  note_draft: one(
    'note_draft',
    ['contactNotes'],
    (id, key, g) =>
      sql`insert into note_draft (id, person_id, worker_id, tab, fields, started_at, saved_at) values (${id}, ${g.person}, ${g.worker}, ${newId()}, ${JSON.stringify({ mental: key })}::jsonb, ${NOW}, ${NOW})`,
    { byWorker: true, only: 'the writer' },
  ),
  help_request: requests,
  advice_request: advice,
  care_episode: care,
  personal_contact: sharing,
  plan,
  plan_line_other: together,
  plan_link: links,
  safety_plan: safety,
  safety_assessment: danger,
  assessment: assessments,
  complexity_view: understanding,
  audit_entry: looked,
  measure_response: measures,
  tie: network,
}

/** Filled by another table's factory, or by triggers. */
export const FILLED_WITH: Record<string, string> = {
  person: 'its own',
  basis: 'triggers',
  board_contact: 'next_step',
  board_row: 'care_episode',
  responsibility: 'care_episode',
  involvement: 'care_episode',
  handover: 'care_episode',
  stand_in: 'care_episode',
  stand_in_plan: 'care_episode',
  escalation: 'care_episode',
  sharing_rule: 'personal_contact',
  sharing_invitation: 'personal_contact',
  help_request_asker: 'help_request',
  help_request_event: 'help_request',
  advice_message: 'advice_request',
  assessment_part: 'assessment',
  assessment_reuse: 'assessment',
  assessment_contributor: 'assessment',
  assessment_outcome: 'assessment',
  assessment_accepted: 'assessment',
  complexity_factor: 'complexity_view',
  formulation: 'complexity_view',
  own_view: 'complexity_view',
  plan_line: 'plan',
  plan_line_past: 'plan',
  plan_sitting: 'plan_line_other',
  plan_action: 'plan',
  plan_agreement: 'plan',
  plan_version: 'plan',
  plan_version_line: 'plan',
  plan_meeting: 'plan',
  plan_review: 'plan',
  plan_review_invite: 'plan',
  plan_settled: 'plan',
  medicine_check: 'plan',
  medicine_difference: 'plan',
  safety_line: 'safety_plan',
  safety_line_past: 'safety_plan',
  means_safety: 'safety_plan',
  crisis_reading: 'safety_plan',
  advance_wish: 'safety_plan',
  safety_event: 'safety_assessment',
  measure_ask: 'measure_response',
  measure_draft: 'measure_response',
  dialog_plus: 'measure_response',
  tie_past: 'tie',
  person_barrier: 'tie',
  person_gap: 'tie',
  network_look: 'tie',
  network_look_domain: 'tie',
  connector_ask: 'tie',
  engagement_view: 'tie',
  asset_connection: 'tie',
  graded_step: 'tie',
  connection_event: 'tie',
  accompaniment: 'tie',
  contribution: 'tie',
  kept_asset: 'tie',
  activity_card_person: 'tie',
}

/** What the person is called: somebody let in knows it, whatever else they may know. */
export const CALLED = 'Zaphirah'
export const NHS_NUMBER = '9434765919'

/** The person's own row: names, and a number to look for. */
export async function plantPerson(tx: Tx, person: string): Promise<Planted[]> {
  const key = mark()
  await run(
    tx,
    sql`update person set given_name = ${CALLED}, family_name = ${key}, nhs_number = ${NHS_NUMBER}, nhs_number_status = 'traced' where id = ${person}`,
  )
  return [{ table: 'person', key, kinds: ['contact'] }]
}
