import { Children, type ReactNode } from 'react'
import { Heading, List, type PageProps } from '../../../ui/index.ts'
import type { Link } from '../record.ts'

export type Framed = Pick<PageProps, 'face' | 'signedIn' | 'nav' | 'demo'>

/** One part of a record under its heading. What the reader may not see, or what is empty, leaves no trace: no heading, no gap. */
export function Part({ heading, id, children, small }: { heading: ReactNode; id: string; children: ReactNode; small?: boolean }) {
  if (Children.toArray(children).length === 0) return null
  return (
    <section className="kith-part" aria-labelledby={`${id}-heading`} id={id}>
      <Heading level={2} size={small ? 's' : 'm'} id={`${id}-heading`}>
        {heading}
      </Heading>
      {children}
    </section>
  )
}

/** Many places to go, under a few headings in the order they come. */
export function GroupedLinks({ label, links }: { label: string; links: readonly Link[] }) {
  const groups = Map.groupBy(links, link => link.under ?? '')
  return (
    <nav aria-label={label}>
      {[...groups].map(([under, some]) => (
        <div key={under} className="kith-links">
          {under && (
            <Heading level={3} size="xs">
              {under}
            </Heading>
          )}
          <List
            kind="plain"
            items={some.map(({ href, label: words }) => (
              <a key={href} href={href}>
                {words}
              </a>
            ))}
          />
        </div>
      ))}
    </nav>
  )
}

/** What was written before, year by year; nothing where there is but one. */
export function Years({ years, base }: { years: readonly { year: number; before: string | undefined }[]; base: string }) {
  if (years.length < 2) return null
  return (
    <nav aria-label="Everything written, by year">
      <ul className="nhsuk-list kith-years">
        {years.map(({ year, before }) => (
          <li key={year}>
            <a href={before ? `${base}?before=${before}` : base}>{year}</a>
          </li>
        ))}
      </ul>
    </nav>
  )
}

/** Places to go from here; nothing when there are none. */
export function Links({ label, links }: { label: string; links: readonly Link[] }) {
  if (links.length === 0) return null
  return (
    <nav aria-label={label}>
      <List
        kind="plain"
        items={links.map(({ href, label: words }) => (
          <a key={href} href={href}>
            {words}
          </a>
        ))}
      />
    </nav>
  )
}
