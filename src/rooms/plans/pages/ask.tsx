import { Button, Form, Heading, InsetText, Page, VersionField } from '../../../ui/index.ts'
import type { Line } from '../plans.ts'
import { AskFields, type LinePageProps } from './line.tsx'

/** Who finds out about a right or support to check, and by when. There is no other form to send. */
export function AskPage({ framed, banner, view, form, choices, line }: LinePageProps & { line: Line }) {
  const meaning = view.meanings?.get(line.more.code ?? '')
  return (
    <Page {...framed} title="Who finds out" banner={banner} back={{ href: `${view.base}#line-${line.id}` }} form={form} width="two-thirds">
      <Form action={`${view.base}/lines/${line.id}/ask`}>
        <Heading>Who finds out?</Heading>
        <InsetText>
          <p className="kith-words">{line.words}</p>
          {view.own && meaning && <p>{meaning}</p>}
        </InsetText>
        <p>It stands in the plan now. Whoever is asked sees it among what waits for them. No other form is needed.</p>
        <VersionField form={form} now={line.version} />
        <AskFields form={form} choices={choices} needs={[]} />
        <Button>Ask them</Button>
      </Form>
    </Page>
  )
}
