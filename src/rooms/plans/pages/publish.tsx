import type { ReactNode } from 'react'
import { formatDate } from '../../../core/dates.ts'
import {
  Button,
  Checkboxes,
  DateField,
  Details,
  Form,
  type FormState,
  Heading,
  HiddenField,
  InsetText,
  List,
  Page,
  Radios,
  TextArea,
  TextField,
} from '../../../ui/index.ts'
import { WAYS } from '../forms-publish.ts'
import { type Agreement, ANSWERS, HOWS, WITHOUT } from '../plans.ts'
import { TOUCHES } from '../sections.ts'
import type { Framed, View } from './plan.tsx'

const options = (choices: Readonly<Record<string, string>>) => Object.entries(choices).map(([value, label]) => ({ value, label }))

const Subjects = ({ form }: { form: FormState }) => (
  <Details summary="Does what is written here say something about…">
    <Checkboxes form={form} name="touches" label="Then only those who may know about that can read it" legendSize="plain" small items={options(TOUCHES)} />
  </Details>
)

export interface PublishProps {
  framed: Framed
  banner?: ReactNode
  view: View
  form: FormState
  /** What is to be done before, besides the agreement, in words. */
  todo: readonly string[]
  /** What is worth talking about before, and stops nothing. */
  talk: readonly string[]
  agreement: Agreement | undefined
  mark: string
}

/** Publishing: how the person agreed or why without them, who was there, both views side by side, and what they were told. */
export function PublishPage({ framed, banner, view, form, todo, talk, agreement, mark }: PublishProps) {
  return (
    <Page {...framed} title="Publish the plan" banner={banner} back={{ href: view.base }} form={form} width="two-thirds">
      <Heading>Publish the plan</Heading>
      {todo.length > 0 && (
        <InsetText>
          <p>Before it can be published:</p>
          <List items={[...todo]} />
        </InsetText>
      )}
      {talk.length > 0 && (
        <InsetText>
          <p>Not written yet for this help. Talk about it together, where there is something to say:</p>
          <List items={[...talk]} />
        </InsetText>
      )}
      <Form action={`${view.base}/publish`}>
        <HiddenField name="mark" value={mark} />
        <Agreed form={form} agreement={agreement} />
        <Decided form={form} />
        <Subjects form={form} />
        <Button>Publish</Button>
      </Form>
    </Page>
  )
}

function Agreed({ form, agreement }: { form: FormState; agreement: Agreement | undefined }) {
  const pressed =
    agreement &&
    `${ANSWERS[agreement.answer]}: ${HOWS[agreement.how as keyof typeof HOWS].toLowerCase()}, ${formatDate(agreement.onDay)}${agreement.changed ? '. The plan has changed since' : ''}`
  const hows = options(HOWS).filter(how => how.value !== 'my_kith')
  return (
    <Radios
      form={form}
      name="way"
      label="How did they agree?"
      items={[
        { value: 'pressed', label: WAYS.pressed, hint: pressed ?? 'They have not answered there yet' },
        {
          value: 'told',
          label: WAYS.told,
          conditional: (
            <>
              <Radios form={form} name="answer" label="What did they say?" legendSize="plain" small items={options(ANSWERS)} />
              <TextArea form={form} name="except" label="What do they not agree with?" labelSize="plain" rows={3} />
              <Radios form={form} name="how" label="How did they tell you?" legendSize="plain" small items={hows} />
              <DateField form={form} name="on" label="On what day?" legendSize="plain" />
            </>
          ),
        },
        {
          value: 'without',
          label: WAYS.without,
          conditional: (
            <>
              <Radios form={form} name="reason" label="Why?" legendSize="plain" small items={options(WITHOUT)} />
              <TextArea form={form} name="reasonWords" label="More about the reason" labelSize="plain" rows={3} />
            </>
          ),
        },
      ]}
    />
  )
}

function Decided({ form }: { form: FormState }) {
  return (
    <>
      <TextField form={form} name="whoWasThere" label="Who was there when it was decided?" width="full" />
      <Heading level={2}>Where we do not see it the same way</Heading>
      <div className="kith-compare">
        <TextArea form={form} name="personView" label="Their view, in their words" labelSize="plain" rows={4} />
        <TextArea form={form} name="ourView" label="Our view, and why" labelSize="plain" rows={4} />
      </div>
      <Details summary="Something was decided without them" open={['toldWhat', 'toldHow', 'toldWhy'].some(name => form.errors[name])}>
        <TextArea form={form} name="decidedWithout" label="What was decided without them?" labelSize="plain" rows={3} />
        <TextArea form={form} name="toldWhy" label="Why?" labelSize="plain" rows={2} />
        <TextArea form={form} name="toldWhat" label="What were they told?" labelSize="plain" rows={2} />
        <TextArea form={form} name="toldHow" label="How were they told, and when?" labelSize="plain" rows={2} />
      </Details>
    </>
  )
}

/** The person says what they think of their plan. */
export function SayPage({ framed, view, form, mark }: { framed: Framed; view: View; form: FormState; mark: string }) {
  return (
    <Page {...framed} title="What I think of my plan" back={{ href: view.base }} form={form} width="two-thirds">
      <Form action={`${view.base}/say`}>
        <Heading>What do you think of your plan?</Heading>
        <p>You can agree with some of it and not with the rest. You can change your mind at any time.</p>
        <HiddenField name="mark" value={mark} />
        <Radios
          form={form}
          name="answer"
          label="My plan as it stands today"
          items={[
            { value: 'agrees', label: 'I agree with it' },
            { value: 'agrees_except', label: 'I agree, except for some of it' },
            { value: 'does_not_agree', label: 'I do not agree with it' },
          ]}
        />
        <TextArea form={form} name="words" label="What I do not agree with, or want to say" labelSize="plain" rows={4} />
        <Subjects form={form} />
        <Button>Send my answer</Button>
      </Form>
    </Page>
  )
}
