import { type Config, ConfigError } from '../core/config.ts'
import { fillDemo, prepareDemo } from '../demo/index.ts'
import { withDatabase } from './open.ts'

export { fillDemo, prepareDemo }

/** `kith demo`: builds the demonstration whole, or goes on with one that was stopped half-way. */
export function demoCommand(config: Config): Promise<number> {
  if (!config.demo && process.env.KITH_DEMO === '0')
    throw new ConfigError('KITH_DEMO=0 says that this is a real service. The demonstration is not built in it.')
  return withDatabase(config, async db => {
    const kept = await prepareDemo(db, config, console.log)
    if (kept === 'somebody real') {
      console.error('There are people, workers or sign-ins in this database that are not of the demonstration. Nothing was changed.')
      return 1
    }
    await fillDemo(db, config, console.log)
    console.log(`The demonstration is ready. Start it with: ${config.demoUnasked ? '' : 'KITH_DEMO=1 '}npm start`)
    return 0
  })
}
