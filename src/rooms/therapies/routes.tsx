import { frame } from '../../access/index.ts'
import type { Caller } from '../../core/caller.ts'
import { londonDate } from '../../core/dates.ts'
import { NotFound } from '../../core/errors.ts'
import { type Ask, goTo, page, type Route, see } from '../../core/route.ts'
import { render } from '../../ui/index.ts'
import { ownPlace } from '../organisations/index.ts'
import { getPlace, listPlaces, type Place } from '../places/index.ts'
import { listTherapies, mayName } from './actions.ts'
import { PathwayPage } from './pages/pathway.tsx'
import { ChoosePlacePage, type PlaceProps, TherapiesPage } from './pages/place.tsx'
import { leadRoutes } from './routes-lead.tsx'
import { offersIn, readPathway } from './store.ts'
import { PATHWAY } from './therapies.ts'

const OPEN = { may: 'open', audit: 'none' } as const

async function placeProps(caller: Caller, ask: Ask, place: Place): Promise<PlaceProps> {
  return {
    framed: frame(ask.identity, ask.path),
    place,
    therapies: await listTherapies(caller),
    offers: await offersIn(caller, place.code),
    pathway: await readPathway(caller, place.code, PATHWAY.code),
    today: londonDate(caller.now),
  }
}

async function placeIn(caller: Caller, ask: Ask): Promise<Place> {
  const place = await getPlace(caller, ask.params.code ?? '')
  if (!place) throw new NotFound()
  return place
}

/** Pages for everybody; what a team or a place changes is in `routes-lead`. */
export const routes: Route[] = [
  see('/therapies', OPEN, async (caller, ask) => {
    const own = await ownPlace(caller)
    if (own) return goTo(`/places/${own}/therapies`)
    return page(render(<ChoosePlacePage framed={frame(ask.identity, ask.path)} places={await listPlaces(caller)} />))
  }),

  see('/places/:code/therapies', OPEN, async (caller, ask) => page(render(<TherapiesPage {...(await placeProps(caller, ask, await placeIn(caller, ask)))} />))),

  see(`/places/:code/${PATHWAY.at}`, OPEN, async (caller, ask) => {
    const props = await placeProps(caller, ask, await placeIn(caller, ask))
    const therapies = props.therapies.filter(one => one.topics.includes(PATHWAY.topic))
    const notice = ask.query.has('saved') ? 'Saved' : undefined
    return page(render(<PathwayPage {...props} therapies={therapies} mayName={await mayName(caller, props.place.code)} notice={notice} />))
  }),

  ...leadRoutes,
]
