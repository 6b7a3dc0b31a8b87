import { formatDate, relativeDay } from '../../../core/dates.ts'
import { Button, Card, Details, Form, type FormState, Heading, InsetText, List, Radios, WarningCallout } from '../../../ui/index.ts'
import type { Reader } from '../../people/index.ts'
import { SAY_CODES, SAYS } from '../assessments.ts'
import type { Assessment } from '../store.ts'
import type { Known } from '../store-known.ts'
import { byLine, pathOf, Shell, Words, Written } from './shell.tsx'

const From = ({ one, now }: { one: Known; now: Date }) => (
  <Written>
    {[byLine(one.authorName, one.authorRole), one.organisationName].filter(Boolean).join(', ')}, {formatDate(one.happenedAt)} (
    {relativeDay(one.happenedAt, now)})
  </Written>
)

/** What must not be asked, in the person's rule, never in what it is about (R293). */
export function DoNotAsk({ markers }: { markers: string[] }) {
  if (markers.length === 0) return null
  return (
    <WarningCallout heading="What not to ask" headingLevel={2}>
      <List items={markers} />
    </WarningCallout>
  )
}

/** What is known already, from whom and how old, to read before anything is asked (R047, R274). */
export function KnownList({ known, now, own }: { known: Known[]; now: Date; own: boolean }) {
  if (known.length === 0) return <p>{own ? 'Nothing that you can see has been written before this.' : 'Nothing that you can see is known yet.'}</p>
  const list = (some: Known[]) =>
    some.map(one => (
      <Details key={one.id} summary={`${one.title}, ${relativeDay(one.happenedAt, now)}`}>
        {one.body && <Words text={one.body} />}
        <From one={one} now={now} />
      </Details>
    ))
  const older = known.slice(AT_ONCE)
  return (
    <>
      {list(known.slice(0, AT_ONCE))}
      {older.length > 0 && <Details summary={`All that is known from before (${older.length} more)`}>{list(older)}</Details>}
    </>
  )
}

/** As many as can be taken in at once. */
const AT_ONCE = 6

/** The person's say on each thing known: use it, read it and do not ask, or leave it out. */
export function KnownPage({
  reader,
  assessment,
  known,
  markers,
  form,
  notice,
}: {
  reader: Reader
  assessment: Assessment
  known: Known[]
  markers: string[]
  form: FormState
  notice?: string | undefined
}) {
  const path = pathOf(reader, assessment.id)
  return (
    <Shell reader={reader} title="What is known already" form={form} back={{ href: path }} notice={notice}>
      <Heading>{reader.own ? 'What I told before' : 'What is known already'}</Heading>
      <p>
        {reader.own
          ? 'You told these things once. You decide what we use again. You can change your mind at any time.'
          : 'Go through it with the person, and write down their say on each. What they chose themselves in My Kith stays as they chose it.'}
      </p>
      <DoNotAsk markers={markers} />
      {known.length === 0 ? (
        <p>There is nothing from before.</p>
      ) : (
        <Form action={`${path}/known`}>
          {known.map(one => (
            <Card key={one.id} heading={one.title} headingLevel={2}>
              {one.body && <Words text={one.body} />}
              <From one={one} now={reader.now} />
              {one.byPerson && !reader.own && one.say ? (
                <InsetText>
                  <p>They chose: {SAYS[one.say].toLowerCase()}</p>
                </InsetText>
              ) : (
                <Radios
                  form={form}
                  name={`say-${one.id}`}
                  label={reader.own ? 'What should we do with this?' : 'What do they say?'}
                  legendSize="plain"
                  small
                  items={SAY_CODES.map(code => ({ value: code, label: SAYS[code] }))}
                />
              )}
            </Card>
          ))}
          <Button>Save</Button>
        </Form>
      )}
    </Shell>
  )
}
