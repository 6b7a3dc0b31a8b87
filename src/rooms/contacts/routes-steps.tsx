import { frame } from '../../access/index.ts'
import type { Caller } from '../../core/caller.ts'
import { Invalid } from '../../core/errors.ts'
import { withErrors } from '../../core/forms.ts'
import { type Ask, act, goTo, invalid, page, type Reply, type Route, see } from '../../core/route.ts'
import { emptyForm, type FormState, render } from '../../ui/index.ts'
import { bannerFor } from '../people/index.ts'
import { addStep, choicesFor, completeStep, moveStep, stepAbout } from './actions.ts'
import { readDone, readMove, readStep } from './form.ts'
import { NewStepPage, StepPage } from './pages/step.tsx'

async function stepHtml(caller: Caller, ask: Ask, form: FormState): Promise<string> {
  const step = await stepAbout(caller, ask.params.person!, ask.params.stepId!)
  return render(<StepPage framed={frame(ask.identity, ask.path)} banner={await bannerFor(caller, step.personId)} step={step} form={form} />)
}

async function newStepHtml(caller: Caller, ask: Ask, form: FormState): Promise<string> {
  const personId = ask.params.person!
  const { doers } = await choicesFor(caller, personId)
  return render(
    <NewStepPage
      framed={frame(ask.identity, ask.path)}
      banner={await bannerFor(caller, personId)}
      personId={personId}
      doers={doers}
      writerId={caller.actor.workerId!}
      form={form}
    />,
  )
}

async function add(caller: Caller, ask: Ask): Promise<Reply> {
  const personId = ask.params.person!
  const { doers } = await choicesFor(caller, personId)
  const read = readStep(ask.form)
  if (!read.ok) return invalid(await newStepHtml(caller, ask, read.form))
  const doer = doers.get(read.data.who ?? '')
  try {
    if (!doer) throw new Invalid({ who: 'Choose who will do it' })
    await addStep(caller, personId, { what: read.data.what, doer, due: read.data.by })
  } catch (error) {
    if (error instanceof Invalid) return invalid(await newStepHtml(caller, ask, withErrors(read.form, error.fields)))
    throw error
  }
  return goTo(`/people/${personId}`)
}

async function done(caller: Caller, ask: Ask): Promise<Reply> {
  const { person, stepId } = ask.params
  const read = readDone(ask.form)
  if (!read.ok) return invalid(await stepHtml(caller, ask, read.form))
  await completeStep(caller, person!, stepId!, read.data.version, read.data.words ?? '')
  return goTo(`/people/${person}/next-steps/${stepId}`)
}

async function move(caller: Caller, ask: Ask): Promise<Reply> {
  const { person, stepId } = ask.params
  const read = readMove(ask.form)
  if (!read.ok) return invalid(await stepHtml(caller, ask, read.form))
  try {
    await moveStep(caller, person!, stepId!, read.data.version, read.data.by, read.data.why)
  } catch (error) {
    if (error instanceof Invalid) return invalid(await stepHtml(caller, ask, withErrors(read.form, error.fields)))
    throw error
  }
  return goTo(`/people/${person}/next-steps/${stepId}`)
}

export const routes: Route[] = [
  see('/people/:person/next-steps/new', { may: 'note.write', audit: 'next step page opened' }, async (caller, ask) =>
    page(await newStepHtml(caller, ask, emptyForm())),
  ),
  act('/people/:person/next-steps', { may: 'note.write', audit: 'next step added' }, add),
  see('/people/:person/next-steps/:stepId', { may: 'record.see', audit: 'next step opened' }, async (caller, ask) =>
    page(await stepHtml(caller, ask, emptyForm())),
  ),
  act('/people/:person/next-steps/:stepId/done', { may: 'note.write', audit: 'next step done' }, done),
  act('/people/:person/next-steps/:stepId/move', { may: 'note.write', audit: 'next step moved' }, move),
]
