import type { ReactNode } from 'react'
import { can, KINDS, myBasis } from '../../access/index.ts'
import type { Caller } from '../../core/caller.ts'
import { formatDate, londonDate } from '../../core/dates.ts'
import { ActionLink, List, Muted, Tag } from '../../ui/index.ts'
import { isOwn } from './actions.ts'
import { readGlance } from './store.ts'

/** The plan at a glance: goals, what is later than planned, and the next review. Null for readers without the plan, or with nothing in it to read. */
export async function planPanel(caller: Caller, personId: string): Promise<ReactNode | null> {
  if (!((await myBasis(caller, personId)).kinds & KINDS.plan)) return null
  const own = isOwn(caller, personId)
  const writes = own || (caller.actor.workerId !== undefined && can(caller.role, 'plan.write'))
  const plan = await readGlance(caller, personId)
  const today = londonDate(caller.now)
  const base = own ? '/my/plan' : caller.actor.workerId ? `/people/${personId}/plan` : `/shared/${personId}/plan`
  if (plan.lines === 0 && !writes) return null
  const overdue = plan.reviewOn !== null && plan.reviewOn < today
  return (
    <>
      {plan.lines === 0 && <p>Nothing is written in it yet.</p>}
      {plan.goals.length > 0 && <List items={plan.goals.map(goal => goal.words)} />}
      {plan.late.length > 0 && <Late late={plan.late} own={own} base={base} />}
      {plan.reviewOn && (
        <p>
          Next review: {formatDate(plan.reviewOn)} {overdue && <Tag colour="orange">{own ? 'Later than planned' : 'Overdue'}</Tag>}
        </p>
      )}
      {plan.publishedAt && (
        <p>
          <Muted>Published on {formatDate(plan.publishedAt)}</Muted>
        </p>
      )}
      <ActionLink href={base}>{linkWords(plan.lines, own)}</ActionLink>
    </>
  )
}

const linkWords = (lines: number, own: boolean): string => {
  if (lines === 0) return own ? 'Begin my plan' : 'Begin the plan together'
  return own ? 'Open my plan' : 'Open the plan'
}

function Late({ late, own, base }: { late: { id: string; words: string; service: string; named: string; due: string }[]; own: boolean; base: string }) {
  return (
    <>
      <p>
        <Tag colour="orange">{own ? 'Later than planned' : 'Overdue'}</Tag>
      </p>
      <List
        items={late.map(one => (
          <>
            <a href={`${base}#line-${one.id}`}>{one.words}</a>: {one.named}, {one.service}, by {formatDate(one.due)}
          </>
        ))}
      />
    </>
  )
}
