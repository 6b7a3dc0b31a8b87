import { sql } from 'kysely'
import { type Kind, kindsOf } from '../../src/access/index.ts'
import type { Tx } from '../../src/core/db.ts'
import { newId } from '../../src/core/ids.ts'
import { NOW } from '../support/people.ts'
import type { Planted } from './expected.ts'
import { days, type Ground } from './planting.ts'
import { FOR_MANY } from './telling.ts'

export const put = (tx: Tx, table: string, row: Record<string, unknown>) =>
  sql`insert into ${sql.table(table)} (${sql.join(Object.keys(row).map(name => sql.ref(name)))}) values (${sql.join(Object.values(row))})`.execute(tx)

type Told = Omit<Planted, 'key' | 'tells'>
/** Puts one row with these words in it; where it is read by more than its kinds, says so. */
type Row = (tx: Tx, ground: Ground, words: Record<string, string>) => Promise<Told>

export const entryOf = async (tx: Tx, { person }: Ground, kind: Kind, words: Record<string, string>, more: Record<string, unknown> = {}) => {
  const row = {
    id: newId(),
    person_id: person,
    kinds: kindsOf(kind),
    what: 'contact',
    happened_at: days(25),
    written_at: NOW,
    title: 'A talk',
    author_name: 'Wren',
    author_role: 'connector',
  }
  await put(tx, 'entry', { ...row, ...words, ...more })
  return row.id
}
let nth = 0
const SIGNS = 'ABCDEFGH'
export const requestOf = async (tx: Tx, { person, town }: Ground, words: Record<string, string>) => {
  nth++
  const id = newId()
  const row = {
    id,
    person_id: person,
    reference: `TELL-${[6, 9, 12, 15].map(bit => SIGNS[(nth >> (bit - 6)) & 7]).join('')}`,
    once_key: newId(),
    received_at: days(40),
    recorded_at: days(40),
    way_in: 'phone',
    person_agreed: 'yes',
  }
  const where = { place_code: 'E07999999', neighbourhood_code: 'N0001', team_id: town.south, answer_by: NOW }
  await put(tx, 'help_request', { ...row, ...where, agreed_how: 'by phone', own_words: 'Hello', ...words })
  await put(tx, 'help_request_event', {
    request_id: id,
    position: 1,
    person_id: person,
    kinds: kindsOf('requests'),
    what: 'received',
    at: days(40),
    by_name: 'Wren',
    by_role: 'connector',
  })
  return id
}
export const requests: Kind[] = ['requests']
export const careTeam: Kind[] = ['careTeam']

/** How to put words into each table of `BOXES_THAT_TELL`. */
export const ROWS: Record<string, Row> = {
  entry: async (tx, ground, words) => {
    const kind = FOR_MANY[nth++ % FOR_MANY.length]!
    await entryOf(tx, ground, kind, words)
    return { table: 'entry', kinds: [kind] }
  },
  entry_comment: async (tx, ground, words) => {
    const kind = FOR_MANY[nth++ % FOR_MANY.length]!
    const entry = await entryOf(tx, ground, kind, {})
    const answered = 'answer' in words ? { answered_by: ground.other, answered_by_name: 'Wren', answered_at: NOW } : {}
    await put(tx, 'entry_comment', {
      id: newId(),
      entry_id: entry,
      person_id: ground.person,
      kind: 'correction',
      words: 'Not so',
      by_name: 'They',
      made_at: NOW,
      ...answered,
      ...words,
    })
    return { table: 'entry_comment', kinds: [kind] }
  },
  involvement: async (tx, { person, town, worker }, words) => {
    await put(tx, 'involvement', {
      id: newId(),
      person_id: person,
      worker_id: worker,
      organisation_id: town.trust,
      role: 'connector',
      asked_at: NOW,
      during: past(),
      ...words,
    })
    return { table: 'involvement', kinds: careTeam }
  },
  responsibility: async (tx, ground, words) => {
    await heldLongAgo(tx, ground, {}, words)
    return { table: 'responsibility', kinds: careTeam, treats: true }
  },
  care_episode: async (tx, ground, words) => {
    await heldLongAgo(tx, ground, words, {})
    return { table: 'care_episode', kinds: careTeam }
  },
  help_request: async (tx, ground, words) => {
    await requestOf(tx, ground, words)
    return { table: 'help_request', kinds: requests }
  },
  help_request_asker: async (tx, ground, words) => {
    await put(tx, 'help_request_asker', {
      request_id: await requestOf(tx, ground, {}),
      person_id: ground.person,
      name: 'A neighbour',
      shown_to_person: true,
      ...words,
    })
    return { table: 'help_request_asker', kinds: requests }
  },
  help_request_event: async (tx, ground, words) => {
    const request = await requestOf(tx, ground, {})
    const row = {
      request_id: request,
      position: 2,
      person_id: ground.person,
      kinds: kindsOf('requests'),
      what: 'met',
      at: days(39),
      by_name: 'Wren',
      by_role: 'connector',
      words: 'We met',
    }
    await put(tx, 'help_request_event', { ...row, ...words })
    return { table: 'help_request_event', kinds: requests }
  },
  connector_ask: async (tx, { person, town }, words) => {
    const row = {
      id: newId(),
      person_id: person,
      team_id: town.south,
      matters: 'Walks',
      asked_by_name: 'Wren',
      agreed_how: 'by phone',
      asked_at: days(9),
      answer_by: days(8),
    }
    await put(tx, 'connector_ask', { ...row, state: 'withdrawn', answered_at: days(8), ...words })
    return { table: 'connector_ask', kinds: requests }
  },
  personal_contact: async (tx, { person }, words) => {
    await put(tx, 'personal_contact', { id: newId(), person_id: person, name: 'Sam', relation: 'friend', made_at: NOW, ...words })
    return { table: 'personal_contact', kinds: careTeam, only: 'workers and the person' }
  },
  sharing_rule: async (tx, { person, neighbour, other }, words) => {
    const row = { id: newId(), person_id: person, holder: neighbour, holder_kind: 'worker', grants: 8, decided_by: 'person', decided_at: NOW, during: past() }
    const recorded = 'who_was_there' in words ? { recorded_by: other, recorded_by_name: 'Wren', words: 'Yes to that' } : {}
    await put(tx, 'sharing_rule', { ...row, ...recorded, ...words })
    return { table: 'sharing_rule', kinds: careTeam, only: 'workers and the person' }
  },
  emergency_access: async (tx, { person, other, account }, words) => {
    const reviewed = 'review_words' in words ? { review: 'justified', reviewed_by: account, reviewed_at: NOW } : {}
    const row = {
      id: newId(),
      person_id: person,
      worker_id: other,
      reason: 'other',
      words: 'no answer at the door',
      kinds: 1,
      during: past(1),
      told_person_at: NOW,
    }
    await put(tx, 'emergency_access', { ...row, ...reviewed, ...words })
    return { table: 'emergency_access', kinds: careTeam, only: 'workers and the person' }
  },
  contact_override: async (tx, { person, other }, words) => {
    const row = {
      id: newId(),
      person_id: person,
      route: 'letter',
      refused_because: 'No letters',
      reason: 'No other way',
      worker_id: other,
      worker_name: 'Wren',
      made_at: NOW,
    }
    await put(tx, 'contact_override', { ...row, ...words })
    return { table: 'contact_override', kinds: ['contact'] }
  },
  advice_message: async (tx, { person, other, worker, town }, words) => {
    const id = newId()
    const row = {
      id,
      once_key: newId(),
      person_id: person,
      person_asked: 'yes',
      asker_worker: worker,
      asker_name: 'Wren',
      asker_organisation: town.trust,
      adviser_worker: other,
      adviser_name: 'Wren',
    }
    await put(tx, 'advice_request', { ...row, started_at: days(30) })
    await put(tx, 'advice_message', { id: newId(), advice_id: id, worker_id: worker, by_name: 'Wren', at: days(30), ...words })
    return { table: 'advice_message', kinds: requests }
  },
}

/** Hours of a day long ago, another for each row: nobody is held twice at a time. */
const past = (hours = 24) => {
  const from = new Date(Date.UTC(1990, 0, 1 + 2 * nth++))
  return `[${from.toISOString()},${new Date(from.getTime() + hours * 3_600_000).toISOString()})`
}
/** A day of being helped, held from its beginning to its goodbye. */
const heldLongAgo = async (tx: Tx, { person, town }: Ground, goodbye: Record<string, string>, held: Record<string, string>) => {
  const [id, during] = [newId(), past()]
  const [from, to] = during.slice(1, -1).split(',')
  const words = { goodbye_words: 'Go well', staying_well: 'Walks', way_back: 'Ring us', check_in_on: '2025-01-01', goodbye_by: 'agreed', ...goodbye }
  await put(tx, 'care_episode', { id, person_id: person, started_at: from, ended_at: to, last_team_id: town.south, ...words })
  const row = {
    id: newId(),
    person_id: person,
    episode_id: id,
    team_id: town.south,
    organisation_id: town.trust,
    deadline: NOW,
    during,
    made_by: 'Wren',
    why: 'They asked',
  }
  await put(tx, 'responsibility', { ...row, ...held })
}
