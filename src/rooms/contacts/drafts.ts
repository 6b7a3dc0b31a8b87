import type { Sheet } from './form.ts'

interface Kept {
  id: string
  tab: string
  version: number
}

/**
 * Which draft a page writes to. Its own copy when it has one; else the draft it began from, as long as no other page has
 * saved since; else a new copy of its own, so that two pages or two devices never overwrite each other. A page's own copy
 * carries the page's id.
 * @param kept the drafts that exist now under the page's two ids
 * @param taken true when the draft it began from has meanwhile been saved as a note by another page
 */
export function placeOf(sheet: Pick<Sheet, 'draft' | 'tab' | 'version'>, kept: readonly Kept[], taken: boolean): { id: string; exists: boolean } {
  const own = kept.find(draft => draft.id === sheet.tab)
  if (own) return { id: own.id, exists: true }
  const first = kept.find(draft => draft.id === sheet.draft)
  if (first && (first.tab === sheet.tab || first.version === sheet.version)) return { id: first.id, exists: true }
  return { id: first || taken ? sheet.tab : sheet.draft, exists: false }
}
