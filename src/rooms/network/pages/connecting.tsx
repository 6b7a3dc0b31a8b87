import { formatDate, formatDateTime } from '../../../core/dates.ts'
import { ActionLink, Button, Card, Form, Heading, HiddenField, List, Muted, Page, type PageProps, Table, Tag } from '../../../ui/index.ts'
import type { Accompaniment, ConnectorAsk } from '../connect.ts'
import type { InProgress } from '../store-asks.ts'

type Framed = Pick<PageProps, 'face' | 'signedIn' | 'nav' | 'demo'>

export interface ConnectingProps {
  framed: Framed
  now: Date
  asks: readonly ConnectorAsk[]
  along: readonly Accompaniment[]
  followUps: readonly (InProgress & { rules: readonly string[] })[]
  connections: readonly (InProgress & { way: string })[]
  seesPlace: boolean
}

/** A connector's work: who waits for somebody's time, where they go along, whom to ask how it went, and what is under way. */
export function ConnectingPage({ framed, now, asks, along, followUps, connections, seesPlace }: ConnectingProps) {
  return (
    <Page title="Connecting" {...framed}>
      <Heading>Connecting</Heading>
      {seesPlace && <ActionLink href="/connecting/barriers">What stands in people’s way in our places</ActionLink>}
      <Heading level={2}>Asked of my team</Heading>
      {asks.length === 0 && <p>Nobody is waiting.</p>}
      {asks.map(ask => (
        <Card key={ask.id} heading={ask.personName ?? 'Somebody asks for a connector'} headingLevel={3}>
          <p>
            <Tag colour={ask.answerBy < now ? 'orange' : 'yellow'}>Asked, not yet agreed</Tag> {ask.teamName}; asked on {formatDate(ask.askedAt)} by{' '}
            {ask.askedByName}, to be answered by {formatDateTime(ask.answerBy)}.
          </p>
          <p>What matters to them:</p>
          <p className="kith-words">“{ask.matters}”</p>
          <p>
            <Muted>
              How they said yes: {ask.agreedHow}
              {ask.personName ? '' : '. Who it is, and how to reach them, you read when you have said yes.'}
            </Muted>
          </p>
          <Form action={`/connecting/asks/${ask.id}/take`}>
            <HiddenField name="version" value={String(ask.version)} />
            <Button small>
              Yes, I will<span className="nhsuk-u-visually-hidden"> connect with {ask.personName ?? `whom ${ask.askedByName} asks for`}</span>
            </Button>
          </Form>
        </Card>
      ))}
      <Heading level={2}>Going along</Heading>
      <Table
        caption="Where I go along in the next days"
        captionSize="hidden"
        head={['When', 'With', 'To what', 'How we get there']}
        rows={along.map(one => [
          formatDateTime(one.startsAt),
          one.personName,
          <a key={one.id} href={`/people/${one.personId}/connections/along/${one.id}`}>
            {one.toWhat}
          </a>,
          one.travel,
        ])}
        empty="Nothing planned."
      />
      <Heading level={2}>To ask how it goes</Heading>
      {followUps.length === 0 && <p>Nobody just now.</p>}
      {followUps.map(one => (
        <Card key={one.connectionId} heading={one.personName} headingLevel={3}>
          <p>
            <a href={`/people/${one.personId}/connections/${one.connectionId}`}>{one.assetName ?? 'No longer in the directory'}</a>, due{' '}
            {one.followUpOn ? formatDate(one.followUpOn) : 'now'}
          </p>
          <List items={one.rules} />
        </Card>
      ))}
      <Heading level={2}>Under way</Heading>
      <Table
        caption="Connections of my people"
        captionSize="hidden"
        head={['Who', 'What', 'So far']}
        rows={connections.map(one => [
          one.personName,
          <a key={one.connectionId} href={`/people/${one.personId}/connections/${one.connectionId}`}>
            {one.assetName ?? 'No longer in the directory'}
          </a>,
          one.way,
        ])}
        empty="Nothing yet."
      />
    </Page>
  )
}
