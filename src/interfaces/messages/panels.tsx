import type { ReactNode } from 'react'
import type { Caller } from '../../core/caller.ts'
import { formatDateTime } from '../../core/dates.ts'
import { Card, Muted, Table } from '../../ui/index.ts'
import { type HeldWhy, type Message, messagesTo } from './store.ts'
import { forWorker, templateOf, type Words } from './templates.ts'

const HELD: Record<HeldWhy, string> = {
  by_hand: 'Not sent. Tell them by phone or in person.',
  letter: 'Not sent. They asked for letters: print and post it.',
  nothing_agreed: 'Not sent. Ask them how they want to be contacted.',
  no_address: 'Not sent. We have no number or address for the ways they chose.',
  not_set_up: 'Not sent. This way of sending is not set up here.',
}
const WAY = { kith: 'In Kith', email: 'Email', text: 'Text message' } as const

/** What became of a message on its way out, in words. */
export function stateWords(message: Message): string {
  if (message.state === 'held') return HELD[message.heldWhy ?? 'by_hand']
  if (message.state === 'failed') return 'It could not be delivered after several tries. Tell them another way.'
  if (message.state === 'sent' && message.sentAt)
    return `Sent ${formatDateTime(message.sentAt)}${message.via === 'outbox' ? ' (demonstration: kept here, nothing left the building)' : ''}`
  if (message.state === 'queued' && message.timesUnread) return 'Not sent yet. Somebody has to put what they wrote about times into hours first.'
  return message.sendAfter > message.madeAt ? `Waits until ${formatDateTime(message.sendAfter)}` : 'On its way'
}

const wayOf = (message: Message): string => (message.route ? WAY[message.route] : 'Not chosen yet')

/** For workers: what was sent to a person, by which way and when, as far as the reader may know of it. Null when nothing was. */
export async function messagesPanel(caller: Caller, personId: string): Promise<ReactNode | null> {
  const messages = await messagesTo(caller, personId)
  if (messages.length === 0) return null
  return (
    <Table
      caption="Messages to this person"
      captionSize="hidden"
      head={['Message', 'Made', 'By', 'What happened']}
      rows={messages.map(one => [templateOf(one.template).person.title, formatDateTime(one.madeAt), wayOf(one), stateWords(one)])}
    />
  )
}

/** A message as its reader meets it inside Kith. */
export function MessageCard({ words, at, children }: { words: Words; at: Date; children?: ReactNode }) {
  return (
    <Card heading={words.title} headingLevel={2} headingSize="s">
      <p>
        <Muted>{formatDateTime(at)}</Muted>
      </p>
      <p>{words.words}</p>
      {words.link && (
        <p>
          <a href={words.link.href}>{words.link.label}</a>
        </p>
      )}
      {children}
    </Card>
  )
}

export function WorkerMessages({ messages }: { messages: readonly Message[] }) {
  if (messages.length === 0) return <p>No messages yet.</p>
  return messages.map(one => (
    <MessageCard key={one.id} words={forWorker(one.template)} at={one.madeAt}>
      {one.aboutPerson && (
        <p>
          <a href={`/people/${one.aboutPerson}/messages`}>See what could not be sent</a>
        </p>
      )}
    </MessageCard>
  ))
}

/** The person's own: what each message says, then how we let them know that there is one. */
export function OwnMessages({ messages }: { messages: readonly Message[] }) {
  const inside = messages.filter(one => one.route === 'kith')
  const outside = messages.filter(one => one.route !== 'kith')
  if (inside.length === 0) return <p>No messages yet.</p>
  return (
    <>
      {inside.map(one => (
        <MessageCard key={one.id} words={templateOf(one.template).person} at={one.madeAt} />
      ))}
      <Table
        caption="How we let you know"
        head={['When', 'By', 'What happened']}
        empty="We have not written to you outside Kith."
        rows={outside.map(one => [
          formatDateTime(one.madeAt),
          wayOf(one),
          stateWords(one)
            .replace(/ Tell them .*| Ask them .*/, '')
            .replace('They asked', 'You asked')
            .replace('they wrote', 'you wrote')
            .replace(': print and post it', ''),
        ])}
      />
    </>
  )
}
