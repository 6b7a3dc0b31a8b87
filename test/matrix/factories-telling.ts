import { type Kind, kindsOf } from '../../src/access/index.ts'
import type { Tx } from '../../src/core/db.ts'
import { newId } from '../../src/core/ids.ts'
import { NOW } from '../support/people.ts'
import type { Planted } from './expected.ts'
import { days, type Ground, mark } from './planting.ts'
import { careTeam, entryOf, put, ROWS, requestOf, requests } from './rows-for-many.ts'
import { BOXES_THAT_TELL, ROLES_THAT_TELL, TEAMS_THAT_TELL, WORDS_OF } from './telling.ts'

/** In every box that many read, words of a kind: of each kind in turn, or of every one. */
export async function plantWords(tx: Tx, ground: Ground, every: boolean): Promise<Planted[]> {
  const planted: Planted[] = []
  const kinds = Object.keys(WORDS_OF) as Kind[]
  let turn = 0
  for (const [table, boxes] of Object.entries(BOXES_THAT_TELL))
    for (const box of boxes)
      for (const kind of every ? kinds : [kinds[turn++ % kinds.length]!]) {
        const key = mark()
        planted.push({ ...(await ROWS[table]!(tx, ground, { [box]: `${WORDS_OF[kind]} ${key}` })), key, tells: kind })
      }
  return planted
}

/** Words that tell in every box; and every job and service whose name tells, wherever one is named. */
export async function plantTelling(tx: Tx, ground: Ground): Promise<Planted[]> {
  const planted = await plantWords(tx, ground, false)
  for (const [role, kind] of Object.entries(ROLES_THAT_TELL)) {
    const [part, title, event, worker] = [mark(), mark(), mark(), newId()]
    const { person, town } = ground
    await put(tx, 'worker', { id: worker, organisation_id: town.trust, name: `Wren ${part}`, role })
    await put(tx, 'involvement', {
      id: newId(),
      person_id: person,
      worker_id: worker,
      organisation_id: town.trust,
      role,
      asked_at: NOW,
      during: '[2026-01-01,)',
      part,
    })
    await entryOf(tx, ground, 'careTeam', { title }, { author_role: role })
    await put(tx, 'help_request_event', {
      request_id: await requestOf(tx, ground, {}),
      position: 2,
      person_id: person,
      kinds: kindsOf('requests'),
      what: 'met',
      at: days(39),
      by_name: event,
      by_role: role,
      words: 'We met',
    })
    planted.push(
      { table: 'involvement', key: part, kinds: careTeam, tells: kind },
      { table: 'entry', key: title, kinds: careTeam, tells: kind },
      { table: 'help_request_event', key: event, kinds: requests, tells: kind },
    )
  }
  // Public pages name every team there is, so the mark stands in the row and not in the name.
  for (const [service, kind] of Object.entries(TEAMS_THAT_TELL)) {
    const [part, rule, team] = [mark(), mark(), newId()]
    const { person, town } = ground
    await put(tx, 'team', {
      id: team,
      slug: `tells-${service.replaceAll('_', '-')}`,
      organisation_id: town.charity,
      name: 'Wren service',
      kind: service,
      place_code: 'E07999999',
    })
    await put(tx, 'involvement', {
      id: newId(),
      person_id: person,
      team_id: team,
      organisation_id: town.charity,
      role: 'connector',
      asked_at: NOW,
      during: '[2026-01-01,)',
      part,
    })
    await put(tx, 'sharing_rule', {
      id: newId(),
      person_id: person,
      holder: team,
      holder_kind: 'team',
      grants: 8,
      words: rule,
      decided_by: 'person',
      decided_at: NOW,
      during: '[2026-01-01,)',
    })
    planted.push(
      { table: 'involvement', key: part, kinds: careTeam, tells: kind },
      { table: 'sharing_rule', key: rule, kinds: careTeam, tells: kind, only: 'workers and the person' },
    )
  }
  return planted
}
