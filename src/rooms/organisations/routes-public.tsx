import { z } from 'zod'
import { can, frame, isRole, ROLES } from '../../access/index.ts'
import type { Caller } from '../../core/caller.ts'
import { NotFound } from '../../core/errors.ts'
import { check, line, withErrors } from '../../core/forms.ts'
import { type Ask, act, goTo, invalid, page, type Reply, type Route, see } from '../../core/route.ts'
import { emptyForm, type FormState, render } from '../../ui/index.ts'
import { findNeighbourhoodByPostcode, getNeighbourhood, getPlace, listPlaces, parsePostcode, searchPractices } from '../places/index.ts'
import { CrisisPage } from './pages/crisis.tsx'
import { ServicePage } from './pages/service.tsx'
import { FindServicesPage, ServicesPage, type Surgery } from './pages/services.tsx'
import { partsOfService } from './panels.tsx'
import { crisisRoutes, nationalRoutes, ownPlace } from './store-crisis.ts'
import { getService, leads, listServices } from './store-services.ts'

const OPEN = { may: 'open', audit: 'none' } as const
const LOOK_UP = { ...OPEN, limit: 'look-up' } as const

/** The numbers for everybody, from memory: nobody in a crisis waits for a database. */
const without = ({ identity, path }: Parameters<NonNullable<Route['without']>>[0]): Reply =>
  page(render(<CrisisPage {...frame(identity, path)} routes={nationalRoutes()} places={[]} form={emptyForm()} now={new Date()} cutOff />))
const CRISIS = { ...OPEN, without } as const

const finder = z.object({ find: line('Enter a postcode or the name of a GP surgery', 100) })
const nearby = z.object({ postcode: line('Enter a postcode, like N17 0AA', 20) })

const ELSEWHERE = 'This postcode is outside the places here. The numbers at the top of the page answer wherever you are.'
const UNKNOWN = 'We do not know this postcode. Check it, or choose a place from the list.'

/** Pages for everyone, signed in or not. What is typed to find a place comes in the body of a form and is not kept. */
export const publicRoutes: Route[] = [
  see('/crisis', CRISIS, async (caller, ask) => page(await crisisPage(caller, ask, await ownPlace(caller)))),

  act('/crisis', { ...OPEN, limit: 'help', without }, async (caller, ask) => {
    const checked = check(nearby, ask.form)
    if (!checked.ok) return invalid(await crisisPage(caller, ask, undefined, checked.form))
    const answer = await findNeighbourhoodByPostcode(caller, checked.data.postcode)
    if ('neighbourhood' in answer) return goTo(`/crisis/${answer.neighbourhood.placeCode}`)
    const words = answer.found === 'wrong' ? answer.message : answer.found === 'elsewhere' ? ELSEWHERE : UNKNOWN
    return invalid(await crisisPage(caller, ask, undefined, withErrors(checked.form, { postcode: words })))
  }),

  see('/crisis/:code', CRISIS, async (caller, ask) => {
    const place = await getPlace(caller, ask.params.code ?? '')
    if (!place) throw new NotFound()
    return page(await crisisPage(caller, ask, place.code))
  }),

  see('/services', OPEN, async (caller, ask) => page(await findPage(caller, ask, emptyForm()))),

  act('/services', LOOK_UP, async (caller, ask) => {
    const checked = check(finder, ask.form)
    if (!checked.ok) return invalid(await findPage(caller, ask, checked.form))
    return parsePostcode(checked.data.find).kind === 'wrong'
      ? bySurgery(caller, ask, checked.form, checked.data.find)
      : byPostcode(caller, ask, checked.form, checked.data.find)
  }),

  see('/services/in/:code', OPEN, async (caller, ask) => {
    const code = ask.params.code ?? ''
    const near = await getNeighbourhood(caller, code)
    const place = await getPlace(caller, near?.placeCode ?? code)
    if (!place) throw new NotFound()
    const number = Math.min(Math.max(Math.trunc(Number(ask.query.get('page'))) || 1, 1), 1000)
    const found = await listServices(caller, { placeCode: place.code, neighbourhoodCode: near?.code }, number)
    const where = near ? { name: near.name, place: place.name } : { name: place.name, place: undefined }
    return page(render(<ServicesPage {...frame(ask.identity, ask.path)} where={where} path={ask.path} placeCode={place.code} page={number} {...found} />))
  }),

  see('/services/:slug', OPEN, async (caller, ask) => {
    const service = await getService(caller, ask.params.slug ?? '')
    if (!service) throw new NotFound()
    const roles = service.roles.filter(isRole).map(code => ({ name: ROLES[code].name, description: ROLES[code].description }))
    const mayEdit = can(caller.role, 'service.edit') && (await leads(caller, service.id))
    return page(
      render(
        <ServicePage
          {...frame(ask.identity, ask.path, 'public')}
          service={service}
          roles={roles}
          mayEdit={mayEdit}
          also={await partsOfService(caller, service)}
          notice={ask.query.has('saved') ? 'Saved' : undefined}
        />,
      ),
    )
  }),
]

async function crisisPage(caller: Caller, ask: Ask, placeCode: string | undefined, form: FormState = emptyForm()): Promise<string> {
  const places = await listPlaces(caller)
  const routes = await crisisRoutes(caller, placeCode)
  return render(
    <CrisisPage
      {...frame(ask.identity, ask.path)}
      routes={routes}
      place={places.find(one => one.code === placeCode)}
      places={places}
      form={form}
      now={caller.now}
    />,
  )
}

async function findPage(caller: Caller, ask: Ask, form: FormState, surgeries: readonly Surgery[] = []): Promise<string> {
  return render(<FindServicesPage {...frame(ask.identity, ask.path)} form={form} places={await listPlaces(caller)} surgeries={surgeries} />)
}

async function byPostcode(caller: Caller, ask: Ask, form: FormState, find: string): Promise<Reply> {
  const answer = await findNeighbourhoodByPostcode(caller, find)
  if ('neighbourhood' in answer) return goTo(`/services/in/${answer.neighbourhood.code}`)
  const words =
    answer.found === 'wrong'
      ? answer.message
      : answer.found === 'elsewhere'
        ? 'This postcode is outside the places here. Your GP surgery can tell you who helps people where you live.'
        : UNKNOWN
  return invalid(await findPage(caller, ask, withErrors(form, { find: words })))
}

async function bySurgery(caller: Caller, ask: Ask, form: FormState, find: string): Promise<Reply> {
  const surgeries = await searchPractices(caller, find)
  if (surgeries.length > 0) return page(await findPage(caller, ask, form, surgeries))
  return invalid(
    await findPage(caller, ask, withErrors(form, { find: 'We found no GP surgery with that name here. Try one word of its name, or your postcode.' })),
  )
}
