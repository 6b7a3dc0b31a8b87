import { Button, Form, type FormState, Heading, InsetText, Radios, TextArea, TextField } from '../../../ui/index.ts'
import type { Part } from '../../people/index.ts'
import type { TeamChoice } from '../store.ts'
import { NetworkFrame } from './parts.tsx'

/** Asking for a connector's time: what matters, in the person's own words. */
export function AskPage({ part, teams, form }: { part: Part; teams: readonly TeamChoice[]; form: FormState }) {
  const { own } = part
  return (
    <NetworkFrame part={part} title="Ask for a community connector" form={form} back={own ? '/my/network' : part.base}>
      <Heading>Ask for a community connector</Heading>
      <p>
        {own
          ? 'Somebody with time for you: to find people, places and things that matter to you, and to come along at first if you like. You do not have to know what you want yet.'
          : 'For anyone, whatever else is going on. Any worker of any service may ask, with the person’s yes. Until somebody says yes it reads “asked, not yet agreed”, and whoever is responsible now stays responsible.'}
      </p>
      {teams.length === 0 ? (
        <InsetText>
          <p>
            There is no connectors’ team in this place yet. {own ? 'Ask whoever helps you.' : 'Ask your own team, or write it down as missing from the place.'}
          </p>
        </InsetText>
      ) : (
        <Form action={`${part.base}/connector`}>
          <TextArea
            form={form}
            name="matters"
            label={own ? 'What matters to me?' : 'What matters to them, in their own words?'}
            hint="A few words are enough"
            rows={4}
          />
          {!own && (
            <TextField form={form} name="agreedHow" label="How did they say yes to this?" hint="For example: at her kitchen table, on Tuesday" width="full" />
          )}
          <Radios
            form={form}
            name="teamId"
            label="Which team?"
            legendSize="s"
            items={teams.map(team => ({ value: team.id, label: team.name, hint: team.organisationName === team.name ? undefined : team.organisationName }))}
          />
          <Button>Ask</Button>
        </Form>
      )}
    </NetworkFrame>
  )
}
