import { formatDate, formatDateTime } from '../../../core/dates.ts'
import { Button, Form, type FormState, formatNhsNumber, Heading, InsetText, List, Muted, Radios, Table, TextArea } from '../../../ui/index.ts'
import type { HolderChoice } from '../actions-merge.ts'
import type { Part } from '../part.ts'
import { fullName, shownName } from '../people.ts'
import type { Found } from '../store.ts'
import type { Merge } from '../store-merge.ts'
import type { Details } from './details.tsx'
import { PartPage } from './part-page.tsx'

const ALIKE: Record<string, string> = { nhs: 'NHS number', born: 'date of birth', name: 'name', postcode: 'postcode' }

/** Records that may be of the same person, among those the reader sees; and those already joined, which can be parted. */
export function SamePage({ part, found, merges, form }: { part: Part; found: Found[]; merges: Merge[]; form: FormState }) {
  return (
    <PartPage part={part} title="Records of the same person" form={form} back={`${part.base}/details`}>
      <Heading>Another record of the same person?</Heading>
      <Table
        caption="May be the same person"
        head={['Name', 'Born', 'The same', 'Look']}
        empty="No other record that you can see looks like this one."
        firstCellIsHeader
        rows={found.map(other => [
          fullName(other),
          other.born ? formatDate(other.born) : 'Not known',
          other.alike.map(one => ALIKE[one]).join(', '),
          <a key={other.id} href={`${part.base}/same/${other.id}`}>
            Side by side
          </a>,
        ])}
      />
      {merges.map(merge => (
        <section key={merge.id}>
          <Heading level={2}>Joined on {formatDateTime(merge.mergedAt)}</Heading>
          <p>
            By {merge.mergedByName}: {merge.why}
          </p>
          <p>
            <a href={`/people/${merge.goneId === part.personId ? merge.keptId : merge.goneId}`}>Open the other record</a>
          </p>
          <Form action={`${part.base}/same/part/${merge.id}`}>
            <TextArea form={form} name="why" label="If these are two people: why?" rows={2} />
            <Button variant="secondary">Part these records</Button>
          </Form>
        </section>
      ))}
    </PartPage>
  )
}

const sides = (one: Details, other: Details) => {
  const row = (name: string, read: (side: Details) => string) => [name, read(one), read(other)]
  return [
    row('Name', side => fullName(side.person)),
    row('Goes by', side => shownName(side.person)),
    row('Born', side => (side.person.born ? formatDate(side.person.born) : 'Not known')),
    row('NHS number', side => (side.person.nhsNumber ? formatNhsNumber(side.person.nhsNumber) : 'None')),
    row('Phone and email', side => side.points.map(point => point.value).join(', ') || 'None'),
    row('Address', side => side.addresses.map(address => [address.lines, address.postcode].filter(Boolean).join(', ')).join('; ') || 'None'),
    row('Surgery', side => side.surgeries.map(surgery => surgery.practiceName).join(', ') || 'None'),
  ]
}

/** Two records side by side, and the choice which to keep. */
export function SideBySidePage({ part, one, other, holders, form }: { part: Part; one: Details; other: Details; holders: HolderChoice[]; form: FormState }) {
  return (
    <PartPage part={part} title="Two records side by side" form={form} back={`${part.base}/same`}>
      <Heading>Is this one person?</Heading>
      <Table caption="The two records" head={['Compared', 'This record', 'The other record']} rows={sides(one, other)} firstCellIsHeader />
      <InsetText>
        <List
          items={[
            'Nothing written is moved or lost. Whoever could read a record before can read the same of it after.',
            'From then on everyone works in the record that is kept.',
            'If it turns out wrong, the two can be parted again.',
          ]}
        />
      </InsetText>
      <Form action={`${part.base}/same/${other.person.id}`}>
        <Radios
          form={form}
          name="keep"
          label="Which one is kept?"
          items={[
            { value: one.person.id, label: 'This record' },
            { value: other.person.id, label: 'The other record' },
          ]}
        />
        {holders.length === 1 && <p>Both are held. {holders[0]!.label} goes on being responsible. No goodbye is said.</p>}
        {holders.length > 1 && (
          <Radios form={form} name="holder" label="Both are held. Who goes on being responsible?" hint="No goodbye is said." items={holders} />
        )}
        <TextArea form={form} name="why" label="How do you know that this is one person?" rows={2} />
        <Button>Join the two</Button>
      </Form>
      <p>
        <Muted>If you are not sure, leave them as they are. Two records do less harm than two people in one.</Muted>
      </p>
    </PartPage>
  )
}
