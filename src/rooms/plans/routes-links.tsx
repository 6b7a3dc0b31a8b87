import { z } from 'zod'
import { frame } from '../../access/index.ts'
import type { Caller } from '../../core/caller.ts'
import { addDays, londonDate } from '../../core/dates.ts'
import { NotFound } from '../../core/errors.ts'
import { check, choices, day, type FormState, line, optionalLine, ticked } from '../../core/forms.ts'
import { type Ask, goTo, invalid, page, type Reply, type Route, see } from '../../core/route.ts'
import { emptyForm, render } from '../../ui/index.ts'
import { isOwn } from './actions.ts'
import { partsOf } from './export.ts'
import { choicesOfLink, type LinkToMake, leftOut, linksOf, lookThrough, makeLink, openByLink, withdraw } from './links.ts'
import { LinkedPlanPage, LinksPage, LookPage, MadePage, NoLinkPage } from './pages/links.tsx'
import { both, orAgain, surround, viewOf, whose } from './routes-lines.tsx'
import { SECTION_CODES, type Section, TOUCH_CODES } from './sections.ts'

let address = ''
/** Set once at the start from the configuration: the address people use, whatever stands in front of us. */
export const setPlanAddress = (baseUrl: string): void => {
  address = baseUrl
}

const NOT_WITH_THEM = 'Make a link only while they are with you and want it'
const schema = z.object({
  forWhom: line('Say who it is for, in your own words', 100),
  sections: choices(SECTION_CODES as unknown as readonly [Section, ...Section[]], 'Choose parts from the list').refine(
    list => list.length > 0,
    'Choose at least one part',
  ),
  touches: choices(TOUCH_CODES, 'Choose from the list'),
  until: day('Enter the last day on which it opens'),
  shownName: optionalLine(100),
  withThem: ticked(),
})

async function listHtml(caller: Caller, ask: Ask, form: FormState): Promise<string> {
  const personId = whose(caller, ask)
  const links = await linksOf(caller, personId)
  const around = await surround(caller, ask, personId)
  return render(<LinksPage {...around} form={form} choices={await choicesOfLink(caller, personId)} links={links} now={caller.now} />)
}

async function list(caller: Caller, ask: Ask): Promise<Reply> {
  const { sections } = await choicesOfLink(caller, whose(caller, ask))
  const [year, month, date] = londonDate(addDays(caller.now, 7)).split('-').map(Number)
  return page(await listHtml(caller, ask, emptyForm({ sections, 'until-day': String(date), 'until-month': String(month), 'until-year': String(year) })))
}

/** Reads the form; what needs another look comes back as the form. */
async function reading(caller: Caller, ask: Ask, then: (wanted: LinkToMake, form: FormState) => Promise<Reply>): Promise<Reply> {
  const checked = check(schema, ask.form)
  if (!checked.ok) return invalid(await listHtml(caller, ask, checked.form))
  const { withThem, shownName, ...rest } = checked.data
  const again = async (errors: Record<string, string>) => listHtml(caller, ask, { ...checked.form, errors })
  if (!isOwn(caller, whose(caller, ask)) && !withThem) return invalid(await again({ withThem: NOT_WITH_THEM }))
  return orAgain(() => then({ ...rest, shownName: shownName ?? '' }, checked.form), again)
}

const look = (caller: Caller, ask: Ask): Promise<Reply> =>
  reading(caller, ask, async (wanted, form) => {
    const personId = whose(caller, ask)
    const lines = await lookThrough(caller, personId, wanted)
    const around = await surround(caller, ask, personId)
    // To whoever has the link the plan is somebody else's.
    return page(render(<LookPage {...around} form={form} parts={partsOf(lines, false)} shownName={wanted.shownName} nothingIn={leftOut(wanted)} />))
  })

const make = (caller: Caller, ask: Ask): Promise<Reply> =>
  reading(caller, ask, async wanted => {
    const personId = whose(caller, ask)
    const token = await makeLink(caller, personId, wanted)
    return page(render(<MadePage {...(await surround(caller, ask, personId))} address={`${address}/plan-link/${token}`} />))
  })

async function opened(house: Caller, ask: Ask): Promise<Reply> {
  // A browser that loads a page beforehand shows it later without asking again: it gets nothing, and asks when somebody looks.
  if (/prefetch|prerender/.test(ask.headers.get('sec-purpose') ?? ask.headers.get('purpose') ?? ask.headers.get('x-moz') ?? ''))
    return { status: 503, body: '', headers: {} }
  const framed = frame(ask.identity, ask.path, 'person')
  const found = await openByLink(house, ask.params.token!, !ask.head)
  if (!found) return { status: 404, body: render(<NoLinkPage framed={framed} />), headers: { 'content-type': 'text/html; charset=utf-8' } }
  return page(render(<LinkedPlanPage framed={framed} parts={partsOf(found.lines, false)} shownName={found.shownName} until={found.until} />))
}

export const linkRoutes: Route[] = [
  ...both('see', '/links', 'links to the plan opened', list),
  ...both('act', '/links/look', 'link to the plan looked through before it is made', look),
  ...both('act', '/links', 'link to the plan made', make),
  ...both('act', '/links/:linkId/withdraw', 'link to the plan withdrawn', async (caller, ask) => {
    const personId = whose(caller, ask)
    if (!ask.params.linkId) throw new NotFound()
    await withdraw(caller, personId, ask.params.linkId)
    return goTo(`${(await viewOf(caller, personId, true)).base}/links`)
  }),
  // What it opens is written down with the link as the one who looked.
  see('/plan-link/:token', { may: 'open', audit: 'none', as: 'public-pages', limit: 'link', secret: true }, opened),
]
