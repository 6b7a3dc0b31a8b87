import { sql } from 'kysely'
import { type Kind, kindsOf } from '../../src/access/index.ts'
import { newId } from '../../src/core/ids.ts'
import { NOW } from '../support/people.ts'
import type { Planted } from './expected.ts'
import { days, type Factory, mark, run } from './planting.ts'

const NETWORK: Kind[] = ['network']
const HOUSE = '0192f000-0000-7000-8000-0000000000a1'

/** The network: a tie, what stands around the person, the picture as it was looked at, and all that somebody helps with. */
export const network: Factory = async (tx, ground) => {
  const { person, town, worker } = ground
  const [tie, past, look, ask, view, offer] = [mark(), mark(), mark(), mark(), mark(), mark()]
  const lookId = newId()
  await run(
    tx,
    sql`insert into tie (id, person_id, domain, name, ring, strength, written_at, written_by_name) values (${newId()}, ${person}, 'personalInterests', ${tie}, 'near', 'some', ${days(3)}, ${past})`,
  )
  await run(tx, sql`insert into network_look (id, person_id, at, words, outside, by_name) values (${lookId}, ${person}, ${days(2)}, ${look}, false, ${look})`)
  await run(
    tx,
    sql`insert into network_look_domain (look_id, person_id, domain, close_ties, some_ties, loosening_ties) values (${lookId}, ${person}, 'personalInterests', 0, 1, 0)`,
  )
  await run(
    tx,
    sql`insert into connector_ask (id, person_id, team_id, matters, asked_by_name, agreed_how, asked_at, answer_by, state, answered_at)
    values (${newId()}, ${person}, ${town.charityTeam}, ${ask}, ${ask}, ${ask}, ${days(9)}, ${days(8)}, 'withdrawn', ${days(8)})`,
  )
  await run(
    tx,
    sql`insert into engagement_view (id, person_id, at, ability, motivation, by_name) values (${newId()}, ${person}, ${days(4)}, ${view}, ${view}, ${view})`,
  )
  await run(
    tx,
    sql`insert into contribution (id, person_id, what, kind, offered_on, by_name) values (${newId()}, ${person}, ${offer}, 'help_run', '2026-11-02', ${offer})`,
  )
  return [
    { table: 'tie', key: tie, kinds: NETWORK },
    { table: 'tie_past', key: past, kinds: NETWORK },
    { table: 'network_look', key: look, kinds: NETWORK },
    { table: 'network_look_domain', key: lookId, kinds: NETWORK },
    { table: 'connector_ask', key: ask, kinds: ['requests'] },
    { table: 'engagement_view', key: view, kinds: NETWORK },
    { table: 'contribution', key: offer, kinds: NETWORK },
    ...(await barrier(tx, ground, [])),
    ...(await lookedFor(tx, ground)),
    ...(await barrier(tx, ground, ['moneyHousing'])),
    ...(await connected(tx, { ...ground, worker })),
  ]
}

async function barrier(tx: Parameters<Factory>[0], { person, town }: Parameters<Factory>[1], more: Kind[]): Promise<Planted[]> {
  const [report, key] = [newId(), mark()]
  await run(
    tx,
    sql`insert into barrier_report (id, kind, place_code, reported_by_role, at, owner_team_id) values (${report}, ${more.length ? 'money' : 'distance'}, 'E07999999', 'connector', ${NOW}, ${town.charityTeam})`,
  )
  await run(
    tx,
    sql`insert into person_barrier (id, person_id, kinds, report_id, words, at, by_name) values (${newId()}, ${person}, ${kindsOf('network', ...more)}, ${report}, ${key}, ${NOW}, ${key})`,
  )
  return [{ table: 'person_barrier', key, kinds: ['network', ...more] }]
}

async function lookedFor(tx: Parameters<Factory>[0], { person }: Parameters<Factory>[1]): Promise<Planted[]> {
  const [gap, key] = [newId(), mark()]
  await run(tx, sql`insert into asset_gap (id, wanted, domain, place_code, first_at) values (${gap}, ${gap}, 'localFacilities', 'E07999999', ${NOW})`)
  await run(tx, sql`insert into person_gap (gap_id, person_id, words, at, by_name) values (${gap}, ${person}, ${key}, ${NOW}, ${key})`)
  return [{ table: 'person_gap', key, kinds: NETWORK }]
}

async function connected(tx: Parameters<Factory>[0], { person, worker }: Parameters<Factory>[1]): Promise<Planted[]> {
  const [matters, step, event, along, card] = [mark(), mark(), mark(), mark(), mark()]
  const [runs, asset, connection, stepId, kept] = [newId(), newId(), newId(), newId(), newId()]
  await run(tx, sql`insert into asset_organisation (id, name, source_id, source_key, changed_at) values (${runs}, 'Runs a choir', ${HOUSE}, ${runs}, ${NOW})`)
  await run(
    tx,
    sql`insert into asset (id, organisation_id, name, confirmed_at, confirmed_how, source_id, source_key, created_at, changed_at)
    values (${asset}, ${runs}, 'A choir', ${NOW}, 'organiser', ${HOUSE}, ${asset}, ${NOW}, ${NOW})`,
  )
  await run(
    tx,
    sql`insert into asset_connection (id, person_id, asset_id, matters, started_at, started_by_name) values (${connection}, ${person}, ${asset}, ${matters}, ${days(6)}, ${matters})`,
  )
  await run(tx, sql`insert into graded_step (id, person_id, connection_id, place, words) values (${stepId}, ${person}, ${connection}, 1, ${step})`)
  await run(
    tx,
    sql`insert into connection_event (id, person_id, connection_id, what, on_day, words, at, by_name) values (${newId()}, ${person}, ${connection}, 'went_with', '2026-11-18', ${event}, ${days(5)}, ${event})`,
  )
  await run(
    tx,
    sql`insert into accompaniment (id, person_id, connection_id, to_what, worker_id, starts_at, travel, made_by_name)
    values (${newId()}, ${person}, ${connection}, ${along}, ${worker}, ${days(-2)}, ${along}, ${along})`,
  )
  await run(tx, sql`insert into kept_asset (id, person_id, asset_id, kept_at) values (${kept}, ${person}, ${asset}, ${NOW})`)
  await run(
    tx,
    sql`insert into activity_card_person (card_id, person_id, agreed_how, agreed_at, by_name) values (${newId()}, ${person}, ${card}, ${NOW}, ${card})`,
  )
  return [
    { table: 'asset_connection', key: matters, kinds: NETWORK },
    { table: 'graded_step', key: step, kinds: NETWORK },
    { table: 'connection_event', key: event, kinds: NETWORK },
    { table: 'accompaniment', key: along, kinds: ['network', 'appointments'] },
    { table: 'kept_asset', key: kept, kinds: NETWORK, only: 'the person' },
    { table: 'activity_card_person', key: card, kinds: NETWORK },
  ]
}
