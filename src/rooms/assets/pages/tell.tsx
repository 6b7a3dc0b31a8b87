import type { Frame } from '../../../access/index.ts'
import { Button, Checkboxes, Form, type FormState, Heading, Lede, Page, Panel, PostcodeField, Radios, TextArea, TextField } from '../../../ui/index.ts'
import { COST, DOMAINS, REFERRAL } from '../assets.ts'
import { FIELDS, TELLINGS } from '../upkeep.ts'

const NOT_KEPT = 'We keep nothing about you unless you write it here.'

/** Something new, from anybody. */
export function SuggestPage({ form, ...frame }: Frame & { form: FormState }) {
  return (
    <Page {...frame} title="Tell us of something" form={form} back={{ href: '/community' }}>
      <Heading>Tell us of something good near you</Heading>
      <Lede>A group, a place, a person who runs something: what do you know that others could use?</Lede>
      <p>Somebody who knows the area checks it first. Then it is in the list for everyone.</p>
      <Form action="/community/suggest">
        <TextField form={form} name="name" label="What is it called?" />
        <TextField form={form} name="summary" label="What is it, in a sentence?" hint="For example, a friendly walk around the park, all welcome" />
        <Checkboxes
          form={form}
          name="domains"
          label="What kind of thing is it?"
          items={Object.entries(DOMAINS).map(([value, { name, says }]) => ({ value, label: name, hint: says }))}
        />
        <TextField form={form} name="runBy" label="Who runs it? (optional)" />
        <TextField form={form} name="address" label="Where is it?" hint="A building, a street, a park" />
        <PostcodeField form={form} name="postcode" label="Its postcode (optional)" hint="If you know it. Not your own" autoComplete="off" />
        <Checkboxes form={form} name="online" label="Is it online?" items={[{ value: 'yes', label: 'Yes, people can take part online' }]} />
        <TextField form={form} name="hours_words" label="When is it on? (optional)" hint="For example, Tuesdays, 10am to 1pm" />
        <Radios
          form={form}
          name="cost"
          label={FIELDS.cost}
          items={Object.entries(COST).map(([value, label]) => ({ value, label: value === 'not_said' ? 'I do not know' : label }))}
        />
        <Radios
          form={form}
          name="referral"
          label="Can people just go?"
          items={Object.entries(REFERRAL).map(([value, label]) => ({ value, label: value === 'not_said' ? 'I do not know' : label }))}
        />
        <TextField form={form} name="website" label="Its website (optional)" inputMode="url" />
        <TextField form={form} name="phone" label="Its phone number (optional)" type="tel" width={20} autoComplete="off" />
        <TextField form={form} name="answerTo" label="How can we answer you? (optional)" hint={`An email address or a phone number. ${NOT_KEPT}`} />
        <Button>Send</Button>
      </Form>
    </Page>
  )
}

/** Something that is not as the entry says, from anybody. */
export function TellPage({ form, entry, ...frame }: Frame & { form: FormState; entry: { id: string; name: string } }) {
  return (
    <Page {...frame} title="Tell us about an entry" form={form} back={{ href: `/community/${entry.id}`, label: entry.name }}>
      <Heading caption={entry.name}>What do you want to tell us?</Heading>
      <Form action={`/community/${entry.id}/tell`}>
        <Radios
          form={form}
          name="kind"
          label="What is it about?"
          items={Object.entries(TELLINGS).map(([value, label]) => ({
            value,
            label,
            ...(value === 'turned_away'
              ? {
                  hint: 'Everything in this list should be open to you. We tell the people who run it that it happened, and not who you are, and count it for your area.',
                }
              : {}),
          }))}
        />
        <TextArea
          form={form}
          name="words"
          label="What happened, or what is wrong?"
          hint="Leave it empty if the choice says it all. Please do not write about your health."
          rows={4}
        />
        <TextField form={form} name="answerTo" label="How can we answer you? (optional)" hint={`An email address or a phone number. ${NOT_KEPT}`} />
        <Button>Send</Button>
      </Form>
    </Page>
  )
}

const TOLD = {
  new: 'Somebody who knows the area looks at it, and then it is in the list for everyone.',
  told: 'Somebody looks into it. If it is wrong, it is put right for everyone.',
  turned_away: 'We are sorry. The people who run it hear that somebody was turned away, not who, and it is counted for your area so that it gets better.',
} as const
export type ToldKind = keyof typeof TOLD

export function ToldPage({ what, ...frame }: Frame & { what: ToldKind }) {
  return (
    <Page {...frame} title="Thank you">
      <Panel heading="Thank you">{TOLD[what]}</Panel>
      <p>
        <a href="/community">See what is near you</a>
      </p>
    </Page>
  )
}
