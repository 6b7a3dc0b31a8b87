import type { ReactElement } from 'react'
import { renderToStaticMarkup } from 'react-dom/server'
import { describe, expect, it } from 'vitest'
import { type Fixture, officialFixtures, raw, tree, treeOf, uses, type Words, words } from './fixtures.support.tsx'
import { Header } from './frame-parts.tsx'
import * as ui from './index.ts'

type Item = {
  text?: string; html?: string; value?: string; href?: string; hint?: Words; divider?: string; behaviour?: string; disabled?: boolean
  conditional?: { html: string }; label?: string; id?: string; panel?: { html: string }; visuallyHiddenText?: string; name?: string
  heading?: Words; title?: Words; status?: { tag?: { text: string; colour?: string | false } } | string; item?: string; format?: string
}
type Row = { key: Words; value: Words; border?: boolean; actions?: { items: Item[] } | Item[] }
type Context = {
  id?: string; idPrefix?: string; name: string; label?: Words; hint?: Words; errorMessage?: Words | true; fieldset?: { legend: Words } | null
  value?: string; values?: string[]; items?: Item[]; width?: number; code?: boolean; type?: string; inputmode?: string; autocomplete?: string
  spellcheck?: boolean; classes?: string; prefix?: Words; suffix?: Words; small?: boolean; inline?: boolean; multiple?: boolean
  text?: string; html?: string; variant?: string; href?: string; disabled?: boolean; preventDoubleClick?: boolean; summary?: Words; open?: boolean
  icon?: string; heading?: Words; description?: Words; clickable?: boolean; errorList?: Item[]; rows?: Row[] | (Item | string)[][]; border?: boolean; caption?: Words
  head?: Item[]; firstCellIsHeader?: boolean; responsive?: boolean; compact?: boolean; previous?: Item; next?: Item; colour?: string
  day?: { value?: string }; month?: { value?: string }; year?: { value?: string }; attributes?: object
}

const textOf = (given: Words | true | undefined) => (typeof given === 'string' ? given : given === true ? undefined : given?.text)
const idOf = ({ id, idPrefix, name }: Context) => id ?? idPrefix ?? name

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
  return <ui.TextField {...field} labelSize={size} width={(widths[context.classes ?? ''] ?? context.width) as ui.TextFieldProps['width']} code={context.code ?? false}
    type={(context.type ?? 'text') as 'text'} inputMode={context.inputmode as 'numeric'} autoComplete={context.autocomplete as string}
    spellCheck={context.spellcheck as boolean} prefix={textOf(context.prefix) as string} suffix={textOf(context.suffix) as string} />
}

function textarea(context: Context): ReactElement | null {
  if (!uses(context, ...labelled) || !tame(context)) return null
  const { size, ...field } = fieldFrom(context, context.label)
  return <ui.TextArea {...field} labelSize={size} autoComplete={context.autocomplete as string} />
}

function select(context: Context): ReactElement | null {
  if (!uses(context, ...labelled, 'items') || !tame(context) || context.items?.some(item => item.divider)) return null
  const { size, ...field } = fieldFrom(context, context.label)
  return <ui.Select {...field} labelSize={size} items={(context.items ?? []).map(item => ({ value: item.value ?? '', label: item.text ?? '', disabled: item.disabled ?? false }))} />
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
      choices.push({ value: item.value, label: words(item), hint: words(item.hint), conditional: item.conditional && raw(item.conditional.html), exclusive: item.behaviour === 'exclusive', or })
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
  if (!uses(context, 'id', 'fieldset', 'hint', 'errorMessage', 'values') || !legend || context.errorMessage === true || (typeof legend === 'object' && legend.id)) return null
  const { size, ...field } = fieldFrom({ ...context, values: [] }, legend)
  const typed = (context.values ?? {}) as Record<string, string>
  for (const [part, value] of Object.entries(typed)) field.form.values[`${field.name}-${part}`] = value
  return <ui.DateField {...field} legendSize={size} />
}

function errorSummary(context: Context, name: string): ReactElement | null {
  const errors = context.errorList ?? []
  if (name.includes('call block') || !uses(context, 'heading', 'errorList') || textOf(context.heading) !== 'There is a problem' || errors.some(error => !error)) return null
  return <ui.ErrorSummary form={{ values: {}, errors: Object.fromEntries(errors.map(error => [error.href?.slice(1) ?? 'form', error.text ?? ''])) }} />
}

function button({ text = '', variant = 'primary', href, disabled = false, preventDoubleClick = false, ...context }: Context, name: string): ReactElement | null {
  if (name === 'with double click not prevented' || !uses(context, 'small') || variant === 'secondary-solid') return null
  const look = { variant: variant as ui.ButtonVariant, small: context.small ?? false }
  return href ? <ui.ButtonLink {...look} href={href}>{text}</ui.ButtonLink> : <ui.Button {...look} disabled={disabled} preventDoubleClick={preventDoubleClick}>{text}</ui.Button>
}

function summaryList(context: Context): ReactElement | null {
  if (!uses(context, 'rows', 'border')) return null
  const rows = ((context.rows ?? []) as Row[]).map(row => {
    const actions = (Array.isArray(row.actions) ? row.actions : row.actions?.items ?? []).filter(Boolean)
    const plain = uses(row, 'key', 'value', 'actions') && actions.every(action => action.href) && !(typeof row.key === 'object' && row.key.width)
    return plain ? { key: words(row.key), value: words(row.value), actions: actions.map(action => ({ href: action.href ?? '', text: action.text ?? '', hidden: action.visuallyHiddenText ?? '' })) } : null
  })
  return rows.includes(null) ? null : <ui.SummaryList rows={rows.filter(row => row !== null)} border={context.border ?? true} />
}

function table(context: Context): ReactElement | null {
  const { caption, head } = context
  const rows = (context.rows ?? []) as (Item | string)[][]
  const plain = (cell: Item | string) => typeof cell === 'string' || (cell && uses(cell, 'text', 'html', 'format'))
  const captionSize = typeof caption === 'object' ? (caption.classes === 'nhsuk-u-visually-hidden' ? 'hidden' : caption.size) : undefined
  const cells = [...(head ?? []), ...rows.flat()]
  if (!uses(context, 'caption', 'head', 'rows', 'firstCellIsHeader', 'responsive', 'compact') || !captionSize || !cells.every(plain)) return null
  if (rows.flat().some(cell => typeof cell === 'object' && cell.format)) return null
  return <ui.Table caption={words(caption)} captionSize={captionSize as ui.Size} head={(head ?? []).map(column => ({ text: words(column), numeric: typeof column === 'object' && column.format === 'numeric' }))}
    rows={rows.map(row => row.map(cell => words(cell)))} firstCellIsHeader={context.firstCellIsHeader ?? false} responsive={context.responsive ?? false} compact={context.compact ?? false} />
}

function taskList(context: Context): ReactElement | null {
  const tasks = (context.items ?? []).map((item, index) => {
    const tag = item && typeof item.status === 'object' ? item.status.tag : undefined
    return tag && item.heading ? { id: `${context.idPrefix}-${index + 1}`, title: words(item.heading), href: item.href as string, hint: words(item.hint), status: tag.text, colour: (tag.colour || undefined) as ui.TagColour } : null
  })
  return tasks.includes(null) ? null : <ui.TaskList tasks={tasks.filter(task => task !== null)} />
}

function details(context: Context): ReactElement | null {
  if (!uses(context, 'summary', 'text', 'html', 'classes', 'open') || !(context.text || context.html)) return null
  return <ui.Details summary={words(context.summary)} open={context.open ?? false} expander={context.classes === 'nhsuk-expander'}>{words(context)}</ui.Details>
}

function card(context: Context): ReactElement | null {
  const { heading, description, href, variant, clickable } = context
  const given = typeof heading === 'object' ? heading : {}
  if (!uses(context, 'heading', 'description', 'href', 'variant', 'clickable') || !description || given.classes || given.id || (typeof description === 'object' && description.html)) return null
  if (clickable && variant && variant !== 'primary') return null
  return <ui.Card heading={words(heading)} headingLevel={(given.level ?? 2) as 2} headingSize={given.size as ui.Size} href={href as string} variant={(variant ?? (clickable ? 'clickable' : 'plain')) as 'plain'}>
    <p className="nhsuk-card__description">{words(description)}</p>
  </ui.Card>
}

function notice(context: Context): ReactElement | null {
  if (!uses(context, 'text', 'variant') || !context.text) return null
  return <ui.NotificationBanner kind={context.variant === 'success' ? 'success' : 'info'} heading={context.text} />
}

function pagination({ previous, next, ...context }: Context): ReactElement | null {
  if (!uses(context) || [previous, next].some(link => link && !(link.href && link.label && uses(link, 'href', 'label')))) return null
  const link = (item: Item | undefined) => item && { href: item.href ?? '', text: item.label }
  return <ui.Pagination previous={link(previous)} next={link(next)} />
}

function doDont(context: Context, name: string): ReactElement | null {
  const items = (context.items ?? []).map(item => item && (item.item ?? words(item)))
  if (!uses(context, 'heading', 'icon', 'items') || name.includes('level 1') || !items.every(Boolean)) return null
  const headingLevel = typeof context.heading === 'object' && context.heading.level === 2 ? 2 : 3
  return <ui.DoDontList {...{ [context.icon === 'tick' ? 'dos' : 'donts']: items }} headingLevel={headingLevel} />
}

function warning(context: Context, name: string): ReactElement | null {
  const heading = textOf(context.heading)
  if (!context.text || name === 'without heading') return null
  return <ui.WarningCallout heading={heading === 'Important' ? undefined : heading}><p className="nhsuk-card__description">{context.text}</p></ui.WarningCallout>
}

function tabs(context: Context): ReactElement | null {
  if (!uses(context, 'items', 'idPrefix')) return null
  return <ui.Tabs tabs={(context.items ?? []).map((item, index) => ({ id: item.id ?? `${context.idPrefix}-${index + 1}`, label: item.label, content: raw(item.panel?.html ?? '') }))} />
}

const cases: readonly [component: string, atLeast: number, ours: (context: Context, name: string) => ReactElement | null][] = [
  ['input', 25, input],
  ['textarea', 10, textarea],
  ['select', 8, select],
  ['file-upload', 8, fileUpload],
  ['radios', 25, context => group(context, ui.Radios)],
  ['checkboxes', 25, context => group(context, ui.Checkboxes)],
  ['date-input', 8, dateInput],
  ['error-summary', 4, errorSummary],
  ['button', 30, button],
  ['summary-list', 5, summaryList],
  ['tables', 5, table],
  ['task-list', 1, taskList],
  ['details', 7, details],
  ['card', 5, card],
  ['notification-banner', 2, notice],
  ['pagination', 3, pagination],
  ['do-dont-list', 4, doDont],
  ['warning-callout', 3, warning],
  ['tabs', 3, tabs],
  ['tag', 11, context => (uses(context, 'text', 'colour') && context.text && context.colour !== (false as unknown) ? <ui.Tag colour={context.colour as ui.TagColour}>{context.text}</ui.Tag> : null)],
  ['action-link', 2, context => (context.href && context.text ? <ui.ActionLink href={context.href} reverse={context.variant === 'reverse'}>{context.text}</ui.ActionLink> : null)],
  ['back-link', 1, context => (uses(context, 'href', 'text') && context.href ? <ui.BackLink href={context.href}>{context.text ?? 'Back'}</ui.BackLink> : null)],
  ['breadcrumb', 1, context => (uses(context, 'items') ? <ui.Breadcrumb items={(context.items ?? []).map(item => ({ href: item.href ?? '', label: item.text ?? '' }))} /> : null)],
  ['inset-text', 1, context => (context.text ? <ui.InsetText><p>{context.text}</p></ui.InsetText> : context.html ? <ui.InsetText>{raw(context.html)}</ui.InsetText> : null)],
  ['panel', 1, (context, name) => (name === 'default' ? <ui.Panel heading={words(context.heading)}>{context.text}</ui.Panel> : null)],
]

/** Our fields are named after their id; the examples often are not. Hidden-action words keep no gap of their own. */
function expected(fixture: Fixture<Context>, component: string): string[] {
  const id = idOf(fixture.context)
  const html = component === 'date-input'
    ? fixture.html.replace(/name="(day|month|year)"/g, `name="${id}-$1"`)
    : fixture.html.replaceAll(`name="${fixture.context.name}"`, `name="${id}"`)
  return tree(html)
}

describe.each(cases)('%s', (component, atLeast, ours) => {
  const compared = officialFixtures<Context>(component).flatMap(fixture => {
    const element = ours(fixture.context, fixture.name)
    return element ? [[fixture.name, fixture, element] as const] : []
  })

  it('is held to a fair share of the official examples', () => {
    expect(compared.length).toBeGreaterThanOrEqual(atLeast)
  })

  it.each(compared)('%s has the official markup', (_name, fixture, element) => {
    expect(treeOf(element)).toEqual(expected(fixture, component))
  })
})

describe('header', () => {
  it('has the official navigation', () => {
    const fixture = officialFixtures<{ navigation: { items: { text: string; active?: boolean }[] } }>('header').find(one => one.name === 'with navigation')
    const nav = fixture?.context.navigation.items.map((item, index) => ({ href: `/${index}`, label: item.text, current: item.active ?? false })) ?? []
    const official = /<nav class="nhsuk-header__navigation"[^]*<\/nav>/.exec(fixture?.html ?? '')?.[0] ?? ''
    let index = 0
    expect(tree(renderToStaticMarkup(<Header nav={nav} signedIn={undefined} />)).join('\n'))
      .toContain(tree(official.replaceAll('href="#"', () => `href="/${index++}"`)).join('\n'))
  })
})
