import { formatDate } from '../../../core/dates.ts'
import {
  Button,
  DateField,
  Form,
  type FormState,
  Heading,
  InsetText,
  Page,
  type PageProps,
  Table,
  TextArea,
  TextField,
  VersionField,
} from '../../../ui/index.ts'
import type { CapacityDecision, Load, Service } from '../organisations.ts'

type Frame = Pick<PageProps, 'face' | 'signedIn' | 'nav' | 'demo'>

export function CapacityPage({
  service,
  load,
  decisions,
  form,
  notice,
  ...frame
}: Frame & { service: Service; load: Load; decisions: readonly CapacityDecision[]; form: FormState; notice?: string | undefined }) {
  const at = `/services/${service.slug}/capacity`
  return (
    <Page
      {...frame}
      title="How many people we can hold"
      form={form}
      notice={notice}
      width="two-thirds"
      back={{ href: `/services/${service.slug}`, label: 'Back to the page' }}
    >
      <Heading caption={service.name}>How many people we can hold</Heading>
      <InsetText>
        <p>{loadWords(load)}</p>
      </InsetText>
      <Form action={at}>
        <VersionField form={form} now={service.version} />
        <TextField
          form={form}
          name="capacity"
          label="People the team can hold well"
          hint="Leave empty if you cannot say."
          type="number"
          width={4}
          autoComplete="off"
        />
        <Button>Save</Button>
      </Form>
      {load.capacity !== null && <OverForm at={`${at}/decision`} form={form} />}
      <Table
        caption="Decisions to hold more"
        head={['Decided', 'By', 'Up to', 'Last day', 'Held then', 'Why']}
        empty="No decision has been made."
        rows={decisions.map(one => [
          formatDate(one.decidedAt),
          one.decidedByName,
          `${one.upTo} people`,
          formatDate(new Date(one.until.getTime() - 1)),
          `${one.held} of ${one.capacity}`,
          one.reason,
        ])}
      />
    </Page>
  )
}

/** "32 of 40 people." for boards too. */
const loadWords = ({ held, capacity, over }: Load): string => {
  if (capacity === null) return `The team holds ${held} people now. It has not said how many it can hold.`
  return `The team holds ${held} people now and can hold ${capacity}.${over ? ` That is ${held - capacity} more than it can hold well.` : ''}`
}

function OverForm({ at, form }: { at: string; form: FormState }) {
  return (
    <Form action={at}>
      <Heading level={2}>Decide to hold more for a time</Heading>
      <p>Your name and reason stay with this decision. Say also what you are doing about it.</p>
      <TextField form={form} name="upTo" label="Up to how many people" type="number" width={4} autoComplete="off" />
      <DateField form={form} name="until" label="Last day of this decision" hint="Within 3 months. For example, 27 3 2027" />
      <TextArea form={form} name="reason" label="Why, and what makes it safe" rows={4} />
      <Button variant="secondary">Decide in my name</Button>
    </Form>
  )
}
