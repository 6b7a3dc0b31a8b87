import type { Config } from '../core/config.ts'
import { fillDemo, prepareDemo } from '../demo/index.ts'
import { withDatabase } from './open.ts'

export { fillDemo, prepareDemo }

/** `kith demo`: builds the demonstration whole, or goes on with one that was stopped half-way. */
export function demoCommand(config: Config): Promise<number> {
  return withDatabase(config, async db => {
    const kept = await prepareDemo(db, config, console.log)
    if (kept === 'somebody real') {
      console.error('There are people in this database who are not of the demonstration. Nothing was changed.')
      return 1
    }
    await fillDemo(db, config, console.log)
    console.log('The demonstration is ready. Start it with: npm start')
    return 0
  })
}
