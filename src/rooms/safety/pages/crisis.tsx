import type { ReactNode } from 'react'
import { ButtonGroup, ButtonLink, Heading, SummaryList } from '../../../ui/index.ts'
import type { Part } from '../../people/index.ts'
import type { LookAgain } from '../plan.ts'
import type { Shown } from '../whole.ts'
import type { wishesInForce } from '../wishes.ts'
import { JoinedPlans, PlanAge, PlanWords, SafetyPage } from './parts.tsx'
import { WishList } from './wishes.tsx'

export interface CrisisProps {
  part: Part
  shown: Shown
  again: LookAgain | undefined
  wishes: ReturnType<typeof wishesInForce>
  /** Serious past events; null where the reader may not see them. */
  past: ReactNode | null
  /** Offered to those who may write one. */
  assess: boolean
}

/** For whoever answers in a crisis: what the person said helps, before anything anybody else wrote. */
export function CrisisViewPage({ part, shown, again, wishes, past, assess }: CrisisProps) {
  const { plan } = shown.whole
  const standing = wishes.some(({ wish }) => !wish.withdrawn)
  return (
    <SafetyPage part={part} title="In a crisis">
      <Heading>In a crisis</Heading>
      <Heading level={2}>Safety plan, in their own words</Heading>
      {plan ? <PlanAge plan={plan} again={again} own={false} /> : <p>There is no safety plan yet. You can begin one with them now.</p>}
      <PlanWords {...shown} own={false} level={3} />
      <JoinedPlans {...shown} />
      {standing && (
        <>
          <Heading level={2}>Wishes made in advance</Heading>
          <WishList wishes={wishes} />
        </>
      )}
      {shown.holder && (
        <>
          <Heading level={2}>Who is responsible</Heading>
          <SummaryList
            rows={[
              { key: 'Who', value: shown.holder.workerName ?? shown.holder.teamName },
              { key: 'Team', value: `${shown.holder.teamName}${shown.holder.teamPhone ? `, ${shown.holder.teamPhone}` : ''}` },
            ]}
          />
        </>
      )}
      {past && (
        <>
          <Heading level={2}>Carried forward</Heading>
          {past}
        </>
      )}
      <ButtonGroup>
        {part.mayWrite && <ButtonLink href={`${part.base}/safety-plan`}>Change the plan with them</ButtonLink>}
        {assess && (
          <ButtonLink href={`${part.base}/safety-assessments/new`} variant="secondary">
            Write an urgent assessment
          </ButtonLink>
        )}
        {past && (
          <ButtonLink href={`${part.base}/safety`} variant="secondary">
            All about safety
          </ButtonLink>
        )}
        {part.mayWrite && (
          <ButtonLink href={`${part.base}/advance-wishes`} variant="secondary">
            Wishes made in advance
          </ButtonLink>
        )}
      </ButtonGroup>
    </SafetyPage>
  )
}
