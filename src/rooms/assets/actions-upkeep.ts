import { type Caller, lend } from '../../core/caller.ts'
import { addDays, londonDate, londonInstant } from '../../core/dates.ts'
import { Invalid, NotFound } from '../../core/errors.ts'
import { enqueue } from '../../core/jobs.ts'
import type { MyDirectory } from './pages/directory.tsx'
import { littleUsed, placesOf, quietList, referralOnly, toldList, usesOf } from './store-directory.ts'
import { decidePair, mergeEntries, openPairs, readPair, standingMerges, undoMerge } from './store-same.ts'
import { decideSuggestion, insertSuggestion, suggestedLately } from './store-suggest.ts'
import {
  addUse,
  askNow,
  type By,
  changeEntry,
  closeEntry,
  confirmEntry,
  finishTelling,
  insertTold,
  type Key,
  logTurnedAway,
  openTellings,
  readKept,
  readKey,
  spendKey,
  spendKeys,
  type Told,
  toldToday,
} from './store-upkeep.ts'
import { type EntryWords, FIELD_NAMES, type Kept, type Telling, type Use } from './upkeep.ts'
import type { ChangeInput, Suggestion } from './upkeep-forms.ts'

const asUpkeep = <T>(caller: Caller, work: (house: Caller) => Promise<T>): Promise<T> => lend(caller, 'asset-upkeep', work)

/** What an answer does to an entry; a change carries the form. */
export type Answer = { answer: 'right' } | { answer: 'closed' } | { answer: 'changed'; change: ChangeInput }

const wordsOf = (change: ChangeInput): EntryWords => Object.fromEntries(FIELD_NAMES.map(name => [name, change[name] ?? ''])) as EntryWords

const apply = async (house: Caller, entry: Kept, told: Answer, version: number, by: By): Promise<boolean> => {
  if (told.answer === 'right') return confirmEntry(house, entry.id, version, by)
  const { ownerName = '', ownerEmail = '' } = told.answer === 'changed' ? told.change : {}
  const done =
    told.answer === 'closed'
      ? await closeEntry(house, entry.id, version, by)
      : await changeEntry(house, entry, { words: wordsOf(told.change), ownerName, ownerEmail }, version, by)
  // A worker who puts a word right leaves the organiser their link; links sent to an address that was replaced end.
  const ends = told.answer === 'closed' || by === 'organiser' || (entry.ownerEmail !== '' && entry.ownerEmail !== ownerEmail)
  if (done && ends) await spendKeys(house, entry.id, told.answer)
  return done
}

export interface Opened {
  key: Key
  entry: Kept
}

/** The entry a link is for, whether or not it can still be used. @throws NotFound alike for a link that never was and for an entry that is hidden */
export const openKey = (caller: Caller, token: string): Promise<Opened> => asUpkeep(caller, house => openKeyed(house, token))

/** Whoever runs an entry answers by their link: once, and only for what they saw. */
export const answerByKey = (caller: Caller, token: string, told: Answer, version: number): Promise<'done' | 'used' | 'changed'> =>
  asUpkeep(caller, async house => {
    const { key, entry } = await openKeyed(house, token)
    if (key.state !== 'open' || !(await spendKey(house, token, told.answer))) return 'used'
    return (await apply(house, entry, told, version, 'organiser')) ? 'done' : 'changed'
  })

const openKeyed = async (house: Caller, token: string): Promise<Opened> => {
  const key = await readKey(house, token)
  const entry = key && (await readKept(house, key.assetId))
  if (!key || !entry?.published || entry.mergedInto) throw new NotFound()
  return { key, entry }
}

/** Sends a new link to the address we hold, for a link that was used or has ended: never to whoever asks. */
export const askForNewKey = (caller: Caller, token: string): Promise<void> =>
  asUpkeep(caller, async house => {
    const { entry } = await openKeyed(house, token)
    // At most one a day, however often it is asked for.
    if (await askNow(house, entry.id, 1)) await tellOwner(house, entry.id, 'entry-new-link')
  })

const tellOwner = (caller: Caller, entry: string, template: string, at = caller.now): Promise<void> => enqueue(caller, 'message.send', { entry, template }, at)
const nextMorning = (now: Date): Date => londonInstant(londonDate(addDays(now, 1)), '09:00') ?? addDays(now, 1)

/** Keeps what somebody told us of, once however often it is sent; it shows nowhere until a worker has looked. */
export const suggest = (caller: Caller, told: Suggestion): Promise<void> =>
  asUpkeep(caller, async house => {
    if (await suggestedLately(house, told)) return
    await insertTold(house, await insertSuggestion(house, told), 'new', '', told.answerTo)
  })

/** An entry that anybody may see, by name. @throws NotFound */
export const publicName = (caller: Caller, assetId: string): Promise<string> =>
  asUpkeep(caller, async house => {
    const entry = await readKept(house, assetId)
    if (!entry?.published || entry.mergedInto) throw new NotFound()
    return entry.words.name
  })

/** Keeps what somebody tells about an entry. Being turned away reaches its organiser, without the words, and the log of the place (R056). @throws NotFound */
export const tell = (caller: Caller, assetId: string, told: { kind: Telling; words: string | undefined; answerTo: string | undefined }): Promise<void> => {
  const role = caller.actor.kind === 'account' ? caller.actor.role : 'public'
  return asUpkeep(caller, async house => {
    const entry = await readKept(house, assetId)
    if (!entry?.published || entry.mergedInto) throw new NotFound()
    // One letter a day: nobody's post is filled from a form that is open to all. The next morning: the hour would tell who.
    const again = await toldToday(house, assetId, told.kind)
    await insertTold(house, assetId, told.kind, told.words ?? '', told.answerTo)
    if (told.kind === 'turned_away') {
      await logTurnedAway(house, assetId, role)
      if (entry.ownerEmail && !again) await tellOwner(house, assetId, 'entry-turned-away', nextMorning(house.now))
    } else if (await askNow(house, assetId, 7)) await tellOwner(house, assetId, 'entry-still-right')
  })
}

/** One more use of an entry in this month, of which nobody is known (R223). */
export const countUse = (caller: Caller, assetId: string, kind: Use): Promise<void> => asUpkeep(caller, house => addUse(house, assetId, kind))

/** What waits for the caller in the places their teams work in. */
export async function myDirectory(caller: Caller): Promise<MyDirectory> {
  const places = await placesOf(caller, caller.actor.teams)
  return asUpkeep(caller, async house => ({
    told: await toldList(house, places),
    quiet: await quietList(house, places),
    pairs: await openPairs(house, places),
    merges: await standingMerges(house, places),
    little: await littleUsed(house, places),
    referral: await referralOnly(house, places),
  }))
}

export interface KeptPage {
  entry: Kept
  tellings: Told[]
  uses: Record<string, number>
}

/** An entry as a worker who keeps the directory sees it: what is published, and what waits to be checked. @throws NotFound */
export const keptPage = (caller: Caller, assetId: string): Promise<KeptPage> =>
  asUpkeep(caller, async house => {
    const entry = await readKept(house, assetId)
    const tellings = entry ? await openTellings(house, assetId) : []
    // What was hidden for somebody's safety is hidden from us too: only what was suggested and waits may be seen unpublished.
    if (!entry || !(entry.published || tellings.some(told => told.kind === 'new'))) throw new NotFound()
    return { entry, tellings, uses: await usesOf(house, assetId) }
  })

/** A worker answers for an entry, after ringing whoever runs it. @returns false when somebody changed it first @throws NotFound */
export const answerFor = async (caller: Caller, assetId: string, told: Answer, version: number): Promise<boolean> => {
  const { entry } = await keptPage(caller, assetId)
  return asUpkeep(caller, house => apply(house, entry, told, version, 'connector'))
}

/** Shows a suggestion that was checked, or leaves it hidden. @returns false when somebody decided first @throws NotFound */
export const decide = async (caller: Caller, assetId: string, version: number, show: boolean): Promise<boolean> => {
  const { tellings } = await keptPage(caller, assetId)
  const told = tellings.find(one => one.kind === 'new')
  if (!told) return false
  const by = caller.role
  return asUpkeep(caller, async house => {
    if (!(await decideSuggestion(house, assetId, version, show))) return false
    return (await finishTelling(house, by, told.id, show ? 'shown' : 'not_shown', told.version)) !== undefined
  })
}

/** What came of something that was told. @returns its entry; undefined when somebody dealt with it first */
export const finish = (caller: Caller, toldId: string, outcome: string, version: number): Promise<string | undefined> => {
  const by = caller.role
  return asUpkeep(caller, house => finishTelling(house, by, toldId, outcome, version))
}

/** Two that may be one, side by side. @throws NotFound when they are not, or no longer, proposed */
export const sideBySide = (caller: Caller, one: string, other: string): Promise<{ one: Kept; other: Kept; why: string[] }> =>
  asUpkeep(caller, async house => {
    const pair = await readPair(house, one, other)
    const [left, right] = [pair && (await readKept(house, one)), pair && (await readKept(house, other))]
    if (!pair || !left || !right) throw new NotFound()
    return { one: left, other: right, why: pair.why }
  })

/** Makes two entries one. @returns false when either was changed, or the two decided upon, meanwhile @throws NotFound; Invalid where the one to keep is not shown and the other is */
export const merge = async (caller: Caller, ids: { one: string; other: string }, keep: string, versions: { one: number; other: number }): Promise<boolean> => {
  const { one, other } = await sideBySide(caller, ids.one, ids.other)
  if (one.version !== versions.one || other.version !== versions.other) return false
  const [kept, merged] = keep === other.id ? [other, one] : [one, other]
  if (!kept.published && merged.published) throw new Invalid('Keep the one that is in the list')
  return asUpkeep(caller, async house => (await decidePair(house, one.id, other.id, 'merged')) && (await mergeEntries(house, kept, merged)))
}

/** They are two. @returns false when somebody decided first */
export const keepApart = (caller: Caller, one: string, other: string): Promise<boolean> => asUpkeep(caller, house => decidePair(house, one, other, 'apart'))

/** Parts two entries that were made one. @returns the id of the one that was kept; undefined when they are already two */
export const partAgain = (caller: Caller, mergeId: string): Promise<string | undefined> => asUpkeep(caller, house => undoMerge(house, mergeId))
