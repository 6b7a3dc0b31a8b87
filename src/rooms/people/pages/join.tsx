import type { Frame } from '../../../access/index.ts'
import { Button, ButtonLink, Form, type FormState, Heading, HiddenField, List, Page, TextField } from '../../../ui/index.ts'
import type { Joining } from '../store-join.ts'

const back = { href: '/my/details', label: 'Your details' }

/** "I already have a Kith record": a code is made here, or one from the other sign-in is typed. */
export function JoinPage({ frame, form }: { frame: Frame; form: FormState }) {
  return (
    <Page title="Join two records" {...frame} form={form} back={back} width="two-thirds">
      <Heading level={1} size="l">
        I already have a Kith record
      </Heading>
      <p>Sometimes one person has two records. If you can sign in to both, you can make them one.</p>
      <Heading level={2}>1. Get a code</Heading>
      <p>Do this in one of your two sign-ins. Write the code down.</p>
      <Form action="/my/join/code">
        <Button variant="secondary">Show me a code</Button>
      </Form>
      <Heading level={2}>2. Type it in the other</Heading>
      <p>Sign out, sign in the other way, and come back to this page. Nothing is joined yet: you see first what it does.</p>
      <Form action="/my/join">
        <TextField form={form} name="code" label="The code from your other sign-in" width={20} code autoComplete="off" />
        <Button>Go on</Button>
      </Form>
    </Page>
  )
}

export function JoinCodePage({ frame, code, minutes }: { frame: Frame; code: string; minutes: number }) {
  return (
    <Page title="Your code" {...frame} back={{ href: '/my/join', label: 'Join two records' }} width="two-thirds">
      <Heading level={1} size="l">
        Your code
      </Heading>
      <p className="nhsuk-heading-l kith-code">{code}</p>
      <p>It works once, in the next {minutes} minutes. Now sign out, sign in the other way, and type it there.</p>
      <p>Show it to nobody. Whoever has it could join your record with theirs and read it.</p>
    </Page>
  )
}

/** What joining does, in plain words, before the yes. */
export function JoinYesPage({ frame, joining, code }: { frame: Frame; joining: Joining; code: string }) {
  const { here, there, goesOn } = joining
  return (
    <Page title="What joining does" {...frame} back={{ href: '/my/join', label: 'Join two records' }} width="two-thirds">
      <Heading level={1} size="l">
        Make these two records one?
      </Heading>
      <p>Responsible for the record you are signed in to now: {here ?? 'nobody'}.</p>
      <p>Responsible for your other record: {there ?? 'nobody'}.</p>
      <List
        items={[
          goesOn ? `${goesOn} goes on being responsible for you.` : 'Nobody is responsible for you now, and that stays so until you ask for help.',
          'Whoever goes on reads what was written in both records. Everybody else reads what they could read before.',
          'What you keep from somebody in one record is then kept from them in both.',
          'The people responsible for both records are told. Nobody says goodbye to you.',
          'Either sign-in opens the one record. You read everything in it.',
          'If it was a mistake, your team can part them again. Nothing is lost.',
        ]}
      />
      <Form action="/my/join/yes">
        <HiddenField name="code" value={code} />
        <Button>Yes, join them</Button>
      </Form>
    </Page>
  )
}

export function JoinedPage({ frame }: { frame: Frame }) {
  return (
    <Page title="Your records are one" {...frame} width="two-thirds">
      <Heading level={1} size="l">
        Your two records are one now
      </Heading>
      <p>You can sign in either way. We have told the people responsible for you.</p>
      <p>Please look at how we may reach you: from now on these rules hold.</p>
      <ButtonLink href="/my/contact-rules">How you may reach me</ButtonLink>
    </Page>
  )
}
