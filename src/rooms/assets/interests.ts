import { z } from 'zod'
import { ContentRefused, problemsIn, readJson } from '../clinical-content/index.ts'
import { DOMAIN_CODES } from './assets.ts'

const text = (max: number) => z.string().trim().min(1).max(max)
const code = z.string().regex(/^[a-z0-9][a-z0-9-]{0,59}$/, 'a code has small letters, figures and dashes')
const interestsFile = z.strictObject({
  code,
  name: text(200),
  description: text(1000),
  version: text(20),
  source: text(500),
  terms: z
    .array(z.strictObject({ code, name: text(200), domains: z.array(z.enum(DOMAIN_CODES)).min(1), description: text(500), words: z.array(text(60)).max(100) }))
    .min(1),
})

/** A list of interests and kinds of help, with the words people use for each. */
export type InterestsFile = z.infer<typeof interestsFile>

/** @throws ContentRefused with words on what to put right */
export function readInterests(content: string): InterestsFile {
  const read = interestsFile.safeParse(readJson(content))
  if (!read.success) throw new ContentRefused(problemsIn(read.error))
  const codes = read.data.terms.map(term => term.code)
  const seen = new Set<string>()
  const twice = codes.find(code => seen.size === seen.add(code).size)
  if (twice) throw new ContentRefused(`The code ${twice} stands twice.`)
  return read.data
}
