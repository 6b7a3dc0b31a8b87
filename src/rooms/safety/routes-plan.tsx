import { contactsOf, KINDS } from '../../access/index.ts'
import type { Caller } from '../../core/caller.ts'
import { londonDate } from '../../core/dates.ts'
import { Invalid, NotFound } from '../../core/errors.ts'
import { check, withErrors } from '../../core/forms.ts'
import { type Ask, clash, goTo, invalid, page, type Reply, type Route } from '../../core/route.ts'
import { emptyForm, type FormState, render } from '../../ui/index.ts'
import { contentList } from '../clinical-content/index.ts'
import type { Part } from '../people/index.ts'
import { addLines, addMeans, headingFor, headings, lineOf, review, rewriteLine, somethingHappened, stopMeans, takeOff } from './actions-plan.ts'
import { answerCrisisReading, crisisReaders } from './crisis-reading.ts'
import { againForm, crisisReadingForm, lineForm, linesForm, meansForm, reviewForm, versionForm } from './forms.ts'
import { PlanPage } from './pages/plan.tsx'
import { AddPage, AgainPage, EndMeansPage, LinePage, MeansPage, ReviewPage } from './pages/plan-forms.tsx'
import { both, mayEnd, saidOf } from './part.ts'
import { heldNow, lookAgain } from './plan.ts'
import { readEndedMeans, readOlder, readPlan, readTakenOff, readWhole } from './store.ts'
import { shownPlan } from './whole.ts'

const home = (part: Part, at = '') => goTo(`${part.base}/safety-plan${at && `#${at}`}`)

const planPage = async (part: Part, caller: Caller): Promise<Reply> => page(await planHtml(part, caller))

async function planHtml(part: Part, caller: Caller, form: FormState = emptyForm()): Promise<string> {
  const { personId } = part
  const shown = await shownPlan(caller, personId)
  const { plan } = shown.whole
  const readers = part.own ? (await contactsOf(caller, personId)).filter(one => one.grants & KINDS.safetyPlan).map(one => one.name) : []
  return render(
    <PlanPage
      part={part}
      {...shown}
      again={plan && lookAgain(plan, caller.now, shown.holder?.since)}
      older={await readOlder(caller, personId)}
      takenOff={await readTakenOff(caller, personId)}
      ended={await readEndedMeans(caller, personId)}
      readers={readers}
      crisis={await crisisReaders(caller, personId)}
      mayAnswer={mayEnd(part, caller)}
      form={form}
    />,
  )
}

async function answerCrisis(part: Part, caller: Caller, ask: Ask): Promise<Reply> {
  const checked = check(crisisReadingForm, ask.form)
  const said = saidOf(part, ask)
  const errors = { ...checked.form.errors, ...said.form.errors }
  if (!checked.ok || !said.ok) return invalid(await planHtml(part, caller, { values: { ...said.form.values, ...checked.form.values }, errors }))
  try {
    await answerCrisisReading(caller, part.personId, checked.data.agreed === 'yes', said.data)
  } catch (error) {
    if (error instanceof Invalid) return invalid(await planHtml(part, caller, withErrors(said.form, error.fields)))
    throw error
  }
  return home(part, 'crisis-reading-heading')
}

async function addTo(part: Part, caller: Caller, ask: Ask): Promise<Reply> {
  const heading = await headingFor(caller, ask.params.heading)
  const again = (form: FormState) => invalid(render(<AddPage part={part} heading={heading} form={form} />))
  const checked = check(linesForm, ask.form)
  if (!checked.ok) return again(checked.form)
  try {
    await addLines(caller, part.personId, heading, checked.data.words)
  } catch (error) {
    if (error instanceof Invalid) return again(withErrors(checked.form, error.fields))
    throw error
  }
  return home(part, heading.code)
}

async function lineHtml(part: Part, caller: Caller, ask: Ask, form?: FormState, newer = false): Promise<string> {
  const line = await lineOf(caller, part.personId, ask.params.lineId!)
  const heading = (await headings(caller)).find(one => one.code === line.heading) ?? { code: line.heading, title: 'Safety plan', words: '', shows: undefined }
  const shown = { words: line.words, saidOn: londonDate(caller.now), ...form?.values }
  return render(
    <LinePage part={part} heading={heading} line={line} form={{ values: shown, errors: form?.errors ?? {} }} mayEnd={mayEnd(part, caller)} newer={newer} />,
  )
}

async function rewrite(part: Part, caller: Caller, ask: Ask): Promise<Reply> {
  const checked = check(lineForm, ask.form)
  if (!checked.ok) return invalid(await lineHtml(part, caller, ask, checked.form))
  const kept = await rewriteLine(caller, part.personId, ask.params.lineId!, checked.data.version, checked.data.words)
  return kept ? home(part) : clash(await lineHtml(part, caller, ask, checked.form, true))
}

/** Takes a line off, or puts it back. */
const off = (removed: boolean) => async (part: Part, caller: Caller, ask: Ask) => {
  const checked = check(versionForm, ask.form)
  const said = removed ? saidOf(part, ask) : undefined
  if (!checked.ok) return invalid(await lineHtml(part, caller, ask, said?.form))
  if (said && !said.ok) return invalid(await lineHtml(part, caller, ask, said.form))
  try {
    const kept = await takeOff(caller, part.personId, ask.params.lineId!, checked.data.version, removed, said?.data)
    return kept ? home(part) : clash(await lineHtml(part, caller, ask, said?.form, true))
  } catch (error) {
    if (error instanceof Invalid && said) return invalid(await lineHtml(part, caller, ask, withErrors(said.form, error.fields)))
    throw error
  }
}

async function meansHtml(part: Part, caller: Caller, form: FormState = emptyForm()): Promise<string> {
  const { means } = await readWhole(caller, part.personId)
  return render(<MeansPage part={part} held={heldNow(means, londonDate(caller.now))} mayEnd={mayEnd(part, caller)} form={form} />)
}

async function saveMeans(part: Part, caller: Caller, ask: Ask): Promise<Reply> {
  const checked = check(meansForm, ask.form)
  if (!checked.ok) return invalid(await meansHtml(part, caller, checked.form))
  try {
    await addMeans(caller, part.personId, { ...checked.data, until: checked.data.until ?? null })
  } catch (error) {
    if (error instanceof Invalid) return invalid(await meansHtml(part, caller, withErrors(checked.form, error.fields)))
    throw error
  }
  return home(part, 'safer')
}

async function oneMeans(part: Part, caller: Caller, ask: Ask) {
  const one = (await readWhole(caller, part.personId)).means.find(({ id }) => id === ask.params.meansId)
  if (!one) throw new NotFound()
  return (form: FormState) => render(<EndMeansPage part={part} one={one} form={form} />)
}

async function endedMeans(part: Part, caller: Caller, ask: Ask): Promise<Reply> {
  const checked = check(versionForm, ask.form)
  const html = await oneMeans(part, caller, ask)
  const said = saidOf(part, ask)
  if (!said.ok) return invalid(html(said.form))
  try {
    if (checked.ok && (await stopMeans(caller, part.personId, ask.params.meansId!, checked.data.version, said.data))) return home(part, 'safer')
  } catch (error) {
    if (error instanceof Invalid) return invalid(html(withErrors(said.form, error.fields)))
    throw error
  }
  return clash(await meansHtml(part, caller, withErrors(emptyForm(), { form: 'Somebody changed this first. This is how it stands now.' })))
}

async function reviewHtml(part: Part, caller: Caller, form: FormState, newer = false): Promise<string> {
  const plan = await readPlan(caller, part.personId)
  if (!plan) throw new NotFound()
  return render(<ReviewPage part={part} plan={plan} form={form} newer={newer} />)
}

async function saveReview(part: Part, caller: Caller, ask: Ask): Promise<Reply> {
  const checked = check(reviewForm, ask.form)
  if (!checked.ok) return invalid(await reviewHtml(part, caller, checked.form))
  const { reviewedOn, reviewedWith, version } = checked.data
  try {
    if (await review(caller, part.personId, { on: reviewedOn, withWhom: reviewedWith, version })) return home(part)
  } catch (error) {
    if (error instanceof Invalid) return invalid(await reviewHtml(part, caller, withErrors(checked.form, error.fields)))
    throw error
  }
  return clash(await reviewHtml(part, caller, checked.form, true))
}

async function againHtml(part: Part, caller: Caller, form: FormState): Promise<string> {
  return render(<AgainPage part={part} events={await contentList(caller, 'safety-events')} form={form} />)
}

async function saveAgain(part: Part, caller: Caller, ask: Ask): Promise<Reply> {
  const checked = check(againForm, ask.form)
  if (!checked.ok) return invalid(await againHtml(part, caller, checked.form))
  try {
    await somethingHappened(caller, part.personId, checked.data.why)
  } catch (error) {
    if (error instanceof Invalid) return invalid(await againHtml(part, caller, withErrors(checked.form, error.fields)))
    throw error
  }
  return home(part)
}

const WRITE = 'safety.write'
const END = 'safety.end'

export const routes: Route[] = [
  ...both.see('/safety-plan', 'safety plan opened', planPage),
  ...both.see(
    '/safety-plan/add/:heading',
    'safety plan page for adding',
    async (part, caller, ask) => page(render(<AddPage part={part} heading={await headingFor(caller, ask.params.heading)} form={emptyForm()} />)),
    WRITE,
  ),
  ...both.act('/safety-plan/add/:heading', 'safety plan added to', addTo),
  ...both.see('/safety-plan/lines/:lineId', 'safety plan line opened', async (part, caller, ask) => page(await lineHtml(part, caller, ask)), WRITE),
  ...both.act('/safety-plan/lines/:lineId', 'safety plan line changed', rewrite),
  ...both.act('/safety-plan/lines/:lineId/off', 'safety plan line taken off', off(true), END),
  ...both.act('/safety-plan/lines/:lineId/put-back', 'safety plan line put back', off(false)),
  ...both.see('/safety-plan/means', 'safety plan, who holds what opened', async (part, caller) => page(await meansHtml(part, caller))),
  ...both.act('/safety-plan/means', 'safety plan, who holds what written', saveMeans),
  ...both.see(
    '/safety-plan/means/:meansId/end',
    'safety plan, page for ending who holds what',
    async (part, caller, ask) => page((await oneMeans(part, caller, ask))(emptyForm({ saidOn: londonDate(caller.now) }))),
    END,
  ),
  ...both.act('/safety-plan/means/:meansId/end', 'safety plan, who holds what ended', endedMeans, END),
  ...both.see(
    '/safety-plan/review',
    'safety plan review page opened',
    async (part, caller) =>
      (await readPlan(caller, part.personId))
        ? page(await reviewHtml(part, caller, emptyForm({ reviewedOn: londonDate(caller.now) })))
        : planPage(part, caller),
    WRITE,
  ),
  ...both.act('/safety-plan/review', 'safety plan looked through', saveReview),
  ...both.act('/safety-plan/crisis-teams', 'who reads the safety plan in a crisis, answered', answerCrisis, END),
  ...both.see('/safety-plan/again', 'safety plan, look again page opened', async (part, caller) => page(await againHtml(part, caller, emptyForm())), WRITE),
  ...both.act('/safety-plan/again', 'safety plan is to be looked at again', saveAgain),
]
