import { sql } from 'kysely'
import { KINDS } from '../../src/access/index.ts'
import { newId } from '../../src/core/ids.ts'
import { NOW } from '../support/people.ts'
import { days, type Factory, mark, run } from './planting.ts'

/** A plan being written by several people: a page of theirs, and words kept beside a line. The plan stands already. */
export const together: Factory = async (tx, { person, worker }) => {
  const [sitting, words] = [newId(), mark()]
  await run(tx, sql`insert into plan_sitting (id, person_id, writer, opened_at) values (${sitting}, ${person}, ${person}, ${NOW})`)
  await run(
    tx,
    sql`insert into plan_line_other (id, line_id, person_id, kinds, words, over_version, sitting, sitting_edit, written_at, written_by, written_by_name)
    select ${newId()}, id, person_id, kinds, ${words}, 1, ${sitting}, 1, ${NOW}, ${worker}, ${words} from plan_line
    where person_id = ${person} and kinds = ${KINDS.plan} and readers is null order by id limit 1`,
  )
  return [
    { table: 'plan_sitting', key: sitting, kinds: ['plan'], only: 'the person' },
    { table: 'plan_line_other', key: words, kinds: ['plan'] },
  ]
}

/** Links to the plan: one the person made, one a worker made with them. */
export const links: Factory = async (tx, { person, worker }) => {
  const [own, made] = [mark(), mark()]
  for (const [key, by, withPerson] of [[own, person, false] as const, [made, worker, true] as const])
    await run(
      tx,
      sql`insert into plan_link (id, person_id, kinds, sections, token_hash, for_whom, made_at, made_by, made_by_name, with_person, until)
      values (${newId()}, ${person}, ${KINDS.plan}, '{goals}', ${key.padEnd(64, '0')}, ${key}, ${days(2)}, ${by}, ${key}, ${withPerson}, ${days(-9)})`,
    )
  return [
    { table: 'plan_link', key: own, kinds: ['plan'], only: 'the person' },
    { table: 'plan_link', key: made, kinds: ['plan'], only: 'workers and the person' },
  ]
}
