import { formatDate, formatDateTime } from '../../../core/dates.ts'
import {
  Button,
  ButtonLink,
  Checkboxes,
  DateField,
  Form,
  type FormState,
  Heading,
  HiddenField,
  InsetText,
  List,
  Page,
  type PageProps,
  PersonBanner,
  type PersonBannerProps,
  Radios,
  TextArea,
  TextField,
  WarningCallout,
} from '../../../ui/index.ts'
import { HoursFields } from '../../people/index.ts'
import { WAYS_TO_REACH } from '../draft.ts'
import { AGREED, WAYS_IN, WORKER_WAYS } from '../front-door.ts'
import type { Choice } from '../store-teams.ts'
import { AreaField, NameFields, PhoneField, SafeField, WhereFields } from './who.tsx'

type Frame = Pick<PageProps, 'face' | 'signedIn' | 'nav' | 'demo'>

export interface Match {
  id: string
  name: string
  born: string | null
}

const AskerFields = ({ form }: { form: FormState }) => (
  <>
    <Heading level={2}>If somebody else asks</Heading>
    <TextField form={form} name="askerName" label="Their name" />
    <TextField form={form} name="askerRelation" label="Who they are to the person" />
    <TextField form={form} name="askerOrganisation" label="Their organisation" />
    <TextField form={form} name="askerContact" label="How to thank them and say what happened, if we may" hint="Email or phone" />
    <TextArea form={form} name="askerWords" label="What they told you" rows={3} />
    <TextField
      form={form}
      name="tookResponsibility"
      label="Police, ambulance or 111: who there answers for the person’s safety until we do"
      hint="Name, and what they are doing now"
    />
    <Checkboxes
      form={form}
      name="askerHidden"
      label="Their name"
      items={[{ value: 'yes', label: 'They ask that the person is not told who asked', hint: 'Tell them that the law may still let the person see it.' }]}
    />
  </>
)

/** A request that came by phone, at the door or through somebody else: the same as one made online (R021). */
export function NewRequestPage({
  frame,
  form,
  once,
  places,
  matches,
}: {
  frame: Frame
  form: FormState
  once: string
  places: readonly Choice[]
  matches: readonly Match[]
}) {
  return (
    <Page title="Write down a request for help" {...frame} form={form} back={{ href: '/front-door', label: 'Front door' }}>
      <Heading>Write down a request for help</Heading>
      <InsetText>
        <p>
          Looked for them already? If you find them under <a href="/people">Find someone</a>, press “They ask for help again” there and it goes straight to
          whoever knows them.
        </p>
      </InsetText>
      <Form action="/front-door/new">
        <HiddenField name="once" value={once} />
        {matches.length > 0 && (
          <WarningCallout heading="Is it one of these people?" headingLevel={2}>
            <List
              items={matches.map(one => (
                <a key={one.id} href={`/people/${one.id}/ask`}>
                  {one.name}
                  {one.born && `, born ${formatDate(one.born)}`}
                </a>
              ))}
            />
            <Checkboxes form={form} name="checked" label="If not" items={[{ value: 'yes', label: 'It is none of these. Make a new record.' }]} />
          </WarningCallout>
        )}
        <Radios form={form} name="wayIn" label="How did it reach us?" items={WORKER_WAYS.map(value => ({ value, label: WAYS_IN[value] }))} />
        <TextArea form={form} name="words" label="“How can I help?” Their own words" rows={5} hint="As they said it. They read this too." />
        <NameFields form={form} />
        <TextField form={form} name="addressAs" label="How should we address them? (optional)" />
        <WhereFields form={form} area="Or an area, with no fixed address" places={places} />
        <SafeField form={form} also=" Anything they need?" />
        <Checkboxes
          form={form}
          name="ways"
          label="Ways they say are safe"
          hint="Kith then uses no other"
          items={(['text', 'phone', 'email', 'letter'] as const).map(value => ({ value, label: WAYS_TO_REACH[value] }))}
        />
        <HoursFields form={form} whose="them" />
        <PhoneField form={form} />
        <TextField form={form} name="email" label="Email (optional)" type="email" />
        <TextArea form={form} name="easier" label="What would make it easier? (optional)" rows={2} />
        <Radios
          form={form}
          name="agreed"
          label="Do they agree that we are asked?"
          items={(['self', 'yes', 'no', 'not_asked'] as const).map(value => ({ value, label: AGREED[value] }))}
        />
        <TextField form={form} name="agreedHow" label="If somebody asks with their agreement: how do you know?" />
        <AskerFields form={form} />
        <Button>Keep this request</Button>
      </Form>
    </Page>
  )
}

export function KeptPage({ frame, team, answerBy, reference }: { frame: Frame; team: string; answerBy: Date; reference: string }) {
  return (
    <Page title="Request kept" {...frame}>
      <Heading>The request is kept</Heading>
      <p>{`${team} has it and answers by ${formatDateTime(answerBy)}. Reference ${reference}.`}</p>
      <p>Tell whoever asked: thank you, we have it. Say no more than that unless the person agreed.</p>
      <ButtonLink href="/front-door">Back to the front door</ButtonLink>
    </Page>
  )
}

export function AgainPage({
  frame,
  form,
  once,
  banner,
}: {
  frame: Frame
  form: FormState
  once: string
  banner: { props: PersonBannerProps; action: string }
}) {
  return (
    <Page title="They ask for help again" {...frame} form={form} banner={<PersonBanner {...banner.props} />}>
      <Heading>They ask for help again</Heading>
      <p>It goes straight to whoever holds them, or to the team they were with last. No new form.</p>
      <Form action={banner.action}>
        <HiddenField name="once" value={once} />
        <TextArea form={form} name="words" label="What they said, in their words" rows={4} />
        <Button>Let them know today</Button>
      </Form>
    </Page>
  )
}

export function WalkInPage({ frame }: { frame: Frame }) {
  return (
    <Page title="Hand over the tablet" {...frame} back={{ href: '/front-door', label: 'Front door' }}>
      <Heading>Hand over the tablet</Heading>
      <p>They write for themselves, at their own pace, and see who reads it. Sit with them if they like.</p>
      <InsetText>
        <p>This signs you out of this tablet first, so that nothing of anybody else’s can be opened on it.</p>
      </InsetText>
      <Form action="/front-door/walk-in">
        <Button>Sign me out and begin</Button>
      </Form>
    </Page>
  )
}

/** Before any search: receive, confirm nothing. */
export function WorriedPage({ frame, form, once, places }: { frame: Frame; form: FormState; once: string; places: readonly Choice[] }) {
  return (
    <Page title="Someone is worried about someone" {...frame} form={form} back={{ href: '/front-door', label: 'Front door' }}>
      <Heading>Someone is worried about someone</Heading>
      <WarningCallout heading="Receive it. Confirm nothing." headingLevel={2}>
        <List
          items={[
            'Do not search first. Listen, and write down what they say.',
            'Say: “Thank you for telling us. I will write down what you say and a colleague will read it today. I cannot tell you whether we know anybody.”',
            'Say the same whoever calls and whoever they call about: family, friends, employers, the press.',
            'If somebody is in danger now, ask them to call 999, or stay on the line and call for them.',
            'Tell them how to get help for themselves: they can have support of their own.',
          ]}
        />
      </WarningCallout>
      <Form action="/front-door/worried">
        <HiddenField name="once" value={once} />
        <TextField form={form} name="toldBy" label="Who is telling us" />
        <TextField form={form} name="relation" label="Who they are to the person" />
        <TextField form={form} name="contact" label="How to thank them (optional)" />
        <TextArea form={form} name="words" label="What they are worried about, in their words" />
        <NameFields form={form} whose=" of the person they are worried about" />
        <DateField form={form} name="born" label="Date of birth, if they know it" />
        <AreaField form={form} label="Area the person lives in" places={places} />
        <Checkboxes
          form={form}
          name="inConfidence"
          label="In confidence"
          items={[
            { value: 'yes', label: 'They ask that the person does not see what they said', hint: 'Tell them that the law may still let the person see it.' },
          ]}
        />
        <Button>Keep what they told us</Button>
      </Form>
    </Page>
  )
}

export function WorriedDonePage({ frame }: { frame: Frame }) {
  return (
    <Page title="Kept" {...frame}>
      <Heading>Thank you. It is kept.</Heading>
      <p>A colleague reads it and looks whom it is about. Nothing was confirmed to the caller, and nothing is confirmed here.</p>
      <p>Say: “Thank you for telling us. Somebody reads this and looks into it. If you are worried that they are in danger, call 999.”</p>
      <ButtonLink href="/front-door">Back to the front door</ButtonLink>
    </Page>
  )
}

export function PolicePage({ frame }: { frame: Frame }) {
  return (
    <Page title="If the police ask about someone" {...frame} back={{ href: '/front-door', label: 'Front door' }}>
      <Heading>If the police ask about someone</Heading>
      <WarningCallout heading="Refer to information governance" headingLevel={2}>
        <p>Neither say that we know somebody nor that we do not. Say: “I cannot answer that. Please ask our information governance lead in writing.”</p>
      </WarningCallout>
      <List
        items={[
          'Give no name, no appointment and no address, also when it is urgent.',
          'If a life is in danger now, they act on what they know; you call 999 yourself if you know of danger.',
          'If the police ask us to help somebody, that is a request for help: write it down as one, with who there answers for the person’s safety.',
        ]}
      />
      <ButtonLink href="/front-door/new" variant="secondary">
        The police ask us to help someone
      </ButtonLink>
    </Page>
  )
}
