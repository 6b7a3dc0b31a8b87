import { FORM_KEY, readKey, whatIsAnswered, writeKey } from './answering.tsx'
import { Button, Form } from './form.tsx'
import type { FormState } from './form-state.ts'

const SHORT = 100

// Words somebody wrote: not an id, a number, a code, or nothing.
const isWritten = (value: string): boolean => /\s/.test(value.trim()) && !/^[\d\s:.-]+$/.test(value)

/** A form that was sent and not taken: every field as it was, with its key. */
export type GivenBackProps = {
  action: string
  values: FormState['values']
  /** The words on the button that sends it again; without one, the words are there to be read and copied. */
  button?: string | undefined
}

/** What somebody sent and was not taken, so that it is not lost with the page. The form is sent again as the one it was. */
export function GivenBack({ action, values, button }: GivenBackProps) {
  const fields = Object.entries(values).flatMap(([name, value]) => (name === FORM_KEY ? [] : [value ?? []].flat().map(text => ({ name, text }))))
  const texts = fields.filter(({ text }) => isWritten(text))
  const words = texts.length > 0 && (
    <>
      <h2 className="nhsuk-heading-m" id="kept">
        What you wrote
      </h2>
      <p>{button ? 'It is not saved yet. Read it, then save it.' : 'It is not saved. Copy what you need.'}</p>
      {texts.map(({ name, text }, index) => (
        <div className="nhsuk-form-group" key={`${index}-${name}`}>
          <label className="nhsuk-label" htmlFor={`kept-${index}`}>
            {texts.length === 1 ? 'Your words' : `Your words, part ${index + 1}`}
          </label>
          <textarea className="nhsuk-textarea" id={`kept-${index}`} name={name} rows={text.length > SHORT ? 5 : 2} readOnly={!button} defaultValue={text} />
        </div>
      ))}
    </>
  )
  if (!button || fields.length === 0) return words
  const key = readKey(values[FORM_KEY])
  return (
    <Form action={action} again={key && writeKey(key)}>
      {fields.map(({ name, text }, index) => !isWritten(text) && <input key={`${index}-${name}`} type="hidden" name={name} value={text} />)}
      {words}
      <Button>{button}</Button>
    </Form>
  )
}

/** What was kept for forms that this page does not have as they were. It stands after all forms of the page. */
export function KeptBeside() {
  const kept = whatIsAnswered()?.kept?.find(one => !one.shown)
  return kept ? <GivenBack action={kept.key.action} values={{ ...kept.values, [FORM_KEY]: writeKey(kept.key) }} button="Save what I wrote" /> : null
}
