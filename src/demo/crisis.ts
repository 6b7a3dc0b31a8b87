import type { Caller } from '../core/caller.ts'
import { type NewCrisisRoute, putCrisisRoute } from '../rooms/organisations/index.ts'
import { listPlaces } from '../rooms/places/index.ts'

const evenings = (opens: string, closes: string, days = [1, 2, 3, 4, 5, 6, 7]) => days.map(weekday => ({ weekday, opens, closes }))
const CAFE = {
  kind: 'cafe',
  forFamily: 'Come along with them, or on your own when you need a breather.',
  textTo: undefined,
  textWords: undefined,
  website: undefined,
  alwaysOpen: false,
  hoursNote: '',
  source: 'Made for the demonstration',
  fictional: true,
  position: 20,
} as const

const CAFES: readonly NewCrisisRoute[] = [
  {
    ...CAFE,
    code: 'demo-lantern-cafe',
    careSystemCode: 'QMJ',
    name: 'The Lantern crisis café',
    what: 'A warm room, tea, and somebody to sit with you when the evening is too much. No appointment, no referral.',
    phone: '01632 960701',
    address: '3 Lantern Yard, Tottenham',
    gettingHere: 'Seven Sisters, then any bus north. We can pay your fare home.',
    hours: evenings('17:00', '23:30'),
  },
  {
    ...CAFE,
    code: 'demo-kiln-cafe',
    careSystemCode: 'QNC',
    name: 'The Kiln crisis café',
    what: 'Peer workers and a nurse, a quiet corner and a loud one. Come as you are.',
    phone: '01632 960702',
    address: 'The Old Kiln, Market Street, Newcastle-under-Lyme',
    gettingHere: 'Opposite the bus station. From the villages, ring us and we send a car.',
    hours: evenings('18:00', '23:00'),
  },
  {
    ...CAFE,
    code: 'demo-harbour-cafe',
    careSystemCode: 'QHM',
    name: 'Harbour Light crisis café',
    what: 'Soup, sea air and company until late. Somebody to talk to, or nobody, as you like.',
    phone: '01632 960703',
    address: '9 Harbour Steps, Redcar',
    gettingHere: 'Two minutes from the station.',
    hours: evenings('18:00', '02:00', [4, 5, 6, 7]),
  },
]

/** Crisis cafés of the three areas, and the crisis team of each place: all fictional, beside the real national numbers. */
export async function putCrisis(caller: Caller): Promise<void> {
  for (const cafe of CAFES) await putCrisisRoute(caller, cafe)
  for (const place of await listPlaces(caller))
    await putCrisisRoute(caller, {
      code: `demo-crisis-${place.code.toLowerCase()}`,
      kind: 'team',
      placeCode: place.code,
      name: `${place.name} crisis team`,
      what: 'Talks with you at any hour, and comes to you when you need somebody there.',
      forFamily: 'Ring if you are worried about somebody close to you.',
      phone: '01632 960700',
      textTo: undefined,
      textWords: undefined,
      website: undefined,
      address: undefined,
      gettingHere: '',
      alwaysOpen: true,
      hoursNote: '',
      hours: [],
      position: 10,
      source: 'Made for the demonstration',
      fictional: true,
    })
}
