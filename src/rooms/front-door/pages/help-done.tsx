import { formatDateTime } from '../../../core/dates.ts'
import { ButtonLink, Heading, List, Page, type PageProps, Panel, WaitLine } from '../../../ui/index.ts'
import { STANDARD_DAYS, waitSteps } from '../front-door.ts'
import { ImmediateHelp } from './help-frame.tsx'

type Frame = Pick<PageProps, 'face' | 'signedIn' | 'nav' | 'demo'>

/** Sent: who has it, by when, what comes next, how to see it again. Nothing on it says who it is about. */
export function SentPage({
  frame,
  reference,
  team,
  phone,
  answerBy,
  receivedAt,
  other,
  walkIn,
}: {
  frame: Frame
  reference: string
  team: string
  phone: string | null
  answerBy: Date
  receivedAt: Date
  other: boolean
  walkIn: boolean
}) {
  return (
    <Page title="We have your request" {...frame}>
      <Panel heading="Thank you. We have it.">
        Your reference
        <br />
        <strong>{reference}</strong>
      </Panel>
      <p>
        {`${team} has your request now and is responsible for answering it.`} {phone && `You can call them on ${phone}.`}
      </p>
      {other ? <OtherNext answerBy={answerBy} /> : <OwnNext answerBy={answerBy} receivedAt={receivedAt} />}
      <ImmediateHelp />
      <p>
        You do not have to wait for us to do something that is good for you: see <a href="/community">what is near you</a>, tonight or any day.
      </p>
      <p>To keep this page, print it with your browser or write down the reference. It says nothing about you.</p>
      {walkIn && <p>Please hand the tablet back. What you wrote is no longer on it.</p>}
      {!other && (
        <ButtonLink href="/my" variant="secondary">
          Sign in to see your record
        </ButtonLink>
      )}
    </Page>
  )
}

function OwnNext({ answerBy, receivedAt }: { answerBy: Date; receivedAt: Date }) {
  return (
    <>
      <Heading level={2}>What happens next</Heading>
      <WaitLine label="Your steps" steps={waitSteps({ receivedAt, state: 'received', answerBy })} />
      <p>{`Someone from the team will get in touch by ${formatDateTime(answerBy)}, in a way you said is safe. You do not have to do anything, and you do not have to tell your story twice.`}</p>
      <p>{`We aim to start help within ${STANDARD_DAYS} days of today.`}</p>
    </>
  )
}

function OtherNext({ answerBy }: { answerBy: Date }) {
  return (
    <>
      <Heading level={2}>What happens next</Heading>
      <List
        items={[
          `The team reads what you told us by ${formatDateTime(answerBy)} and decides what to do.`,
          'We cannot tell you whether we know someone, or what we do, unless they agree.',
          'If you are worried again, tell us again. If someone is in danger now, call 999.',
        ]}
      />
    </>
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
