import type { ReactNode } from 'react'
import { formatDate, formatDateTime, relativeDay } from '../../../core/dates.ts'
import {
  type FormState,
  Heading,
  List,
  Page,
  type PageProps,
  PersonBanner,
  type PersonBannerProps,
  PersonPhone,
  Radios,
  Select,
  SummaryList,
  Tag,
  TextArea,
  Timeline,
  WarningCallout,
} from '../../../ui/index.ts'
import { agreedWords, isOpen, REASONS, STATE_NAMES, WAYS_IN, type What } from '../front-door.ts'
import type { Asker, HelpRequest, RequestEvent } from '../store.ts'
import type { Likely } from '../store-likely.ts'
import type { Choice } from '../store-teams.ts'
import { Elsewhere, Met, One, OurAnswer, Theirs } from './request-elsewhere.tsx'

export interface RequestProps {
  frame: Pick<PageProps, 'face' | 'signedIn' | 'nav' | 'demo'>
  banner: PersonBannerProps
  now: Date
  request: HelpRequest
  asker: Asker | undefined
  events: readonly RequestEvent[]
  form: FormState
  workers: readonly Choice[]
  teams: readonly Choice[]
  room: { room: boolean; held: number; capacity: number | null } | undefined
  asked: { teamId: string | null; name: string } | undefined
  /** Mine to act on; or my team is the one that was asked. */
  mine: boolean
  asksMe: boolean
  may: { take: boolean; decline: boolean; review: boolean }
  reviewOpen: boolean
  notice: string | undefined
  likely: readonly LikelyRecord[]
}

/** Another record that is likely of the same person, with the team it is or was with last. */
export type LikelyRecord = Likely & { team: string | undefined }

const EVENT_TITLES: Record<What, string> = {
  received: 'Received',
  asked_again: 'They asked again',
  talking: 'Is talking with them',
  conversation: 'Conversation',
  held: 'Key worker named',
  redirect_asked: 'Another service was asked',
  redirect_accepted: 'The other service said yes',
  redirect_no: 'The other service said no. Still ours.',
  met: 'They met the other service',
  agreement_yes: 'They agree that someone asked for them',
  agreement_no: 'They did not agree, so this ended',
  review_asked: 'They asked for a review',
  review_answered: 'Review answered',
  withdrawn: 'They took this back',
}

/** One request. Their own words first, how to reach them safely before any number, then what to do. */
export function RequestPage(props: RequestProps) {
  const { request, asker, form, mine, asksMe, may } = props
  const open = isOpen(request.state)
  return (
    <Page
      title="A request for help"
      {...props.frame}
      form={form}
      notice={props.notice}
      banner={<PersonBanner {...props.banner} />}
      back={{ href: '/front-door', label: 'Front door' }}
    >
      <Heading size="l" caption={`Asked ${relativeDay(request.receivedAt, props.now)}, ${WAYS_IN[request.wayIn].toLowerCase()}`}>
        In their own words
      </Heading>
      {request.ownWords ? <blockquote className="kith-words">{paragraphs(request.ownWords)}</blockquote> : <p>They have not told us themselves yet.</p>}
      {asker && <AskerPart asker={asker} />}
      <Known {...props} />
      <Facts {...props} />
      {props.reviewOpen && may.review && mine && (
        <One action="review" {...props} button="Send the answer" title="They asked for a review">
          <TextArea form={form} name="reviewWords" label="Your answer, in words to them" />
        </One>
      )}
      {asksMe && request.state === 'asked_elsewhere' && <OurAnswer {...props} />}
      {mine && open && may.take && <Work {...props} />}
      <Heading level={2}>What has happened</Heading>
      <Timeline
        entries={props.events
          .map(event => ({
            when: formatDateTime(event.at),
            at: event.at.toISOString(),
            title: EVENT_TITLES[event.what],
            who: event.byName,
            body: <EventBody event={event} />,
          }))
          .reverse()}
      />
    </Page>
  )
}

const paragraphs = (words: string): ReactNode => words.split(/\n+/).map((line, index) => <p key={index}>{line}</p>)

function AskerPart({ asker }: { asker: Asker }) {
  return (
    <>
      <Heading level={2}>Who asked</Heading>
      <SummaryList
        rows={[
          { key: 'Name', value: [asker.name, asker.relation, asker.organisation].filter(Boolean).join(', ') },
          ...(asker.words ? [{ key: 'What they told us', value: paragraphs(asker.words) }] : []),
          ...(asker.contact ? [{ key: 'Contact', value: asker.contact }] : []),
          ...(asker.tookResponsibility ? [{ key: 'Who there answers for their safety meanwhile', value: asker.tookResponsibility }] : []),
          { key: 'Does the person see who asked?', value: asker.shownToPerson ? 'Yes' : 'No' },
        ]}
      />
    </>
  )
}

function Known({ likely, request }: RequestProps) {
  if (likely.length === 0) return null
  return (
    <WarningCallout heading="Do we know them already?" headingLevel={2}>
      <p>
        The same name, and the same date of birth, phone, email or postcode. If it is one person, join the two. If another team was with them last, ask that
        team below.
      </p>
      <List
        items={likely.map(one => (
          <a key={one.id} href={`/people/${request.personId}/same/${one.id}`}>
            {`${one.name}${one.born ? `, born ${formatDate(one.born)}` : ''}${one.team ? `, with ${one.team}` : ''}: compare and join`}
          </a>
        ))}
      />
    </WarningCallout>
  )
}

function Facts({ request, banner, events, now }: RequestProps) {
  return (
    <SummaryList
      rows={[
        { key: 'Where it stands', value: <Tag>{STATE_NAMES[request.state]}</Tag> },
        { key: 'What to call them', value: request.addressAs || 'Not said' },
        { key: 'Before you get in touch', value: request.safeContact || 'Nothing said. Ask what is safe first.' },
        ...(request.easier ? [{ key: 'What would make it easier', value: request.easier }] : []),
        ...(request.phone ? [{ key: 'Phone', value: <PersonPhone phone={request.phone} noCalls={banner.noCalls} /> }] : []),
        ...(request.email ? [{ key: 'Email', value: request.email }] : []),
        { key: 'Do they agree that we were asked?', value: agreedWords(request, events) },
        { key: 'With', value: request.talkingName ? `${request.talkingName}, ${request.teamName}` : request.teamName },
        { key: 'Answer by', value: formatDateTime(request.answerBy) + (request.answerBy < now && request.state === 'received' ? ' (passed)' : '') },
        { key: 'Clock', value: `Started ${formatDateTime(request.receivedAt)}` },
        { key: 'Reference', value: request.reference },
      ]}
    />
  )
}

function Work(props: RequestProps) {
  const { request, form, room } = props
  return (
    <>
      {request.state !== 'asked_elsewhere' && (
        <One
          {...props}
          action="talk"
          title="Who talks with them"
          button={request.talkingWorkerId ? 'I will talk with them instead' : 'I will talk with them'}
        />
      )}
      {(request.personAgreed === 'not_asked' || request.personAgreed === 'no' || (request.personAgreed === 'yes' && props.asker)) &&
        !props.events.some(event => event.what === 'agreement_yes') && (
          <One {...props} action="agreement" title="At first contact" button="Save">
            <Radios
              form={form}
              name="confirmed"
              label="Do they agree that somebody asked for them?"
              items={[
                { value: 'yes', label: 'Yes' },
                {
                  value: 'no',
                  label: 'No',
                  hint: 'The request ends, we let go, and nothing more is sent to them. They will not see who asked, and can ask us at any time. Tell whoever asked first, if you tell them anything, only that it was followed up: you do not see this page afterwards.',
                },
              ]}
            />
          </One>
        )}
      <One {...props} action="conversation" title="Conversation" button="Save the conversation">
        <TextArea form={form} name="words" label="What they said, in their words" hint="They read this too." />
        <TextArea form={form} name="easier" label="What would make it easier to come back? (optional)" rows={2} />
      </One>
      <One {...props} action="key-worker" title="Name a key worker" button="Name key worker">
        {room && room.capacity !== null && (
          <p>
            {`The team holds ${room.held} people and said it can hold ${room.capacity}.`} {!room.room && 'Going over it needs a team lead’s named decision.'}
          </p>
        )}
        <Select
          form={form}
          name="workerId"
          label="Key worker"
          placeholder="Choose someone"
          items={props.workers.map(one => ({ value: one.id, label: one.name }))}
        />
      </One>
      <Met {...props} />
      {props.may.decline && (request.state === 'asked_elsewhere' ? <Theirs {...props} /> : <Elsewhere {...props} />)}
    </>
  )
}

function EventBody({ event }: { event: RequestEvent }) {
  return (
    <>
      {event.workerName && <p>{event.workerName}</p>}
      {event.serviceName && <p>{`${event.serviceName}. ${event.reason ? REASONS[event.reason] : ''}`}</p>}
      {event.evidenceWho && <p>{`${event.evidenceWho}, ${event.evidenceHow}, ${event.evidenceOn ? formatDate(event.evidenceOn) : ''}`}</p>}
      {event.words && paragraphs(event.words)}
      {event.easier && <p>{`What would make it easier: ${event.easier}`}</p>}
    </>
  )
}
