import { formatDateTime } from '../../../core/dates.ts'
import { Button, Form, type FormState, Heading, HiddenField, InsetText, Page, type PageProps, SummaryList, TextArea } from '../../../ui/index.ts'
import type { OutreachTask } from '../store-drafts.ts'

/** A call to somebody who stopped half way and said that we may ring. */
export function CallPage({
  frame,
  task,
  form,
  mine,
}: {
  frame: Pick<PageProps, 'face' | 'signedIn' | 'nav' | 'demo'>
  task: OutreachTask
  form: FormState
  mine: boolean
}) {
  const first = task.words || 'They did not say that we may read it. Ask: “How can I help?”'
  return (
    <Page title="Call someone who stopped half way" {...frame} form={form} back={{ href: '/front-door', label: 'Front door' }}>
      <Heading size="l" caption={`Stopped ${formatDateTime(task.madeAt)}. Call by ${formatDateTime(task.dueAt)}.`}>
        What they wrote so far
      </Heading>
      <blockquote className="kith-words">
        {first.split(/\n+/).map((line, index) => (
          <p key={index}>{line}</p>
        ))}
      </blockquote>
      <InsetText>
        <p>Ask first whether they can talk. Say who you are only once you know it is them. If somebody else answers, say you will ring again.</p>
      </InsetText>
      <SummaryList
        rows={[
          { key: 'What to call them', value: task.name || 'Not said' },
          { key: 'Before you ring', value: task.safeContact || 'Nothing said' },
          { key: 'Phone', value: <a href={`tel:${task.phone.replace(/[^\d+]/g, '')}`}>{task.phone}</a> },
          { key: 'Who rings', value: task.takenByName ?? 'Nobody yet' },
        ]}
      />
      {task.doneAt ? (
        <p>Done: {task.outcome}</p>
      ) : !task.takenBy ? (
        <Form action={`/front-door/calls/${task.id}/take`}>
          <HiddenField name="version" value={String(task.version)} />
          <Button>I will ring</Button>
        </Form>
      ) : (
        mine && (
          <Form action={`/front-door/calls/${task.id}/done`}>
            <HiddenField name="version" value={String(task.version)} />
            <TextArea form={form} name="outcome" label="What happened" hint="If they ask for help, write down the request too." rows={3} />
            <Button>Done</Button>
          </Form>
        )
      )}
    </Page>
  )
}
