import { Button, Checkboxes, Form, type FormState, Heading, InsetText, TextArea, VersionField, WarningCallout } from '../../../ui/index.ts'
import type { Part } from '../../people/index.ts'
import type { Definition } from '../instrument.ts'
import { optionsOf } from '../instrument.ts'
import type { Area, MeasureResponse } from '../outcomes.ts'
import { MeasurePage } from './frame.tsx'

/** Up to three areas, with the answer beside each: which to talk about is the person's choice, not the lowest number's. */
export function ChooseAreasPage({
  part,
  definition,
  response,
  areas,
  form,
}: {
  part: Part
  definition: Definition
  response: MeasureResponse
  areas: readonly Area[]
  form: FormState
}) {
  const steps = definition.steps!
  const open = definition.items.filter(item => !areas.some(area => area.itemCode === item.code))
  const answerTo = (code: string, scale: string) => optionsOf(definition, scale).find(option => option.value === response.answers[code])?.label ?? 'Left out'
  return (
    <MeasurePage part={part} form={form}>
      <Heading>{steps.title}</Heading>
      <Form action={`${part.base}/answers/${response.id}/areas`}>
        <Checkboxes
          form={form}
          name="areas"
          label={`Choose up to ${steps.most - areas.length}`}
          hint={
            part.own
              ? 'Choose what matters most to you now. The others can wait for another time.'
              : 'The person chooses. What matters most need not be what they are least satisfied with.'
          }
          items={open.map(item => ({
            value: item.code,
            label: item.name ?? item.text,
            hint: `${answerTo(item.code, item.scale)}${response.wants.includes(item.code) ? '. More help wanted' : ''}`,
          }))}
        />
        <Button>Choose these</Button>
      </Form>
    </MeasurePage>
  )
}

/** The four steps for one area, written down as they are talked through. */
export function AreaPage({ part, definition, area, form, newer }: { part: Part; definition: Definition; area: Area; form: FormState; newer?: Area }) {
  const steps = definition.steps!.steps
  const name = definition.items.find(item => item.code === area.itemCode)?.name ?? area.itemCode
  return (
    <MeasurePage part={part} form={form}>
      <Heading>{name}</Heading>
      {newer && (
        <WarningCallout heading="Somebody else changed this while you were writing" headingLevel={2}>
          <p>Nothing was overwritten. {newer.savedByName} wrote:</p>
          <InsetText>
            {steps
              .filter(step => newer[step.code] !== '')
              .map(step => (
                <p key={step.code} className="kith-words">
                  <strong>{step.title}</strong>
                  {'\n'}
                  {newer[step.code]}
                </p>
              ))}
          </InsetText>
          <p>What you wrote is still below. Bring the two together, then save again.</p>
        </WarningCallout>
      )}
      <Form action={`${part.base}/answers/${area.responseId}/areas/${area.id}`}>
        <VersionField form={form} now={(newer ?? area).version} newer={newer !== undefined} />
        {steps.map(step => (
          <TextArea key={step.code} form={form} name={step.code} label={step.title} hint={step.words} rows={4} />
        ))}
        <p>Write it in {part.own ? 'your' : 'the person’s'} own words. You can leave a step for later.</p>
        <Button>Save</Button>
      </Form>
    </MeasurePage>
  )
}
