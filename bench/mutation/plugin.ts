/**
 * What Stryker needs to know of this house, loaded by Stryker as a plugin. Tests of one file share a database and tell one
 * story, so a file is run as a whole and never one test of it; and what a file does before its tests counts as done by it.
 */
import { readFileSync } from 'node:fs'
import { type Checker, type CheckResult, CheckStatus } from '@stryker-mutator/api/check'
import type { Mutant } from '@stryker-mutator/api/core'
import { commonTokens, declareClassPlugin, declareFactoryPlugin, type Injector, type PluginContext, PluginKind, tokens } from '@stryker-mutator/api/plugin'
import { DryRunStatus, type MutantRunOptions, type MutantRunResult, MutantRunStatus, type TestRunner } from '@stryker-mutator/api/test-runner'
import { strykerPlugins as vitest } from '@stryker-mutator/vitest-runner'
import { isWords, NOT_SAMPLED, sample, WORDS } from './choose.ts'
import { testFiles } from './scope.ts'

/** How many test files a changed rule is tried on at once: the likeliest alone, then a few, then all others that reach it. */
const STEPS = [1, 3, Number.POSITIVE_INFINITY]

const fileOf = (testId: string) => testId.slice(0, testId.indexOf('#'))

const tests = () => process.env.KITH_MUTATE_TESTS?.split(',') ?? testFiles(process.cwd())

function byFile(injector: Injector<PluginContext>): TestRunner {
  const runner = (vitest[0] as unknown as { factory(injector: Injector<PluginContext>): Required<TestRunner> }).factory(injector)
  const seconds = new Map<string, number>()
  const kills = new Map<string, number>()

  async function dryRun(options: Parameters<TestRunner['dryRun']>[0]) {
    const result = await runner.dryRun({ ...options, testFiles: tests() })
    if (result.status !== DryRunStatus.Complete) return result
    // What was reached while a module was read or before the tests of a file, any file may notice.
    const { static: before = {}, perTest = {} } = result.mutantCoverage ?? {}
    const reached: Record<string, Record<string, number>> = {}
    const first = new Map<string, string>()
    for (const { id, timeSpentMs } of result.tests) {
      const file = fileOf(id)
      if (!first.has(file)) reached[id] = { ...before }
      first.set(file, first.get(file) ?? id)
      seconds.set(file, (seconds.get(file) ?? 0) + timeSpentMs / 1000)
      const ofFile = reached[first.get(file)!]!
      for (const [mutant, times] of Object.entries(perTest[id] ?? {})) ofFile[mutant] = (ofFile[mutant] ?? 0) + times
    }
    return { ...result, mutantCoverage: { static: {}, perTest: reached } }
  }

  async function mutantRun(options: MutantRunOptions): Promise<MutantRunResult> {
    const { fileName } = options.activeMutant
    const pair = (file: string) => `${fileName} ${file}`
    const isNear = (file: string) => fileName.includes(`${file.slice(0, file.lastIndexOf('/'))}/`)
    // First what has noticed changes of this file before, then what stands beside it, then what is quick.
    const worth = (file: string) => (kills.get(pair(file)) ?? 0) * 10 + (isNear(file) ? 30 : 0) - (seconds.get(file) ?? 0)
    const files = [...new Set(options.testFilter?.map(fileOf) ?? tests())].sort((one, other) => worth(other) - worth(one))
    let nrOfTests = 0
    for (const step of STEPS) {
      const now = files.splice(0, step)
      if (now.length === 0) break
      const result = await runner.mutantRun({ ...options, mutantActivation: 'static', testFilter: now.map(file => `${file}#`) })
      if (result.status === MutantRunStatus.Killed)
        for (const file of new Set([result.killedBy].flat().map(fileOf))) kills.set(pair(file), (kills.get(pair(file)) ?? 0) + 1)
      // Without the change every file ran: one that cannot even begin has noticed.
      if (result.status === MutantRunStatus.Error)
        return { status: MutantRunStatus.Killed, killedBy: options.testFilter?.slice(0, 1) ?? [], failureMessage: result.errorMessage, nrOfTests }
      if (result.status !== MutantRunStatus.Survived) return result
      nrOfTests += result.nrOfTests
    }
    return { status: MutantRunStatus.Survived, nrOfTests }
  }

  return { capabilities: () => runner.capabilities(), init: () => runner.init(), dispose: () => runner.dispose(), dryRun, mutantRun }
}
byFile.inject = tokens(commonTokens.injector)

/** Lets through the changes that are tried; the others it names with the reason why not. */
class Chosen implements Checker {
  #why = new Map<string, string>()

  async init(): Promise<void> {}

  async group(mutants: Mutant[]): Promise<string[][]> {
    const sources = new Map<string, string[]>()
    const rules = mutants.filter(mutant => {
      const lines = sources.get(mutant.fileName) ?? readFileSync(mutant.fileName, 'utf8').split('\n')
      sources.set(mutant.fileName, lines)
      if (!isWords(mutant, lines)) return true
      this.#why.set(mutant.id, WORDS)
      return false
    })
    const tried = new Set(sample(rules, Number(process.env.KITH_MUTATE_SAMPLE || rules.length), process.env.KITH_MUTATE_SEED ?? '1'))
    for (const mutant of rules) if (!tried.has(mutant)) this.#why.set(mutant.id, NOT_SAMPLED)
    return [mutants.map(mutant => mutant.id)]
  }

  async check(mutants: Mutant[]): Promise<Record<string, CheckResult>> {
    return Object.fromEntries(
      mutants.map(({ id }) => {
        const reason = this.#why.get(id)
        return [id, reason ? { status: CheckStatus.CompileError, reason } : { status: CheckStatus.Passed }]
      }),
    )
  }
}

export const strykerPlugins = [declareFactoryPlugin(PluginKind.TestRunner, 'by-file', byFile), declareClassPlugin(PluginKind.Checker, 'chosen', Chosen)]
