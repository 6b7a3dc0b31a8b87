import { sql } from 'kysely'
import { type Kind, kindsOf } from '../../src/access/index.ts'
import { newId } from '../../src/core/ids.ts'
import { NOW } from '../support/people.ts'
import type { Planted } from './expected.ts'
import { type Factory, mark, run } from './planting.ts'

// Answers by the kinds a questionnaire holds, with what was asked, what stands unfinished and what was talked about.
export const measures: Factory = async (tx, ground) => {
  const planted: Planted[] = []
  const { person, worker } = ground
  for (const [code, kinds] of [
    ['phq-9', ['assessment']],
    ['audit-c', ['assessment', 'substanceUse']],
  ] as [string, Kind[]][]) {
    const [ask, response, words, why, talk, draft] = [newId(), newId(), mark(), mark(), mark(), mark()]
    const mask = kindsOf(...kinds)
    await run(
      tx,
      sql`insert into measure_ask (id, person_id, kinds, instrument_code, why, asked_by, asked_by_name, asked_at) values (${ask}, ${person}, ${mask}, ${code}, ${why}, ${worker}, ${why}, ${NOW})`,
    )
    await run(
      tx,
      sql`insert into entry (id, person_id, kinds, what, happened_at, written_at, title, author_name, author_role) values (${response}, ${person}, ${mask}, 'measure', ${NOW}, ${NOW}, ${words}, ${words}, 'person')`,
    )
    await run(
      tx,
      sql`insert into measure_response (id, person_id, kinds, instrument_id, instrument_code, answered_at, how, answers, words, scores, sent_from)
        select ${response}, ${person}, ${mask}, id, code, ${NOW}, 'alone', '{}', ${words}, '{}', ${newId()} from instrument where code = ${code}`,
    )
    await run(
      tx,
      sql`insert into measure_draft (person_id, instrument_code, kinds, fields, saved_at) values (${person}, ${code}, ${mask}, ${JSON.stringify({ words: draft })}::jsonb, ${NOW})`,
    )
    await run(
      tx,
      sql`insert into dialog_plus (id, person_id, kinds, response_id, item_code, position, understand, saved_at, saved_by_name) values (${newId()}, ${person}, ${mask}, ${response}, 'D01', 1, ${talk}, ${NOW}, ${talk})`,
    )
    planted.push(
      { table: 'entry', key: words, kinds },
      { table: 'measure_response', key: words, kinds },
      { table: 'measure_ask', key: why, kinds },
      { table: 'measure_draft', key: draft, kinds, only: 'the person' },
      { table: 'dialog_plus', key: talk, kinds },
    )
  }
  return planted
}
