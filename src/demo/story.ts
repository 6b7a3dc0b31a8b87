import type { RoleCode } from '../access/index.ts'
import { addContact, addPersona, agreeMore, contactsOf, type Kind, letIn } from '../access/index.ts'
import { type Caller, type Identity, VISITOR } from '../core/caller.ts'
import { addDays, londonDate } from '../core/dates.ts'
import { newId } from '../core/ids.ts'
import { agree, involve } from '../rooms/care-team/index.ts'
import { choicesFor, completeStep, type Mode, type NewNote, openSteps, type Setting, saveNote, type Touch } from '../rooms/contacts/index.ts'
import {
  type HelpRequest,
  nameKeyWorker,
  readRequest,
  receive,
  recordConversation,
  requestsOf,
  startAdvice,
  talk,
  turnIntoHelp,
  writeBack,
} from '../rooms/front-door/index.ts'
import {
  type ContactRules,
  createPerson,
  DEFAULT_RULES,
  isNhsNumber,
  type PersonToCreate,
  readPerson,
  saveAboutMe,
  saveContactRules,
  saveSurgeries,
} from '../rooms/people/index.ts'
import type { WorkerKey } from './cast.ts'
import type { Stage } from './stage.ts'
import { putAccount, surgeryOf } from './store-house.ts'

export interface Hero extends Identity {
  personId: string
}

/** NHS numbers beginning 999 are never given to anybody; these are kept for the eight. */
function testNumber(n: number): string {
  const first = `9999000${String(n).padStart(2, '0')}`
  return ['0', '1', '2', '3', '4', '5', '6', '7', '8', '9'].map(digit => first + digit).find(isNhsNumber)!
}

export interface Beginning extends Omit<PersonToCreate, 'nhsNumber' | 'fictional'> {
  /** Their place among the eight, from 1. */
  sort: number
  about: string
  since: Date
  /** Neighbourhoods of the surgeries they are registered with. */
  surgery: string
  termSurgery?: string
}

/** Makes the person's record, their own sign-in and their surgery. */
export async function begin(stage: Stage, it: Beginning): Promise<Hero> {
  const { sort, about, since, surgery, termSurgery, ...person } = it
  const account = await stage.house(since, async caller => {
    const personId = await createPerson(caller, { ...person, nhsNumber: testNumber(sort), fictional: true })
    const accountId = await putAccount(caller, { person_id: personId }, since)
    await addPersona(caller, { accountId, part: 'people', sort, about })
    return accountId
  })
  const hero = (await stage.identity(account, since)) as Hero
  const [home, term] = await stage.house(since, async caller => [
    await surgeryOf(caller, surgery),
    termSurgery ? await surgeryOf(caller, termSurgery) : undefined,
  ])
  await stage.quietly(hero, since, async caller => {
    const record = (await readPerson(caller, hero.personId))!
    await saveSurgeries(caller, record, record.version, { home, term })
  })
  return hero
}

/** They ask for help themselves; `byWeb` with nobody signed in. */
export async function ask(
  stage: Stage,
  hero: Hero,
  when: Date,
  it: {
    words: string
    easier?: string
    safe: string
    where: { placeCode: string; neighbourhoodCode: string }
    name: string
    by?: WorkerKey
    wayIn?: 'web' | 'walk_in' | 'phone'
    teamId?: string | undefined
  },
): Promise<string> {
  const received = await stage.as(it.by ? stage.worker(it.by) : VISITOR, when, caller =>
    receive(caller, {
      onceKey: newId(),
      personId: hero.personId,
      givenName: it.name,
      familyName: '',
      wayIn: it.wayIn ?? 'web',
      agreed: 'self',
      agreedHow: '',
      ownWords: it.words,
      easier: it.easier ?? '',
      addressAs: it.name,
      safeContact: it.safe,
      phone: undefined,
      email: undefined,
      teamId: it.teamId,
      ...it.where,
    }),
  )
  return received.id
}

/** A GP asks a colleague about them; with the person's yes the conversation becomes their request for help. @returns its id */
export async function byAdvice(
  stage: Stage,
  hero: Hero,
  from: WorkerKey,
  to: WorkerKey,
  it: { asked: Date; answered: Date; turned: Date; question: string; answer: string; words: string },
): Promise<string> {
  const id = newId()
  const [asker, adviser] = [stage.worker(from), stage.worker(to)]
  await stage.as(asker, it.asked, caller =>
    startAdvice(caller, { onceKey: id, personId: hero.personId, asked: 'yes', adviserId: adviser.workerId, words: it.question }),
  )
  await stage.as(adviser, it.answered, caller => writeBack(caller, id, it.answer))
  await stage.as(adviser, it.turned, caller =>
    turnIntoHelp(caller, id, {
      givenName: '',
      familyName: '',
      born: undefined,
      placeCode: '',
      neighbourhoodCode: undefined,
      phone: undefined,
      safe: '',
      words: it.words,
      agreed: 'yes',
    }),
  )
  return stage.as(hero, it.turned, async caller => (await requestsOf(caller, hero.personId, 1))[0]!.id)
}

const current = async (caller: Caller, requestId: string): Promise<HelpRequest> => (await readRequest(caller, requestId))!

/** A worker of the team talks with them, writes down what was said, and they get a key worker. */
export async function talkAndName(
  stage: Stage,
  requestId: string,
  key: WorkerKey,
  when: { talked: Date; named: Date },
  said: { words: string; easier?: string },
): Promise<void> {
  const worker = stage.worker(key)
  await stage.as(worker, addDays(when.talked, 0), async caller => {
    await talk(caller, requestId, (await current(caller, requestId)).position)
    await recordConversation(caller, requestId, (await current(caller, requestId)).position, { words: said.words, easier: said.easier })
  })
  await stage.as(worker, when.named, async caller => nameKeyWorker(caller, requestId, (await current(caller, requestId)).position, worker.workerId))
}

export interface NoteOfStory {
  mode?: Mode
  setting?: Setting
  there?: string
  met?: boolean
  mental?: string
  physical?: string
  physicalWhyNot?: string
  social?: string
  tried?: string
  touches?: Touch[]
  /** Only the person, the writer and the key worker, and these. */
  onlyFor?: WorkerKey[]
  step?: { what: string; who: WorkerKey | 'person'; inDays: number }
}

/** A contact note on the shared record. What was due by then has been done. */
export async function note(stage: Stage, hero: Hero, key: WorkerKey, happenedAt: Date, it: NoteOfStory): Promise<string> {
  const worker = stage.worker(key)
  return stage.as(worker, new Date(happenedAt.getTime() + 75 * 60_000), async caller => {
    for (const step of await openSteps(caller, hero.personId))
      if (step.due <= londonDate(caller.now)) await completeStep(caller, hero.personId, step.id, step.version, 'Done.')
    const choices = await choicesFor(caller, hero.personId)
    const doer = it.step && choices.doers.get(it.step.who === 'person' ? 'person' : `worker:${stage.worker(it.step.who).workerId}`)
    const written: NewNote = {
      happenedAt,
      whoWasThere: it.there ?? 'The two of us',
      mode: it.mode ?? 'face_to_face',
      setting: it.setting ?? 'home',
      met: it.met ?? true,
      mental: it.mental ?? '',
      physical: it.physical ?? '',
      physicalWhyNot: it.physicalWhyNot ?? (it.physical || it.met === false ? '' : 'There was not the time for it today.'),
      social: it.social ?? '',
      tried: it.tried ?? '',
      followUp: '',
      whyThisWay: 'They rang us themselves.',
      step: it.step && doer ? { what: it.step.what, doer, due: londonDate(addDays(happenedAt, it.step.inDays)) } : undefined,
      noStepWhy: it.step ? '' : 'We had already agreed when to meet next.',
      touches: it.touches ?? [],
      readers: it.onlyFor?.map(one => stage.worker(one).workerId),
      replaces: undefined,
    }
    return saveNote(caller, hero.personId, { draft: newId(), tab: newId(), version: 0, replaces: undefined }, written, choices)
  })
}

/** The key worker asks somebody into the care team; with `agreedAt` they say yes then. */
export async function bringIn(
  stage: Stage,
  hero: Hero,
  by: WorkerKey,
  who: WorkerKey,
  when: Date,
  it: { role: RoleCode; part: string; personAgreed?: boolean; agreedAt?: Date; to?: Date },
): Promise<void> {
  const worker = stage.worker(who)
  const id = await stage.as(stage.worker(by), when, caller =>
    involve(caller, {
      personId: hero.personId,
      workerId: worker.workerId,
      ...(worker.team ? { teamId: worker.team } : {}),
      role: it.role,
      part: it.part,
      personAgreed: it.personAgreed ?? true,
      ...(it.to ? { to: it.to } : {}),
    }),
  )
  if (it.agreedAt) await stage.as(worker, it.agreedAt, caller => agree(caller, id))
}

/** Their own words and rules, as they set them themselves. */
export async function sayAbout(
  stage: Stage,
  hero: Hero,
  when: Date,
  words: { likes: string; needs: string; hard: string; matters: string; speak: string },
  rules: Partial<ContactRules>,
): Promise<void> {
  await stage.quietly(hero, when, async caller => {
    await saveAboutMe(caller, hero.personId, undefined, words)
    await saveContactRules(caller, hero.personId, undefined, { ...DEFAULT_RULES, ...rules })
  })
}

/** Somebody from their own life who may know nothing, in the person's words. */
export const keepOut = (
  stage: Stage,
  hero: Hero,
  when: Date,
  contact: { name: string; relation: string; mayKnow: string; nextOfKin?: boolean },
): Promise<string> => stage.quietly(hero, when, caller => addContact(caller, { personId: hero.personId, ...contact }))

/** They agree that their surgery knows these kinds besides what it needs. */
export async function letSurgeryKnow(stage: Stage, hero: Hero, when: Date, it: { surgery: string; kinds: Kind[]; until: Date }): Promise<void> {
  const practice = await stage.house(when, caller => surgeryOf(caller, it.surgery))
  await stage.quietly(hero, when, caller => agreeMore(caller, practice, it.kinds, it.until, null))
}

/** Somebody from their own life whom they let see these kinds, with a sign-in of that person's own. */
export async function letSee(
  stage: Stage,
  hero: Hero,
  when: Date,
  it: { name: string; relation: string; mayKnow: string; kinds: Kind[]; until?: Date; sort: number; about: string; nextOfKin?: boolean },
): Promise<void> {
  const supporterId = await stage.quietly(hero, when, async caller => {
    const id = await addContact(caller, {
      personId: hero.personId,
      name: it.name,
      relation: it.relation,
      mayKnow: it.mayKnow,
      nextOfKin: it.nextOfKin ?? false,
    })
    await letIn(caller, id, it.kinds, it.until ?? null, null)
    return (await contactsOf(caller, hero.personId)).find(one => one.id === id)!.supporterId!
  })
  await stage.house(when, async caller =>
    addPersona(caller, { accountId: await putAccount(caller, { supporter_id: supporterId }, when), part: 'supporters', sort: it.sort, about: it.about }),
  )
}
