import { mutate } from '../../bench/mutation/index.ts'
import { PURE } from '../../bench/mutation/scope.ts'
import type { Config } from '../core/config.ts'
import { option } from './data.ts'
import { FOR_TESTS, startPostgres } from './postgres.ts'

/**
 * `kith mutate [--sample N --seed S] [--workers N] [--pure] [--files A,B] [--tests C,D]`: whether the tests notice when a rule is changed.
 * On a PostgreSQL of its own, or on the one of KITH_TEST_DATABASE. `--pure` tries the rules that ask no database and those in it; `--files` and `--tests` name fewer rules, and fewer tests.
 */
export async function mutateCommand(config: Config, args: string[]): Promise<number> {
  const count = option(args, 'sample') === undefined ? undefined : Number(option(args, 'sample'))
  const workers = Number(option(args, 'workers') ?? 1)
  if ([count ?? 1, workers].some(number => !Number.isInteger(number) || number < 1)) {
    console.error('Say how many changes to try, or leave it out for all: npx kith mutate --sample 40 --seed 1 --workers 1')
    return 2
  }
  const server = process.env.KITH_TEST_DATABASE ? undefined : startPostgres(54_333, FOR_TESTS)
  try {
    const databaseUrl = server?.url ?? process.env.KITH_TEST_DATABASE!
    const named = { files: option(args, 'files'), tests: option(args, 'tests'), database: option(args, 'files') === undefined }
    const only = args.includes('--pure') ? { ...PURE, database: true } : named
    return (await mutate({ root: config.root, count, seed: option(args, 'seed') ?? '1', workers, databaseUrl, only })) ? 0 : 1
  } finally {
    server?.stop()
  }
}
