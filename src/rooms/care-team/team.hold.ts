import { type Answer, type Browser, browse } from '../../../test/support/browser.ts'
import { testDatabase } from '../../../test/support/db.ts'
import { as, makePerson, makeTown, makeWorker, NOW } from '../../../test/support/people.ts'
import type { Identity } from '../../core/caller.ts'
import { inTransaction, system } from '../../core/caller.ts'
import { addHours } from '../../core/dates.ts'
import { holdByTeam, holdByWorker } from './index.ts'

/** What a page says, without its markup. */
export const text = (answer: Answer): string =>
  answer.html
    .replace(/<script[\s\S]*?<\/script>/g, '')
    .replace(/<[^>]+>/g, ' ')
    .replace(/\s+/g, ' ')
    .replaceAll(' ,', ',')

/** A town whose north team has a lead and Priya, with Tom in the south and Farah at the charity, and a clock that moves only when told. */
export async function teamWithWork() {
  const db = await testDatabase()
  const town = await makeTown(db)
  let at = NOW
  const now = () => at
  const wait = (hours: number) => {
    at = addHours(at, hours)
  }
  const step = () => wait(1 / 12)
  const worker = async (role: Parameters<typeof makeWorker>[1], organisation: string, teams: string[], name: string) =>
    (await makeWorker(db, role, organisation, teams, name)) as Identity & { workerId: string }
  const priya = await worker('key_worker', town.trust, [town.north], 'Priya Nair')
  const tom = await worker('key_worker', town.trust, [town.south], 'Tom Reed')
  const lead = await worker('team_lead', town.trust, [town.north], 'Lena Lead')
  const farah = await worker('connector', town.charity, [town.charityTeam], 'Farah Malik')
  const open = (who: Identity): Promise<Browser> => browse(db, who, now)

  async function heldByTeam(name: string) {
    const person = await makePerson(db, name)
    await inTransaction(
      db,
      system('front-door'),
      caller => holdByTeam(caller, { personId: person.personId, teamId: town.north, deadline: addHours(now(), 24), why: 'You asked for help.' }),
      { clock: { now } },
    )
    return person
  }
  async function heldByPriya(name: string) {
    const person = await heldByTeam(name)
    step()
    await as(db, priya, caller => holdByWorker(caller, { personId: person.personId, workerId: priya.workerId, teamId: town.north, why: 'You talked.' }), now())
    return person
  }
  return { db, town, priya, tom, lead, farah, worker, open, heldByTeam, heldByPriya, now, step, wait }
}
