import { Button, ButtonLink, Form, type FormState, Heading, Lede, List, Page, SummaryList, Table, TextField } from '../../ui/index.ts'
import { type CircleEntry, RELATIONS } from '../circle.ts'
import type { Frame } from '../frame.ts'
import type { Helper } from '../helpers.ts'
import { KIND_NAMES, namesOf } from '../kinds.ts'
import { kindsIn, type PersonalContact, SHAREABLE, type SharedWith } from '../sharing.ts'
import { lastDay } from './contact.tsx'
import { Helpers } from './helper.tsx'

/** What one of the person's people may see, in one cell. */
export function Allowed({ contact }: { contact: PersonalContact }) {
  const kinds = kindsIn(contact.grants, SHAREABLE)
  return (
    <>
      {kinds.length === 0 ? 'Nothing' : kinds.map(kind => KIND_NAMES[kind]).join('; ')}
      {kinds.length > 0 && contact.until && <> (until the end of {lastDay(contact.until)})</>}
      {contact.mayKnow && (
        <>
          <br />
          {contact.mayKnow}
        </>
      )}
    </>
  )
}

function Circle({ circle }: { circle: CircleEntry[] }) {
  return (
    <>
      <Heading level={2} size="m">
        Where you work, and workers you know
      </Heading>
      <p>Nobody at your workplace, and no worker who knows you in your own life, sees your record.</p>
      {circle.length > 0 && (
        <Table
          caption="Kept from"
          captionSize="hidden"
          head={['Who', 'How you know them', 'Change']}
          rows={circle.map(entry => [
            entry.detail ? `${entry.name}, ${entry.detail}` : entry.name,
            entry.relation === 'employer' ? 'You work there' : RELATIONS[entry.relation],
            entry.byPerson ? (
              <Form action={`/my/people/circle/${entry.id}/end`}>
                <Button variant="secondary" small>
                  No longer
                </Button>
              </Form>
            ) : (
              'They told us themselves'
            ),
          ])}
        />
      )}
      <p>
        <a href="/my/people/employer">Tell us where you work</a>
      </p>
      <p>
        <a href="/my/people/worker">Tell us about a worker you know</a>
      </p>
    </>
  )
}

/** Everyone around the person, and what each may see. */
export function MyPeoplePage({ frame, contacts, helpers, circle }: { frame: Frame; contacts: PersonalContact[]; helpers: Helper[]; circle: CircleEntry[] }) {
  return (
    <Page title="My people" {...frame}>
      <Heading level={1} size="l">
        My people
      </Heading>
      <Lede>You choose who sees what. You can change it at any time.</Lede>
      <Heading level={2} size="m">
        People in your own life
      </Heading>
      {contacts.length === 0 ? (
        <p>You have not added anyone. Nobody in your own life sees anything.</p>
      ) : (
        <SummaryList
          rows={contacts.map(contact => ({
            key: (
              <>
                {contact.name}
                <br />
                {contact.relation}
                {contact.nextOfKin && ', next of kin'}
              </>
            ),
            value: <Allowed contact={contact} />,
            actions: [{ href: `/my/people/${contact.id}`, text: 'Change', hidden: `what ${contact.name} may see` }],
          }))}
        />
      )}
      <ButtonLink href="/my/people/new" variant="secondary">
        Add someone
      </ButtonLink>
      <Helpers helpers={helpers} />
      <Circle circle={circle} />
      <p>
        <a href="/my/looked">See who looked at your record</a>
      </p>
    </Page>
  )
}

/** For somebody a person has let in: who shares with them, and what. */
export function SharedPage({ frame, form, people }: { frame: Frame; form: FormState; people: SharedWith[] }) {
  return (
    <Page title="Shared with me" form={form} {...frame}>
      <Heading level={1} size="l">
        Shared with me
      </Heading>
      {people.length === 0 ? (
        <p>Nobody shares anything with you at the moment.</p>
      ) : (
        people.map(person => (
          <section key={person.personId}>
            <Heading level={2} size="m">
              <a href={`/shared/${person.personId}`}>{person.name}</a>
            </Heading>
            <List items={namesOf(person.kinds)} />
            {person.until && <p>Until the end of {lastDay(person.until)}.</p>}
          </section>
        ))
      )}
      <Heading level={2} size="m">
        Has somebody else given you a code?
      </Heading>
      <Form action="/shared/invitation">
        <TextField form={form} name="code" label="Invitation code" width={20} code autoComplete="off" />
        <Button variant="secondary">Use this code</Button>
      </Form>
      <p>
        Are you worried about somebody? You can always <a href="/help">tell us or ask for help</a>, also for yourself.
      </p>
    </Page>
  )
}
