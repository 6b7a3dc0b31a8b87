import { Button, Checkboxes, Form, type FormState, Heading, Muted, SummaryList, TextField } from '../../../ui/index.ts'
import { DESCRIPTION_PARTS, DESCRIPTION_WORDS, type SelfDescription } from '../about.ts'
import type { Part } from '../part.ts'
import { Clash, Follows, PartPage, WrittenBy } from './part-page.tsx'

export function DescriptionRows({ said }: { said: SelfDescription }) {
  return (
    <SummaryList
      rows={DESCRIPTION_PARTS.map(name => ({
        key: DESCRIPTION_WORDS[name].label,
        value: said.preferNot.includes(name) ? 'Prefers not to say' : said[name] || <Muted>Not asked yet</Muted>,
      }))}
    />
  )
}

/** Ethnicity, language, gender and beliefs, as the person describes them; none of it has to be answered. */
export function DescriptionPage({ part, form, said, clashing }: { part: Part; form: FormState; said: SelfDescription | undefined; clashing?: boolean }) {
  return (
    <PartPage part={part} title="How I describe myself" form={form}>
      <Heading>{part.own ? 'How I describe myself' : 'How they describe themselves'}</Heading>
      {clashing && said && <Clash newer={<DescriptionRows said={said} />} />}
      <p>
        {part.own
          ? 'In your own words. You do not have to answer. We use it to check that everyone is treated fairly.'
          : 'Ask, and write what they say. Do not guess. They do not have to answer.'}
      </p>
      {part.mayWrite ? (
        <Form action={`${part.base}/description`}>
          <Follows form={form} id={said?.id} newer={clashing === true} />
          {DESCRIPTION_PARTS.map(name => (
            <TextField key={name} form={form} name={name} label={DESCRIPTION_WORDS[name].label} hint={DESCRIPTION_WORDS[name].hint} />
          ))}
          <Checkboxes
            form={form}
            name="preferNot"
            label={part.own ? 'I prefer not to say' : 'They prefer not to say'}
            small
            items={DESCRIPTION_PARTS.map(name => ({ value: name, label: DESCRIPTION_WORDS[name].label }))}
          />
          <Button>Save</Button>
        </Form>
      ) : said ? (
        <DescriptionRows said={said} />
      ) : (
        <p>
          <Muted>Not asked yet.</Muted>
        </p>
      )}
      {said && <WrittenBy written={said} own={part.own} />}
    </PartPage>
  )
}
