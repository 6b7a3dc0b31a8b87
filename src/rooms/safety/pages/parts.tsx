import type { ReactNode } from 'react'
import { formatDate } from '../../../core/dates.ts'
import {
  DateField,
  Details,
  type FormState,
  HiddenField,
  InsetText,
  List,
  Muted,
  Page,
  PersonBanner,
  Tag,
  TextArea,
  WarningCallout,
  Heading as Words,
} from '../../../ui/index.ts'
import type { CurrentHolder } from '../../care-team/index.ts'
import { type CrisisRoute, dial } from '../../organisations/index.ts'
import type { Part } from '../../people/index.ts'
import { ageWords, type Heading, heldNow, type Line, type LookAgain, linesUnder, meansLine, type SafetyPlan, type WholePlan } from '../plan.ts'

/** The page around one part of somebody's safety plan. The title never names anybody. */
export function SafetyPage({ part, title, form, back, children }: { part: Part; title: string; form?: FormState; back?: string; children: ReactNode }) {
  const away = part.own ? { href: '/my', label: 'My Kith' } : { href: part.base, label: 'Record' }
  return (
    <Page
      title={title}
      {...part.framed}
      form={form}
      back={back ? { href: back } : away}
      banner={part.banner && <PersonBanner {...part.banner} />}
      width="two-thirds"
    >
      {children}
    </Page>
  )
}

const AGAIN: Record<LookAgain, { own: string; theirs: string }> = {
  'something happened': {
    own: 'Something has happened since. Look at it again when you can.',
    theirs: 'Something has happened since. Look at it again together.',
  },
  'someone new': {
    own: 'Someone new is responsible for your care. Look at it together.',
    theirs: 'Somebody new is responsible since. Look at it again together.',
  },
  'long ago': { own: 'It has been six months or more. Is it still right?', theirs: 'It has been six months or more. Ask whether it is still right.' },
}

/** When and how the person said so: for a clinician who ends what the person decided; the person is asked nothing. */
export function SaidFields({ part, form }: { part: Part; form: FormState }) {
  if (part.own) return null
  return (
    <>
      <DateField form={form} name="saidOn" label="On which day did they say so?" legendSize="s" />
      <TextArea
        form={form}
        name="saidHow"
        label="How did they say so, and who was there?"
        hint="They read this, and are told that you wrote it down"
        rows={3}
      />
    </>
  )
}

/** How old the plan is, wherever it stands, so that an old one shows that it is old. */
export function PlanAge({ plan, again, own, named }: { plan: SafetyPlan; again?: LookAgain | undefined; own: boolean; named?: boolean }) {
  return (
    <>
      <p className="kith-safety__age">
        <Muted>{ageWords(plan, named)}</Muted>
      </p>
      {again && (
        <p>
          <Tag colour="orange">Time to look again</Tag> {own ? AGAIN[again].own : AGAIN[again].theirs}
        </p>
      )}
    </>
  )
}

/** Crisis numbers that stand in every plan without being typed, with the people who know the person where the reader may know them. */
export function Services({ routes, holder, own }: { routes: readonly CrisisRoute[]; holder?: CurrentHolder | undefined; own: boolean }) {
  const team = holder?.workerName ? `${holder.workerName}, ${own ? 'my' : 'their'} key worker, ${holder.teamName}` : holder?.teamName
  return (
    <ul className="nhsuk-list kith-safety__services">
      {team && (
        <li>
          {team}
          {holder?.teamPhone && (
            <>
              : <a href={`tel:${dial(holder.teamPhone)}`}>{holder.teamPhone}</a>
            </>
          )}
        </li>
      )}
      {routes.map(route => (
        <li key={route.code}>
          {route.phone === route.name ? 'In an emergency' : route.name}
          {route.phone && (
            <>
              : call <a href={`tel:${dial(route.phone)}`}>{route.phone}</a>
            </>
          )}
          {route.textTo && (
            <>
              : text {route.textWords} to <a href={`sms:${dial(route.textTo)}`}>{route.textTo}</a>
            </>
          )}
          {!route.phone && !route.textTo && route.address && `: ${route.address}`}
        </li>
      ))}
    </ul>
  )
}

export interface PlanWordsProps {
  headings: readonly Heading[]
  whole: WholePlan
  routes: readonly CrisisRoute[]
  holder?: CurrentHolder | undefined
  /** Today in London. */
  today: string
  own: boolean
  level?: 2 | 3
  /** Before each id, where two plans stand on one page. */
  prefix?: string
  /** What else stands under a heading, such as links to change it. */
  beside?: ((heading: Heading) => ReactNode) | undefined
  /** How a line is shown; its words alone unless said otherwise. */
  line?: ((line: Line) => ReactNode) | undefined
}

/** The plan as everyone reads it: the same words in the same order on a screen, on paper and on a phone. Empty headings leave no gap. */
export function PlanWords({ headings, whole, routes, holder, today, own, level = 2, prefix = '', beside, line = one => one.words }: PlanWordsProps) {
  const unknown = whole.lines.filter(one => !headings.some(heading => heading.code === one.heading))
  return (
    <div className="kith-safety">
      {headings
        .filter(heading => heading.shows !== 'review')
        .map(heading => {
          const lines = linesUnder(whole.lines, heading.code)
          const held = heading.shows === 'means' ? heldNow(whole.means, today) : []
          if (lines.length + held.length === 0 && heading.shows !== 'services' && !beside) return null
          return (
            <section key={heading.code} id={`${prefix}${heading.code}`} className="kith-safety__part" aria-labelledby={`${prefix}${heading.code}-heading`}>
              <Words level={level} size="s" id={`${prefix}${heading.code}-heading`}>
                {heading.title}
              </Words>
              {lines.length > 0 && <List items={lines.map(line)} />}
              {held.length > 0 && <List items={held.map(meansLine)} />}
              {heading.shows === 'services' && <Services routes={routes} holder={holder} own={own} />}
              {beside?.(heading)}
            </section>
          )
        })}
      {unknown.length > 0 && <List items={unknown.map(line)} />}
    </div>
  )
}

/** Plans on records that were joined to this one, so that no words about safety are lost by joining. */
export function JoinedPlans({ joined, headings, today }: { joined: readonly WholePlan[]; headings: readonly Heading[]; today: string }) {
  return joined.map(whole => (
    <Details key={whole.plan!.personId} summary="Another safety plan, from a record that was joined to this one">
      <PlanAge plan={whole.plan!} own={false} />
      <PlanWords headings={headings.filter(one => one.shows !== 'services')} whole={whole} routes={[]} today={today} own={false} level={3} prefix="joined-" />
    </Details>
  ))
}

/** Said when somebody else changed it first: theirs is shown, what was typed stays in the form below. */
export function Clash({ children }: { children: ReactNode }) {
  return (
    <WarningCallout heading="Somebody else changed this while you were writing" headingLevel={2}>
      <p>Nothing was overwritten. This is what stands now:</p>
      <InsetText>{children}</InsetText>
      <p>What you wrote is still below. Bring the two together, then save again.</p>
    </WarningCallout>
  )
}

export const Version = ({ value }: { value: number }) => <HiddenField name="version" value={String(value)} />

/** "Priya Nair, 3 November 2026". */
export const By = ({ name, at }: { name: string; at: Date }) => (
  <Muted>
    {name}, {formatDate(at)}
  </Muted>
)
