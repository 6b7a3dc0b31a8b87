import { formatDate, formatDateTime, formatTime, londonDate } from '../../core/dates.ts'
import { Card, Heading, Lede, Page, Pagination, SummaryList, Table, Tag } from '../../ui/index.ts'
import type { Frame } from '../frame.ts'
import type { Look, OwnEmergency } from '../looked.ts'

const who = (look: Look) => [look.who, look.role, look.organisation].filter(Boolean).join(', ')

function What({ look }: { look: Look }) {
  return (
    <>
      {look.kind === 'emergency' && (
        <>
          <Tag colour="orange">Emergency</Tag>{' '}
        </>
      )}
      {look.kind === 'kept out' && (
        <>
          <Tag colour="grey">Not let in</Tag>{' '}
        </>
      )}
      {look.what}
    </>
  )
}

/** The last few looks, for the person's first page. */
export function LookedList({ looks }: { looks: Look[] }) {
  return (
    <Table
      caption="Who looked at your record lately"
      head={['When', 'Who', 'What they did']}
      rows={looks.map(look => [formatDateTime(look.at), who(look), <What key="what" look={look} />])}
      empty="Nobody but you has looked at your record yet."
    />
  )
}

const REVIEW = { justified: 'The check found it was right to open it.', not_justified: 'The check found it should not have been opened.' } as const

function Emergency({ emergency }: { emergency: OwnEmergency }) {
  return (
    <Card heading={`${emergency.who}, ${emergency.organisation}`} headingLevel={3}>
      <SummaryList
        border={false}
        rows={[
          { key: 'When', value: `${formatDateTime(emergency.at)}, until ${formatTime(emergency.until)}` },
          { key: 'Reason', value: emergency.reason },
          { key: 'In their words', value: emergency.words },
          {
            key: 'Was it right?',
            value: emergency.review ? (
              <>
                {REVIEW[emergency.review]} {emergency.reviewWords}
              </>
            ) : (
              'Somebody whose job it is will check this within 5 working days.'
            ),
          },
        ]}
      />
    </Card>
  )
}

/** Every look at the person's record by anyone but themselves, day by day. */
export function LookedPage({
  frame,
  looks,
  emergencies,
  first,
  more,
}: {
  frame: Frame
  looks: Look[]
  emergencies: OwnEmergency[]
  first: boolean
  more: boolean
}) {
  const days = [...new Set(looks.map(look => londonDate(look.at)))]
  return (
    <Page title="Who looked" width="full" {...frame}>
      <Heading level={1} size="l">
        Who looked at your record
      </Heading>
      <Lede>Every time somebody opens or changes your record, it is written here. Nobody can take it out.</Lede>
      <p>
        If something here worries you, tell anyone in your team, or ask for the information governance lead. You can also{' '}
        <a href="/my/people">choose who sees what</a>.
      </p>
      {emergencies.length > 0 && (
        <>
          <Heading level={2} size="m">
            Opened in an emergency
          </Heading>
          {emergencies.map((emergency, index) => (
            <Emergency key={index} emergency={emergency} />
          ))}
        </>
      )}
      {looks.length === 0 && <p>{first ? 'Nobody but you has looked at your record yet.' : 'There is nothing older.'}</p>}
      {days.map(day => (
        <Table
          key={day}
          caption={formatDate(day)}
          head={['Time', 'Who', 'What they did', 'Why they may']}
          rows={looks
            .filter(look => londonDate(look.at) === day)
            .map(look => [
              formatTime(look.at),
              who(look),
              <What key="what" look={look} />,
              look.kind === 'kept out' ? 'They may not: nothing was shown' : look.why.join('. ') || 'No reason was needed for this',
            ])}
        />
      ))}
      <Pagination
        previous={first ? undefined : { href: '/my/looked', text: 'Newest' }}
        next={more ? { href: `/my/looked?before=${looks.at(-1)?.key}`, text: 'Older' } : undefined}
        label="Older and newer"
      />
    </Page>
  )
}
