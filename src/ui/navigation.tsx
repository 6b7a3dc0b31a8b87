import type { ReactNode } from 'react'
import { classes } from './classes.ts'
import { Icon } from './icons.tsx'

export type PageLink = { href: string; text?: ReactNode }

function PaginationItem({ link, previous }: { link: PageLink; previous: boolean }) {
  return (
    <li className={`nhsuk-pagination-item--${previous ? 'previous' : 'next'}`}>
      <a className={`nhsuk-pagination__link nhsuk-pagination__link--${previous ? 'prev' : 'next'}`} href={link.href} rel={previous ? 'prev' : 'next'}>
        <span className="nhsuk-pagination__title">
          {previous ? 'Previous' : 'Next'}
          <span className="nhsuk-u-visually-hidden"> page</span>
        </span>
        {link.text && (
          <>
            <span className="nhsuk-u-visually-hidden">:</span>
            <span className="nhsuk-pagination__page">{link.text}</span>
          </>
        )}
        <Icon name={previous ? 'arrow-left' : 'arrow-right'} />
      </a>
    </li>
  )
}

/** To the pages before and after, where there are any. */
export function Pagination({ previous, next, label = 'Pagination' }: { previous?: PageLink | undefined; next?: PageLink | undefined; label?: string }) {
  if (!previous && !next) return null
  return (
    <nav className="nhsuk-pagination" role="navigation" aria-label={label}>
      <ul className="nhsuk-list nhsuk-pagination__list">
        {previous && <PaginationItem link={previous} previous />}
        {next && <PaginationItem link={next} previous={false} />}
      </ul>
    </nav>
  )
}

export function BackLink({ href, children = 'Back' }: { href: string; children?: ReactNode }) {
  return (
    <a className="nhsuk-back-link" href={href}>
      {children}
    </a>
  )
}

/** Where this page is; the last item is also the way back on a phone. */
export function Breadcrumb({ items }: { items: readonly { href: string; label: string }[] }) {
  const last = items.at(-1)
  if (!last) return null
  return (
    <nav className="nhsuk-breadcrumb" aria-label="Breadcrumb">
      <ol className="nhsuk-breadcrumb__list">
        {items.map(item => (
          <li key={item.href} className="nhsuk-breadcrumb__list-item">
            <a className="nhsuk-breadcrumb__link" href={item.href}>
              {item.label}
            </a>
          </li>
        ))}
      </ol>
      <a className="nhsuk-back-link" href={last.href}>
        <span className="nhsuk-u-visually-hidden">Back to </span>
        {last.label}
      </a>
    </nav>
  )
}

export type Tab = { id: string; label: ReactNode; content: ReactNode }

/** Parts of one page. Without JavaScript: a list of links, then every part below one another. */
export function Tabs({ tabs, title = 'Contents' }: { tabs: readonly Tab[]; title?: string }) {
  return (
    <div className="nhsuk-tabs" data-module="nhsuk-tabs">
      <h2 className="nhsuk-tabs__heading">{title}</h2>
      <ul className="nhsuk-tabs__list">
        {tabs.map((tab, index) => (
          <li key={tab.id} className={classes('nhsuk-tabs__list-item', index === 0 && 'nhsuk-tabs__list-item--selected')}>
            <a className="nhsuk-tabs__tab" href={`#${tab.id}`}>
              {tab.label}
            </a>
          </li>
        ))}
      </ul>
      {tabs.map((tab, index) => (
        <div key={tab.id} className={classes('nhsuk-tabs__panel', index > 0 && 'nhsuk-tabs__panel--hidden')} id={tab.id}>
          {tab.content}
        </div>
      ))}
    </div>
  )
}

/** The pages of one person's record or one subject, as a row of links; the current one is marked. */
export function SubNavigation({ items, label }: { items: readonly { href: string; label: string; current?: boolean }[]; label: string }) {
  return (
    <nav className="kith-subnav" aria-label={label}>
      <ul className="kith-subnav__list">
        {items.map(item => (
          <li key={item.href}>
            <a className="kith-subnav__link" href={item.href} aria-current={item.current ? 'page' : undefined}>
              {item.label}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  )
}
