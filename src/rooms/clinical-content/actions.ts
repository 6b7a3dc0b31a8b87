import { createHash } from 'node:crypto'
import type { Caller } from '../../core/caller.ts'
import { type ClinicalItem, ContentRefused, placeOf, readContentFile } from './clinical-content.ts'
import { problemWithDanger } from './danger.ts'
import { problemWithInformation } from './information.ts'
import { insertVersion, lastVersion, lockList, readItems, versionsToday } from './store.ts'

/** What became of a file: `loaded` is false when it was there already. */
export interface LoadReport {
  name: string
  version: number
  items: number
  loaded: boolean
}

/** The mark by which two files are known to say the same, whatever their spaces. */
export const contentMark = (value: unknown): string => createHash('sha256').update(JSON.stringify(value)).digest('hex')

/**
 * Loads one list from the text of its file: all of it in the caller's transaction, or nothing. Safe to repeat. A later version
 * takes over on the day it names; what was loaded before stays for those who look back.
 * @param shipped true for files that come with Kith: they give way to what an operator loaded
 * @throws ContentRefused with words on what to put right
 */
export async function loadContent(caller: Caller, text: string, shipped = false): Promise<LoadReport> {
  const file = readContentFile(text)
  for (const item of file.items) {
    const problem = problemWithDanger(file.list, item) ?? problemWithInformation(file.list, item)
    if (problem) throw new ContentRefused(`${item.code}: ${problem}`)
  }
  const sha256 = contentMark(file)
  await lockList(caller, file.list)
  const last = await lastVersion(caller, file.list)
  const loaded = placeOf({ version: file.version, sha256, validFrom: file.validFrom }, last, shipped) === 'load'
  if (loaded) await insertVersion(caller, file, sha256)
  return { name: file.list, version: file.version, items: file.items.length, loaded }
}

/** Items by the mark of their version: a version never changes once it is loaded, and two of one mark are the same wherever they stand. */
const itemsByMark = new Map<string, readonly ClinicalItem[]>()
const MOST_KEPT = 200

/** The items of one list as they hold today, in order; empty when no such list was loaded. The same array while the version holds. */
export const contentList = async (caller: Caller, list: string): Promise<readonly ClinicalItem[]> => (await contentLists(caller, [list]))[list]!

/** Several lists at once: each name with its items, in order; empty where no such list was loaded. One statement when they were read before. */
export async function contentLists<const L extends string>(caller: Caller, lists: readonly L[]): Promise<Record<L, readonly ClinicalItem[]>> {
  const versions = await versionsToday(caller, lists)
  const found = new Map(versions.map(({ list, sha256 }) => [list, itemsByMark.get(sha256)]))
  const unread = versions.filter(({ list }) => !found.get(list))
  if (itemsByMark.size + unread.length > MOST_KEPT) itemsByMark.clear()
  const items = unread.length > 0 ? await readItems(caller, unread) : []
  for (const { list, sha256 } of unread) {
    const these = items.filter(one => one.list === list)
    found.set(list, these)
    itemsByMark.set(sha256, these)
  }
  return Object.fromEntries(lists.map(list => [list, found.get(list) ?? NOTHING])) as Record<L, readonly ClinicalItem[]>
}

const NOTHING: readonly ClinicalItem[] = []
