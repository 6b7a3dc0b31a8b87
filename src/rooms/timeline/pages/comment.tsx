import { Button, Card, Form, type FormState, Heading, Page, type PageProps, Radios, TextArea } from '../../../ui/index.ts'
import { EntryList } from '../panels.tsx'
import type { Entry } from '../timeline.ts'

type Framed = Pick<PageProps, 'face' | 'signedIn' | 'nav' | 'demo'>

/** The person says something about an entry, or that it is wrong. */
export function CommentPage({ entry, form, framed }: { entry: Entry; form: FormState; framed: Framed }) {
  return (
    <Page title="Say something about an entry" {...framed} form={form} back={{ href: '/my/record', label: 'My record' }}>
      <Heading level={1} size="l">
        Say something about this entry
      </Heading>
      <p>What you write stays beside the entry. Everyone who can read the entry sees it.</p>
      <Card heading="The entry">
        <EntryList entries={[entry]} own={false} canAnswer={false} />
      </Card>
      <Form action={`/entries/${entry.id}/comment`}>
        <Radios
          form={form}
          name="kind"
          label="What would you like to do?"
          items={[
            { value: 'comment', label: 'Add a comment', hint: 'Your own view, or something to remember' },
            { value: 'correction', label: 'Say that something is not right', hint: 'Your team must answer you, and you will see the answer here' },
          ]}
        />
        <TextArea form={form} name="words" label="In your own words" rows={6} />
        <Button>Save</Button>
      </Form>
    </Page>
  )
}

/** A worker answers what the person said is not right. */
export function AnswerPage({ entry, commentId, form, framed }: { entry: Entry; commentId: string; form: FormState; framed: Framed }) {
  return (
    <Page title="Answer a correction" {...framed} form={form} back={{ href: `/people/${entry.personId}`, label: 'Record' }}>
      <Heading level={1} size="l">
        Answer a correction
      </Heading>
      <p>The person reads your answer as you write it. If they are right, say so, and write a corrected entry too.</p>
      <Card heading="The entry">
        <EntryList entries={[entry]} own={false} canAnswer={false} />
      </Card>
      <Form action={`/comments/${commentId}/answer`}>
        <TextArea form={form} name="words" label="Your answer" rows={6} />
        <Button>Send the answer</Button>
      </Form>
    </Page>
  )
}
