import { bench } from '../../bench/index.ts'
import type { Config } from '../core/config.ts'
import { option } from './data.ts'

/** `kith bench [--json FILE] [--sizes 1000,10000,100000]`: the budgets, each beside its floor. Exits 0 whatever it finds: it tells. */
export async function benchCommand(config: Config, args: string[]): Promise<number> {
  const sizes = (option(args, 'sizes') ?? '1000,10000,100000').split(',').map(Number)
  if (sizes.some(size => !Number.isInteger(size) || size < 1000)) {
    console.error('Sizes are numbers of people, each at least 1,000: npm run bench -- --sizes 1000,10000')
    return 2
  }
  await bench({ root: config.root, sizes, json: option(args, 'json'), server: process.env.KITH_BENCH_DATABASE })
  return 0
}
