import type { ReactNode } from 'react'
import type { Frame } from '../../../access/index.ts'
import { formatDate } from '../../../core/dates.ts'
import {
  Button,
  ButtonGroup,
  Form,
  type FormState,
  Heading,
  HiddenField,
  InsetText,
  Lede,
  Muted,
  Page,
  Panel,
  Radios,
  SummaryList,
  TextArea,
  TextField,
} from '../../../ui/index.ts'
import { COST, REFERRAL } from '../assets.ts'
import { CONFIRMED_HOW, type EntryWords, FIELD_NAMES, FIELDS, fieldWords, type Kept } from '../upkeep.ts'

/** What an entry says now, field by field; for workers also where it comes from, and who else said a field last. */
export function EntrySummary({ entry, sources = false }: { entry: Kept; sources?: boolean }) {
  const said = (name: string) => {
    const last = sources && entry.said[name]
    return last ? `From: ${SAID[last.by] ?? last.by}, ${formatDate(last.at)}` : undefined
  }
  return (
    <SummaryList
      rows={[
        ...FIELD_NAMES.filter(name => entry.words[name] !== '').map(name => ({
          key: FIELDS[name],
          value: (
            <>
              {fieldWords(name, entry.words[name])}
              {said(name) && (
                <>
                  <br />
                  <Muted>{said(name)}</Muted>
                </>
              )}
            </>
          ),
        })),
        { key: 'Who runs it', value: entry.organisation || 'Not said' },
        ...(entry.where.length ? [{ key: 'Where', value: entry.where.join('; ') }] : []),
        ...(sources ? [{ key: 'Comes from', value: entry.source }] : []),
        {
          key: entry.confirmedHow === 'listed' ? 'Last read' : 'Last confirmed',
          value: `${formatDate(entry.confirmedAt)}, ${CONFIRMED_HOW[entry.confirmedHow] ?? ''}`,
        },
      ]}
    />
  )
}

const SAID: Record<string, string> = {
  organiser: 'the people who run it',
  connector: 'somebody who keeps the directory',
  merge: 'another entry that was joined with this one',
}

/** What the link opens: the entry as it is shown, and one press to say that it is still right. */
export function KeepPage({ entry, token, newer, ...frame }: Frame & { entry: Kept; token: string; newer?: boolean }) {
  const at = `/keep/${token}`
  return (
    <Page {...frame} title="Is this still right?">
      <Heading>Is this still right?</Heading>
      {newer && <Newer />}
      <Lede>This is how people find what you run. You do not need an account.</Lede>
      <EntrySummary entry={entry} />
      <Form action={at}>
        <HiddenField name="version" value={String(entry.version)} />
        <ButtonGroup>
          <Button>Yes, this is still right</Button>
        </ButtonGroup>
      </Form>
      <p>
        <a href={`${at}/change`}>Something has changed</a>
      </p>
      <Heading level={2} size="m">
        Is it closed?
      </Heading>
      <p>If it has stopped for good, we take it out of the list, so that nobody comes to a closed door.</p>
      <Form action={`${at}/closed`}>
        <HiddenField name="version" value={String(entry.version)} />
        <Button variant="secondary">It has closed</Button>
      </Form>
    </Page>
  )
}

export function Newer() {
  return (
    <InsetText>
      <p>Somebody else changed this entry a moment ago. Nothing of yours was lost and nothing was saved yet. Look at how it is now, then press again.</p>
    </InsetText>
  )
}

/** A link that cannot be used any more. */
export function UsedPage({ entry, token, state, sent, ...frame }: Frame & { entry: Kept; token: string; state: 'used' | 'ended'; sent?: boolean }) {
  const title = state === 'used' ? 'You have answered already' : 'This link has ended'
  return (
    <Page {...frame} title={title}>
      <Heading>{title}</Heading>
      <p>
        {state === 'used' ? 'Thank you. Each link works once. ' : 'Links work for 30 days. '}
        {entry.confirmedHow !== 'listed' && `Your entry was last confirmed on ${formatDate(entry.confirmedAt)}.`}
      </p>
      {sent ? (
        <InsetText>
          <p>If we may, we send a new link today, to the address we have for this entry.</p>
        </InsetText>
      ) : (
        <Form action={`/keep/${token}/again`}>
          <p>Is there something else to put right? We can send a new link to the address we have for this entry.</p>
          <Button variant="secondary">Send me a new link</Button>
        </Form>
      )}
    </Page>
  )
}

const THANKS = {
  right: ['Thank you', 'People see today’s date beside it. We ask again in half a year.'],
  changed: ['Thank you, it is changed', 'People see it the new way from now on.'],
  closed: ['Thank you for telling us', 'It is no longer in the list. If it starts again, tell us of it as something new.'],
} as const

export function ThanksPage({ what, ...frame }: Frame & { what: keyof typeof THANKS }) {
  const [heading, words] = THANKS[what]
  return (
    <Page {...frame} title={heading}>
      <Panel heading={heading}>{words}</Panel>
      <p>
        <a href="/community">See what is near you</a>
      </p>
    </Page>
  )
}

const items = (of: Record<string, string>) => Object.entries(of).map(([value, label]) => ({ value, label }))

/** The fields of an entry, for its organiser and for workers alike. */
export function EntryFields({ form }: { form: FormState }) {
  return (
    <>
      <TextField form={form} name="name" label={FIELDS.name} />
      <TextField form={form} name="summary" label={FIELDS.summary} hint="As you would say it to somebody who has never been" />
      <TextArea form={form} name="description" label={`${FIELDS.description} (optional)`} rows={5} />
      <TextField form={form} name="who_for" label={`${FIELDS.who_for} (optional)`} />
      <TextField form={form} name="hours_words" label={`${FIELDS.hours_words} (optional)`} hint="For example, Tuesdays and Thursdays, 10am to 1pm" />
      <Radios form={form} name="cost" label={FIELDS.cost} items={items(COST)} small />
      <TextField form={form} name="cost_words" label={`${FIELDS.cost_words} (optional)`} hint="For example, £2 with tea, free if money is short" />
      <Radios form={form} name="referral" label={FIELDS.referral} items={items(REFERRAL)} small />
      <TextField form={form} name="referral_words" label={`${FIELDS.referral_words} (optional)`} />
      <TextField
        form={form}
        name="support"
        label={`${FIELDS.support} (optional)`}
        hint="What helps a newcomer: somebody at the door, a quiet corner, a carer welcome"
      />
      <TextField form={form} name="website" label={`${FIELDS.website} (optional)`} inputMode="url" />
      <TextField form={form} name="phone" label={`${FIELDS.phone} (optional)`} type="tel" width={20} />
      <TextField form={form} name="email" label={`${FIELDS.email} (optional)`} type="email" hint="Shown to everybody" />
    </>
  )
}

/** Whom we ask. Never published. */
export function OwnerFields({ form }: { form: FormState }) {
  return (
    <>
      <Heading level={2} size="m">
        Whom we ask whether it is still right
      </Heading>
      <p>Never shown to anybody else, and used for nothing else.</p>
      <TextField form={form} name="ownerName" label="Name (optional)" />
      <TextField form={form} name="ownerEmail" label="Email (optional)" type="email" />
    </>
  )
}

export function ChangePage({
  form,
  action,
  back,
  newer,
  children,
  ...frame
}: Frame & { form: FormState; action: string; back: string; newer: Kept | undefined; children?: ReactNode }) {
  return (
    <Page {...frame} title="Change an entry" width="two-thirds" form={form} back={{ href: back }}>
      <Heading>What has changed?</Heading>
      {newer && <NewerWords entry={newer} mine={form} />}
      <Form action={action}>
        <HiddenField name="version" value={String(form.values.version ?? '')} />
        <EntryFields form={form} />
        <OwnerFields form={form} />
        <Button>Save</Button>
      </Form>
      {children}
    </Page>
  )
}

// What the other wrote beside what is still in the form, so that neither is lost.
function NewerWords({ entry, mine }: { entry: Kept; mine: FormState }) {
  const different = FIELD_NAMES.filter(name => entry.words[name] !== [mine.values[name] ?? ''].flat().join(''))
  return (
    <InsetText>
      <p>Somebody else changed this entry while you were writing. Nothing of yours was saved yet: it is all in the form below. This is how it is now:</p>
      <SummaryList rows={different.map(name => ({ key: FIELDS[name], value: fieldWords(name, entry.words[name]) || 'Nothing' }))} />
      <p>Save again to put your words in their place, or change them first.</p>
    </InsetText>
  )
}

export const valuesOf = (entry: Kept): EntryWords & Record<string, string> => ({
  ...entry.words,
  ownerName: entry.ownerName,
  ownerEmail: entry.ownerEmail,
  version: String(entry.version),
})
