import { z } from 'zod'
import type { Caller } from '../../core/caller.ts'
import { Invalid, NotFound } from '../../core/errors.ts'
import { check, choice, optionalLine, withErrors } from '../../core/forms.ts'
import { type Ask, act, goTo, invalid, page, type Reply, type Route } from '../../core/route.ts'
import { emptyForm, type FormState, render } from '../../ui/index.ts'
import { type Part, partFor } from '../people/index.ts'
import { askFor, closeAsk, mayFill, responseAbout } from './actions.ts'
import { AnswersPage } from './pages/answers.tsx'
import { OverviewPage } from './pages/overview.tsx'
import { both, MEASURES } from './part.ts'
import { areaPage, chooseAreasPage, chooseReply, writeReply } from './routes-areas.tsx'
import { changePage, changeReply, fillPage, fillReply, keepReply } from './routes-fill.tsx'
import { readAsks, readResponses } from './store.ts'
import { readAreas } from './store-areas.ts'
import { readInstruments } from './store-instruments.ts'

async function overview(part: Part, caller: Caller, form: FormState): Promise<string> {
  const instruments = await readInstruments(caller)
  const fillable = instruments.filter(({ definition }) => mayFill(caller, part.personId, part.kinds, definition))
  const responses = await readResponses(caller, part.personId)
  return render(
    <OverviewPage part={part} instruments={instruments} fillable={fillable} responses={responses} asks={await readAsks(caller, part.personId)} form={form} />,
  )
}

const asking = z.object({ instrument: z.uuid('Choose which questions'), why: optionalLine(300) })

async function ask(part: Part, caller: Caller, asked: Ask): Promise<Reply> {
  const checked = check(asking, asked.form)
  if (!checked.ok) return invalid(await overview(part, caller, checked.form))
  try {
    await askFor(caller, part.personId, checked.data.instrument, checked.data.why ?? '')
  } catch (error) {
    if (error instanceof Invalid) return invalid(await overview(part, caller, withErrors(checked.form, error.fields)))
    if (error instanceof NotFound) return invalid(await overview(part, caller, withErrors(checked.form, { instrument: 'Choose which questions' })))
    throw error
  }
  return goTo(part.base)
}

const ending = z.object({ what: choice(['say no', 'withdraw'], 'Choose what happened') })

async function end(part: Part, caller: Caller, asked: Ask): Promise<Reply> {
  const checked = check(ending, asked.form)
  if (!checked.ok) return invalid(await overview(part, caller, checked.form))
  await closeAsk(caller, part.personId, asked.params.measureAskId!, part.own ? 'say no' : checked.data.what)
  return goTo(part.base)
}

async function answers(part: Part, caller: Caller, asked: Ask): Promise<Reply> {
  const { response, instrument } = await responseAbout(caller, part.personId, asked.params.responseId!)
  const areas = instrument.definition.steps ? await readAreas(caller, response.id) : []
  const notice = asked.query.has('sent') ? (part.own ? 'Your answers are sent' : 'The answers are saved') : undefined
  return page(render(<AnswersPage part={part} instrument={instrument} response={response} areas={areas} notice={notice} />))
}

export const routes: Route[] = [
  ...both.see('', 'measures opened', async (part, caller) => page(await overview(part, caller, emptyForm()))),
  act('/people/:person/measures/asks', { may: 'measure.ask', audit: 'asked to fill in a measure' }, async (caller, asked) =>
    ask(await partFor(caller, asked, MEASURES), caller, asked),
  ),
  ...both.act('/asks/:measureAskId', 'ask for a measure ended', end),
  ...both.see('/fill/:instrumentId', 'measure begun', fillPage, 'measure.ask'),
  ...both.act('/fill/:instrumentId', 'measure answered', fillReply),
  act('/my/measures/fill/:instrumentId/keep', { may: 'my-kith.edit', audit: 'own measure kept unfinished' }, async (caller, asked) =>
    keepReply(await partFor(caller, asked, MEASURES), caller, asked),
  ),
  ...both.see('/answers/:responseId', 'answers to a measure read', answers),
  ...both.see('/answers/:responseId/change', 'answers to a measure opened to correct', changePage, 'measure.ask'),
  ...both.act('/answers/:responseId/change', 'answers to a measure corrected', changeReply),
  ...both.see('/answers/:responseId/areas', 'areas to talk about opened', chooseAreasPage, 'measure.ask'),
  ...both.act('/answers/:responseId/areas', 'areas to talk about chosen', chooseReply),
  ...both.see('/answers/:responseId/areas/:areaId', 'area to talk about opened', areaPage, 'measure.ask'),
  ...both.act('/answers/:responseId/areas/:areaId', 'area to talk about written', writeReply),
]
