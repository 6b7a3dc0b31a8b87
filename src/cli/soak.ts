import { soak } from '../../bench/soak.ts'
import type { Config } from '../core/config.ts'
import { option } from './data.ts'
import { FOR_TESTS, startPostgres } from './postgres.ts'

/** `kith soak [--requests N] [--postgres]`: whether a house that is asked and asked keeps its memory. Builds a demonstration of its own and touches no other data. */
export async function soakCommand(config: Config, args: string[]): Promise<number> {
  const requests = Number(option(args, 'requests') ?? 5000)
  if (!Number.isInteger(requests) || requests < 2000) {
    console.error('Say how many requests, at least 2,000: npx kith soak --requests 5000')
    return 2
  }
  const server = args.includes('--postgres') ? startPostgres(54_332, FOR_TESTS) : undefined
  try {
    return (await soak({ root: config.root, requests, databaseUrl: server?.url })) ? 0 : 1
  } finally {
    server?.stop()
  }
}
