import type { ReactNode } from 'react'
import { ActionLink, Details, Heading, Page, PersonBanner, type PersonBannerProps } from '../../../ui/index.ts'
import type { Link, yearsOf } from '../record.ts'
import { type Framed, Links, Part, Years } from './parts.tsx'

/** What each room has to say to this reader about this person; null where there is nothing for them. */
export type RecordParts = Record<
  | 'safetyFirst'
  | 'safetyPlan'
  | 'aboutMe'
  | 'holder'
  | 'nextSteps'
  | 'understanding'
  | 'assessments'
  | 'plan'
  | 'network'
  | 'measures'
  | 'handover'
  | 'sharing'
  | 'constraints'
  | 'needs'
  | 'requests'
  | 'entries'
  | 'careTeam'
  | 'continuity'
  | 'gp',
  ReactNode
>

export interface RecordProps {
  framed: Framed
  banner: PersonBannerProps
  parts: RecordParts
  offers: readonly Link[]
  /** Where all of it can be read, and its years; undefined when this is all. */
  more: { href: string; years: ReturnType<typeof yearsOf> } | undefined
}

/**
 * One page about one person, for a worker. Read from the top on a phone: who they are in their own words, who holds this
 * and what happens next, what must not be passed on, then everything that was written.
 */
export function RecordPage({ framed, banner, parts, offers, more }: RecordProps) {
  return (
    <Page title="Record" {...framed} banner={<PersonBanner {...banner} />}>
      <div className="kith-record">
        <div className="kith-record__first">
          {parts.safetyFirst}
          <div className="kith-record__about">
            <Heading level={1} size="l">
              {parts.aboutMe ? 'About me, in their own words' : 'Record'}
            </Heading>
            {parts.aboutMe}
          </div>
          {parts.sharing}
        </div>
        <div className="kith-record__side">
          <Part small heading="What happens next" id="next">
            {parts.nextSteps}
          </Part>
          {offers.length > 0 && (
            <Part small heading="What you can do" id="offers">
              <Links label="What you can do" links={offers.filter(offer => !offer.seldom)} />
              <Seldom links={offers.filter(offer => offer.seldom)} />
            </Part>
          )}
          <Part small heading="Who holds this" id="holder">
            {parts.holder}
          </Part>
          <Part small heading="Handover" id="handover">
            {parts.handover}
          </Part>
        </div>
        <div className="kith-record__rest">
          <Part heading="Shared understanding" id="understanding">
            {parts.understanding}
          </Part>
          <Part heading="Plan" id="plan">
            {parts.plan}
          </Part>
          {!parts.safetyFirst && (
            <Part heading="Safety plan" id="safety-plan">
              {parts.safetyPlan}
            </Part>
          )}
          <Part heading="Network: people, places and interests" id="network">
            {parts.network}
          </Part>
          <Part heading="What they fit their care around" id="constraints">
            {parts.constraints}
          </Part>
          <Part heading="What helps" id="needs">
            {parts.needs}
          </Part>
          <Part heading="How things are going, in their own answers" id="measures">
            {parts.measures}
          </Part>
          <Part heading="What came of getting to know them" id="assessments">
            {parts.assessments}
          </Part>
          {parts.requests}
          <Part heading="Everything written" id="entries">
            {parts.entries}
            {more && <ActionLink href={more.href}>See everything written</ActionLink>}
            {more && <Years years={more.years} base={more.href} />}
          </Part>
        </div>
        <div className="kith-record__last">
          <Part small heading="Everyone who helps" id="care-team">
            {parts.careTeam}
          </Part>
          <Part small heading="Who they have met" id="continuity">
            {parts.continuity}
          </Part>
          <Part small heading="GP surgeries" id="gp">
            {parts.gp}
          </Part>
        </div>
      </div>
    </Page>
  )
}

function Seldom({ links }: { links: readonly Link[] }) {
  if (links.length === 0) return null
  return (
    <Details summary="More you can do">
      <Links label="More you can do" links={links} />
    </Details>
  )
}
