import type { ReactNode } from 'react'
import { classes } from './classes.ts'
import type { FormState } from './form-state.ts'

export type Size = 's' | 'm' | 'l' | 'xl'

/** Questions are bold (`s`) unless asked otherwise; `plain` suits short labels within a group. */
export type QuestionSize = Size | 'plain'

function questionSize(size: QuestionSize | undefined, isPageHeading: boolean | undefined): Size | undefined {
  const chosen = size ?? (isPageHeading ? 'l' : 's')
  return chosen === 'plain' ? undefined : chosen
}

/** What every field takes. `label` is the legend when the field is a group. */
export type FieldProps = {
  form: FormState
  name: string
  label: ReactNode
  hint?: ReactNode
  isPageHeading?: boolean
}

export function ErrorMessage({ id, children }: { id?: string; children: ReactNode }) {
  return (
    <span className="nhsuk-error-message" id={id}>
      <span className="nhsuk-u-visually-hidden">Error: </span>
      {children}
    </span>
  )
}

export function Hint({ id, children }: { id?: string; children: ReactNode }) {
  return (
    <div className="nhsuk-hint" id={id}>
      {children}
    </div>
  )
}

/** The ids that describe a field, hint first, as the official markup orders them. */
export function describedBy(id: string, hint: unknown, error: string | undefined): string | undefined {
  return [hint ? `${id}-hint` : '', error ? `${id}-error` : ''].filter(Boolean).join(' ') || undefined
}

function Label({ htmlFor, size, heading, children }: { htmlFor: string; size: Size | undefined; heading: boolean | undefined; children: ReactNode }) {
  const label = (
    <label className={classes('nhsuk-label', size && `nhsuk-label--${size}`)} htmlFor={htmlFor}>
      {children}
    </label>
  )
  return heading ? <h1 className="nhsuk-label-wrapper">{label}</h1> : label
}

/** A label, hint, error and one control, in that order. */
export function FieldGroup({
  id,
  label,
  labelSize,
  isPageHeading,
  hint,
  error,
  className,
  module,
  children,
}: {
  id: string
  label: ReactNode
  labelSize?: QuestionSize | undefined
  isPageHeading?: boolean | undefined
  hint?: ReactNode
  error: string | undefined
  className?: string
  module?: string
  children: ReactNode
}) {
  const size = questionSize(labelSize, isPageHeading)
  return (
    <div className={classes('nhsuk-form-group', error && 'nhsuk-form-group--error', className)} data-module={module}>
      <Label htmlFor={id} size={size} heading={isPageHeading}>
        {label}
      </Label>
      {hint && <Hint id={`${id}-hint`}>{hint}</Hint>}
      {error && <ErrorMessage id={`${id}-error`}>{error}</ErrorMessage>}
      {children}
    </div>
  )
}

/** A legend, hint and error around a group of controls. */
export function FieldSet({
  id,
  label,
  legendSize,
  isPageHeading,
  hint,
  error,
  role,
  children,
}: {
  id: string
  label: ReactNode
  legendSize?: QuestionSize | undefined
  isPageHeading?: boolean | undefined
  hint?: ReactNode
  error: string | undefined
  role?: string
  children: ReactNode
}) {
  const size = questionSize(legendSize, isPageHeading)
  return (
    <div className={classes('nhsuk-form-group', error && 'nhsuk-form-group--error')}>
      <fieldset className="nhsuk-fieldset" role={role} aria-describedby={describedBy(id, hint, error)}>
        <legend className={classes('nhsuk-fieldset__legend', size && `nhsuk-fieldset__legend--${size}`)}>
          {isPageHeading ? <h1 className="nhsuk-fieldset__heading">{label}</h1> : label}
        </legend>
        {hint && <Hint id={`${id}-hint`}>{hint}</Hint>}
        {error && <ErrorMessage id={`${id}-error`}>{error}</ErrorMessage>}
        {children}
      </fieldset>
    </div>
  )
}
