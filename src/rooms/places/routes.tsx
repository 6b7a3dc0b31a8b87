import { z } from 'zod'
import { frame } from '../../access/index.ts'
import type { Caller } from '../../core/caller.ts'
import { NotFound } from '../../core/errors.ts'
import { check, line, withErrors } from '../../core/forms.ts'
import { type Ask, act, goTo, invalid, page, type Reply, type Route, see } from '../../core/route.ts'
import { emptyForm, type FormState, render } from '../../ui/index.ts'
import { draw } from './map.ts'
import { NeighbourhoodPage } from './pages/neighbourhood.tsx'
import { PlacePage } from './pages/place.tsx'
import { PlacesPage } from './pages/places.tsx'
import { type Practice, parsePostcode } from './places.ts'
import {
  findNeighbourhoodByPostcode,
  getNeighbourhood,
  getPlace,
  listCareSystems,
  listNeighbourhoods,
  listPlaces,
  listPractices,
  neighbourhoodBoundaries,
  placeBoundaries,
  searchPractices,
} from './store.ts'

const OPEN = { may: 'open', audit: 'none', as: 'public-pages' } as const

const finder = z.object({ find: line('Enter a postcode or the name of a GP surgery', 100) })

/** Public pages about places. A postcode is sent in the body of a form, never in an address, and is not kept. */
export const routes: Route[] = [
  see('/places', OPEN, async (caller, ask) => page(await placesPage(caller, ask, emptyForm()))),

  act('/places', { ...OPEN, limit: 'look-up' }, async (caller, ask) => {
    const checked = check(finder, ask.form)
    if (!checked.ok) return invalid(await placesPage(caller, ask, checked.form))
    const { find } = checked.data
    return parsePostcode(find).kind === 'wrong' ? bySurgery(caller, ask, checked.form, find) : byPostcode(caller, ask, checked.form, find)
  }),

  see('/places/:code', OPEN, async (caller, ask) => {
    const place = await getPlace(caller, ask.params.code ?? '')
    if (!place) throw new NotFound()
    const [neighbourhoods, shapes] = [await listNeighbourhoods(caller, place.code), await neighbourhoodBoundaries(caller, place.code)]
    return page(render(<PlacePage {...frame(ask.identity, ask.path)} place={place} neighbourhoods={neighbourhoods} map={draw(shapes)} />))
  }),

  see('/neighbourhoods/:code', OPEN, async (caller, ask) => {
    const neighbourhood = await getNeighbourhood(caller, ask.params.code ?? '')
    if (!neighbourhood) throw new NotFound()
    const practices = await listPractices(caller, neighbourhood.code)
    const about = ask.query.get('found') === 'about'
    return page(render(<NeighbourhoodPage {...frame(ask.identity, ask.path)} neighbourhood={neighbourhood} practices={practices} about={about} />))
  }),
]

async function byPostcode(caller: Caller, ask: Ask, form: FormState, find: string): Promise<Reply> {
  const answer = await findNeighbourhoodByPostcode(caller, find)
  if (answer.found === 'exact') return goTo(`/neighbourhoods/${answer.neighbourhood.code}`)
  if (answer.found === 'outcode') return goTo(`/neighbourhoods/${answer.neighbourhood.code}?found=about`)
  const words = {
    elsewhere: 'This postcode is outside the places on this page. Your GP surgery can tell you who helps people where you live.',
    unknown: 'We do not know this postcode. Check it, or choose your place from the list.',
    wrong: 'message' in answer ? answer.message : '',
  }
  return invalid(await placesPage(caller, ask, withErrors(form, { find: words[answer.found] })))
}

async function bySurgery(caller: Caller, ask: Ask, form: FormState, find: string): Promise<Reply> {
  const practices = await searchPractices(caller, find)
  if (practices.length > 0) return page(await placesPage(caller, ask, form, practices))
  const parsed = parsePostcode(find)
  const meant = parsed.kind === 'wrong' && parsed.message.includes('Did you mean') ? parsed.message : undefined
  const words = meant ?? 'We found no GP surgery with that name here. Try one word of its name, or your postcode.'
  return invalid(await placesPage(caller, ask, withErrors(form, { find: words })))
}

async function placesPage(caller: Caller, ask: Ask, form: FormState, practices?: Practice[]): Promise<string> {
  const systems = []
  for (const system of await listCareSystems(caller)) {
    systems.push({ ...system, places: await listPlaces(caller, system.code), map: draw(await placeBoundaries(caller, system.code), 480) })
  }
  return render(<PlacesPage {...frame(ask.identity, ask.path)} form={form} systems={systems} practices={practices} />)
}
