import {
  Checkboxes,
  DateField,
  Details,
  type FormState,
  Heading,
  HiddenField,
  InsetText,
  Lede,
  PostcodeField,
  Radios,
  Select,
  SummaryList,
  TextArea,
  TextField,
} from '../../../ui/index.ts'
import { HoursFields } from '../../people/index.ts'
import { WAYS_TO_REACH } from '../draft.ts'
import { AGREED } from '../front-door.ts'
import type { Choice } from '../store-teams.ts'

/** First an open question, and nothing to qualify for (R068). */
export function WordsStep({ form }: { form: FormState }) {
  return (
    <TextArea
      form={form}
      name="words"
      label="How can I help?"
      isPageHeading
      labelSize="xl"
      rows={8}
      hint="Tell us in your own words. A few are enough. You do not need a diagnosis, and whatever else is going on in your life is no reason to stay away."
    />
  )
}

const whoFor = (form: FormState) => [
  { value: 'me', label: 'Me' },
  {
    value: 'other',
    label: 'Someone else',
    hint: 'A relative, friend, neighbour, or someone you support',
    conditional: (
      <>
        <TextField form={form} name="askerName" label="Your name" autoComplete="name" />
        <TextField form={form} name="askerRelation" label="Who you are to them" hint="For example: mother, friend, housing officer" />
        <TextField form={form} name="askerOrganisation" label="Your organisation, if you ask through your work" />
        <TextField form={form} name="askerContact" label="How we can thank you" hint="Email or phone" />
        <Radios
          form={form}
          name="agreed"
          label="Do they agree that you ask us?"
          items={[
            { value: 'yes', label: AGREED.yes },
            { value: 'no', label: AGREED.no },
            { value: 'not_asked', label: 'I have not asked them' },
          ]}
        />
        <TextField form={form} name="agreedHow" label="If yes, how do you know?" hint="For example: she told me on the phone today" />
        <Checkboxes
          form={form}
          name="askerHidden"
          label="Your name"
          items={[
            { value: 'yes', label: 'Please do not tell them it was me', hint: 'We will try. In some cases the law lets people see what was said about them.' },
          ]}
        />
        <InsetText>
          <p>We always listen. What we can tell you depends on what they agree to.</p>
        </InsetText>
      </>
    ),
  },
]

export function NameStep({ form }: { form: FormState }) {
  return (
    <>
      <Heading size="xl">Who is this for?</Heading>
      <Radios form={form} name="whoFor" label="Who needs help?" legendSize="m" items={whoFor(form)} />
      <Heading level={2}>The person who needs help</Heading>
      <TextField form={form} name="givenName" label="First name" hint="Or what you like to be called" autoComplete="given-name" />
      <TextField form={form} name="familyName" label="Last name (optional)" autoComplete="family-name" />
      <TextField form={form} name="addressAs" label="How should we address you? (optional)" hint="For example: Ash, Mrs Khan, they/them" />
      <DateField form={form} name="born" label="Date of birth (optional)" hint="Helps us find your record if we have one. For example, 27 3 1985" birthday />
    </>
  )
}

export function WhereStep({ form, places, practices }: { form: FormState; places: readonly Choice[]; practices: readonly Choice[] }) {
  return (
    <>
      <Heading size="xl">Where are you?</Heading>
      <p>So that your request goes straight to the team near you. You do not need a fixed address.</p>
      <Radios
        form={form}
        name="how"
        label="How would you like to tell us?"
        legendSize="m"
        items={[
          { value: 'postcode', label: 'Postcode where I live or stay', conditional: <PostcodeField form={form} name="postcode" label="Postcode" /> },
          {
            value: 'surgery',
            label: 'My GP surgery',
            conditional: (
              <>
                <TextField form={form} name="surgery" label="Name of the surgery, street or town" />
                {practices.length > 0 && (
                  <Radios form={form} name="practiceCode" label="Which of these is it?" items={practices.map(one => ({ value: one.id, label: one.name }))} />
                )}
              </>
            ),
          },
          {
            value: 'place',
            label: 'I would rather not say, or I have no fixed address',
            or: true,
            conditional: (
              <Select
                form={form}
                name="placeCode"
                label="Which area are you in?"
                placeholder="Choose an area"
                items={places.map(one => ({ value: one.id, label: one.name }))}
              />
            ),
          },
        ]}
      />
    </>
  )
}

export function ContactStep({ form }: { form: FormState }) {
  return (
    <>
      <Heading size="xl">How and when is it safe to reach you?</Heading>
      <p>We will only use the ways you choose here.</p>
      <Checkboxes
        form={form}
        name="ways"
        label="Ways that are safe"
        hint="Choose all that are"
        legendSize="m"
        items={Object.entries(WAYS_TO_REACH).map(([value, label]) => ({ value, label }))}
      />
      <TextField form={form} name="phone" label="Phone number (optional)" type="tel" width={20} autoComplete="tel" />
      <TextField form={form} name="email" label="Email (optional)" type="email" autoComplete="email" />
      <TextField form={form} name="address" label="Where to send a letter, or who to go through (optional)" />
      <HoursFields form={form} whose="you" />
      <TextField
        form={form}
        name="when"
        label="Anything else about times? (optional)"
        hint="For example: not while he is home. Nothing is sent to you until one of us has read it."
      />
      <Checkboxes
        form={form}
        name="never"
        label="Please never"
        legendSize="m"
        items={[
          { value: 'voicemail', label: 'leave a voicemail' },
          { value: 'letter', label: 'send a letter home' },
          { value: 'name', label: 'say who is calling, or show it on my screen' },
        ]}
      />
      <TextField
        form={form}
        name="needs"
        label="Anything we should know before we get in touch? (optional)"
        hint="For example: I lip-read, I need an interpreter, big print"
      />
    </>
  )
}

export interface Summary {
  key: string
  value: string
  step: string
}

export function CheckStep({ form, rows, where, tonight }: { form: FormState; rows: readonly Summary[]; where: string; tonight: string | undefined }) {
  return (
    <>
      <Heading size="xl">Check what you wrote, then send it</Heading>
      <Lede>{`It goes to ${where}. A person will read it.`}</Lede>
      {tonight && (
        <InsetText>
          <p>{`Some of what you wrote should not wait. ${tonight} is asked to read it as well, and to get in touch within the hour in a way you said is safe.`}</p>
        </InsetText>
      )}
      <SummaryList rows={rows.map(row => ({ key: row.key, value: row.value || 'Not said', actions: [{ href: `/help/${row.step}`, text: 'Change' }] }))} />
      <TextArea
        form={form}
        name="easier"
        label="What would make it easier to talk with us? (optional)"
        hint="For example: somewhere quiet, a walk, bringing a friend, a certain kind of worker"
        rows={3}
      />
      <Details summary="What happens with this, and who sees it">
        <p>The team near you sees it, and your record begins. When you sign in you see everything on it and who has looked.</p>
        <p>
          We do not tell the police, your employer or your family. We only tell someone without asking you if a life is in danger or the law says we must, and
          we tell you when we can.
        </p>
      </Details>
      <HiddenField name="send" value="yes" />
    </>
  )
}
