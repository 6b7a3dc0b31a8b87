import type { ReactNode } from 'react'
import { formatDateTime } from '../../../core/dates.ts'
import {
  Button,
  ButtonGroup,
  ButtonLink,
  classes,
  ErrorMessage,
  emptyForm,
  Form,
  fieldValue,
  Heading,
  HiddenField,
  Muted,
  Page,
  PageScript,
  ReadersPlace,
  useKept,
  VisuallyHidden,
  WordsPlace,
} from '../../../ui/index.ts'
import type { Line } from '../plans.ts'
import { type Section, sectionHint, sectionName } from '../sections.ts'
import type { Other } from '../store-together.ts'
import { begunByWriting } from '../together.ts'
import type { Framed, View } from './plan.tsx'

/** What every part of the page needs to know: the page itself, who reads it, and by what id the reader writes. */
export interface Desk {
  sitting: string
  view: View
  writer: string
}

const at = (desk: Desk) => `/plan-together/${desk.sitting}`
/** By whom, for a reader who may know who helps. */
const nameFor = (desk: Desk, id: string, name: string) => (id === desk.writer ? 'You' : desk.view.seesTeam ? name : 'Somebody')

export interface TogetherProps {
  framed: Framed
  banner?: ReactNode
  desk: Desk
  sections: readonly Section[]
  lines: readonly Line[]
  others: readonly Other[]
  /** An id for the line each section may be given here. */
  fresh: () => string
  wrong?: Wrong | undefined
}

/** Words that could not be saved, and why. */
export interface Wrong {
  lineId: string
  words: string
  why: string
  section: string | undefined
  /** The version they were written over. */
  version: string
}

/** The plan as several people write it at once: every line by itself, saved as it is written. */
export function TogetherPage({ framed, banner, desk, sections, lines, others, fresh, wrong }: TogetherProps) {
  const { view } = desk
  const form = wrong && { values: {}, errors: { [`words-${wrong.lineId}`]: wrong.why } }
  return (
    <Page {...framed} title={view.own ? 'Write my plan' : 'Write the plan together'} banner={banner} back={{ href: view.base, label: 'The plan' }} form={form}>
      <Heading>{view.own ? 'Write my plan' : 'Write the plan together'}</Heading>
      <p>
        {view.own
          ? 'You can write here by yourself, or at the same time as somebody who helps you, each on your own phone or computer.'
          : 'You and they can write here at the same time, each on your own phone or computer.'}{' '}
        If two people change the same line, both texts are kept and you choose.
      </p>
      <WordsPlace action={`${at(desk)}/lines/any`}>
        <ReadersPlace />
      </WordsPlace>
      <div data-together={at(desk)}>
        <p className="kith-together__news" role="status" data-news="" />
        <div data-gone="">
          <GoneParts desk={desk} others={others} />
        </div>
        {sections.map(section => (
          <SectionPart
            key={section}
            desk={desk}
            section={section}
            lines={lines.filter(line => line.section === section)}
            others={others}
            fresh={fresh}
            wrong={wrong}
          />
        ))}
      </div>
      <ButtonLink href={view.base}>Read the plan</ButtonLink>
      <PageScript name="together.js" />
    </Page>
  )
}

type SectionProps = Pick<TogetherProps, 'desk' | 'lines' | 'others' | 'fresh' | 'wrong'> & { section: Section }

function SectionPart({ desk, section, lines, others, fresh, wrong }: SectionProps) {
  const { own, base } = desk.view
  const name = sectionName(section, own)
  const hint = sectionHint(section, own)
  const wrongNew = wrong?.section === section && !lines.some(line => line.id === wrong.lineId) ? wrong : undefined
  return (
    <section className="kith-part" id={section} data-section={section}>
      <Heading level={2}>{name}</Heading>
      {hint && (
        <p>
          <Muted>{hint}</Muted>
        </p>
      )}
      <div data-lines="">
        {lines.map(line => (
          <LinePart key={line.id} desk={desk} line={line} others={others} wrong={wrong} />
        ))}
      </div>
      {begunByWriting(section) ? (
        <LineForm
          desk={desk}
          id={wrongNew?.lineId ?? fresh()}
          section={section}
          version={0}
          words=""
          label={`Add to: ${name}`}
          first={lines.length === 0}
          wrong={wrongNew}
        />
      ) : (
        <p>
          <a href={`${base}/add/${section}`}>
            Add a line<VisuallyHidden>: {name}</VisuallyHidden>
          </a>
        </p>
      )}
    </section>
  )
}

/** One line with its words to write in, and what else was written for it. */
export function LinePart({ desk, line, others, wrong }: Pick<TogetherProps, 'desk' | 'others' | 'wrong'> & { line: Line }) {
  const beside = others.filter(other => other.lineId === line.id && !other.removed)
  return (
    <div className="kith-together__line" id={`line-${line.id}`}>
      <LineForm
        desk={desk}
        id={line.id}
        section={line.section}
        version={line.version}
        words={line.words}
        label={sectionName(line.section, desk.view.own)}
        wrong={wrong?.lineId === line.id ? wrong : undefined}
        by={`${nameFor(desk, line.writtenBy, line.writtenByName)}, ${formatDateTime(line.writtenAt)}`}
      />
      <div data-beside="">
        {beside.map(other => (
          <OtherPart key={other.id} desk={desk} other={other} version={line.version} />
        ))}
      </div>
    </div>
  )
}

interface LineFormProps {
  desk: Desk
  id: string
  section: Section
  /** 0 for a line that is not there yet. */
  version: number
  words: string
  label: string
  /** Nothing stands above it but the heading, which says the same. */
  first?: boolean
  by?: string
  wrong?: Wrong | undefined
}

function LineWords({ id, words, wrong }: { id: string; words: string; wrong: boolean }) {
  return (
    <textarea
      className={classes('nhsuk-textarea kith-together__words', wrong && 'nhsuk-textarea--error')}
      id={`words-${id}`}
      name="words"
      rows={2}
      autoComplete="off"
      defaultValue={fieldValue(useKept(emptyForm({ words }), 'words'), 'words')}
      data-line={id}
      aria-describedby={wrong ? `words-${id}-error` : undefined}
    />
  )
}

function LineForm({ desk, id, section, version, words, label, first, by, wrong }: LineFormProps) {
  const more = version > 0 && `${desk.view.base}/lines/${id}`
  return (
    <Form action={`${at(desk)}/lines/${id}`} className="kith-together__form">
      <HiddenField name="version" value={wrong?.version ?? String(version)} />
      <HiddenField name="section" value={section} />
      <label className={version > 0 || first ? 'nhsuk-u-visually-hidden' : 'nhsuk-label'} htmlFor={`words-${id}`}>
        {label}
      </label>
      {wrong && <ErrorMessage id={`words-${id}-error`}>{wrong.why}</ErrorMessage>}
      <LineWords id={id} words={wrong?.words ?? words} wrong={wrong !== undefined} />
      <p className="kith-together__foot">
        <Muted>
          <span data-by="">{by}</span> <span data-state="" />
        </Muted>{' '}
        {more && (
          <a href={more}>
            More<VisuallyHidden> about this line, or take it out: {words.slice(0, 60)}</VisuallyHidden>
          </a>
        )}
      </p>
      <span data-save="">
        <Button variant="secondary" small>
          Save<VisuallyHidden>: {label}</VisuallyHidden>
        </Button>
      </span>
    </Form>
  )
}

/** Words somebody wrote for a line while somebody else changed it, and the choice between the two. */
function OtherPart({ desk, other, version }: { desk: Desk; other: Other; version: number }) {
  const who = nameFor(desk, other.writtenBy, other.writtenByName)
  return (
    <div className="nhsuk-inset-text kith-together__other" data-other={other.id} data-mine={who === 'You' ? '' : undefined}>
      <p>
        <strong>{who} wrote this for the same line at the same time.</strong> Both are kept. Choose, or change the line and then keep it.
      </p>
      <p className="kith-words">{other.words}</p>
      <Choosing desk={desk} other={other} version={version} used="Use these words" left="Keep the line as it is" />
    </div>
  )
}

function Choosing({ desk, other, version, used, left }: { desk: Desk; other: Other; version: number; used?: string | undefined; left: string }) {
  const tail = <VisuallyHidden>: {other.words.slice(0, 60)}</VisuallyHidden>
  return (
    <Form action={`${at(desk)}/others/${other.id}`}>
      <HiddenField name="version" value={String(version)} />
      <ButtonGroup>
        {used && (
          <Button name="how" value="used" variant="secondary" small>
            {used}
            {tail}
          </Button>
        )}
        <Button name="how" value="left" variant="secondary" small>
          {left}
          {tail}
        </Button>
      </ButtonGroup>
    </Form>
  )
}

/** Words of this writer for lines that somebody took out meanwhile. */
export function GoneParts({ desk, others }: { desk: Desk; others: readonly Other[] }) {
  return others
    .filter(other => other.removed && other.writtenBy === desk.writer)
    .map(other => (
      <div key={other.id} className="nhsuk-inset-text" data-other={other.id}>
        <p>
          <strong>Somebody took out a line of “{sectionName(other.section, desk.view.own)}” while you were changing it.</strong> Your words are kept:
        </p>
        <p className="kith-words">{other.words}</p>
        <Choosing desk={desk} other={other} version={0} used={other.section === 'actions' ? undefined : 'Add them as a new line'} left="Leave them out" />
      </div>
    ))
}
