import { formatDate, formatDateTime } from '../../../core/dates.ts'
import { ActionLink, Button, Details, Form, type FormState, Heading, InsetText, Lede, List, Muted, Select, Table, TextField } from '../../../ui/index.ts'
import { CheckedMark } from '../../clinical-content/index.ts'
import type { Part } from '../../people/index.ts'
import { canBeAsked, type Definition, type Instrument, optionsOf } from '../instrument.ts'
import { linesOf, standing } from '../lines.ts'
import { ASK_WORDS, type MeasureAsk, type MeasureResponse } from '../outcomes.ts'
import { aboutInTwo, MeasurePage } from './frame.tsx'
import { Picture } from './picture.tsx'

export interface OverviewProps {
  part: Part
  instruments: readonly Instrument[]
  /** Those the reader may fill in here. */
  fillable: readonly Instrument[]
  responses: readonly MeasureResponse[]
  asks: readonly MeasureAsk[]
  form: FormState
}

/** How things are going: the person's own picture first, then what was asked, then what can be filled in. */
export function OverviewPage({ part, instruments, fillable, responses, asks, form }: OverviewProps) {
  const open = asks.filter(ask => ask.state === 'asked')
  const answered = instruments.filter(({ definition }) => responses.some(one => one.instrumentCode === definition.code))
  return (
    <MeasurePage part={part} form={form} back={false}>
      <Heading>{part.own ? 'How things are going for me' : 'How things are going, in their own answers'}</Heading>
      {part.own && open.length > 0 && <Asked part={part} asks={open} />}
      {answered.length === 0 ? (
        <Lede>{part.own ? 'When you have answered some questions, you see here how things change over time.' : 'Nothing has been answered yet.'}</Lede>
      ) : (
        <p>An answer or a score is a way to start a conversation. It decides nothing, and never whether there is help.</p>
      )}
      {answered.map(({ definition }) => (
        <Answered key={definition.code} part={part} definition={definition} responses={responses.filter(one => one.instrumentCode === definition.code)} />
      ))}
      {!part.own && open.length > 0 && <Asked part={part} asks={open} />}
      {fillable.length > 0 && <Fillable part={part} instruments={fillable} />}
      {!part.own && part.mayWrite && <AskForm part={part} form={form} instruments={fillable} />}
      {!part.own && <Past asks={asks.filter(ask => ask.state !== 'asked')} />}
      {!part.own && <Waiting instruments={instruments.filter(({ definition }) => !canBeAsked(definition))} />}
    </MeasurePage>
  )
}

function Asked({ part, asks }: { part: Part; asks: readonly MeasureAsk[] }) {
  return (
    <>
      {asks.map(ask => (
        <InsetText key={ask.id}>
          <p>
            {part.own
              ? `${ask.askedByName} asks you to fill in ${ask.title}.`
              : `${ask.askedByName} asked them to fill in ${ask.title}, ${formatDate(ask.askedAt)}.`}{' '}
            {ask.why}
          </p>
          {part.own ? <ActionLink href={`${part.base}/fill/${ask.instrumentId}`}>Fill it in</ActionLink> : null}
          {(part.own || part.mayWrite) && (
            <Form action={`${part.base}/asks/${ask.id}`}>
              <Button variant="secondary" small name="what" value="say no">
                {part.own ? `No, I do not want to fill in ${ask.title}` : `They said no to ${ask.title}`}
              </Button>{' '}
              {!part.own && (
                <Button variant="secondary" small name="what" value="withdraw">
                  {`Take back ${ask.title}`}
                </Button>
              )}
            </Form>
          )}
        </InsetText>
      ))}
    </>
  )
}

function Answered({ part, definition, responses }: { part: Part; definition: Definition; responses: readonly MeasureResponse[] }) {
  const now = standing(responses)
  const lines = linesOf(definition, now)
  return (
    <section aria-label={definition.title}>
      {lines.length === 0 && (
        <Heading level={2} size="m">
          {definition.title}
        </Heading>
      )}
      {lines.map(line => (
        <Picture key={line.code} line={line} id={`${definition.code}-${line.code}`} level={2} caption={definition.title} />
      ))}
      {now.length > 1 && definition.items.length > 0 && <Paired definition={definition} first={now[0]!} last={now.at(-1)!} />}
      <Details summary={`All answers in ${definition.title}`}>
        <List
          items={responses.map(one => (
            <>
              <a href={`${part.base}/answers/${one.id}`}>{formatDateTime(one.answeredAt)}</a>
              {one.how === 'together' && `, together with ${one.workerName}`}
              {one.replacedBy && <Muted> (corrected later)</Muted>}
            </>
          ))}
        />
      </Details>
    </section>
  )
}

/** First and latest side by side, question by question: each means something by itself. */
function Paired({ definition, first, last }: { definition: Definition; first: MeasureResponse; last: MeasureResponse }) {
  const label = (response: MeasureResponse, code: string, scale: string) =>
    optionsOf(definition, scale).find(option => option.value === response.answers[code])?.label ?? 'Left out'
  return (
    <Details summary={`First and latest answers in ${definition.title}`}>
      <Table
        caption="First and latest answers"
        captionSize="hidden"
        head={['Question', formatDate(first.answeredAt), formatDate(last.answeredAt)]}
        firstCellIsHeader
        rows={definition.items.map(item => [item.name ?? item.text, label(first, item.code, item.scale), label(last, item.code, item.scale)])}
      />
    </Details>
  )
}

function Fillable({ part, instruments }: { part: Part; instruments: readonly Instrument[] }) {
  return (
    <>
      <Heading level={2} size="m">
        {part.own ? 'Questions you can answer whenever you like' : 'Fill in together'}
      </Heading>
      <List
        items={instruments.map(({ id, definition }) => (
          <>
            {part.own ? <Offered at={`${part.base}/fill/${id}`} definition={definition} /> : <a href={`${part.base}/fill/${id}`}>{definition.title}</a>}
            {!part.own && (
              <>
                . {definition.about} <CheckedMark item={definition} />
              </>
            )}
          </>
        ))}
      />
    </>
  )
}

/** For the person: what it asks about, before the name only workers know it by. */
function Offered({ at, definition: { about, title } }: { at: string; definition: Definition }) {
  const { first, rest } = aboutInTwo(about)
  return (
    <>
      <a href={at}>{first}</a>. {rest} <Muted>({title})</Muted>
    </>
  )
}

function AskForm({ part, form, instruments }: { part: Part; form: FormState; instruments: readonly Instrument[] }) {
  const items = instruments.filter(({ definition }) => definition.answeredBy === 'person')
  if (items.length === 0) return null
  return (
    <Form action={`${part.base}/asks`}>
      <Heading level={2} size="m">
        Ask them to fill it in beforehand
      </Heading>
      <p>They can do it on a phone, leave out any question, or say no.</p>
      <Select
        form={form}
        name="instrument"
        label="Which questions"
        placeholder="Choose one"
        items={items.map(({ id, definition }) => ({ value: id, label: definition.title }))}
      />
      <TextField form={form} name="why" label="Why, in a few words to them" hint="For example: so that we can talk about it on Thursday" />
      <Button>Ask them</Button>
    </Form>
  )
}

function Past({ asks }: { asks: readonly MeasureAsk[] }) {
  if (asks.length === 0) return null
  return (
    <Details summary="What was asked before">
      <Table
        caption="Asked before"
        captionSize="hidden"
        head={['Questions', 'Asked', 'By', 'What became of it']}
        rows={asks.map(ask => [
          ask.title,
          formatDate(ask.askedAt),
          ask.askedByName,
          `${ASK_WORDS[ask.state]}${ask.endedAt ? `, ${formatDate(ask.endedAt)}` : ''}`,
        ])}
      />
    </Details>
  )
}

function Waiting({ instruments }: { instruments: readonly Instrument[] }) {
  if (instruments.length === 0) return null
  return (
    <Details summary="Questionnaires that wait for a licence">
      <List
        items={instruments.map(({ definition }) => (
          <>
            {definition.title}. {definition.licence} <CheckedMark item={definition} />
          </>
        ))}
      />
    </Details>
  )
}
