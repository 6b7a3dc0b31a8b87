import { z } from 'zod'
import { UnreadableFile } from '../../registries/index.ts'

/** What a column of a file can be. */
export const FIELDS = [
  'name',
  'summary',
  'description',
  'status',
  'closed',
  'organisation',
  'organisation_kind',
  'website',
  'email',
  'phone',
  'contact',
  'venue',
  'address_1',
  'address_2',
  'city',
  'county',
  'postcode',
  'lat',
  'lon',
  'easting',
  'northing',
  'hours',
  'monday',
  'tuesday',
  'wednesday',
  'thursday',
  'friday',
  'saturday',
  'sunday',
  'cost',
  'who_for',
  'support',
  'referral',
  'referral_words',
  'minimum_age',
  'maximum_age',
  'languages',
  'terms',
  'headings',
  'domains',
  'flexible_for',
  'access',
  'step_free',
  'travel',
  'online',
  'mental_health',
  'area',
  'confirmed',
] as const
export type Field = (typeof FIELDS)[number]

const column = z.string().min(1).max(200)
const texts = z.partialRecord(z.enum(FIELDS), z.string().max(5000))
const valuesOf = z.record(column, z.array(z.string().max(300)).min(1).max(500))

/** How the columns of a file become entries; kept with the source, so that the next reading needs no file beside it. */
export const mappingShape = z.strictObject({
  /** What the source is called, whose it is and on what terms. */
  name: z.string().min(1).max(200).optional(),
  licence: z.string().max(500).optional(),
  attribution: z.string().max(1000).optional(),
  url: z.url({ protocol: /^https?$/ }).optional(),
  /** The columns that together name a row, now and at the next reading. */
  key: z.array(column).min(1).max(6),
  /**
   * Where the key is a name and where it is, and no id: the columns that tell two rows of the same name at the same place apart, as
   * two sessions of one hall. Such a key overlooks how an address is written.
   */
  apart: z.array(column).min(1).max(20).optional(),
  /** The columns that named a row at earlier readings, when the key is another now: what is held keeps its place. */
  was: z.array(column).min(1).max(6).optional(),
  /** The column, or several to be joined, for each field. */
  columns: z.partialRecord(z.enum(FIELDS), z.union([column, z.array(column).min(1).max(10)])),
  /** What is the same for all rows; {column} stands for the value of a column. */
  always: texts.optional(),
  /** What a value of a column means: fields to set, or that such rows are left out. */
  values: z.record(column, z.record(z.string().max(300), z.union([z.literal('leave out'), texts]))).optional(),
  /** Only rows with one of these values in the column; and none with one of those. */
  only: valuesOf.optional(),
  not: valuesOf.optional(),
  /** Other words for what stands in a field. */
  say: z.record(z.string().max(300), z.string().max(300)).optional(),
  /** A word that is added to the name where the name does not hold it. */
  ensure: z.string().max(60).optional(),
  /** Names in capitals are made readable. */
  readable: z.boolean().optional(),
  encoding: z.enum(['utf-8', 'windows-1252']).optional(),
})
export type Mapping = z.infer<typeof mappingShape>

/** @throws UnreadableFile with words on what to put right */
export function readMapping(text: string): Mapping {
  let json: unknown
  try {
    json = JSON.parse(text)
  } catch (error) {
    throw new UnreadableFile(`The mapping is not JSON: ${(error as Error).message}.`)
  }
  const read = mappingShape.safeParse(json)
  if (read.success) return read.data
  const first = read.error.issues[0]
  throw new UnreadableFile(`The mapping cannot be used: ${first?.path.join('.')}: ${first?.message}.`)
}

/** Every column a mapping must find in a heading row. */
export const columnsOf = ({ key, apart, columns, values, only, not }: Mapping): string[] => [
  ...new Set(
    [...key, ...(apart ?? []), ...Object.values(columns).flat(), ...Object.keys({ ...values, ...only, ...not })].map(name => name.trim().toLowerCase()),
  ),
]

/** Those of the headings of which a mapping makes nothing. */
export function unusedOf(mapping: Mapping, headings: readonly string[]): string[] {
  const always = Object.values(mapping.always ?? {}).flatMap(text => [...text.matchAll(/\{([^{}]+)\}/g)].map(found => found[1]!.toLowerCase()))
  const used = new Set([...columnsOf(mapping), ...always])
  return headings.filter(heading => heading !== '' && !used.has(heading.toLowerCase()))
}
