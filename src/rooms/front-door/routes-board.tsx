import { z } from 'zod'
import { can, frame, KINDS } from '../../access/index.ts'
import { type Caller, lend } from '../../core/caller.ts'
import { Conflict, NotFound } from '../../core/errors.ts'
import { check, whole, withErrors, words } from '../../core/forms.ts'
import { type Ask, act, clash, goTo, invalid, page, type Route, see } from '../../core/route.ts'
import { emptyForm, type FormState, Heading, Page, render, Table } from '../../ui/index.ts'
import { loadOf } from '../organisations/index.ts'
import { BoardPage } from './pages/board.tsx'
import { CallPage } from './pages/call.tsx'
import { askedOf, boardRows, openReviews, redirectCounts } from './store.ts'
import { adviceTimes } from './store-advice.ts'
import { type OutreachTask, openOutreach, readOutreach, updateOutreach } from './store-drafts.ts'
import { teamsNamed } from './store-teams.ts'
import { keepCall } from './tonight.ts'

const PAGE = 50

async function board(caller: Caller, ask: Ask) {
  const { teams } = caller.actor
  const number = Math.min(Math.max(Math.trunc(Number(ask.query.get('page'))) || 1, 1), 10_000)
  const rows = await boardRows(caller, teams, (number - 1) * PAGE, PAGE + 1)
  const loads = await loadOf(caller, teams)
  const may = (permission: string) => can(caller.role, permission)
  ask.note(`${Math.min(rows.length, PAGE)} shown`)
  return page(
    render(
      <BoardPage
        frame={frame(ask.identity, '/front-door')}
        now={caller.now}
        rows={rows.slice(0, PAGE)}
        more={rows.length > PAGE}
        page={number}
        asked={await askedOf(caller, teams)}
        teams={(await teamsNamed(caller, teams)).flatMap(team => (loads.has(team.id) ? [{ ...team, ...loads.get(team.id)! }] : []))}
        calls={await openOutreach(caller)}
        reviews={may('front-door.review') ? await openReviews(caller, teams) : []}
        may={{
          open: (caller.actor.kinds & KINDS.requests) !== 0,
          create: may('person.create'),
          take: may('front-door.take'),
          review: may('front-door.review'),
          exceed: may('capacity.exceed'),
        }}
      />,
    ),
  )
}

const version = { version: whole('Open this page again', 1, 1_000_000_000) }

async function theCall(caller: Caller, ask: Ask): Promise<OutreachTask> {
  const task = await readOutreach(caller, ask.params.taskId!)
  if (!task) throw new NotFound()
  return task
}

const callPage = (caller: Caller, ask: Ask, task: OutreachTask, form: FormState) =>
  render(<CallPage frame={frame(ask.identity, '/front-door')} task={task} form={form} mine={task.takenBy === caller.actor.workerId} />)

async function takeCall(caller: Caller, ask: Ask) {
  const task = await theCall(caller, ask)
  const checked = check(z.object(version), ask.form)
  if (!checked.ok) return invalid(callPage(caller, ask, task, withErrors(emptyForm(), { form: 'Open this page again and press the button' })))
  if (!(await updateOutreach(caller, task.id, checked.data.version, undefined))) {
    const now = await theCall(caller, ask)
    throw new Conflict(now.takenByName ? `${now.takenByName} is ringing them already.` : 'Somebody changed this first. Open it again.')
  }
  return goTo(`/front-door/calls/${task.id}`)
}

async function doneCall(caller: Caller, ask: Ask) {
  const task = await theCall(caller, ask)
  const checked = check(z.object({ ...version, outcome: words('Write what happened', 4000) }), ask.form)
  if (!checked.ok) return invalid(callPage(caller, ask, task, checked.form))
  if (task.takenBy !== caller.actor.workerId || !(await updateOutreach(caller, task.id, checked.data.version, checked.data.outcome)))
    return clash(
      callPage(caller, ask, await theCall(caller, ask), withErrors(checked.form, { form: 'Somebody changed this first. Yours was not saved over it.' })),
    )
  await keepCall(caller, task, checked.data.outcome)
  return goTo('/front-door')
}

async function counts(caller: Caller, ask: Ask) {
  const { teams } = caller.actor
  // Numbers only: requests that moved on are no longer the lead's to see, but how often it happened is.
  const [rows, advice] = await lend(caller, 'front-door', async sys => [await redirectCounts(sys, teams), await adviceTimes(sys, teams)] as const)
  return page(
    render(
      <Page title="How often each service was asked" {...frame(ask.identity, '/front-door')} back={{ href: '/front-door', label: 'Front door' }}>
        <Heading>How often each service was asked</Heading>
        <Table
          caption="Requests where another service was asked"
          captionSize="s"
          head={[
            'Service',
            { text: 'Asked', numeric: true },
            { text: 'Said yes', numeric: true },
            { text: 'Said no', numeric: true },
            { text: 'No answer yet', numeric: true },
          ]}
          rows={rows.map(row => [row.service, row.asked, row.accepted, row.saidNo, row.asked - row.accepted - row.saidNo])}
          empty="No other service has been asked."
        />
        <p>
          {`Advice: your teams were asked ${advice.asked} times and answered ${advice.answered}.`}{' '}
          {advice.medianHours !== null && `Half were answered within ${advice.medianHours.toFixed(1)} hours.`}
        </p>
      </Page>,
    ),
  )
}

export const boardRoutes: Route[] = [
  see('/front-door', { may: 'front-door.see', audit: 'front-door board looked at' }, board),
  see('/front-door/redirects', { may: 'front-door.review', audit: 'counts of other services asked' }, counts),
  see('/front-door/calls/:taskId', { may: 'front-door.take', audit: 'call to make looked at' }, async (caller, ask) =>
    page(callPage(caller, ask, await theCall(caller, ask), emptyForm())),
  ),
  act('/front-door/calls/:taskId/take', { may: 'front-door.take', audit: 'took a call to make' }, takeCall),
  act('/front-door/calls/:taskId/done', { may: 'front-door.take', audit: 'call made' }, doneCall),
]
