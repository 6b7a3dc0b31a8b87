import type { Caller } from '../../core/caller.ts'
import { NotFound } from '../../core/errors.ts'
import type { Checked } from '../../core/forms.ts'
import { withErrors } from '../../core/forms.ts'
import { type Ask, goTo, invalid, page, type Reply, type Route } from '../../core/route.ts'
import { emptyForm, type FormState, render } from '../../ui/index.ts'
import { lineAbout, mayWrite } from './actions.ts'
import { answerAction, closeAction, moveAction, ofService, recordAnswer } from './actions-doing.ts'
import { readAnswerForm, readCloseForm, readEvidenceForm, readMoveForm } from './forms.ts'
import { ActionPage } from './pages/action.tsx'
import { both, orShown, surround, viewOf, whose } from './routes-lines.tsx'

async function actionHtml(caller: Caller, ask: Ask, form: FormState): Promise<string> {
  const personId = whose(caller, ask)
  await mayWrite(caller, personId)
  const line = await lineAbout(caller, personId, ask.params.lineId!)
  const { action } = line
  if (!action || line.removedAt) throw new NotFound()
  return render(<ActionPage {...(await surround(caller, ask, personId))} line={{ ...line, action }} mine={ofService(caller, action)} form={form} />)
}

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
        return goTo(`${(await viewOf(caller, personId, true)).base}#line-${ask.params.lineId}`)
      },
      errors => actionHtml(caller, ask, withErrors(checked.form, errors)),
    )
  }

export const doingRoutes: Route[] = [
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
