import type { ReactNode } from 'react'
import { Button, Checkboxes, DateField, Details, Form, Heading, HiddenField, InsetText, Radios, Select, TextArea, TextField } from '../../../ui/index.ts'
import { REASONS } from '../front-door.ts'
import type { RequestProps } from './request.tsx'

/** One small form about this request; `seen` says what the worker was looking at. */
export function One({
  action,
  request,
  title,
  button,
  children,
}: Pick<RequestProps, 'request'> & { action: string; title: string; button: string; children?: ReactNode }) {
  return (
    <>
      <Heading level={2}>{title}</Heading>
      <Form action={`/front-door/${request.id}/${action}`}>
        <HiddenField name="seen" value={String(request.position)} />
        {children}
        <Button>{button}</Button>
      </Form>
    </>
  )
}

/** Asking another service, which is only asked. */
export function Elsewhere(props: RequestProps) {
  const { form } = props
  return (
    <Details summary="Ask another service to help" open={['reason', 'teamId', 'serviceName', 'redirectWords', 'shared'].some(name => form.errors[name])}>
      <p>Until they say yes it stays with us, with the same clock. The person sees this and can ask for a review.</p>
      <One {...props} action="elsewhere" title="Ask another service" button="Ask them">
        <Radios form={form} name="reason" label="Why would it serve them better?" items={Object.entries(REASONS).map(([value, label]) => ({ value, label }))} />
        <Select form={form} name="teamId" label="Team" placeholder="Choose a team" items={props.teams.map(one => ({ value: one.id, label: one.name }))} />
        <TextField form={form} name="serviceName" label="Or a service that is not on the list" />
        <TextArea form={form} name="redirectWords" label="What you ask of them, in words the person reads too" rows={3} />
        <Checkboxes
          form={form}
          name="shared"
          label="Sharing"
          items={[
            {
              value: 'yes',
              label: 'They agree that the other team sees this request',
              hint: 'A team from the list can only be asked with this. Without it, talk with that team instead.',
            },
          ]}
        />
      </One>
    </Details>
  )
}

/** What the service that was asked answered. A team in Kith answers itself. */
export function Theirs(props: RequestProps) {
  const { form, asked } = props
  return (
    <>
      <InsetText>
        <p>{`${asked?.name ?? 'Another service'}: asked, not yet agreed. It is still ours.`}</p>
      </InsetText>
      {asked?.teamId ? (
        <p>They see it on their own front door and answer there. Nobody else can say yes for them.</p>
      ) : (
        <One {...props} action="yes" title="They said yes" button="Record that they said yes">
          <p>It stays with us until the person has met them. You are reminded to ask.</p>
          <TextField form={form} name="who" label="Who said yes" />
          <TextField form={form} name="how" label="How" hint="For example: by phone, in the team meeting" />
          <DateField form={form} name="on" label="When" hint="For example, 27 3 2026" />
        </One>
      )}
      <One {...props} action="no" title="They said no" button="Record that they said no">
        <TextField form={form} name="noWords" label="What they said" />
      </One>
    </>
  )
}

/** For the team that was asked: yes or no. */
export function OurAnswer(props: RequestProps) {
  return (
    <>
      <One {...props} action="yes" title="Will your team help?" button="Yes, we will">
        <p>{`Your team then holds this, and ${props.request.teamName} lets go.`}</p>
      </One>
      <One {...props} action="no" title="If you cannot" button="No, not us">
        <TextField form={props.form} name="noWords" label="What would you say to them?" />
      </One>
    </>
  )
}

/** After a yes from a service outside Kith: it stays ours until the person has met them. */
export function Met(props: RequestProps) {
  const { request, asked, form } = props
  if (request.state !== 'accepted' || !asked || asked.teamId) return null
  return (
    <One {...props} action="met" title={`Have they met ${asked.name}?`} button="Record that they have met">
      <p>It stays with us until they have.</p>
      <TextField form={form} name="metWords" label="When they met, and how you know" />
    </One>
  )
}
