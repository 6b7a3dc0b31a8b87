import { can, KINDS, myBasis } from '../../access/index.ts'
import type { Caller } from '../../core/caller.ts'
import { addDays } from '../../core/dates.ts'
import { Invalid, NotFound } from '../../core/errors.ts'
import { withErrors } from '../../core/forms.ts'
import { type Ask, clash, goTo, invalid, page, type Reply, type Route } from '../../core/route.ts'
import { emptyForm, type FormState, render } from '../../ui/index.ts'
import { requestsOf } from '../front-door/index.ts'
import { readerOf, recordsOf } from '../people/index.ts'
import { safetyAssessmentsOf } from '../safety/index.ts'
import { commentsOn } from '../timeline/index.ts'
import { acceptAsOurs, begin, ledToWhole, planAssessment, Refused, recentLike, shareOutcome, stop, takeUp } from './actions.ts'
import { COMPONENTS, type Component, isComponent, kindsFor, permissionFor } from './assessments.ts'
import { readContent } from './content.ts'
import { readAccept, readBegin, readOutcome, readPlan, readStop } from './forms.ts'
import { AssessmentPage } from './pages/assessment.tsx'
import { AssessmentsPage } from './pages/list.tsx'
import { OutcomePage } from './pages/outcome.tsx'
import { PlanPage } from './pages/plan.tsx'
import { homeOf, pathOf } from './pages/shell.tsx'
import { type AssessmentHandler, actOne, actTheirs, markersFor, type PersonHandler, seeBoth, seeOne, seeOneBoth, seeTheirs } from './reader.ts'
import { routes as invitedRoutes } from './routes-invited.tsx'
import { routes as partRoutes } from './routes-parts.tsx'
import { routes as understandingRoutes } from './routes-understanding.tsx'
import { type Assessment, assessmentsOf, outcomesOf, partsOf, readAssessment } from './store.ts'
import { contributorsOf, knownOf } from './store-known.ts'

const UNDERSTANDING = KINDS.assessment

async function mayBegin(caller: Caller, personId: string): Promise<Component[]> {
  if (!caller.actor.workerId) return []
  const { ownKinds } = await myBasis(caller, personId)
  return COMPONENTS.filter(one => can(caller.role, permissionFor(one)) && kindsFor(one, ownKinds))
}

const list: PersonHandler = async (caller, ask, { personId, own }) => {
  const reader = await readerOf(caller, ask, personId, own)
  const outcomes = await outcomesOf(caller, personId)
  const { kinds } = await myBasis(caller, personId)
  return page(
    render(
      <AssessmentsPage
        reader={reader}
        content={await readContent(caller)}
        assessments={await assessmentsOf(caller, personId)}
        outcomes={outcomes}
        comments={
          await commentsOn(
            caller,
            outcomes.map(one => one.id),
          )
        }
        mayBegin={await mayBegin(caller, personId)}
        canAnswer={can(caller.role, 'note.write')}
        mayAccept={can(caller.role, 'assessment.brief') ? caller.organisation : undefined}
        seesUnderstanding={(kinds & UNDERSTANDING) !== 0}
      />,
    ),
  )
}

async function planPage(caller: Caller, ask: Ask, personId: string, form?: FormState): Promise<string> {
  const component = ask.params.component ?? ''
  if (!isComponent(component) || !(await mayBegin(caller, personId)).includes(component)) throw new NotFound()
  const content = await readContent(caller)
  const words = content.component(component)
  const ledHere = component === 'comprehensive' ? await ledToWhole(caller, personId) : []
  const grown = ledHere[0] ? { cameBy: 'step_up', extendsId: ledHere[0].id } : {}
  const told = { purpose: words.purpose, covers: words.covers, howLong: words.howLong, ...grown }
  return render(
    <PlanPage
      reader={await readerOf(caller, ask, personId, false)}
      content={content}
      component={component}
      known={await knownOf(caller, await recordsOf(caller, personId), undefined, 20)}
      markers={await markersFor(caller, personId)}
      recent={await recentLike(caller, personId, { component, specialistKind: undefined }, content)}
      whole={(await assessmentsOf(caller, personId)).filter(one => one.component === 'comprehensive' && one.state !== 'stopped')}
      ledHere={ledHere}
      form={form ?? emptyForm(told)}
    />,
  )
}

const plan: PersonHandler = async (caller, ask, { personId }) => {
  const component = ask.params.component ?? ''
  if (!isComponent(component)) throw new NotFound()
  const read = readPlan(ask.form)
  if (!read.ok) return invalid(await planPage(caller, ask, personId, read.form))
  const { now, explained, specialistKind, extendsId, ...rest } = read.data
  const grown = component === 'comprehensive' && rest.cameBy === 'step_up' ? extendsId : undefined
  const specialist = component === 'specialist' ? { specialistKind, extendsId } : { specialistKind: undefined, extendsId: grown }
  try {
    const id = await planAssessment(
      caller,
      personId,
      { ...rest, ...specialist, component, plannedFor: rest.plannedFor },
      await readContent(caller),
      now ? explained : undefined,
    )
    return goTo(`/assessments/${id}`)
  } catch (error) {
    if (error instanceof Invalid) return invalid(await planPage(caller, ask, personId, withErrors(read.form, error.fields)))
    throw error
  }
}

async function asked(caller: Caller, personId: string) {
  const requests = await requestsOf(caller, personId, 3)
  return requests.filter(one => one.ownWords !== '').map(one => ({ words: one.ownWords, at: one.receivedAt }))
}

/** The narrative of an urgent one stands in the safety pages (R286): linked, never written twice. */
async function narrativesOf(caller: Caller, { component, personId, plannedAt }: Assessment, own: boolean) {
  if (own || component !== 'urgentEmergency') return []
  const since = addDays(plannedAt, -1)
  const found = (await safetyAssessmentsOf(caller, personId)).filter(one => one.happenedAt >= since)
  return found.map(one => ({ href: `/people/${personId}/safety-assessments/${one.id}`, at: one.happenedAt }))
}

async function onePage(caller: Caller, ask: Ask, assessment: Assessment, own: boolean, form: FormState, notice?: string): Promise<string> {
  const { id, personId } = assessment
  const parts = await partsOf(caller, id)
  const outcomes = await outcomesOf(caller, personId, id)
  const known = await knownOf(caller, await recordsOf(caller, personId), id)
  const may = can(caller.role, permissionFor(assessment.component))
  return render(
    <AssessmentPage
      reader={await readerOf(caller, ask, personId, own)}
      content={await readContent(caller)}
      assessment={assessment}
      parts={parts}
      outcomes={outcomes}
      contributors={await contributorsOf(caller, id)}
      carried={known.filter(one => one.say === 'carry' || one.say === 'read')}
      markers={await markersFor(caller, personId)}
      comments={
        await commentsOn(
          caller,
          [...parts, ...outcomes].map(one => one.id),
        )
      }
      asked={await asked(caller, personId)}
      extended={assessment.extendsId ? await readAssessment(caller, assessment.extendsId) : undefined}
      narratives={await narrativesOf(caller, assessment, own)}
      stepUp={can(caller.role, permissionFor('comprehensive')) && (await ledToWhole(caller, personId)).some(one => one.id === id)}
      may={{
        begin: may,
        add: own || (can(caller.role, 'assessment.brief') && assessment.begunAt !== null),
        share: may && assessment.begunAt !== null,
        answer: can(caller.role, 'note.write'),
        plan: ((await myBasis(caller, personId)).kinds & KINDS.plan) !== 0 && (own || can(caller.role, 'plan.write')),
      }}
      form={form}
      notice={notice}
    />,
  )
}

const NOTICES: Record<string, string> = {
  added: 'Added. The person can read it.',
  shared: 'Shared. The person can read it now.',
  own: 'Thank you. It stands with the rest now.',
}
const one: AssessmentHandler = async (caller, ask, assessment, own) =>
  page(await onePage(caller, ask, assessment, own, emptyForm(), NOTICES[ask.query.get('done') ?? '']))

/** Does something with an assessment; a refusal shows the page as it now is, with what was typed. */
async function change(caller: Caller, ask: Ask, assessment: Assessment, form: FormState, work: () => Promise<void>): Promise<Reply> {
  try {
    await work()
  } catch (error) {
    if (!(error instanceof Refused)) throw error
    const now = (await readAssessment(caller, assessment.id)) ?? assessment
    return clash(await onePage(caller, ask, now, false, withErrors(form, { form: error.message })))
  }
  return goTo(pathOf({ own: false }, assessment.id))
}

const mayDo = (caller: Caller, { component }: Assessment): void => {
  if (!can(caller.role, permissionFor(component))) throw new NotFound()
}

const beginIt: AssessmentHandler = async (caller, ask, assessment) => {
  mayDo(caller, assessment)
  const read = readBegin(ask.form)
  if (!read.ok) return invalid(await onePage(caller, ask, assessment, false, read.form))
  return change(caller, ask, assessment, read.form, () => begin(caller, assessment.id, read.data.explained))
}
const stopIt: AssessmentHandler = async (caller, ask, assessment) => {
  mayDo(caller, assessment)
  const read = readStop(ask.form)
  if (!read.ok) return invalid(await onePage(caller, ask, assessment, false, read.form))
  return change(caller, ask, assessment, read.form, () => stop(caller, assessment.id, read.data.why))
}
const takeItUp: AssessmentHandler = async (caller, ask, assessment) => {
  mayDo(caller, assessment)
  return change(caller, ask, assessment, emptyForm(), () => takeUp(caller, assessment.id))
}

async function outcomePage(caller: Caller, ask: Ask, assessment: Assessment, form: FormState): Promise<string> {
  mayDo(caller, assessment)
  const waiting = (await contributorsOf(caller, assessment.id)).filter(contributor => contributor.answer === null)
  return render(
    <OutcomePage
      reader={await readerOf(caller, ask, assessment.personId, false)}
      content={await readContent(caller)}
      assessment={assessment}
      waiting={waiting}
      form={form}
    />,
  )
}
const share: AssessmentHandler = async (caller, ask, assessment) => {
  mayDo(caller, assessment)
  const read = readOutcome(ask.form)
  if (!read.ok) return invalid(await outcomePage(caller, ask, assessment, read.form))
  try {
    await shareOutcome(caller, assessment.id, read.data, await readContent(caller))
  } catch (error) {
    if (error instanceof Invalid) return invalid(await outcomePage(caller, ask, assessment, withErrors(read.form, error.fields)))
    if (error instanceof Refused) return clash(await outcomePage(caller, ask, assessment, withErrors(read.form, { form: error.message })))
    throw error
  }
  return goTo(`${pathOf({ own: false }, assessment.id)}?done=shared`)
}

const accept: PersonHandler = async (caller, ask, of) => {
  const read = readAccept({ words: ask.form[`words-${ask.params.assessmentId}`] ?? '' })
  if (!read.ok) throw new Invalid('Write less, and try again.')
  await acceptAsOurs(caller, of.personId, ask.params.assessmentId!, read.data.words)
  return goTo(`${homeOf(of)}/assessments`)
}

export const routes: Route[] = [
  ...seeBoth('/assessments', 'assessments', list),
  seeTheirs('/assessments/new/:component', 'assessment.brief', 'assessment page opened', async (caller, ask, { personId }) =>
    page(await planPage(caller, ask, personId)),
  ),
  actTheirs('/assessments/new/:component', 'assessment.brief', 'assessment planned', plan),
  actTheirs('/assessments/:assessmentId/accept', 'assessment.brief', 'assessment accepted', accept),
  ...seeOneBoth('', 'record.see', 'assessment looked at', one),
  actOne('/begin', 'assessment.brief', 'assessment begun', beginIt),
  actOne('/stop', 'assessment.brief', 'assessment stopped', stopIt),
  actOne('/take-up', 'assessment.brief', 'assessment taken up again', takeItUp),
  seeOne('/outcome', 'assessment.brief', 'outcome page opened', async (caller, ask, assessment) =>
    page(await outcomePage(caller, ask, assessment, emptyForm())),
  ),
  actOne('/outcome', 'assessment.brief', 'outcome shared', share),
  ...partRoutes,
  ...invitedRoutes,
  ...understandingRoutes,
]
