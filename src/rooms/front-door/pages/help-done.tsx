import { formatDateTime } from '../../../core/dates.ts'
import { Button, ButtonLink, Form, type FormState, Heading, List, Page, type PageProps, Panel, TextField, WaitLine } from '../../../ui/index.ts'
import { isOpen, waitSteps, waitWords } from '../front-door.ts'
import type { HelpRequest } from '../store.ts'
import { ImmediateHelp } from './help-frame.tsx'

type Frame = Pick<PageProps, 'face' | 'signedIn' | 'nav' | 'demo'>

interface SentProps {
  frame: Frame
  request: Pick<HelpRequest, 'reference' | 'teamName' | 'teamPhone' | 'answerBy' | 'receivedAt' | 'state'>
  now: Date
  usual: number | undefined
  other: boolean
  walkIn: boolean
}

/** Sent: who has it, where it stands now, what comes next, how to see it again. Nothing on it says who it is about. */
export function SentPage({ frame, request, now, usual, other, walkIn }: SentProps) {
  const { reference, teamName, teamPhone, answerBy, state } = request
  const team = other || (isOpen(state) && state !== 'accepted')
  return (
    <Page title="We have your request" {...frame}>
      <Panel heading="Thank you. We have it.">
        Your reference
        <br />
        <strong>{reference}</strong>
      </Panel>
      {team && (
        <p>
          {`${other ? 'The team' : teamName} has what you sent and is responsible for answering it.`}{' '}
          {!other && teamPhone && `You can call them on ${teamPhone}.`}
        </p>
      )}
      {other ? <OtherNext answerBy={answerBy} now={now} /> : <OwnNext request={request} now={now} usual={usual} />}
      <ImmediateHelp />
      <p>
        You do not have to wait for us to do something that is good for you: see <a href="/community">what is near you</a>, tonight or any day.
      </p>
      <p>
        To keep this page, print it with your browser or write down the reference. It says nothing about you. With it you can{' '}
        <a href="/help/look">see where your request stands</a> at any time, without signing in.
      </p>
      {walkIn && <p>Please hand the tablet back. What you wrote is no longer on it.</p>}
      {!other && (
        <ButtonLink href="/my" variant="secondary">
          Sign in to see your record
        </ButtonLink>
      )}
    </Page>
  )
}

function OwnNext({ request, now, usual }: Pick<SentProps, 'request' | 'now' | 'usual'>) {
  const { receivedAt, state, answerBy } = request
  // No name of a worker or of another service: whoever uses this browser next may read it.
  const { since, aim, next } = waitWords({ receivedAt, state, answerBy, holder: state === 'held' ? 'Somebody in the team' : 'The team', asked: undefined }, now)
  const open = isOpen(state)
  return (
    <>
      <Heading level={2}>Where it stands</Heading>
      <p>{since}</p>
      {(open || state === 'held') && <WaitLine label="Your steps" steps={waitSteps({ receivedAt, state, answerBy })} />}
      <p>{next}</p>
      {open && (
        <>
          <p>We get in touch in a way and at a time you said is safe. You do not have to tell your story twice.</p>
          <p>{aim}</p>
          <p>
            {usual === undefined
              ? 'How long it usually takes with this team we cannot say yet.'
              : `In the last 3 months half of the people who asked this team had a key worker within ${usual === 1 ? '1 day' : `${usual} days`}.`}
          </p>
        </>
      )}
    </>
  )
}

function OtherNext({ answerBy, now }: { answerBy: Date; now: Date }) {
  const read =
    answerBy >= now
      ? `The team reads what you told us by ${formatDateTime(answerBy)} and decides what to do.`
      : `The team was to read what you told us by ${formatDateTime(answerBy)}.`
  return (
    <>
      <Heading level={2}>What happens next</Heading>
      <List
        items={[
          read,
          'We cannot tell you whether we know someone, or what we do, unless they agree.',
          'If you are worried again, tell us again. If someone is in danger now, call 999.',
        ]}
      />
    </>
  )
}

/** Where a request stands, for whoever has its reference and knows what was given with it. */
export function LookPage({ frame, form }: { frame: Frame; form: FormState }) {
  return (
    <Page title="Where does my request stand?" {...frame} form={form} back={{ href: '/help' }}>
      <Heading size="xl">Where does my request stand?</Heading>
      <Form action="/help/look">
        <TextField form={form} name="reference" label="Your reference" hint="Eight letters and figures, like ACDE-3467" />
        <TextField form={form} name="known" label="A phone number, email address or date of birth you gave us" hint="A date like 27 3 1985" />
        <Button>See where it stands</Button>
      </Form>
      <ImmediateHelp />
    </Page>
  )
}

export function ClearedPage({ frame }: { frame: Frame }) {
  return (
    <Page title="Cleared" {...frame}>
      <Heading size="xl">It is gone</Heading>
      <p>What you wrote has been erased here and from this browser. Nobody was told.</p>
      <p>You can come back at any time.</p>
      <ImmediateHelp />
      <ButtonLink href="/help" variant="secondary">
        Start again
      </ButtonLink>
    </Page>
  )
}
