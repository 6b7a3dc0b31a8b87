import { formatDateTime, relativeDay } from '../../../core/dates.ts'
import { ActionLink, ButtonGroup, ButtonLink, Heading, List, Muted, Page, type PageProps, Pagination, Table, Tag } from '../../../ui/index.ts'
import { STATE_NAMES, WAYS_IN } from '../front-door.ts'
import type { BoardRow } from '../store.ts'
import type { OutreachTask } from '../store-drafts.ts'

export interface TeamLoad {
  id: string
  name: string
  slug: string
  held: number
  capacity: number | null
}

export interface BoardProps {
  frame: Pick<PageProps, 'face' | 'signedIn' | 'nav' | 'demo'>
  now: Date
  teams: readonly TeamLoad[]
  rows: readonly BoardRow[]
  asked: readonly BoardRow[]
  calls: readonly OutreachTask[]
  reviews: readonly { requestId: string; at: Date; reference: string }[]
  page: number
  more: boolean
  may: { open: boolean; create: boolean; take: boolean; review: boolean; exceed: boolean }
}

const loadWords = ({ held, capacity }: TeamLoad) => (capacity === null ? `${held} people held, no number of places stated` : `${held} of ${capacity} places`)

/** Everyone who has asked and has no key worker yet, longest waiting first. Nothing ranks them but time. */
export function BoardPage(props: BoardProps) {
  const { now, rows, asked, calls, reviews, may } = props
  return (
    <Page title="Front door" {...props.frame}>
      <Heading size="xl">Front door</Heading>
      <List
        items={props.teams.map(team => (
          <span key={team.id}>
            {team.name}: {loadWords(team)} {team.capacity !== null && team.held > team.capacity && <Tag colour="orange">Over what was stated</Tag>}{' '}
            {may.exceed && <a href={`/services/${team.slug}/capacity`}>Change this, or decide to go over it</a>}
          </span>
        ))}
      />
      {may.create && (
        <ButtonGroup>
          <ButtonLink href="/front-door/new">Write down a request</ButtonLink>
          <ButtonLink href="/front-door/walk-in" variant="secondary">
            Hand over the tablet
          </ButtonLink>
          <ButtonLink href="/front-door/worried" variant="secondary">
            Someone is worried about someone
          </ButtonLink>
        </ButtonGroup>
      )}
      {calls.length > 0 && <Calls calls={calls} now={now} take={may.take} />}
      <Table
        caption="Waiting for a key worker"
        captionSize="m"
        head={['Asked', 'Name', 'Way in', 'Where it stands', 'Who', 'Answer by']}
        rows={rows.map(row => [
          <Since key="s" at={row.receivedAt} now={now} />,
          may.open ? (
            <a key="n" href={`/front-door/${row.id}`}>
              {row.name.trim()}
            </a>
          ) : (
            row.name.trim()
          ),
          WAYS_IN[row.wayIn],
          <State key="st" row={row} />,
          whoHas(row),
          <By key="b" row={row} now={now} />,
        ])}
        empty="Nobody is waiting. New requests appear here at once."
      />
      <Pagination
        previous={props.page > 1 ? { href: `/front-door?page=${props.page - 1}` } : undefined}
        next={props.more ? { href: `/front-door?page=${props.page + 1}` } : undefined}
      />
      {asked.length > 0 && (
        <Table
          caption="You were asked to help"
          head={['Asked for help', 'Name', 'By', 'Your answer']}
          rows={asked.map(row => [
            <Since key="s" at={row.receivedAt} now={now} />,
            <a key="n" href={`/front-door/${row.id}`}>
              {row.name.trim()}
            </a>,
            row.teamName,
            'Not given yet',
          ])}
        />
      )}
      {may.review && reviews.length > 0 && (
        <Table
          caption="Reviews people asked for"
          head={['Asked', 'Request']}
          rows={reviews.map(one => [
            formatDateTime(one.at),
            <a key="r" href={`/front-door/${one.requestId}`}>
              {one.reference}
            </a>,
          ])}
        />
      )}
      <Muted>
        <a href="/front-door/police">If the police ask about someone</a>
        {may.review && (
          <>
            {' '}
            · <a href="/front-door/redirects">How often each service was asked</a>
          </>
        )}
      </Muted>
    </Page>
  )
}

const Since = ({ at, now }: { at: Date; now: Date }) => <time dateTime={at.toISOString()}>{relativeDay(at, now)}</time>
const whoHas = (row: BoardRow) => row.holderName ?? (row.talkingName ? `${row.talkingName}, for ${row.teamName}` : `${row.teamName}, on duty`)

function State({ row }: { row: BoardRow }) {
  return (
    <>
      <Tag colour={row.state === 'received' ? 'blue' : row.state === 'asked_elsewhere' ? 'yellow' : 'grey'}>{STATE_NAMES[row.state]}</Tag>
      {row.askedName && <> {row.askedName}</>}
      {(row.agreed === 'no' || row.agreed === 'not_asked') && <> Not asked by the person</>}
    </>
  )
}

function By({ row, now }: { row: BoardRow; now: Date }) {
  if (row.state !== 'received' && row.state !== 'accepted') return <>Answered</>
  return row.answerBy < now ? (
    <>
      <Tag colour="orange">Passed</Tag> {formatDateTime(row.answerBy)}
    </>
  ) : (
    formatDateTime(row.answerBy)
  )
}

function Calls({ calls, now, take }: { calls: readonly OutreachTask[]; now: Date; take: boolean }) {
  return (
    <>
      <Heading level={2}>Get in touch now</Heading>
      {calls.map(call => (
        <ActionLink key={call.id} href={take ? `/front-door/calls/${call.id}` : '/front-door'}>
          {`${call.name || 'Someone'}, ${call.requestId ? 'asked' : 'stopped half way and said we may call,'} ${relativeDay(call.madeAt, now)}, by ${formatDateTime(call.dueAt)}${call.takenByName ? `. ${call.takenByName} does it` : ''}`}
        </ActionLink>
      ))}
    </>
  )
}
