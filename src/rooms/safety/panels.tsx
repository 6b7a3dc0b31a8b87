import type { ReactNode } from 'react'
import { KINDS, myBasis } from '../../access/index.ts'
import type { Caller } from '../../core/caller.ts'
import { londonDate } from '../../core/dates.ts'
import { ActionLink, Heading, List } from '../../ui/index.ts'
import { PlanAge } from './pages/parts.tsx'
import { heldNow, lookAgain, meansLine } from './plan.ts'
import { readWhole } from './store.ts'
import { DANGER_KINDS } from './store-assessment.ts'

const LINES = 3

/** The first lines of the safety plan and how old it is; for the person, their workers and those they let in. Null where the reader may not see it. */
export async function safetyPlanPanel(caller: Caller, personId: string): Promise<ReactNode | null> {
  const { kinds } = await myBasis(caller, personId)
  if (!(kinds & KINDS.safetyPlan)) return null
  const own = caller.actor.personId === personId
  const worker = caller.actor.workerId !== undefined
  const { plan, lines } = await readWhole(caller, personId)
  const base = own ? '/my' : worker ? `/people/${personId}` : `/shared/${personId}`
  if (!plan) {
    if (!own && !worker) return null
    return own ? (
      <p>
        A few lines for when things get hard: what helps, and whom to call. <a href="/my/safety-plan">Begin your safety plan</a>
      </p>
    ) : (
      <p>
        Not begun yet. <a href={`${base}/safety-plan`}>Begin it with them</a>
      </p>
    )
  }
  return (
    <>
      {own || worker ? <PlanAge plan={plan} again={lookAgain(plan, caller.now)} own={own} /> : <PlanAge plan={plan} own={false} named={false} />}
      {lines.length > 0 && <List items={lines.slice(0, LINES).map(line => line.words)} />}
      <ActionLink href={`${base}/safety-plan`}>{own ? 'My safety plan' : 'The whole safety plan'}</ActionLink>
      {worker && (kinds & DANGER_KINDS) === DANGER_KINDS && (
        <p>
          <a href={`${base}/safety`}>Urgent assessments, and what is carried forward</a>
        </p>
      )}
    </>
  )
}

/**
 * The safety plan before everything else, for those who come because it is urgent: crisis workers, and whoever opened the
 * record in an emergency. Null for everybody else, and where the reader may not see it.
 */
export async function safetyFirstPanel(caller: Caller, personId: string): Promise<ReactNode | null> {
  const { kinds, why } = await myBasis(caller, personId)
  if (!(kinds & KINDS.safetyPlan) || (caller.role !== 'crisis_worker' && !why.includes('emergency'))) return null
  const { plan, lines, means } = await readWhole(caller, personId)
  const held = heldNow(means, londonDate(caller.now))
  return (
    <section className="kith-part" aria-labelledby="safety-first-heading">
      <Heading level={2} id="safety-first-heading">
        Safety plan, in their own words
      </Heading>
      {plan ? <PlanAge plan={plan} again={lookAgain(plan, caller.now)} own={false} /> : <p>There is no safety plan yet.</p>}
      {lines.length + held.length > 0 && <List items={[...lines.map(line => line.words), ...held.map(meansLine)]} />}
      <ActionLink href={`/people/${personId}/in-a-crisis`}>Everything for a crisis</ActionLink>
    </section>
  )
}
