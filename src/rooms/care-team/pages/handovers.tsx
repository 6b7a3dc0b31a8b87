import type { ReactNode } from 'react'
import { formatDate } from '../../../core/dates.ts'
import { Button, Card, DateField, Form, type FormState, Heading, InsetText, Page, Radios, Table, Tag, TextArea } from '../../../ui/index.ts'
import { MET_HOW } from '../responsibility.ts'
import type { Handover, Late } from '../store-handover.ts'
import type { Member } from '../store-team.ts'
import { type Framed, HandoverState, roleName } from './parts.tsx'

const STATE_NAMES = {
  asked: 'Asked, not yet agreed',
  accepted: 'Accepted, still to meet',
  complete: 'Complete',
  declined: 'Said no',
  withdrawn: 'Withdrawn',
} as const

/** What waits for me: handovers to answer or to meet for, care teams I am asked into; and what went late in my teams. */
export function HandoversPage({
  framed,
  handovers,
  asked,
  late,
  lead,
  me,
  now,
}: {
  framed: Framed
  handovers: Handover[]
  asked: Member[]
  late: Late[]
  lead: boolean
  me: string
  now: Date
}) {
  return (
    <Page title="Handovers" {...framed} width="full">
      <Heading>Handovers</Heading>
      {lead && (
        <Table
          caption="Nobody named in time"
          head={['Person', 'Team', 'Was due']}
          empty="Every deadline of your teams is still to come."
          rows={late.map(row => [
            row.personName ? (
              <a key="p" href={`/people/${row.personId}/team`}>
                {row.personName}
              </a>
            ) : (
              'Somebody you do not see'
            ),
            row.teamName,
            formatDate(row.deadline),
          ])}
        />
      )}
      <Table
        caption="Handing over the key worker role"
        head={['Person', 'From', 'To', 'Where it stands', 'Since']}
        empty="No handovers wait for you or your teams."
        rows={handovers.map(handover => [
          <a key="h" href={`/handovers/${handover.id}`}>
            {handover.personName ?? 'Somebody you do not see yet'}
          </a>,
          handover.fromWorkerName ?? handover.fromTeamName,
          handover.toWorkerId === me ? 'You' : handover.toWorkerName,
          <Tag key="t" colour={handover.state === 'declined' ? 'red' : 'yellow'}>
            {STATE_NAMES[handover.state]}
          </Tag>,
          formatDate(handover.finishedAt ?? handover.acceptedAt ?? handover.askedAt),
        ])}
      />
      <Table
        caption="Care teams you or your team are asked to join"
        head={['Asked by', 'As', 'Part', 'Asked on', 'Answer']}
        empty="Nobody has asked you or your team."
        rows={asked.map(member => [
          member.askedByName ?? 'Kith',
          roleName(member.role),
          member.part,
          formatDate(member.askedAt < now ? member.askedAt : now),
          <a key="a" href={`/involvements/${member.id}/answer`}>
            Answer
          </a>,
        ])}
      />
      <p>
        <a href="/absences">Absences and who stands in</a>
      </p>
    </Page>
  )
}

export function HandoverPage({
  framed,
  banner,
  handover,
  may,
  form,
}: {
  framed: Framed
  banner?: ReactNode
  handover: Handover
  may: { answer: boolean; withdraw: boolean }
  form: FormState
}) {
  const path = `/handovers/${handover.id}`
  return (
    <Page title="Handover" {...framed} banner={banner} form={form} back={{ href: '/handovers', label: 'Handovers' }}>
      <Heading caption={STATE_NAMES[handover.state]}>
        From {handover.fromWorkerName ?? handover.fromTeamName} to {handover.toWorkerName}
      </Heading>
      <HandoverState handover={handover} own={false} />
      <Card heading={`What ${handover.askedByName} wrote`}>
        <p className="kith-words">{handover.about}</p>
      </Card>
      {handover.reason && handover.state === 'declined' && (
        <InsetText>
          <p className="kith-words">{handover.reason}</p>
        </InsetText>
      )}
      {may.answer && handover.state === 'asked' && (
        <Form action={`${path}/accept`}>
          <p>Once you say yes you can see the record and arrange to meet.</p>
          <Button>Say yes</Button>
        </Form>
      )}
      {may.answer && handover.state === 'accepted' && (
        <Form action={`${path}/met`}>
          <Heading level={2}>When you have met</Heading>
          <DateField form={form} name="metOn" label="The day you met" hint="For example, 23 11 2026" />
          <Radios
            form={form}
            name="metHow"
            label="How you met"
            items={Object.entries(MET_HOW).map(([value, label]) => ({ value, label: label.charAt(0).toUpperCase() + label.slice(1) }))}
          />
          <Button>We have met: I am the key worker now</Button>
        </Form>
      )}
      {may.answer && (handover.state === 'asked' || handover.state === 'accepted') && (
        <Form action={`${path}/decline`}>
          <Heading level={2}>Or say no</Heading>
          <TextArea form={form} name="reason" label="Why not" hint="Read by the sender and their team." rows={3} />
          <Button variant="secondary">Say no</Button>
        </Form>
      )}
      {may.withdraw && (
        <Form action={`${path}/withdraw`}>
          <Button variant="secondary">Take the request back</Button>
        </Form>
      )}
    </Page>
  )
}
