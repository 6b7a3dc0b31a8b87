import type { ReactNode } from 'react'
import { isRole, ROLES } from '../../../access/index.ts'
import { formatDate, formatDateTime } from '../../../core/dates.ts'
import { Card, InsetText, Muted, type PageProps, SummaryList, Tag, WarningCallout } from '../../../ui/index.ts'
import type { CurrentHolder } from '../store.ts'
import type { Away } from '../store-absence.ts'
import type { Handover } from '../store-handover.ts'
import type { Member } from '../store-team.ts'

export type Framed = Pick<PageProps, 'face' | 'signedIn' | 'nav' | 'demo'>
type Banner = PageProps['banner']
export type AboutPerson = { personId: string; framed: Framed; banner: Banner }

export const roleName = (role: string | null): string => (role && isRole(role) ? ROLES[role].name : 'Team')
export const roleWords = (role: string | null): string => (role && isRole(role) ? ROLES[role].description : '')

/** Who is responsible, in one glance; to the person in their words (R008). */
export function HolderFacts({ holder, own }: { holder: CurrentHolder | undefined; own: boolean }) {
  if (!holder)
    return (
      <p>{own ? 'Nobody is responsible for your care now. You can come back whenever you want: ask for help on any page.' : 'Nobody holds this person now.'}</p>
    )
  const { workerName, teamName, teamPhone, deadline, since, atWork } = holder
  return (
    <>
      {!atWork && <NeedsOwner holder={holder} own={own} />}
      <SummaryList
        rows={[
          {
            key: own ? (workerName ? 'Your key worker' : 'Looking after this now') : workerName ? 'Key worker' : 'Held by the duty team',
            value: workerName ? (
              <>
                <strong>{workerName}</strong>, {roleName(holder.workerRole).toLowerCase()}
                <br />
                <Muted>{roleWords('key_worker')}</Muted>
              </>
            ) : (
              <>
                <strong>{teamName}</strong>
                <br />
                {atWork && <Muted>{own ? 'Their duty worker is there for you.' : 'The duty worker holds this.'}</Muted>}
              </>
            ),
          },
          ...(deadline ? [{ key: 'Somebody to be named by', value: formatDateTime(deadline) }] : []),
          {
            key: own ? 'Organisation responsible for your care' : 'Main organisation',
            value: (
              <>
                {holder.organisationName}
                {workerName && <>, {teamName}</>}
              </>
            ),
          },
          ...(teamPhone ? [{ key: 'Phone', value: <a href={`tel:${teamPhone.replace(/[^\d+]/g, '')}`}>{teamPhone}</a> }] : []),
          { key: 'Since', value: formatDate(since) },
        ]}
      />
    </>
  )
}

// Held in name alone: said at once, before anybody has been told of it.
function NeedsOwner({ holder: { workerName, teamName, teamPhone }, own }: { holder: CurrentHolder; own: boolean }) {
  return (
    <WarningCallout heading={own ? 'You need somebody new' : 'Needs an owner'}>
      <p>
        {workerName ? `${workerName} is not at work in ${teamName} any more.` : `Nobody is at work in ${teamName} now.`}{' '}
        {own ? `For help now call 111 and choose option 2${workerName && teamPhone ? `, or ring ${teamName} on ${teamPhone}` : ''}.` : 'Name a new key worker.'}
      </p>
    </WarningCallout>
  )
}

/** "Priya is away until 3 December. Tom stands in." (R010). `knows`: the reader would find whoever stands in. */
export function AwayNote({ away, today, own, knows = true }: { away: Away; today: string; own: boolean; knows?: boolean }) {
  const when = away.fromDay <= today ? `is away until ${formatDate(away.toDay)}` : `will be away from ${formatDate(away.fromDay)} to ${formatDate(away.toDay)}`
  const covered = away.standInName && away.state === 'agreed'
  const words = covered
    ? `${away.standInName} stands in.`
    : away.standInName
      ? `${away.standInName} has been asked to stand in, not yet agreed.`
      : !knows
        ? ''
        : own
          ? 'We will tell you who stands in. Until then your team’s duty worker is there for you.'
          : 'Nobody stands in yet.'
  const text = (
    <>
      <p>
        {away.workerName} {when}. {words}
      </p>
      {away.plan && <p className="kith-words">{away.plan}</p>}
    </>
  )
  return covered || own || !knows ? <InsetText>{text}</InsetText> : <WarningCallout heading="Not covered yet">{text}</WarningCallout>
}

const who = (member: Member) => member.workerName ?? member.teamName ?? member.organisationName

/** One member with the plain description of their role beside the name (R034). */
export function MemberCard({ member, now, actions }: { member: Member; now: Date; actions?: ReactNode }) {
  const later = member.state === 'agreed' && member.from && member.from > now
  return (
    <Card heading={who(member)} headingLevel={3} headingSize="s">
      {member.state === 'asked' && (
        <p>
          <Tag colour="yellow">Asked, not yet agreed</Tag>
        </p>
      )}
      <p>
        <strong>{roleName(member.role)}</strong>, {member.organisationName}
        <br />
        {roleWords(member.role)}
      </p>
      {member.part && <p className="kith-words">{member.part}</p>}
      <p>
        <Muted>
          {member.state === 'asked'
            ? `Asked on ${formatDate(member.askedAt)}${member.askedByName ? ` by ${member.askedByName}` : ''}.`
            : later
              ? `From ${formatDate(member.from!)}.`
              : member.from
                ? `Since ${formatDate(member.from)}.`
                : ''}
          {member.to && ` Until ${formatDate(member.to)}.`}
          {member.personAgreed && ' Agreed to by name.'}
        </Muted>
      </p>
      {actions}
    </Card>
  )
}

/** How far the handing over of the key-worker role has come, and who holds meanwhile. */
export function HandoverState({ handover, own }: { handover: Handover; own: boolean }) {
  const sender = handover.fromWorkerName ?? handover.fromTeamName
  const said = {
    asked: `${handover.toWorkerName} has been asked to become ${own ? 'your' : 'the'} key worker, and has not answered yet.`,
    accepted: `${handover.toWorkerName} has said yes to becoming ${own ? 'your' : 'the'} key worker, and will meet ${own ? 'you' : 'the person'} first.`,
    complete: `${handover.toWorkerName} is the key worker now.`,
    declined: `${handover.toWorkerName} could not become the key worker.`,
    withdrawn: `${handover.toWorkerName} is no longer asked.`,
  }[handover.state]
  return (
    <p>
      {said} {(handover.state === 'asked' || handover.state === 'accepted') && `Until they have met, ${sender} goes on being responsible.`}
    </p>
  )
}
