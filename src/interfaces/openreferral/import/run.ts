import { readFileSync, writeFileSync } from 'node:fs'
import { basename } from 'node:path'
import type { Caller } from '../../../core/caller.ts'
import { londonDate } from '../../../core/dates.ts'
import { newId } from '../../../core/ids.ts'
import {
  beginDirectoryLoad,
  type DirectoryCounts,
  endDirectoryLoad,
  findSource,
  finishDirectoryLoad,
  type LoadRefusal,
  type LoadSource,
  loadRefusals,
  type RefusalKind,
  refusalKinds,
  type SourceToLoad,
  type StagedEntry,
  stageEntries,
  undoDirectoryLoad,
} from '../../../rooms/assets/index.ts'
import { writeRun } from '../../../rooms/places/index.ts'
import { UnreadableFile } from '../../registries/index.ts'
import { locator } from './locate.ts'
import { type Field, type Mapping, mappingShape, readMapping } from './mapping.ts'
import { openEntries, type Read, type Unread } from './open.ts'
import { writeRefusals } from './refusals.ts'

export interface DirectoryImportOptions {
  /** What the source is called in the database; from the file's name when left out. */
  source?: string | undefined
  /** A mapping file; else the mapping kept from last time, else one proposed from the headings. */
  mapping?: string | undefined
  /** Read and check everything, report what would happen, change nothing. */
  dryRun?: boolean
  /** A source may shrink to less than half. */
  yesFewer?: boolean
  encoding?: 'utf-8' | 'windows-1252' | undefined
  /** Where to write what was refused or left out; nowhere when left out. */
  refusalsTo?: string | undefined
  /** Writes the proposed mapping here and loads nothing. */
  propose?: string | undefined
  /** For an endpoint: ask for everything again, not only for what changed. */
  whole?: boolean
  /** This is a part of the source: what is not there is not gone. */
  part?: boolean
  patience?: number
  pause?: number
  /** Names of hosts that may be in the service's own network. */
  hosts?: readonly string[]
}

export interface DirectoryReport extends DirectoryCounts {
  source: string
  name: string
  dryRun: boolean
  read: number
  /** Rows that the mapping does not want. */
  passedOver: number
  refusals: LoadRefusal[]
  remarks: LoadRefusal[]
  /** How many remarks there are on rows that were kept: values left out, put right, or kept as words. */
  leftOut: number
  /** The kinds of what was refused and of what is remarked, the commonest first, each with how many rows it has. */
  kinds: { refused: RefusalKind[]; kept: RefusalKind[] }
  /** Columns and tables of which nothing was made, and how many rows fill each. */
  unread: Unread[]
  /** Shown entries of which nothing says where they are, nor whom they serve, nor that they are online. */
  nowhere: number
  /** Entries that are kept and not shown because they are closed, or it is not known that they are open. */
  notOpen: number
  /** Kept entries with a place on earth, and those of them within a neighbourhood held here; and those placed only roughly. */
  located: number
  roughly: number
  inNeighbourhood: number
  proposed?: Mapping
  /** The fields of `proposed` whose column was guessed. */
  guessed?: Field[]
  headingRow?: number
  refusalsFile?: string
  seconds: number
}

const AT_ONCE = 1000

/**
 * Imports one file, package or endpoint into the directory in the caller's transaction: all of its good entries or, when it
 * cannot be read to its end, nothing. Only a bounded part of a file is in memory at any moment.
 * @param caller a system caller (`importer`, `demo`)
 * @throws UnreadableFile in plain words when it will not do as a whole
 * @throws FewerThanHalf when a source has shrunk to less than half, without `yesFewer`
 */
export async function importAssets(caller: Caller, where: string, options: DirectoryImportOptions = {}): Promise<DirectoryReport> {
  const started = performance.now()
  const code = options.source ?? codeFrom(where)
  if (!/^[a-z0-9-]{1,60}$/.test(code)) throw new UnreadableFile('The code of a source has small letters, figures and dashes: --source stafford-libraries.')
  const before = await findSource(caller, code)
  if (before && before.kind !== 'file' && before.kind !== 'open_referral')
    throw new UnreadableFile(`${code} is where Kith keeps "${before.name}". Nothing was loaded. Give this file another name: --source stafford-libraries.`)
  const today = londonDate(caller.now)
  const opened = await openEntries(caller, where, { ...options, today, mappingNow: mappingFor(options, before), before })
  if (options.propose && opened.mapping) {
    writeFileSync(options.propose, `${JSON.stringify(opened.mapping, null, 2)}\n`)
    return { ...NOTHING, source: code, name: opened.name, dryRun: true, proposed: opened.mapping, seconds: (performance.now() - started) / 1000 }
  }
  const source = await beginDirectoryLoad(caller, sourceOf(code, opened, where))
  try {
    const tally = await stageAll(caller, source, opened.entries())
    const counts = await finishDirectoryLoad(caller, source, { part: options.part ?? false, yesFewer: options.yesFewer ?? false, newestChange: tally.newest })
    const report: DirectoryReport = {
      ...counts,
      ...tally,
      source: code,
      name: opened.name,
      dryRun: options.dryRun ?? false,
      read: counts.kept + counts.refused,
      refusals: (await loadRefusals(caller, 'refusal', 0, 20)).slice(0, 20),
      remarks: (await loadRefusals(caller, 'remark', 0, 10)).slice(0, 10),
      kinds: { refused: await refusalKinds(caller, 'refusal', 10), kept: await refusalKinds(caller, 'remark', 15) },
      unread: opened.unread().sort((a, b) => b.filled - a.filled),
      ...(opened.guessed ? { proposed: opened.mapping!, guessed: opened.guessed } : {}),
      ...(opened.headingRow ? { headingRow: opened.headingRow } : {}),
      seconds: (performance.now() - started) / 1000,
    }
    if (options.refusalsTo && counts.refused + tally.leftOut > 0) {
      await writeRefusals(caller, options.refusalsTo)
      report.refusalsFile = options.refusalsTo
    }
    if (options.dryRun) await undoDirectoryLoad(caller)
    else {
      const finishedAt = new Date(caller.now.getTime() + report.seconds * 1000)
      await writeRun(caller, { id: newId(), kind: 'assets', sourceName: opened.name, sha256: opened.sha256(), counts, startedAt: caller.now, finishedAt })
      await endDirectoryLoad(caller)
    }
    return report
  } catch (error) {
    // Harmless when the database itself gave up: the transaction is then lost as a whole.
    await undoDirectoryLoad(caller).catch(() => undefined)
    throw error
  }
}

const NOTHING = {
  ...{ kept: 0, changed: 0, gone: 0, refused: 0, read: 0, passedOver: 0, leftOut: 0, located: 0, roughly: 0, inNeighbourhood: 0, nowhere: 0, notOpen: 0 },
  ...{ refusals: [], remarks: [], kinds: { refused: [], kept: [] }, unread: [] },
}

/** A code made from the file's name or the address. */
export const codeFrom = (where: string): string =>
  (URL.parse(where)?.host ? `${URL.parse(where)!.host}${URL.parse(where)!.pathname}` : basename(where))
    .toLowerCase()
    .replace(/(?:\.(?:csv|tsv|txt|json|geojson|gz))+$/, '')
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '')
    .slice(0, 60)

function mappingFor({ mapping, propose }: DirectoryImportOptions, before: LoadSource | undefined) {
  if (mapping) return readMapping(readFileSync(mapping, 'utf8'))
  const kept = propose ? undefined : mappingShape.safeParse(before?.mapping)
  return kept?.success ? kept.data : undefined
}

function sourceOf(code: string, { kind, name, mapping, guessed }: Awaited<ReturnType<typeof openEntries>>, where: string): SourceToLoad {
  const url = mapping?.url ?? (/^https?:/i.test(where) ? where : undefined)
  return { code, kind, name: mapping?.name ?? name, url, licence: mapping?.licence, attribution: mapping?.attribution, mapping: guessed ? undefined : mapping }
}

interface Tally {
  passedOver: number
  leftOut: number
  located: number
  roughly: number
  inNeighbourhood: number
  nowhere: number
  notOpen: number
  newest: Date | undefined
}

async function stageAll(caller: Caller, source: LoadSource, entries: AsyncIterable<Read>): Promise<Tally> {
  const locate = await locator(caller)
  const tally: Tally = { passedOver: 0, leftOut: 0, located: 0, roughly: 0, inNeighbourhood: 0, nowhere: 0, notOpen: 0, newest: undefined }
  let waiting: StagedEntry[] = []
  let refusals: LoadRefusal[] = []
  const flush = async () => {
    const unplaced = await locate(waiting)
    refusals.push(...unplaced)
    tally.leftOut += unplaced.length
    await stageEntries(caller, source, waiting, refusals)
    for (const { entry } of waiting) {
      if (entry?.locations.some(one => one.lat !== null)) tally.located++
      else if (entry?.locations.some(one => one.point_from === 'outcode')) tally.roughly++
      if (entry?.status === 'defunct' || entry?.status === 'inactive') tally.notOpen++
      else if (entry && entry.locations.length + entry.areas.length === 0 && !entry.online) tally.nowhere++
      if (entry?.locations.some(one => one.neighbourhood_code !== null)) tally.inNeighbourhood++
    }
    waiting = []
    refusals = []
  }
  for await (const read of entries) {
    if (read === 'passed over') {
      tally.passedOver++
      continue
    }
    if (read.staged) waiting.push(read.staged)
    refusals.push(...read.refusals)
    tally.leftOut += read.refusals.filter(one => one.kept).length
    if (read.changed && !(tally.newest && tally.newest > read.changed)) tally.newest = read.changed
    if (waiting.length + refusals.length >= AT_ONCE) await flush()
  }
  await flush()
  return tally
}
