import type { ReactNode } from 'react'
import { Button, Details, Form, Heading, HiddenField, List, Muted, Page, VisuallyHidden } from '../../../ui/index.ts'
import { CheckedMark } from '../../clinical-content/index.ts'
import type { DialogArea } from '../../outcomes/index.ts'
import { SECTORS, type Sector } from '../sections.ts'
import { ownWords, type Question, type Suggested } from '../suggest.ts'
import type { Framed, View } from './plan.tsx'

const LEVELS: Readonly<Record<string, string>> = { less: 'less complex', complex: 'complex', more: 'more complex' }

interface IdeasProps {
  framed: Framed
  banner?: ReactNode
  view: View
  level: string | undefined
  suggested: readonly Suggested[]
  questions: readonly Question[]
  /** What was agreed about areas the person chose to talk about, and is not in the plan yet. */
  areas: readonly DialogArea[]
}

/** Things to talk about: what can be arranged, and rights and support to check. Nothing here decides anything. */
export function IdeasPage({ framed, banner, view, level, suggested, questions, areas }: IdeasProps) {
  return (
    <Page {...framed} title="Ideas to talk about" banner={banner} back={{ href: view.base }} width="two-thirds">
      <Heading>Ideas to talk about</Heading>
      <p>
        {view.own
          ? 'Things you can ask about. Nothing here decides anything for you.'
          : 'These are things to talk about together. They decide nothing, and leave nothing out.'}
      </p>
      {areas.length > 0 && <Heading level={2}>{view.own ? 'What I chose to talk about' : 'What they chose to talk about'}</Heading>}
      {areas.map(area => (
        <AreaPart key={area.id} area={area} view={view} />
      ))}
      <Heading level={2}>What can be arranged</Heading>
      {level && !view.own && <p>For what was last looked at together as {LEVELS[level] ?? level}. Anything else can be arranged too.</p>}
      <Arranged suggested={suggested} own={view.own} />
      <Heading level={2} id="rights">
        Rights and support to check
      </Heading>
      {!view.own && <p>There is no other form. Whoever is asked finds it among what waits for them, and the answer stands in the plan.</p>}
      {questions.length === 0 && <p>Nothing more to check for now.</p>}
      {questions.length > 0 && view.own && <p>Put in your plan what you would like somebody to check with you.</p>}
      {questions.map(question => (
        <QuestionPart key={question.item.code} question={question} view={view} />
      ))}
    </Page>
  )
}

function AreaPart({ area, view }: { area: DialogArea; view: View }) {
  return (
    <div className="kith-line">
      <p>
        <strong>{area.title}</strong>
      </p>
      {area.lookForward && <p className="kith-words">{area.lookForward}</p>}
      <p className="kith-words">{area.actions}</p>
      {view.writes && (
        <Form action={`${view.base}/ideas/areas/${area.id}`}>
          <Button variant="secondary" small>
            {view.own ? 'Put it in my plan' : 'Put it in the plan'}
            <VisuallyHidden>: {area.title}</VisuallyHidden>
          </Button>
        </Form>
      )}
    </div>
  )
}

/** What may answer a need comes first; everything else is there for whoever wants to look. */
function Arranged({ suggested, own }: { suggested: readonly Suggested[]; own: boolean }) {
  const list = (some: readonly Suggested[]) => <List items={some.map(one => <SuggestedPart key={one.item.code} suggested={one} own={own} />)} />
  const first = suggested.filter(one => one.needs.length > 0)
  const rest = suggested.filter(one => one.needs.length === 0)
  if (first.length === 0) return list(rest)
  return (
    <>
      {list(first)}
      {rest.length > 0 && <Details summary={`Everything else that can be arranged (${rest.length})`}>{list(rest)}</Details>}
    </>
  )
}

function SuggestedPart({ suggested: { item, needs }, own }: { suggested: Suggested; own: boolean }) {
  const sector = item.more.sector as Sector
  return (
    <>
      {item.title}
      {SECTORS[sector] && <Muted> ({SECTORS[sector]})</Muted>} {!own && <CheckedMark item={item} />}
      {needs.length > 0 && (
        <>
          <br />
          <Muted>It may help with: {needs.join('; ')}</Muted>
        </>
      )}
    </>
  )
}

function QuestionPart({ question: { item, because }, view }: { question: Question; view: View }) {
  const { title, words } = (view.own ? ownWords(item) : undefined) ?? item
  return (
    <div className="kith-line">
      <p>
        <strong>{title}</strong> {!view.own && <CheckedMark item={item} />}
      </p>
      <p>
        {words} {because.length > 0 && !view.own && <Muted>Because {because.join(', ')}.</Muted>}
      </p>
      {view.writes && (
        <Form action={`${view.base}/add/entitlements`}>
          <HiddenField name="code" value={item.code} />
          <HiddenField name="words" value={title} />
          <Button variant="secondary" small>
            {view.own ? 'Put it in my plan, to check' : 'Put it in the plan, and say who finds out'}
            <VisuallyHidden>: {title}</VisuallyHidden>
          </Button>
        </Form>
      )}
    </div>
  )
}
