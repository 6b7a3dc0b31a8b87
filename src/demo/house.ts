import type { Caller } from '../core/caller.ts'
import { listPlaces, type Place } from '../rooms/places/index.ts'
import { SERVICES, type ServiceTemplate } from './services.ts'
import { councilOf, putOrganisation, putTeams, type TeamToPut, trustOf } from './store-house.ts'

const fill = (words: string, place: Place) => words.replaceAll('{place}', place.name)
export const teamSlug = (code: string, placeCode: string) => `${code}-${placeCode.toLowerCase()}`

async function runBy(caller: Caller, service: ServiceTemplate, place: Place): Promise<string> {
  const where = { placeCode: place.code, careSystemCode: place.careSystemCode }
  if (service.by === 'trust') return trustOf(caller, place.code)
  if (service.by === 'council') return councilOf(caller, place.code)
  if (service.by === 'university') return putOrganisation(caller, { name: 'University of the Potteries', kind: 'university', ...where })
  return putOrganisation(caller, { name: `${service.by.charity} ${place.name}`, kind: 'vcse', ...where })
}

// 01632 960000 to 960999 is kept by Ofcom for numbers that lead nowhere.
const phoneOf = (slug: string) => `01632 960${String([...slug].reduce((sum, letter) => (sum * 31 + letter.charCodeAt(0)) % 1000, 7)).padStart(3, '0')}`

/** Gives every place its crisis team, a front door for those without a neighbourhood, and the services around them. */
export async function putServices(caller: Caller): Promise<void> {
  const teams: TeamToPut[] = []
  for (const place of await listPlaces(caller)) {
    for (const service of SERVICES) {
      if (service.onlyIn && !service.onlyIn.includes(place.code)) continue
      const slug = teamSlug(service.code, place.code)
      teams.push({
        slug,
        organisation_id: await runBy(caller, service, place),
        name: fill(service.name, place),
        kind: service.kind,
        place_code: place.code,
        front_door: service.frontDoor ?? false,
        phone: phoneOf(slug),
        open_hours: service.openHours,
        does: fill(service.does, place),
        does_not: service.doesNot,
        for_whom: fill(service.forWhom, place),
        how_long: service.howLong,
        first_meeting: service.firstMeeting,
        getting_here: service.gettingHere,
        address: '',
        access: 'Step-free. Tell us what helps: a quiet room, an interpreter, large print, somebody with you.',
        formats: 'Large print, easy read, audio, and any language through a professional interpreter.',
        ways_in: service.waysIn,
        answer_within_hours: service.answerWithinHours ?? 24,
      })
    }
  }
  await putTeams(caller, teams)
}
