import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sample } from './choose.ts'
import { filesOf, GROUPS } from './scope.ts'
import { line, type Share, tooFew } from './share.ts'
import { SQL_CHANGES, type SqlChange } from './sql.ts'
import { type Change, typesOf } from './types.ts'

export interface Run {
  root: string
  /** How many changes are tried; undefined tries all. */
  count: number | undefined
  seed: string
  workers: number
  /** A PostgreSQL on which tests may make databases. */
  databaseUrl: string
  /** Fewer files and fewer tests than all, with commas between, and whether the rules of the database are changed too. */
  only: { files: string | undefined; tests: string | undefined; database: boolean }
}

interface Report {
  files: Record<string, { mutants: { status: string; replacement?: string; location: Pick<Change, 'start' | 'end'> }[] }>
}

/**
 * Changes the rules of who may know, who looked, responsibility, contact and the front door one small step at a time, and
 * says how many of the changes a test notices. Prints the share of each group, and every change that nobody noticed.
 * @returns whether 90 in a hundred were noticed (of a sample: whether chance explains fewer), and every change of the database's own rules
 */
export async function mutate({ root, count, seed, workers, databaseUrl, only }: Run): Promise<boolean> {
  const folder = mkdtempSync(join(tmpdir(), 'kith-mutate-'))
  const env = {
    ...process.env,
    KITH_TEST_DATABASE: databaseUrl,
    KITH_MUTATE_FOLDER: folder,
    KITH_MUTATE_SAMPLE: String(count ?? ''),
    KITH_MUTATE_SEED: seed,
    KITH_MUTATE_WORKERS: String(workers),
    ...(only.files ? { KITH_MUTATE_FILES: only.files } : {}),
    ...(only.tests ? { KITH_MUTATE_TESTS: only.tests } : {}),
  }
  const vitest = (change: SqlChange | undefined, path: string) =>
    spawnSync(process.execPath, [join(root, 'node_modules/vitest/vitest.mjs'), 'run', path, '--bail=1', '--maxWorkers=1', '--reporter=dot'], {
      cwd: root,
      env: { ...env, KITH_TEST_CHANGE: change?.statement ?? '' },
      stdio: change ? 'ignore' : 'inherit',
    }).status === 0
  try {
    // A change that cannot be made would fail every test and count as noticed.
    if (!vitest(undefined, 'test/mutation.test.ts')) return false
    const stryker = join(root, 'node_modules/@stryker-mutator/core/bin/stryker.js')
    const ended = spawnSync(process.execPath, [stryker, 'run', join(root, 'bench/mutation/stryker.config.ts')], { cwd: root, env, stdio: 'inherit' })
    if (ended.status !== 0) return false
    const report = JSON.parse(readFileSync(join(folder, 'report.json'), 'utf8')) as Report
    const keepsTypes = typesOf(root, folder)
    const shares = GROUPS.map(group => shareOf(group.name, filesOf(group, root), report, keepsTypes))
    const named = only.database ? SQL_CHANGES : []
    const tried = count === undefined ? named : sampleOf(named, Math.ceil(count / 8), seed)
    const unseen = tried.filter(change => change.tests.every(path => vitest(change, path)))
    const whole = shares.reduce((all, share) => ({
      ...share,
      name: 'all of these',
      tried: all.tried + share.tried,
      killed: all.killed + share.killed,
      byTypes: all.byTypes + share.byTypes,
    }))
    console.log(`\nSmall changes of the rules, and how many a test noticed${count === undefined ? '' : ` (a sample, seed ${seed})`}:`)
    for (const share of [...shares, whole]) console.log(line(share))
    console.log(line({ name: 'rules of the database', tried: tried.length, killed: tried.length - unseen.length, byTypes: 0, survivors: [] }))
    const survivors = [...shares.flatMap(share => share.survivors), ...unseen.map(change => `the database: ${change.name}`)]
    if (survivors.length > 0) console.log(`\nNoticed by no test:\n${survivors.map(one => `  ${one}`).join('\n')}`)
    return unseen.length === 0 && !tooFew(whole, count === undefined)
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

const sampleOf = (changes: readonly SqlChange[], count: number, seed: string) => {
  const nowhere = { start: { line: 0, column: 0 }, end: { line: 0, column: 0 } }
  return sample(
    changes.map(change => ({ change, fileName: change.name, mutatorName: 'sql', replacement: change.statement, location: nowhere })),
    count,
    seed,
  ).map(({ change }) => change)
}

function shareOf(name: string, files: readonly string[], report: Report, keepsTypes: (change: Change) => boolean): Share {
  const share: Share = { name, tried: 0, killed: 0, byTypes: 0, survivors: [] }
  for (const file of files)
    for (const { status, replacement = '', location } of report.files[file]?.mutants ?? []) {
      const unseen = status === 'Survived' || status === 'NoCoverage'
      if (!unseen && status !== 'Killed' && status !== 'Timeout') continue
      share.tried++
      if (unseen && keepsTypes({ file, ...location, replacement })) {
        const { line, column } = location.start
        share.survivors.push(
          `${file}:${line}:${column} → ${replacement.replace(/\s+/g, ' ').slice(0, 100)}${status === 'NoCoverage' ? ' (no test comes here)' : ''}`,
        )
        continue
      }
      share.killed++
      if (unseen) share.byTypes++
    }
  return share
}
