import { formatDate, formatDateTime } from '../../../core/dates.ts'
import {
  Button,
  DateField,
  Form,
  type FormState,
  Heading,
  HiddenField,
  InsetText,
  Page,
  type PageProps,
  PersonBanner,
  type PersonBannerProps,
  Select,
  SummaryList,
  TextField,
} from '../../../ui/index.ts'
import { type Doer, dueWords, type Step, wasLate } from '../contacts.ts'

type Framed = Pick<PageProps, 'face' | 'signedIn' | 'nav' | 'demo'>

interface StepProps {
  framed: Framed
  banner: PersonBannerProps
  step: Step
  form: FormState
}

/** One next step: done, or moved to another day. */
export function StepPage({ framed, banner, step, form }: StepProps) {
  const base = `/people/${step.personId}/next-steps/${step.id}`
  return (
    <Page {...framed} title="Next step" banner={<PersonBanner {...banner} />} back={{ href: `/people/${step.personId}` }} form={form} width="two-thirds">
      <Heading>Next step</Heading>
      <SummaryList
        rows={[
          { key: 'What', value: step.what },
          { key: 'Who', value: step.doerName },
          { key: 'By', value: dueWords(step) },
          { key: 'Agreed', value: `${formatDate(step.madeAt)}, ${step.madeByName}` },
        ]}
      />
      {step.doneAt ? (
        <InsetText>
          <p>
            Done on {step.dueAt ? formatDateTime(step.doneAt) : formatDate(step.doneAt)} by {step.doneByName}
            {wasLate(step) && ', after it was due'}. {step.doneWords}
          </p>
        </InsetText>
      ) : (
        <StepForms base={base} step={step} form={form} />
      )}
      <p>
        <a href={`/people/${step.personId}/notes/new`}>Write down a contact</a>, <a href={`/people/${step.personId}/next-steps/new`}>add another next step</a>
      </p>
    </Page>
  )
}

function StepForms({ base, step, form }: { base: string; step: Step; form: FormState }) {
  return (
    <>
      <Form action={`${base}/done`}>
        <Heading level={2}>It is done</Heading>
        <HiddenField name="version" value={String(step.version)} />
        <TextField form={form} name="words" label="Anything to add (if you want)" labelSize="plain" width="full" />
        <Button>Mark as done</Button>
      </Form>
      {step.dueAt ? (
        <p>It is due by the hour, so it is not moved to another day. If you cannot do it in time, ask a colleague now, and write down what was done.</p>
      ) : (
        <Form action={`${base}/move`}>
          <Heading level={2}>It needs another day</Heading>
          <HiddenField name="version" value={String(step.version)} />
          <DateField form={form} name="by" label="New day" legendSize="plain" />
          <TextField form={form} name="why" label="Why?" labelSize="plain" width="full" />
          <Button variant="secondary">Move it</Button>
        </Form>
      )}
    </>
  )
}

/** A next step that comes from no note. */
export function NewStepPage({
  framed,
  banner,
  personId,
  doers,
  writerId,
  form,
}: {
  framed: Framed
  banner: PersonBannerProps
  personId: string
  doers: ReadonlyMap<string, Doer>
  writerId: string
  form: FormState
}) {
  const who = [...doers].map(([value, doer]) => ({ value, label: value === `worker:${writerId}` ? `Me (${doer.name})` : doer.name }))
  return (
    <Page {...framed} title="Add a next step" banner={<PersonBanner {...banner} />} back={{ href: `/people/${personId}` }} form={form} width="two-thirds">
      <Form action={`/people/${personId}/next-steps`}>
        <Heading>Add a next step</Heading>
        <TextField form={form} name="what" label="What is the next step?" hint="Everyone who may read notes of contacts can read this" width="full" />
        <Select form={form} name="who" label="Who will do it?" placeholder="Choose someone" items={who} />
        <DateField form={form} name="by" label="By when?" />
        <Button>Save</Button>
      </Form>
    </Page>
  )
}
