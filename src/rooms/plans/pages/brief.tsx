import type { ReactNode } from 'react'
import { Button, Checkboxes, DateField, Form, type FormState, Heading, Page, Radios, Select, TextArea, TextField } from '../../../ui/index.ts'
import type { Choices } from '../actions.ts'
import { doerValue } from '../forms.ts'
import { HOWS } from '../plans.ts'
import { ALWAYS_ASKED, HELP_TYPES, sectionName } from '../sections.ts'
import type { Framed, View } from './plan.tsx'

/** A short offer on one page: one practitioner, a named contact, and a day to look at how it went. */
export function BriefPage({ framed, banner, view, form, choices }: { framed: Framed; banner?: ReactNode; view: View; form: FormState; choices: Choices }) {
  const types = Object.entries(HELP_TYPES).map(([value, label]) => ({ value, label }))
  const hows = Object.entries(HOWS).flatMap(([value, label]) => (value === 'my_kith' ? [] : [{ value, label }]))
  return (
    <Page {...framed} title="A short offer" banner={banner} back={{ href: view.base }} form={form} width="two-thirds">
      <Form action={`${view.base}/brief`}>
        <Heading>A short offer</Heading>
        <p>For when one person’s help for a while may be enough. It becomes their plan, and can grow at any time.</p>
        <TextArea form={form} name="matters" label="What matters to them now, in their words" rows={3} />
        <TextField form={form} name="help" label="What is offered" width="full" />
        <Radios form={form} name="type" label="What sort of help is it?" small items={types} />
        <TextArea form={form} name="aim" label="What it is for" rows={2} />
        <Select
          form={form}
          name="who"
          label="Who gives it, and is their named contact?"
          placeholder="Choose one"
          items={choices.doers.map(doer => ({ value: doerValue(doer), label: `${doer.name}, ${doer.service}` }))}
        />
        <TextField form={form} name="touch" label="How do they reach that person?" width="full" />
        <TextField form={form} name="howOften" label="How often (if you know)" width="full" />
        <TextField form={form} name="howLong" label="For how long?" width="full" />
        <DateField form={form} name="until" label="When do we look at how it went?" />
        <Checkboxes
          form={form}
          name="asked"
          label="You asked about these, and there is nothing to do for now"
          hint="Tick each one"
          small
          items={ALWAYS_ASKED.map(section => ({ value: section, label: sectionName(section, false) }))}
        />
        <Radios form={form} name="how" label="How did they agree?" small items={hows} />
        <DateField form={form} name="on" label="On what day did they agree?" />
        <Button>Make the offer and publish it</Button>
      </Form>
    </Page>
  )
}
