import type { CheckedHow, Frame, OwnSignIn } from '../../../access/index.ts'
import { formatDateTime } from '../../../core/dates.ts'
import { Button, ButtonLink, Form, type FormState, Heading, InsetText, List, Page, PersonBanner, type PersonBannerProps, Radios } from '../../../ui/index.ts'

type Common = { frame: Frame; personId: string; banner: PersonBannerProps }

const CHECKED: { value: CheckedHow; label: string }[] = [
  { value: 'known', label: 'I know them and am with them now' },
  { value: 'document', label: 'They showed me a document with their name' },
  { value: 'questions', label: 'They answered questions only they could answer' },
]

/** A worker gives the person a code, so that the person's own sign-in opens the person's own record; a second worker confirms it. */
export function OwnSignInPage({ frame, banner, personId, form, now, mayEnd }: Common & { form: FormState; now: OwnSignIn; mayEnd: boolean }) {
  const at = `/people/${personId}/own-sign-in`
  const { since, code } = now
  const waits = code && !code.confirmedBy
  return (
    <Page title="A sign-in of their own" {...frame} banner={<PersonBanner {...banner} />} form={form} back={{ href: `/people/${personId}`, label: 'Record' }}>
      <Heading level={1} size="l">
        Give this person a sign-in of their own
      </Heading>
      {since && (
        <>
          <InsetText>
            <p>
              They can sign in since {formatDateTime(since)}. If that was not them, or they cannot get in any more, the team lead cuts it off. Then they can be
              given another.
            </p>
          </InsetText>
          {mayEnd && (
            <Form action={`${at}/end`}>
              <p>Wherever it is used now, it ends at once. They and their key worker are told.</p>
              <Button variant="warning">Cut off this sign-in</Button>
            </Form>
          )}
        </>
      )}
      {!since && code && (
        <InsetText>
          <p>
            {code.madeBy} made a code on {formatDateTime(code.madeAt)}.{' '}
            {code.confirmedBy
              ? `${code.confirmedBy} confirmed it. It works.`
              : 'It works once a second worker has confirmed it, or when their NHS login proves who they are.'}
          </p>
        </InsetText>
      )}
      {!since && waits && !code.mine && (
        <Form action={`${at}/confirm`}>
          <Heading level={2} size="m">
            Confirm the code of {code.madeBy}
          </Heading>
          <p>Only when you have checked yourself that the person has it. From then on, whoever enters it reads this record as this person.</p>
          <Radios form={form} name="how" label="How did you check that it is them?" items={CHECKED} />
          <Button>Confirm</Button>
        </Form>
      )}
      {!since && (!waits || code.mine) && (
        <>
          <p>With it they read everything on their record that you read, say what is not right, see who looked, and ask for help in one press.</p>
          <Form action={at}>
            <Radios form={form} name="how" label="How did you check that it is them?" items={CHECKED} />
            <Button>{code ? 'Make a new code' : 'Make a code'}</Button>
          </Form>
        </>
      )}
    </Page>
  )
}

/** The code, shown once. */
export function OwnCodePage({ frame, banner, personId, code }: Common & { code: string }) {
  return (
    <Page title="A code to hand over" {...frame} banner={<PersonBanner {...banner} />} back={{ href: `/people/${personId}`, label: 'Record' }}>
      <Heading level={1} size="l">
        Hand over this code
      </Heading>
      <p className="nhsuk-heading-l kith-code">{code}</p>
      <List
        items={[
          'Write it down for them or say it to them: it is shown only now.',
          'Ask a second worker to confirm it: on this record, under “Give them a sign-in of their own”. With NHS login that proves who they are, nobody needs to.',
          'It works once, for two weeks. A new code makes this one useless.',
          'They press “Sign in”, sign in as they do elsewhere in the NHS, then enter it.',
          'Ask whether somebody else looks at their phone before they use it there.',
        ]}
      />
      <ButtonLink href={`/people/${personId}`} variant="secondary">
        They have it
      </ButtonLink>
    </Page>
  )
}
