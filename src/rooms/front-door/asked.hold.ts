import { testDatabase } from '../../../test/support/db.ts'
import { asSystem, makePerson, makeTown, makeWorker } from '../../../test/support/people.ts'
import { newId } from '../../core/ids.ts'
import { receive } from './receive.ts'

const incoming = (personId: string, extra = {}) => ({
  onceKey: newId(),
  personId,
  givenName: '',
  familyName: '',
  wayIn: 'web' as const,
  agreed: 'self' as const,
  agreedHow: '',
  ownWords: 'I need someone to talk to',
  easier: '',
  addressAs: '',
  safeContact: '',
  phone: undefined,
  email: undefined,
  placeCode: 'E07999999',
  neighbourhoodCode: 'N0001',
  ...extra,
})

/** A town with the workers of its front doors, and a way to have somebody ask. */
export async function frontDoors() {
  const db = await testDatabase()
  const town = await makeTown(db)
  const nurse = await makeWorker(db, 'mental_health_practitioner', town.trust, [town.north], 'Nia Nurse')
  const colleague = await makeWorker(db, 'mental_health_practitioner', town.trust, [town.north], 'Col League')
  const lead = await makeWorker(db, 'team_lead', town.trust, [town.north], 'Lee Lead', true)
  const south = await makeWorker(db, 'mental_health_practitioner', town.trust, [town.south], 'Sam South')
  const gp = await makeWorker(db, 'gp', town.practice, [], 'Dr Gee')
  async function asked(name: string, extra = {}) {
    const person = await makePerson(db, name)
    return { person, request: await asSystem(db, caller => receive(caller, incoming(person.personId, extra))) }
  }
  return { db, town, nurse, colleague, lead, south, gp, asked }
}
