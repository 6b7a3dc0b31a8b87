import { sql } from 'kysely'
import { type Kind, kindsOf } from '../../src/access/index.ts'
import type { Tx } from '../../src/core/db.ts'
import { newId } from '../../src/core/ids.ts'
import { NOW } from '../support/people.ts'
import type { Planted } from './expected.ts'
import { days, type Factory, type Ground, mark, mine, run } from './planting.ts'

const DETAIL: Kind[] = ['assessment', 'contactNotes']
const OUTCOME: Kind[] = ['assessment']
const PARTS: { kinds: Kind[]; section: string; limited: boolean }[] = [
  { kinds: DETAIL, section: 'strengths', limited: false },
  { kinds: DETAIL, section: 'hopes', limited: true },
  { kinds: [...DETAIL, 'substanceUse'], section: 'substances', limited: false },
  { kinds: [...DETAIL, 'medicines'], section: 'physical', limited: false },
  { kinds: [...DETAIL, 'moneyHousing'], section: 'home', limited: false },
  { kinds: [...DETAIL, 'employment'], section: 'work', limited: false },
  { kinds: [...DETAIL, 'legal'], section: 'rights', limited: false },
  { kinds: [...DETAIL, 'trauma'], section: 'abuse', limited: true },
]

/** An entry of the same id and words, as each thing of this room has one. */
async function entryOf(tx: Tx, ground: Ground, what: string, kinds: Kind[], key: string, limited = false): Promise<string> {
  const id = newId()
  await run(
    tx,
    sql`insert into entry (id, person_id, kinds, what, happened_at, written_at, title, body, author_name, author_role, readers)
    values (${id}, ${ground.person}, ${kindsOf(...kinds)}, ${what}, ${days(12)}, ${NOW}, ${key}, ${key}, ${key}, 'key_worker', ${mine(ground, limited)}::uuid[])`,
  )
  return id
}

/** An assessment with a part of every kind, somebody invited, what was known before, an outcome, and who relies on it. */
export const assessments: Factory = async (tx, ground) => {
  const { person, worker, other, town } = ground
  const [key, invited, outcome, accepted] = [mark(), mark(), mark(), mark()]
  const id = await entryOf(tx, ground, 'assessment', DETAIL, key)
  await run(
    tx,
    sql`insert into assessment (id, person_id, kinds, component, came_by, purpose, helps_aims, covers, how_long, who_there, lead_worker_id, lead_name, organisation_id, planned_at, explained_how, begun_at, state)
    values (${id}, ${person}, 96, 'comprehensive', 'self', ${key}, ${key}, ${key}, ${key}, ${key}, ${worker}, ${key}, ${town.trust}, ${days(12)}, 'talked', ${days(12)}, 'shared')`,
  )
  const planted: Planted[] = [{ table: 'assessment', key, kinds: DETAIL }]
  for (const { kinds, section, limited } of PARTS) {
    const words = mark()
    const part = await entryOf(tx, ground, 'assessment_part', kinds, words, limited)
    await run(
      tx,
      sql`insert into assessment_part (id, assessment_id, person_id, kinds, readers, section, words, author_worker_id, author_name, author_role, heard_on, written_at)
      values (${part}, ${id}, ${person}, ${kindsOf(...kinds)}, ${mine(ground, limited)}::uuid[], ${section}, ${words}, ${worker}, ${words}, 'key_worker', '2026-11-10', ${days(11)})`,
    )
    const before = mark()
    const known = await entryOf(tx, ground, 'contact', kinds, before, limited)
    await run(
      tx,
      sql`insert into assessment_reuse (assessment_id, entry_id, person_id, kinds, readers, say, by_person, said_by_name, said_at)
      values (${id}, ${known}, ${person}, ${kindsOf(...kinds)}, ${mine(ground, limited)}::uuid[], 'carry', true, ${before}, ${NOW})`,
    )
    planted.push({ table: 'assessment_part', key: words, kinds, limited, noted: true }, { table: 'assessment_reuse', key: before, kinds, limited })
  }
  await run(
    tx,
    sql`insert into assessment_contributor (id, assessment_id, person_id, kinds, worker_id, name, part, agreed_how, asked_by_name, asked_at, answer, answered_at)
    values (${newId()}, ${id}, ${person}, 96, ${other}, ${invited}, ${invited}, ${invited}, ${invited}, ${days(11)}, 'nothing', ${days(10)})`,
  )
  const shared = await entryOf(tx, ground, 'assessment_outcome', OUTCOME, outcome)
  await run(
    tx,
    sql`insert into assessment_outcome (id, assessment_id, component, person_id, kinds, outcomes, words, what_next, worker_id, author_name, author_role, organisation_id, shared_at)
    values (${shared}, ${id}, 'comprehensive', ${person}, 32, '{advice}', ${outcome}, ${outcome}, ${worker}, ${outcome}, 'key_worker', ${town.trust}, ${days(9)})`,
  )
  await run(
    tx,
    sql`insert into assessment_accepted (id, assessment_id, person_id, kinds, worker_id, worker_name, organisation_id, words, accepted_at)
    values (${await entryOf(tx, ground, 'assessment_accepted', OUTCOME, accepted)}, ${id}, ${person}, 32, ${other}, ${accepted}, ${town.charity}, ${accepted}, ${days(8)})`,
  )
  return [
    ...planted,
    { table: 'assessment_contributor', key: invited, kinds: DETAIL },
    { table: 'assessment_outcome', key: outcome, kinds: OUTCOME },
    { table: 'assessment_accepted', key: accepted, kinds: OUTCOME },
  ]
}

/** How complex things are with a factor of each kind, the shared understanding, and the person's own view of both. */
export const understanding: Factory = async (tx, ground) => {
  const { person, worker } = ground
  const [view, words] = [mark(), mark()]
  const viewId = await entryOf(tx, ground, 'complexity', OUTCOME, view)
  await run(
    tx,
    sql`insert into complexity_view (id, person_id, level, why, made_with, their_words, review_on, worker_id, author_name, author_role, made_at)
    values (${viewId}, ${person}, 'complex', ${view}, ${view}, ${view}, '2027-03-01', ${worker}, ${view}, 'key_worker', ${days(7)})`,
  )
  const planted: Planted[] = [{ table: 'complexity_view', key: view, kinds: OUTCOME }]
  const KINDS_OF: Record<number, Kind[]> = { 2: ['assessment', 'substanceUse'], 4: ['assessment', 'medicines'] }
  for (let factor = 1; factor <= 8; factor++) {
    const [note, kinds] = [mark(), KINDS_OF[factor] ?? OUTCOME]
    await run(
      tx,
      sql`insert into complexity_factor (view_id, factor, person_id, kinds, present, note) values (${viewId}, ${factor}, ${person}, ${kindsOf(...kinds)}, ${factor === 8 ? 'no' : 'yes'}, ${note})`,
    )
    planted.push({ table: 'complexity_factor', key: note, kinds })
  }
  const formulation = await entryOf(tx, ground, 'formulation', OUTCOME, words)
  await run(
    tx,
    sql`insert into formulation (id, person_id, difficult, keeps_going, can_help, strengths, explanation, agreement, person_view, worker_view, worker_id, author_name, author_role, made_at)
    values (${formulation}, ${person}, ${words}, ${words}, ${words}, ${words}, ${words}, 'differ', ${words}, ${words}, ${worker}, ${words}, 'key_worker', ${days(6)})`,
  )
  planted.push({ table: 'formulation', key: words, kinds: OUTCOME })
  for (const entry of [viewId, formulation]) {
    const own = mark()
    await run(
      tx,
      sql`insert into own_view (id, entry_id, person_id, kinds, agrees, words, said_at) values (${newId()}, ${entry}, ${person}, 32, false, ${own}, ${NOW})`,
    )
    planted.push({ table: 'own_view', key: own, kinds: OUTCOME })
  }
  return planted
}
