import { formatDate } from '../../../core/dates.ts'
import { Button, DateField, Form, type FormState, Heading, HiddenField, Page, type PageProps, PostcodeField, Table, TextField } from '../../../ui/index.ts'
import { fullName, shownName } from '../people.ts'
import type { Found } from '../store.ts'

export interface SearchPageProps {
  framed: Pick<PageProps, 'face' | 'signedIn' | 'nav' | 'demo'>
  form: FormState
  found?: Found[]
  /** Where a name leads: the record, or for those who read only contact details, these. */
  leadsTo: (personId: string) => string
  most: number
  /** Whether the reader may open a record in an emergency. */
  emergency: boolean
}

/** Finding somebody. What was looked for is posted, never in the address; missing and hidden people get the same words. */
export function SearchPage({ framed, form, found, leadsTo, most, emergency }: SearchPageProps) {
  return (
    <Page title="Find someone" {...framed} form={form}>
      <Heading>Find someone</Heading>
      {found && (
        <>
          <Table
            caption="People found"
            head={['Name', 'Born', 'Postcode']}
            empty="No one found that you can see. Try another spelling, or fewer details."
            firstCellIsHeader
            rows={found.map(person => [
              <a key={person.id} href={leadsTo(person.id)}>
                {names(person)}
              </a>,
              person.born ? formatDate(person.born) : 'Not known',
              person.postcode ? `${person.postcode.slice(0, -3)} ${person.postcode.slice(-3)}` : 'None',
            ])}
          />
          {emergency && <InAnEmergency form={form} />}
          {found.length === most && <p>These are the {most} closest. Add a date of birth or postcode to find the right person.</p>}
        </>
      )}
      <Form action="/people">
        <TextField form={form} name="name" label="Name" hint="First, last or the name they go by. Spelling need not be right." autoComplete="off" />
        <DateField form={form} name="born" label="Date of birth" />
        <TextField form={form} name="nhsNumber" label="NHS number" width={10} code autoComplete="off" />
        <PostcodeField form={form} name="postcode" label="Postcode" autoComplete="off" />
        <Button>Find</Button>
      </Form>
    </Page>
  )
}

// The same words whoever was or was not found. What was typed is posted, never in the address.
function InAnEmergency({ form }: { form: FormState }) {
  const { name, nhsNumber } = form.values
  return (
    <Form action="/emergency-access/new">
      <HiddenField name="name" value={one(name)} />
      <HiddenField name="nhs" value={one(nhsNumber)} />
      {(['day', 'month', 'year'] as const).map(box => (
        <HiddenField key={box} name={`born-${box}`} value={one(form.values[`born-${box}`])} />
      ))}
      <p>Not here, and somebody may be in danger?</p>
      <Button variant="secondary" small>
        Open a record in an emergency
      </Button>
    </Form>
  )
}
const one = (value: string | string[] | undefined): string => [value].flat()[0] ?? ''

const names = (person: Found) => (shownName(person) === fullName(person) ? fullName(person) : `${shownName(person)} (${fullName(person)})`)
