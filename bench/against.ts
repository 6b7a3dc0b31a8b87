import { type ChildProcess, fork, spawnSync } from 'node:child_process'
import { cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { build } from 'esbuild'
import { startPostgres } from '../src/cli/postgres.ts'
import { inFigures } from '../src/core/text.ts'
import { median, round } from './measure.ts'
import type { Ready, Turn } from './side.ts'

/** One job of both builds, in milliseconds. `ratio` below 1: the newer build is faster. */
export interface Paired {
  database: 'postgres' | 'embedded'
  job: string
  now: number
  then: number
  ratio: number
}

const BLOCKS = 10

/** How often each job is done by each build. */
const RUNS: Record<string, number> = { 'team board of 400': 60, 'front-door board': 60 }
const USUAL_RUNS = 200

function run(cwd: string, command: string, ...args: string[]): void {
  const { status, stderr } = spawnSync(command, args, { cwd, encoding: 'utf8' })
  if (status !== 0) throw new Error(`${command} ${args.join(' ')}: ${stderr}`)
}

const lockOf = (root: string) => readFileSync(join(root, 'package-lock.json'), 'utf8')

/** The sources of an earlier commit with its own packages and the measuring code of this one. */
function checkOut(root: string, commit: string): string {
  const tree = mkdtempSync(join(tmpdir(), 'kith-against-'))
  run(root, 'git', 'worktree', 'add', '--detach', '--force', tree, commit)
  if (lockOf(tree) === lockOf(root)) symlinkSync(join(root, 'node_modules'), join(tree, 'node_modules'))
  else run(tree, 'npm', 'ci', '--no-audit', '--no-fund', '--loglevel=error')
  for (const file of ['side', 'stage', 'database', 'directory-fill', 'note', 'measure'])
    cpSync(join(root, 'bench', `${file}.ts`), join(tree, 'bench', `${file}.ts`))
  return tree
}

function answerOf<T>(child: ChildProcess, told: { ready: Ready } | { turn: Turn }): Promise<T> {
  return new Promise((resolve, reject) => {
    const ended = () => reject(new Error('a build that was measured ended'))
    child.once('exit', ended)
    child.once('message', (answer: T & { trouble?: string }) => {
      child.off('exit', ended)
      if (answer.trouble) reject(new Error(answer.trouble))
      else resolve(answer)
    })
    child.send(told)
  })
}

async function startSide(tree: string): Promise<ChildProcess> {
  const outfile = join(tree, 'node_modules', '.cache', `kith-side-${process.pid}-${Date.now()}.mjs`)
  await build({
    absWorkingDir: tree,
    entryPoints: ['bench/side.ts'],
    outfile,
    bundle: true,
    platform: 'node',
    format: 'esm',
    target: 'node26',
    packages: 'external',
    jsx: 'automatic',
    logLevel: 'error',
  })
  const child = fork(outfile, { execArgv: ['--max-semi-space-size=4'], env: { ...process.env, NODE_ENV: 'production', KITH_ROOT: tree, KITH_LOG: 'silent' } })
  child.once('exit', () => rmSync(outfile, { force: true }))
  return child
}

/**
 * This build beside an earlier commit, on both databases: each in a process and a database of its own, the jobs of an ordinary
 * day done by one and by the other in turn, so that a machine that slows down slows both.
 */
export async function benchAgainst(options: { root: string; commit: string; people: number; assets: number }): Promise<Paired[]> {
  const { root, commit } = options
  const tree = checkOut(root, commit)
  try {
    return [...(await onOne('postgres', tree, options)), ...(await onOne('embedded', tree, { ...options, people: Math.min(options.people, 2000) }))]
  } finally {
    run(root, 'git', 'worktree', 'remove', '--force', tree)
  }
}

type Options = Parameters<typeof benchAgainst>[0]

async function onOne(database: Paired['database'], tree: string, { root, people, assets }: Options): Promise<Paired[]> {
  const servers = database === 'postgres' ? [startPostgres(54_341), startPostgres(54_342)] : []
  const children = await Promise.all([root, tree].map(startSide))
  const paired: Paired[] = []
  try {
    const made = await Promise.all(
      [root, tree].map((from, at) =>
        answerOf<{ jobs: string[] }>(children[at]!, { ready: { root: from, people, assets, ...(servers[at] && { server: servers[at].url }) } }),
      ),
    )
    console.log(`\n${database}, ${inFigures(people)} people, ${inFigures(assets)} entries in the directory`)
    for (const job of made[0]!.jobs) {
      const times = await inTurn(children, job, RUNS[job] ?? USUAL_RUNS)
      const [now, then] = [round(median(times[0]!)), round(median(times[1]!))]
      paired.push({ database, job, now, then, ratio: round(now / then) })
      console.log(`  ${job}: ${now} ms now, ${then} ms then, ${round(now / then)}×`)
    }
    return paired
  } finally {
    for (const child of children) child.kill()
    for (const server of servers) server.stop()
  }
}

async function inTurn(children: ChildProcess[], job: string, runs: number): Promise<number[][]> {
  const times: number[][] = children.map(() => [])
  const each = Math.ceil(runs / BLOCKS)
  // The first block warms up and is not counted; who goes first changes with each block.
  for (let block = 0; block <= BLOCKS; block++)
    for (const at of block % 2 ? [1, 0] : [0, 1]) {
      const found = await answerOf<{ times: number[] }>(children[at]!, { turn: { job, runs: each, from: block * each } })
      if (block > 0) times[at]!.push(...found.times)
    }
  return times
}
