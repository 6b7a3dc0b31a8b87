import type { ReactNode } from 'react'
import { formatDate, type PlainDate } from '../../../core/dates.ts'
import { ButtonLink, classes, Details, Heading, InsetText, Lede, List, Muted, Page, type PageProps, Tag, VisuallyHidden } from '../../../ui/index.ts'
import { type Agreement, ANSWERS, countWords, factsOf, HOWS, type Line, needsWithoutOwner, questionsWithoutOwner, saidTwice } from '../plans.ts'
import { type Section, sectionName } from '../sections.ts'
import { ACTION_NAMES } from '../states.ts'
import { OpenSections } from './open.tsx'

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
export function PlanPage({ framed, banner, back, view, sections, lines, agreement, publishedAt, joined, next, ways, name }: PlanProps) {
  const written = sections.filter(section => lines.some(line => line.section === section))
  const title = view.own ? 'My plan' : 'Plan'
  return (
    <Page {...framed} title={title} banner={banner} back={{ href: back }} beside={<Ways ways={ways} />}>
      <Heading>{name ? `${name}’s plan` : title}</Heading>
      <Standing view={view} agreement={agreement} publishedAt={publishedAt} empty={lines.length === 0} />
      {joined !== undefined && <JoinedNote open={joined} view={view} />}
      {next && <ButtonLink href={next.href}>{next.label}</ButtonLink>}
      {written.map(section => (
        <SectionPart key={section} section={section} lines={lines.filter(line => line.section === section)} all={lines} view={view} />
      ))}
      {view.writes && <OpenSections sections={sections.filter(section => !written.includes(section))} view={view} empty={lines.length === 0} />}
      {view.writes && <LengthNote lines={lines} />}
    </Page>
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
          {section === 'worse' && <a href={view.base.replace(/\/plan$/, '/safety-plan')}>{view.own ? 'My safety plan' : 'Their safety plan'}</a>}
        </p>
      )}
    </section>
  )
}

const NOT_NOW = 'Not for now'

/** One line, with what it says besides, how far an action is, and who wrote it for readers who may know who helps. */
export function LinePart({ line, all, view }: { line: Line; all: readonly Line[]; view: View }) {
  const theirs = view.seesTeam && line.writtenBy === line.personId
  const facts = factsOf({ ...line, action: null })
  const leads = facts.length > 0 || line.action !== null || line.section === 'needs'
  return (
    <div className={classes('kith-line', theirs && 'kith-line--own', leads && 'kith-line--leads')} id={`line-${line.id}`}>
      <p className="kith-words">
        {line.words} {line.notNow && line.words !== NOT_NOW && <Tag colour="grey">{NOT_NOW}</Tag>}
        {line.readers && <Tag colour="purple">Only some people</Tag>}
      </p>
      {line.more.code && view.meanings?.has(line.more.code) && <p>{view.meanings.get(line.more.code)}</p>}
      <LineState line={line} all={all} view={view} />
      <Facts facts={facts} />
      <p className="kith-line__foot">
        <Muted>
          {view.seesTeam && `${theirs && view.own ? 'You' : line.writtenByName}, `}
          {formatDate(line.writtenAt)}
        </Muted>
        {view.writes && (
          <a href={`${view.base}/lines/${line.id}`}>
            Change<VisuallyHidden>: {line.words.slice(0, 60)}</VisuallyHidden>
          </a>
        )}
        {view.writes && line.action && (
          <a href={`${view.base}/lines/${line.id}/action`}>
            Answer, or say how it went<VisuallyHidden>: {line.words.slice(0, 60)}</VisuallyHidden>
          </a>
        )}
      </p>
    </div>
  )
}

const STATE_COLOURS = { asked: 'yellow', agreed: 'green', said_no: 'grey', done: 'blue', not_done: 'orange' } as const

function LineState({ line, all, view }: { line: Line; all: readonly Line[]; view: View }) {
  if (line.section === 'needs') return <NeedState line={line} all={all} view={view} />
  const { action } = line
  if (!action) return line.section === 'entitlements' ? <QuestionState line={line} all={all} view={view} /> : null
  const late = ['asked', 'agreed'].includes(action.state) && action.due < view.today
  const need = all.find(one => one.id === action.needId)
  return (
    <>
      <p>
        {action.named}, {action.service}, by {formatDate(action.due)} <Tag colour={STATE_COLOURS[action.state]}>{ACTION_NAMES[action.state]}</Tag>{' '}
        {late && <Tag colour="orange">{view.own ? 'Later than planned' : 'Overdue'}</Tag>}
      </p>
      {need && <p>For: {need.words}</p>}
      {line.section === 'entitlements' && <QuestionState line={line} all={all} view={view} />}
      {action.evidenceHow && (
        <p>
          {action.answeredByName} said so, {action.evidenceHow}, on {action.evidenceOn && formatDate(action.evidenceOn)}.
        </p>
      )}
      {(action.closedWords || action.answerWords || action.movedWhy) && (
        <p className="kith-words">{[action.answerWords, action.movedWhy, action.closedWords].filter(Boolean).join('\n')}</p>
      )}
    </>
  )
}

function NeedState({ line, all, view }: { line: Line; all: readonly Line[]; view: View }) {
  if (needsWithoutOwner([line, ...all.filter(one => one.action)]).length > 0)
    return (
      <p>
        <Tag colour="yellow">Nobody acts on this yet</Tag>{' '}
        {view.writes && (
          <a href={`${view.base}/add/actions`}>
            Say who does what<VisuallyHidden> about: {line.words.slice(0, 60)}</VisuallyHidden>
          </a>
        )}
      </p>
    )
  return all
    .filter(one => one.action?.needId === line.id)
    .map(one => (
      <p key={one.id}>
        {one.words}: {one.action!.named}, {one.action!.service}
      </p>
    ))
}

// A right or support to check is never left lying: somebody finds out, or what was found out stands there.
function QuestionState({ line, all, view }: { line: Line; all: readonly Line[]; view: View }) {
  if (questionsWithoutOwner([line, ...all.filter(one => one.id !== line.id)]).every(one => one.id !== line.id)) return null
  return (
    <p>
      <Tag colour="yellow">Nobody finds this out yet</Tag>{' '}
      {view.writes && (
        <a href={`${view.base}/lines/${line.id}/ask`}>
          Say who finds out<VisuallyHidden>: {line.words.slice(0, 60)}</VisuallyHidden>
        </a>
      )}
    </p>
  )
}

export function Facts({ facts }: { facts: readonly (readonly [string, string])[] }) {
  if (facts.length === 0) return null
  return (
    <dl className="kith-facts">
      {facts.map(([name, words]) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd className="kith-words">{words}</dd>
        </div>
      ))}
    </dl>
  )
}

function LengthNote({ lines }: { lines: readonly Line[] }) {
  if (lines.length === 0) return null
  const twice = saidTwice(lines)
  return (
    <>
      <p>
        <Muted>
          {countWords(lines)} words in {lines.length} {lines.length === 1 ? 'line' : 'lines'}. A plan people use is short.
        </Muted>
      </p>
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
