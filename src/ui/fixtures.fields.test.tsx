import type { ReactElement } from 'react'
import { type Context, holdToFixtures, type Item, idOf, textOf } from './fixtures.hold.tsx'
import { raw, uses, type Words, words } from './fixtures.support.tsx'
import * as ui from './index.ts'

/** What our field takes, from what the official macro takes; the id is the name with us. */
function fieldFrom(context: Context, question: Words | undefined) {
  const name = idOf(context)
  const error = textOf(context.errorMessage)
  const values = context.values ?? context.value
  const size = (typeof question === 'object' && question.size) || 'plain'
  return {
    form: { values: { [name]: values }, errors: error ? { [name]: error } : {} } as ui.FormState,
    name,
    label: words(question),
    size: size as ui.QuestionSize,
    hint: words(context.hint),
    isPageHeading: typeof question === 'object' && question.heading !== undefined,
  }
}

const widths: Record<string, ui.TextFieldProps['width']> = { 'nhsuk-u-width-two-thirds': 'two-thirds' }
const labelled = ['id', 'name', 'label', 'hint', 'errorMessage', 'value', 'autocomplete']
const grouped = ['idPrefix', 'name', 'fieldset', 'hint', 'errorMessage', 'items', 'value', 'values', 'small', 'inline']
const tame = (context: Context) => context.errorMessage !== true && !(typeof context.label === 'object' && context.label.id)

function input(context: Context): ReactElement | null {
  if (!uses(context, ...labelled, 'width', 'code', 'type', 'inputmode', 'spellcheck', 'classes', 'prefix', 'suffix') || !tame(context)) return null
  if ((context.classes && !widths[context.classes]) || [context.prefix, context.suffix].some(side => typeof side === 'object' && side.html)) return null
  const { size, ...field } = fieldFrom(context, context.label)
  return (
    <ui.TextField
      {...field}
      labelSize={size}
      width={(widths[context.classes ?? ''] ?? context.width) as ui.TextFieldProps['width']}
      code={context.code ?? false}
      type={(context.type ?? 'text') as 'text'}
      inputMode={context.inputmode as 'numeric'}
      autoComplete={context.autocomplete as string}
      spellCheck={context.spellcheck as boolean}
      prefix={textOf(context.prefix) as string}
      suffix={textOf(context.suffix) as string}
    />
  )
}

function textarea(context: Context): ReactElement | null {
  if (!uses(context, ...labelled) || !tame(context)) return null
  const { size, ...field } = fieldFrom(context, context.label)
  return <ui.TextArea {...field} labelSize={size} autoComplete={context.autocomplete as string} />
}

function select(context: Context): ReactElement | null {
  if (!uses(context, ...labelled, 'items') || !tame(context) || context.items?.some(item => item.divider)) return null
  const { size, ...field } = fieldFrom(context, context.label)
  return (
    <ui.Select
      {...field}
      labelSize={size}
      items={(context.items ?? []).map(item => ({
        value: item.value ?? '',
        label: item.text ?? '',
        disabled: item.disabled ?? false,
      }))}
    />
  )
}

function fileUpload(context: Context): ReactElement | null {
  if (!uses(context, ...labelled, 'multiple') || !tame(context)) return null
  const { size, ...field } = fieldFrom(context, context.label)
  return <ui.FileField {...field} labelSize={size} multiple={context.multiple ?? false} />
}

function choicesFrom(items: readonly Item[]): ui.Choice[] | null {
  const choices: ui.Choice[] = []
  let or = false
  for (const item of items) {
    if (item.divider) or = true
    else if (!item.value || !uses(item, 'value', 'text', 'html', 'hint', 'conditional', 'behaviour') || item.behaviour === 'inclusive') return null
    else {
      choices.push({
        value: item.value,
        label: words(item),
        hint: words(item.hint),
        conditional: item.conditional && raw(item.conditional.html),
        exclusive: item.behaviour === 'exclusive',
        or,
      })
      or = false
    }
  }
  return choices
}

function group(context: Context, Group: typeof ui.Radios | typeof ui.Checkboxes): ReactElement | null {
  const legend = context.fieldset?.legend
  const items = choicesFrom(context.items ?? [])
  if (!uses(context, ...grouped) || !legend || !items || context.errorMessage === true || (typeof legend === 'object' && legend.id)) return null
  const { size, ...field } = fieldFrom(context, legend)
  return <Group {...field} legendSize={size} items={items} small={context.small ?? false} inline={context.inline ?? false} />
}

function dateInput(context: Context): ReactElement | null {
  const legend = context.fieldset?.legend
  if (
    !uses(context, 'id', 'fieldset', 'hint', 'errorMessage', 'values') ||
    !legend ||
    context.errorMessage === true ||
    (typeof legend === 'object' && legend.id)
  )
    return null
  const { size, ...field } = fieldFrom({ ...context, values: [] }, legend)
  const typed = (context.values ?? {}) as Record<string, string>
  for (const [part, value] of Object.entries(typed)) field.form.values[`${field.name}-${part}`] = value
  return <ui.DateField {...field} legendSize={size} />
}

holdToFixtures([
  ['input', 25, input],
  ['textarea', 10, textarea],
  ['select', 8, select],
  ['file-upload', 8, fileUpload],
  ['radios', 25, context => group(context, ui.Radios)],
  ['checkboxes', 25, context => group(context, ui.Checkboxes)],
  ['date-input', 8, dateInput],
])
