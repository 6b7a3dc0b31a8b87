import { z } from 'zod'

/** One item of a list of clinical content, as it holds today. `more` holds what only the room that asked for the list understands. */
export interface ClinicalItem {
  list: string
  version: number
  code: string
  title: string
  words: string
  more: Record<string, unknown>
  source: string
  /** False until somebody answerable for clinical content has read it against its source. */
  checked: boolean
  approvedBy: string | null
}

/** A list as `/content` names it. */
export interface ContentListing {
  list: string
  version: number
  title: string
  validFrom: string
  items: number
  unchecked: number
}

const code = z.string().regex(/^[A-Za-z0-9][A-Za-z0-9_.-]{0,59}$/, 'a code has letters, figures, dots, dashes or underscores, and at most 60')
const item = z.strictObject({
  code,
  title: z.string().trim().min(1, 'the title is empty').max(500),
  words: z.string().trim().max(20_000).default(''),
  more: z.record(z.string(), z.unknown()).default({}),
  source: z.string().trim().min(1, 'say where it comes from').max(500),
  checked: z.boolean(),
  approvedBy: z.string().trim().min(1).max(200).optional(),
})

/** The day of a file, `YYYY-MM-DD`. */
export const fileDay = z.iso.date('a day is written like 2026-11-23')

const contentFile = z.strictObject({
  list: z.string().regex(/^[a-z][a-z0-9-]{0,59}$/, 'a list is named with small letters, figures and dashes'),
  title: z.string().trim().min(1).max(200).optional(),
  version: z.int().min(1).max(1_000_000),
  validFrom: fileDay,
  items: z.array(item).min(1, 'there is nothing in it').max(2000),
})
export type ContentFile = z.infer<typeof contentFile>

/** A file that cannot be loaded. The message says in words what to put right; nothing of it was loaded. */
export class ContentRefused extends Error {}

/** What is wrong with a file, one line each, with the place in it. */
export function problemsIn(error: z.ZodError): string {
  return error.issues
    .slice(0, 20)
    .map(issue => `${issue.path.map(part => (typeof part === 'number' ? part + 1 : String(part))).join(' ') || 'the file'}: ${issue.message}`)
    .join('\n')
}

/** Text as JSON. @throws ContentRefused */
export function readJson(text: string): unknown {
  try {
    return JSON.parse(text.replace(/^\uFEFF/, ''))
  } catch (error) {
    throw new ContentRefused(`It is not JSON: ${(error as Error).message}`)
  }
}

/** A whole list from the text of a file. @throws ContentRefused */
export function readContentFile(text: string): ContentFile {
  const read = contentFile.safeParse(readJson(text))
  if (!read.success) throw new ContentRefused(problemsIn(read.error))
  const codes = read.data.items.map(one => one.code)
  const seen = new Set<string>()
  const twice = codes.find(code => seen.size === seen.add(code).size)
  if (twice) throw new ContentRefused(`The code ${twice} stands twice.`)
  const wrong = read.data.items.find(one => one.approvedBy && !one.checked)
  if (wrong) throw new ContentRefused(`${wrong.code} names who approved it but is not marked as checked.`)
  return read.data
}

/** A version already loaded, by which a new one is judged. */
export interface Loaded {
  version: number
  sha256: string
  validFrom: string
}

/**
 * What becomes of a file, given the last version of the same list already there: loaded, or left out because it is there.
 * A shipped file never takes the place of a version an operator loaded. @throws ContentRefused
 */
export function placeOf(file: Loaded, last: Loaded | undefined, shipped: boolean): 'load' | 'there already' {
  if (!last) return 'load'
  if (file.version === last.version && file.sha256 === last.sha256) return 'there already'
  if (shipped && (file.version <= last.version || file.validFrom < last.validFrom)) return 'there already'
  if (file.version <= last.version)
    throw new ContentRefused(
      `Version ${last.version} is already there, and what was loaded stays as it was. Give the changed file version ${last.version + 1}.`,
    )
  if (file.validFrom < last.validFrom)
    throw new ContentRefused(`It would begin on ${file.validFrom}, before version ${last.version}, which begins on ${last.validFrom}. Choose a later day.`)
  return 'load'
}
