import { Button, Form, type FormState, Heading, Lede, PrintButton, Radios, TextArea, VisuallyHidden } from '../../../ui/index.ts'
import type { Entry } from '../../timeline/index.ts'
import type { Part } from '../part.ts'
import { ADDRESS_WORDS, type Address } from '../people.ts'
import { PartPage } from './part-page.tsx'

/** Writing a letter; the reason is asked for only when the person's wishes stand against it. */
export function LetterFormPage({ part, form, addresses }: { part: Part; form: FormState; addresses: Address[] }) {
  return (
    <PartPage part={part} title="Write a letter" form={form} back={`/people/${part.personId}`}>
      <Heading>Write a letter</Heading>
      <p>Plain words, a few short paragraphs, and a name to ask for. The person reads the same words on their record. Use a plain envelope.</p>
      <Form action={`${part.base}/letter`}>
        <Radios
          form={form}
          name="to"
          label="Which address?"
          items={(['home', 'term', 'other'] as const).map(kind => ({
            value: kind,
            label: ADDRESS_WORDS[kind],
            hint: addresses.some(one => one.kind === kind) ? undefined : 'None on record',
          }))}
        />
        <TextArea form={form} name="words" label="The letter" rows={10} />
        {(form.errors.reason || form.values.reason) && (
          <TextArea form={form} name="reason" label="Why it has to be a letter all the same" hint="The person will read this" rows={2} />
        )}
        <Button>Make the letter</Button>
      </Form>
    </PartPage>
  )
}

/** The letter itself, in large print. */
export function LetterPage({ part, entry }: { part: Part; entry: Entry }) {
  return (
    <PartPage part={part} title="Letter" back={`/people/${part.personId}`}>
      <Heading>
        <VisuallyHidden>Letter</VisuallyHidden>
      </Heading>
      <PrintButton>Print this letter</PrintButton>
      {entry.body.split(/\n{2,}/).map(paragraph => (
        <Lede key={paragraph}>{paragraph}</Lede>
      ))}
    </PartPage>
  )
}
