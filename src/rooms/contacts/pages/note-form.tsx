import type { ReactNode } from 'react'
import {
  Button,
  ButtonGroup,
  Card,
  Checkboxes,
  DateField,
  Details,
  Form,
  type FormState,
  Heading,
  HiddenField,
  InsetText,
  Lede,
  Muted,
  Page,
  type PageProps,
  PersonBanner,
  type PersonBannerProps,
  Radios,
  Select,
  TextArea,
  TextField,
  TimeField,
} from '../../../ui/index.ts'
import { QuotedTick } from '../../people/index.ts'
import { type Doer, MODES, SETTINGS, TOUCHES, type Touch } from '../contacts.ts'
import type { Sheet } from '../form.ts'

export interface NoteFormProps {
  framed: Pick<PageProps, 'face' | 'signedIn' | 'nav' | 'demo'>
  banner: PersonBannerProps
  personId: string
  form: FormState
  sheet: Sheet
  touches: readonly Touch[]
  members: readonly { id: string; name: string; keyWorker: boolean }[]
  doers: ReadonlyMap<string, Doer>
  writerId: string
  /** Said above the form: that a draft came back, or what else was saved meanwhile. */
  above?: ReactNode
  /** Other texts that were not saved yet. */
  below?: ReactNode
}

const options = (words: Record<string, string>) => Object.entries(words).map(([value, label]) => ({ value, label }))

function WhenAndHow({ form }: { form: FormState }) {
  return (
    <>
      <DateField form={form} name="on" label="Which day was it?" hint="For example, 27 3 2026" />
      <TimeField form={form} name="at" label="What time?" />
      <TextField form={form} name="whoWasThere" label="Who was there?" hint="First names and who they are, as everyone agreed" width="two-thirds" />
      <Radios form={form} name="mode" label="How were you in touch?" items={options(MODES)} small />
      <Select form={form} name="setting" label="Where was it?" placeholder="Choose a place" items={options(SETTINGS)} />
      {(form.errors.reason || form.values.reason) && (
        <TextField form={form} name="reason" label="Why it was in this way all the same" hint="The person reads this. For example: they rang us" width="full" />
      )}
    </>
  )
}

/** Mind, body and life stand side by side, so that none is forgotten (R004). */
function Talk({ form, name }: { form: FormState; name: string }) {
  return (
    <>
      <Heading level={2}>What you talked about</Heading>
      <p>{name} can read this. Write it so that you would be happy to read it out together.</p>
      <TextArea form={form} name="mental" label="Feelings and mental health" />
      <TextArea form={form} name="physical" label="Physical health" hint="Sleep, pain, eating, medicines, check-ups, the dentist" />
      <TextField form={form} name="physicalWhyNot" label="Or: we did not talk about physical health, because…" width="full" />
      <TextArea form={form} name="social" label="People, home, money and daily life" />
      <TextArea
        form={form}
        name="followUp"
        rows={2}
        label="To send on afterwards (if you promised something)"
        hint="Links, leaflets, what was agreed. It is sent in the way they chose, and stays here to find again."
      />
    </>
  )
}

function Tried({ form }: { form: FormState }) {
  return (
    <TextArea
      form={form}
      name="tried"
      rows={3}
      label="What did we try, and what could we do differently?"
      hint="Look at our side first: the time, the place, the way we got in touch, who it is with. Could family or a friend they trust help?"
    />
  )
}

function NextStep({ form, doers, writerId }: Pick<NoteFormProps, 'form' | 'doers' | 'writerId'>) {
  const who = [...doers].map(([value, doer]) => ({ value, label: value === `worker:${writerId}` ? `Me (${doer.name})` : doer.name }))
  const some = (
    <>
      <TextField form={form} name="stepWhat" label="What is the next step?" labelSize="plain" width="full" />
      <Select form={form} name="stepWho" label="Who will do it?" labelSize="plain" placeholder="Choose someone" items={who} />
      <DateField form={form} name="stepBy" label="By when?" legendSize="plain" />
    </>
  )
  return (
    <Radios
      form={form}
      name="step"
      label="What happens next?"
      legendSize="m"
      items={[
        { value: 'yes', label: 'There is a next step', conditional: some },
        {
          value: 'none',
          label: 'No next step for now',
          conditional: <TextField form={form} name="noStepWhy" label="Why is there none?" labelSize="plain" width="full" />,
        },
      ]}
    />
  )
}

function WhoReads({ form, touches, members, writerId, name }: Pick<NoteFormProps, 'form' | 'touches' | 'members' | 'writerId'> & { name: string }) {
  const others = members.filter(member => !member.keyWorker && member.id !== writerId)
  const named =
    others.length > 0 ? (
      <Checkboxes
        form={form}
        name="readers"
        label="Who else may read it?"
        legendSize="plain"
        small
        items={others.map(member => ({ value: member.id, label: member.name }))}
      />
    ) : (
      <p>There is nobody else in the care team to add.</p>
    )
  return (
    <>
      {touches.length > 0 && (
        <Checkboxes
          form={form}
          name="touches"
          small
          label="Does this note touch any of these?"
          hint={`Only those who may read about it will see the note and its next step.${touches.includes('trauma') ? ` A note about abuse or trauma is for ${name}, you, the key worker and people you choose.` : ''}`}
          items={touches.map(value => ({ value, label: TOUCHES[value] }))}
        />
      )}
      <Radios
        form={form}
        name="who"
        label="Who may read this note?"
        items={[
          {
            value: 'all',
            label: `${name} and their care team`,
            hint: 'Community connectors, advocates, and peer, housing and employment workers read only what they wrote, unless you choose them below.',
          },
          { value: 'named', label: `Only ${name}, me, the key worker and people I choose`, conditional: named },
        ]}
      />
    </>
  )
}

function NoteForm(props: NoteFormProps) {
  const { form, sheet, personId, banner } = props
  const base = `/people/${personId}/notes`
  return (
    <Form action={base} autosave={{ url: `${base}/draft` }} id="note">
      <HiddenField name="draft" value={sheet.draft} />
      <HiddenField name="tab" value={sheet.tab} />
      <HiddenField name="version" value={String(sheet.version)} />
      <HiddenField name="replaces" value={sheet.replaces ?? ''} />
      <WhenAndHow form={form} />
      <Radios
        form={form}
        name="met"
        label="Did you meet or reach each other?"
        items={[
          { value: 'yes', label: 'Yes' },
          { value: 'no', label: 'We did not manage to meet', conditional: <Tried form={form} /> },
        ]}
      />
      <Talk form={form} name={banner.preferredName} />
      <NextStep form={form} doers={props.doers} writerId={props.writerId} />
      <WhoReads form={form} touches={props.touches} members={props.members} writerId={props.writerId} name={banner.preferredName} />
      <QuotedTick form={form} />
      <ButtonGroup>
        <Button>Save the note</Button>
        <Button variant="secondary" formAction={`${base}/draft`}>
          Keep as a private draft
        </Button>
      </ButtonGroup>
    </Form>
  )
}

/** Where a contact is written down. It reads well with the person at your side. */
export function NoteFormPage(props: NoteFormProps) {
  const { framed, banner, form, personId, sheet } = props
  return (
    <Page
      {...framed}
      title={sheet.replaces ? 'Correct a note' : 'New note'}
      banner={<PersonBanner {...banner} />}
      back={{ href: `/people/${personId}` }}
      form={form}
      width="two-thirds"
    >
      <Heading
        caption={sheet.replaces ? 'The first note stays on the record, marked as corrected' : 'We keep it as you write, for you alone, until you save it'}
      >
        {sheet.replaces ? 'Correct a note' : 'Write down a contact'}
      </Heading>
      {props.above}
      <NoteForm {...props} />
      {props.below}
    </Page>
  )
}

export interface OtherText {
  id: string
  saved: string
  texts: readonly { label: string; text: string }[]
}

/** Texts begun on other pages or devices, each in full, so that nothing is lost and nothing is mixed up. */
export function OtherTexts({ personId, others }: { personId: string; others: readonly OtherText[] }) {
  if (others.length === 0) return null
  return (
    <section aria-label="Other texts not saved yet">
      <Heading level={2}>You have other notes you began and did not save</Heading>
      {others.map(other => (
        <Card key={other.id} heading={`Kept ${other.saved}`} headingLevel={3} headingSize="s">
          {other.texts.map(({ label, text }) => (
            <p key={label} className="kith-words">
              <Muted>{label}:</Muted> {text}
            </p>
          ))}
          <p>
            <a href={`/people/${personId}/notes/drafts/${other.id}`}>Carry on with this one</a>
          </p>
          <Discard personId={personId} draftId={other.id} />
        </Card>
      ))}
    </section>
  )
}

export function Discard({ personId, draftId }: { personId: string; draftId: string }) {
  return (
    <Details summary="Throw this draft away">
      <Form action={`/people/${personId}/notes/drafts/${draftId}/discard`}>
        <p>It cannot be brought back.</p>
        <Button variant="secondary" small>
          Throw it away
        </Button>
      </Form>
    </Details>
  )
}

export function BroughtBack({ personId, draftId, saved }: { personId: string; draftId: string; saved: string }) {
  return (
    <>
      <InsetText>
        <p>We brought back the note you began. It was kept {saved}. Only you can see it.</p>
        <p>
          <a href={`/people/${personId}/notes/new?fresh=1`}>Write a new one instead</a>
        </p>
      </InsetText>
      <Discard personId={personId} draftId={draftId} />
    </>
  )
}

export function SavedElsewhere({ personId, noteId }: { personId: string; noteId: string }) {
  return (
    <InsetText>
      <Lede>You saved another text of this note first, on another page or device.</Lede>
      <p>
        <a href={`/people/${personId}/notes/${noteId}`}>Read the one that was saved</a>. It was not changed.
      </p>
      <p>
        Your words from this page are below and have not been saved yet. If they say something more, press “Save the note” again to add them as a note of their
        own.
      </p>
    </InsetText>
  )
}
