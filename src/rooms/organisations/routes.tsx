import { z } from 'zod'
import { frame } from '../../access/index.ts'
import type { Caller } from '../../core/caller.ts'
import { addDays, londonInstant } from '../../core/dates.ts'
import { Invalid, NotFound } from '../../core/errors.ts'
import { asNowRead, check, choices, day, optionalLine, optionalWhole, optionalWords, whole, withErrors, words } from '../../core/forms.ts'
import { enqueue } from '../../core/jobs.ts'
import { type Ask, act, clash, goTo, invalid, page, type Route, see } from '../../core/route.ts'
import { emptyForm, type FormState, render } from '../../ui/index.ts'
import { decideOverCapacity, serviceLed, setCapacity } from './actions.ts'
import { SERVICE_TEXTS, type Service, type ServiceEdit, type ServiceText, WAYS_IN, type WayIn } from './organisations.ts'
import { CapacityPage } from './pages/capacity.tsx'
import { EditServicePage } from './pages/service.tsx'
import { publicRoutes } from './routes-public.tsx'
import { capacityDecisions, loadOf } from './store.ts'
import { updateService } from './store-services.ts'

const text = optionalWords(4000)
const edit = z.object({
  ...(Object.fromEntries(SERVICE_TEXTS.map(name => [name, text])) as Record<ServiceText, typeof text>),
  phone: optionalLine(40),
  waysIn: choices(Object.keys(WAYS_IN) as [WayIn, ...WayIn[]]).refine(list => list.length > 0, 'Choose at least one way to ask'),
  version: whole('Open this page again', 1, 1_000_000_000),
})

const capacity = z.object({
  capacity: optionalWhole('Enter a whole number from 1 to 10,000, or leave it empty', 1, 10_000),
  version: whole('Open this page again', 1, 1_000_000_000),
})

const decision = z.object({
  upTo: whole('Enter how many people, as a whole number', 1, 10_000),
  until: day('Enter the last day, like 27 3 2027'),
  reason: words('Write why, and what makes it safe', 4000),
})

/** What a team lead changes about their own team; everything public is in `routes-public`. */
export const routes: Route[] = [
  ...publicRoutes,

  see('/services/:slug/edit', { may: 'service.edit', audit: 'none' }, async (caller, ask) => page(editPage(ask, await ownService(caller, ask)))),

  act('/services/:slug/edit', { may: 'service.edit', audit: 'service page changed' }, async (caller, ask) => {
    const service = await ownService(caller, ask)
    const checked = check(edit, ask.form)
    if (!checked.ok) return invalid(editPage(ask, service, checked.form))
    if (await updateService(caller, service.id, toEdit(checked.data))) {
      // The public directory says what the page says.
      await enqueue(caller, 'assets.house', {})
      return goTo(`/services/${service.slug}?saved`)
    }
    return clash(editPage(ask, service, asNowRead(checked.form, service.version), service))
  }),

  see('/services/:slug/capacity', { may: 'capacity.set', audit: 'none' }, async (caller, ask) =>
    page(await capacityPage(caller, ask, await ownService(caller, ask))),
  ),

  act('/services/:slug/capacity', { may: 'capacity.set', audit: 'capacity set' }, async (caller, ask) => {
    const service = await ownService(caller, ask)
    const checked = check(capacity, ask.form)
    if (!checked.ok) return invalid(await capacityPage(caller, ask, service, checked.form))
    if (await setCapacity(caller, service.id, checked.data.capacity, checked.data.version)) return goTo(`/services/${service.slug}/capacity?saved`)
    const newer = 'Somebody else changed this team first. Look at the numbers there now, then save again.'
    return clash(await capacityPage(caller, ask, service, withErrors(asNowRead(checked.form), { capacity: newer })))
  }),

  act('/services/:slug/capacity/decision', { may: 'capacity.exceed', audit: 'decided to go over capacity' }, async (caller, ask) => {
    const service = await ownService(caller, ask)
    const checked = check(decision, ask.form)
    if (!checked.ok) return invalid(await capacityPage(caller, ask, service, checked.form))
    try {
      await decideOverCapacity(caller, service.id, { ...checked.data, until: endOf(checked.data.until, caller.now) })
    } catch (error) {
      if (error instanceof Invalid) return invalid(await capacityPage(caller, ask, service, withErrors(checked.form, error.fields)))
      throw error
    }
    return goTo(`/services/${service.slug}/capacity?saved`)
  }),
]

// The last day counts whole, to midnight in London.
const endOf = (date: string, now: Date): Date => addDays(londonInstant(date, '00:00') ?? now, 1)

const toEdit = (data: z.infer<typeof edit>): ServiceEdit => ({
  ...(Object.fromEntries(SERVICE_TEXTS.map(name => [name, data[name] ?? ''])) as Record<ServiceText, string>),
  phone: data.phone,
  waysIn: data.waysIn,
  version: data.version,
})

const ownService = (caller: Caller, ask: Ask): Promise<Service> => serviceLed(caller, ask.params.slug ?? '')

function editPage(ask: Ask, service: Service, form?: FormState, newer?: Service): string {
  const first = emptyForm({
    ...Object.fromEntries(SERVICE_TEXTS.map(name => [name, service[name]])),
    phone: service.phone,
    waysIn: service.waysIn,
    version: String(service.version),
  })
  return render(<EditServicePage {...frame(ask.identity, ask.path)} service={service} form={form ?? first} newer={newer} />)
}

async function capacityPage(caller: Caller, ask: Ask, service: Service, form?: FormState): Promise<string> {
  const load = (await loadOf(caller, [service.id])).get(service.id)
  if (!load) throw new NotFound()
  const now = { capacity: load.capacity === null ? '' : String(load.capacity) }
  const shown = form ? { ...form, values: { ...now, ...form.values } } : emptyForm(now)
  return render(
    <CapacityPage
      {...frame(ask.identity, ask.path)}
      service={service}
      load={load}
      decisions={await capacityDecisions(caller, service.id)}
      form={shown}
      notice={ask.query.has('saved') ? 'Saved' : undefined}
    />,
  )
}
