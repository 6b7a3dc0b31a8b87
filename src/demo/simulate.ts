import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parse } from 'csv-parse/sync'
import { inTransaction, realClock, system } from '../core/caller.ts'
import type { Database } from '../core/db.ts'
import { inFigures } from '../core/text.ts'
import { keepBoards, keepContacts } from './store-contacts.ts'
import { keepAssessments, keepPlans } from './store-plans.ts'
import { asOwner, drawPeople, keepPeople, keepRequests, makeChance, makeUrn, type SimulatedName, triggers } from './store-simulate.ts'
import { analyse, countPeople, makeNames } from './store-teams.ts'

export interface Simulation {
  /** How many more people to make, 1,000 to 1,000,000. */
  people: number
  seed: number
  /** Contacts for each person, on average. */
  contacts?: number
  chunk?: number
  /** Only in these neighbourhoods; in all of them by population when left out. */
  within?: readonly string[]
  /** Asked between two chunks. */
  stopped?: () => boolean
}

/**
 * Fills the neighbourhoods with made-up people: who they are, where, when they asked, who holds them, their contacts and
 * next steps, what came of a first conversation, and their plan. The same seed gives the same people. Each chunk is one transaction; stopping part-way leaves whole chunks.
 */
export async function simulate(
  db: Database,
  root: string,
  { people, seed, contacts = 20, chunk = 5000, within, stopped = () => false }: Simulation,
  say: (line: string) => void,
): Promise<void> {
  const names = parse(readFileSync(join(root, 'db/demo/names.csv')), { columns: true }) as SimulatedName[]
  const began = await inTransaction(db, system('operator'), countPeople)
  let notes = 0
  for (let from = began; from < began + people && !stopped(); from += chunk) {
    const to = Math.min(from + chunk, began + people)
    notes += await inTransaction(
      db,
      system('operator'),
      async caller => {
        await asOwner(caller)
        await makeChance(caller, seed)
        await makeNames(caller, names, began + people)
        await makeUrn(caller, within)
        await triggers(caller, false)
        await drawPeople(caller, from, to, contacts)
        await keepPeople(caller)
        await keepRequests(caller)
        const kept = await keepContacts(caller)
        await keepAssessments(caller)
        await keepPlans(caller)
        await keepBoards(caller)
        await triggers(caller, true)
        return kept
      },
      { clock: realClock },
    )
    if (people > chunk) say(`${inFigures(to - began)} of ${inFigures(people)} people, ${inFigures(notes)} contacts`)
  }
  await db.exclusive(() => analyse(db.kysely))
}
