import type { Caller } from '../../core/caller.ts'
import { londonInstant } from '../../core/dates.ts'
import { Conflict, Invalid, NotFound } from '../../core/errors.ts'
import { asNowRead, check, withErrors } from '../../core/forms.ts'
import { isId } from '../../core/ids.ts'
import { type Ask, act, clash, goTo, invalid, page, type Reply, type Route, see } from '../../core/route.ts'
import { emptyForm, type FormState, render } from '../../ui/index.ts'
import { type Part, partFor, readContactRules, ruleLines } from '../people/index.ts'
import { companions, connectionOf, endIt, goAlong, happened, makeCard, setSteps, tryStep, wentAlong } from './actions-connect.ts'
import type { What } from './connect.ts'
import { alongForm, cardForm, endForm, ownEventForm, stepsForm, tryForm, wentForm, workerEventForm } from './forms.ts'
import { ConnectionPage, type ConnectionProps, WentPage } from './pages/connection.tsx'
import { both, NETWORK } from './part.ts'
import { organisersOf } from './store-cards.ts'
import { readAccompaniment, readEvents, readSteps, setFollowUp } from './store-connect.ts'

async function pageOf(part: Part, caller: Caller, connectionId: string, form = emptyForm(), open?: ConnectionProps['open']): Promise<string> {
  const connection = await connectionOf(caller, part.personId, connectionId)
  const rules = part.own ? undefined : await readContactRules(caller, part.personId)
  const along = part.own || !part.mayWrite ? [] : await companions(caller, part.personId)
  return render(
    <ConnectionPage
      part={part}
      connection={connection}
      events={(await readEvents(caller, [connectionId])).get(connectionId) ?? []}
      steps={await readSteps(caller, connectionId)}
      companions={along.flatMap(one => (one.who === 'worker' ? [{ id: one.id, name: one.name }] : []))}
      organisers={part.mayWrite ? await organisersOf(caller, part.personId, connection.assetId) : []}
      ruleLines={part.own ? [] : ruleLines(rules)}
      form={form}
      open={open}
    />,
  )
}

type Filled = { form: FormState; open: ConnectionProps['open'] }
/** Runs what was asked; a rule of the service that says no shows the same form again with everything typed. */
async function orAgain(part: Part, caller: Caller, connectionId: string, { form, open }: Filled, work: () => Promise<unknown>): Promise<Reply> {
  try {
    await work()
  } catch (error) {
    if (error instanceof Invalid) return invalid(await pageOf(part, caller, connectionId, withErrors(form, error.fields), open))
    throw error
  }
  return goTo(`${part.base}/connections/${connectionId}`)
}

const DAY_MOVED = 'Somebody changed this while you wrote. Nothing was saved: look at the day that stands, then save again'

async function event(part: Part, caller: Caller, ask: Ask): Promise<Reply> {
  const connection = await connectionOf(caller, part.personId, ask.params.connectionId!)
  const checked = check(part.own ? ownEventForm : workerEventForm, ask.form)
  if (!checked.ok) return invalid(await pageOf(part, caller, connection.id, checked.form, 'event'))
  const { what, onDay, words, followUpOn, version } = checked.data
  // Before anything is written, so that a day somebody else set meanwhile stands and nothing is half done.
  if (followUpOn && version !== connection.version)
    return clash(await pageOf(part, caller, connection.id, withErrors(asNowRead(checked.form), { followUpOn: DAY_MOVED }), 'event'))
  return orAgain(part, caller, connection.id, { form: checked.form, open: 'event' }, async () => {
    await happened(caller, connection, { what: what as What, onDay, words })
    if (followUpOn && !(await setFollowUp(caller, connection.id, followUpOn, version))) throw new Conflict(DAY_MOVED)
  })
}

async function steps(part: Part, caller: Caller, ask: Ask): Promise<Reply> {
  const connection = await connectionOf(caller, part.personId, ask.params.connectionId!)
  const checked = check(stepsForm, ask.form)
  if (!checked.ok) return invalid(await pageOf(part, caller, connection.id, checked.form, 'steps'))
  const lines = checked.data.steps
    .split('\n')
    .map(one => one.trim())
    .filter(Boolean)
  return orAgain(part, caller, connection.id, { form: checked.form, open: 'steps' }, () => setSteps(caller, connection, lines))
}

async function tried(part: Part, caller: Caller, ask: Ask): Promise<Reply> {
  const connection = await connectionOf(caller, part.personId, ask.params.connectionId!)
  const checked = check(tryForm, ask.form)
  if (!checked.ok) return invalid(await pageOf(part, caller, connection.id))
  await tryStep(caller, connection, ask.params.gradedStepId!, checked.data.done === 'yes', checked.data.words)
  return goTo(`${part.base}/connections/${connection.id}`)
}

async function plan(part: Part, caller: Caller, ask: Ask): Promise<Reply> {
  const checked = check(alongForm, ask.form)
  const connectionId = typeof ask.form.connectionId === 'string' ? ask.form.connectionId : ''
  if (!isId(connectionId)) throw new NotFound()
  if (!checked.ok) return invalid(await pageOf(part, caller, connectionId, checked.form, 'along'))
  const { on, at, connectionId: id, ...rest } = checked.data
  if (!id) throw new NotFound()
  await connectionOf(caller, part.personId, id)
  const startsAt = londonInstant(on, at)
  if (!startsAt) return invalid(await pageOf(part, caller, id, withErrors(checked.form, { at: 'Enter the time, like 14:30' }), 'along'))
  return orAgain(part, caller, id, { form: checked.form, open: 'along' }, () => goAlong(caller, part.personId, { ...rest, connectionId: id, startsAt }))
}

const alongOf = async (part: Part, caller: Caller, ask: Ask) => {
  const found = await readAccompaniment(caller, part.personId, ask.params.alongId!)
  if (!found) throw new NotFound()
  return found
}

async function went(part: Part, caller: Caller, ask: Ask): Promise<Reply> {
  const along = await alongOf(part, caller, ask)
  const checked = check(wentForm, ask.form)
  if (!checked.ok) return invalid(render(<WentPage part={part} along={along} form={checked.form} />))
  await wentAlong(caller, along, checked.data.version, checked.data.state, checked.data.words)
  return goTo(`${part.base}/connections${along.connectionId ? `/${along.connectionId}` : ''}`)
}

async function card(part: Part, caller: Caller, ask: Ask): Promise<Reply> {
  const connection = await connectionOf(caller, part.personId, ask.params.connectionId!)
  const checked = check(cardForm, ask.form)
  const problems: Record<string, string> =
    !part.own && !String(ask.form.agreedHow ?? '').trim() ? { agreedHow: 'Write how they said yes. Without their yes nobody is told' } : {}
  if (!checked.ok || Object.keys(problems).length > 0) return invalid(await pageOf(part, caller, connection.id, withErrors(checked.form, problems), 'card'))
  return orAgain(part, caller, connection.id, { form: checked.form, open: 'card' }, () => makeCard(caller, part.personId, connection.assetId, checked.data))
}

async function end(part: Part, caller: Caller, ask: Ask): Promise<Reply> {
  const connection = await connectionOf(caller, part.personId, ask.params.connectionId!)
  const checked = check(endForm, ask.form)
  if (!checked.ok) return invalid(await pageOf(part, caller, connection.id, checked.form, 'end'))
  try {
    await endIt(caller, connection, checked.data.version, checked.data.endWords)
  } catch (error) {
    if (error instanceof Conflict) return clash(await pageOf(part, caller, connection.id, withErrors(checked.form, { endWords: error.message }), 'end'))
    throw error
  }
  return goTo(`${part.base}/connections`)
}

const ONE = '/connections/:connectionId'
// What became of it is written by whoever went along.
const ALONG = '/people/:person/connections/along/:alongId'

export const routes: Route[] = [
  ...both.act('/connections/along', 'somebody goes along, planned', plan),
  see(ALONG, { may: 'network.write', audit: 'going along opened' }, async (caller, ask) => {
    const part = await partFor(caller, ask, NETWORK)
    return page(render(<WentPage part={part} along={await alongOf(part, caller, ask)} form={emptyForm()} />))
  }),
  act(ALONG, { may: 'network.write', audit: 'what became of going along' }, async (caller, ask) => went(await partFor(caller, ask, NETWORK), caller, ask)),
  ...both.see(ONE, 'connection opened', async (part, caller, ask) => page(await pageOf(part, caller, ask.params.connectionId!))),
  ...both.act(`${ONE}/events`, 'connection, something happened', event),
  ...both.act(`${ONE}/steps`, 'steps set', steps),
  ...both.act(`${ONE}/steps/:gradedStepId`, 'step tried', tried),
  ...both.act(`${ONE}/card`, 'card for an organiser agreed', card),
  ...both.act(`${ONE}/end`, 'connection ended', end),
]
