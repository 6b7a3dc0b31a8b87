import { formatDateTime } from '../../../core/dates.ts'
import { Details, Heading, InsetText, List, Page, type PageProps, PersonBanner, PrintButton } from '../../../ui/index.ts'
import type { CurrentHolder } from '../../care-team/index.ts'
import { type CrisisRoute, dial } from '../../organisations/index.ts'
import type { Part } from '../../people/index.ts'
import { ageWords, heldNow, linesUnder, meansLine, type Heading as PlanHeading, type WholePlan } from '../plan.ts'
import { PlanWords, SafetyPage } from './parts.tsx'

interface Copied {
  part: Part
  /** What the person likes to be called. */
  name: string
  headings: readonly PlanHeading[]
  whole: WholePlan
  routes: readonly CrisisRoute[]
  holder: CurrentHolder | undefined
  today: string
}

/** The whole plan to print, to save, and to keep on a phone: whose it is and how old, and nothing one could press but numbers. */
export function CopyPage({ part, name, ...plan }: Copied) {
  const { whole } = plan
  return (
    <Page
      title="Safety plan"
      {...part.framed}
      nav={[]}
      width="two-thirds"
      back={{ href: `${part.base}/safety-plan` }}
      banner={part.banner && <PersonBanner {...part.banner} />}
    >
      <Heading caption={name}>{part.own ? 'My safety plan' : 'Safety plan'}</Heading>
      {whole.plan && <p className="kith-safety__age">{ageWords(whole.plan)}</p>}
      <p className="kith-safety__age">
        This copy was made on {formatDateTime(part.now)}. <a href={part.own ? '/my' : part.base}>Open Kith for the newest</a>
      </p>
      <PlanWords {...plan} own={part.own} />
      <PrintButton>Print it</PrintButton>
    </Page>
  )
}

const ON_CARD = ['signs', 'alone', 'people']
const LINES_ON_CARD = 3

/** As much of the plan as fits a card: the first lines, and whom to call. */
export function CardPage({ part, name, headings, whole, routes, holder, today }: Copied) {
  const held = heldNow(whole.means, today).slice(0, 2)
  return (
    <SafetyPage part={part} title="Safety plan card" back={`${part.base}/safety-plan`}>
      <Heading>A card for my wallet</Heading>
      <p className="kith-card__how">Print this page and cut along the line. Anyone who finds the card can read it.</p>
      <section className="kith-card" aria-label="Card">
        <p className="kith-card__name">{name}</p>
        {headings
          .filter(heading => ON_CARD.includes(heading.code) && linesUnder(whole.lines, heading.code).length > 0)
          .map(heading => (
            <div key={heading.code}>
              <p className="kith-card__heading">{heading.title}</p>
              <ul>
                {linesUnder(whole.lines, heading.code)
                  .slice(0, LINES_ON_CARD)
                  .map(line => (
                    <li key={line.id}>{line.words}</li>
                  ))}
              </ul>
            </div>
          ))}
        {held.length > 0 && (
          <ul>
            {held.map(one => (
              <li key={one.id}>{meansLine(one)}</li>
            ))}
          </ul>
        )}
        <p className="kith-card__heading">Call</p>
        <ul>
          {holder?.teamPhone && (
            <li>
              {holder.workerName ?? holder.teamName} {holder.teamPhone}
            </li>
          )}
          {routes
            .filter(route => route.phone || route.textTo)
            .slice(0, 5)
            .map(route => (
              <li key={route.code}>
                {route.name === route.phone ? 'In an emergency ' : `${route.name} `}
                {route.phone ? <a href={`tel:${dial(route.phone)}`}>{route.phone}</a> : `text ${route.textWords ?? ''} to ${route.textTo}`}
              </li>
            ))}
        </ul>
        {whole.plan && <p className="kith-card__age">{ageWords(whole.plan)}</p>}
      </section>
      <PrintButton>Print the card</PrintButton>
    </SafetyPage>
  )
}

/** Somebody the person lets read the plan, and until when. */
export interface Reader {
  contactId: string
  name: string
  until: string
}

/** Who may read the plan, and exactly what they see. `crisis`: true where crisis teams may. */
export function ReadersPage({
  part,
  name,
  readers,
  crisis,
  headings,
  whole,
  routes,
  today,
}: Omit<Copied, 'holder'> & { readers: readonly Reader[]; crisis: boolean }) {
  return (
    <SafetyPage part={part} title="Who can see the safety plan" back={`${part.base}/safety-plan`}>
      <Heading>Who can see my safety plan</Heading>
      {readers.length > 0 ? (
        <List
          items={readers.map(reader => (
            <>
              {reader.name}, {reader.until}. <a href={`/my/people/${reader.contactId}`}>Change what {reader.name} sees</a>
            </>
          ))}
        />
      ) : (
        <p>You share it with nobody from your own life.</p>
      )}
      <p>
        Crisis teams where you live {crisis ? 'may' : 'may not'} read it. <a href={`${part.base}/safety-plan#crisis-reading-heading`}>Change this</a>
      </p>
      <p>
        You can share only this plan, for as long as you choose. People in your care team see it through their work, unless you hide it from them.{' '}
        <a href="/my/people">Choose who sees what</a>
      </p>
      <Details summary="See exactly what they see">
        <InsetText>
          <p>This is the whole page, as it is for anyone you share your safety plan with.</p>
        </InsetText>
        <SharedWords name={name} headings={headings} whole={whole} routes={routes} today={today} level={3} />
      </Details>
    </SafetyPage>
  )
}

interface SharedProps {
  name: string | undefined
  headings: readonly PlanHeading[]
  whole: WholePlan
  routes: readonly CrisisRoute[]
  today: string
  level?: 2 | 3
}

/** What somebody let in reads: the plan and how old it is. One component for them and for the preview, so that the preview is true. */
export function SharedWords({ name, headings, whole, routes, today, level = 2 }: SharedProps) {
  if (!whole.plan) return <p>{name ?? 'They'} has not written anything here yet.</p>
  return (
    <>
      <p className="kith-safety__age">{ageWords(whole.plan, false)}</p>
      <PlanWords headings={headings} whole={whole} routes={routes} today={today} own={false} level={level} />
      <p>
        More help near a place is on <a href="/crisis">Help in a crisis</a>.
      </p>
    </>
  )
}

export function SharedPlanPage({ framed, until, ...plan }: SharedProps & { framed: Pick<PageProps, 'face' | 'signedIn' | 'nav' | 'demo'>; until: string }) {
  return (
    <Page title="Safety plan" {...framed} back={{ href: '/shared', label: 'Shared with me' }}>
      <Heading>{plan.name ? `${plan.name}’s safety plan` : 'Safety plan'}</Heading>
      <InsetText>
        <p>
          {plan.name ?? 'They'} chose to let you see this, {until}. Please do not pass it on. If you are worried about them now, you can{' '}
          <a href="/crisis">get help for them, or for yourself</a>.
        </p>
      </InsetText>
      <SharedWords {...plan} />
    </Page>
  )
}
