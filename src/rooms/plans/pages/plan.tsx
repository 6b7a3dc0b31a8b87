import type { ReactNode } from 'react'
import { formatDate, type PlainDate } from '../../../core/dates.ts'
import { ButtonLink, Details, Heading, InsetText, Lede, List, Muted, Page, type PageProps, VisuallyHidden } from '../../../ui/index.ts'
import { type Agreement, ANSWERS, countWords, HOWS, type Line, saidTwice } from '../plans.ts'
import { type Section, sectionName } from '../sections.ts'
import { OpenSections } from './open.tsx'
import { LinePart } from './plan-line.tsx'

export type Framed = Pick<PageProps, 'face' | 'signedIn' | 'nav' | 'demo'>

/** Who reads, and what they may do here. */
export interface View {
  /** Where this reader's plan stands: `/people/…/plan`, `/my/plan` or `/shared/…/plan`. */
  base: string
  own: boolean
  /** May write lines. */
  writes: boolean
  /** May read who helps, and so who wrote a line. */
  seesTeam: boolean
  today: PlainDate
  /** What a right or support to check means, by its code, for readers who are not workers. */
  meanings?: ReadonlyMap<string, string>
}

export interface PlanProps {
  framed: Framed
  banner?: ReactNode
  back: string
  view: View
  sections: readonly Section[]
  lines: readonly Line[]
  agreement: Agreement | undefined
  publishedAt: Date | undefined
  /** Lines of the plan of a record that was joined of which nobody has said what becomes of them; undefined where there is no other plan. */
  joined?: number | undefined
  /** Since when somebody new is responsible without the medicines having been compared. */
  compareSince?: Date | undefined
  /** The one thing that comes next. */
  next?: Way | undefined
  /** Where else one can go from here. */
  ways: readonly Way[]
  name?: string | undefined
}

export interface Way {
  href: string
  label: string
}

/** The one plan: what is strong and what matters first, each section with its lines. For the person, workers and those let in. */
export function PlanPage({ framed, banner, back, view, sections, lines, agreement, publishedAt, joined, compareSince, next, ways, name }: PlanProps) {
  const written = sections.filter(section => lines.some(line => line.section === section))
  const title = view.own ? 'My plan' : 'Plan'
  return (
    <Page {...framed} title={title} banner={banner} back={{ href: back }} beside={<Ways ways={ways} />}>
      <Heading>{name ? `${name}’s plan` : title}</Heading>
      <Standing view={view} agreement={agreement} publishedAt={publishedAt} empty={lines.length === 0} />
      {joined !== undefined && <JoinedNote open={joined} view={view} />}
      {compareSince && <CompareNote since={compareSince} view={view} />}
      {next && <ButtonLink href={next.href}>{next.label}</ButtonLink>}
      {written.map(section => (
        <SectionPart key={section} section={section} lines={lines.filter(line => line.section === section)} all={lines} view={view} />
      ))}
      {view.writes && <OpenSections sections={sections.filter(section => !written.includes(section))} view={view} empty={lines.length === 0} />}
      {view.writes && <LengthNote lines={lines} own={view.own} />}
    </Page>
  )
}

function CompareNote({ since, view }: { since: Date; view: View }) {
  return (
    <InsetText>
      <p>
        Somebody new is responsible since {formatDate(since)}, and the medicines have not been compared with another list since then.{' '}
        <a href={`${view.base}/medicines`}>Compare the medicines</a>
      </p>
    </InsetText>
  )
}

function JoinedNote({ open, view }: { open: number; view: View }) {
  const link = <a href={`${view.base}/joined`}>Read the two side by side</a>
  if (open === 0) return <p>{link}, as they were before the records were joined.</p>
  return (
    <InsetText>
      <p>
        <strong>{view.own ? 'You had a second plan.' : 'There is a second plan, of a record that was joined.'}</strong> One plan goes on.{' '}
        {open === 1 ? 'One line of the other is' : `${open} lines of the other are`} still to be looked at. {link}
      </p>
    </InsetText>
  )
}

const OWN_ANSWERS = { agrees: 'you agree with it', agrees_except: 'you agree, except for some of it', does_not_agree: 'you do not agree with it' } as const

function Standing({ view, agreement, publishedAt, empty }: { view: View; agreement: Agreement | undefined; publishedAt: Date | undefined; empty: boolean }) {
  if (empty) {
    if (!view.writes) return <p>Nothing is written here yet.</p>
    return (
      <Lede>
        {view.own
          ? 'This is your plan, in your words. A line or two is enough to begin. You can write alone or with somebody, and change it at any time.'
          : 'There is one plan, and it is theirs. Begin with what is strong and what matters to them.'}
      </Lede>
    )
  }
  const said = agreement && (view.own ? OWN_ANSWERS : ANSWERS)[agreement.answer].toLowerCase()
  const who =
    agreement &&
    (view.own
      ? 'You said'
      : agreement.how === 'my_kith'
        ? 'Their answer in My Kith'
        : `Their answer, ${HOWS[agreement.how as keyof typeof HOWS].toLowerCase()},`)
  return (
    <>
      {publishedAt && <p>Published on {formatDate(publishedAt)}.</p>}
      {agreement && (
        <InsetText>
          <p>
            {who} on {formatDate(agreement.onDay)}: {said}. {agreement.changed && 'The plan has changed since.'}
          </p>
          {agreement.words && <p className="kith-words">{agreement.words}</p>}
        </InsetText>
      )}
    </>
  )
}

function SectionPart({ section, lines, all, view }: { section: Section; lines: readonly Line[]; all: readonly Line[]; view: View }) {
  const name = sectionName(section, view.own)
  return (
    <section className="kith-part kith-plan__part" id={section}>
      <Heading level={2}>{name}</Heading>
      {lines.map(line => (
        <LinePart key={line.id} line={line} all={all} view={view} />
      ))}
      {view.writes && (
        <p className="kith-plan__more">
          <a href={`${view.base}/add/${section}`}>
            Add another line<VisuallyHidden>: {name}</VisuallyHidden>
          </a>
          {section === 'medicines' && <a href={`${view.base}/medicines`}>{view.own ? 'How they were compared' : 'Compare with another list'}</a>}
          {section === 'help' && <a href="/therapies">What is offered, and how long the waits are</a>}
          {section === 'worse' && <a href={view.base.replace(/\/plan$/, '/safety-plan')}>{view.own ? 'My safety plan' : 'Their safety plan'}</a>}
        </p>
      )}
    </section>
  )
}

// The person is told what stands there twice; how long it should be is for the workers to mind.
function LengthNote({ lines, own }: { lines: readonly Line[]; own: boolean }) {
  if (lines.length === 0) return null
  const twice = saidTwice(lines)
  return (
    <>
      {!own && (
        <p>
          <Muted>
            {countWords(lines)} words in {lines.length} {lines.length === 1 ? 'line' : 'lines'}. A plan people use is short.
          </Muted>
        </p>
      )}
      {twice.length > 0 && (
        <Details summary={twice.length === 1 ? 'Two lines say the same' : `${twice.length} pairs of lines say the same`}>
          <List items={twice.map(([one, other]) => `“${one.words}” and “${other.words}”`)} />
        </Details>
      )}
    </>
  )
}

/** The plan's other pages. */
function Ways({ ways }: { ways: readonly Way[] }) {
  if (ways.length === 0) return null
  return (
    <nav aria-labelledby="ways-heading">
      <Heading level={2} size="s" id="ways-heading">
        More
      </Heading>
      <List kind="plain" items={ways.map(({ href, label }) => <a href={href}>{label}</a>)} />
    </nav>
  )
}
