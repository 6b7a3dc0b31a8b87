import { formatDate } from '../../../core/dates.ts'
import { ActionLink, Button, Card, Details, emptyForm, Form, Heading, InsetText, Lede, List, Tag, TextArea, VisuallyHidden } from '../../../ui/index.ts'
import type { Reader } from '../../people/index.ts'
import type { Comment } from '../../timeline/index.ts'
import { COMPONENTS, type Component, STATE_NAMES } from '../assessments.ts'
import type { Content } from '../content.ts'
import type { Assessment, Shared } from '../store.ts'
import { byLine, Corrections, homeOf, pathOf, Shell, Words, Written } from './shell.tsx'

export interface ListProps {
  reader: Reader
  content: Content
  assessments: Assessment[]
  outcomes: Shared[]
  comments: Map<string, Comment[]>
  /** Components this reader may begin. */
  mayBegin: Component[]
  canAnswer: boolean
  /** Their organisation, when they may take another's assessment as their own. */
  mayAccept: string | undefined
  seesUnderstanding: boolean
}

/** What came out, in words written for the person, with who relies on it (R082, R278). */
export function OutcomeCard({
  shared,
  content,
  reader,
  comments,
  canAnswer,
  mayAccept,
}: { shared: Shared } & Omit<ListProps, 'outcomes' | 'assessments' | 'mayBegin' | 'seesUnderstanding'>) {
  const accepted = shared.accepted.some(one => one.organisationId === mayAccept)
  return (
    <Card heading={formatDate(shared.sharedAt)} headingLevel={3}>
      <Words text={shared.words} />
      <List items={shared.outcomes.map(code => content.outcomes.get(code)?.title ?? code)} />
      {shared.service && <p>Where: {shared.service}</p>}
      <p>
        <strong>What happens next</strong>
      </p>
      <Words text={shared.whatNext} />
      <Written>
        Written by {byLine(shared.authorName, shared.authorRole)}, {shared.organisationName}
      </Written>
      {shared.accepted.map(one => (
        <InsetText key={one.organisationId}>
          <p>
            {one.workerName}, {one.organisationName}, relies on this since {formatDate(one.at)}. It does not have to be done again.
          </p>
          {one.words && <Words text={one.words} />}
        </InsetText>
      ))}
      <Corrections id={shared.id} comments={comments.get(shared.id)} own={reader.own} canAnswer={canAnswer} />
      {mayAccept && mayAccept !== shared.organisationId && !accepted && (
        <Details summary="Take this as ours, without doing it again">
          <Form action={`/people/${reader.personId}/assessments/${shared.assessmentId}/accept`}>
            <TextArea
              form={emptyForm()}
              name={`words-${shared.assessmentId}`}
              label="Anything you would like to say to the person about this"
              labelSize="plain"
              rows={2}
            />
            <Button small>Take it as ours</Button>
          </Form>
        </Details>
      )}
    </Card>
  )
}

function AssessmentLine({ one, content, reader }: { one: Assessment; content: Content; reader: Reader }) {
  const kind = content.specialistKinds.find(item => item.code === one.specialistKind)?.title
  return (
    <>
      <a href={pathOf(reader, one.id)}>
        {content.component(one.component).title}
        {kind && `: ${kind}`}
      </a>{' '}
      <Tag colour={one.state === 'stopped' ? 'grey' : one.state === 'shared' ? 'green' : 'blue'}>{STATE_NAMES[one.state]}</Tag>
      <br />
      {formatDate(one.plannedAt)}, {one.leadName}, {one.organisationName}
    </>
  )
}

/** Assessments of one person: what there is, what came out, and the smallest next one that will do. */
export function AssessmentsPage(props: ListProps) {
  const { reader, content, assessments, outcomes, mayBegin, seesUnderstanding } = props
  const home = homeOf(reader)
  // One assessment may have several outcomes: it is taken as one's own once, at the newest.
  const newest = new Set([...Map.groupBy(outcomes, one => one.assessmentId).values()].map(([first]) => first?.id))
  return (
    <Shell reader={reader} title="Assessments" back={{ href: home }}>
      <Heading>{reader.own ? 'Getting to know me' : 'Assessments'}</Heading>
      <Lede>
        {reader.own ? 'What we talked about to understand what would help, and what came of it.' : 'Told once. Look at what is known before asking again.'}
      </Lede>
      {seesUnderstanding && (
        <List
          kind="plain"
          items={[<a href={`${home}/formulation`}>Our shared understanding</a>, <a href={`${home}/complexity`}>How complex things are just now</a>]}
        />
      )}
      {outcomes.length > 0 && <Heading level={2}>What came out of it</Heading>}
      {outcomes.map(shared => (
        <OutcomeCard key={shared.id} shared={shared} {...props} mayAccept={newest.has(shared.id) ? props.mayAccept : undefined} />
      ))}
      {assessments.length > 0 && (
        <>
          <Heading level={2}>{reader.own ? 'Our talks' : 'Each assessment'}</Heading>
          <List kind="plain" items={assessments.map(one => <AssessmentLine key={one.id} one={one} content={content} reader={reader} />)} />
        </>
      )}
      {outcomes.length + assessments.length === 0 && (
        <p>{reader.own ? 'Nothing here yet. Before any talk begins you will read here what it is for.' : 'Nothing here yet.'}</p>
      )}
      {mayBegin.length > 0 && (
        <>
          <Heading level={2}>{assessments.length > 0 ? 'Begin another' : 'Begin one'}</Heading>
          <p>Choose the smallest that will do. Anything that stands can be added to at any contact instead.</p>
          {COMPONENTS.filter(code => mayBegin.includes(code)).map(code => (
            <Card key={code} heading={content.component(code).title} headingLevel={3}>
              <p>{content.component(code).words}</p>
              <Written>
                {content.component(code).formal}. {content.component(code).where} {content.component(code).by}
              </Written>
              <ActionLink href={`/people/${reader.personId}/assessments/new/${code}`}>
                Explain it and begin<VisuallyHidden>: {content.component(code).title}</VisuallyHidden>
              </ActionLink>
            </Card>
          ))}
        </>
      )}
    </Shell>
  )
}
