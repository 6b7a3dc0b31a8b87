import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { PartialStrykerOptions } from '@stryker-mutator/api/core'
import { filesOf, GROUPS } from './scope.ts'

const folder = process.env.KITH_MUTATE_FOLDER ?? join(tmpdir(), 'kith-mutate')

/** How `kith mutate` runs Stryker. Nothing is written into the checkout. */
const options: PartialStrykerOptions & { vitest: object } = {
  plugins: [join(import.meta.dirname, 'plugin.ts')],
  testRunner: 'by-file',
  checkers: ['chosen'],
  coverageAnalysis: 'perTest',
  concurrency: Number(process.env.KITH_MUTATE_WORKERS ?? 1),
  mutate: process.env.KITH_MUTATE_FILES?.split(',') ?? GROUPS.flatMap(group => filesOf(group, process.cwd())),
  vitest: { configFile: 'vitest.config.ts', related: false, pool: 'forks' },
  tempDirName: join(folder, 'sandbox'),
  cleanTempDir: 'always',
  ignorePatterns: ['docs', 'findings', '.ci', 'test/stories'],
  // Stryker rewrites a tsconfig with an older TypeScript than ours; vitest reads none.
  tsconfigFile: 'none',
  disableTypeChecks: false,
  dryRunTimeoutMinutes: 30,
  timeoutMS: 180_000,
  reporters: ['json'],
  jsonReporter: { fileName: join(folder, 'report.json') },
  warnings: { preprocessorErrors: true, unserializableOptions: true, unknownOptions: false, slow: false },
  allowConsoleColors: false,
}
export default options
