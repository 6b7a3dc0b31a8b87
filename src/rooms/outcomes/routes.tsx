import { z } from 'zod'
import type { Caller } from '../../core/caller.ts'
import { Invalid, NotFound } from '../../core/errors.ts'
import { check, choice, optionalLine, withErrors } from '../../core/forms.ts'
import { type Ask, act, goTo, invalid, page, type Reply, type Route, see } from '../../core/route.ts'
import { emptyForm, type FormState, render } from '../../ui/index.ts'
import { askFor, closeAsk, mayFill, responseAbout } from './actions.ts'
import { AnswersPage } from './pages/answers.tsx'
import type { Whose } from './pages/frame.tsx'
import { OverviewPage } from './pages/overview.tsx'
import { areaPage, chooseAreasPage, chooseReply, writeReply } from './routes-areas.tsx'
import { changePage, changeReply, fillPage, fillReply, keepReply } from './routes-fill.tsx'
import { readAsks, readResponses } from './store.ts'
import { readAreas } from './store-areas.ts'
import { readInstruments } from './store-instruments.ts'
import { whoseOf } from './whose.ts'

type Work = (whose: Whose, caller: Caller, ask: Ask) => Promise<Reply>

/** One page at two addresses: for workers below `/people/:person`, for the person below `/my`. */
const seeBoth = (path: string, audit: string, work: Work, may = 'record.see'): Route[] => [
  see(`/people/:person/measures${path}`, { may, audit }, async (caller, ask) => work(await whoseOf(caller, ask), caller, ask)),
  see(`/my/measures${path}`, { may: 'my-kith.see', audit: `own ${audit}` }, async (caller, ask) => work(await whoseOf(caller, ask), caller, ask)),
]
const actBoth = (path: string, audit: string, work: Work): Route[] => [
  act(`/people/:person/measures${path}`, { may: 'measure.ask', audit }, async (caller, ask) => work(await whoseOf(caller, ask), caller, ask)),
  act(`/my/measures${path}`, { may: 'my-kith.edit', audit: `own ${audit}` }, async (caller, ask) => work(await whoseOf(caller, ask), caller, ask)),
]

async function overview(whose: Whose, caller: Caller, form: FormState): Promise<string> {
  const instruments = await readInstruments(caller)
  const fillable = instruments.filter(({ definition }) => mayFill(caller, whose.personId, whose.kinds, definition))
  const responses = await readResponses(caller, whose.personId)
  return render(
    <OverviewPage
      whose={whose}
      instruments={instruments}
      fillable={fillable}
      responses={responses}
      asks={await readAsks(caller, whose.personId)}
      form={form}
    />,
  )
}

const asking = z.object({ instrument: z.uuid('Choose which questions'), why: optionalLine(300) })

async function ask(whose: Whose, caller: Caller, asked: Ask): Promise<Reply> {
  const checked = check(asking, asked.form)
  if (!checked.ok) return invalid(await overview(whose, caller, checked.form))
  try {
    await askFor(caller, whose.personId, checked.data.instrument, checked.data.why ?? '')
  } catch (error) {
    if (error instanceof Invalid) return invalid(await overview(whose, caller, withErrors(checked.form, error.fields)))
    if (error instanceof NotFound) return invalid(await overview(whose, caller, withErrors(checked.form, { instrument: 'Choose which questions' })))
    throw error
  }
  return goTo(whose.base)
}

const ending = z.object({ what: choice(['say no', 'withdraw'], 'Choose what happened') })

async function end(whose: Whose, caller: Caller, asked: Ask): Promise<Reply> {
  const checked = check(ending, asked.form)
  if (!checked.ok) return invalid(await overview(whose, caller, checked.form))
  await closeAsk(caller, whose.personId, asked.params.measureAskId!, whose.own ? 'say no' : checked.data.what)
  return goTo(whose.base)
}

async function answers(whose: Whose, caller: Caller, asked: Ask): Promise<Reply> {
  const { response, instrument } = await responseAbout(caller, whose.personId, asked.params.responseId!)
  const areas = instrument.definition.steps ? await readAreas(caller, response.id) : []
  const notice = asked.query.has('sent') ? (whose.own ? 'Your answers are sent' : 'The answers are saved') : undefined
  return page(render(<AnswersPage whose={whose} instrument={instrument} response={response} areas={areas} notice={notice} />))
}

export const routes: Route[] = [
  ...seeBoth('', 'measures opened', async (whose, caller) => page(await overview(whose, caller, emptyForm()))),
  act('/people/:person/measures/asks', { may: 'measure.ask', audit: 'asked to fill in a measure' }, async (caller, asked) =>
    ask(await whoseOf(caller, asked), caller, asked),
  ),
  ...actBoth('/asks/:measureAskId', 'ask for a measure ended', end),
  ...seeBoth('/fill/:instrumentId', 'measure begun', fillPage, 'measure.ask'),
  ...actBoth('/fill/:instrumentId', 'measure answered', fillReply),
  act('/my/measures/fill/:instrumentId/keep', { may: 'my-kith.edit', audit: 'own measure kept unfinished' }, async (caller, asked) =>
    keepReply(await whoseOf(caller, asked), caller, asked),
  ),
  ...seeBoth('/answers/:responseId', 'answers to a measure read', answers),
  ...seeBoth('/answers/:responseId/change', 'answers to a measure opened to correct', changePage, 'measure.ask'),
  ...actBoth('/answers/:responseId/change', 'answers to a measure corrected', changeReply),
  ...seeBoth('/answers/:responseId/areas', 'areas to talk about opened', chooseAreasPage, 'measure.ask'),
  ...actBoth('/answers/:responseId/areas', 'areas to talk about chosen', chooseReply),
  ...seeBoth('/answers/:responseId/areas/:areaId', 'area to talk about opened', areaPage, 'measure.ask'),
  ...actBoth('/answers/:responseId/areas/:areaId', 'area to talk about written', writeReply),
]
