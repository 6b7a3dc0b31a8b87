import { ROLES } from '../../../access/index.ts'
import { Button, Checkboxes, DateField, Form, type FormState, Heading, HiddenField, Page, Radios, Select, TextArea, TextField } from '../../../ui/index.ts'
import type { Colleague } from '../store-team.ts'
import type { AboutPerson } from './parts.tsx'

type FormPage = AboutPerson & { form: FormState }
const back = (personId: string) => ({ href: `/people/${personId}/team`, label: 'Care team' })

export const asChoices = (people: readonly Colleague[]) =>
  people.map(one => ({
    value: `${one.workerId} ${one.teamId}`,
    label: `${one.workerName}, ${ROLES[one.role as keyof typeof ROLES]?.name.toLowerCase() ?? one.role}, ${one.teamName} (${one.organisationName})`,
  }))

const WORKER_ROLES = Object.entries(ROLES)
  .filter(([code]) => !['person', 'supporter', 'information_governance', 'administrator', 'commissioner'].includes(code))
  .map(([value, role]) => ({ value, label: role.name }))

/** Asking a worker or a whole team into the care team. */
export function AddPage({
  personId,
  framed,
  banner,
  form,
  people,
  teams,
}: FormPage & { people: Colleague[]; teams: { teamId: string; teamName: string; organisationName: string }[] }) {
  return (
    <Page title="Ask somebody into the care team" {...framed} banner={banner} form={form} back={back(personId)}>
      <Heading>Ask somebody into the care team</Heading>
      <p>They see nothing about the person until they agree. Voluntary organisations, councils and the NHS are asked in the same way.</p>
      <Form action={`/people/${personId}/team/add`}>
        <Select
          form={form}
          name="who"
          label="Who"
          placeholder="Choose a worker or a team"
          items={[...asChoices(people), ...teams.map(team => ({ value: team.teamId, label: `The whole team: ${team.teamName} (${team.organisationName})` }))]}
        />
        <Select form={form} name="role" label="Their role for this person" placeholder="Choose a role" items={WORKER_ROLES} />
        <TextField form={form} name="part" label="The part they play" hint="The person reads this. For example: helps with the allotment on Thursdays." />
        <DateField form={form} name="until" label="Until (leave empty if open)" />
        <Checkboxes
          form={form}
          name="personAgreed"
          label="The person’s agreement"
          items={[{ value: 'yes', label: 'The person has agreed to this worker by name' }]}
        />
        <Button>Ask them</Button>
      </Form>
    </Page>
  )
}

export function TakePage({ personId, framed, banner, form, teams }: FormPage & { teams: { id: string; name: string }[] }) {
  return (
    <Page title="Become the key worker" {...framed} banner={banner} form={form} back={back(personId)}>
      <Heading>Become the key worker</Heading>
      <p>From now on you are responsible, until you hand over to somebody who has said yes and met the person.</p>
      <Form action={`/people/${personId}/team/take`}>
        {teams.length > 1 ? (
          <Radios form={form} name="team" label="In which team" items={teams.map(team => ({ value: team.id, label: team.name }))} />
        ) : (
          <HiddenField name="team" value={teams[0]?.id ?? ''} />
        )}
        <TextArea form={form} name="why" label="Why you, in words the person will read" rows={3} />
        <Button>Become the key worker</Button>
      </Form>
    </Page>
  )
}

export function AskHandoverPage({ personId, framed, banner, form, people }: FormPage & { people: Colleague[] }) {
  return (
    <Page title="Hand over the key worker role" {...framed} banner={banner} form={form} back={back(personId)}>
      <Heading>Hand over the key worker role</Heading>
      <p>Nothing changes until they have said yes and have met the person. Until then responsibility stays where it is.</p>
      <Form action={`/people/${personId}/hand-over`}>
        <Select form={form} name="to" label="To whom" placeholder="Choose a worker" items={asChoices(people)} />
        <TextArea
          form={form}
          name="about"
          label="What they need to know before they answer"
          hint="They may not be able to see the record yet, so write only what they need."
          rows={5}
        />
        <Button>Ask them</Button>
      </Form>
    </Page>
  )
}

export function BackPage({ personId, framed, banner, form, teamName }: FormPage & { teamName: string }) {
  return (
    <Page title="Give back to the team" {...framed} banner={banner} form={form} back={back(personId)}>
      <Heading>Give back to {teamName}</Heading>
      <p>The duty worker holds from now on, and the team must name a new key worker by the day you give. The person is told.</p>
      <Form action={`/people/${personId}/team/back`}>
        <DateField form={form} name="by" label="A new key worker is named by" hint="For example, 27 11 2026" />
        <TextArea form={form} name="why" label="Why, in words the person will read" rows={3} />
        <Button>Give back to the team</Button>
      </Form>
    </Page>
  )
}

export function GoodbyePage({ personId, framed, banner, form }: FormPage) {
  return (
    <Page title="A goodbye" {...framed} banner={banner} form={form} back={back(personId)}>
      <Heading>A goodbye, with a way back</Heading>
      <p>Write this together. A goodbye is the person’s own: missing appointments or going quiet is never one.</p>
      <Form action={`/people/${personId}/goodbye`}>
        <Radios
          form={form}
          name="whose"
          label="Whose goodbye is it?"
          items={[
            { value: 'asked', label: 'The person asked for it' },
            { value: 'agreed', label: 'We talked about it and the person agreed' },
          ]}
        />
        <TextArea form={form} name="words" label="Words of goodbye, to the person" rows={4} />
        <TextArea form={form} name="stayingWell" label="Staying well" hint="What helps, what to watch for, who is around." rows={4} />
        <TextArea
          form={form}
          name="wayBack"
          label="The way back"
          hint="Whom to ring and what to say. They come straight back to this team, with no new questions."
          rows={3}
        />
        <DateField form={form} name="checkInOn" label="We check in on" hint="For example, 11 1 2027" />
        <Button>Say goodbye</Button>
      </Form>
    </Page>
  )
}
