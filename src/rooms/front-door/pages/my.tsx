import { formatDate, formatDateTime } from '../../../core/dates.ts'
import {
  ActionLink,
  Button,
  ButtonLink,
  Card,
  Details,
  Form,
  type FormState,
  Heading,
  HiddenField,
  InsetText,
  Page,
  type PageProps,
  SummaryList,
  TextArea,
  Timeline,
  WaitLine,
} from '../../../ui/index.ts'
import { agreedWords, isOpen, REASONS, WAYS_IN, waitSteps, waitWords } from '../front-door.ts'
import type { Asker, HelpRequest, RequestEvent } from '../store.ts'
import { ImmediateHelp } from './help-frame.tsx'

type Frame = Pick<PageProps, 'face' | 'signedIn' | 'nav' | 'demo'>

/** A request with what the person may know about it. */
export interface MyRequest {
  request: HelpRequest
  asker: Asker | undefined
  events: readonly RequestEvent[]
  holder: string | undefined
  asked: string | undefined
}

export const factsOf = ({ request, holder, asked }: MyRequest) => ({
  receivedAt: request.receivedAt,
  state: request.state,
  answerBy: request.answerBy,
  bySomebody: request.personAgreed !== 'self',
  holder: request.state === 'talking' ? (request.talkingName ?? holder) : (holder ?? request.teamName),
  asked,
})

/** "You asked 9 days ago", where they are on the line, what is next, and what helps meanwhile (R063, R064). */
export function Wait({ mine, now, headingLevel = 2 }: { mine: MyRequest; now: Date; headingLevel?: 2 | 3 }) {
  const { since, aim, next } = waitWords(factsOf(mine), now)
  return (
    <Card heading={since} headingLevel={headingLevel}>
      {isOpen(mine.request.state) && <WaitLine label="Your steps" steps={waitSteps(mine.request)} />}
      <p>{next}</p>
      {isOpen(mine.request.state) && <p>{aim}</p>}
      {isOpen(mine.request.state) && (
        <p>
          While you wait: {mine.request.teamPhone ? `call ${mine.request.teamName} on ${mine.request.teamPhone}, ` : ''}
          <a href="/my/ask">tell us if it is getting worse</a>, or see <a href="/community">what is near you</a>.
        </p>
      )}
    </Card>
  )
}

export function MyRequestsPage({ frame, mine, now, notice }: { frame: Frame; mine: readonly MyRequest[]; now: Date; notice?: string | undefined }) {
  return (
    <Page title="My requests" {...frame} notice={notice} back={{ href: '/my' }}>
      <Heading>My requests for help</Heading>
      <ActionLink href="/my/ask">Ask for help again</ActionLink>
      {mine.length === 0 && <p>You have not asked for help here yet.</p>}
      {mine.map(one => (
        <OneRequest key={one.request.id} mine={one} now={now} />
      ))}
    </Page>
  )
}

function OneRequest({ mine, now }: { mine: MyRequest; now: Date }) {
  const { request, asker } = mine
  const moved = request.state === 'asked_elsewhere' || request.state === 'accepted' || request.state === 'met'
  return (
    <section id={request.id}>
      <Wait mine={mine} now={now} />
      <SummaryList
        rows={[
          { key: 'Asked', value: `${formatDate(request.receivedAt)}, ${WAYS_IN[request.wayIn].toLowerCase()}` },
          ...(request.ownWords ? [{ key: 'What you told us', value: request.ownWords }] : []),
          ...(asker ? [{ key: 'Who asked', value: [asker.name, asker.relation, asker.organisation].filter(Boolean).join(', ') }] : []),
          ...(request.personAgreed === 'self'
            ? []
            : [
                {
                  key: 'Did you agree?',
                  value: agreedWords(request, mine.events).replace('as they told us', 'as you told us').replace('; ask them at first contact', ''),
                },
              ]),
          { key: 'Who has it', value: request.teamName },
          { key: 'Reference', value: request.reference },
        ]}
      />
      <Details summary="Everything that has happened with this">
        <Timeline
          headingLevel={3}
          entries={[...mine.events].reverse().map(event => ({
            when: formatDateTime(event.at),
            at: event.at.toISOString(),
            title: titleFor(event),
            who: event.byName,
            body: event.words ? <p>{event.words}</p> : undefined,
          }))}
        />
      </Details>
      {moved && (
        <InsetText>
          <p>Not what you wanted? You can ask a team lead to look at it again.</p>
        </InsetText>
      )}
      <ButtonLink href={`/my/requests/${request.id}/review`} variant="secondary" small>
        Ask for a review
      </ButtonLink>{' '}
      {isOpen(request.state) && (
        <ButtonLink href={`/my/requests/${request.id}/take-back`} variant="secondary" small>
          I do not want this now
        </ButtonLink>
      )}
    </section>
  )
}

export function titleFor(event: RequestEvent): string {
  const titles = {
    received: 'We received it',
    asked_again: 'You asked again',
    talking: `${event.byName} is talking with you`,
    conversation: 'We talked',
    held: `${event.workerName ?? ''} is your key worker`,
    redirect_asked: `We asked ${event.serviceName ?? ''}. ${event.reason ? `Why: ${REASONS[event.reason].toLowerCase()}.` : ''}`,
    redirect_accepted: 'They said yes',
    redirect_no: 'They cannot help with this. It stays with us.',
    met: 'You met the other service',
    agreement_yes: 'You agreed that somebody asked for you',
    agreement_no: 'You did not agree, so it ended',
    review_asked: 'You asked for a review',
    review_answered: 'A team lead answered',
    withdrawn: 'You took it back',
  } as const
  return titles[event.what]
}

export function AskPage({
  frame,
  form,
  once,
  heldBy,
  signs,
}: {
  frame: Frame
  form: FormState
  once: string
  heldBy: string | undefined
  signs: string | undefined
}) {
  return (
    <Page title="Ask for help again" {...frame} form={form} back={{ href: '/my' }}>
      <Heading>Ask for help again</Heading>
      <p>
        {heldBy
          ? `This goes to ${heldBy} today.`
          : 'This goes straight to the team you were with last. They have your record. You do not have to tell it all again.'}
      </p>
      <ImmediateHelp />
      {signs ? (
        <InsetText>
          <p>
            The early signs you told us about: <span className="kith-words">{signs}</span>
          </p>
        </InsetText>
      ) : (
        <p>
          You can <a href="/my/about/change">write down your early signs</a>, so that the people who help you know them too.
        </p>
      )}
      <Form action="/my/ask">
        <HiddenField name="once" value={once} />
        <TextArea form={form} name="words" label="Anything you would like to say? (optional)" hint="For example, early signs you have noticed" rows={4} />
        <Button>Ask for help</Button>
      </Form>
    </Page>
  )
}

export function ReviewPage({ frame, form, request }: { frame: Frame; form: FormState; request: HelpRequest }) {
  return (
    <Page title="Ask for a review" {...frame} form={form} back={{ href: '/my/requests' }}>
      <Heading>Ask for a review</Heading>
      <p>A team lead looks at what was decided and answers you in words. Nothing you have now is lost while they do.</p>
      <Form action={`/my/requests/${request.id}/review`}>
        <HiddenField name="seen" value={String(request.position)} />
        <TextArea form={form} name="words" label="What should they look at again?" rows={5} />
        <Button>Send</Button>
      </Form>
    </Page>
  )
}

export function TakeBackPage({ frame, form, request }: { frame: Frame; form: FormState; request: HelpRequest }) {
  return (
    <Page title="I do not want this now" {...frame} form={form} back={{ href: '/my/requests' }}>
      <Heading>You do not want this now?</Heading>
      <p>That is all right. {request.teamName} may call once to say goodbye and tell you how to come back. You can ask again at any time.</p>
      <Form action={`/my/requests/${request.id}/take-back`}>
        <HiddenField name="seen" value={String(request.position)} />
        <TextArea form={form} name="words" label="Anything you would like us to know? (optional)" rows={3} />
        <Button>I do not want this now</Button>
      </Form>
    </Page>
  )
}
