import type { ReactNode } from 'react'
import { Button, ButtonLink, Column, Form, type FormState, Grid, Heading, HiddenField, InsetText, List, Page, TextArea } from '../../../ui/index.ts'
import type { CurrentHolder } from '../store.ts'
import type { Away } from '../store-absence.ts'
import type { Handover } from '../store-handover.ts'
import type { Member } from '../store-team.ts'
import { type AboutPerson, AwayNote, type Framed, HandoverState, HolderFacts, MemberCard } from './parts.tsx'

export type TeamProps = AboutPerson & {
  holder: CurrentHolder | undefined
  /** The reader would always find who is responsible, and who stands in. */
  knows: boolean
  away: Away | undefined
  handover: Handover | undefined
  members: Member[]
  now: Date
  today: string
  /** What this reader may do here. */
  may: { change: boolean; take: boolean; pass: boolean }
}

/** The care team of a person, for workers. */
export function TeamPage({ personId, framed, banner, holder, knows, away, handover, members, now, today, may }: TeamProps) {
  const path = `/people/${personId}`
  return (
    <Page title="Care team" {...framed} banner={banner} back={{ href: path, label: 'Record' }} width="full">
      <Heading>Care team</Heading>
      <Grid>
        <Column width="one-half">
          {(holder || knows) && (
            <>
              <Heading level={2}>Who is responsible</Heading>
              <HolderFacts holder={holder} own={false} />
            </>
          )}
          {away && <AwayNote away={away} today={today} own={false} knows={knows} />}
          {handover && (
            <InsetText>
              <HandoverState handover={handover} own={false} />
              <p>
                <a href={`/handovers/${handover.id}`}>Open the handover</a>
              </p>
            </InsetText>
          )}
          <Links
            items={[
              may.take && holder && !holder.workerId && <ButtonLink href={`${path}/team/take`}>Become the key worker</ButtonLink>,
              may.pass && holder && !handover && <a href={`${path}/hand-over`}>Hand over to somebody else</a>,
              may.pass && holder?.workerId && <a href={`${path}/team/back`}>Give back to the team</a>,
              may.pass && holder && <a href={`${path}/goodbye`}>Write a goodbye with the person</a>,
            ]}
          />
        </Column>
        <Column width="one-half">
          <Heading level={2}>Everyone who helps</Heading>
          {members.length === 0 && knows && <p>Nobody else yet.</p>}
          {members.map(member => (
            <MemberCard
              key={member.id}
              member={member}
              now={now}
              actions={
                may.change && (
                  <p>
                    <a href={`/involvements/${member.id}/end`}>
                      {member.state === 'asked' ? 'Take the request back' : 'End'}
                      <span className="nhsuk-u-visually-hidden"> for {member.workerName ?? member.teamName}</span>
                    </a>
                  </p>
                )
              }
            />
          ))}
          {may.change && (
            <ButtonLink variant="secondary" href={`${path}/team/add`}>
              Ask somebody into the care team
            </ButtonLink>
          )}
        </Column>
      </Grid>
    </Page>
  )
}

function Links({ items }: { items: ReactNode[] }) {
  const shown = items.filter(Boolean)
  return shown.length === 0 ? null : <List kind="plain" items={shown} />
}

/** The person's own page: who helps me and who is responsible. */
export function MyTeamPage({
  framed,
  parts,
  now,
  members,
}: {
  framed: Framed
  parts: { holder: ReactNode; handover: ReactNode }
  members: Member[]
  now: Date
}) {
  return (
    <Page title="Everyone who helps me" {...framed} back={{ href: '/my', label: 'My Kith' }}>
      <Heading>Everyone who helps me</Heading>
      <Heading level={2}>Who is responsible</Heading>
      {parts.holder}
      {parts.handover && <InsetText>{parts.handover}</InsetText>}
      <Heading level={2}>Who else helps</Heading>
      {members.length === 0 && <p>Nobody else yet. If there is somebody you would like to have with you, say so to your key worker or team.</p>}
      {members.map(member => (
        <MemberCard key={member.id} member={member} now={now} />
      ))}
    </Page>
  )
}

/** Somebody leaves the care team, or is no longer asked to join. */
export function EndPage({ member, framed, banner, form }: { member: Member; framed: Framed; banner: AboutPerson['banner']; form: FormState }) {
  const name = member.workerName ?? member.teamName
  return (
    <Page title="End a part in the care team" {...framed} banner={banner} form={form} back={{ href: `/people/${member.personId}/team`, label: 'Care team' }}>
      <Heading>{member.state === 'asked' ? `Take back the request to ${name}` : `${name} leaves the care team`}</Heading>
      <Form action={`/involvements/${member.id}/end`}>
        <HiddenField form={form} name="version" />
        <TextArea form={form} name="why" label="Why, in words the person will read" rows={4} />
        <Button>{member.state === 'asked' ? 'Take the request back' : 'End this'}</Button>
      </Form>
    </Page>
  )
}

/** A worker or team answers whether they join. */
export function AnswerPage({ member, framed, form }: { member: Member; framed: Framed; form: FormState }) {
  return (
    <Page title="Answer a request to join a care team" {...framed} form={form} back={{ href: '/handovers', label: 'Asked of me' }}>
      <Heading>Will {member.workerId ? 'you' : member.teamName} join this care team?</Heading>
      <MemberCard member={member} now={member.askedAt} />
      <p>You see who it is, and what your role may see, once you agree. Until then nothing is expected of you.</p>
      <Form action={`/involvements/${member.id}/agree`}>
        <Button>Agree to join</Button>
      </Form>
      <Heading level={2}>Or say no</Heading>
      <Form action={`/involvements/${member.id}/say-no`}>
        <TextArea form={form} name="why" label="Why not, and who could help instead" hint="The person reads this too." rows={4} />
        <Button variant="secondary">Say no</Button>
      </Form>
    </Page>
  )
}
