import { formatDate } from '../../../core/dates.ts'
import { Button, DateField, Form, type FormState, Heading, Page, Select, Table, Tag, TextArea } from '../../../ui/index.ts'
import type { Absence, Cover } from '../store-absence.ts'
import type { Colleague } from '../store-team.ts'
import type { Framed } from './parts.tsx'

/** Absences of me and my teams, and a form to plan one. */
export function AbsencesPage({
  framed,
  absences,
  workers,
  form,
}: {
  framed: Framed
  absences: Absence[]
  workers: { value: string; label: string }[]
  form: FormState
}) {
  return (
    <Page title="Absences" {...framed} form={form}>
      <Heading>Absences and who stands in</Heading>
      <Table
        caption="Now and to come"
        head={['Who', 'Away', 'Who stands in']}
        empty="Nobody has planned to be away."
        rows={absences.map(absence => [
          absence.workerName,
          `${formatDate(absence.fromDay)} to ${formatDate(absence.toDay)}`,
          <a key="c" href={`/absences/${absence.id}`}>
            See who stands in<span className="nhsuk-u-visually-hidden"> for {absence.workerName}</span>
          </a>,
        ])}
      />
      <Heading level={2}>Plan an absence</Heading>
      <Form action="/absences">
        {workers.length > 1 && <Select form={form} name="worker" label="Who will be away" items={workers} />}
        <DateField form={form} name="from" label="First day away" hint="For example, 30 11 2026" />
        <DateField form={form} name="to" label="Last day away" />
        <Button>Plan it and name who stands in</Button>
      </Form>
    </Page>
  )
}

const coveredBy = (person: Cover) =>
  person.standInName ? (
    <>
      {person.standInName} {person.state === 'asked' && <Tag colour="yellow">Asked, not yet agreed</Tag>}
    </>
  ) : (
    <Tag colour="red">Nobody yet</Tag>
  )

/** Who stands in for whom, and what is not covered. */
export function AbsencePage({
  framed,
  absence,
  people,
  colleagues,
  mayPlan,
  form,
}: {
  framed: Framed
  absence: Absence
  people: Cover[]
  colleagues: Colleague[]
  mayPlan: boolean
  form: FormState
}) {
  const uncovered = people.filter(person => person.state !== 'agreed').length
  return (
    <Page title="Who stands in" {...framed} form={form} back={{ href: '/absences', label: 'Absences' }} width="full">
      <Heading caption={`${formatDate(absence.fromDay)} to ${formatDate(absence.toDay)}`}>{absence.workerName} is away</Heading>
      <p>
        {people.length === 0 ? 'They hold nobody you can see.' : uncovered === 0 ? 'Everyone is covered.' : `${uncovered} of ${people.length} not covered yet.`}
      </p>
      <Table
        caption="Who stands in for whom"
        head={['Person', 'Who stands in', 'Plan']}
        empty="Nobody to cover."
        rows={people.map(person => [
          <a key="p" href={`/people/${person.personId}/team`}>
            {person.personName}
          </a>,
          coveredBy(person),
          person.plan ?? '',
        ])}
      />
      {mayPlan && people.length > 0 && (
        <Form action={`/absences/${absence.id}/cover`}>
          <Heading level={2}>Name who stands in</Heading>
          <p>Each person is told now. Whoever stands in sees the record for those days only.</p>
          <Select
            form={form}
            name="who"
            label="For whom"
            items={[{ value: 'all', label: 'Everyone not covered yet' }, ...people.map(person => ({ value: person.personId, label: person.personName }))]}
          />
          <Select
            form={form}
            name="standIn"
            label="Who stands in"
            placeholder="Choose a worker"
            items={colleagues
              .filter(one => one.workerId !== absence.workerId)
              .map(one => ({ value: one.workerId, label: `${one.workerName}, ${one.teamName}` }))}
          />
          <TextArea form={form} name="plan" label="What has been agreed for this time" hint="The person reads this." rows={4} />
          <Button>Name them and tell the person</Button>
        </Form>
      )}
      {mayPlan && (
        <Form action={`/absences/${absence.id}/cancel`}>
          <Button variant="secondary">Not away after all</Button>
        </Form>
      )}
    </Page>
  )
}

export function LeavePage({ framed, name, workerId, holds, form }: { framed: Framed; name: string; workerId: string; holds: number; form: FormState }) {
  return (
    <Page title="A worker leaves" {...framed} form={form} back={{ href: '/absences', label: 'Absences' }}>
      <Heading>{name} leaves</Heading>
      <p>
        {holds === 0
          ? 'They hold nobody.'
          : `They are the key worker of ${holds} ${holds === 1 ? 'person' : 'people'}. Best is to hand each over by name first. Whoever is left passes to the duty team, which must name somebody new by the day you give. Each person is told.`}
      </p>
      <Form action={`/workers/${workerId}/leave`}>
        <DateField form={form} name="deadline" label="New key workers are named by" hint="Leave empty if they hold nobody." />
        <Button variant="warning">They have left</Button>
      </Form>
    </Page>
  )
}
