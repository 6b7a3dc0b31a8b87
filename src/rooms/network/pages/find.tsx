import type { ReactNode } from 'react'
import { Button, Card, Checkboxes, Details, Form, type FormState, Heading, HiddenField, List, Muted, Radios, Select, TextField } from '../../../ui/index.ts'
import type { Part } from '../../people/index.ts'
import { type Suggestions, WHEN_FREE } from '../actions-suggest.ts'
import { LEVELS } from '../connect.ts'
import { DOMAIN_CODES, DOMAINS } from '../network.ts'

/** Looking for what matters, and what was found with the reason for each; they choose. */
export function Find({ part, form, found }: { part: Part; form: FormState; found: Suggestions | undefined }) {
  const times = Object.entries(WHEN_FREE).map(([value, label]) => ({ value, label }))
  return (
    <section aria-labelledby="find-heading">
      <Heading level={2} id="find-heading">
        Find something that matters
      </Heading>
      <Form action={`${part.base}/connections/find`}>
        <TextField form={form} name="find" label="What would you like to find?" hint="Leave empty to look by the interests in the network" width="full" />
        <Checkboxes form={form} name="times" label="When?" legendSize="s" small items={times} />
        <Checkboxes
          form={form}
          name="access"
          label="What does it need to be?"
          legendSize="s"
          small
          items={[
            { value: 'stepFree', label: 'Step-free' },
            { value: 'free', label: 'Free' },
          ]}
        />
        <Button variant="secondary">Look</Button>
      </Form>
      {found && <Found part={part} found={found} />}
    </section>
  )
}

function Found({ part, found }: { part: Part; found: Suggestions }) {
  const what = found.words.length > 0 ? `for ${found.words.map(one => `“${one}”`).join(', ')}` : 'for anything'
  return (
    <>
      <Heading level={3}>{found.found.length === 0 ? `Nothing found ${what}` : `Found ${what}`}</Heading>
      <p>
        {found.from ? `Near ${found.from}. ` : ''}Things not linked to mental health come first.{' '}
        {found.found.length === 0 && 'Try other words, or write down below that it is missing here.'}
      </p>
      {found.found.map(one => (
        <Card key={one.assetId} heading={one.name} headingLevel={4}>
          {one.organisation !== one.name && <Muted>{one.organisation}</Muted>}
          {one.summary && <p>{one.summary}</p>}
          {one.reasons.length > 0 && <List items={one.reasons} />}
          <p>
            <a href={`/community/${one.assetId}`}>
              All about it<span className="nhsuk-u-visually-hidden">: {one.name}</span>
            </a>
          </p>
          <Start part={part} assetId={one.assetId} name={one.name} />
        </Card>
      ))}
    </>
  )
}

function Start({ part, assetId, name }: { part: Part; assetId: string; name: string }): ReactNode {
  if (part.own)
    return (
      <Form action={`/my/community/${assetId}/save`}>
        <Button variant="secondary" small>
          Keep this<span className="nhsuk-u-visually-hidden">: {name}</span>
        </Button>
      </Form>
    )
  return (
    <Form action={`${part.base}/connections/new`}>
      <HiddenField name="assetId" value={assetId} />
      <HiddenField name="what" value="told_about" />
      <Button variant="secondary" small>
        {LEVELS.told_about}: they chose this<span className="nhsuk-u-visually-hidden">: {name}</span>
      </Button>
    </Form>
  )
}

/** A wish that nothing meets becomes a gap on the place's list. */
export function Gap({ part, form, open, headings }: { part: Part; form: FormState; open: boolean; headings: readonly { code: string; name: string }[] }) {
  return (
    <Details summary="Nothing here meets it" open={open}>
      <p>
        What is missing is counted for the place, so that somebody can start it, share it or bring it nearer. The place’s list says how many people looked, and
        not who.
      </p>
      <Form action={`${part.base}/connections/gap`}>
        <TextField form={form} name="wanted" label="What is missing?" hint="A few plain words that name nobody: “dog walking help”" width="full" />
        <Select
          form={form}
          name="heading"
          label="Does it belong under one of these?"
          hint="The same wish in other words is counted together, under this name"
          placeholder="None of these"
          items={headings.map(one => ({ value: one.code, label: one.name }))}
        />
        <Radios
          form={form}
          name="gapDomain"
          label="Which part of life is it?"
          legendSize="s"
          small
          items={DOMAIN_CODES.map(value => ({ value, label: part.own ? DOMAINS[value].own : DOMAINS[value].name }))}
        />
        <Button variant="secondary">Tell the place</Button>
      </Form>
    </Details>
  )
}
