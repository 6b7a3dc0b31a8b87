import type { Caller } from '../../core/caller.ts'
import { londonDate } from '../../core/dates.ts'
import { Invalid, NotFound } from '../../core/errors.ts'
import type { Checked } from '../../core/forms.ts'
import { asNowRead, withErrors } from '../../core/forms.ts'
import { type Ask, clash, goTo, invalid, page, type Reply, type Route } from '../../core/route.ts'
import { emptyForm, type FormState, render } from '../../ui/index.ts'
import { contentList } from '../clinical-content/index.ts'
import { choicesFor, LineMoved, lineAbout, mayWrite } from './actions.ts'
import { askToFindOut } from './actions-asking.ts'
import { answerAction, closeAction, moveAction, ofService, recordAnswer } from './actions-doing.ts'
import { readActionForm, readAnswerForm, readCloseForm, readEvidenceForm, readMoveForm, readVersionForm } from './forms.ts'
import { ActionPage } from './pages/action.tsx'
import { AskPage } from './pages/ask.tsx'
import { baseOf, both, orShown, surround, whose } from './routes-lines.tsx'
import { meaningsOf } from './suggest.ts'

async function actionHtml(caller: Caller, ask: Ask, form: FormState): Promise<string> {
  const personId = whose(caller, ask)
  await mayWrite(caller, personId)
  const line = await lineAbout(caller, personId, ask.params.lineId!)
  const { action } = line
  if (!action || line.removedAt) throw new NotFound()
  return render(<ActionPage {...(await surround(caller, ask, personId))} line={{ ...line, action }} mine={ofService(caller, action)} form={form} />)
}

async function askHtml(caller: Caller, ask: Ask, form: FormState): Promise<string> {
  const personId = whose(caller, ask)
  const choices = await choicesFor(caller, personId)
  const line = await lineAbout(caller, personId, ask.params.lineId!)
  if (line.section !== 'entitlements' || line.removedAt) throw new NotFound()
  const { view, ...around } = await surround(caller, ask, personId)
  const meanings = meaningsOf(await contentList(caller, 'entitlement-questions'))
  return render(<AskPage {...around} view={{ ...view, meanings }} choices={choices} line={line} form={form} />)
}

/** A right or support to check gets somebody who finds out. */
async function askWho(caller: Caller, ask: Ask): Promise<Reply> {
  const personId = whose(caller, ask)
  const again = (form: FormState) => askHtml(caller, ask, form)
  const read = readActionForm(ask.form, await choicesFor(caller, personId), londonDate(caller.now))
  const version = readVersionForm(ask.form)
  if (!read.ok) return invalid(await again(read.form))
  if (!version.ok) return invalid(await again(withErrors(read.form, { form: 'Open this page again' })))
  try {
    const lineId = await askToFindOut(caller, personId, ask.params.lineId!, version.data.version, read.data)
    return goTo(`${baseOf(caller, personId)}#line-${lineId}`)
  } catch (error) {
    if (error instanceof Invalid) return invalid(await again(withErrors(read.form, error.fields)))
    if (error instanceof LineMoved) return clash(await again(withErrors(asNowRead(read.form), { form: MOVED })))
    throw error
  }
}
const MOVED = 'Somebody changed this line while this page was open. Read it above, then ask again. Nothing was saved.'

/** One form of an action: read, done, and back to the line; what the rules say no to comes back with everything typed. */
const does =
  <T,>(read: (form: Ask['form']) => Checked<T>, work: (caller: Caller, personId: string, lineId: string, data: T) => Promise<void>) =>
  async (caller: Caller, ask: Ask): Promise<Reply> => {
    const personId = whose(caller, ask)
    const checked = read(ask.form)
    if (!checked.ok) return invalid(await actionHtml(caller, ask, checked.form))
    return orShown(
      async () => {
        await work(caller, personId, ask.params.lineId!, checked.data)
        return goTo(`${baseOf(caller, personId)}#line-${ask.params.lineId}`)
      },
      errors => actionHtml(caller, ask, withErrors(checked.form, errors)),
    )
  }

export const doingRoutes: Route[] = [
  ...both('see', '/lines/:lineId/ask', 'who finds out, page opened', async (caller, ask) => page(await askHtml(caller, ask, emptyForm()))),
  ...both('act', '/lines/:lineId/ask', 'asked to find out about a right or support', askWho),
  ...both('see', '/lines/:lineId/action', 'plan action opened', async (caller, ask) => page(await actionHtml(caller, ask, emptyForm()))),
  ...both(
    'act',
    '/lines/:lineId/answer',
    'plan action answered',
    does(readAnswerForm, (caller, personId, lineId, typed) => answerAction(caller, personId, lineId, typed.version, typed.answer === 'yes', typed.words ?? '')),
  ),
  ...both(
    'act',
    '/lines/:lineId/evidence',
    'answer of a service recorded in a plan',
    does(readEvidenceForm, (caller, personId, lineId, typed) =>
      recordAnswer(caller, personId, lineId, typed.version, { ...typed, yes: typed.answer === 'yes' }),
    ),
  ),
  ...both(
    'act',
    '/lines/:lineId/close',
    'plan action closed',
    does(readCloseForm, (caller, personId, lineId, typed) => closeAction(caller, personId, lineId, typed.version, typed.done === 'done', typed.words ?? '')),
  ),
  ...both(
    'act',
    '/lines/:lineId/move',
    'plan action moved',
    does(readMoveForm, (caller, personId, lineId, typed) => moveAction(caller, personId, lineId, typed.version, typed.due, typed.why)),
  ),
]
