import type { ReactNode } from 'react'
import { formatDate, formatDateTime, formatTime, relativeDay } from '../../../core/dates.ts'
import { Heading, List, Muted, Page, type PageProps, Tag } from '../../../ui/index.ts'
import type { Handover, Member } from '../../care-team/index.ts'
import { dueWords, isPast, type OpenDraft, type StepOfMine } from '../../contacts/index.ts'
import { type BoardRow, isQuiet } from '../board.ts'
import type { AskWithMe } from '../store-my-day.ts'
import { BoardTable } from './board.tsx'

export interface MyDayProps {
  framed: Pick<PageProps, 'face' | 'signedIn' | 'nav' | 'demo'>
  now: Date
  steps: readonly StepOfMine[]
  handovers: readonly Handover[]
  /** Care teams they are asked into, and may not see yet. */
  invited: readonly Member[]
  asks: readonly AskWithMe[]
  drafts: readonly OpenDraft[]
  held: readonly BoardRow[]
}

function Part({ title, items, empty }: { title: string; items: readonly ReactNode[]; empty?: string }) {
  if (items.length === 0 && !empty) return null
  return (
    <section>
      <Heading level={2}>{title}</Heading>
      {items.length > 0 ? <List kind="plain" items={items} /> : <p>{empty}</p>}
    </section>
  )
}

const stepItem = (step: StepOfMine, now: Date) => (
  <>
    <a href={`/people/${step.personId}/next-steps/${step.id}`}>{step.what}</a> with <a href={`/people/${step.personId}`}>{step.personName}</a>{' '}
    {isPast(step, now) ? <Tag colour="orange">{`From ${dueWords(step)}`}</Tag> : <Muted>{step.dueAt ? `today by ${formatTime(step.dueAt)}` : 'today'}</Muted>}
    {step.who === 'team' && <Muted> for anyone in {step.doerName}</Muted>}
  </>
)

const handoverItem = (handover: Handover, now: Date) => (
  <>
    <a href={`/handovers/${handover.id}`}>
      {handover.state === 'asked' ? 'Answer' : 'Meet, then complete'}: {handover.personName ?? 'someone new to you'}
    </a>{' '}
    <Muted>
      asked by {handover.fromWorkerName ?? handover.fromTeamName} {relativeDay(handover.askedAt, now)}
    </Muted>
  </>
)

/** What today asks of one worker; each thing one press from its page. */
export function MyDayPage({ framed, now, steps, handovers, invited, asks, drafts, held }: MyDayProps) {
  const quiet = held.filter(row => isQuiet(row, now))
  return (
    <Page {...framed} title="My day">
      <Heading caption={formatDate(now)}>My day</Heading>
      <Part title="To do today" items={steps.map(step => stepItem(step, now))} empty="Nothing is due today." />
      <Part title="Handed over to you" items={handovers.map(handover => handoverItem(handover, now))} />
      <Part
        title="Care teams that ask for you"
        items={invited.map(member => (
          <>
            <a href={`/involvements/${member.id}/answer`}>Answer {member.askedByName ?? 'a colleague'}</a>{' '}
            <Muted>asked {relativeDay(member.askedAt, now)}</Muted>
          </>
        ))}
      />
      <Part
        title="Asking for help, waiting for you"
        items={asks.map(ask => (
          <>
            <a href={`/front-door/${ask.id}`}>{ask.personName}</a>{' '}
            <Muted>
              asked {relativeDay(ask.receivedAt, now)}, answer by {formatDateTime(ask.answerBy)}
            </Muted>
          </>
        ))}
      />
      <Part
        title="Notes you began"
        items={drafts.map(draft => (
          <>
            <a href={`/people/${draft.personId}/notes/drafts/${draft.id}`}>{draft.personName}</a>{' '}
            <Muted>kept {formatDateTime(draft.savedAt)}, not saved yet</Muted>
          </>
        ))}
      />
      <Part
        title="Not met for four weeks or more"
        items={quiet.map(row => (
          <>
            <a href={`/people/${row.personId}/notes/new`}>{row.name}</a>{' '}
            <Muted>{row.lastMetAt ? `last met ${relativeDay(row.lastMetAt, now)}` : `not met since you took this on ${relativeDay(row.heldSince, now)}`}</Muted>
          </>
        ))}
      />
      <Heading level={2}>People you hold</Heading>
      <BoardTable rows={held} now={now} caption="People you hold" empty="You hold nobody now." />
    </Page>
  )
}
