import type { ReactNode } from 'react'
import { isRole, ROLES } from '../../../access/index.ts'
import { daysBetween, formatDate, formatDateTime, type PlainDate, relativeDay } from '../../../core/dates.ts'
import { Heading, Muted, Page, type PageProps, Pagination, SubNavigation, Table, Tag, VisuallyHidden } from '../../../ui/index.ts'
import { dueWords } from '../../contacts/index.ts'
import { type BoardRow, type Counts, countWords, loadWords, needsOwner, SHOWS, type Show } from '../board.ts'
import type { Colleague, TeamLine } from '../store.ts'

type Framed = Pick<PageProps, 'face' | 'signedIn' | 'nav' | 'demo'>

const MODE_WORDS: Record<string, string> = {
  face_to_face: 'face to face',
  video: 'by video',
  phone: 'by phone',
  text: 'by text',
  email: 'by email',
  letter: 'by letter',
  group: 'in a group',
}

function Who({ row }: { row: BoardRow }) {
  return (
    <>
      <a href={`/people/${row.personId}`}>{row.name}</a>
      {row.adjustments && (
        <>
          {' '}
          <Tag colour="purple">Adjustments</Tag>
        </>
      )}
    </>
  )
}

function Holder({ row, now }: { row: BoardRow; now: Date }) {
  return (
    <>
      {row.workerName ?? `${row.teamName} (duty)`}
      <br />
      <Muted>{row.organisationName}</Muted>
      {row.workerId === null && row.deadline && (
        <>
          <br />
          <Muted>Someone named by {formatDateTime(row.deadline)}</Muted>
        </>
      )}
      {needsOwner(row, now) && (
        <>
          {' '}
          <Tag colour="red">{row.workerId === null ? 'Deadline passed' : 'Not there: needs someone'}</Tag>
        </>
      )}
      {row.handover && (
        <>
          {' '}
          <Tag colour="blue">Handover under way</Tag>
        </>
      )}
    </>
  )
}

function LastContact({ row, now }: { row: BoardRow; now: Date }) {
  const tried = row.lastTriedAt !== null && (row.lastMetAt === null || row.lastTriedAt > row.lastMetAt)
  return (
    <>
      {row.lastMetAt ? `${relativeDay(row.lastMetAt, now)}, ${MODE_WORDS[row.lastMetMode ?? ''] ?? ''}` : 'Not met yet'}
      {tried && row.lastTriedAt && (
        <>
          <br />
          <Muted>Did not manage to meet {relativeDay(row.lastTriedAt, now)}</Muted>
        </>
      )}
    </>
  )
}

const over = (count: number, what: string) => `${count} ${count === 1 ? what : `${what}s`} over`
const howFarOver = (due: PlainDate, dueAt: Date | null, now: Date) => {
  const days = daysBetween(due, now)
  return days > 0 || !dueAt ? over(days, 'day') : over(Math.max(1, Math.floor((now.getTime() - dueAt.getTime()) / 3_600_000)), 'hour')
}

function NextStep({ row, now }: { row: BoardRow; now: Date }) {
  if (!row.stepId || !row.stepDue)
    return (
      <>
        <Tag colour="yellow">No next step</Tag>{' '}
        <a href={`/people/${row.personId}/next-steps/new`}>
          Add one<VisuallyHidden> for {row.name}</VisuallyHidden>
        </a>
      </>
    )
  return (
    <>
      <a href={`/people/${row.personId}/next-steps/${row.stepId}`}>{row.step}</a>
      <br />
      <Muted>
        {row.stepWho ?? row.name}, by {dueWords({ due: row.stepDue, dueAt: row.stepDueAt })}
      </Muted>
      {row.turn === 'late' && (
        <>
          {' '}
          <Tag colour="orange">{howFarOver(row.stepDue, row.stepDueAt, now)}</Tag>
        </>
      )}
    </>
  )
}

const HEAD = ['Person', 'Who holds this', 'Asked for help', 'Last contact', 'Next step']

/** Rows of people in care, on a board or a list. */
export function BoardTable({ rows, now, caption, empty }: { rows: readonly BoardRow[]; now: Date; caption: ReactNode; empty: string }) {
  return (
    <Table
      caption={caption}
      captionSize="hidden"
      head={HEAD}
      compact
      firstCellIsHeader
      empty={empty}
      rows={rows.map(row => [
        <Who key="who" row={row} />,
        <Holder key="holder" row={row} now={now} />,
        `${formatDate(row.askedAt)} (${relativeDay(row.askedAt, now)})`,
        <LastContact key="last" row={row} now={now} />,
        <NextStep key="next" row={row} now={now} />,
      ])}
    />
  )
}

const EMPTY: Record<Show, string> = {
  everyone: 'This team holds nobody now.',
  overdue: 'Nothing is overdue.',
  'no-owner': 'Everybody has someone who is there for them.',
  'no-next-step': 'Everybody has a next step.',
  duty: 'Everybody has a named worker.',
  mine: 'You hold nobody in this team.',
}

export interface BoardProps {
  framed: Framed
  team: TeamLine
  rows: readonly BoardRow[]
  counts: Counts
  show: Show
  now: Date
  next: string | undefined
  later: boolean
  /** Share of contacts with the same worker, for those who lead the team. */
  continuity: ReactNode
}

/** Everyone a team holds. */
export function BoardPage({ framed, team, rows, counts, show, now, next, later, continuity }: BoardProps) {
  const base = `/board/${team.id}`
  const address = (code: Show) => (code === 'everyone' ? base : `${base}?show=${code}`)
  const shows = Object.keys(SHOWS) as Show[]
  return (
    <Page {...framed} title="Team board">
      <Heading caption={`${team.organisationName}, ${team.neighbourhoodName ?? team.placeName}`}>{team.name}</Heading>
      <p>
        {loadWords(counts.everyone, team.capacity)}. <a href={`${base}/who-works-here`}>Who works here</a>
      </p>
      {continuity}
      <SubNavigation
        label="Lists of this board"
        items={shows.map(code => ({ href: address(code), label: `${SHOWS[code]} (${countWords(counts[code])})`, current: code === show }))}
      />
      <p>
        <Muted>In this order: late next steps, then people who need an owner, then no next step, then the soonest date.</Muted>
      </p>
      <BoardTable rows={rows} now={now} caption={SHOWS[show]} empty={EMPTY[show]} />
      <Pagination
        label="Pages of this board"
        previous={later ? { href: address(show), text: 'From the start' } : undefined}
        next={next ? { href: `${address(show)}${show === 'everyone' ? '?' : '&'}after=${next}` } : undefined}
      />
    </Page>
  )
}

/** The teams somebody works in, when there are several or none. */
export function BoardsPage({ framed, teams }: { framed: Framed; teams: readonly TeamLine[] }) {
  return (
    <Page {...framed} title="Team boards">
      <Heading>Team boards</Heading>
      <Table
        caption="Your teams"
        captionSize="hidden"
        head={['Team', 'Organisation', 'Where']}
        empty="You are not in a team yet. Ask your team lead."
        rows={teams.map(team => [
          <a key="team" href={`/board/${team.id}`}>
            {team.name}
          </a>,
          team.organisationName,
          team.neighbourhoodName ?? team.placeName,
        ])}
      />
    </Page>
  )
}

/** Everyone working with the same place, whoever employs them (R212). */
export function ColleaguesPage({ framed, team, people }: { framed: Framed; team: TeamLine; people: readonly Colleague[] }) {
  const organisations = new Set(people.map(one => one.organisationName)).size
  return (
    <Page {...framed} title="Who works here" back={{ href: `/board/${team.id}`, label: 'Back to the board' }}>
      <Heading caption={team.name}>Who works here</Heading>
      <p>
        People who work in this team, or beside it for {team.neighbourhoodName ?? team.placeName}, from{' '}
        {organisations === 1 ? 'one organisation' : `${organisations} organisations`}.
      </p>
      <Table
        caption="Who works here"
        captionSize="hidden"
        head={['Name', 'What they do', 'Organisation', 'Team']}
        firstCellIsHeader
        empty="Nobody is in this team yet."
        rows={people.map(one => [
          one.name,
          isRole(one.role) ? ROLES[one.role].name : one.role,
          one.organisationName,
          one.sameTeam ? 'This team' : one.teamName,
        ])}
      />
    </Page>
  )
}
