import { can } from '../../access/index.ts'
import type { Caller } from '../../core/caller.ts'
import { londonDate, londonInstant } from '../../core/dates.ts'
import { Invalid, NotFound } from '../../core/errors.ts'
import { check, withErrors } from '../../core/forms.ts'
import { newId } from '../../core/ids.ts'
import { type Ask, act, clash, goTo, invalid, page, type Reply, type Route, see } from '../../core/route.ts'
import { emptyForm, type FormState, render } from '../../ui/index.ts'
import { partFor } from '../people/index.ts'
import { doersFor, eventOf, leaveOut, prompts, recordEvent, SavedBefore, writeSafetyAssessment } from './actions-assessment.ts'
import { NARRATIVE, type NarrativePart } from './assessment.ts'
import { assessmentForm, eventForm, leaveOutForm, versionForm } from './forms.ts'
import { AssessmentFormPage, AssessmentPage, SafetySummaryPage } from './pages/assessment.tsx'
import { CrisisViewPage } from './pages/crisis.tsx'
import { EventFormPage, EventPage, PastEvents } from './pages/events.tsx'
import { SAFETY_PLAN } from './part.ts'
import { lookAgain } from './plan.ts'
import { DANGER_KINDS, readEvents, readSafetyAssessment, safetyAssessmentsOf } from './store-assessment.ts'
import { readWishes } from './store-wishes.ts'
import { shownPlan } from './whole.ts'
import { wishesInForce } from './wishes.ts'

const danger = (caller: Caller, ask: Ask) => partFor(caller, ask, { ...SAFETY_PLAN, kinds: DANGER_KINDS })
const mayAssess = (caller: Caller) => can(caller.role, 'safety.assess')
const back = (ask: Ask) => goTo(`/people/${ask.params.person}/safety`)

async function summary(caller: Caller, ask: Ask): Promise<Reply> {
  const part = await danger(caller, ask)
  const [events, assessments] = [await readEvents(caller, part.personId), await safetyAssessmentsOf(caller, part.personId)]
  return page(render(<SafetySummaryPage part={part} events={events} assessments={assessments} canAssess={mayAssess(caller)} />))
}

async function crisis(caller: Caller, ask: Ask): Promise<Reply> {
  const part = await partFor(caller, ask, SAFETY_PLAN)
  const shown = await shownPlan(caller, part.personId)
  const { plan } = shown.whole
  const knows = (part.kinds & DANGER_KINDS) === DANGER_KINDS
  const past = knows ? <PastEvents events={await readEvents(caller, part.personId)} /> : null
  const wishes = wishesInForce(await readWishes(caller, part.personId))
  const again = plan && lookAgain(plan, caller.now, shown.holder?.since)
  return page(render(<CrisisViewPage part={part} shown={shown} again={again} wishes={wishes} past={past} assess={knows && mayAssess(caller)} />))
}

async function formHtml(caller: Caller, ask: Ask, form: FormState): Promise<string> {
  const part = await danger(caller, ask)
  const { doers } = await doersFor(caller, part.personId)
  const shared = { part, form, doers, writerId: caller.actor.workerId! }
  return render(<AssessmentFormPage {...shared} prompts={await prompts(caller)} events={await readEvents(caller, part.personId)} />)
}

const SAVED_BEFORE =
  'You sent this page before, in other words. Those words are saved. The words below are not saved. Read what is saved under “Safety”. To keep the words below as well, send them again'
/** As typed, on a page of its own: sent again, it is saved beside what was saved first. */
const asNew = (form: FormState): FormState => ({ values: { ...form.values, id: newId() }, errors: { form: SAVED_BEFORE } })

async function save(caller: Caller, ask: Ask): Promise<Reply> {
  const personId = ask.params.person!
  const checked = check(assessmentForm, ask.form)
  const again = async (form: FormState) => invalid(await formHtml(caller, ask, form))
  if (!checked.ok) return again(checked.form)
  const { on, at, concern, nextWhat, nextWho, nextBy, followWho, followBy, ...typed } = checked.data
  const happenedAt = londonInstant(on, at.replace('.', ':').padStart(5, '0'))
  if (!happenedAt) return again(withErrors(checked.form, { at: 'Enter a real time, like 14:30' }))
  if (happenedAt > caller.now) return again(withErrors(checked.form, { on: 'The date and time must not be in the future' }))
  const narrative = Object.fromEntries(NARRATIVE.map(part => [part, typed[part]])) as Record<NarrativePart, string>
  const next = { what: nextWhat, who: nextWho, by: nextBy }
  try {
    const written = { ...typed, narrative, happenedAt, next, followUp: { who: followWho, by: followBy }, concernContinues: concern === 'yes' }
    return goTo(`/people/${personId}/safety-assessments/${await writeSafetyAssessment(caller, personId, written)}`)
  } catch (error) {
    if (error instanceof Invalid) return again(withErrors(checked.form, error.fields))
    if (error instanceof SavedBefore) return clash(await formHtml(caller, ask, asNew(checked.form)))
    throw error
  }
}

async function one(caller: Caller, ask: Ask): Promise<Reply> {
  const part = await danger(caller, ask)
  const assessment = await readSafetyAssessment(caller, ask.params.safetyId!)
  if (!assessment || assessment.personId !== part.personId) throw new NotFound()
  return page(render(<AssessmentPage part={part} one={assessment} prompts={await prompts(caller)} />))
}

async function eventFormHtml(caller: Caller, ask: Ask, form: FormState): Promise<string> {
  const part = await danger(caller, ask)
  const { doers } = await doersFor(caller, part.personId)
  return render(<EventFormPage part={part} form={form} doers={doers} writerId={caller.actor.workerId!} />)
}

async function saveEvent(caller: Caller, ask: Ask): Promise<Reply> {
  const checked = check(eventForm, ask.form)
  if (!checked.ok) return invalid(await eventFormHtml(caller, ask, checked.form))
  const { concern, followWho, followBy, ...event } = checked.data
  try {
    await recordEvent(caller, ask.params.person!, { ...event, concernContinues: concern === 'yes', followUp: { who: followWho, by: followBy } })
  } catch (error) {
    if (error instanceof Invalid) return invalid(await eventFormHtml(caller, ask, withErrors(checked.form, error.fields)))
    if (error instanceof SavedBefore) return clash(await eventFormHtml(caller, ask, asNew(checked.form)))
    throw error
  }
  return back(ask)
}

async function eventHtml(caller: Caller, ask: Ask, form: FormState, newer = false): Promise<string> {
  const part = await danger(caller, ask)
  return render(<EventPage part={part} event={await eventOf(caller, part.personId, ask.params.eventId!)} form={form} newer={newer} />)
}

async function decide(caller: Caller, ask: Ask, version: number, why: string | null, form: FormState): Promise<Reply> {
  const kept = await leaveOut(caller, ask.params.person!, ask.params.eventId!, version, why)
  return kept ? back(ask) : clash(await eventHtml(caller, ask, form, true))
}

async function leaveItOut(caller: Caller, ask: Ask): Promise<Reply> {
  const checked = check(leaveOutForm, ask.form)
  if (!checked.ok) return invalid(await eventHtml(caller, ask, checked.form))
  return decide(caller, ask, checked.data.version, checked.data.why, checked.form)
}

async function putBack(caller: Caller, ask: Ask): Promise<Reply> {
  const checked = check(versionForm, ask.form)
  if (!checked.ok) return invalid(await eventHtml(caller, ask, checked.form))
  return decide(caller, ask, checked.data.version, null, checked.form)
}

const ASSESS = 'safety.assess'

export const routes: Route[] = [
  see('/people/:person/safety', { may: 'record.see', audit: 'safety summary opened' }, summary),
  see('/people/:person/in-a-crisis', { may: 'record.see', audit: 'crisis view opened' }, crisis),
  see('/people/:person/safety-assessments/new', { may: ASSESS, audit: 'urgent assessment, page for writing' }, async (caller, ask) =>
    page(await formHtml(caller, ask, emptyForm({ id: newId(), on: londonDate(caller.now) }))),
  ),
  act('/people/:person/safety-assessments', { may: ASSESS, audit: 'urgent assessment written' }, save),
  see('/people/:person/safety-assessments/:safetyId', { may: 'record.see', audit: 'urgent assessment read' }, one),
  see('/people/:person/safety-events/new', { may: ASSESS, audit: 'past event, page for writing' }, async (caller, ask) =>
    page(await eventFormHtml(caller, ask, emptyForm({ id: newId() }))),
  ),
  act('/people/:person/safety-events', { may: ASSESS, audit: 'past event written' }, saveEvent),
  see('/people/:person/safety-events/:eventId', { may: ASSESS, audit: 'past event opened' }, async (caller, ask) =>
    page(await eventHtml(caller, ask, emptyForm())),
  ),
  act('/people/:person/safety-events/:eventId/leave-out', { may: ASSESS, audit: 'past event left out of the summary' }, leaveItOut),
  act('/people/:person/safety-events/:eventId/put-back', { may: ASSESS, audit: 'past event put back into the summary' }, putBack),
]
