import { z } from 'zod'
import { frame } from '../../access/index.ts'
import type { Caller } from '../../core/caller.ts'
import { londonDate } from '../../core/dates.ts'
import { Invalid, NotAllowed, NotFound } from '../../core/errors.ts'
import { asNowRead, check, choices, line, optionalDay, optionalWhole, optionalWords, whole, withErrors, words } from '../../core/forms.ts'
import { type Ask, act, clash, goTo, invalid, page, type Reply, type Route, see } from '../../core/route.ts'
import { inFigures } from '../../core/text.ts'
import { emptyForm, type FormState, render } from '../../ui/index.ts'
import { type Service, serviceLed } from '../organisations/index.ts'
import { getPlace } from '../places/index.ts'
import { listTherapies, mayName, namePathway, offerTherapy, withdrawTherapy } from './actions.ts'
import { OfferPage, OffersPage } from './pages/offers.tsx'
import { NamePage } from './pages/pathway.tsx'
import { offersOf, readPathway } from './store.ts'
import { FORM_CODES, type Offer, type OfferEdit, PATHWAY, WAY_CODES } from './therapies.ts'

const AGAIN = 'Open this page again'
const version = whole(AGAIN, 0, 1_000_000_000)
const upTo = (what: string, most: number) => optionalWhole(`Enter ${what} as a whole number up to ${inFigures(most)}, or leave it empty`, 0, most)

const offerForm = z.object({
  location: optionalWords(500),
  ways: choices(WAY_CODES).refine(list => list.length > 0, 'Choose at least one way'),
  forms: choices(FORM_CODES).refine(list => list.length > 0, 'Choose at least one'),
  waitWeeks: upTo('the weeks', 520),
  started: upTo('how many started', 100_000),
  finished: upTo('how many finished', 100_000),
  countedOn: optionalDay(),
  version,
})
const withdrawForm = z.object({ version })
const nameForm = z.object({
  name: line('Enter the name', 120),
  chosenBy: words('Write who chose it', 500),
  about: optionalWords(4000),
  version,
})

const toEdit = ({ location, countedOn, ...rest }: z.infer<typeof offerForm>): OfferEdit => ({
  ...rest,
  location: location ?? '',
  countedOn: countedOn ?? null,
})

const ownService = (caller: Caller, ask: Ask): Promise<Service> => serviceLed(caller, ask.params.slug ?? '')

const text = (value: number | null | undefined) => value?.toString() ?? ''
const versionOf = (one: { version: number } | undefined) => String(one?.version ?? 0)
const asForm = (offer: Offer | undefined): FormState =>
  emptyForm({
    location: offer?.location,
    ways: offer?.ways,
    forms: offer?.forms,
    waitWeeks: text(offer?.waitWeeks),
    started: text(offer?.started),
    finished: text(offer?.finished),
    countedOn: offer?.countedOn ?? '',
    version: versionOf(offer),
  })
/** The form of one therapy as it stands now, or with what was typed. */
async function offerHtml(caller: Caller, ask: Ask, service: Service, form?: FormState, clashed = false): Promise<string> {
  const therapy = (await listTherapies(caller)).find(one => one.code === ask.params.therapy)
  if (!therapy) throw new NotFound()
  const offer = (await offersOf(caller, service.id)).find(one => one.therapy === therapy.code)
  const props = { framed: frame(ask.identity, ask.path), team: service, therapy, offer, today: londonDate(caller.now), clashed }
  return render(<OfferPage {...props} form={clashed ? asNowRead(form ?? asForm(offer), offer?.version ?? 0) : (form ?? asForm(offer))} />)
}

async function offersHtml(caller: Caller, ask: Ask, team: Service): Promise<string> {
  const props = { framed: frame(ask.identity, ask.path), team, today: londonDate(caller.now), notice: ask.query.has('saved') ? 'Saved' : undefined }
  return render(<OffersPage {...props} therapies={await listTherapies(caller)} offers={await offersOf(caller, team.id)} />)
}

async function offered(caller: Caller, ask: Ask): Promise<Reply> {
  const service = await ownService(caller, ask)
  const checked = check(offerForm, ask.form)
  if (!checked.ok) return invalid(await offerHtml(caller, ask, service, checked.form))
  try {
    const kept = await offerTherapy(caller, service.id, ask.params.therapy!, toEdit(checked.data), checked.data.version)
    return kept ? goTo(`/services/${service.slug}/therapies?saved`) : clash(await offerHtml(caller, ask, service, checked.form, true))
  } catch (error) {
    if (error instanceof Invalid) return invalid(await offerHtml(caller, ask, service, withErrors(checked.form, error.fields)))
    throw error
  }
}

async function withdrawn(caller: Caller, ask: Ask): Promise<Reply> {
  const service = await ownService(caller, ask)
  const checked = check(withdrawForm, ask.form)
  if (!checked.ok) return invalid(await offerHtml(caller, ask, service, checked.form))
  if (await withdrawTherapy(caller, service.id, ask.params.therapy!, checked.data.version)) return goTo(`/services/${service.slug}/therapies?saved`)
  return clash(await offerHtml(caller, ask, service, undefined, true))
}

/** The page on which a place's pathway is named; there only for those who may. */
async function nameHtml(caller: Caller, ask: Ask, form?: FormState, clashed = false): Promise<string> {
  const place = await getPlace(caller, ask.params.code ?? '')
  if (!place) throw new NotFound()
  if (!(await mayName(caller, place.code))) throw new NotAllowed()
  const now = await readPathway(caller, place.code, PATHWAY.code)
  const shown = form ?? emptyForm({ name: now?.name, chosenBy: now?.chosenBy, about: now?.words, version: versionOf(now) })
  const framed = frame(ask.identity, ask.path)
  return render(<NamePage framed={framed} place={place} form={clashed ? asNowRead(shown, now?.version ?? 0) : shown} newer={clashed ? now : undefined} />)
}

async function named(caller: Caller, ask: Ask): Promise<Reply> {
  const checked = check(nameForm, ask.form)
  if (!checked.ok) return invalid(await nameHtml(caller, ask, checked.form))
  const place = await getPlace(caller, ask.params.code ?? '')
  if (!place) throw new NotFound()
  const { about, version: read, ...edit } = checked.data
  if (await namePathway(caller, place.code, { ...edit, words: about ?? '' }, read)) return goTo(`/places/${place.code}/${PATHWAY.at}?saved`)
  return clash(await nameHtml(caller, ask, checked.form, true))
}

const OFFERS = '/services/:slug/therapies'
const NAME = `/places/:code/${PATHWAY.at}/name`

/** What a team lead changes of their own team's offers, and those who lead a place of its pathway's name. */
export const leadRoutes: Route[] = [
  see(OFFERS, { may: 'service.edit', audit: 'none' }, async (caller, ask) => page(await offersHtml(caller, ask, await ownService(caller, ask)))),
  see(`${OFFERS}/:therapy`, { may: 'service.edit', audit: 'none' }, async (caller, ask) => page(await offerHtml(caller, ask, await ownService(caller, ask)))),
  act(`${OFFERS}/:therapy`, { may: 'service.edit', audit: 'therapy offered or changed' }, offered),
  act(`${OFFERS}/:therapy/withdraw`, { may: 'service.edit', audit: 'therapy no longer offered' }, withdrawn),
  see(NAME, { may: 'place.see-work', audit: 'none' }, async (caller, ask) => page(await nameHtml(caller, ask))),
  act(NAME, { may: 'place.see-work', audit: 'pathway named' }, named),
]
