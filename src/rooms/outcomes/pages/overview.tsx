import { formatDate, formatDateTime } from '../../../core/dates.ts'
import { ActionLink, Button, Details, Form, type FormState, Heading, InsetText, Lede, List, Muted, Select, Table, TextField } from '../../../ui/index.ts'
import { CheckedMark } from '../../clinical-content/index.ts'
import { canBeAsked, type Definition, type Instrument, optionsOf } from '../instrument.ts'
import { linesOf, standing } from '../lines.ts'
import { ASK_WORDS, type MeasureAsk, type MeasureResponse } from '../outcomes.ts'
import { aboutInTwo, MeasurePage, type Whose } from './frame.tsx'
import { Picture } from './picture.tsx'

export interface OverviewProps {
  whose: Whose
  instruments: readonly Instrument[]
  /** Those the reader may fill in here. */
  fillable: readonly Instrument[]
  responses: readonly MeasureResponse[]
  asks: readonly MeasureAsk[]
  form: FormState
}

/** How things are going: the person's own picture first, then what was asked, then what can be filled in. */
export function OverviewPage({ whose, instruments, fillable, responses, asks, form }: OverviewProps) {
  const open = asks.filter(ask => ask.state === 'asked')
  const answered = instruments.filter(({ definition }) => responses.some(one => one.instrumentCode === definition.code))
  return (
    <MeasurePage whose={whose} form={form} back={false}>
      <Heading>{whose.own ? 'How things are going for me' : 'How things are going, in their own answers'}</Heading>
      {whose.own && open.length > 0 && <Asked whose={whose} asks={open} />}
      {answered.length === 0 ? (
        <Lede>{whose.own ? 'When you have answered some questions, you see here how things change over time.' : 'Nothing has been answered yet.'}</Lede>
      ) : (
        <p>An answer or a score is a way to start a conversation. It decides nothing, and never whether there is help.</p>
      )}
      {answered.map(({ definition }) => (
        <Answered key={definition.code} whose={whose} definition={definition} responses={responses.filter(one => one.instrumentCode === definition.code)} />
      ))}
      {!whose.own && open.length > 0 && <Asked whose={whose} asks={open} />}
      {fillable.length > 0 && <Fillable whose={whose} instruments={fillable} />}
      {!whose.own && whose.mayFill && <AskForm whose={whose} form={form} instruments={fillable} />}
      {!whose.own && <Past asks={asks.filter(ask => ask.state !== 'asked')} />}
      {!whose.own && <Waiting instruments={instruments.filter(({ definition }) => !canBeAsked(definition))} />}
    </MeasurePage>
  )
}

function Asked({ whose, asks }: { whose: Whose; asks: readonly MeasureAsk[] }) {
  return (
    <>
      {asks.map(ask => (
        <InsetText key={ask.id}>
          <p>
            {whose.own
              ? `${ask.askedByName} asks you to fill in ${ask.title}.`
              : `${ask.askedByName} asked them to fill in ${ask.title}, ${formatDate(ask.askedAt)}.`}{' '}
            {ask.why}
          </p>
          {whose.own ? <ActionLink href={`${whose.base}/fill/${ask.instrumentId}`}>Fill it in</ActionLink> : null}
          {(whose.own || whose.mayFill) && (
            <Form action={`${whose.base}/asks/${ask.id}`}>
              <Button variant="secondary" small name="what" value="say no">
                {whose.own ? `No, I do not want to fill in ${ask.title}` : `They said no to ${ask.title}`}
              </Button>{' '}
              {!whose.own && (
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

function Answered({ whose, definition, responses }: { whose: Whose; definition: Definition; responses: readonly MeasureResponse[] }) {
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
              <a href={`${whose.base}/answers/${one.id}`}>{formatDateTime(one.answeredAt)}</a>
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

function Fillable({ whose, instruments }: { whose: Whose; instruments: readonly Instrument[] }) {
  return (
    <>
      <Heading level={2} size="m">
        {whose.own ? 'Questions you can answer whenever you like' : 'Fill in together'}
      </Heading>
      <List
        items={instruments.map(({ id, definition }) => (
          <>
            {whose.own ? <Offered at={`${whose.base}/fill/${id}`} definition={definition} /> : <a href={`${whose.base}/fill/${id}`}>{definition.title}</a>}
            {!whose.own && (
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

function AskForm({ whose, form, instruments }: { whose: Whose; form: FormState; instruments: readonly Instrument[] }) {
  const items = instruments.filter(({ definition }) => definition.answeredBy === 'person')
  if (items.length === 0) return null
  return (
    <Form action={`${whose.base}/asks`}>
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
