import { benchAgainst } from '../../bench/against.ts'
import { bench } from '../../bench/index.ts'
import type { Config } from '../core/config.ts'
import { option } from './data.ts'

/** `kith bench [--json FILE] [--sizes 1000,10000,100000] [--assets 5000,50000,500000]` (`none` for no size): the budgets, each beside its floor; with `--against COMMIT` the pages of an ordinary day beside those of an earlier commit, on both databases. Exits 0 whatever it finds: it tells. */
export async function benchCommand(config: Config, args: string[]): Promise<number> {
  const sizesOf = (name: string, usual: string) =>
    (option(args, name) ?? usual)
      .split(',')
      .filter(size => size !== 'none')
      .map(Number)
  const [sizes, assets] = [sizesOf('sizes', '1000,10000,100000'), sizesOf('assets', '5000,50000,500000')]
  if ([...sizes, ...assets].some(size => !Number.isInteger(size) || size < 1000)) {
    console.error('Sizes are numbers of people, or of entries, each at least 1,000: npm run bench -- --sizes 1000,10000 --assets 5000')
    return 2
  }
  const commit = option(args, 'against')
  if (commit) {
    console.table(await benchAgainst({ root: config.root, commit, people: sizes[0] ?? 2000, assets: assets[0] ?? 5000 }))
    return 0
  }
  await bench({ root: config.root, sizes, assets, json: option(args, 'json'), server: process.env.KITH_BENCH_DATABASE })
  return 0
}
