import { useKept } from './answering.tsx'
import { classes } from './classes.ts'
import { type FieldProps, FieldSet, type QuestionSize } from './field.tsx'
import { type FormState, fieldValue } from './form-state.ts'

const parts = [
  { key: 'day', label: 'Day', width: 2, bday: 'bday-day' },
  { key: 'month', label: 'Month', width: 2, bday: 'bday-month' },
  { key: 'year', label: 'Year', width: 4, bday: 'bday-year' },
] as const

type Part = (typeof parts)[number]['key']

/** The part as typed; where nothing was typed yet, taken from a stored date (YYYY-MM-DD). */
function partOf(form: FormState, name: string, part: Part): string {
  if (form.values[`${name}-${part}`] !== undefined) return fieldValue(form, `${name}-${part}`)
  const stored = /^(\d{4})-(\d{2})-(\d{2})/.exec(fieldValue(form, name))
  if (!stored) return ''
  const [, year, month, day] = stored
  return { year: year ?? '', month: String(Number(month)), day: String(Number(day)) }[part]
}

/** An error on one part names that part; an error on the whole date marks all three. */
function wrongParts(form: FormState, name: string): readonly Part[] {
  const single = parts.map(part => part.key).filter(part => form.errors[`${name}-${part}`])
  if (single.length > 0) return single
  return form.errors[name] ? parts.map(part => part.key) : []
}

/**
 * A date as three boxes named `name-day`, `name-month` and `name-year`.
 * Errors may be on `name` (the whole date) or on one part.
 */
export function DateField({
  form,
  name,
  label,
  hint,
  isPageHeading,
  legendSize,
  birthday,
}: FieldProps & {
  legendSize?: QuestionSize
  /** Lets the browser fill in the person's own date of birth. */
  birthday?: boolean
}) {
  const wrong = wrongParts(form, name)
  const filled = useKept(form, name)
  const error = form.errors[name] ?? wrong.map(part => form.errors[`${name}-${part}`]).find(Boolean)
  return (
    <FieldSet id={name} label={label} legendSize={legendSize} isPageHeading={isPageHeading} hint={hint} error={error} role="group">
      <div className="nhsuk-date-input" id={name}>
        {parts.map(({ key, label, width, bday }) => (
          <div className="nhsuk-date-input__item" key={key}>
            <div className={classes('nhsuk-form-group', wrong.includes(key) && 'nhsuk-form-group--error')}>
              <label className="nhsuk-label nhsuk-date-input__label" htmlFor={`${name}-${key}`}>
                {label}
              </label>
              <input
                className={classes('nhsuk-input', wrong.includes(key) && 'nhsuk-input--error', `nhsuk-input--width-${width}`, 'nhsuk-date-input__input')}
                id={`${name}-${key}`}
                name={`${name}-${key}`}
                type="text"
                inputMode="numeric"
                autoComplete={birthday ? bday : undefined}
                defaultValue={partOf(filled, name, key) || undefined}
              />
            </div>
          </div>
        ))}
      </div>
    </FieldSet>
  )
}

/** Where a link to a date's error goes: the first part that is wrong, since a group cannot take focus. */
export function errorTarget(form: FormState, key: string): string {
  const isDate = parts.some(part => form.values[`${key}-${part.key}`] !== undefined)
  return isDate ? `${key}-day` : key
}
