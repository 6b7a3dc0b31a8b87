import type { ReactNode } from 'react'
import { formatDate } from '../../../core/dates.ts'
import { Button, ButtonGroup, Form, type FormState, Heading, HiddenField, Muted, Page, Tag, VisuallyHidden } from '../../../ui/index.ts'
import type { OtherLine } from '../actions-joined.ts'
import { factsOf, type Line } from '../plans.ts'
import { SECTION_CODES, type Section, sectionName } from '../sections.ts'
import type { Framed, View } from './plan.tsx'
import { Facts } from './plan-line.tsx'

export interface JoinedProps {
  framed: Framed
  banner?: ReactNode
  view: View
  lines: readonly Line[]
  others: readonly OtherLine[]
  form: FormState
}

/** The plan that goes on beside the plan of a record that was joined, section by section; of each line of the other one says what becomes of it. */
export function JoinedPage({ framed, banner, view, lines, others, form }: JoinedProps) {
  const sections = SECTION_CODES.filter(section => others.some(({ line }) => line.section === section))
  const open = others.filter(one => !one.settled).length
  return (
    <Page {...framed} title="Two plans side by side" banner={banner} back={{ href: view.base }} form={form}>
      <Heading>Two plans side by side</Heading>
      <p>
        {view.own
          ? 'You had two records, and a plan in each. They were put together. One plan goes on. Say what you want to take into it from the other.'
          : 'Two records of this person were joined, and each had a plan. One plan goes on. Say with them what is taken into it from the other.'}{' '}
        Nothing is lost: what is left stays where it is, and if the records are parted again, each has its own.
      </p>
      <p>{open === 0 ? 'Every line of the other plan has been looked at.' : `${open} ${open === 1 ? 'line is' : 'lines are'} still to be looked at.`}</p>
      {sections.map(section => (
        <SectionPart
          key={section}
          section={section}
          view={view}
          lines={lines.filter(line => line.section === section)}
          others={others.filter(({ line }) => line.section === section)}
        />
      ))}
    </Page>
  )
}

function SectionPart({ section, view, lines, others }: { section: Section; view: View; lines: readonly Line[]; others: readonly OtherLine[] }) {
  return (
    <section className="kith-part">
      <Heading level={2}>{sectionName(section, view.own)}</Heading>
      <div className="kith-compare">
        <div>
          <Heading level={3} size="s">
            The plan that goes on
          </Heading>
          {lines.length === 0 && <p>Nothing yet.</p>}
          {lines.map(line => (
            <Words key={line.id} line={line} view={view} />
          ))}
        </div>
        <div>
          <Heading level={3} size="s">
            The other plan
          </Heading>
          {others.map(other => (
            <Other key={other.line.id} other={other} view={view} />
          ))}
        </div>
      </div>
    </section>
  )
}

function Words({ line, view, children }: { line: Line; view: View; children?: ReactNode }) {
  return (
    <div className="kith-line">
      <p className="kith-words">
        {line.words} {line.readers && <Tag colour="purple">Only some people</Tag>}
      </p>
      <Facts facts={factsOf(line)} />
      <p>
        <Muted>
          {view.seesTeam && `${line.writtenByName}, `}
          {formatDate(line.writtenAt)}
        </Muted>
      </p>
      {children}
    </div>
  )
}

function Other({ other: { line, settled }, view }: { other: OtherLine; view: View }) {
  if (settled)
    return (
      <Words line={line} view={view}>
        <p>
          <Tag colour={settled.how === 'taken' ? 'green' : 'grey'}>{settled.how === 'taken' ? 'Taken into the plan' : 'Left here'}</Tag>{' '}
          {view.seesTeam && `${settled.byName}, `}
          {formatDate(settled.at)}
        </p>
      </Words>
    )
  return (
    <Words line={line} view={view}>
      {view.writes && (
        <Form action={`${view.base}/joined/${line.id}`}>
          <HiddenField name="version" value={String(line.version)} />
          <ButtonGroup>
            <Button small name="how" value="taken">
              Take it into the plan<VisuallyHidden>: {line.words.slice(0, 60)}</VisuallyHidden>
            </Button>
            <Button small variant="secondary" name="how" value="left">
              Leave it here<VisuallyHidden>: {line.words.slice(0, 60)}</VisuallyHidden>
            </Button>
          </ButtonGroup>
        </Form>
      )}
    </Words>
  )
}
