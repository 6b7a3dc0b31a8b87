import { Button, DateField, Form, type FormState, Heading, Muted, Radios, SummaryList, TextArea, TextField, VersionField } from '../../../ui/index.ts'
import type { ClinicalItem } from '../../clinical-content/index.ts'
import type { Part } from '../../people/index.ts'
import { ageWords, type Line, type Means, meansLine, type Heading as PlanHeading, type SafetyPlan } from '../plan.ts'
import { By, Clash, SafetyPage, SaidFields, Version } from './parts.tsx'
import { TheirWords } from './plan.tsx'

const at = (part: Part) => `${part.base}/safety-plan`

/** New lines under one heading. */
export function AddPage({ part, heading, form }: { part: Part; heading: PlanHeading; form: FormState }) {
  return (
    <SafetyPage part={part} title="Add to the safety plan" form={form} back={at(part)}>
      <Form action={`${at(part)}/add/${heading.code}`}>
        <Heading caption="Safety plan">{heading.title}</Heading>
        <TheirWords part={part} />
        <TextArea
          form={form}
          name="words"
          label={part.own ? 'In your own words' : 'In their own words'}
          hint={`${heading.words} Put each thing on a line of its own.`}
          rows={5}
        />
        <Button>Add</Button>
      </Form>
    </SafetyPage>
  )
}

/** One line: other words, or off the plan. `newer`: how it stands when somebody else changed it first. */
export function LinePage({
  part,
  heading,
  line,
  form,
  mayEnd,
  newer,
}: {
  part: Part
  heading: PlanHeading
  line: Line
  form: FormState
  mayEnd: boolean
  newer?: boolean
}) {
  const here = `${at(part)}/lines/${line.id}`
  return (
    <SafetyPage part={part} title="Change a line of the safety plan" form={form} back={at(part)}>
      <Heading caption="Safety plan">{heading.title}</Heading>
      {newer && (
        <Clash>
          <p>{line.removedAt ? 'The line was taken off.' : line.words}</p>
          <p>
            <By name={line.writtenByName} at={line.writtenAt} />
          </p>
        </Clash>
      )}
      <TheirWords part={part} />
      <Form action={here}>
        <VersionField form={form} now={line.version} newer={newer} />
        <TextField form={form} name="words" label={part.own ? 'In your own words' : 'In their own words'} width="full" />
        <p>
          <Muted>The words it had before are kept.</Muted>
        </p>
        <Button>Save</Button>
      </Form>
      {!line.removedAt && mayEnd && (
        <Form action={`${here}/off`}>
          <Heading level={2}>Take it off</Heading>
          <SaidFields part={part} form={form} />
          <Version value={line.version} />
          <Button variant="secondary">Take this line off</Button>
        </Form>
      )}
    </SafetyPage>
  )
}

/** What is out of reach, and who holds it. */
export function MeansPage({ part, held, mayEnd, form }: { part: Part; held: readonly Means[]; mayEnd: boolean; form: FormState }) {
  return (
    <SafetyPage part={part} title="Making things safer" form={form} back={at(part)}>
      <Heading caption="Safety plan">Who holds what</Heading>
      <p>Putting things out of reach for a while helps people get through the worst moments. Choose someone you trust, and say until when.</p>
      {held.map(one => (
        <div key={one.id}>
          <p>{meansLine(one)}</p>
          {mayEnd && (
            <p>
              <a href={`${at(part)}/means/${one.id}/end`}>
                No longer so<span className="nhsuk-u-visually-hidden">: {one.what}</span>
              </a>
            </p>
          )}
        </div>
      ))}
      {part.mayWrite && (
        <Form action={`${at(part)}/means`}>
          <Heading level={2}>Add something</Heading>
          <TheirWords part={part} />
          <TextField form={form} name="what" label="What is it?" hint="For example: my car keys on Fridays, tablets from the cupboard" width="full" />
          <TextField form={form} name="holder" label="Who holds it?" width={20} />
          <DateField form={form} name="since" label="Since which day?" legendSize="s" />
          <DateField form={form} name="until" label="Until which day? (if you know)" legendSize="s" />
          <Button>Add</Button>
        </Form>
      )}
    </SafetyPage>
  )
}

/** Before something stops being out of reach. */
export function EndMeansPage({ part, one, form }: { part: Part; one: Means; form: FormState }) {
  return (
    <SafetyPage part={part} title="No longer out of reach" form={form} back={`${at(part)}/means`}>
      <Form action={`${at(part)}/means/${one.id}/end`}>
        <Heading caption="Safety plan">No longer out of reach?</Heading>
        <p>{meansLine(one)}</p>
        <SaidFields part={part} form={form} />
        <Version value={one.version} />
        <Button>It is no longer so</Button>
      </Form>
    </SafetyPage>
  )
}

/** Looked through, by oneself or together. `newer`: it was changed after this page was opened. */
export function ReviewPage({ part, plan, form, newer }: { part: Part; plan: SafetyPlan; form: FormState; newer?: boolean }) {
  return (
    <SafetyPage part={part} title="Looked through the safety plan" form={form} back={at(part)}>
      <Heading caption="Safety plan">{part.own ? 'I looked through it' : 'We looked through it'}</Heading>
      {newer && (
        <Clash>
          <p>{ageWords(plan)}</p>
          <p>
            <a href={at(part)}>Read the plan as it is now</a> before you save.
          </p>
        </Clash>
      )}
      <SummaryList rows={[{ key: 'So far', value: ageWords(plan) }]} />
      <Form action={`${at(part)}/review`}>
        <VersionField form={form} now={plan.version} newer={newer} />
        <DateField form={form} name="reviewedOn" label="When?" legendSize="s" />
        <TextField form={form} name="reviewedWith" label="With whom?" hint="For example: my sister Ade, or on my own" width="full" />
        <Button>Save</Button>
      </Form>
    </SafetyPage>
  )
}

/** Something happened after which the plan may not be right any more. */
export function AgainPage({ part, events, form }: { part: Part; events: readonly ClinicalItem[]; form: FormState }) {
  return (
    <SafetyPage part={part} title="Look at the safety plan again" form={form} back={at(part)}>
      <Form action={`${at(part)}/again`}>
        <Heading caption="Safety plan">Look at it again</Heading>
        <p>
          The plan will say that it is time to look at it again.{' '}
          {part.own ? 'People you only share the plan with are not told why.' : 'Only those who may read notes of contacts are told why.'}
        </p>
        <Radios form={form} name="why" label="What has happened?" legendSize="s" items={events.map(event => ({ value: event.code, label: event.title }))} />
        <Button>Save</Button>
      </Form>
    </SafetyPage>
  )
}
