import { sql } from 'kysely'
import { KINDS, type Kind, kindsOf } from '../../src/access/index.ts'
import { newId } from '../../src/core/ids.ts'
import { NOW } from '../support/people.ts'
import { ALL, type Planted } from './expected.ts'
import { days, type Factory, mark, mine, oneOfEach, run, team } from './planting.ts'

// The tables that take more than one row: of each kind, open and for named readers, shown and not.

export const entry: Factory = async (tx, ground) => {
  const planted: Planted[] = []
  const add = async (kinds: Kind[], more: { limited?: boolean; withheld?: boolean; day?: number; byWorker?: boolean } = {}) => {
    const key = mark()
    await run(
      tx,
      sql`insert into entry (id, person_id, kinds, what, happened_at, written_at, title, body, author_worker_id, author_name, author_role, readers, withheld_reason)
      values (${newId()}, ${ground.person}, ${kindsOf(...kinds)}, 'contact', ${days(more.day ?? 1)}, ${NOW}, ${`About ${key}`}, ${`More of ${key}`}, ${more.byWorker ? ground.worker : null}::uuid, ${`By ${key}`}, 'key_worker',
        ${mine(ground, more.limited ?? false)}::uuid[], ${more.withheld ? `Because ${key}` : null})`,
    )
    const { limited = false, byWorker = false } = more
    planted.push({ table: 'entry', key, kinds, limited, byWorker, noted: true, ...(more.withheld ? { only: 'workers' as const } : {}) })
  }
  for (const { kind, limited } of oneOfEach) await add([kind], { limited })
  await add(['contactNotes'], { withheld: true, day: 2 })
  for (const kind of ALL.filter(kind => !['contactNotes', 'trauma'].includes(kind))) await add(['contactNotes', kind], { day: 3 })
  for (const kind of ['plan', 'substanceUse', 'contact'] as const) await add(['contactNotes', kind], { day: 4, byWorker: true })
  return planted
}

export const entry_comment: Factory = async (tx, ground) => {
  const { rows } = await sql<{
    id: string
    kinds: number
    limited: boolean
  }>`select id, kinds, readers is not null as limited from entry where person_id = ${ground.person}
    and withheld_reason is null and kinds in (${KINDS.plan}, ${KINDS.substanceUse}, ${KINDS.trauma})`.execute(tx)
  const planted: Planted[] = []
  for (const { id, kinds, limited } of rows) {
    const key = mark()
    await run(
      tx,
      sql`insert into entry_comment (id, entry_id, person_id, kind, words, by_name, made_at) values (${newId()}, ${id}, ${ground.person}, 'correction', ${key}, ${key}, ${NOW})`,
    )
    planted.push({ table: 'entry_comment', key, kinds: ALL.filter(kind => kinds & KINDS[kind]), limited })
  }
  return planted
}

export const next_step: Factory = async (tx, ground) => {
  const planted: Planted[] = []
  for (const { kind, limited } of oneOfEach) {
    const key = mark()
    await run(
      tx,
      sql`insert into next_step (id, person_id, kinds, readers, what, who, team_id, due, made_by_name, made_at)
      values (${newId()}, ${ground.person}, ${KINDS[kind]}, ${mine(ground, limited)}::uuid[], ${key}, 'team', ${ground.town.crisis}, '2026-11-25', ${key}, ${NOW})`,
    )
    planted.push({ table: 'next_step', key, kinds: [kind], limited, noted: true })
    // The board shows the same words, and none of what has named readers.
    if (!limited) planted.push({ table: 'board_contact', key, kinds: [kind], only: 'workers' })
  }
  for (const given of [true, false]) {
    const key = mark()
    await run(
      tx,
      sql`insert into next_step (id, person_id, kinds, what, who, worker_id, team_id, due, made_by, made_by_name, made_at)
      values (${newId()}, ${ground.person}, ${KINDS.contactNotes}, ${key}, ${given ? 'worker' : 'team'}, ${given ? ground.worker : null}::uuid,
        ${given ? null : ground.town.crisis}::uuid, '2026-11-26', ${given ? null : ground.worker}::uuid, ${key}, ${NOW})`,
    )
    planted.push({ table: 'next_step', key, kinds: ['contactNotes'], byWorker: true })
  }
  return planted
}

export const contact_note: Factory = async (tx, ground) => {
  const planted: Planted[] = []
  for (const { kind, limited } of oneOfEach) {
    const [id, key] = [newId(), mark()]
    const kinds = kindsOf('contactNotes', kind)
    await run(
      tx,
      sql`insert into entry (id, person_id, kinds, what, happened_at, written_at, title, body, author_worker_id, author_name, author_role, readers)
      values (${id}, ${ground.person}, ${kinds}, 'contact', ${days(20)}, ${NOW}, ${key}, ${key}, ${ground.worker}, ${key}, 'key_worker', ${mine(ground, limited)}::uuid[])`,
    )
    await run(
      tx,
      sql`insert into contact_note (id, person_id, kinds, readers, worker_id, happened_at, who_was_there, mode, setting, met, mental, physical, social, follow_up, no_next_step_why, sent_from)
      values (${id}, ${ground.person}, ${kinds}, ${mine(ground, limited)}::uuid[], ${ground.worker}, ${days(20)}, ${key}, 'phone', 'home', true, ${key}, ${key}, ${key}, ${key}, ${key}, ${newId()})`,
    )
    planted.push({ table: 'contact_note', key, kinds: [...new Set<Kind>(['contactNotes', kind])], limited, byWorker: true, noted: true })
  }
  return planted
}

export const requests: Factory = async (tx, ground) => {
  const planted: Planted[] = []
  for (const shown of [true, false]) {
    const [id, key, by] = [newId(), mark(), mark()]
    await run(
      tx,
      sql`insert into help_request (id, person_id, reference, once_key, received_at, recorded_at, way_in, person_agreed, agreed_how, own_words, easier, address_as, safe_contact, phone, email, place_code, neighbourhood_code, team_id, answer_by)
      values (${id}, ${ground.person}, ${shown ? 'ABCD-2345' : 'ABCD-2346'}, ${newId()}, ${days(2)}, ${days(2)}, 'someone_else', 'yes', ${key}, ${key}, ${key}, ${key}, ${key}, '07700900111', ${`${key}@example.test`}, 'E07999999', 'N0001', ${ground.town.north}, ${NOW})`,
    )
    await run(
      tx,
      sql`insert into help_request_asker (request_id, person_id, name, relation, organisation, contact, words, took_responsibility, worker_id, shown_to_person)
      values (${id}, ${ground.person}, ${by}, ${by}, ${by}, ${by}, ${by}, ${by}, ${ground.worker}, ${shown})`,
    )
    planted.push(
      { table: 'help_request', key, kinds: ['requests'] },
      { table: 'help_request_asker', key: by, kinds: ['requests'], ...(shown ? {} : { only: 'workers' as const }) },
    )
    for (const [index, kind] of (['requests', 'substanceUse', 'careTeam', 'assessment', 'contactNotes'] as const).entries()) {
      const event = mark()
      await run(
        tx,
        sql`insert into help_request_event (request_id, position, person_id, kinds, what, at, by_worker, by_name, by_role, words)
        values (${id}, ${index + 1}, ${ground.person}, ${kindsOf('requests', kind)}, 'conversation', ${days(1)}, ${ground.worker}, ${event}, 'mental_health_practitioner', ${event})`,
      )
      planted.push({ table: 'help_request_event', key: event, kinds: [...new Set<Kind>(['requests', kind])], byWorker: true })
    }
  }
  return planted
}

export const advice: Factory = async (tx, ground) => {
  const [id, key, words] = [newId(), mark(), mark()]
  await run(
    tx,
    sql`insert into advice_request (id, once_key, person_id, person_asked, asker_worker, asker_name, asker_organisation, adviser_worker, adviser_name, started_at)
    values (${id}, ${newId()}, ${ground.person}, 'yes', ${ground.worker}, ${key}, ${ground.town.trust}, ${ground.other}, ${key}, ${days(3)})`,
  )
  await run(
    tx,
    sql`insert into advice_message (id, advice_id, worker_id, by_name, words, at) values (${newId()}, ${id}, ${ground.worker}, ${words}, ${words}, ${days(3)})`,
  )
  return [
    { table: 'advice_request', key, kinds: ['requests'] },
    { table: 'advice_message', key: words, kinds: ['requests'] },
  ]
}

export const life_constraint: Factory = async (tx, ground) => {
  const planted: Planted[] = []
  for (const limited of [false, true]) {
    const key = mark()
    await run(
      tx,
      sql`insert into life_constraint (id, person_id, kind, words, readers, recorded_at, author_name) values (${newId()}, ${ground.person}, 'caring', ${key}, ${mine(ground, limited)}::uuid[], ${NOW}, ${key})`,
    )
    planted.push({ table: 'life_constraint', key, kinds: ['aboutMe'], limited })
  }
  return planted
}

export const need: Factory = async (tx, ground) => {
  const planted: Planted[] = []
  for (const shared of [true, false]) {
    const key = mark()
    await run(
      tx,
      sql`insert into need (id, person_id, kind, flag, words, shared, review_on, recorded_at, author_name) values (${newId()}, ${ground.person}, 'adjustment', ${key}, ${key}, ${shared}, '2027-05-01', ${NOW}, ${key})`,
    )
    planted.push({ table: 'need', key, kinds: [shared ? 'contact' : 'aboutMe'] })
  }
  return planted
}

export const received_information: Factory = async (tx, ground) => {
  const planted: Planted[] = []
  for (const secret of [false, true]) {
    const key = mark()
    await run(
      tx,
      sql`insert into received_information (id, person_id, once_key, told_by, relation, contact, words, in_confidence, at, taken_by_name) values (${newId()}, ${ground.person}, ${newId()}, ${key}, ${key}, ${key}, ${key}, ${secret}, ${NOW}, ${key})`,
    )
    planted.push({ table: 'received_information', key, kinds: ['carers'], ...(secret ? { only: 'workers' as const } : {}) })
  }
  return planted
}

export const care: Factory = async (tx, ground) => {
  const [episode, why, plan, escalated, about, part] = [newId(), mark(), mark(), newId(), mark(), mark()]
  const [holding, away, involved, standing] = [newId(), newId(), newId(), newId()]
  const { person, town, worker, other } = ground
  await run(tx, sql`insert into care_episode (id, person_id, started_at) values (${episode}, ${person}, '2026-11-01')`)
  // A duty team until the matrix puts somebody in: then there is nobody to hand over from.
  await run(
    tx,
    sql`insert into responsibility (id, person_id, episode_id, team_id, organisation_id, deadline, during, why, made_by) values (${holding}, ${person}, ${episode}, ${town.north}, ${town.trust}, '2026-12-24', '[2026-11-01,)', ${why}, ${why})`,
  )
  await run(
    tx,
    sql`insert into involvement (id, person_id, worker_id, organisation_id, role, part, state, asked_at, during) values (${involved}, ${person}, ${worker}, ${town.trust}, 'connector', ${part}, 'declined', ${NOW}, '[2026-01-01,)')`,
  )
  await run(
    tx,
    sql`insert into handover (id, person_id, episode_id, from_team_id, to_worker_id, to_team_id, about, asked_by, asked_at) values (${newId()}, ${person}, ${episode}, ${town.north}, ${worker}, ${town.south}, ${about}, ${other}, ${NOW})`,
  )
  await run(tx, sql`insert into absence (id, worker_id, from_day, to_day, made_at) values (${away}, ${other}, '2026-12-01', '2026-12-08', ${NOW})`)
  await run(
    tx,
    sql`insert into stand_in (id, absence_id, person_id, worker_id, involvement_id, told_at) values (${standing}, ${away}, ${person}, ${worker}, ${involved}, ${NOW})`,
  )
  await run(tx, sql`insert into stand_in_plan (stand_in_id, person_id, worker_id, plan) values (${standing}, ${person}, ${worker}, ${plan})`)
  await run(
    tx,
    sql`insert into escalation (id, person_id, responsibility_id, team_id, deadline, raised_at) values (${escalated}, ${person}, ${holding}, ${town.north}, '2026-11-20', ${NOW})`,
  )
  return [
    { table: 'care_episode', key: episode, kinds: team },
    { table: 'responsibility', key: why, kinds: team },
    { table: 'board_row', key: person, kinds: ['contact', 'careTeam'] },
    { table: 'involvement', key: part, kinds: team },
    { table: 'handover', key: about, kinds: ['careTeam', 'contactNotes'] },
    { table: 'stand_in', key: standing, kinds: team },
    { table: 'stand_in_plan', key: plan, kinds: ['careTeam', 'contactNotes'] },
    { table: 'escalation', key: escalated, kinds: team },
  ]
}

export const message: Factory = async (tx, ground) => {
  const planted: Planted[] = []
  for (const kind of ['careTeam', 'requests', 'contactNotes'] as const) {
    const key = mark()
    await run(
      tx,
      sql`insert into message (id, person_id, kinds, template, route, state, made_at, send_after, sent_at, via) values (${newId()}, ${ground.person}, ${KINDS[kind]}, ${key}, 'kith', 'sent', ${NOW}, ${NOW}, ${NOW}, 'kith')`,
    )
    planted.push({ table: 'message', key, kinds: [kind] })
  }
  const key = mark()
  await run(
    tx,
    sql`insert into message (id, worker_id, about_person, kinds, template, route, state, made_at, send_after, sent_at, via) values (${newId()}, ${ground.worker}, ${ground.person}, 1, ${key}, 'kith', 'sent', ${NOW}, ${NOW}, ${NOW}, 'kith')`,
  )
  return [...planted, { table: 'message', key, kinds: [], only: 'nobody' }]
}

export const sharing: Factory = async (tx, ground) => {
  const [contact, name, rule, invited] = [newId(), mark(), mark(), newId()]
  await run(
    tx,
    sql`insert into personal_contact (id, person_id, supporter_id, name, relation, may_know, made_at) values (${contact}, ${ground.person}, ${ground.supporter}, ${name}, ${name}, ${name}, ${NOW})`,
  )
  await run(
    tx,
    sql`insert into sharing_rule (id, person_id, holder, holder_kind, grants, words, decided_by, decided_at, during) values (${newId()}, ${ground.person}, ${ground.supporter}, 'supporter', 8, ${rule}, 'person', ${NOW}, '[2026-01-01,)')`,
  )
  await run(
    tx,
    sql`insert into sharing_invitation (id, person_id, contact_id, code_hash, made_at, expires_at) values (${invited}, ${ground.person}, ${contact}, ${invited}, ${NOW}, ${days(-9)})`,
  )
  return [
    { table: 'personal_contact', key: name, kinds: team, only: 'workers and the person' },
    { table: 'sharing_rule', key: rule, kinds: team, only: 'workers and the person' },
    { table: 'sharing_invitation', key: invited, kinds: [], only: 'the person' },
  ]
}

export const looked: Factory = async (tx, ground) => {
  const key = mark()
  await run(
    tx,
    sql`select audit_append(${NOW}, 'account', ${ground.worker}, ${key}, 'key_worker', ${ground.town.trust}, ${ground.person}, ${key}, ${key}, 'holds', 'done', ${key})`,
  )
  return [{ table: 'audit_entry', key, kinds: [], only: 'the person' }]
}
