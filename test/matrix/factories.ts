import { type RawBuilder, sql } from 'kysely'
import { KINDS, type Kind, kindsOf } from '../../src/access/index.ts'
import type { Tx } from '../../src/core/db.ts'
import { newId } from '../../src/core/ids.ts'
import { NOW, type Town } from '../support/people.ts'
import { ALL, type Planted } from './expected.ts'

/** Who and what the planted rows hang on. None of these workers has any standing to the person. */
export interface Ground {
  town: Town
  person: string
  /** The record that was joined to theirs. */
  twin: string
  account: string
  worker: string
  other: string
  neighbour: string
  supporter: string
}

type Factory = (tx: Tx, ground: Ground) => Promise<Planted[]>

let made = 0
export const MARK = /zq\d+x/g
/** A word that stands nowhere else. */
export const mark = (): string => `zq${++made}x`

const run = (tx: Tx, query: RawBuilder<unknown>) => query.execute(tx)
/** One row with one word of its own. */
const one =
  (table: string, kinds: Kind[], insert: (id: string, key: string, ground: Ground) => RawBuilder<unknown>, rest: Partial<Planted> = {}): Factory =>
  async (tx, ground) => {
    const [id, key] = [newId(), mark()]
    await run(tx, insert(id, key, ground))
    return [{ table, key, kinds, ...rest }]
  }
const team: Kind[] = ['careTeam']
const days = (n: number) => new Date(NOW.getTime() - n * 86_400_000)
const mine = ({ person }: Ground, limited: boolean) => (limited ? `{${person}}` : null)
/** Every kind by itself; abuse and trauma never stand open to a whole team, but to readers named. */
const oneOfEach: { kind: Kind; limited: boolean }[] = [
  ...ALL.map(kind => ({ kind, limited: kind === 'trauma' })),
  { kind: 'plan', limited: true },
  { kind: 'contactNotes', limited: true },
]

const entry: Factory = async (tx, ground) => {
  const planted: Planted[] = []
  const add = async (kinds: Kind[], more: { limited?: boolean; withheld?: boolean; day?: number } = {}) => {
    const key = mark()
    await run(
      tx,
      sql`insert into entry (id, person_id, kinds, what, happened_at, written_at, title, body, author_name, author_role, readers, withheld_reason)
      values (${newId()}, ${ground.person}, ${kindsOf(...kinds)}, 'contact', ${days(more.day ?? 1)}, ${NOW}, ${`About ${key}`}, ${`More of ${key}`}, ${`By ${key}`}, 'key_worker',
        ${mine(ground, more.limited ?? false)}::uuid[], ${more.withheld ? `Because ${key}` : null})`,
    )
    planted.push({ table: 'entry', key, kinds, limited: more.limited ?? false, ...(more.withheld ? { only: 'workers' as const } : {}) })
  }
  for (const { kind, limited } of oneOfEach) await add([kind], { limited })
  await add(['contactNotes'], { withheld: true, day: 2 })
  for (const kind of ALL.filter(kind => !['contactNotes', 'trauma'].includes(kind))) await add(['contactNotes', kind], { day: 3 })
  return planted
}

const entry_comment: Factory = async (tx, ground) => {
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

const next_step: Factory = async (tx, ground) => {
  const planted: Planted[] = []
  for (const { kind, limited } of oneOfEach) {
    const key = mark()
    await run(
      tx,
      sql`insert into next_step (id, person_id, kinds, readers, what, who, team_id, due, made_by_name, made_at)
      values (${newId()}, ${ground.person}, ${KINDS[kind]}, ${mine(ground, limited)}::uuid[], ${key}, 'team', ${ground.town.crisis}, '2026-11-25', ${key}, ${NOW})`,
    )
    planted.push({ table: 'next_step', key, kinds: [kind], limited })
    // The board shows the same words, and none of what has named readers.
    if (!limited) planted.push({ table: 'board_contact', key, kinds: [kind], only: 'workers' })
  }
  return planted
}

const contact_note: Factory = async (tx, ground) => {
  const planted: Planted[] = []
  for (const { kind, limited } of oneOfEach) {
    const [id, key] = [newId(), mark()]
    const kinds = kindsOf('contactNotes', kind)
    await run(
      tx,
      sql`insert into entry (id, person_id, kinds, what, happened_at, written_at, title, body, author_name, author_role, readers)
      values (${id}, ${ground.person}, ${kinds}, 'contact', ${days(20)}, ${NOW}, ${key}, ${key}, ${key}, 'key_worker', ${mine(ground, limited)}::uuid[])`,
    )
    await run(
      tx,
      sql`insert into contact_note (id, person_id, kinds, readers, worker_id, happened_at, who_was_there, mode, setting, met, mental, physical, social, follow_up, no_next_step_why, sent_from)
      values (${id}, ${ground.person}, ${kinds}, ${mine(ground, limited)}::uuid[], ${ground.worker}, ${days(20)}, ${key}, 'phone', 'home', true, ${key}, ${key}, ${key}, ${key}, ${key}, ${newId()})`,
    )
    planted.push({ table: 'contact_note', key, kinds: [...new Set<Kind>(['contactNotes', kind])], limited })
  }
  return planted
}

const requests: Factory = async (tx, ground) => {
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
    for (const [index, kind] of (['requests', 'substanceUse', 'careTeam', 'assessment'] as const).entries()) {
      const event = mark()
      await run(
        tx,
        sql`insert into help_request_event (request_id, position, person_id, kinds, what, at, by_name, by_role, words)
        values (${id}, ${index + 1}, ${ground.person}, ${kindsOf('requests', kind)}, 'conversation', ${days(1)}, ${event}, 'mental_health_practitioner', ${event})`,
      )
      planted.push({ table: 'help_request_event', key: event, kinds: [...new Set<Kind>(['requests', kind])] })
    }
  }
  return planted
}

const advice: Factory = async (tx, ground) => {
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

const life_constraint: Factory = async (tx, ground) => {
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

const need: Factory = async (tx, ground) => {
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

const received_information: Factory = async (tx, ground) => {
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

const care: Factory = async (tx, ground) => {
  const [episode, why, plan, escalated, about, part] = [newId(), mark(), mark(), newId(), mark(), mark()]
  const [holding, away, involved] = [newId(), newId(), newId()]
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
    sql`insert into stand_in (id, absence_id, person_id, worker_id, involvement_id, plan, told_at) values (${newId()}, ${away}, ${person}, ${worker}, ${involved}, ${plan}, ${NOW})`,
  )
  await run(
    tx,
    sql`insert into escalation (id, person_id, responsibility_id, team_id, deadline, raised_at) values (${escalated}, ${person}, ${holding}, ${town.north}, '2026-11-20', ${NOW})`,
  )
  return [
    { table: 'care_episode', key: episode, kinds: team },
    { table: 'responsibility', key: why, kinds: team },
    { table: 'board_row', key: person, kinds: ['contact', 'careTeam'] },
    { table: 'involvement', key: part, kinds: team },
    { table: 'handover', key: about, kinds: team },
    { table: 'stand_in', key: plan, kinds: team },
    { table: 'escalation', key: escalated, kinds: team },
  ]
}

const message: Factory = async (tx, ground) => {
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

const sharing: Factory = async (tx, ground) => {
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

const looked: Factory = async (tx, ground) => {
  const key = mark()
  await run(
    tx,
    sql`select audit_append(${NOW}, 'account', ${ground.worker}, ${key}, 'key_worker', ${ground.town.trust}, ${ground.person}, ${key}, ${key}, 'holds', 'done', ${key})`,
  )
  return [{ table: 'audit_entry', key, kinds: [], only: 'the person' }]
}

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
    [],
    (id, key, g) =>
      sql`insert into note_draft (id, person_id, worker_id, tab, fields, started_at, saved_at) values (${id}, ${g.person}, ${g.worker}, ${newId()}, ${JSON.stringify({ mental: key })}::jsonb, ${NOW}, ${NOW})`,
    { only: 'nobody' },
  ),
  help_request: requests,
  advice_request: advice,
  care_episode: care,
  personal_contact: sharing,
  audit_entry: looked,
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
  escalation: 'care_episode',
  sharing_rule: 'personal_contact',
  sharing_invitation: 'personal_contact',
  help_request_asker: 'help_request',
  help_request_event: 'help_request',
  advice_message: 'advice_request',
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
