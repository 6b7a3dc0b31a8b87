import { VISITOR } from '../../core/caller.ts'
import { Button, ButtonLink, DateField, Details, emptyForm, Form, Heading, HiddenField, InsetText, Lede, Page, TextField } from '../../ui/index.ts'
import { frame } from '../frame.ts'
import type { NotClaimed } from '../own-sign-in.ts'
import { PERSONA_PARTS, type Persona, type PersonaPart } from '../personas.ts'

export function SignInPage({ personas, embedded, to, kept }: { personas: Persona[]; embedded: boolean; to: string; kept: boolean }) {
  return (
    <Page title="Sign in" {...frame(VISITOR, '/sign-in')}>
      <Heading level={1} size="l">
        Sign in
      </Heading>
      {kept && (
        <InsetText>
          <p>If your sign-in ended while you were writing: it is not saved yet, and we keep it for a day. Sign in here as yourself and it comes back.</p>
        </InsetText>
      )}
      <p>
        You do not need to sign in to <a href="/help">ask for help</a>.
      </p>
      {embedded ? (
        <Personas personas={personas} to={to} />
      ) : (
        <>
          <p>You sign in with an account you already have. We never see your password.</p>
          <ButtonLink href={`/sign-in/start${to ? `?to=${encodeURIComponent(to)}` : ''}`} variant="primary">
            Continue
          </ButtonLink>
        </>
      )}
    </Page>
  )
}

function Personas({ personas, to }: { personas: Persona[]; to: string }) {
  const parts = (Object.keys(PERSONA_PARTS) as PersonaPart[]).filter(part => personas.some(persona => persona.part === part))
  return (
    <>
      <Lede>This is a demonstration. Choose who to be: every person here is fictional.</Lede>
      <Form action="/sign-in">
        <HiddenField name="to" value={to} />
        {parts.map(part => (
          <section key={part} aria-labelledby={`part-${part}`}>
            <Heading level={2} size="m" id={`part-${part}`}>
              {PERSONA_PARTS[part]}
            </Heading>
            <ul className="nhsuk-list kith-personas">
              {personas
                .filter(persona => persona.part === part)
                .map(persona => (
                  <li key={persona.subject}>
                    <Button variant="secondary" name="persona" value={persona.subject}>
                      {persona.label}
                      {persona.about && <span className="kith-personas__about">{persona.about}</span>}
                    </Button>
                  </li>
                ))}
            </ul>
          </section>
        ))}
      </Form>
      <Heading level={2} size="m">
        Somebody new
      </Heading>
      <p>Has somebody given you an invitation code? Start here.</p>
      <Form action="/sign-in">
        <Button variant="secondary">Somebody new, with an invitation code</Button>
      </Form>
      <Details summary="Somebody new whose NHS login has proved who they are">
        <Form action="/sign-in">
          <p>NHS login would tell us these two. Here you choose them.</p>
          <TextField form={emptyForm()} name="nhsNumber" label="NHS number" width={10} />
          <DateField form={emptyForm()} name="born" label="Date of birth" legendSize="s" />
          <Button variant="secondary">Sign in with this identity</Button>
        </Form>
      </Details>
    </>
  )
}

/** Signed in elsewhere, and not known here. */
export function UnknownSignIn({ typed }: { typed?: string }) {
  const form =
    typed === undefined
      ? emptyForm()
      : { values: { code: typed }, errors: { code: 'Check the code with the person who gave it to you. It works once, for two weeks.' } }
  return (
    <Page title="We do not know this sign-in yet" form={form} {...frame(VISITOR)}>
      <Heading level={1} size="l">
        We do not know this sign-in yet
      </Heading>
      <p>You signed in, but nothing here belongs to that account yet. You have done nothing wrong.</p>
      <Heading level={2} size="m">
        If somebody gave you an invitation code
      </Heading>
      <Form action="/sign-in/invitation">
        <TextField
          form={form}
          name="code"
          label="Invitation code"
          hint="12 letters and numbers, for example ABCD-3467-WXYR"
          width={20}
          code
          autoComplete="off"
        />
        <Button>Use this code</Button>
      </Form>
      <Heading level={2} size="m">
        If you get help from us
      </Heading>
      <p>
        Ask someone in your team to set up your sign-in, or <a href="/help">ask for help</a> without one.
      </p>
      <Heading level={2} size="m">
        If you work with us
      </Heading>
      <p>Ask your team lead to add you. Tell them you could not sign in today.</p>
    </Page>
  )
}

/** A service that has no way to sign in yet: its public pages are open all the same. */
export function SignInClosed() {
  return (
    <Page title="You cannot sign in yet" {...frame(VISITOR)}>
      <Heading level={1} size="l">
        You cannot sign in yet
      </Heading>
      <p>Signing in has not been set up here. Nothing is wrong with your account.</p>
      <p>
        If you need help now, <a href="/crisis">these numbers answer at any time</a>.
      </p>
    </Page>
  )
}

/** Signed out of Kith; the identity provider is told next. */
export function SignedOut({ leadsTo }: { leadsTo: string }) {
  return (
    <Page title="Signed out" {...frame(VISITOR)}>
      <Heading level={1} size="l">
        You are signed out of Kith
      </Heading>
      <p>
        You signed in with an account you have elsewhere. <a href={leadsTo}>Sign out there too</a> if this page stays.
      </p>
    </Page>
  )
}

const NOT_YET: Record<NotClaimed, string[]> = {
  'needs a second worker': [
    'Your code is right. Before it works, a second worker confirms that it is yours. Ask your team, then come back and enter it again.',
    'If you have NHS login with your identity proved, sign in with that: then nobody needs to confirm it.',
  ],
  'in the browser of a worker': ['Somebody who works here uses this browser. Enter your code on your own phone or computer.'],
  'the sign-in of a worker': ['This sign-in belongs to somebody who works here. Use a sign-in of your own.'],
  'proved to be somebody else': ['The NHS login you used belongs to somebody else than the person this code is for. Ask the person who gave you the code.'],
}

/** The code is known, and does not open anything here or now. */
export function NotYet({ why }: { why: NotClaimed }) {
  const title = why === 'needs a second worker' ? 'One more step' : 'Your code does not work here'
  return (
    <Page title={title} {...frame(VISITOR)}>
      <Heading level={1} size="l">
        {title}
      </Heading>
      {NOT_YET[why].map(words => (
        <p key={words}>{words}</p>
      ))}
      <ButtonLink href="/sign-in">Start again</ButtonLink>
    </Page>
  )
}

/** The sign-in did not come to an end; the words say why and what to do. */
/** @param back where somebody who is still signed in was, and can go on */
export function SignInTrouble({ words, back = '' }: { words: string; back?: string }) {
  return (
    <Page title="Sign-in did not finish" {...frame(VISITOR)}>
      <Heading level={1} size="l">
        Sign-in did not finish
      </Heading>
      <p>{words}</p>
      {back ? <ButtonLink href={back}>Go back, what you wrote is kept</ButtonLink> : <ButtonLink href="/sign-in">Start again</ButtonLink>}
    </Page>
  )
}
