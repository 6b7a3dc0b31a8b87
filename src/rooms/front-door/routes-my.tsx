import { z } from 'zod'
import { frame } from '../../access/index.ts'
import type { Caller } from '../../core/caller.ts'
import { Conflict, Invalid, NotFound, refusedInWords } from '../../core/errors.ts'
import { check, id, optionalWords, whole, withErrors, words } from '../../core/forms.ts'
import { newId } from '../../core/ids.ts'
import { type Ask, act, clash, goTo, invalid, page, type Reply, type Route, see } from '../../core/route.ts'
import { emptyForm, type FormState, render } from '../../ui/index.ts'
import { currentHolder } from '../care-team/index.ts'
import { readAboutMe } from '../people/index.ts'
import { askForReview, withdraw } from './actions.ts'
import { askAgain } from './actions-again.ts'
import { myRequests } from './mine.ts'
import { AskPage, MyRequestsPage, ReviewPage, TakeBackPage } from './pages/my.tsx'
import { type HelpRequest, readRequest } from './store.ts'

const SEE = (audit: string) => ({ may: 'my-kith.see', audit })
const EDIT = (audit: string) => ({ may: 'my-kith.edit', audit })

async function askPage(caller: Caller, ask: Ask, form: FormState): Promise<string> {
  const holder = await currentHolder(caller, caller.actor.personId!)
  const [about] = await readAboutMe(caller, caller.actor.personId!)
  const key = z.uuid().safeParse(ask.form.once).success ? String(ask.form.once) : newId()
  return render(<AskPage frame={frame(ask.identity, '/my/ask')} form={form} once={key} heldBy={holder?.workerName ?? holder?.teamName} signs={about?.signs} />)
}

async function keepAsk(caller: Caller, ask: Ask): Promise<Reply> {
  const checked = check(z.object({ once: id('Open this page again'), words: optionalWords(10_000) }), ask.form)
  if (!checked.ok) return invalid(await askPage(caller, ask, checked.form))
  ask.about(caller.actor.personId!)
  const asked = await askAgain(caller, caller.actor.personId!, { onceKey: checked.data.once, words: checked.data.words ?? '' }).catch(refusedInWords)
  if (asked instanceof Invalid) return invalid(await askPage(caller, ask, withErrors(checked.form, asked.fields)))
  return goTo('/my/requests?asked=1')
}

async function ownRequest(caller: Caller, ask: Ask): Promise<HelpRequest> {
  const request = await readRequest(caller, ask.params.requestId!)
  if (!request || request.personId !== caller.actor.personId) throw new NotFound()
  ask.about(request.personId)
  return request
}

const seen = whole('Open this page again', 1, 1_000_000)

type Show = (ask: Ask, request: HelpRequest, form: FormState) => string
const review: Show = (ask, request, form) => render(<ReviewPage frame={frame(ask.identity, '/my/requests')} form={form} request={request} />)
const takeBack: Show = (ask, request, form) => render(<TakeBackPage frame={frame(ask.identity, '/my/requests')} form={form} request={request} />)

function keep<T extends { seen: number }>(schema: z.ZodType<T>, show: Show, work: (caller: Caller, requestId: string, data: T) => Promise<void>) {
  return async (caller: Caller, ask: Ask): Promise<Reply> => {
    const request = await ownRequest(caller, ask)
    const checked = check(schema, ask.form)
    if (!checked.ok) return invalid(show(ask, request, checked.form))
    try {
      await work(caller, request.id, checked.data)
    } catch (error) {
      if (!(error instanceof Conflict)) throw error
      return clash(show(ask, (await readRequest(caller, request.id))!, withErrors(checked.form, { form: error.message })))
    }
    return goTo('/my/requests')
  }
}

/** The person's own side of asking. */
export const myRoutes: Route[] = [
  see('/my/ask', SEE('none'), async (caller, ask) => page(await askPage(caller, ask, emptyForm()))),
  act('/my/ask', EDIT('asked for help again'), keepAsk),
  see('/my/requests', SEE('own requests looked at'), async (caller, ask) => {
    ask.about(caller.actor.personId!)
    const notice = ask.query.get('asked') ? 'Thank you. They know, and will be in touch.' : undefined
    return page(
      render(
        <MyRequestsPage frame={frame(ask.identity, '/my/requests')} mine={await myRequests(caller, caller.actor.personId!)} now={caller.now} notice={notice} />,
      ),
    )
  }),
  see('/my/requests/:requestId/review', SEE('review page opened'), async (caller, ask) => page(review(ask, await ownRequest(caller, ask), emptyForm()))),
  act(
    '/my/requests/:requestId/review',
    EDIT('review asked for'),
    keep(z.object({ seen, words: words('Write what they should look at again', 10_000) }), review, (caller, requestId, it) =>
      askForReview(caller, requestId, it.seen, it.words),
    ),
  ),
  see('/my/requests/:requestId/take-back', SEE('take-back page opened'), async (caller, ask) =>
    page(takeBack(ask, await ownRequest(caller, ask), emptyForm())),
  ),
  act(
    '/my/requests/:requestId/take-back',
    EDIT('request taken back'),
    keep(z.object({ seen, words: optionalWords(4000) }), takeBack, (caller, requestId, it) => withdraw(caller, requestId, it.seen, it.words)),
  ),
]
