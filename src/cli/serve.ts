import { serve as listen } from '@hono/node-server'
import { buildApp, DAILY, jobs } from '../app.ts'
import { inTransaction, system } from '../core/caller.ts'
import { type Config, ConfigError } from '../core/config.ts'
import { enqueueOnce, startWorker } from '../core/jobs.ts'
import { log } from '../core/log.ts'
import { promiseTidying, tidying } from '../core/tidying.ts'
import { startSender } from '../interfaces/messages/index.ts'
import { anchoring, promiseAnchor } from './anchor.ts'
import { copyEmbedded } from './backup.ts'
import { openChannel } from './channel.ts'
import { clockTrouble } from './clock.ts'
import { fillDemo, prepareDemo } from './demo.ts'
import { inspect } from './doctor.ts'
import { mayServe, misgivings } from './may-serve.ts'
import { openReady, openServing } from './open.ts'
import { finishing } from './stopping.ts'

/** Milliseconds from the word to stop until we go, whatever is still under way. */
const GIVE_UP_MS = 9500

/** Serves the whole house: pages, interfaces and the job worker in one process. Stops cleanly on SIGTERM and SIGINT. */
export async function serve(config: Config): Promise<void> {
  if (config.mustNotServe) throw new ConfigError(config.mustNotServe)
  const started = performance.now()
  console.log(config.databaseUrl ? 'Kith is opening PostgreSQL…' : `Kith is opening its own database in ${config.dataDir}…`)
  const owner = await openReady(config, console.log)
  let db = owner
  try {
    await mayServe(owner, config)
    const wrongClock = await clockTrouble(owner)
    if (wrongClock?.refuse) throw new ConfigError(wrongClock.words)
    if (wrongClock) console.error(wrongClock.words)
    if (config.demo) await prepareDemo(owner, config, console.log)
    // Only what changes the tables themselves is the owner's work: migrations, and filling the demonstration.
    if (config.servingUrl) db = await openServing(config.servingUrl)
  } catch (error) {
    await owner.close()
    throw error
  }
  for (const one of misgivings(config)) console.log(`Please look at this: ${one}`)
  const app = buildApp(db, config)
  await inTransaction(db, system('jobs'), async caller => {
    for (const task of DAILY) await enqueueOnce(caller, task)
  })
  const closeChannel = config.databaseUrl
    ? undefined
    : await openChannel(config, { copy: () => copyEmbedded(owner, config), doctor: () => inspect(owner, config) })
  await promiseTidying(db)
  await promiseAnchor(db, config)
  const stopWorker = startWorker(db, { ...jobs, ...tidying(db), ...anchoring(config) })
  const stopSender = startSender(db, config)
  let stopping = false
  const server = listen({ fetch: app.fetch, port: config.port, ...(config.demoUnasked ? { hostname: '127.0.0.1' } : {}) }, () => {
    console.log(`Kith is ready at ${config.baseUrl} after ${((performance.now() - started) / 1000).toFixed(1)} seconds.`)
    if (config.demo) console.log('This is a demonstration: every person in it is fictional. Choose who to be at /sign-in.')
  })
  const finish = finishing(server)
  server.on('error', error => {
    const busy = (error as NodeJS.ErrnoException).code === 'EADDRINUSE'
    console.error(busy ? `Port ${config.port} is in use. Stop the other program, or choose another with PORT=3001 npm start.` : error.message)
    process.exit(1)
  })
  // After listening: the first page need not wait for full boards, nor for what only the postcode look-up needs.
  const filling = config.demo
    ? fillDemo(owner, config, console.log, () => stopping).catch((error: Error) => log.error({ error: error.message }, 'the rest of the demonstration'))
    : undefined
  // A terminal sends its signal to us and to the launcher, which passes it on: the second must not cut the stopping short.
  await new Promise<void>(resolve => {
    for (const signal of ['SIGTERM', 'SIGINT'] as const) process.on(signal, () => resolve())
  })
  log.info('stopping')
  stopping = true
  // A database that does not answer must not keep us; nothing acknowledged is lost by going.
  setTimeout(() => process.exit(1), GIVE_UP_MS).unref()
  await finish()
  await closeChannel?.()
  await filling
  await stopWorker()
  await stopSender()
  await db.close()
  if (db !== owner) await owner.close()
}
