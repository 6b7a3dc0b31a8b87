import type { HTMLInputAutoCompleteAttribute, ReactNode } from 'react'
import { useKept } from './answering.tsx'
import { classes } from './classes.ts'
import { describedBy, FieldGroup, type FieldProps, type QuestionSize } from './field.tsx'
import { type FormState, fieldValue } from './form-state.ts'
import { ReadersPlace } from './who-will-read.tsx'

export type TextFieldProps = FieldProps & {
  type?: 'text' | 'email' | 'tel' | 'number' | 'search' | 'url'
  inputMode?: 'text' | 'numeric' | 'decimal' | 'email' | 'tel' | 'url' | 'search'
  autoComplete?: HTMLInputAutoCompleteAttribute
  /** Characters the answer usually has, or a share of the column. */
  width?: 2 | 3 | 4 | 5 | 10 | 20 | 30 | 'full' | 'three-quarters' | 'two-thirds' | 'one-half' | 'one-third'
  spellCheck?: boolean
  labelSize?: QuestionSize
  maxLength?: number
  prefix?: string
  suffix?: string
  /** Wider letter spacing, for numbers read out one figure at a time. */
  code?: boolean
}

function widthClass(width: TextFieldProps['width']): string | undefined {
  if (width === undefined) return undefined
  return typeof width === 'number' ? `nhsuk-input--width-${width}` : `nhsuk-u-width-${width}`
}

/** One line of text. `type="number"` still renders a text box: number boxes lose what was typed wrongly. */
export function TextField({
  form,
  name,
  label,
  hint,
  isPageHeading,
  labelSize,
  type = 'text',
  width,
  code,
  prefix,
  suffix,
  inputMode,
  autoComplete,
  spellCheck,
  maxLength,
}: TextFieldProps) {
  const error = form.errors[name]
  const input = (
    <input
      className={classes('nhsuk-input', code && 'nhsuk-input--code', error && 'nhsuk-input--error', widthClass(width))}
      id={name}
      name={name}
      type={type === 'number' ? 'text' : type}
      inputMode={inputMode ?? (type === 'number' ? 'numeric' : undefined)}
      autoComplete={autoComplete}
      spellCheck={spellCheck ?? (type === 'email' || code ? false : undefined)}
      maxLength={maxLength}
      defaultValue={fieldValue(useKept(form, name), name) || undefined}
      aria-describedby={describedBy(name, hint, error)}
    />
  )
  return (
    <FieldGroup id={name} label={label} labelSize={labelSize} isPageHeading={isPageHeading} hint={hint} error={error}>
      {prefix || suffix ? (
        <div className="nhsuk-input-wrapper">
          {prefix && (
            <div className="nhsuk-input-wrapper__prefix" aria-hidden="true">
              {prefix}
            </div>
          )}
          {input}
          {suffix && (
            <div className="nhsuk-input-wrapper__suffix" aria-hidden="true">
              {suffix}
            </div>
          )}
        </div>
      ) : (
        input
      )}
    </FieldGroup>
  )
}

/** A time of day as HH:MM, kept as text so that "2.30pm" comes back with a kind error, not lost. */
export function TimeField(props: Omit<TextFieldProps, 'type' | 'width'>) {
  return <TextField hint="For example, 14:30" {...props} width={5} spellCheck={false} autoComplete={props.autoComplete ?? 'off'} />
}

export function PostcodeField(props: Omit<TextFieldProps, 'type' | 'width'>) {
  return <TextField {...props} width={10} spellCheck={false} autoComplete={props.autoComplete ?? 'postal-code'} />
}

export type TextAreaProps = FieldProps & {
  rows?: number
  labelSize?: QuestionSize
  spellCheck?: boolean
  autoComplete?: HTMLInputAutoCompleteAttribute
}

export function TextArea({ form, name, label, hint, isPageHeading, labelSize, rows = 5, spellCheck, autoComplete }: TextAreaProps) {
  const error = form.errors[name]
  return (
    <>
      <FieldGroup id={name} label={label} labelSize={labelSize} isPageHeading={isPageHeading} hint={hint} error={error}>
        <textarea
          className={classes('nhsuk-textarea', error && 'nhsuk-textarea--error')}
          id={name}
          name={name}
          rows={rows}
          spellCheck={spellCheck}
          autoComplete={autoComplete}
          aria-describedby={describedBy(name, hint, error)}
          defaultValue={fieldValue(useKept(form, name), name)}
        />
      </FieldGroup>
      <ReadersPlace />
    </>
  )
}

const NOTHING: FormState = { values: {}, errors: {} }

/** A value the person does not see; pass `value`, or it is taken from the form. */
export function HiddenField({ form, name, value }: { form?: FormState; name: string; value?: string }) {
  const kept = useKept(NOTHING, name).values[name]
  const now = value ?? (form ? fieldValue(form, name) : '')
  return <input type="hidden" name={name} value={typeof kept === 'string' ? kept : now} />
}

/**
 * Which version was read, sent back with what is written, so that nobody writes over words they have not seen. Whoever puts a
 * mistake right still saves over the version they read; once they have been shown the newer one, over that.
 */
export function VersionField({ form, name = 'version', now, newer }: { form: FormState; name?: string; now: string | number; newer?: boolean | undefined }) {
  const read = form.values[name]
  return <HiddenField name={name} value={newer || typeof read !== 'string' ? String(now) : read} />
}

export function FileField({
  form,
  name,
  label,
  hint,
  isPageHeading,
  labelSize,
  accept,
  multiple,
}: FieldProps & {
  labelSize?: QuestionSize
  accept?: string
  multiple?: boolean
}): ReactNode {
  const error = form.errors[name]
  return (
    <FieldGroup
      id={name}
      label={label}
      labelSize={labelSize}
      isPageHeading={isPageHeading}
      hint={hint}
      error={error}
      className="nhsuk-file-upload"
      module="nhsuk-file-upload"
    >
      <input
        className="nhsuk-file-upload__input"
        id={name}
        name={name}
        type="file"
        accept={accept}
        multiple={multiple}
        aria-describedby={describedBy(name, hint, error)}
      />
    </FieldGroup>
  )
}
