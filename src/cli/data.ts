import { readFileSync, writeFileSync } from 'node:fs'
import { verifyAudit, whoIsHere } from '../access/index.ts'
import { inTransaction, system } from '../core/caller.ts'
import type { Config } from '../core/config.ts'
import { inFigures } from '../core/text.ts'
import { simulate } from '../demo/index.ts'
import { codeFrom, directoryInWords, importAssets } from '../interfaces/openreferral/import/index.ts'
import { IMPORT_KINDS, inWords, runImport } from '../interfaces/registries/index.ts'
import { headsIn } from './anchor.ts'
import { CONTENT_KINDS, loadFile } from './content.ts'
import { withDatabase } from './open.ts'

/** The value after `--name`, if it is there. */
export const option = (args: string[], name: string): string | undefined => {
  const at = args.indexOf(`--${name}`)
  return at < 0 ? undefined : args[at + 1]
}

/** `kith import KIND FILE|URL [--dry-run] [--refusals FILE]`, `kith import assets …`, and `kith import content FILE` for clinical content. */
export async function importCommand(config: Config, args: string[]): Promise<number> {
  const [kind, where] = args
  if (kind && where && Object.hasOwn(CONTENT_KINDS, kind)) return importContent(config, kind, where)
  if (kind === 'assets' && where && !where.startsWith('--')) return importDirectory(config, where, args)
  const known = IMPORT_KINDS.find(one => one === kind)
  if (!known || !where) {
    console.error(`Say what to import and from where: npx kith import ${[...IMPORT_KINDS, 'assets', ...Object.keys(CONTENT_KINDS)].join('|')} FILE|URL`)
    return 2
  }
  const refusalsTo = option(args, 'refusals')
  return withDatabase(config, async db => {
    const report = await inTransaction(db, system('importer'), caller =>
      runImport(caller, known, where, { dryRun: args.includes('--dry-run'), hosts: config.importHosts, ...(refusalsTo ? { refusalsTo } : {}) }),
    )
    console.log(inWords(report))
    return nothingCame(report)
  })
}

/** 1 when every row was refused: whoever runs it each night is told. */
const nothingCame = ({ kept, refused }: { kept: number; refused: number }): number => (kept === 0 && refused > 0 ? 1 : 0)

/**
 * `kith import assets FILE|FOLDER|URL [--source CODE] [--mapping FILE] [--propose FILE] [--dry-run] [--refusals FILE] [--encoding windows-1252] [--yes-fewer] [--whole]`.
 * What is refused or left out is written beside the file.
 */
async function importDirectory(config: Config, where: string, args: string[]): Promise<number> {
  const source = option(args, 'source') ?? codeFrom(where)
  const told = option(args, 'encoding')
  const encoding = (['utf-8', 'windows-1252'] as const).find(one => one === told)
  if (told && !encoding) {
    console.error('Kith reads utf-8 and windows-1252; UTF-16 is recognised by itself.')
    return 2
  }
  const refusalsTo = option(args, 'refusals') ?? (/^https?:/i.test(where) ? `${source}.refused.csv` : `${where.replace(/[/\\]+$/, '')}.refused.csv`)
  const settings = { source, encoding, refusalsTo, mapping: option(args, 'mapping'), propose: option(args, 'propose'), hosts: config.importHosts }
  const flags = { dryRun: args.includes('--dry-run'), yesFewer: args.includes('--yes-fewer'), whole: args.includes('--whole') }
  return withDatabase(config, async db => {
    const report = await inTransaction(db, system('importer'), caller => importAssets(caller, where, { ...settings, ...flags }))
    if (settings.propose && report.proposed)
      console.log(`The columns as Kith reads them are in ${settings.propose}. Look them over, then import with --mapping ${settings.propose}.`)
    else console.log(directoryInWords(report))
    return nothingCame(report)
  })
}

async function importContent(config: Config, kind: string, path: string): Promise<number> {
  const text = readFileSync(path, 'utf8')
  return withDatabase(config, async db => {
    const report = await inTransaction(db, system('operator'), caller => loadFile(caller, kind, path, text))
    console.log(`${report.name}, version ${report.version}: ${report.loaded ? `loaded, ${report.items} items` : 'was there already'}.`)
    return 0
  })
}

/** `kith simulate --people N --seed S [--contacts C]` */
export async function simulateCommand(config: Config, args: string[]): Promise<number> {
  const people = Number(option(args, 'people') ?? 1000)
  const seed = Number(option(args, 'seed') ?? 1)
  const contacts = Number(option(args, 'contacts') ?? 20)
  if (!Number.isInteger(people) || people < 1000 || people > 1_000_000 || !Number.isInteger(seed) || !(contacts > 0 && contacts <= 100)) {
    console.error('Say how many people, from 1,000 to 1,000,000: npx kith simulate --people 10000 --seed 1 [--contacts 20]')
    return 2
  }
  return withDatabase(config, async db => {
    if ((await inTransaction(db, system('operator'), whoIsHere)).real) {
      console.error('There are people, workers or sign-ins in this database that are not made up. Nothing was changed.')
      return 1
    }
    const started = performance.now()
    await simulate(db, config.root, { people, seed, contacts }, console.log)
    console.log(`${inFigures(people)} fictional people made in ${((performance.now() - started) / 1000).toFixed(0)} seconds.`)
    return 0
  })
}

/** `kith audit verify [--heads FILE] [--against FILE]`: recomputes every chain; heads kept elsewhere show even a rewritten trail. */
export async function auditCommand(config: Config, args: string[]): Promise<number> {
  if (args[0] !== 'verify') {
    console.error('npx kith audit verify [--heads FILE to write] [--against FILE to compare]')
    return 2
  }
  const against = option(args, 'against')
  const printed = against ? headsIn(readFileSync(against, 'utf8')) : []
  return withDatabase(config, async db => {
    const verdict = await inTransaction(db, system('operator'), caller => verifyAudit(caller, printed))
    const heads = option(args, 'heads')
    if (heads) writeFileSync(heads, JSON.stringify(verdict.heads))
    for (const problem of verdict.problems) console.error(`Chain ${problem.chain}, entry ${problem.position}: ${problem.what}`)
    console.log(verdict.whole ? `The audit trail is whole: ${inFigures(verdict.entries)} entries.` : 'The audit trail is NOT whole.')
    return verdict.whole ? 0 : 1
  })
}
