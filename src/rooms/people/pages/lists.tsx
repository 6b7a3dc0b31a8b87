import { formatDate } from '../../../core/dates.ts'
import { Button, Card, Checkboxes, Form, type FormState, Heading, InsetText, Muted, Radios, Tag, TextArea, TextField } from '../../../ui/index.ts'
import { CONSTRAINT_KINDS, CONSTRAINT_WORDS, type Constraint, markerWords, TOPIC_WORDS, TOPICS } from '../needs.ts'
import type { Part } from '../part.ts'
import type { KeptMarker } from '../store-needs.ts'
import { EndButton } from './needs.tsx'
import { PartPage, Words } from './part-page.tsx'

/** What somebody has to fit their care around, and who may know. */
export function ConstraintsPage({
  part,
  constraints,
  team,
  form,
}: {
  part: Part
  constraints: Constraint[]
  team: { id: string; name: string }[]
  form: FormState
}) {
  const named = <Checkboxes form={form} name="readers" label="Only these may know" items={team.map(({ id, name }) => ({ value: id, label: name }))} small />
  return (
    <PartPage part={part} title="What to fit around" form={form}>
      <Heading>{part.own ? 'What I have to fit things around' : 'What to fit around'}</Heading>
      <p>Caring, children, shifts, study, family. Appointments and plans should fit around these.</p>
      {constraints.map(one => (
        <Card key={one.id} heading={CONSTRAINT_WORDS[one.kind]} headingLevel={2}>
          <Words text={one.words} />
          <p>{one.readers ? <Tag colour="purple">Only named people know</Tag> : <Muted>The care team may know</Muted>}</p>
          <p>
            <Muted>
              Recorded by {one.authorName}, {formatDate(one.recordedAt)}
            </Muted>
          </p>
          {part.mayWrite && <EndButton action={`${part.base}/constraints/${one.id}/end`} version={one.version} what={CONSTRAINT_WORDS[one.kind]} />}
        </Card>
      ))}
      {part.mayWrite && (
        <Form action={`${part.base}/constraints`}>
          <Heading level={2}>Add something</Heading>
          <Radios form={form} name="kind" label="What is it about?" items={CONSTRAINT_KINDS.map(kind => ({ value: kind, label: CONSTRAINT_WORDS[kind] }))} />
          <TextArea form={form} name="words" label="What should we fit around?" hint="For example: I collect my children at 3:15pm" rows={3} />
          <Radios
            form={form}
            name="who"
            label="Who may know?"
            items={[{ value: 'team', label: 'My care team' }, ...(team.length ? [{ value: 'named', label: 'Only some of them', conditional: named }] : [])]}
          />
          {!part.own && (
            <p>
              <Muted>You will be among those who know, because you have just heard it.</Muted>
            </p>
          )}
          <Button>Add</Button>
        </Form>
      )}
    </PartPage>
  )
}

/** What not to be asked. The page and the marker never say what happened. */
export function DoNotAskPage({ part, markers, form }: { part: Part; markers: KeptMarker[]; form: FormState }) {
  return (
    <PartPage part={part} title="What not to ask" form={form}>
      <Heading>{part.own ? 'What not to ask me' : 'What not to ask'}</Heading>
      <p>
        {part.own
          ? 'You do not have to tell your story again and again. Everyone on your care team sees this beside your name.'
          : 'This stands beside the name on every page.'}
      </p>
      {markers.map(marker => (
        <Card key={marker.id} heading={markerWords(marker)} headingLevel={2}>
          <p>
            <Muted>
              Recorded by {marker.authorName}, {formatDate(marker.recordedAt)}
            </Muted>
          </p>
          {part.mayWrite && <EndButton action={`${part.base}/do-not-ask/${marker.id}/end`} version={marker.version} what={TOPIC_WORDS[marker.topic]} />}
        </Card>
      ))}
      {part.mayWrite && (
        <Form action={`${part.base}/do-not-ask`}>
          <Heading level={2}>Add something</Heading>
          <InsetText>
            <p>Do not write what happened. A broad word is enough.</p>
          </InsetText>
          <Radios form={form} name="topic" label="What is it about?" items={TOPICS.map(topic => ({ value: topic, label: TOPIC_WORDS[topic] }))} />
          <Radios
            form={form}
            name="rule"
            label="May it be asked?"
            items={[
              { value: 'never', label: 'No, do not ask' },
              {
                value: 'only_if',
                label: 'Only if something is so',
                conditional: <TextField form={form} name="onlyIf" label="Only if" hint="For example: I bring it up myself" />,
              },
            ]}
          />
          <Checkboxes
            form={form}
            name="toldOnce"
            label="Have you told it once?"
            items={[{ value: 'yes', label: 'It is written down already: read it, do not ask again' }]}
          />
          <Button>Add</Button>
        </Form>
      )}
    </PartPage>
  )
}
