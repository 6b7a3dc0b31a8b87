import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parse } from 'csv-parse/sync'
import { becomeDemonstration, whoIsHere } from '../access/index.ts'
import { type Caller, inTransaction, system } from '../core/caller.ts'
import type { Config } from '../core/config.ts'
import type { Database } from '../core/db.ts'
import { inFigures } from '../core/text.ts'
import { deliverPending, sendersFor } from '../interfaces/messages/index.ts'
import { importShipped } from '../interfaces/registries/index.ts'
import { HOOD } from './cast.ts'
import { putCrisis } from './crisis.ts'
import { loadDirectoryFirst, loadDirectoryLater } from './directory.ts'
import { eight } from './eight/index.ts'
import { putServices } from './house.ts'
import { loadPostcodes } from './postcodes.ts'
import { simulate } from './simulate.ts'
import { Stage } from './stage.ts'
import { builtSoFar, nextSending, staffFrontDoors, teamIds } from './store-house.ts'
import { asOwner, makeChance, type SimulatedName } from './store-simulate.ts'
import { makeNames } from './store-teams.ts'
import { putTherapies } from './therapies.ts'
import { putWorkers } from './workers.ts'

export type Say = (line: string) => void

const SEED = 1
const PEOPLE = 2000
const AT_ONCE = 400

/**
 * Puts into an empty database what the first page of the demonstration needs: the map, the teams and the eight people; and
 * goes on where it was stopped half-way. A database that holds anybody real is left alone.
 */
export async function prepareDemo(db: Database, config: Pick<Config, 'root'>, say: Say): Promise<'somebody real' | 'ready'> {
  const now = await inTransaction(db, system('demo'), builtSoFar)
  if ((await inTransaction(db, system('demo'), whoIsHere)).real) return 'somebody real'
  await inTransaction(db, system('demo'), becomeDemonstration)
  const missing = { places: !now.places, eight: !now.eight }
  if (!Object.values(missing).includes(true)) return 'ready'
  say('Building the demonstration (once). Everyone in it is fictional.')
  if (missing.places) {
    await inTransaction(db, system('demo'), async caller => {
      await importShipped(caller, config.root, undefined, ['postcodes'])
      await loadDirectoryFirst(caller, config.root)
    })
    say('  The map: 3 care systems, their places, neighbourhoods and GP surgeries.')
  }
  if (missing.eight) {
    await makeCoreTeams(db, config.root)
    await inTransaction(db, system('demo'), playStories)
    await sendAsItWas(db)
    say('  Teams, workers, and the eight people whose stories you can follow.')
  }
  return 'ready'
}

/**
 * The rest of the demonstration, behind the running service: the rest of the directory, as many more people as make boards look lived in, a few at a
 * time so that pages stay quick on the embedded database's one connection, then every postcode. Goes on where a stop left it,
 * and does nothing when all is there or anybody real is.
 * @param stopped asked between two parts
 */
export async function fillDemo(db: Database, config: Pick<Config, 'root'>, say: Say, stopped: () => boolean = () => false, people = PEOPLE): Promise<void> {
  const now = await inTransaction(db, system('demo'), builtSoFar)
  if (now.real) return
  await loadDirectoryLater(db, config.root, say, stopped)
  if (stopped()) return
  // Most are spread as people live; the rest share the teams of the eight, so that those boards too are full.
  const spread = Math.ceil(people * 0.84)
  const drawn = { seed: SEED, contacts: 3, chunk: AT_ONCE, stopped }
  if (now.simulated < spread) await simulate(db, config.root, { ...drawn, people: spread - now.simulated }, () => undefined)
  const there = Math.max(now.simulated, spread)
  if (there < people && !stopped()) await simulate(db, config.root, { ...drawn, people: people - there, within: Object.values(HOOD) }, () => undefined)
  if (now.simulated < people && !stopped()) say(`${inFigures(people)} more people are there, so that boards look lived in.`)
  if (!stopped()) await loadPostcodes(db, config.root, say, stopped)
}

// A team for every neighbourhood, as the simulation makes them: bulk work of the operator.
async function makeCoreTeams(db: Database, root: string): Promise<void> {
  const names = parse(readFileSync(join(root, 'db/demo/names.csv')), { columns: true }) as SimulatedName[]
  await inTransaction(db, system('operator'), async caller => {
    await asOwner(caller)
    await makeChance(caller, SEED)
    await makeNames(caller, names, PEOPLE)
  })
}

// What told people that there is a message went out then, by the ways and at the hours they allow; to the outbox, never out.
async function sendAsItWas(db: Database): Promise<void> {
  const outbox = sendersFor({ smtpUrl: undefined, mailFrom: '', demo: true })
  for (let at = await inTransaction(db, system('demo'), nextSending); at; at = await inTransaction(db, system('demo'), nextSending)) {
    const moment = at
    await deliverPending(db, outbox, 'http://localhost', { now: () => moment })
  }
}

async function playStories(caller: Caller): Promise<void> {
  await putServices(caller)
  await putCrisis(caller)
  const stage = new Stage(caller)
  stage.teams = await teamIds(caller)
  await putTherapies(caller, stage.teams)
  await putWorkers(stage)
  await staffFrontDoors(caller)
  await eight(stage)
}
