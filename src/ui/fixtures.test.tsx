import type { ReactElement } from 'react'
import { renderToStaticMarkup } from 'react-dom/server'
import { describe, expect, it } from 'vitest'
import { type Context, holdToFixtures, type Item, type Row, textOf } from './fixtures.hold.tsx'
import { officialFixtures, raw, tree, uses, words } from './fixtures.support.tsx'
import { Header } from './frame-parts.tsx'
import * as ui from './index.ts'

function errorSummary(context: Context, name: string): ReactElement | null {
  const errors = context.errorList ?? []
  if (name.includes('call block') || !uses(context, 'heading', 'errorList') || textOf(context.heading) !== 'There is a problem' || errors.some(error => !error))
    return null
  return (
    <ui.ErrorSummary
      form={{
        values: {},
        errors: Object.fromEntries(errors.map(error => [error.href?.slice(1) ?? 'form', error.text ?? ''])),
      }}
    />
  )
}

function button(
  { text = '', variant = 'primary', href, disabled = false, preventDoubleClick = false, ...context }: Context,
  name: string,
): ReactElement | null {
  if (name === 'with double click not prevented' || !uses(context, 'small') || variant === 'secondary-solid') return null
  const look = { variant: variant as ui.ButtonVariant, small: context.small ?? false }
  return href ? (
    <ui.ButtonLink {...look} href={href}>
      {text}
    </ui.ButtonLink>
  ) : (
    <ui.Button {...look} disabled={disabled} preventDoubleClick={preventDoubleClick}>
      {text}
    </ui.Button>
  )
}

function summaryList(context: Context): ReactElement | null {
  if (!uses(context, 'rows', 'border')) return null
  const rows = ((context.rows ?? []) as Row[]).map(row => {
    const actions = (Array.isArray(row.actions) ? row.actions : (row.actions?.items ?? [])).filter(Boolean)
    const plain = uses(row, 'key', 'value', 'actions') && actions.every(action => action.href) && !(typeof row.key === 'object' && row.key.width)
    return plain
      ? {
          key: words(row.key),
          value: words(row.value),
          actions: actions.map(action => ({
            href: action.href ?? '',
            text: action.text ?? '',
            hidden: action.visuallyHiddenText ?? '',
          })),
        }
      : null
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
  return (
    <ui.Table
      caption={words(caption)}
      captionSize={captionSize as ui.Size}
      head={(head ?? []).map(column => ({
        text: words(column),
        numeric: typeof column === 'object' && column.format === 'numeric',
      }))}
      rows={rows.map(row => row.map(cell => words(cell)))}
      firstCellIsHeader={context.firstCellIsHeader ?? false}
      responsive={context.responsive ?? false}
      compact={context.compact ?? false}
    />
  )
}

function taskList(context: Context): ReactElement | null {
  const tasks = (context.items ?? []).map((item, index) => {
    const tag = item && typeof item.status === 'object' ? item.status.tag : undefined
    return tag && item.heading
      ? {
          id: `${context.idPrefix}-${index + 1}`,
          title: words(item.heading),
          href: item.href as string,
          hint: words(item.hint),
          status: tag.text,
          colour: (tag.colour || undefined) as ui.TagColour,
        }
      : null
  })
  return tasks.includes(null) ? null : <ui.TaskList tasks={tasks.filter(task => task !== null)} />
}

function details(context: Context): ReactElement | null {
  if (!uses(context, 'summary', 'text', 'html', 'classes', 'open') || !(context.text || context.html)) return null
  return (
    <ui.Details summary={words(context.summary)} open={context.open ?? false} expander={context.classes === 'nhsuk-expander'}>
      {words(context)}
    </ui.Details>
  )
}

function card(context: Context): ReactElement | null {
  const { heading, description, href, variant, clickable } = context
  const given = typeof heading === 'object' ? heading : {}
  if (
    !uses(context, 'heading', 'description', 'href', 'variant', 'clickable') ||
    !description ||
    given.classes ||
    given.id ||
    (typeof description === 'object' && description.html)
  )
    return null
  if (clickable && variant && variant !== 'primary') return null
  return (
    <ui.Card
      heading={words(heading)}
      headingLevel={(given.level ?? 2) as 2}
      headingSize={given.size as ui.Size}
      href={href as string}
      variant={(variant ?? (clickable ? 'clickable' : 'plain')) as 'plain'}
    >
      <p className="nhsuk-card__description">{words(description)}</p>
    </ui.Card>
  )
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
  return (
    <ui.WarningCallout heading={heading === 'Important' ? undefined : heading}>
      <p className="nhsuk-card__description">{context.text}</p>
    </ui.WarningCallout>
  )
}

function tabs(context: Context): ReactElement | null {
  if (!uses(context, 'items', 'idPrefix')) return null
  return (
    <ui.Tabs
      tabs={(context.items ?? []).map((item, index) => ({
        id: item.id ?? `${context.idPrefix}-${index + 1}`,
        label: item.label,
        content: raw(item.panel?.html ?? ''),
      }))}
    />
  )
}

holdToFixtures([
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
  [
    'tag',
    11,
    context =>
      uses(context, 'text', 'colour') && context.text && context.colour !== (false as unknown) ? (
        <ui.Tag colour={context.colour as ui.TagColour}>{context.text}</ui.Tag>
      ) : null,
  ],
  [
    'action-link',
    2,
    context =>
      context.href && context.text ? (
        <ui.ActionLink href={context.href} reverse={context.variant === 'reverse'}>
          {context.text}
        </ui.ActionLink>
      ) : null,
  ],
  ['back-link', 1, context => (uses(context, 'href', 'text') && context.href ? <ui.BackLink href={context.href}>{context.text ?? 'Back'}</ui.BackLink> : null)],
  [
    'breadcrumb',
    1,
    context =>
      uses(context, 'items') ? <ui.Breadcrumb items={(context.items ?? []).map(item => ({ href: item.href ?? '', label: item.text ?? '' }))} /> : null,
  ],
  [
    'inset-text',
    1,
    context =>
      context.text ? (
        <ui.InsetText>
          <p>{context.text}</p>
        </ui.InsetText>
      ) : context.html ? (
        <ui.InsetText>{raw(context.html)}</ui.InsetText>
      ) : null,
  ],
  ['panel', 1, (context, name) => (name === 'default' ? <ui.Panel heading={words(context.heading)}>{context.text}</ui.Panel> : null)],
])

describe('header', () => {
  it('has the official navigation', () => {
    const fixture = officialFixtures<{ navigation: { items: { text: string; active?: boolean }[] } }>('header').find(one => one.name === 'with navigation')
    const nav =
      fixture?.context.navigation.items.map((item, index) => ({
        href: `/${index}`,
        label: item.text,
        current: item.active ?? false,
      })) ?? []
    const official = /<nav class="nhsuk-header__navigation"[\s\S]*<\/nav>/.exec(fixture?.html ?? '')?.[0] ?? ''
    let index = 0
    expect(tree(renderToStaticMarkup(<Header nav={nav} signedIn={undefined} />)).join('\n')).toContain(
      tree(official.replaceAll('href="#"', () => `href="/${index++}"`)).join('\n'),
    )
  })
})
