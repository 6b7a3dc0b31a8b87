import { frame } from '../../access/index.ts'
import type { Caller } from '../../core/caller.ts'
import { addDays, londonDate } from '../../core/dates.ts'
import { NotFound } from '../../core/errors.ts'
import { isId } from '../../core/ids.ts'
import { type Ask, goTo, page, type Reply, type Route, see } from '../../core/route.ts'
import { render } from '../../ui/index.ts'
import { askedOfMe, myHandovers } from '../care-team/index.ts'
import { openDrafts, SPANS, stepsFor, teamContinuity } from '../contacts/index.ts'
import { isShow } from './board.ts'
import { BoardPage, BoardsPage, ColleaguesPage } from './pages/board.tsx'
import { MyDayPage } from './pages/my-day.tsx'
import { colleagues, heldByMe, myTeams, readBoard, type TeamLine } from './store.ts'
import { asksWithMe } from './store-my-day.ts'

async function myTeam(caller: Caller, teamId: string): Promise<TeamLine> {
  const team = (await myTeams(caller)).find(one => one.id === teamId)
  if (!team) throw new NotFound()
  return team
}

const percent = ({ contacts, withSame }: { contacts: number; withSame: number }) =>
  contacts === 0 ? 'no contacts yet' : `${Math.round((100 * withSame) / contacts)}%`

// Continuity is for whoever leads the team (R009), about the people they may see.
async function continuityWords(caller: Caller, team: TeamLine) {
  if (!team.lead) return null
  const half = await teamContinuity(caller, team.id, addDays(caller.now, -SPANS.six))
  const year = await teamContinuity(caller, team.id, addDays(caller.now, -SPANS.twelve))
  return (
    <p>
      Contacts with the same worker: {percent(half)} in the last 6 months, {percent(year)} in the last 12.
    </p>
  )
}

async function board(caller: Caller, ask: Ask): Promise<Reply> {
  const team = await myTeam(caller, ask.params.teamId!)
  const asked = ask.query.get('show') ?? ''
  const show = isShow(asked) ? asked : 'everyone'
  const after = ask.query.get('after') ?? undefined
  const { rows, counts, next } = await readBoard(caller, team.id, show, isId(after) ? after : undefined)
  ask.note(`${show}, ${rows.length} shown`)
  return page(
    render(
      <BoardPage
        framed={frame(ask.identity, '/board')}
        team={team}
        rows={rows}
        counts={counts}
        show={show}
        now={caller.now}
        next={next}
        later={after !== undefined}
        continuity={await continuityWords(caller, team)}
      />,
    ),
  )
}

async function boards(caller: Caller, ask: Ask): Promise<Reply> {
  const teams = await myTeams(caller)
  const [only] = teams
  if (only && teams.length === 1) return goTo(`/board/${only.id}`)
  return page(render(<BoardsPage framed={frame(ask.identity, '/board')} teams={teams} />))
}

async function whoWorksHere(caller: Caller, ask: Ask): Promise<Reply> {
  const team = await myTeam(caller, ask.params.teamId!)
  return page(render(<ColleaguesPage framed={frame(ask.identity, '/board')} team={team} people={await colleagues(caller, team.id)} />))
}

async function myDay(caller: Caller, ask: Ask): Promise<Reply> {
  const steps = await stepsFor(caller, londonDate(caller.now))
  const held = await heldByMe(caller)
  ask.note(`${held.length} held, ${steps.length} to do`)
  return page(
    render(
      <MyDayPage
        framed={frame(ask.identity, '/my-day')}
        now={caller.now}
        steps={steps}
        held={held}
        handovers={(await myHandovers(caller)).filter(handover => handover.toWorkerId === caller.actor.workerId && handover.finishedAt === null)}
        invited={await askedOfMe(caller)}
        asks={await asksWithMe(caller)}
        drafts={await openDrafts(caller)}
      />,
    ),
  )
}

export const routes: Route[] = [
  see('/my-day', { may: 'note.write', audit: 'my day opened' }, myDay),
  see('/board', { may: 'board.see', audit: 'boards listed' }, boards),
  see('/board/:teamId', { may: 'board.see', audit: 'team board opened' }, board),
  see('/board/:teamId/who-works-here', { may: 'board.see', audit: 'colleagues listed' }, whoWorksHere),
]
