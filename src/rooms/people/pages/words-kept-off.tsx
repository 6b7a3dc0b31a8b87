import { formatDate } from '../../../core/dates.ts'
import { Button, Card, Checkboxes, Form, type FormState, Heading, InsetText, Muted, TextField } from '../../../ui/index.ts'
import type { Part } from '../part.ts'
import type { WordKept } from '../store-words-kept-off.ts'
import { MOST_WORDS } from '../words-kept-off.ts'
import { EndButton } from './needs.tsx'
import { PartPage } from './part-page.tsx'

/** Words somebody does not want used about them, and what to say instead. */
export function WordsKeptOffPage({ part, words, form }: { part: Part; words: WordKept[]; form: FormState }) {
  const [me, my] = part.own ? ['me', 'my'] : ['them', 'their']
  return (
    <PartPage part={part} title="Words to keep off" form={form}>
      <Heading>{part.own ? 'Words I do not want used about me' : 'Words they do not want used about them'}</Heading>
      <p>
        {part.own
          ? 'A diagnosis somebody gave you, for example. When your plan is read by a link, printed, taken away as a file, or read by people you let in or by other services, these words read as your own.'
          : 'A diagnosis somebody gave them, for example. When their plan is read by a link, printed, taken away as a file, or read by people they let in or by other services, these words read as their own.'}
      </p>
      <InsetText>
        <p>
          {part.own
            ? 'Only you and the team that holds you can see this list, and they read your plan as it was written. Notes, assessments and letters stay as they are; the team is asked to write in your words.'
            : 'Only they and your team can see this list, and read the plan as it was written. Write in their words yourself.'}
        </p>
        <p>The name of a medicine always stays, so that nobody gives the wrong one.</p>
      </InsetText>
      {words.map(one => (
        <Card key={one.id} heading={one.word} headingLevel={2}>
          <p>{one.instead ? `Say instead: ${one.instead}` : 'Nothing is said instead: a gap (…) stands there.'}</p>
          <p>
            <Muted>
              Written down by {one.authorName}, {formatDate(one.recordedAt)}
              {one.whoWasThere && `. There: ${one.whoWasThere}`}
            </Muted>
          </p>
          {part.mayWrite && <EndButton action={`${part.base}/words-kept-off/${one.id}/end`} version={one.version} what={one.word} />}
        </Card>
      ))}
      {part.mayWrite && words.length < MOST_WORDS && (
        <Form action={`${part.base}/words-kept-off`}>
          <Heading level={2}>Add a word</Heading>
          <TextField
            form={form}
            name="word"
            label={`A word or phrase not to use about ${me}`}
            hint="3 to 60 letters. Each form of the word is added by itself."
            width="two-thirds"
          />
          <TextField form={form} name="instead" label="What to say instead (optional)" hint={`In ${my} own words`} width="two-thirds" />
          {!part.own && <TextField form={form} name="whoWasThere" label="Who was there?" hint="They must be, and want this" width="two-thirds" />}
          <Button>Add</Button>
        </Form>
      )}
      {words.length >= MOST_WORDS && <p>There are {MOST_WORDS} words here. To add another, take one off.</p>}
    </PartPage>
  )
}

/** By which a text is saved all the same; shown where somebody was told that other words are asked for. */
export function QuotedTick({ form }: { form: FormState }) {
  if (form.values.quoted === undefined) return null
  return (
    <Checkboxes
      form={form}
      name="quoted"
      label="Must it be in these words?"
      legendSize="plain"
      small
      items={[{ value: 'yes', label: 'These are somebody else’s words, quoted' }]}
    />
  )
}
