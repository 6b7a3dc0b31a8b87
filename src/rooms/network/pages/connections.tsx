import { formatDate, formatDateTime } from '../../../core/dates.ts'
import { ActionLink, Button, Card, Details, Form, type FormState, Heading, HiddenField, SummaryList, Tag, TextArea, TextField } from '../../../ui/index.ts'
import type { Part } from '../../people/index.ts'
import type { Suggestions } from '../actions-suggest.ts'
import {
  type Accompaniment,
  ASK_WORDS,
  type Connection,
  type ConnectionEvent,
  type ConnectorAsk,
  type Contribution,
  type EngagementView,
  type OwnCard,
  progressOf,
  progressWords,
  wayWords,
} from '../connect.ts'
import { Find, Gap } from './find.tsx'
import { Cards, Contributions } from './offers.tsx'
import { NetworkFrame } from './parts.tsx'

export interface ConnectionsProps {
  part: Part
  asks: readonly ConnectorAsk[]
  /** Connectors who help already, by name. */
  connectors: readonly string[]
  views: readonly EngagementView[]
  connections: readonly Connection[]
  events: ReadonlyMap<string, ConnectionEvent[]>
  along: readonly Accompaniment[]
  contributions: readonly Contribution[]
  cards: readonly OwnCard[]
  form: FormState
  headings: readonly { code: string; name: string }[]
  open?: 'view' | 'offer' | 'gap' | undefined
  found?: Suggestions | undefined
}

/** Everything between a person and their community that somebody is helping with. */
export function ConnectionsPage(props: ConnectionsProps) {
  const { part, connections, events, form, open, found, headings } = props
  const { own, base } = part
  const now = connections.filter(one => !one.endedAt)
  const over = connections.filter(one => one.endedAt)
  return (
    <NetworkFrame part={part} title={own ? 'Things I am trying' : 'Connections'} form={open ? form : undefined} back={`${base}/network`}>
      <Heading>{own ? 'Things I am trying' : 'Connections'}</Heading>
      <Asks {...props} />
      <View {...props} />
      <Heading level={2}>{own ? 'Now' : 'In progress'}</Heading>
      {now.length === 0 && <p>Nothing yet.</p>}
      {now.map(one => (
        <ConnectionCard key={one.id} connection={one} events={events.get(one.id) ?? []} part={part} />
      ))}
      <Along {...props} />
      {part.mayWrite && <Find part={part} form={form} found={found} />}
      {part.mayWrite && <Gap part={part} form={form} open={open === 'gap'} headings={headings} />}
      <Contributions part={part} contributions={props.contributions} form={form} open={open === 'offer'} />
      <Cards part={part} cards={props.cards} />
      {over.length > 0 && (
        <Details summary={`Over, for now or for good (${over.length})`}>
          {over.map(one => (
            <ConnectionCard key={one.id} connection={one} events={events.get(one.id) ?? []} part={part} />
          ))}
        </Details>
      )}
    </NetworkFrame>
  )
}

function Asks({ part, asks, connectors }: ConnectionsProps) {
  const [latest] = asks
  return (
    <section aria-labelledby="asks">
      <Heading level={2} id="asks">
        {part.own ? 'Somebody’s time' : 'A community connector’s time'}
      </Heading>
      {latest ? (
        <>
          <p>
            <Tag colour={latest.state === 'taken' ? 'green' : 'yellow'}>{ASK_WORDS[latest.state]}</Tag> {latest.teamName}, asked on {formatDate(latest.askedAt)}{' '}
            by {latest.askedByName}.{latest.takenByName && ` ${latest.takenByName} said yes.`}
          </p>
          <p className="kith-words">“{latest.matters}”</p>
          {latest.state === 'asked' && part.mayWrite && (
            <Form action={`${part.base}/connector/${latest.id}/take-back`}>
              <HiddenField name="version" value={String(latest.version)} />
              <Button variant="secondary" small>
                Take this back
              </Button>
            </Form>
          )}
        </>
      ) : connectors.length > 0 ? (
        <p>{part.own ? `${connectors.join(' and ')} finds things with you, and comes along.` : `${connectors.join(' and ')} goes along.`}</p>
      ) : (
        <p>{part.own ? 'Somebody can find things with you and come along at first.' : 'Nobody has been asked.'}</p>
      )}
      {latest?.state !== 'asked' && connectors.length === 0 && <ActionLink href={`${part.base}/connector`}>Ask for a community connector</ActionLink>}
    </section>
  )
}

function View({ part, views, form, open }: ConnectionsProps) {
  const [latest, ...before] = views
  const rows = (view: EngagementView) => [
    { key: 'What is possible just now', value: view.ability },
    ...(view.adjustments ? [{ key: 'What would help', value: view.adjustments }] : []),
    { key: 'What it is wanted for', value: view.motivation },
    ...(view.fitsGoal ? [{ key: 'It fits', value: view.fitsGoal }] : []),
    { key: 'Said', value: `${formatDate(view.at)}, written by ${view.byName}` },
  ]
  return (
    <section aria-labelledby="view">
      <Heading level={2} id="view">
        {part.own ? 'What I can do just now, and what for' : 'What is possible just now, and what for'}
      </Heading>
      {latest ? <SummaryList rows={rows(latest)} /> : <p>Not talked about yet. It may be different next week, so each time is kept with its day.</p>}
      {before.length > 0 && (
        <Details summary="Earlier">
          {before.map(view => (
            <SummaryList key={view.id} rows={rows(view)} />
          ))}
        </Details>
      )}
      {part.mayWrite && (
        <Details summary="Write how it is now" open={open === 'view'}>
          <Form action={`${part.base}/connections/view`}>
            <TextArea
              form={form}
              name="ability"
              label={part.own ? 'What can I take part in just now?' : 'What can they take part in just now, in their words?'}
              rows={3}
            />
            <TextArea form={form} name="adjustments" label="What would make it easier?" hint="Times, travel, company, a quiet room" rows={2} />
            <TextArea form={form} name="motivation" label={part.own ? 'What do I want it for?' : 'What do they want it for, in their words?'} rows={3} />
            <TextField form={form} name="fitsGoal" label="Which goal of the plan does it fit?" hint="Leave empty if none" width="full" />
            <Button variant="secondary">Keep this</Button>
          </Form>
        </Details>
      )}
    </section>
  )
}

function ConnectionCard({ connection, events, part }: { connection: Connection; events: readonly ConnectionEvent[]; part: Part }) {
  const progress = progressOf(events)
  return (
    <Card heading={connection.assetName ?? 'No longer in the directory'} headingLevel={3}>
      <p className="kith-way">{wayWords(events, part.own)}</p>
      <p>{progressWords(progress, part.own)}</p>
      {progress.said && <p className="kith-words">“{progress.said}”</p>}
      {connection.matters && <p>Because: {connection.matters}</p>}
      {connection.followUpOn && <p>To be asked about on {formatDate(connection.followUpOn)}.</p>}
      <p>
        <a href={`${part.base}/connections/${connection.id}`}>
          {connection.endedAt ? 'How it was' : 'How it goes, and what next'}
          <span className="nhsuk-u-visually-hidden">: {connection.assetName}</span>
        </a>
      </p>
    </Card>
  )
}

const ALONG = { planned: 'Planned', done: 'Went together', not_that_day: 'Not that day', called_off: 'Called off' } as const

function Along({ part, along }: ConnectionsProps) {
  if (along.length === 0) return null
  return (
    <section aria-labelledby="along">
      <Heading level={2} id="along">
        {part.own ? 'Someone goes with me' : 'Someone goes with them'}
      </Heading>
      {along.map(one => (
        <Card key={one.id} heading={one.toWhat} headingLevel={3}>
          <p>
            <Tag colour={one.state === 'planned' ? 'yellow' : 'grey'}>{ALONG[one.state]}</Tag> {one.workerName}, {formatDateTime(one.startsAt)}
          </p>
          <p>{one.travel}</p>
          {one.state === 'planned' && !part.own && part.mayWrite && (
            <p>
              <a href={`${part.base}/connections/along/${one.id}`}>
                Say what became of it<span className="nhsuk-u-visually-hidden">: {one.toWhat}</span>
              </a>
            </p>
          )}
        </Card>
      ))}
    </section>
  )
}
