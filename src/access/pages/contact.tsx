import { addHours, formatDate } from '../../core/dates.ts'
import {
  Button,
  ButtonLink,
  Checkboxes,
  DateField,
  Details,
  Form,
  type FormState,
  Heading,
  HiddenField,
  InsetText,
  List,
  Page,
  TextField,
} from '../../ui/index.ts'
import type { Frame } from '../frame.ts'
import { KIND_NAMES, type Kind } from '../kinds.ts'
import { kindsIn, type PersonalContact, SEES, SHAREABLE } from '../sharing.ts'

const back = { href: '/my/people', label: 'My people' }
/** The last day of a range that ends at a midnight. */
export const lastDay = (until: Date): string => formatDate(addHours(until, -12))

export function NewContactPage({ frame, form }: { frame: Frame; form: FormState }) {
  return (
    <Page title="Add someone" form={form} back={back} {...frame}>
      <Heading level={1} size="l">
        Add someone to your people
      </Heading>
      <p>Adding somebody lets them know nothing. You choose afterwards what they may see, if anything.</p>
      <Form action="/my/people">
        <TextField form={form} name="name" label="Their name" autoComplete="off" />
        <TextField
          form={form}
          name="relation"
          label="How do you know them?"
          hint="For example: partner, mother, friend from the running club"
          width={20}
          autoComplete="off"
        />
        <TextField
          form={form}
          name="mayKnow"
          label="What should your team remember about them? (optional)"
          hint="For example: may know nothing, not even that I get help. Your team reads this before they speak to anyone."
          autoComplete="off"
        />
        <Checkboxes
          form={form}
          name="nextOfKin"
          label="Are they your next of kin?"
          hint="This gives them no right to know anything."
          items={[{ value: 'yes', label: 'Yes, my next of kin' }]}
        />
        <Button>Add</Button>
      </Form>
    </Page>
  )
}

function Sees({ contact, kinds }: { contact: PersonalContact; kinds: Kind[] }) {
  return kinds.length === 0 ? (
    <p>{contact.name} sees nothing, not even that you get help from us.</p>
  ) : (
    <List items={['Your first name', ...kinds.map(kind => SEES[kind])]} />
  )
}

export function ContactPage({ frame, contact, form }: { frame: Frame; contact: PersonalContact; form: FormState }) {
  return (
    <Page title="Someone in your life" form={form} back={back} {...frame}>
      <Heading level={1} size="l" caption={contact.relation}>
        {contact.name}
      </Heading>
      {contact.mayKnow && (
        <InsetText>
          <p>For your team: {contact.mayKnow}</p>
        </InsetText>
      )}
      <Heading level={2} size="m">
        What {contact.name} sees now
      </Heading>
      <Sees contact={contact} kinds={kindsIn(contact.grants, SHAREABLE)} />
      {contact.ruleId && (
        <>
          <p>{contact.until ? `Until the end of ${lastDay(contact.until)}.` : 'Until you change it.'}</p>
          <Form action={`/my/people/${contact.id}/invitation`}>
            <Button variant="secondary">Make a code so that {contact.name} can sign in</Button>
          </Form>
        </>
      )}
      <Heading level={2} size="m">
        Change what they see
      </Heading>
      <Form action={`/my/people/${contact.id}/look`}>
        <HiddenField form={form} name="rule" />
        <Checkboxes
          form={form}
          name="kinds"
          label="They may see"
          hint="Leave all of them empty to share nothing. Your first name always goes with anything you share."
          small
          items={SHAREABLE.map(kind => ({ value: kind, label: KIND_NAMES[kind], hint: SEES[kind] }))}
        />
        <DateField form={form} name="until" label="Until which day? (optional)" hint="Leave it empty to share until you change it" />
        <Button>See what this would show them</Button>
      </Form>
      <Details summary={`Take ${contact.name} off my people`}>
        <p>Whatever they can see ends at once. They are not told.</p>
        <Form action={`/my/people/${contact.id}/end`}>
          <Button variant="warning">Take {contact.name} off</Button>
        </Form>
      </Details>
    </Page>
  )
}

/** What the other person would see, in words, before anything is decided. */
export function PreviewPage({
  frame,
  contact,
  kinds,
  until,
  form,
}: {
  frame: Frame
  contact: PersonalContact
  kinds: Kind[]
  until: Date | null
  form: FormState
}) {
  const not = SHAREABLE.filter(kind => !kinds.includes(kind))
  return (
    <Page title="Before you share" back={{ href: `/my/people/${contact.id}` }} {...frame}>
      <Heading level={1} size="l">
        What {contact.name} would see
      </Heading>
      <Sees contact={contact} kinds={kinds} />
      {kinds.length > 0 && <p>{until ? `Until the end of ${lastDay(until)}.` : 'Until you change it.'}</p>}
      {kinds.length > 0 && not.length > 0 && (
        <Details summary={`What ${contact.name} would not see`}>
          <p>It would not be there for them at all. They could not tell that anything is missing.</p>
          <List items={not.map(kind => SEES[kind])} />
        </Details>
      )}
      <InsetText>
        <p>
          Is this your own choice? If somebody presses you to share, you can stop here. Nothing has changed. Anyone in your team will talk it over with you
          alone.
        </p>
      </InsetText>
      <Form action={`/my/people/${contact.id}/share`}>
        {kinds.map(kind => (
          <HiddenField key={kind} name="kinds" value={kind} />
        ))}
        {['until-day', 'until-month', 'until-year', 'rule'].map(name => (
          <HiddenField key={name} form={form} name={name} />
        ))}
        <Button>{kinds.length > 0 ? 'Yes, share this' : 'Yes, share nothing'}</Button>
      </Form>
      <p>
        <a href={`/my/people/${contact.id}`}>No, change nothing</a>
      </p>
    </Page>
  )
}

export function InvitationPage({ frame, contact, code }: { frame: Frame; contact: PersonalContact; code: string }) {
  return (
    <Page title="Your invitation code" back={{ href: `/my/people/${contact.id}` }} {...frame}>
      <Heading level={1} size="l">
        Give this code to {contact.name}
      </Heading>
      <p className="nhsuk-heading-l kith-code">{code}</p>
      <List
        items={[
          'Write it down or say it to them: it is shown only now.',
          'It works once, for two weeks. A new code makes the old one useless.',
          'They press “Sign in”, then enter it when they are asked.',
          'Give it to nobody else.',
        ]}
      />
      <ButtonLink href={`/my/people/${contact.id}`} variant="secondary">
        I have it
      </ButtonLink>
    </Page>
  )
}
