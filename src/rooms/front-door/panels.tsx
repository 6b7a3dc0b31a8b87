import type { ReactNode } from 'react'
import type { Caller } from '../../core/caller.ts'
import { formatDate, formatDateTime, relativeDay } from '../../core/dates.ts'
import { Heading, List, SummaryList, Tag } from '../../ui/index.ts'
import { isOpen, STATE_NAMES, WAYS_IN } from './front-door.ts'
import { myRequests } from './mine.ts'
import { Wait } from './pages/my.tsx'
import { requestsOf } from './store.ts'
import { adviceAbout, informationAbout } from './store-advice.ts'

/** Requests for help, advice about them and what others told us, for the record; null where the reader may see none. */
export async function requestsPanel(caller: Caller, personId: string): Promise<ReactNode | null> {
  const own = caller.actor.personId === personId
  const requests = await requestsOf(caller, personId, 5)
  const advice = await adviceAbout(caller, personId, 5)
  const told = await informationAbout(caller, personId, 5)
  if (requests.length + advice.length + told.length === 0) return null
  return (
    <section>
      <Heading level={2}>Requests for help</Heading>
      <SummaryList
        rows={requests.map(request => ({
          key: formatDate(request.receivedAt),
          value: (
            <>
              <Tag>{STATE_NAMES[request.state]}</Tag> {WAYS_IN[request.wayIn]}
              {request.ownWords && (
                <>
                  : “{request.ownWords.slice(0, 300)}
                  {request.ownWords.length > 300 && '…'}”
                </>
              )}
            </>
          ),
          actions: [{ href: own ? '/my/requests' : `/front-door/${request.id}`, text: 'Open', hidden: 'request' }],
        }))}
      />
      {advice.length > 0 && (
        <>
          <Heading level={3}>Advice between colleagues</Heading>
          <List
            items={advice.map(one => (
              <span key={one.id}>
                {`${formatDate(one.startedAt)}: ${one.askerName} asked ${one.adviserName}, ${one.answeredAt ? 'answered' : 'no answer yet'}. `}
                <a href={`/advice/${one.id}`}>Read it</a>
              </span>
            ))}
          />
        </>
      )}
      {told.length > 0 && (
        <>
          <Heading level={3}>What others told us</Heading>
          <List
            items={told.map(one => (
              <span key={one.id}>
                {`${formatDateTime(one.at)}, ${one.toldBy}${one.relation ? ` (${one.relation})` : ''}: ${one.words} `}
                {one.answer ? `What we did: ${one.answer}` : own ? null : <a href={`/people/${personId}/told/${one.id}`}>Answer it</a>}
              </span>
            ))}
          />
        </>
      )}
    </section>
  )
}

/** Where the newest open request stands, with the line and what is next; null when nothing is open. */
export async function waitPanel(caller: Caller, personId: string): Promise<ReactNode | null> {
  const open = (await myRequests(caller, personId, 3)).find(one => isOpen(one.request.state))
  if (!open) return null
  if (caller.actor.personId === personId) return <Wait mine={open} now={caller.now} />
  return (
    <p>{`Asked for help ${relativeDay(open.request.receivedAt, caller.now)}. ${STATE_NAMES[open.request.state]}. Answer by ${formatDateTime(open.request.answerBy)}.`}</p>
  )
}
