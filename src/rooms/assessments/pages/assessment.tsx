import type { ReactNode } from 'react'
import { formatDate } from '../../../core/dates.ts'
import {
  ActionLink,
  Button,
  Card,
  Details,
  Form,
  type FormState,
  Heading,
  InsetText,
  List,
  Radios,
  SummaryList,
  Tag,
  TextArea,
  VisuallyHidden,
} from '../../../ui/index.ts'
import type { Reader } from '../../people/index.ts'
import type { Comment } from '../../timeline/index.ts'
import { CAME_BY, CAME_BY_OWN, EXPLAINED, EXPLAINED_CODES, EXPLANATION, type Explanation, SAYS, STATE_NAMES } from '../assessments.ts'
import type { Content, Section } from '../content.ts'
import type { Assessment, Part, Shared } from '../store.ts'
import type { Contributor, Known } from '../store-known.ts'
import { ContributorLines } from './invite.tsx'
import { DoNotAsk } from './known.tsx'
import { OutcomeCard } from './list.tsx'
import { byLine, Corrections, homeOf, pathOf, Shell, Words, Written } from './shell.tsx'

export interface AssessmentProps {
  reader: Reader
  content: Content
  assessment: Assessment
  parts: Part[]
  outcomes: Shared[]
  contributors: Contributor[]
  carried: Known[]
  markers: string[]
  comments: Map<string, Comment[]>
  /** The person's own words when they asked for help, newest first. */
  asked: { words: string; at: Date }[]
  extended: Assessment | undefined
  /** It led to the whole picture, which has not grown out of it yet, and the reader may do that. */
  stepUp: boolean
  /** What was written about safety since this was planned, for whoever may read it. */
  narratives: { href: string; at: Date }[]
  /** `plan`: reads and writes the plan, where rights and support to check stand. */
  may: { begin: boolean; add: boolean; share: boolean; answer: boolean; plan: boolean }
  form: FormState
  notice?: string | undefined
}

function Told({ assessment }: { assessment: Assessment }) {
  const rows = (Object.keys(EXPLANATION) as (keyof Explanation)[]).map(key => ({
    key: EXPLANATION[key],
    value: <span className="kith-words">{assessment[key]}</span>,
  }))
  const when = assessment.plannedFor ? [{ key: 'When', value: formatDate(assessment.plannedFor) }] : []
  return <SummaryList rows={[...rows, ...when]} />
}

function Begin({ reader, assessment, may, form }: AssessmentProps) {
  const path = pathOf(reader, assessment.id)
  if (assessment.state === 'stopped')
    return (
      <InsetText>
        <p>This was stopped, because:</p>
        <Words text={assessment.stoppedWhy} />
        {may.begin && (
          <Form action={`${path}/take-up`}>
            <Button variant="secondary">Take it up again</Button>
          </Form>
        )}
      </InsetText>
    )
  if (assessment.state !== 'planned' || !may.begin) return null
  return (
    <Form action={`${path}/begin`}>
      <Radios form={form} name="explained" label="How was this explained?" items={EXPLAINED_CODES.map(code => ({ value: code, label: EXPLAINED[code] }))} />
      <Button>Begin</Button>
    </Form>
  )
}

function PartWords({ part, props }: { part: Part; props: AssessmentProps }) {
  const { reader, comments, may } = props
  const whose = part.ofName ? `${part.ofName} (${part.ofPart})` : undefined
  const wrote = part.authorPersonId ? (reader.own ? 'You' : 'In their own words, by themselves') : byLine(part.authorName, part.authorRole)
  return (
    <div className="kith-part">
      <Words text={part.words} />
      {part.limited && (
        <p>
          <Tag colour="purple">Only named people can read this</Tag>
        </p>
      )}
      <Written>
        {whose && whose !== part.authorName ? `${whose}, ` : ''}
        {whose && part.authorName === part.ofName ? '' : `${whose && whose !== part.authorName ? 'written' : 'Written'} by ${wrote}, `}
        {formatDate(part.heardOn)}
      </Written>
      <Corrections id={part.id} comments={comments.get(part.id)} own={reader.own} canAnswer={may.answer} />
    </div>
  )
}

function SectionParts({ section, props, always, children }: { section: Section; props: AssessmentProps; always?: boolean; children?: ReactNode }) {
  const said = props.parts.filter(part => part.section === section.code)
  if (said.length === 0 && !always && !children) return null
  return (
    <section aria-labelledby={`s-${section.code}`}>
      <Heading level={2} id={`s-${section.code}`}>
        {section.title}
      </Heading>
      {children}
      {said.map(part => (
        <PartWords key={part.id} part={part} props={props} />
      ))}
      {always && said.length === 0 && !children && <Written>Not written yet.</Written>}
      {always && props.may.add && (
        <p>
          <a href={`${pathOf(props.reader, props.assessment.id)}/add/${section.code}`}>
            Add to this<VisuallyHidden>: {section.title}</VisuallyHidden>
          </a>
        </p>
      )}
    </section>
  )
}

/** Own words and aims at the top, before any problem (R130, R265); then the rest that was talked about. */
function Sections(props: AssessmentProps) {
  const sections = props.content.sections.filter(one => one.components.includes(props.assessment.component))
  const first = sections.filter(one => ['help', 'strengths', 'aims'].includes(one.code))
  const rest = sections.filter(one => !first.includes(one))
  // Headings are data and may go; what was written under one never does.
  const other = props.parts.filter(part => !sections.some(one => one.code === part.section))
  return (
    <>
      {first.map(section => (
        <SectionParts key={section.code} section={section} props={props} always>
          {section.code === 'help' && props.asked.length > 0
            ? props.asked.map(one => (
                <blockquote key={one.at.getTime()} className="kith-words">
                  <p>{one.words}</p>
                  <Written>
                    {props.reader.own ? 'You' : 'They'} said this when asking for help, {formatDate(one.at)}
                  </Written>
                </blockquote>
              ))
            : undefined}
        </SectionParts>
      ))}
      {rest.map(section => (
        <SectionParts key={section.code} section={section} props={props} />
      ))}
      {other.length > 0 && <Heading level={2}>Also said</Heading>}
      {other.map(part => (
        <PartWords key={part.id} part={part} props={props} />
      ))}
    </>
  )
}

function Carried({ carried, own }: { carried: Known[]; own: boolean }) {
  if (carried.length === 0) return null
  return (
    <>
      <Heading level={2}>{own ? 'What I told already' : 'Told already'}</Heading>
      {carried.map(one => (
        <Details key={one.id} summary={`${one.title}, ${formatDate(one.happenedAt)}`} open={one.say === 'carry'}>
          {one.body && <Words text={one.body} />}
          <p>
            <Tag colour={one.say === 'read' ? 'orange' : 'green'}>{SAYS[one.say ?? 'leave']}</Tag>
          </p>
          <Written>{byLine(one.authorName, one.authorRole)}</Written>
        </Details>
      ))}
    </>
  )
}

function WhatNext({ props }: { props: AssessmentProps }) {
  const { reader, assessment, may, form } = props
  const path = pathOf(reader, assessment.id)
  const home = homeOf(reader)
  const open = assessment.state !== 'stopped'
  return (
    <>
      {props.stepUp && !reader.own && <ActionLink href={`${home}/assessments/new/comprehensive`}>Get the whole picture, from here</ActionLink>}
      {open && may.add && <ActionLink href={`${path}/add`}>{reader.own ? 'Add something of my own' : 'Add what was said'}</ActionLink>}
      {open && (may.add || reader.own) && (
        <List
          kind="plain"
          items={[
            <a href={`${path}/known`}>{reader.own ? 'What may be used of what I told before' : 'Use what is known already'}</a>,
            <a href={`${path}/invited`}>{reader.own ? 'Ask somebody for their view' : 'Invite somebody to add their view'}</a>,
            <a href={`${home}/formulation`}>Our shared understanding</a>,
            ...(may.share ? [<a href={`${path}/outcome`}>Share what came out of it</a>] : []),
          ]}
        />
      )}
      {may.plan && (
        <p>
          <a href={`${home}/plan/ideas#rights`}>
            {reader.own
              ? 'Rights and support I can ask about'
              : 'Care Act assessment, section 117 aftercare, personal health budget and other rights: ask from here'}
          </a>
        </p>
      )}
      {open && may.begin && assessment.state !== 'shared' && (
        <Details summary="Stop this assessment">
          <Form action={`${path}/stop`}>
            <TextArea form={form} name="why" label="Why does it stop?" hint="The person reads this. What was written stays" rows={3} />
            <Button variant="secondary">Stop it</Button>
          </Form>
        </Details>
      )}
    </>
  )
}

/** Who leads it, how it was reached and where it happens (R279). */
function reachedBy({ reader, assessment }: AssessmentProps) {
  return [
    { key: 'Led by', value: `${assessment.leadName}, ${assessment.organisationName}` },
    { key: 'Asked for by', value: (reader.own && CAME_BY_OWN[assessment.cameBy]) || CAME_BY[assessment.cameBy] },
    ...(assessment.place ? [{ key: 'Where', value: assessment.place }] : []),
  ]
}

/** One assessment, for the worker and for the person. It is never finished with: anybody may add at any contact (R264). */
export function AssessmentPage(props: AssessmentProps) {
  const { reader, content, assessment, outcomes, contributors, carried, markers, extended, narratives } = props
  const { title } = content.component(assessment.component)
  const kind = content.specialistKinds.find(one => one.code === assessment.specialistKind)?.title
  return (
    <Shell reader={reader} title="Assessment" form={props.form} notice={props.notice} back={{ href: `${homeOf(reader)}/assessments`, label: 'Assessments' }}>
      <Heading {...(kind ? { caption: kind } : {})}>{title}</Heading>
      <p>
        <Tag colour={assessment.state === 'stopped' ? 'grey' : 'blue'}>{STATE_NAMES[assessment.state]}</Tag>
      </p>
      <SummaryList rows={reachedBy(props)} />
      {assessment.whyAgain && (
        <InsetText>
          <p>Why another one, although there was one not long ago:</p>
          <Words text={assessment.whyAgain} />
        </InsetText>
      )}
      {extended && (
        <p>
          This builds on <a href={pathOf(reader, extended.id)}>the assessment of {formatDate(extended.plannedAt)}</a> and does not repeat it.
        </p>
      )}
      {narratives.length > 0 && (
        <List
          items={narratives.map(one => (
            <a key={one.href} href={one.href}>
              What was said about safety, {formatDate(one.at)}
            </a>
          ))}
        />
      )}
      {assessment.begunAt ? (
        <Details summary="What it is for, and how it was explained">
          <Told assessment={assessment} />
          <p>
            Begun on {formatDate(assessment.begunAt)}. {assessment.explainedHow && EXPLAINED[assessment.explainedHow]}.
          </p>
        </Details>
      ) : (
        <Card heading={reader.own ? 'Before we begin' : 'What the person reads before it begins'} variant="feature">
          <Told assessment={assessment} />
        </Card>
      )}
      <Begin {...props} />
      <DoNotAsk markers={markers} />
      <WhatNext props={props} />
      <Sections {...props} />
      <Carried carried={carried} own={reader.own} />
      {contributors.length > 0 && <Heading level={2}>Asked for their view</Heading>}
      <ContributorLines contributors={contributors} />
      {outcomes.length > 0 && <Heading level={2}>What came out of it</Heading>}
      {outcomes.map(shared => (
        <OutcomeCard
          key={shared.id}
          shared={shared}
          reader={reader}
          content={content}
          comments={props.comments}
          canAnswer={props.may.answer}
          mayAccept={undefined}
        />
      ))}
    </Shell>
  )
}
