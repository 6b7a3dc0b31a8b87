import type { ReactNode } from 'react'
import { classes } from './classes.ts'
import { Tag, type TagColour } from './display.tsx'
import type { Size } from './field.tsx'

export type RowAction = { href: string; text: string; hidden?: string }
export type SummaryRow = { key: ReactNode; value: ReactNode; actions?: readonly RowAction[] }

function RowActions({ row }: { row: SummaryRow }) {
  const links = (row.actions ?? []).map(action => {
    const hidden = action.hidden ?? (typeof row.key === 'string' ? row.key.toLowerCase() : undefined)
    return (
      <a key={action.href} className="nhsuk-link" href={action.href}>
        {action.text}
        {hidden && <span className="nhsuk-u-visually-hidden"> {hidden}</span>}
      </a>
    )
  })
  if (links.length === 0) return null
  return (
    <dd className="nhsuk-summary-list__actions">
      {links.length === 1 ? (
        links
      ) : (
        <ul className="nhsuk-summary-list__actions-list">
          {links.map(link => (
            <li key={link.key} className="nhsuk-summary-list__actions-list-item">
              {link}
            </li>
          ))}
        </ul>
      )}
    </dd>
  )
}

/** Facts with their names. Each action's hidden words say what it changes; the key is used when none are given. */
export function SummaryList({ rows, border = true }: { rows: readonly SummaryRow[]; border?: boolean }) {
  const someActions = rows.some(row => row.actions?.length)
  return (
    <dl className={classes('nhsuk-summary-list', !border && 'nhsuk-summary-list--no-border')}>
      {rows.map((row, index) => (
        <div key={index} className={classes('nhsuk-summary-list__row', someActions && !row.actions?.length && 'nhsuk-summary-list__row--no-actions')}>
          <dt className="nhsuk-summary-list__key">{row.key}</dt>
          <dd className="nhsuk-summary-list__value">{row.value}</dd>
          <RowActions row={row} />
        </div>
      ))}
    </dl>
  )
}

export type TableHead = string | { text: ReactNode; numeric?: boolean }
export type TableProps = {
  caption: ReactNode
  captionSize?: Size | 'hidden'
  head: readonly TableHead[]
  rows: readonly (readonly ReactNode[])[]
  /** Each row becomes a small card on a phone; on unless switched off. */
  responsive?: boolean
  /** The first cell names its row. */
  firstCellIsHeader?: boolean
  compact?: boolean
  /** Said instead of the table when there is nothing to show. */
  empty?: ReactNode
}

function captionClass(size: Size | 'hidden'): string {
  return classes('nhsuk-table__caption', size === 'hidden' ? 'nhsuk-u-visually-hidden' : `nhsuk-table__caption--${size}`)
}

/** Rows of like things. */
export function Table({ caption, captionSize = 'm', head, rows, responsive = true, firstCellIsHeader = false, compact, empty }: TableProps) {
  if (rows.length === 0 && empty !== undefined) return <p className="kith-empty">{empty}</p>
  const columns = head.map(column => (typeof column === 'string' ? { text: column as ReactNode } : column)) as readonly { text: ReactNode; numeric?: boolean }[]
  const role = (name: string) => (responsive ? name : undefined)
  return (
    <table className={classes('nhsuk-table', responsive && 'nhsuk-table--responsive', compact && 'nhsuk-table--compact')} role={role('table')}>
      <caption className={captionClass(captionSize)}>{caption}</caption>
      <thead className="nhsuk-table__head" role={role('rowgroup')}>
        <tr className="nhsuk-table__row" role={role('row')}>
          {columns.map(({ text, numeric }, index) => (
            <th key={index} className={classes('nhsuk-table__header', numeric && 'nhsuk-table__header--numeric')} scope="col" role={role('columnheader')}>
              {text}
            </th>
          ))}
        </tr>
      </thead>
      <tbody className="nhsuk-table__body">
        {rows.map((cells, row) => (
          <tr key={row} className="nhsuk-table__row" role={role('row')}>
            {cells.map((cell, index) => (
              <Cell key={index} column={columns[index]} header={firstCellIsHeader && index === 0} responsive={responsive}>
                {cell}
              </Cell>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  )
}

function Cell({
  column,
  header,
  responsive,
  children,
}: {
  column: { text: ReactNode; numeric?: boolean } | undefined
  header: boolean
  responsive: boolean
  children: ReactNode
}) {
  const heading = responsive && column && (
    <span className="nhsuk-table__heading" aria-hidden="true">
      {column.text}{' '}
    </span>
  )
  if (header) {
    return (
      <th className="nhsuk-table__header" scope="row" role={responsive ? 'rowheader' : undefined}>
        {heading}
        {children}
      </th>
    )
  }
  return (
    <td className={classes('nhsuk-table__cell', column?.numeric && 'nhsuk-table__cell--numeric')} role={responsive ? 'cell' : undefined}>
      {heading}
      {children}
    </td>
  )
}

export type Task = {
  id: string
  title: ReactNode
  /** Left out while the task cannot be started. */
  href?: string
  hint?: ReactNode
  status: string
  /** Colour of the status; none for what needs nothing more. */
  colour?: TagColour
}

function TaskStatus({ task }: { task: Task }) {
  if (task.colour) return <Tag colour={task.colour}>{task.status}</Tag>
  return (
    <strong
      className={classes('nhsuk-tag nhsuk-tag--no-colour nhsuk-tag--no-border nhsuk-u-font-weight-normal', !task.href && 'nhsuk-u-secondary-text-colour')}
    >
      {task.status}
    </strong>
  )
}

/** Things to do in any order, each with how far it is. */
export function TaskList({ tasks }: { tasks: readonly Task[] }) {
  return (
    <ul className="nhsuk-task-list">
      {tasks.map(task => (
        <li key={task.id} className={classes('nhsuk-task-list__item', task.href && 'nhsuk-task-list__item--with-link')}>
          <div className="nhsuk-task-list__name-and-hint">
            {task.href ? (
              <a
                className="nhsuk-task-list__link nhsuk-link"
                href={task.href}
                aria-describedby={classes(task.hint ? `${task.id}-hint` : '', `${task.id}-status`)}
              >
                {task.title}
              </a>
            ) : (
              <div>{task.title}</div>
            )}
            {task.hint && (
              <div className="nhsuk-task-list__hint" id={`${task.id}-hint`}>
                {task.hint}
              </div>
            )}
          </div>
          <div className="nhsuk-task-list__status" id={`${task.id}-status`}>
            <TaskStatus task={task} />
          </div>
        </li>
      ))}
    </ul>
  )
}
