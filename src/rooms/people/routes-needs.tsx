import type { Caller } from '../../core/caller.ts'
import { londonDate } from '../../core/dates.ts'
import { Invalid, NotFound } from '../../core/errors.ts'
import { check, type FormBody, withErrors } from '../../core/forms.ts'
import { clash, goTo, invalid, page, type Reply, type Route } from '../../core/route.ts'
import { emptyForm, type FormState, render } from '../../ui/index.ts'
import { addConstraint, addNeed, endPart } from './actions-needs.ts'
import { actPart, seePart } from './both.ts'
import { constraintForm, endForm, markerForm, needForm, reviewForm } from './forms.ts'
import { ConstraintsPage, DoNotAskPage } from './pages/lists.tsx'
import { NeedsPage, ReviewNeedPage } from './pages/needs.tsx'
import type { Part, PartHandler } from './part.ts'
import { type Endable, insertMarker, readCareTeamNames, readConstraints, readMarkers, readNeeds, updateNeedReview } from './store-needs.ts'

const needsPage = async (caller: Caller, part: Part, form: FormState) =>
  render(<NeedsPage part={part} needs={await readNeeds(caller, part.personId)} form={form} today={londonDate(caller.now)} />)
const constraintsPage = async (caller: Caller, part: Part, form: FormState) =>
  render(
    <ConstraintsPage
      part={part}
      constraints={await readConstraints(caller, part.personId)}
      team={await readCareTeamNames(caller, part.personId)}
      form={form}
    />,
  )
const markersPage = async (caller: Caller, part: Part, form: FormState) =>
  render(<DoNotAskPage part={part} markers={await readMarkers(caller, part.personId)} form={form} />)

const end =
  (table: Endable, path: string): PartHandler =>
  async (part, caller, ask) => {
    const checked = check(endForm, ask.form)
    if (!checked.ok) throw new Invalid('Open the page again and try once more.')
    await endPart(caller, table, part.personId, ask.params.partId!, checked.data.version)
    return goTo(part.base + path)
  }

async function saveConstraint(part: Part, caller: Caller, body: FormBody): Promise<Reply> {
  const checked = check(constraintForm, body)
  if (!checked.ok) return invalid(await constraintsPage(caller, part, checked.form))
  const { kind, words, who, readers } = checked.data
  try {
    await addConstraint(caller, part.personId, kind, words, who === 'named' ? readers : undefined)
  } catch (error) {
    if (error instanceof Invalid) return invalid(await constraintsPage(caller, part, withErrors(checked.form, error.fields)))
    throw error
  }
  return goTo(`${part.base}/constraints`)
}

const needOf = async (caller: Caller, part: Part, needId: string) => {
  const need = (await readNeeds(caller, part.personId)).find(one => one.id === needId)
  if (!need) throw new NotFound()
  return need
}

export const routes: Route[] = [
  // Needs that are shared are of the kind `contact`, so that whoever may make contact sees them; the others do not appear.
  ...seePart('/needs', 'contact', 'needs', async (part, caller) => page(await needsPage(caller, part, emptyForm({ whose: 'person', shared: 'yes' })))),
  ...actPart('/needs', 'aboutMe', 'need added', async (part, caller, ask) => {
    const checked = check(needForm, ask.form)
    if (!checked.ok) return invalid(await needsPage(caller, part, checked.form))
    const { gender, shared, kind, language, familyName, familyReason, online, ...rest } = checked.data
    const interpreter = kind === 'interpreter' ? { language, interpreterGender: gender, ...(familyName ? { familyName, familyReason } : {}) } : {}
    await addNeed(caller, part.personId, { ...rest, kind, shared: shared === 'yes', ...interpreter, ...(kind === 'online' ? { online } : {}) })
    return goTo(`${part.base}/needs`)
  }),
  ...seePart(
    '/needs/:needId/review',
    'aboutMe',
    'need',
    async (part, caller, ask) => {
      const need = await needOf(caller, part, ask.params.needId!)
      return page(render(<ReviewNeedPage part={part} need={need} form={emptyForm({ metHow: need.metHow ?? '' })} />))
    },
    'note.write',
  ),
  ...actPart('/needs/:needId/review', 'aboutMe', 'need reviewed', async (part, caller, ask) => {
    const need = await needOf(caller, part, ask.params.needId!)
    const checked = check(reviewForm, ask.form)
    if (!checked.ok) return invalid(render(<ReviewNeedPage part={part} need={need} form={checked.form} />))
    const kept = await updateNeedReview(caller, need.id, checked.data.version, checked.data)
    return kept
      ? goTo(`${part.base}/needs`)
      : clash(render(<ReviewNeedPage part={part} need={await needOf(caller, part, need.id)} form={checked.form} newer />))
  }),
  ...actPart('/needs/:partId/end', 'aboutMe', 'need ended', end('need', '/needs')),
  ...seePart('/constraints', 'aboutMe', 'constraints', async (part, caller) => page(await constraintsPage(caller, part, emptyForm({ who: 'team' })))),
  ...actPart('/constraints', 'aboutMe', 'constraint added', (part, caller, ask) => saveConstraint(part, caller, ask.form)),
  ...actPart('/constraints/:partId/end', 'aboutMe', 'constraint ended', end('life_constraint', '/constraints')),
  ...seePart('/do-not-ask', 'aboutMe', 'what not to ask', async (part, caller) => page(await markersPage(caller, part, emptyForm()))),
  ...actPart('/do-not-ask', 'aboutMe', 'what not to ask changed', async (part, caller, ask) => {
    const checked = check(markerForm, ask.form)
    if (!checked.ok) return invalid(await markersPage(caller, part, checked.form))
    const { topic, rule, onlyIf, toldOnce } = checked.data
    await insertMarker(caller, part.personId, { topic, rule, onlyIf: rule === 'only_if' ? (onlyIf ?? null) : null, toldOnce })
    return goTo(`${part.base}/do-not-ask`)
  }),
  ...actPart('/do-not-ask/:partId/end', 'aboutMe', 'what not to ask changed', end('do_not_ask', '/do-not-ask')),
]
