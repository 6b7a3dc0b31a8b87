import { z } from 'zod'
import { can, frame } from '../../access/index.ts'
import type { Caller } from '../../core/caller.ts'
import { NotAllowed, NotFound } from '../../core/errors.ts'
import { check, choice, whole, words } from '../../core/forms.ts'
import { type Ask, act, clash, goTo, invalid, page, type Reply, type Route, see } from '../../core/route.ts'
import { emptyForm, type FormState, render } from '../../ui/index.ts'
import { type ClinicalItem, contentList } from '../clinical-content/index.ts'
import { draw, getPlace, listPlaces, neighbourhoodBoundaries } from '../places/index.ts'
import { coverOf, LEVEL_CODES, type PlaceFunction } from './coverage.ts'
import { CoveragePage, FunctionPage, PlacesPage } from './pages/coverage.tsx'
import { countsOf, decide, decisionsOf, domainCounts, hoodsOf, levelsOf, publicHealthOf, setLevel } from './store.ts'

const decisionForm = z.object({ words: words('Write what was decided', 2000) })
const levelForm = z.object({
  level: choice(LEVEL_CODES, 'Choose where it should be'),
  version: whole('This page is too old to save from. Open it again.', 0, 1_000_000),
})

const list = (value: unknown): string[] => (Array.isArray(value) ? value.filter(one => typeof one === 'string') : [])
const asFunction = ({ code, title, more }: ClinicalItem): PlaceFunction => ({ code, title, teams: list(more.teams), headings: list(more.headings) })

// Those who plan a place, and those who lead its teams, decide; everybody at work there may look.
const mayDecide = (role: string) => role === 'commissioner' || can(role, 'service.edit')

async function coverage(caller: Caller, placeCode: string) {
  const place = await getPlace(caller, placeCode)
  if (!place) throw new NotFound()
  const functions = (await contentList(caller, 'coverage-functions')).map(asFunction)
  const hoods = await hoodsOf(caller, place.code)
  const counts = await countsOf(caller, place.code, functions)
  const levels = await levelsOf(caller, place.code)
  return { place, hoods, counts, covered: functions.map(fn => coverOf(fn, levels.get(fn.code), hoods, counts)) }
}

async function placeHtml(caller: Caller, ask: Ask, form: FormState): Promise<string> {
  const { place, hoods, covered } = await coverage(caller, ask.params.place!)
  return render(
    <CoveragePage
      framed={frame(ask.identity, '/coverage')}
      place={place}
      covered={covered}
      hoods={hoods}
      domains={await domainCounts(caller, place.code)}
      decisions={await decisionsOf(caller, place.code)}
      mayDecide={mayDecide(caller.role)}
      form={form}
    />,
  )
}

async function functionHtml(caller: Caller, ask: Ask, form?: FormState, newer = false): Promise<string> {
  const { place, hoods, counts, covered } = await coverage(caller, ask.params.place!)
  const one = covered.find(it => it.fn.code === ask.params.code)
  if (!one) throw new NotFound()
  const shapes = await neighbourhoodBoundaries(caller, place.code)
  const inOrder = hoods.flatMap(hood => shapes.find(shape => shape.code === hood.code) ?? { code: hood.code, name: hood.name, boundary: undefined })
  return render(
    <FunctionPage
      framed={frame(ask.identity, '/coverage')}
      place={place}
      one={one}
      hoods={hoods}
      counts={counts}
      publicHealth={await publicHealthOf(caller, place.code, one.fn.headings)}
      drawing={draw(inOrder)}
      mayDecide={mayDecide(caller.role)}
      form={form ?? emptyForm({ level: one.level ?? '' })}
      newer={newer}
    />,
  )
}

async function decided(caller: Caller, ask: Ask): Promise<Reply> {
  if (!mayDecide(caller.role)) throw new NotAllowed()
  const checked = check(decisionForm, ask.form)
  if (!checked.ok) return invalid(await placeHtml(caller, ask, checked.form))
  const place = await getPlace(caller, ask.params.place!)
  if (!place) throw new NotFound()
  await decide(caller, place.code, checked.data.words)
  return goTo(`/coverage/${place.code}`)
}

async function levelled(caller: Caller, ask: Ask): Promise<Reply> {
  if (!mayDecide(caller.role)) throw new NotAllowed()
  const checked = check(levelForm, ask.form)
  if (!checked.ok) return invalid(await functionHtml(caller, ask, checked.form))
  const { place, covered } = await coverage(caller, ask.params.place!)
  const one = covered.find(it => it.fn.code === ask.params.code)
  if (!one) throw new NotFound()
  if (await setLevel(caller, place.code, one.fn.code, checked.data.level, checked.data.version)) return goTo(`/coverage/${place.code}/${one.fn.code}`)
  return clash(await functionHtml(caller, ask, checked.form, true))
}

const MAY = 'place.see-work'
export const routes: Route[] = [
  see('/coverage', { may: MAY, audit: 'coverage, places listed' }, async (caller, ask) =>
    page(render(<PlacesPage framed={frame(ask.identity, '/coverage')} places={await listPlaces(caller)} />)),
  ),
  see('/coverage/:place', { may: MAY, audit: 'coverage of a place opened' }, async (caller, ask) => page(await placeHtml(caller, ask, emptyForm()))),
  act('/coverage/:place', { may: MAY, audit: 'coverage, decision written' }, decided),
  see('/coverage/:place/:code', { may: MAY, audit: 'coverage of a function opened' }, async (caller, ask) => page(await functionHtml(caller, ask))),
  act('/coverage/:place/:code', { may: MAY, audit: 'coverage, level decided' }, levelled),
]
