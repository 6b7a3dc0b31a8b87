import { formatDateTime } from '../../../core/dates.ts'
import { Button, Checkboxes, Details, Form, type FormState, Heading, InsetText, List, Radios, TextArea, TextField, TimeField } from '../../../ui/index.ts'
import { type ContactRoute, DAY_WORDS, DAYS, ROUTES, ruleLines } from '../contact-rules.ts'
import type { Part } from '../part.ts'
import type { KeptRules, Override } from '../store-words.ts'
import { Clash, Follows, PartPage, WrittenBy } from './part-page.tsx'

const ROUTE_CHOICES: Record<ContactRoute, { label: string; hint?: string }> = {
  text: { label: 'Text message' },
  phone: { label: 'Phone call' },
  voicemail: { label: 'Leaving a voicemail', hint: 'Somebody else might hear it' },
  email: { label: 'Email' },
  letter: { label: 'Letter', hint: 'Always in a plain envelope' },
  face_to_face: { label: 'Coming to see me' },
  through_someone: { label: 'Through someone I choose' },
}

export interface RulesPageProps {
  part: Part
  form: FormState
  rules: KeptRules | undefined
  overrides: Override[]
  newer?: KeptRules | undefined
}

/** How somebody may be reached: the rules, the times they were gone against, and, for those who may, the form. */
export function ContactRulesPage({ part, form, rules, overrides, newer }: RulesPageProps) {
  return (
    <PartPage part={part} title="How to make contact" form={form}>
      <Heading>{part.own ? 'How to contact me' : 'How to make contact'}</Heading>
      {newer && <Clash newer={<List items={ruleLines(newer)} />} />}
      {!newer && rules && (
        <>
          <List items={ruleLines(rules)} />
          <WrittenBy written={rules} own={part.own} />
        </>
      )}
      {!rules && (
        <InsetText>
          <p>
            {part.own
              ? 'You have not told us yet. Until you do, we leave no voicemail, use neutral words, and get in touch between 8am and 8pm.'
              : ruleLines(undefined)[0]}
          </p>
        </InsetText>
      )}
      <Overrides overrides={overrides} />
      {part.mayWrite && <RulesForm part={part} form={form} rules={newer ?? rules} newer={newer !== undefined} />}
    </PartPage>
  )
}

function Overrides({ overrides }: { overrides: Override[] }) {
  if (overrides.length === 0) return null
  return (
    <Details summary={`Times these wishes were not followed: ${overrides.length}`}>
      <List items={overrides.map(one => `${formatDateTime(one.madeAt)}, ${one.workerName}: ${one.reason}`)} />
    </Details>
  )
}

function RulesForm({ part, form, rules, newer }: { part: Part; form: FormState; rules: KeptRules | undefined; newer: boolean }) {
  return (
    <Form action={`${part.base}/contact-rules`}>
      <Heading level={2}>{part.own ? 'Change this' : 'Change this with them'}</Heading>
      <Follows form={form} id={rules?.id} newer={newer} />
      <Checkboxes
        form={form}
        name="routes"
        label="Which ways are all right?"
        hint="Leave out every way that is not safe or does not suit"
        items={ROUTES.map(route => ({
          value: route,
          ...ROUTE_CHOICES[route],
          ...(route === 'through_someone' ? { conditional: <TextField form={form} name="throughWhom" label="Who, and how to reach them" /> } : {}),
        }))}
      />
      {rules?.timesUnread && (
        <InsetText>
          <p>
            {part.own
              ? 'You wrote about times in your own words, below. Put them into days and hours here, and what waits for you can go.'
              : 'They wrote about times in their own words, below. Put them into days and hours here, with them if you can. What waits for them goes once you save.'}
          </p>
        </InsetText>
      )}
      <Checkboxes form={form} name="days" label="Which days are safe?" small items={DAYS.map(day => ({ value: day, label: DAY_WORDS[day] }))} />
      <TimeField form={form} name="from" label="Not before" hint="For example 18:30 or 6:30pm. Empty means 8am." />
      <TimeField form={form} name="to" label="Not after" hint="Empty means 8pm" />
      <Radios
        form={form}
        name="show"
        label="What may a message or envelope show?"
        items={[
          { value: 'neutral', label: 'Nothing about health', hint: 'Neutral sender, neutral words' },
          { value: 'any', label: 'It may say who it is from' },
        ]}
      />
      <Checkboxes form={form} name="previewsOff" label="On a locked screen" items={[{ value: 'yes', label: 'Show nothing but “You have a message”' }]} />
      <Radios
        form={form}
        name="lettersTo"
        label="Letters may go"
        items={[
          { value: '', label: 'To any of the addresses' },
          { value: 'home', label: 'Only to the home address' },
          { value: 'term', label: 'Only to the term-time address' },
          { value: 'other', label: 'Only to the other address' },
        ]}
      />
      <TextArea
        form={form}
        name="mustNotAppear"
        label="Is there anything that must never show?"
        hint="On an envelope, a voicemail, a screen or a shared calendar"
        rows={2}
      />
      <TextField form={form} name="meetAt" label="Where do you like to meet?" hint="For example: at home, a café, the library, walking, by video" />
      <TextArea form={form} name="more" label="Anything else?" hint="For example: ring twice, then I will call back" rows={2} />
      <Button>Save</Button>
    </Form>
  )
}
