import type { ReactNode } from 'react'
import { can, KINDS, myBasis } from '../../access/index.ts'
import type { Caller } from '../../core/caller.ts'
import { formatDate } from '../../core/dates.ts'
import { List, Muted, Tag } from '../../ui/index.ts'
import { STATE_NAMES } from './assessments.ts'
import { FORMULATION_PARTS, linesOf, PART_WORDS } from './formulation.ts'
import { glance, understood } from './store-panels.ts'

const opens = (caller: Caller, own: boolean) => can(caller.role, own ? 'my-kith.see' : 'record.see')

/** What came out of the last assessment and which go on; null for whoever may read none of it. */
export async function assessmentsPanel(caller: Caller, personId: string): Promise<ReactNode | null> {
  const { outcome, open } = await glance(caller, personId)
  const reads = (await myBasis(caller, personId)).kinds & KINDS.assessment
  const own = caller.actor.personId === personId
  const link = opens(caller, own)
  if (!outcome && !open && (!reads || own || !link)) return null
  return (
    <>
      {outcome && (
        <>
          <p className="kith-words">{outcome.words}</p>
          <p>
            <strong>What happens next:</strong> {outcome.whatNext}
          </p>
          <p>
            <Muted>
              {outcome.authorName}, {formatDate(new Date(outcome.at))}
            </Muted>
          </p>
        </>
      )}
      {open && (
        <List
          kind="plain"
          items={open.map(one => (
            <>
              {link ? <a href={`${own ? '/my' : ''}/assessments/${one.id}`}>{one.title}</a> : one.title} <Tag colour="blue">{STATE_NAMES[one.state]}</Tag>{' '}
              <Muted>{one.leadName}</Muted>
            </>
          ))}
        />
      )}
      {!outcome && !open && <p>None yet.</p>}
      {link && (
        <p>
          <a href={`${own ? '/my' : `/people/${personId}`}/assessments`}>{own ? 'All our talks, and what came of them' : 'Assessments'}</a>
        </p>
      )}
    </>
  )
}

/** The shared understanding, strengths first, and how complex things are just now; null for whoever may not read it. */
export async function understandingPanel(caller: Caller, personId: string): Promise<ReactNode | null> {
  if (!((await myBasis(caller, personId)).kinds & KINDS.assessment)) return null
  const { formulation, complexity } = await understood(caller, personId)
  const own = caller.actor.personId === personId
  const link = opens(caller, own)
  const base = own ? '/my' : `/people/${personId}`
  if (!formulation && !complexity && (own || !link)) return null
  return (
    <>
      {formulation &&
        FORMULATION_PARTS.filter(part => formulation[part] !== '').map(part => (
          <div key={part}>
            <p>
              <strong>{PART_WORDS[part][own ? 'own' : 'work']}</strong>
            </p>
            <List items={linesOf(formulation[part])} />
          </div>
        ))}
      {!formulation && !own && <p>Not written yet.</p>}
      {complexity && (
        <p>
          {complexity.title}, {formatDate(new Date(complexity.at))}. To be looked at again by {formatDate(complexity.reviewOn)}.
        </p>
      )}
      {link && (
        <p>
          <a href={`${base}/formulation`}>Our shared understanding</a>
          <br />
          <a href={`${base}/complexity`}>How complex things are just now</a>
        </p>
      )}
    </>
  )
}
