import { formatDate } from '../../../core/dates.ts'
import { Button, ButtonGroup, Details, Form, type FormState, Heading, HiddenField, Muted, Radios } from '../../../ui/index.ts'
import type { Part } from '../../people/index.ts'
import type { CrisisReaders, CrisisReading } from '../crisis-reading.ts'
import { SaidFields } from './parts.tsx'

/** Whether the crisis teams of where the person lives may read the plan: asked once it is begun, and taken back by one press. */
export function CrisisReadingPart({ part, readers, mayAnswer, form }: { part: Part; readers: CrisisReaders; mayAnswer: boolean; form: FormState }) {
  const { said, teams } = readers
  return (
    <section className="kith-safety__part" aria-labelledby="crisis-reading-heading">
      <Heading level={2} size="s" id="crisis-reading-heading">
        In a crisis
      </Heading>
      <p>{said ? saidWords(said, part.own) : question(part.own)}</p>
      <p>
        <Muted>
          {teams.length > 0 ? `Today: ${teams.join(', ')}.` : `No crisis team where ${part.own ? 'you live' : 'they live'} uses Kith yet.`}
          {said?.agreed !== false &&
            ` They would see ${part.own ? 'your' : 'the'} name, contact details and this plan, and nothing else. They can add to it, and write down what is talked about.`}
        </Muted>
      </p>
      {mayAnswer && <Answer part={part} said={said} form={form} />}
    </section>
  )
}

const question = (own: boolean) =>
  own
    ? 'May the crisis teams where you live read this plan, day or night? Then they know what helps you, and you do not have to explain it all.'
    : 'Not asked yet: may the crisis teams where they live read this plan, day or night? Ask, and write down what they say.'

function saidWords({ agreed, saidOn, saidHow, writtenByName }: CrisisReading, own: boolean): string {
  const who = own ? 'You' : 'They'
  const words = agreed
    ? `${who} said on ${formatDate(saidOn)} that crisis teams may read this plan.`
    : `${who} said no on ${formatDate(saidOn)}. Crisis teams do not see it.`
  return saidHow ? `${words} ${writtenByName} wrote it down: ${saidHow}` : words
}

function Answer({ part, said, form }: { part: Part; said: CrisisReading | undefined; form: FormState }) {
  const action = `${part.base}/safety-plan/crisis-teams`
  if (part.own)
    return (
      <Form action={action}>
        <ButtonGroup>
          {said?.agreed !== true && (
            <Button name="agreed" value="yes" small variant={said ? 'secondary' : 'primary'}>
              {said ? 'They may read it' : 'Yes, they may read it'}
            </Button>
          )}
          {said?.agreed !== false && (
            <Button name="agreed" value="no" small variant="secondary">
              {said ? 'They may not read it any more' : 'No'}
            </Button>
          )}
        </ButtonGroup>
      </Form>
    )
  const fields = (
    <Form action={action}>
      {said ? (
        <HiddenField name="agreed" value={said.agreed ? 'no' : 'yes'} />
      ) : (
        <Radios
          form={form}
          name="agreed"
          label="What did they say?"
          legendSize="s"
          items={[
            { value: 'yes', label: 'Yes, crisis teams may read it' },
            { value: 'no', label: 'No' },
          ]}
        />
      )}
      <SaidFields part={part} form={form} />
      <Button variant="secondary">Write it down</Button>
    </Form>
  )
  const summary = said ? (said.agreed ? 'They do not want it any more' : 'They have changed their mind') : 'Write down what they said'
  return Object.keys(form.errors).length > 0 ? fields : <Details summary={summary}>{fields}</Details>
}
