import { Button, Form, type FormState, Heading, HiddenField, InsetText, Lede, Page, SummaryList, TextArea, TextField } from '../../../ui/index.ts'
import { PATHWAY, type Pathway } from '../therapies.ts'
import { AboutTheList, TherapyGroups } from './parts.tsx'
import { type Framed, NoWrongDoor, type PlaceProps } from './place.tsx'

const WHAT = 'Help with feelings and relationships'

/** The pathway of a place under its own name, or plainly without one: what is offered, how long the wait is, how many finished (R461, R462). */
export function PathwayPage({
  framed,
  place,
  therapies,
  offers,
  pathway,
  today,
  mayName,
  notice,
}: PlaceProps & { mayName: boolean; notice: string | undefined }) {
  return (
    <Page
      {...framed}
      title={`${WHAT} in ${place.name}`}
      width="full"
      notice={notice}
      breadcrumb={[
        { href: '/places', label: 'Places' },
        { href: `/places/${place.code}`, label: place.name },
        { href: `/places/${place.code}/therapies`, label: 'Therapies' },
      ]}
    >
      <Heading caption={place.name}>{pathway?.name ?? WHAT}</Heading>
      <Lede>For anyone whose feelings are often overwhelming, or for whom being close to people is often hard, for a long time already.</Lede>
      {pathway ? (
        <p>The name was chosen with people who use it: {pathway.chosenBy}</p>
      ) : (
        <p>This help has no name of its own in {place.name} yet. The name is for people who use it to choose with us. What follows is offered all the same.</p>
      )}
      {pathway?.words.split(/\n+/).map((line, index) => line && <p key={index}>{line}</p>)}
      <p>You may have been given a diagnosis, or none. You need none to come here, and nobody has to use its words.</p>
      <NoWrongDoor />
      {mayName && (
        <p>
          <a href={`/places/${place.code}/${PATHWAY.at}/name`}>{pathway ? 'Change the name' : 'Write down the name it was given'}</a>
        </p>
      )}
      <TherapyGroups therapies={therapies} offers={offers} today={today} />
      <AboutTheList therapies={therapies} />
    </Page>
  )
}

/** Those who lead a place write down the name that was chosen. `newer` is what somebody else wrote meanwhile. */
export function NamePage({
  framed,
  place,
  form,
  newer,
}: {
  framed: Framed
  place: { code: string; name: string }
  form: FormState
  newer: Pathway | undefined
}) {
  const at = `/places/${place.code}/${PATHWAY.at}`
  return (
    <Page {...framed} title="Name a pathway" form={form} width="two-thirds" back={{ href: at, label: 'Back to the page' }}>
      <Heading caption={place.name}>What is this help called here?</Heading>
      <p>{WHAT}. Write down the name that people who use it chose with you.</p>
      {newer && (
        <InsetText>
          <p>
            <strong>{newer.byName} wrote a name first.</strong> Yours is still in the form below, and nothing was overwritten. This is what stands there now:
          </p>
          <SummaryList
            rows={[
              { key: 'Name', value: newer.name },
              { key: 'Who chose it', value: newer.chosenBy },
              { key: 'About it', value: newer.words || 'Nothing yet' },
            ]}
          />
        </InsetText>
      )}
      <Form action={`${at}/name`}>
        <HiddenField form={form} name="version" />
        <TextField form={form} name="name" label="Name" hint="Not a diagnosis" autoComplete="off" />
        <TextArea
          form={form}
          name="chosenBy"
          label="Who chose it"
          hint="The group, or how many people who use it took part, and when. Everybody can read this: no person’s name."
          rows={2}
        />
        <TextArea form={form} name="about" label="What people should know about it (optional)" rows={4} />
        <Button>Save</Button>
      </Form>
    </Page>
  )
}
