import { sql } from 'kysely'
import { KINDS, type Kind, kindsOf } from '../../src/access/index.ts'
import { newId } from '../../src/core/ids.ts'
import { NOW } from '../support/people.ts'
import type { Planted } from './expected.ts'
import { days, type Factory, mark, mine, run } from './planting.ts'

const LINES: { kinds: Kind[]; section: string; limited: boolean }[] = [
  { kinds: ['plan'], section: 'goals', limited: false },
  { kinds: ['plan'], section: 'matters', limited: true },
  { kinds: ['plan', 'substanceUse'], section: 'alcohol_drugs', limited: false },
  { kinds: ['plan', 'medicines'], section: 'medicines', limited: false },
  { kinds: ['plan', 'moneyHousing'], section: 'home', limited: false },
  { kinds: ['plan', 'employment'], section: 'work', limited: false },
  { kinds: ['plan', 'trauma'], section: 'needs', limited: true },
]

/** The plan with lines of every sort, each changed once, done by somebody and published; what was said of it; a review with somebody invited. */
export const plan: Factory = async (tx, ground) => {
  const { person, town } = ground
  const [planId, begun] = [newId(), mark()]
  await run(tx, sql`insert into plan (id, person_id, begun_at, begun_by_name) values (${planId}, ${person}, ${days(30)}, ${begun})`)
  const planted: Planted[] = [{ table: 'plan', key: begun, kinds: ['plan'] }]
  const version = await publishedOn(tx, ground, planId, planted)
  for (const [position, { kinds, section, limited }] of LINES.entries()) {
    const [id, before, now, doing, published] = [newId(), mark(), mark(), mark(), mark()]
    const [bits, readers] = [kindsOf(...kinds), mine(ground, limited)]
    await run(
      tx,
      sql`insert into plan_line (id, plan_id, person_id, kinds, readers, section, words, position, written_at, written_by_name, written_by)
      values (${id}, ${planId}, ${person}, ${bits}, ${readers}::uuid[], ${section}, ${before}, ${position}, ${days(20)}, ${before}, ${person})`,
    )
    await run(tx, sql`update plan_line set words = ${now}, written_by_name = ${now} where id = ${id}`)
    await run(
      tx,
      sql`insert into plan_action (line_id, person_id, team_id, sector, named, due, asked_at, asked_by_name)
      values (${id}, ${person}, ${town.crisis}, 'vcse', ${doing}, '2026-11-20', ${days(5)}, ${doing})`,
    )
    await run(
      tx,
      sql`insert into plan_version_line (version_id, line_id, person_id, kinds, readers, section, position, words, not_now, facts, written_by_name)
      values (${version}, ${id}, ${person}, ${bits}, ${readers}::uuid[], ${section}, ${position}, ${published}, false, ${JSON.stringify([[published, published]])}::jsonb, ${published})`,
    )
    for (const [table, key] of [
      ['plan_line', now],
      ['plan_line_past', before],
      ['plan_action', doing],
      ['plan_version_line', published],
    ] as const)
      planted.push({ table, key, kinds, limited })
  }
  return [...planted, ...(await reviewed(tx, ground)), ...(await settled(tx, ground)), ...(await medicines(tx, ground))]
}

async function publishedOn(tx: Parameters<Factory>[0], { person }: Parameters<Factory>[1], planId: string, planted: Planted[]): Promise<string> {
  const [id, said, entry, met] = [newId(), mark(), mark(), mark()]
  const agreement = newId()
  await run(
    tx,
    sql`insert into plan_agreement (id, plan_id, person_id, kinds, revision, answer, words, by_person, how, on_day, at, by_name)
    values (${agreement}, ${planId}, ${person}, ${kindsOf('plan', 'careTeam')}, 0, 'agrees', ${said}, false, 'phone', '2026-11-02', ${days(20)}, ${said})`,
  )
  await run(
    tx,
    sql`insert into entry (id, person_id, kinds, what, happened_at, written_at, title, author_name, author_role)
    values (${id}, ${person}, ${kindsOf('plan', 'careTeam')}, 'plan', ${days(20)}, ${NOW}, ${entry}, ${entry}, 'key_worker')`,
  )
  await run(
    tx,
    sql`insert into plan_version (id, plan_id, person_id, number, kinds, revision, published_at, agreement_id) values (${id}, ${planId}, ${person}, 1, ${KINDS.plan}, 0, ${days(20)}, ${agreement})`,
  )
  await run(
    tx,
    sql`insert into plan_meeting (version_id, person_id, kinds, who_was_there, person_view, our_view, without_reason, without_words, decided_without, told_what, told_how, told_why)
    values (${id}, ${person}, ${kindsOf('plan', 'careTeam')}, ${met}, ${met}, ${met}, 'wish', ${met}, ${met}, ${met}, ${met}, ${met})`,
  )
  planted.push(
    { table: 'plan_agreement', key: said, kinds: ['plan', 'careTeam'] },
    { table: 'entry', key: entry, kinds: ['plan', 'careTeam'] },
    { table: 'plan_version', key: id, kinds: ['plan'] },
    { table: 'plan_meeting', key: met, kinds: ['plan', 'careTeam'] },
  )
  return id
}

async function reviewed(tx: Parameters<Factory>[0], { person }: Parameters<Factory>[1]): Promise<Planted[]> {
  const [id, made, invited] = [newId(), mark(), mark()]
  await run(tx, sql`insert into plan_review (id, person_id, planned_on, made_by_name, made_at) values (${id}, ${person}, '2026-11-20', ${made}, ${days(10)})`)
  await run(
    tx,
    sql`insert into plan_review_invite (id, review_id, person_id, name, part, asked_at, asked_how, asked_by_name, answer, views, answered_at, answered_by_name)
    values (${newId()}, ${id}, ${person}, ${invited}, 'advocate', ${days(9)}, ${invited}, ${invited}, 'sent_views', ${invited}, ${days(8)}, ${invited})`,
  )
  return [
    { table: 'plan_review', key: made, kinds: ['plan'] },
    { table: 'plan_review_invite', key: invited, kinds: ['plan', 'careTeam'] },
  ]
}

/** What was decided about a line of the plan of the record that was joined: known to those who read that line too: here nobody, since the two are not joined now. */
async function settled(tx: Parameters<Factory>[0], { person, twin }: Parameters<Factory>[1]): Promise<Planted[]> {
  const [plan, line, by] = [newId(), newId(), mark()]
  await run(tx, sql`insert into plan (id, person_id, begun_at, begun_by_name) values (${plan}, ${twin}, ${days(30)}, 'Before')`)
  await run(
    tx,
    sql`insert into plan_line (id, plan_id, person_id, kinds, section, words, position, written_at, written_by_name, written_by)
    values (${line}, ${plan}, ${twin}, ${KINDS.plan}, 'goals', 'Swim', 1, ${days(20)}, 'Before', ${twin})`,
  )
  await run(
    tx,
    sql`insert into plan_settled (id, person_id, from_id, line_id, line_version, how, settled_at, settled_by, settled_by_name)
    values (${newId()}, ${person}, ${twin}, ${line}, 1, 'left', ${days(2)}, ${person}, ${by})`,
  )
  return [{ table: 'plan_settled', key: by, kinds: ['plan'], only: 'nobody' }]
}

/** Two lists of medicines compared, with a difference for all and one for named readers. */
async function medicines(tx: Parameters<Factory>[0], ground: Parameters<Factory>[1]): Promise<Planted[]> {
  const [check, source] = [newId(), mark()]
  const kinds: Kind[] = ['plan', 'medicines']
  await run(
    tx,
    sql`insert into medicine_check (id, person_id, why, source, listed_on, same, begun_at, begun_by, begun_by_name)
    values (${check}, ${ground.person}, 'other', ${source}, '2026-11-02', ${`{${source}}`}, ${days(2)}, ${ground.worker}, ${source})`,
  )
  const planted: Planted[] = [{ table: 'medicine_check', key: source, kinds }]
  for (const [at, limited] of [false, true].entries()) {
    const theirs = mark()
    await run(
      tx,
      sql`insert into medicine_difference (id, check_id, person_id, kinds, readers, position, theirs)
      values (${newId()}, ${check}, ${ground.person}, ${kindsOf(...kinds)}, ${mine(ground, limited)}::uuid[], ${at + 1}, ${theirs})`,
    )
    planted.push({ table: 'medicine_difference', key: theirs, kinds, limited })
  }
  return planted
}
