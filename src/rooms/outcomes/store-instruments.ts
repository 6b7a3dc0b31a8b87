import { sql } from 'kysely'
import type { Caller } from '../../core/caller.ts'
import { londonDate } from '../../core/dates.ts'
import { newId } from '../../core/ids.ts'
import type { Loaded } from '../clinical-content/index.ts'
import type { Definition, Instrument, LocalFile, LocalItem } from './instrument.ts'

/** Questionnaires that hold today. */
export async function readInstruments(caller: Caller): Promise<Instrument[]> {
  const today = londonDate(caller.now)
  const { rows } =
    await sql<Instrument>`select id, definition from instrument where valid_from <= ${today}::date and (valid_to is null or valid_to > ${today}::date)
    order by (definition->>'title') collate "und-x-icu"`.execute(caller.tx)
  return rows
}

/** One version of a questionnaire, also one that has been superseded. */
export async function readInstrument(caller: Caller, id: string): Promise<Instrument | undefined> {
  const { rows } = await sql<Instrument>`select id, definition from instrument where id = ${id}`.execute(caller.tx)
  return rows[0]
}

/** One loader at a time for a questionnaire; the second finds what the first did. */
export async function lockInstrument(caller: Caller, code: string): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${code}, 72))`.execute(caller.tx)
}

export async function lastInstrument(caller: Caller, code: string): Promise<Loaded | undefined> {
  const { rows } =
    await sql<Loaded>`select version, sha256, valid_from::text as "validFrom" from instrument where code = ${code} order by version desc limit 1`.execute(
      caller.tx,
    )
  return rows[0]
}

export async function insertInstrument(caller: Caller, definition: Definition, sha256: string): Promise<void> {
  await sql`update instrument set valid_to = ${definition.validFrom}::date where code = ${definition.code} and valid_to is null`.execute(caller.tx)
  await sql`insert into instrument (id, code, version, valid_from, definition, sha256, loaded_at, loaded_by)
    values (${newId()}, ${definition.code}, ${definition.version}, ${definition.validFrom}::date, ${JSON.stringify(definition)}::jsonb, ${sha256}, ${caller.now}, ${caller.actor.name})`.execute(
    caller.tx,
  )
}

/** The organisation with this ODS code. */
export async function organisationOf(caller: Caller, odsCode: string): Promise<string | undefined> {
  const { rows } = await sql<{ id: string }>`select id from organisation where ods_code = ${odsCode}`.execute(caller.tx)
  return rows[0]?.id
}

interface KeptLocal extends LocalItem {
  open: boolean
}

export async function readLocal(caller: Caller, instrumentCode: string, organisationId: string): Promise<KeptLocal[]> {
  const { rows } = await sql<KeptLocal>`select code, words as text, options, valid_to is null as open from local_item
    where instrument_code = ${instrumentCode} and organisation_id = ${organisationId} order by position, code`.execute(caller.tx)
  return rows
}

/** Ends what the file no longer has and puts in what is new. */
export async function putLocal(caller: Caller, file: LocalFile, organisationId: string): Promise<void> {
  const codes = `{${file.items.map(one => one.code).join(',')}}`
  await sql`update local_item set valid_to = greatest(valid_from, ${file.validFrom}::date) where instrument_code = ${file.instrument} and organisation_id = ${organisationId}
    and valid_to is null and code <> all (${codes}::text[])`.execute(caller.tx)
  for (const [position, { code, text, options }] of file.items.entries())
    await sql`insert into local_item (id, instrument_code, organisation_id, code, position, words, options, valid_from, loaded_at, loaded_by)
      values (${newId()}, ${file.instrument}, ${organisationId}, ${code}, ${position}, ${text}, ${JSON.stringify(options)}::jsonb, ${file.validFrom}::date, ${caller.now}, ${caller.actor.name})
      on conflict (instrument_code, organisation_id, code) do update set position = excluded.position, valid_to = null`.execute(caller.tx)
}

/** What the organisation that holds this person asks beside a questionnaire today, with its name. */
export async function localFor(caller: Caller, personId: string, instrumentCode: string): Promise<(LocalItem & { organisation: string })[]> {
  const today = londonDate(caller.now)
  const { rows } = await sql<LocalItem & { organisation: string }>`select l.code, l.words as text, l.options, h.organisation_name as organisation
    from who_holds h join local_item l on l.organisation_id = h.organisation_id
    where h.person_id = ${personId} and l.instrument_code = ${instrumentCode} and l.valid_from <= ${today}::date and (l.valid_to is null or l.valid_to > ${today}::date)
    order by l.position, l.code`.execute(caller.tx)
  return rows
}
