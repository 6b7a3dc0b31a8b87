import { Fragment, type ReactNode } from 'react'
import { useKept } from './answering.tsx'
import { classes } from './classes.ts'
import { describedBy, FieldGroup, type FieldProps, FieldSet, type QuestionSize } from './field.tsx'
import { fieldValue, fieldValues } from './form-state.ts'

export type Choice = {
  value: string
  label: ReactNode
  hint?: ReactNode
  /** Shown only while this choice is picked. */
  conditional?: ReactNode
  /** Checkboxes: picking this one clears the others ("None of these"). */
  exclusive?: boolean
  /** Puts "or" above this choice. */
  or?: boolean
}

type GroupProps = FieldProps & {
  items: readonly Choice[]
  legendSize?: QuestionSize
  small?: boolean
  inline?: boolean
}

function ChoiceItem({ kind, id, name, item, checked }: { kind: 'radios' | 'checkboxes'; id: string; name: string; item: Choice; checked: boolean }) {
  const block = `nhsuk-${kind}`
  const controls = item.conditional ? `conditional-${id}` : undefined
  return (
    <>
      {item.or && <div className={`${block}__divider`}>or</div>}
      <div className={`${block}__item`}>
        <input
          className={`${block}__input`}
          id={id}
          name={name}
          type={kind === 'radios' ? 'radio' : 'checkbox'}
          value={item.value}
          defaultChecked={checked}
          data-aria-controls={controls}
          data-behaviour={item.exclusive ? 'exclusive' : undefined}
          aria-describedby={item.hint ? `${id}-item-hint` : undefined}
        />
        <label className={`nhsuk-label ${block}__label`} htmlFor={id}>
          {item.label}
        </label>
        {item.hint && (
          <div className={`nhsuk-hint ${block}__hint`} id={`${id}-item-hint`}>
            {item.hint}
          </div>
        )}
      </div>
      {controls && (
        <div className={classes(`${block}__conditional`, !checked && `${block}__conditional--hidden`)} id={controls}>
          {item.conditional}
        </div>
      )}
    </>
  )
}

/** Official ids count the dividers too, so the choice after an "or" skips a number. */
function itemIds(name: string, items: readonly Choice[]): string[] {
  let position = 0
  return items.map(item => {
    position += item.or ? 2 : 1
    return position === 1 ? name : `${name}-${position}`
  })
}

function ChoiceGroup({ kind, props, chosen }: { kind: 'radios' | 'checkboxes'; props: GroupProps; chosen: readonly string[] }) {
  const { form, name, label, hint, isPageHeading, legendSize, items, small, inline } = props
  const block = `nhsuk-${kind}`
  const ids = itemIds(name, items)
  return (
    <FieldSet id={name} label={label} legendSize={legendSize} isPageHeading={isPageHeading} hint={hint} error={form.errors[name]}>
      <div className={classes(block, inline && `${block}--inline`, small && `${block}--small`)} data-module={block}>
        {items.map((item, index) => (
          <Fragment key={item.value}>
            <ChoiceItem kind={kind} id={ids[index] ?? name} name={name} item={item} checked={chosen.includes(item.value)} />
          </Fragment>
        ))}
      </div>
    </FieldSet>
  )
}

/** One of several. */
export function Radios(props: GroupProps) {
  return <ChoiceGroup kind="radios" props={props} chosen={[fieldValue(useKept(props.form, props.name), props.name)]} />
}

/** Any of several. */
export function Checkboxes(props: GroupProps) {
  return <ChoiceGroup kind="checkboxes" props={props} chosen={fieldValues(useKept(props.form, props.name), props.name)} />
}

export type SelectProps = FieldProps & {
  items: readonly { value: string; label: string; disabled?: boolean }[]
  /** First, empty option, such as "Choose a team". */
  placeholder?: string
  labelSize?: QuestionSize
}

/** One of a long list; prefer `Radios` for seven or fewer. */
export function Select({ form, name, label, hint, isPageHeading, labelSize, items, placeholder }: SelectProps) {
  const error = form.errors[name]
  return (
    <FieldGroup id={name} label={label} labelSize={labelSize} isPageHeading={isPageHeading} hint={hint} error={error}>
      <select
        className={classes('nhsuk-select', error && 'nhsuk-select--error')}
        id={name}
        name={name}
        aria-describedby={describedBy(name, hint, error)}
        defaultValue={fieldValue(useKept(form, name), name) || undefined}
      >
        {placeholder !== undefined && <option value="">{placeholder}</option>}
        {items.map(item => (
          <option key={item.value} value={item.value} disabled={item.disabled}>
            {item.label}
          </option>
        ))}
      </select>
    </FieldGroup>
  )
}
