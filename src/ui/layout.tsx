import type { ReactNode } from 'react'
import { classes } from './classes.ts'
import type { Size } from './field.tsx'

export function Grid({ children }: { children: ReactNode }) {
  return <div className="nhsuk-grid-row">{children}</div>
}

export type ColumnWidth = 'full' | 'one-half' | 'one-third' | 'two-thirds' | 'one-quarter' | 'three-quarters'

export function Column({ width = 'two-thirds', children }: { width?: ColumnWidth; children: ReactNode }) {
  return <div className={`nhsuk-grid-column-${width}`}>{children}</div>
}

const levelSizes = { 1: 'l', 2: 'm', 3: 's', 4: 'xs' } as const

/** A heading; `caption` is the smaller line above it, such as the section of a longer form. */
export function Heading({
  level = 1,
  size = levelSizes[level],
  caption,
  id,
  children,
}: {
  level?: 1 | 2 | 3 | 4
  size?: Size | 'xs'
  caption?: ReactNode
  id?: string
  children: ReactNode
}) {
  const Tag = `h${level}` as const
  return (
    <Tag className={`nhsuk-heading-${size}`} id={id}>
      {caption && <span className={`nhsuk-caption-${size === 'xs' ? 's' : size}`}>{caption} </span>}
      {children}
    </Tag>
  )
}

/** Larger opening words of a page. */
export function Lede({ children }: { children: ReactNode }) {
  return <p className="nhsuk-lede-text">{children}</p>
}

/** A plain bulleted or numbered list. */
export function List({ items, kind = 'bullet' }: { items: readonly ReactNode[]; kind?: 'bullet' | 'number' | 'plain' }) {
  const Tag = kind === 'number' ? 'ol' : 'ul'
  return (
    <Tag className={classes('nhsuk-list', kind !== 'plain' && `nhsuk-list--${kind}`)}>
      {items.map((item, index) => (
        <li key={index}>{item}</li>
      ))}
    </Tag>
  )
}

export function VisuallyHidden({ children }: { children: ReactNode }) {
  return <span className="nhsuk-u-visually-hidden">{children}</span>
}

/** Quieter words beside the main ones; still readable at the contrast people need. */
export function Muted({ children }: { children: ReactNode }) {
  return <span className="nhsuk-u-secondary-text-colour">{children}</span>
}
