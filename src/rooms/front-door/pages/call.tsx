import { formatDateTime } from '../../../core/dates.ts'
import { Button, Form, type FormState, Heading, HiddenField, InsetText, Page, type PageProps, SummaryList, TextArea } from '../../../ui/index.ts'
import type { OutreachTask } from '../store-drafts.ts'

/** A call to somebody who stopped half way and said that we may ring, or who asked and should not wait. */
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
  const asked = task.requestId !== null
  return (
    <Page
      title={asked ? 'Get in touch within the hour' : 'Call someone who stopped half way'}
      {...frame}
      form={form}
      back={{ href: '/front-door', label: 'Front door' }}
    >
      <Heading size="l" caption={`${asked ? 'Asked' : 'Stopped'} ${formatDateTime(task.madeAt)}. Get in touch by ${formatDateTime(task.dueAt)}.`}>
        {asked ? 'What they wrote' : 'What they wrote so far'}
      </Heading>
      <blockquote className="kith-words">
        {first.split(/\n+/).map((line, index) => (
          <p key={index}>{line}</p>
        ))}
      </blockquote>
      <InsetText>
        {asked && <p>Another team holds them and reads what you write here. You get in touch now.</p>}
        <p>Ask first whether they can talk. Say who you are only once you know it is them. If somebody else answers, say you will ring again.</p>
      </InsetText>
      <SummaryList
        rows={[
          { key: 'What to call them', value: task.name || 'Not said' },
          { key: 'Before you ring', value: task.safeContact || 'Nothing said' },
          { key: 'Phone', value: task.phone ? <a href={`tel:${task.phone.replace(/[^\d+]/g, '')}`}>{task.phone}</a> : 'Not by phone: see above' },
          { key: 'Who rings', value: task.takenByName ?? 'Nobody yet' },
        ]}
      />
      {task.doneAt ? (
        <p>Done: {task.outcome}</p>
      ) : !task.takenBy ? (
        <Form action={`/front-door/calls/${task.id}/take`}>
          <HiddenField name="version" value={String(task.version)} />
          <Button>{asked ? 'I will get in touch' : 'I will ring'}</Button>
        </Form>
      ) : (
        mine && (
          <Form action={`/front-door/calls/${task.id}/done`}>
            <HiddenField name="version" value={String(task.version)} />
            <TextArea
              form={form}
              name="outcome"
              label="What happened"
              hint={asked ? 'It stands on their record, for them and whoever holds them.' : 'If they ask for help, write down the request too.'}
              rows={3}
            />
            <Button>Done</Button>
          </Form>
        )
      )}
    </Page>
  )
}
