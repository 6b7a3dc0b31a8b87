import type { Config } from '../core/config.ts'
import { loadPostcodes, prepareDemo } from '../demo/index.ts'
import { withDatabase } from './open.ts'

export { loadPostcodes, prepareDemo }

/** `kith demo`: builds the demonstration whole, postcodes included, or goes on with one that was stopped half-way. */
export function demoCommand(config: Config): Promise<number> {
  return withDatabase(config, async db => {
    const kept = await prepareDemo(db, config, console.log)
    if (kept === 'somebody real') {
      console.error('There are people in this database who are not of the demonstration. Nothing was changed.')
      return 1
    }
    await loadPostcodes(db, config.root, console.log)
    console.log('The demonstration is ready. Start it with: npm start')
    return 0
  })
}
