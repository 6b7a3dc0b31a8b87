import { formatDateTime } from '../../../core/dates.ts'
import { ActionLink, Card, Heading, InsetText, Muted, SummaryList, Table, Tag } from '../../../ui/index.ts'
import { CheckedMark } from '../../clinical-content/index.ts'
import type { Part } from '../../people/index.ts'
import { type Instrument, optionsOf } from '../instrument.ts'
import { figure } from '../lines.ts'
import type { Area, MeasureResponse } from '../outcomes.ts'
import { rangeOf, wordsFor } from '../scoring.ts'
import { Licence, MeasurePage } from './frame.tsx'

export interface AnswersProps {
  part: Part
  instrument: Instrument
  response: MeasureResponse
  areas: readonly Area[]
  notice: string | undefined
}

/** One questionnaire as it was answered, question by question. */
export function AnswersPage({ part, instrument: { definition }, response, areas, notice }: AnswersProps) {
  const at = `${part.base}/answers/${response.id}`
  return (
    <MeasurePage part={part} notice={notice}>
      <Heading caption={`${formatDateTime(response.answeredAt)}${response.how === 'together' ? `, together with ${response.workerName}` : ''}`}>
        {definition.title}
      </Heading>
      {response.replacedBy && (
        <InsetText>
          <p>
            These answers were corrected later. <a href={`${part.base}/answers/${response.replacedBy}`}>Read the corrected ones</a>.
          </p>
        </InsetText>
      )}
      <Talk part={part} response={response} />
      <Given definition={definition} response={response} />
      {response.words && <p className="kith-words">{response.words}</p>}
      <Results definition={definition} response={response} />
      {!part.own && <CheckedMark item={definition} />}
      {definition.steps && <Areas part={part} definition={definition} at={at} areas={areas} />}
      {(part.own || part.mayWrite) && !response.replacedBy && (
        <p>
          <a href={`${at}/change`}>Correct these answers</a>
        </p>
      )}
      <Licence definition={definition} />
    </MeasurePage>
  )
}

// The conversation that an answer asked for: promised to the person, and to be kept by whoever reads this at work.
function Talk({ part, response: { step } }: { part: Part; response: MeasureResponse }) {
  if (!step) return null
  if (!part.own)
    return (
      <InsetText>
        <p>
          One answer is about ending their life or hurting themself. They were told that {step.doerName} talks with them the same day.{' '}
          {step.doneAt ? 'That has been done.' : <a href={`/people/${part.personId}/next-steps/${step.id}`}>Open the next step</a>}
        </p>
      </InsetText>
    )
  if (step.doneAt) return null
  return (
    <Card heading="Thank you for telling us" variant="urgent">
      <p>{step.doerName} will talk with you today about how you are.</p>
      <p>
        If you cannot wait, please <a href="/crisis">get help now</a>. You do not have to be alone with this.
      </p>
    </Card>
  )
}

function Given({ definition, response }: { definition: Instrument['definition']; response: MeasureResponse }) {
  const rows = definition.items.map(item => [
    item.text ?? item.name,
    <>
      {optionsOf(definition, item.scale).find(option => option.value === response.answers[item.code])?.label ?? <Muted>Left out</Muted>}{' '}
      {response.wants.includes(item.code) && <Tag>More help wanted</Tag>}
    </>,
  ])
  return (
    <>
      {rows.length > 0 && <Table caption="Answers" captionSize="s" head={['Question', 'Answer']} firstCellIsHeader rows={rows} />}
      {response.goals.length > 0 && (
        <Table
          caption="Goals"
          captionSize="s"
          head={['Goal', { text: '0 to 10', numeric: true }]}
          firstCellIsHeader
          rows={response.goals.map(goal => [goal.words, goal.rating])}
        />
      )}
      {response.local.length > 0 && (
        <Table
          caption="Other questions, not part of any score"
          captionSize="s"
          head={['Question', 'Answer']}
          firstCellIsHeader
          rows={response.local.map(one => [one.text, one.label])}
        />
      )}
    </>
  )
}

function Results({ definition, response }: { definition: Instrument['definition']; response: MeasureResponse }) {
  if (definition.scores.length === 0) return null
  const rows = definition.scores.map(score => {
    const result = response.scores[score.code]
    const words = typeof result === 'number' ? wordsFor(score, result) : undefined
    const shown =
      typeof result === 'number'
        ? `${figure(result)} out of ${figure(rangeOf(definition, score).most)}${words ? `: ${words}` : ''}. ${score.meaning}`
        : undefined
    return { key: score.title, value: shown ?? 'No result, because too many questions were left out. Every answer still counts by itself.' }
  })
  return (
    <>
      <SummaryList rows={rows} />
      <p>
        <Muted>A result is a way to start a conversation. It decides nothing.</Muted>
      </p>
    </>
  )
}

function Areas({ part, definition, at, areas }: { part: Part; definition: Instrument['definition']; at: string; areas: readonly Area[] }) {
  const steps = definition.steps!
  const nameOf = (code: string) => definition.items.find(item => item.code === code)?.name ?? code
  return (
    <>
      <Heading level={2} size="m">
        {part.own ? 'What I want to talk about' : 'What they want to talk about'}
      </Heading>
      {areas.map(area => (
        <Card key={area.id} heading={nameOf(area.itemCode)} headingLevel={3} headingSize="s">
          {steps.steps
            .filter(step => area[step.code] !== '')
            .map(step => (
              <p key={step.code} className="kith-words">
                <strong>{step.title}</strong>
                {'\n'}
                {area[step.code]}
              </p>
            ))}
          {(part.own || part.mayWrite) && <a href={`${at}/areas/${area.id}`}>Write down what we say about {nameOf(area.itemCode).toLowerCase()}</a>}
        </Card>
      ))}
      {areas.length < steps.most && (part.own || part.mayWrite) && <ActionLink href={`${at}/areas`}>{steps.title}</ActionLink>}
    </>
  )
}
