import type { Frame } from '../../../access/index.ts'
import { Button, ButtonLink, Form, type FormState, Heading, InsetText, List, Page, PersonBanner, type PersonBannerProps, Radios } from '../../../ui/index.ts'

type Common = { frame: Frame; personId: string; banner: PersonBannerProps }

/** A worker gives the person a code, so that the person's own sign-in opens the person's own record. */
export function OwnSignInPage({ frame, banner, personId, form, already }: Common & { form: FormState; already: boolean }) {
  return (
    <Page title="A sign-in of their own" {...frame} banner={<PersonBanner {...banner} />} form={form} back={{ href: `/people/${personId}`, label: 'Record' }}>
      <Heading level={1} size="l">
        Give this person a sign-in of their own
      </Heading>
      {already ? (
        <InsetText>
          <p>They can already sign in. If they cannot get in any more, ask your administrator.</p>
        </InsetText>
      ) : (
        <>
          <p>With it they read everything on their record that you read, say what is not right, see who looked, and ask for help in one press.</p>
          <Form action={`/people/${personId}/own-sign-in`}>
            <Radios
              form={form}
              name="how"
              label="How did you check that it is them?"
              items={[
                { value: 'known', label: 'I know them and am with them now' },
                { value: 'document', label: 'They showed me a document with their name' },
                { value: 'questions', label: 'They answered questions only they could answer' },
              ]}
            />
            <Button>Make a code</Button>
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
