import { sql } from 'kysely'
import type { Caller } from '../../core/caller.ts'
import type { Definition } from './instrument.ts'
import type { MeasureResponse } from './outcomes.ts'

type Ends = Pick<MeasureResponse, 'id' | 'answeredAt' | 'scores' | 'goals'>
interface Row {
  measures: { definition: Definition; responses: (Omit<Ends, 'answeredAt'> & { answeredAt: string })[] }[] | null
  asked: string[] | null
}

/** In one statement, as far as the caller may see: the first and latest answers to each, and what is asked and open. */
export async function readSummary(caller: Caller, personId: string): Promise<{ measures: { definition: Definition; responses: Ends[] }[]; asked: string[] }> {
  const { rows } = await sql<Row>`
    with mine as (select r.*, row_number() over (partition by instrument_code order by answered_at, id) as rising,
        row_number() over (partition by instrument_code order by answered_at desc, id desc) as falling
      from measure_response r where r.person_id = ${personId} and not exists (select from measure_response n where n.replaces = r.id)),
    ends as (select m.instrument_code, json_agg(json_build_object('id', m.id, 'answeredAt', m.answered_at, 'scores', m.scores, 'goals', m.goals) order by m.answered_at, m.id) as responses,
        (array_agg(m.instrument_id order by m.answered_at desc, m.id desc))[1] as instrument_id
      from mine m where m.rising = 1 or m.falling = 1 group by m.instrument_code)
    select (select json_agg(json_build_object('definition', i.definition, 'responses', e.responses) order by (i.definition->>'title') collate "und-x-icu") from ends e join instrument i on i.id = e.instrument_id) as measures,
      (select json_agg(distinct i.definition->>'title') from measure_ask a join instrument i on i.code = a.instrument_code and i.valid_to is null
        where a.person_id = ${personId} and a.state = 'asked') as asked`.execute(caller.tx)
  const row = rows[0]!
  const measures = (row.measures ?? []).map(one => ({
    ...one,
    responses: one.responses.map(response => ({ ...response, answeredAt: new Date(response.answeredAt) })),
  }))
  return { measures, asked: row.asked ?? [] }
}
