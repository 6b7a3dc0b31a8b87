import type { ReactNode } from 'react'
import { classes } from './classes.ts'

export type TagColour = 'white' | 'grey' | 'green' | 'aqua-green' | 'blue' | 'purple' | 'pink' | 'red' | 'orange' | 'yellow'

/** A state in a word or two; the word says it, the colour only helps the eye. */
export function Tag({ colour, children }: { colour?: TagColour; children: ReactNode }) {
  return <strong className={classes('nhsuk-tag', colour && `nhsuk-tag--${colour}`)}>{children}</strong>
}

/** The page that says something is done. */
export function Panel({ heading, children }: { heading: ReactNode; children?: ReactNode }) {
  return (
    <div className="nhsuk-panel">
      <h1 className="nhsuk-panel__heading">{heading}</h1>
      {children && <div className="nhsuk-panel__body">{children}</div>}
    </div>
  )
}

/** Something to notice within a text; wrap the words in `<p>`. */
export function InsetText({ children }: { children: ReactNode }) {
  return (
    <div className="nhsuk-inset-text">
      <span className="nhsuk-u-visually-hidden">Information: </span>
      {children}
    </div>
  )
}

type DetailsProps = { summary: ReactNode; open?: boolean; children: ReactNode }

export function Details({ summary, open, children, expander }: DetailsProps & { expander?: boolean }) {
  return (
    <details className={classes('nhsuk-details', expander && 'nhsuk-expander')} open={open}>
      <summary className="nhsuk-details__summary">
        <span className="nhsuk-details__summary-text">{summary}</span>
      </summary>
      <div className="nhsuk-details__text">{children}</div>
    </details>
  )
}

/** What has just happened (`success`) or what people should know (`info`). */
export function NotificationBanner({ kind = 'info', heading, children }: { kind?: 'success' | 'info'; heading: ReactNode; children?: ReactNode }) {
  const titleId = 'nhsuk-notification-banner-title'
  return (
    <div
      className={classes('nhsuk-notification-banner', kind === 'success' && 'nhsuk-notification-banner--success')}
      data-module="nhsuk-notification-banner"
      role={kind === 'success' ? 'alert' : 'region'}
      aria-labelledby={titleId}
    >
      <div className="nhsuk-notification-banner__header">
        <h2 className="nhsuk-notification-banner__title" id={titleId}>
          {kind === 'success' ? 'Success' : 'Important'}
        </h2>
      </div>
      <div className="nhsuk-notification-banner__content">
        {children ? <h3 className="nhsuk-notification-banner__heading">{heading}</h3> : <p className="nhsuk-notification-banner__heading">{heading}</p>}
        {children}
      </div>
    </div>
  )
}
