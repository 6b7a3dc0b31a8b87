import { can, contactsOf, KINDS, type Kind, myBasis, namesOf } from '../../access/index.ts'
import type { Caller } from '../../core/caller.ts'
import { Invalid, NotFound } from '../../core/errors.ts'
import { newId } from '../../core/ids.ts'
import type { Line, More } from './plans.ts'
import { kindsOfLine, SECTION_CODES, type Section, type Sector, sectionKinds, serviceTells, type Touch, touchesIn } from './sections.ts'
import { insertLines, readLine, removeLine, updateLine } from './store.ts'
import { type Doer, insertAction, readDoers } from './store-doing.ts'

/** Somebody changed the line first. Nothing was overwritten; `line` is what it says now, undefined when it was taken out. */
export class LineMoved extends Error {
  readonly line: Line | undefined
  constructor(line: Line | undefined) {
    super('somebody else changed this line first')
    this.line = line
  }
}

/** Who may be named as a reader of a line: workers who help, and those the person let in. */
export interface Reader {
  id: string
  name: string
}

/** Who writes in a plan. */
export interface Writer {
  /** Kinds of information the writer reads about the person, as bits. */
  kinds: number
  /** Sections they may read, and so write in. */
  sections: Section[]
  /** True for the person themself. */
  own: boolean
}

/** What the writer of a line about this person may choose from. */
export interface Choices extends Writer {
  doers: Doer[]
  readers: Reader[]
}

export const isOwn = (caller: Caller, personId: string): boolean => caller.actor.personId === personId
export const sectionsWithin = (kinds: number): Section[] => SECTION_CODES.filter(section => (sectionKinds(section) & kinds) === sectionKinds(section))

/** Who may write in a plan: its person, and workers with the permission who may read plans of theirs. @throws NotFound */
export async function mayWrite(caller: Caller, personId: string): Promise<number> {
  const { kinds } = await myBasis(caller, personId)
  if (!(kinds & KINDS.plan) || !(isOwn(caller, personId) || (caller.actor.workerId && can(caller.role, 'plan.write')))) throw new NotFound()
  return kinds
}

/** @throws NotFound when the caller may not write in this person's plan */
export async function writerFor(caller: Caller, personId: string): Promise<Writer> {
  const kinds = await mayWrite(caller, personId)
  return { kinds, own: isOwn(caller, personId), sections: sectionsWithin(kinds) }
}

/** @throws NotFound when the caller may not write in this person's plan */
export async function choicesFor(caller: Caller, personId: string): Promise<Choices> {
  const writer = await writerFor(caller, personId)
  const doers = await readDoers(caller, personId)
  const workers = [...new Map(doers.map(doer => [doer.workerId, { id: doer.workerId, name: doer.name }])).values()]
  const letIn = (await contactsOf(caller, personId)).flatMap(({ supporterId, name, grants }) =>
    supporterId && grants & KINDS.plan ? [{ id: supporterId, name }] : [],
  )
  return { ...writer, doers, readers: [...workers, ...letIn].filter(reader => reader.id !== caller.actor.workerId) }
}

// Most lines are for everyone with the plan: who else could be named is asked only where somebody is.
const nameable = async (caller: Caller, personId: string, names: boolean): Promise<Reader[]> => (names ? (await choicesFor(caller, personId)).readers : [])

/** A line as somebody wants it to stand. `readers` undefined: everyone with the plan; `as before`: whoever reads it now, where it is there already. `version` for a line that is there already. */
export interface LineToSave {
  section: Section
  words: string
  more: More
  notNow: boolean
  touches: readonly Touch[]
  readers: string[] | 'as before' | undefined
  action?: ActionToAsk | undefined
}

export interface ActionToAsk {
  doer: Doer | undefined
  /** A service that is not in Kith, with a person there. */
  outside: { service: string; named: string; sector: Sector } | undefined
  due: string
  needId: string | undefined
}

/**
 * Adds a line to the one plan of a person, beginning the plan where there is none. An action is asked of its service; the
 * writer's own service has agreed by writing it.
 * @param known who writes, where that was asked already @returns the line's id @throws NotFound, Invalid
 */
export const addLine = async (caller: Caller, personId: string, line: LineToSave, known?: Writer): Promise<string> =>
  (await addLines(caller, personId, [line], known))[0]!

/** Several lines at once, as they come out of one conversation; all of them or none. @returns their ids in order @throws NotFound, Invalid */
export async function addLines(caller: Caller, personId: string, lines: readonly LineToSave[], known?: Writer): Promise<string[]> {
  const writer = known ?? (await writerFor(caller, personId))
  if (lines.some(line => !writer.sections.includes(line.section))) throw new NotFound()
  const named = lines.some(({ readers }) => Array.isArray(readers) && readers.length > 0)
  const choices = { ...writer, readers: await nameable(caller, personId, named) }
  const written = lines.map(line => {
    const kinds = kindsWithin(line, choices)
    return { id: newId(), kinds, readers: readersOf(caller, personId, { ...line, kinds }, choices, null), line }
  })
  await insertLines(
    caller,
    personId,
    written.map(({ line: { section, words, more, notNow }, ...rest }) => ({ ...rest, section, words, more, notNow })),
  )
  for (const { id, line } of written) if (line.action) await insertAction(caller, { lineId: id, personId, ...(await askedOf(caller, personId, line.action)) })
  return written.map(({ id }) => id)
}

/**
 * Saves other words over the version of a line that its writer read; the older words are kept.
 * @throws LineMoved when the line has changed since, NotFound, Invalid
 */
export async function saveLine(caller: Caller, personId: string, lineId: string, version: number, line: Omit<LineToSave, 'section' | 'action'>): Promise<void> {
  const writer = await writerFor(caller, personId)
  const now = await lineAbout(caller, personId, lineId)
  const choices = { ...writer, readers: await nameable(caller, personId, Array.isArray(line.readers) || now.readers !== null) }
  const full = { ...line, section: now.section, more: { ...(now.more.code ? { code: now.more.code } : {}), ...line.more } }
  // What the name of its service tells stays with an action; and only the person lets more people read what was hidden.
  const kinds = kindsWithin(full, choices) | (now.action || !choices.own ? now.kinds : 0)
  const readers = readersOf(caller, personId, { ...full, kinds }, choices, now.readers)
  if (!(await updateLine(caller, lineId, version, { ...full, kinds, readers }))) throw new LineMoved(await readLine(caller, lineId))
}

/** Takes a line out of the plan. It is kept, with who took it out. @throws LineMoved, NotFound */
export async function takeOut(caller: Caller, personId: string, lineId: string, version: number): Promise<void> {
  await mayWrite(caller, personId)
  await lineAbout(caller, personId, lineId)
  if (!(await removeLine(caller, lineId, version))) throw new LineMoved(await readLine(caller, lineId))
}

/** A line of this person's plan that the caller may read. @throws NotFound */
export async function lineAbout(caller: Caller, personId: string, lineId: string): Promise<Line> {
  const line = await readLine(caller, lineId)
  if (!line || line.personId !== personId) throw new NotFound()
  return line
}

// A line never holds what its writer may not read: it would be written and gone.
export function kindsWithin(line: LineToSave | (Omit<LineToSave, 'action'> & { action?: undefined }), choices: Writer): number {
  const tells: Kind[] = line.action?.doer ? serviceTells(line.action.doer.teamKind ?? '') : []
  const kinds = kindsOfLine(line.section, line.more, [...line.touches, ...tells])
  const beyond = kinds & ~choices.kinds
  if (beyond)
    throw new Invalid({
      [tells.length > 0 ? 'who' : 'touches']:
        `Your role holds nothing about ${namesOf(beyond).join(' and ').toLowerCase()}. Ask somebody who does to write this line`,
    })
  return kinds
}

// The person is always among the readers, and whoever writes. Abuse and trauma stand open to no whole team.
function readersOf(
  caller: Caller,
  personId: string,
  line: Pick<LineToSave, 'readers'> & { kinds: number },
  choices: Pick<Choices, 'own' | 'readers'>,
  before: string[] | null,
): string[] | null {
  const asked = line.readers === 'as before' ? (before ? before.filter(id => choices.readers.some(one => one.id === id)) : undefined) : line.readers
  const chosen = asked ?? (line.kinds & KINDS.trauma ? [] : undefined)
  const wider = before && !choices.own && (!chosen || chosen.some(id => !before.includes(id)))
  if (wider) throw new Invalid({ may: 'Only they can let more people read this line. Ask them' })
  if (!chosen) return null
  const known = new Set(choices.readers.map(reader => reader.id))
  if (chosen.some(id => !known.has(id))) throw new Invalid({ readers: 'Choose people from the list' })
  // Those named before whom this writer cannot name are not taken off by them.
  const kept = (before ?? []).filter(id => !known.has(id))
  return [...new Set([personId, ...(caller.actor.workerId ? [caller.actor.workerId] : []), ...chosen, ...kept])]
}

const SECTOR_OF: Readonly<Record<string, Sector>> = {
  nhs_trust: 'secondary_care',
  gp_practice: 'primary_care',
  pcn: 'primary_care',
  council: 'social_care',
  vcse: 'vcse',
}

export async function askedOf(caller: Caller, personId: string, { doer, outside, due, needId }: ActionToAsk) {
  if (needId && (await readLine(caller, needId))?.personId !== personId) throw new Invalid({ need: 'Choose a need from the list' })
  const rest = { due, needId: needId ?? null }
  if (outside) return { ...rest, teamId: null, outsideService: outside.service, sector: outside.sector, workerId: null, named: outside.named, agreed: false }
  if (!doer) throw new Invalid({ who: 'Choose who is asked to do it' })
  const sector = doer.teamKind === 'primary_care' ? 'primary_care' : (SECTOR_OF[doer.organisationKind] ?? 'other')
  const agreed = caller.actor.workerId === doer.workerId || (doer.teamId !== null && caller.actor.teams.includes(doer.teamId))
  return {
    ...rest,
    teamId: doer.teamId,
    outsideService: doer.teamId ? null : doer.service,
    sector,
    workerId: doer.workerId,
    named: doer.name,
    agreed: agreed && caller.actor.workerId !== undefined,
  }
}

/** Touches a form shows as ticked for a line, besides what its section holds anyway. */
export const touchesOf = (line: Pick<Line, 'kinds' | 'section' | 'more'>): Touch[] => touchesIn(line.kinds & ~kindsOfLine(line.section, line.more, []))
