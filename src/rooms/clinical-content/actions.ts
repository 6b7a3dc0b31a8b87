import { createHash } from 'node:crypto'
import type { Caller } from '../../core/caller.ts'
import { type ClinicalItem, ContentRefused, placeOf, readContentFile } from './clinical-content.ts'
import { problemWithDanger } from './danger.ts'
import { problemWithInformation } from './information.ts'
import { insertVersion, lastVersion, lockList, readItems } from './store.ts'

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

/** The items of one list as they hold today, in order; empty when no such list was loaded. One statement. */
export const contentList = (caller: Caller, list: string): Promise<ClinicalItem[]> => readItems(caller, [list])

/** Several lists in one statement: each name with its items, in order; empty where no such list was loaded. */
export async function contentLists<const L extends string>(caller: Caller, lists: readonly L[]): Promise<Record<L, ClinicalItem[]>> {
  const items = await readItems(caller, lists)
  return Object.fromEntries(lists.map(list => [list, items.filter(one => one.list === list)])) as Record<L, ClinicalItem[]>
}
