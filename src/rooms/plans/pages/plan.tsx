import type { ReactNode } from 'react'
import { formatDate, type PlainDate } from '../../../core/dates.ts'
import { ActionLink, Button, Details, Form, Heading, HiddenField, InsetText, Lede, List, Muted, Page, type PageProps, Tag } from '../../../ui/index.ts'
import { type Agreement, ANSWERS, countWords, factsOf, HOWS, type Line, needsWithoutOwner, notAsked, saidTwice } from '../plans.ts'
import { ALWAYS_ASKED, type Section, sectionHint, sectionName } from '../sections.ts'
import { ACTION_NAMES } from '../states.ts'

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
  /** What other parts have to say: suggestions, reviews, links to further pages. */
  beside?: ReactNode
  below?: ReactNode
  name?: string | undefined
}

/** The one plan: what is strong and what matters first, each section with its lines. For the person, workers and those let in. */
export function PlanPage({ framed, banner, back, view, sections, lines, agreement, publishedAt, beside, below, name }: PlanProps) {
  const shown = sections.filter(section => view.writes || lines.some(line => line.section === section))
  const title = view.own ? 'My plan' : 'Plan'
  return (
    <Page {...framed} title={title} banner={banner} back={{ href: back }} beside={beside}>
      <Heading>{name ? `${name}’s plan` : title}</Heading>
      <Standing view={view} agreement={agreement} publishedAt={publishedAt} empty={lines.length === 0} />
      {shown.map(section => (
        <SectionPart key={section} section={section} lines={lines.filter(line => line.section === section)} all={lines} view={view} />
      ))}
      {view.writes && <LengthNote lines={lines} />}
      {below}
    </Page>
  )
}

function Standing({ view, agreement, publishedAt, empty }: { view: View; agreement: Agreement | undefined; publishedAt: Date | undefined; empty: boolean }) {
  if (empty) {
    if (!view.writes) return <p>Nothing is written here yet.</p>
    return (
      <Lede>
        {view.own
          ? 'This is your plan. Begin wherever you like. You can write here at any time, alone or with somebody.'
          : 'There is one plan, and it is theirs. Begin with what is strong and what matters to them.'}
      </Lede>
    )
  }
  const who = agreement && (view.own ? 'You said' : `Their answer, ${HOWS[agreement.how as keyof typeof HOWS].toLowerCase()}`)
  return (
    <>
      {publishedAt && <p>Published on {formatDate(publishedAt)}.</p>}
      {agreement && (
        <InsetText>
          <p>
            {who} on {formatDate(agreement.onDay)}: {ANSWERS[agreement.answer].toLowerCase()}. {!agreement.current && 'The plan has changed since.'}
          </p>
          {agreement.words && <p className="kith-words">{agreement.words}</p>}
        </InsetText>
      )}
    </>
  )
}

function SectionPart({ section, lines, all, view }: { section: Section; lines: readonly Line[]; all: readonly Line[]; view: View }) {
  const name = sectionName(section, view.own)
  const hint = view.writes ? sectionHint(section, view.own) : undefined
  const open = notAsked(all).includes(section)
  return (
    <section className="kith-part" id={section}>
      <Heading level={2}>{name}</Heading>
      {hint && (
        <p>
          <Muted>{hint}</Muted>
        </p>
      )}
      {section === 'worse' && <SafetyLink view={view} />}
      {lines.map(line => (
        <LinePart key={line.id} line={line} all={all} view={view} />
      ))}
      {view.writes && open && <NotAsked section={section} view={view} />}
      {view.writes && (
        <p>
          <a href={`${view.base}/add/${section}`}>
            {lines.length > 0 ? 'Add another line' : 'Write here'}
            <span className="nhsuk-u-visually-hidden">: {name}</span>
          </a>
        </p>
      )}
    </section>
  )
}

function SafetyLink({ view }: { view: View }) {
  const href = view.base.replace(/\/plan$/, '/safety-plan')
  return <p>{view.writes && <a href={href}>{view.own ? 'My safety plan' : 'Their safety plan'}</a>}</p>
}

function NotAsked({ section, view }: { section: Section; view: View }) {
  if (!ALWAYS_ASKED.includes(section)) return null
  return (
    <Form action={`${view.base}/add/${section}`} className="kith-inline">
      <HiddenField name="notNow" value="yes" />
      <p>
        <Tag colour="grey">Not asked yet</Tag>
      </p>
      <Button variant="secondary" small>
        Not for now<span className="nhsuk-u-visually-hidden">: {sectionName(section, view.own)}</span>
      </Button>
    </Form>
  )
}

/** One line, with what it says besides, how far an action is, and who wrote it for readers who may know who helps. */
export function LinePart({ line, all, view }: { line: Line; all: readonly Line[]; view: View }) {
  return (
    <div className="kith-line" id={`line-${line.id}`}>
      <p className="kith-words">
        {line.words} {line.notNow && <Tag colour="grey">Not for now</Tag>}
        {line.readers && <Tag colour="purple">Only some people</Tag>}
      </p>
      <LineState line={line} all={all} view={view} />
      <Facts facts={factsOf({ ...line, action: null })} />
      <p>
        <Muted>
          {view.seesTeam && `${line.writtenByName}, `}
          {formatDate(line.writtenAt)}
        </Muted>{' '}
        {view.writes && (
          <a href={`${view.base}/lines/${line.id}`}>
            Change<span className="nhsuk-u-visually-hidden">: {line.words.slice(0, 60)}</span>
          </a>
        )}
      </p>
    </div>
  )
}

const STATE_COLOURS = { asked: 'yellow', agreed: 'green', said_no: 'grey', done: 'blue', not_done: 'orange' } as const

function LineState({ line, all, view }: { line: Line; all: readonly Line[]; view: View }) {
  if (line.section === 'needs') return <NeedState line={line} all={all} />
  const { action } = line
  if (!action) return null
  const late = ['asked', 'agreed'].includes(action.state) && action.due < view.today
  const need = all.find(one => one.id === action.needId)
  return (
    <>
      <p>
        {action.named}, {action.service}, by {formatDate(action.due)} <Tag colour={STATE_COLOURS[action.state]}>{ACTION_NAMES[action.state]}</Tag>{' '}
        {late && <Tag colour="orange">{view.own ? 'Later than planned' : 'Overdue'}</Tag>}
      </p>
      {need && <p>For: {need.words}</p>}
      {action.evidenceHow && (
        <p>
          {action.answeredByName} said so, {action.evidenceHow}, on {action.evidenceOn && formatDate(action.evidenceOn)}.
        </p>
      )}
      {(action.closedWords || action.answerWords || action.movedWhy) && (
        <p className="kith-words">{[action.answerWords, action.movedWhy, action.closedWords].filter(Boolean).join('\n')}</p>
      )}
      {view.writes && (
        <p>
          <a href={`${view.base}/lines/${line.id}/action`}>
            Answer, or say how it went<span className="nhsuk-u-visually-hidden">: {line.words.slice(0, 60)}</span>
          </a>
        </p>
      )}
    </>
  )
}

function NeedState({ line, all }: { line: Line; all: readonly Line[] }) {
  if (needsWithoutOwner([line, ...all.filter(one => one.action)]).length > 0)
    return (
      <p>
        <Tag colour="yellow">Nobody acts on this yet</Tag>
      </p>
    )
  const doing = all.filter(one => one.action?.needId === line.id)
  return doing.length > 0 ? <List items={doing.map(one => <>{`${one.words}: ${one.action!.named}, ${one.action!.service}`}</>)} /> : null
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
    <section className="kith-part">
      <Heading level={2} size="s">
        How long it is
      </Heading>
      <p>
        {countWords(lines)} words in {lines.length} {lines.length === 1 ? 'line' : 'lines'}. A plan people use is short.
      </p>
      {twice.length > 0 && (
        <Details summary={twice.length === 1 ? 'Two lines say the same' : `${twice.length} pairs of lines say the same`}>
          <List items={twice.map(([one, other]) => `“${one.words}” and “${other.words}”`)} />
        </Details>
      )}
    </section>
  )
}

/** The plan's other pages. */
export function PlanLinks({ links }: { links: readonly { href: string; label: string }[] }) {
  return (
    <>
      {links.map(link => (
        <ActionLink key={link.href} href={link.href}>
          {link.label}
        </ActionLink>
      ))}
    </>
  )
}
