import { createHash, randomBytes } from 'node:crypto'
import { asLinkReader, audit, KINDS, type Kind } from '../../access/index.ts'
import type { Caller } from '../../core/caller.ts'
import { addDays, londonDate, londonInstant, type PlainDate } from '../../core/dates.ts'
import { Invalid, NotFound } from '../../core/errors.ts'
import { newId } from '../../core/ids.ts'
import { isOwn, mayWrite } from './actions.ts'
import type { Line } from './plans.ts'
import { SECTION_CODES, type Section, sectionKinds, TOUCH_CODES, TOUCHES, type Touch } from './sections.ts'
import { readLines } from './store.ts'
import { insertLink, OPENED, openLink, readLinks, undone, withdrawLink } from './store-links.ts'

/** The longest a link stays open. */
export const LONGEST_DAYS = 366
/** Subjects that show nothing unless they are chosen one by one. */
export const SUBJECTS: Readonly<Record<Touch, string>> = TOUCHES

/** A link as somebody wants it: which parts, until when, and what it is called. */
export interface LinkToMake {
  sections: Section[]
  /** Subjects that lines in those parts may also hold; without, such lines are left out. */
  touches: Touch[]
  forWhom: string
  shownName: string
  /** The last day on which it opens. */
  until: PlainDate
}

/** Sections and subjects there are to choose from: those of lines the chooser reads and that are for everyone with the plan. */
export interface ToChoose {
  sections: Section[]
  touches: Touch[]
}

const forEveryone = (line: Pick<Line, 'readers'>) => line.readers === null

/** @throws NotFound when the caller may not write in this plan */
export async function choicesOfLink(caller: Caller, personId: string): Promise<ToChoose> {
  await mayWrite(caller, personId)
  const lines = (await readLines(caller, personId)).filter(forEveryone)
  const beyond = lines.reduce((sum, line) => sum | line.kinds, 0)
  return {
    sections: SECTION_CODES.filter(section => lines.some(line => line.section === section)),
    touches: TOUCH_CODES.filter(touch => beyond & KINDS[touch]),
  }
}

const hashOf = (token: string) => createHash('sha256').update(`plan-link ${token}`).digest('hex')
const kindsFor = ({ touches }: Pick<LinkToMake, 'touches'>): number => touches.reduce((sum, touch: Kind) => sum | KINDS[touch], KINDS.plan as number)

/** Sections of a choice that show nothing, because their subject was not chosen. */
export const leftOut = ({ sections, touches }: Pick<LinkToMake, 'sections' | 'touches'>): Section[] =>
  sections.filter(section => sectionKinds(section) & ~kindsFor({ touches }))

async function insert(caller: Caller, personId: string, wanted: LinkToMake, token: string): Promise<{ id: string; kinds: number }> {
  const { sections, touches } = await choicesOfLink(caller, personId)
  if (wanted.sections.some(section => !sections.includes(section))) throw new Invalid({ sections: 'Choose parts from the list' })
  if (wanted.touches.some(touch => !touches.includes(touch))) throw new Invalid({ touches: 'Choose from the list' })
  const today = londonDate(caller.now)
  if (wanted.until < today) throw new Invalid({ until: 'The last day must be today or later' })
  if (wanted.until > londonDate(addDays(caller.now, LONGEST_DAYS - 1)))
    throw new Invalid({ until: 'The last day must be within a year. You can make another link then' })
  const id = newId()
  const kinds = kindsFor(wanted)
  const until = addDays(londonInstant(wanted.until, '00:00') ?? caller.now, 1)
  const { sections: chosen, forWhom, shownName } = wanted
  await insertLink(caller, { id, personId, kinds, sections: chosen, forWhom, shownName, withPerson: !isOwn(caller, personId), until, tokenHash: hashOf(token) })
  return { id, kinds }
}

const seenBy = async (caller: Caller, link: { id: string; kinds: number; personId: string; sections: readonly Section[] }): Promise<Line[]> =>
  asLinkReader(caller, link, async reader => (await readLines(reader, link.personId)).filter(line => link.sections.includes(line.section)))

/** Exactly what the reader of such a link would see, by making it, looking through it, and undoing it. @throws Invalid, NotFound */
export const lookThrough = (caller: Caller, personId: string, wanted: LinkToMake): Promise<Line[]> =>
  undone(caller, async () => {
    const made = await insert(caller, personId, wanted, secret())
    return seenBy(caller, { ...made, personId, sections: wanted.sections })
  })

// 192 bits: nobody finds one by trying.
const secret = () => randomBytes(24).toString('base64url')

/**
 * Makes a link by which whoever has it reads these parts, also as they change, until it ends or is withdrawn.
 * @returns its secret, which is kept nowhere: only a hash of it is @throws Invalid, NotFound
 */
export async function makeLink(caller: Caller, personId: string, wanted: LinkToMake): Promise<string> {
  const token = secret()
  await insert(caller, personId, wanted, token)
  return token
}

/** @throws NotFound */
export async function withdraw(caller: Caller, personId: string, linkId: string): Promise<void> {
  await mayWrite(caller, personId)
  if (!(await withdrawLink(caller, personId, linkId))) throw new NotFound()
}

/** The links the caller may know of. @throws NotFound */
export async function linksOf(caller: Caller, personId: string) {
  await mayWrite(caller, personId)
  return readLinks(caller, personId)
}

/**
 * Opens a plan by the secret of a link, for anybody. Each opening is written down where the person sees who looked.
 * @param house a named system caller: who asks has no standing of their own
 * @returns undefined alike for a link that never was, has ended or was withdrawn
 */
export async function openByLink(house: Caller, token: string, counts: boolean): Promise<{ lines: Line[]; shownName: string; until: Date } | undefined> {
  const link = await openLink(house, hashOf(token))
  if (!link) return undefined
  const lines = await seenBy(house, link)
  if (counts) await asLinkReader(house, link, reader => audit(reader, { what: OPENED, personId: link.personId, detail: link.id, outcome: 'done' }))
  return { lines, shownName: link.shownName, until: link.until }
}
