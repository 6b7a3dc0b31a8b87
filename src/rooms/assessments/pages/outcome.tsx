import { Button, Checkboxes, Form, type FormState, Heading, InsetText, List, TextArea, TextField } from '../../../ui/index.ts'
import type { Reader } from '../../people/index.ts'
import { NEEDS_SERVICE, PERMITTED } from '../assessments.ts'
import type { Content } from '../content.ts'
import type { Assessment } from '../store.ts'
import type { Contributor } from '../store-known.ts'
import { pathOf, Shell } from './shell.tsx'

/** What came out of it, written to the person. Only what this component permits stands here (R278, R281, R284, R287). */
export function OutcomePage({
  reader,
  content,
  assessment,
  waiting,
  form,
}: {
  reader: Reader
  content: Content
  assessment: Assessment
  /** Invited and not asked yet. */
  waiting: Contributor[]
  form: FormState
}) {
  const path = pathOf(reader, assessment.id)
  const items = PERMITTED[assessment.component].map(code => {
    const words = content.outcomes.get(code)
    const hint = words?.words
    return { value: code, label: words?.title ?? code, ...(hint ? { hint } : {}) }
  })
  const named = PERMITTED[assessment.component].some(code => NEEDS_SERVICE.includes(code))
  return (
    <Shell reader={reader} title="Share what came out of it" form={form} back={{ href: path }}>
      <Heading>Share what came out of it</Heading>
      {waiting.length > 0 && (
        <InsetText>
          <p>Not everybody who was invited has been asked yet. Ask them first, or write down how you tried:</p>
          <List items={waiting.map(one => one.name)} />
          <p>
            <a href={`${path}/invited`}>Those who were invited</a>
          </p>
        </InsetText>
      )}
      <Form action={`${path}/outcome`}>
        <TextArea form={form} name="words" label="What came out of our talk" hint="To the person: “You told us…”. Short sentences, no abbreviations" rows={8} />
        <Checkboxes form={form} name="outcomes" label="What this leads to" hint="Choose at least one. None of these ends anything" items={items} />
        {named && <TextField form={form} name="service" label="If it leads somewhere: which service, group or activity?" />}
        <TextArea form={form} name="whatNext" label="What happens next, who does it and by when" rows={3} />
        <Button>Share it with the person and those involved</Button>
      </Form>
    </Shell>
  )
}
