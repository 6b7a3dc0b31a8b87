import { sql } from 'kysely'
import { can, type RoleCode } from '../../src/access/index.ts'
import { routes } from '../../src/app.ts'
import type { Database } from '../../src/core/db.ts'
import { newId } from '../../src/core/ids.ts'
import { type Answer, type Browser, browse } from '../support/browser.ts'
import { asSystem, makePerson } from '../support/people.ts'
import { LET_IN, maySee, OWN, RELATIONSHIPS, type RelationshipName, type Sight, sightOf } from './expected.ts'
import { CALLED } from './factories.ts'
import { MARK } from './planting.ts'
import { placeOperator, placeSupporter, placeWorker, type World } from './world.ts'

/** Somebody at a browser, and what they should find there. */
export interface Asker {
  who: string
  browser: Browser
  sight: Sight
  role: RoleCode | 'visitor'
}

// Somebody of every role in the way that role mostly stands to people, and every way of having no right (any more).
const PAIRS: [RoleCode, RelationshipName][] = [
  ['key_worker', 'key worker'],
  ['mental_health_practitioner', 'their team holds, and they see its caseload'],
  ['team_lead', 'their team holds, and they see its caseload'],
  ['reception', 'their team holds, and they see its caseload'],
  ['connector', 'involved and agreed'],
  ['peer_worker', 'their team holds, but they do not see its caseload'],
  ['housing_worker', 'involved and agreed'],
  ['employment_specialist', 'involved and agreed'],
  ['alcohol_drugs_worker', 'involved and agreed, and named as a reader'],
  ['advocate', 'involved and agreed'],
  ['psychologist', 'involved, with some kinds hidden from them'],
  ['psychiatrist', 'involved and agreed, and named as a reader'],
  ['pharmacist', 'involved and agreed'],
  ['gp', 'works at the person’s GP practice'],
  ['gp_reception', 'works at the person’s GP practice'],
  ['crisis_worker', 'emergency access, open'],
  ['crisis_worker', 'emergency access, run out'],
  ['social_worker', 'agreed to by name, though the person works for their organisation'],
  ['social_worker', 'involved without being agreed to, and the person works for their organisation'],
  ['mental_health_practitioner', 'involved, only asked'],
  ['mental_health_practitioner', 'involved until yesterday'],
  ['team_lead', 'their team holds, and they are in the person’s own circle'],
  ['mental_health_practitioner', 'none, though named as a reader'],
  ['community_worker', 'none at all'],
  ['activity_organiser', 'involved and agreed'],
  ['connector', 'involved, and wrote some of it'],
  ['peer_worker', 'involved, and the person agreed to more'],
  ['alcohol_drugs_worker', 'their team is asked to help'],
]

const NOBODY: Sight = { kinds: new Set(), onlyNamed: new Set(), named: false, wrote: false, own: false, holding: false, role: 'commissioner', self: false }

export async function makeAskers(db: Database, { ground, self }: World): Promise<Asker[]> {
  const askers: Asker[] = []
  for (const [role, relationship] of PAIRS) {
    const organisation = relationship.includes('works for') ? ground.town.council : ground.town.trust
    const identity = await asSystem(db, ({ tx }) => placeWorker(tx, ground, role, relationship, organisation))
    askers.push({ who: `${role}, ${relationship}`, browser: await browse(db, identity), sight: sightOf(role, RELATIONSHIPS[relationship]), role })
  }
  for (const relationship of ['let in for chosen kinds', 'not let in'] as const) {
    const identity = await asSystem(db, ({ tx }) => placeSupporter(tx, ground, relationship))
    askers.push({
      who: `supporter, ${relationship}`,
      browser: await browse(db, identity),
      sight: sightOf('supporter', LET_IN[relationship]),
      role: 'supporter',
    })
  }
  for (const role of ['information_governance', 'administrator', 'commissioner'] as const)
    askers.push({ who: role, browser: await browse(db, await asSystem(db, ({ tx }) => placeOperator(tx, role))), sight: NOBODY, role })
  askers.push({ who: 'the person', browser: await browse(db, self), sight: OWN, role: 'person' })
  askers.push({ who: 'somebody else', browser: await browse(db, await makePerson(db, 'Elsewhere')), sight: NOBODY, role: 'person' })
  askers.push({ who: 'a visitor', browser: await browse(db), sight: NOBODY, role: 'visitor' })
  return askers
}

/** The information governance lead reviews emergency access, which names the person and the reason given. Nothing else names anybody. */
const OFFICE: Record<string, string[]> = { information_governance: ['person', 'emergency_access', 'access_alert'] }

const NAMED = new RegExp(`zq\\d+x|${CALLED}`)

export class Lookout {
  readonly wrong: string[] = []
  asked = 0
  private readonly rows
  private readonly ground

  constructor({ planted, ground }: World) {
    this.ground = ground
    this.rows = Map.groupBy(planted, row => row.key)
  }

  /** Notes whatever an answer shows that this asker should not find in it. @returns the answer's own marks */
  check(asker: Asker, path: string, answer: Answer): Set<string> {
    this.asked++
    const say = (what: string) => this.wrong.push(`${asker.who}: ${path} (${answer.status}) ${what}`)
    if (answer.status >= 500) say('breaks')
    const headers = [...answer.headers].map(([name, value]) => `${name}: ${value}`).join('\n')
    const whole = `${answer.html}\n${headers}`
    const found = new Set([...whole.matchAll(MARK)].map(match => match[0]))
    const ids = new Set([...whole.matchAll(/[0-9a-f]{8}-[0-9a-f-]{27}/g)].map(match => match[0]))
    for (const key of [...found, ...ids]) {
      const rows = this.rows.get(key)
      if (!rows || key === this.ground.person || path.includes(key)) continue
      if (!rows.some(row => maySee(asker.sight, row) || OFFICE[asker.role]?.includes(row.table)))
        say(
          `shows ${rows.map(row => `${row.table} of ${row.kinds.join('+')}${row.limited ? ', named readers' : ''}${row.tells ? `, telling ${row.tells}` : ''}`).join(', ')}`,
        )
    }
    const knows = asker.sight.kinds.has('contact') || (asker.role === 'supporter' && asker.sight.kinds.size > 0) || OFFICE[asker.role]?.includes('person')
    if (whole.includes(CALLED) && !knows) say('names them')
    const title = /<title>[^<]*/.exec(answer.html)?.[0] ?? ''
    if (NAMED.test(title)) say('has them in the title of the window')
    if (NAMED.test(headers)) say('has them in a header')
    return found
  }
}

// What is not allowed is answered with one page for all, so each asker tries only every so many.
const TURNS = 8

/** Ids to ask with, by the name they have in paths: one of each sort that matters. */
export async function idsFor(db: Database, { person, twin, town, worker }: World['ground']): Promise<Record<string, string[]>> {
  const ids = async (query: ReturnType<typeof sql<{ id: string }>>) => (await db.exclusive(() => query.execute(db.kysely))).rows.map(row => row.id)
  const of = (table: string, which = sql`true`) =>
    ids(sql<{ id: string }>`select distinct on (kinds, readers is null) id from ${sql.table(table)} where person_id = ${person} and ${which}`)
  const any = (table: string, column = 'person_id') =>
    ids(sql<{ id: string }>`select id from ${sql.table(table)} where ${sql.ref(column)} = ${person} order by id limit 2`)
  const chosen = sql`(kinds in (64, 320, 576) or readers is not null and kinds = 64)`
  return {
    person: [person],
    otherId: [twin],
    teamId: [town.north],
    workerId: [worker],
    holderId: [town.north],
    noteId: await of('contact_note', chosen),
    stepId: await of('next_step', sql`kinds in (64, 512)`),
    entryId: await of('entry', sql`(kinds in (8, 256, 512) or withheld_reason is not null)`),
    commentId: await any('entry_comment'),
    requestId: await any('help_request'),
    adviceId: await any('advice_request'),
    toldId: await any('received_information'),
    involvementId: await any('involvement'),
    handoverId: await any('handover'),
    contactId: await any('personal_contact'),
    emergencyId: await any('emergency_access'),
    draftId: await any('note_draft'),
    mergeId: await any('person_merge', 'kept_id'),
    absenceId: await ids(sql<{ id: string }>`select id from absence limit 1`),
    taskId: [newId()],
    needId: await any('need'),
    constraintId: await any('life_constraint'),
    askId: await any('do_not_ask'),
    lineId: await any('safety_line'),
    wishId: await any('advance_wish'),
    meansId: await any('means_safety'),
    eventId: await any('safety_event'),
    safetyId: await any('safety_assessment'),
    instrumentId: await ids(sql<{ id: string }>`select id from instrument where code in ('phq-9', 'audit-c') order by code`),
    responseId: await ids(sql<{ id: string }>`select distinct on (kinds) id from measure_response where person_id = ${person} order by kinds, id`),
    areaId: await any('dialog_plus'),
    sittingId: await any('plan_sitting'),
    versionId: await ids(sql<{ id: string }>`select id from plan_version where person_id = ${person} order by kinds, id limit 4`),
    reviewId: await any('plan_review'),
    checkId: await any('medicine_check'),
    differenceId: await any('medicine_difference'),
    assessmentId: await any('assessment'),
    contributorId: await any('assessment_contributor'),
    tieId: await any('tie'),
    to: ['contact', 'worker'],
    ofId: [...(await any('personal_contact')), worker],
    contributionId: await any('contribution'),
    connectionId: await any('asset_connection'),
    alongId: await any('accompaniment'),
    gapId: [newId()],
    oneId: [newId()],
    assetId: await ids(sql<{ id: string }>`select id from asset limit 1`),
  }
}

/** Every page this asker may open, with every combination of ids that matters; of those they may not, each asker tries some. */
export function pathsToLookAt(ids: Record<string, string[]>, { role, sight }: Asker, turn: number): string[] {
  // Who sees nothing of the person gets the same answer for each row of a sort.
  const tried = sight.kinds.size > 0 ? Infinity : 1
  const fill = (path: string): string[] => {
    const name = /:(\w+)/.exec(path)?.[1]
    if (!name) return [path]
    return (ids[name] ?? []).slice(0, tried).flatMap(id => fill(path.replace(`:${name}`, id)))
  }
  const pages = routes.filter(route => route.method === 'GET' && (route.may !== 'open' || /:\w+Id|:person/.test(route.path)))
  return pages.filter((route, index) => can(role, route.may) || index % TURNS === turn % TURNS).flatMap(route => fill(route.path))
}

/** Names of ids in paths that have none to ask with. */
export const idsMissing = (ids: Record<string, string[]>): string[] => [
  ...new Set(
    routes
      .filter(route => route.method === 'GET')
      .flatMap(route => [...route.path.matchAll(/:(\w+Id|person)\b/g)].map(match => match[1]!))
      .filter(name => !ids[name]?.length),
  ),
]
