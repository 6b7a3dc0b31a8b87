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
