import { formatDateTime } from '../../core/dates.ts'
import { Button, Form, type FormState, Heading, Muted, Page, Table, TextField } from '../../ui/index.ts'
import type { Frame } from '../frame.ts'
import type { OwnSession, WorkerWithSessions } from '../sessions.ts'

export function SessionsPage({ frame, sessions, now }: { frame: Frame; sessions: OwnSession[]; now: Date }) {
  const recent = (at: Date) => (now.getTime() - at.getTime() < 120_000 ? 'Just now' : formatDateTime(at))
  return (
    <Page title="Where you are signed in" {...frame}>
      <Heading level={1} size="l">
        Where you are signed in
      </Heading>
      <p>Each sign-in ends by itself after 10 hours, or after an hour without use.</p>
      <Table
        caption="Open sign-ins"
        captionSize="hidden"
        head={['Began', 'Last used', 'End it']}
        rows={sessions.map(session => [
          formatDateTime(session.createdAt),
          recent(session.lastSeenAt),
          session.here ? (
            <Muted>This one</Muted>
          ) : (
            <Form action={`/sessions/${session.key}/end`}>
              <Button variant="secondary" small>
                End this sign-in
              </Button>
            </Form>
          ),
        ])}
      />
      {sessions.length > 1 && (
        <Form action="/sessions/end-others">
          <Button variant="warning">End all the others</Button>
        </Form>
      )}
    </Page>
  )
}

export function WorkerSessionsPage({ frame, form, found }: { frame: Frame; form: FormState; found?: WorkerWithSessions[] }) {
  return (
    <Page title="End a worker’s sign-ins" form={form} {...frame}>
      <Heading level={1} size="l">
        End a worker’s sign-ins
      </Heading>
      <p>Use this when a phone or computer is lost, or somebody leaves.</p>
      <Form action="/sessions/workers">
        <TextField form={form} name="name" label="Worker’s name, or part of it" width={20} autoComplete="off" />
        <Button variant="secondary">Find</Button>
      </Form>
      {found && (
        <Table
          caption="Workers found"
          head={['Name', 'Role', 'Organisation', { text: 'Open sign-ins', numeric: true }, 'End them']}
          rows={found.map(worker => [
            worker.name,
            worker.role,
            worker.organisation,
            worker.open,
            worker.open > 0 ? (
              <Form action={`/sessions/workers/${worker.accountId}/end`}>
                <Button variant="warning" small>
                  End all of {worker.name}’s
                </Button>
              </Form>
            ) : (
              <Muted>None open</Muted>
            ),
          ])}
          empty="No worker has a name like this."
        />
      )}
    </Page>
  )
}
