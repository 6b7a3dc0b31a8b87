import type { ReactNode } from 'react'
import { classes } from './classes.ts'
import { Icon } from './icons.tsx'

export type TimelineEntry = {
  /** As shown, such as "Tuesday 4 March 2025, 2:30pm". */
  when: string
  /** The same moment for machines (`datetime` attribute). */
  at?: string
  title: ReactNode
  who?: ReactNode
  body?: ReactNode
  meta?: ReactNode
  actions?: ReactNode
  id?: string
}

/** What happened, newest first or oldest first as given. */
export function Timeline({ entries, headingLevel = 3, empty }: { entries: readonly TimelineEntry[]; headingLevel?: 2 | 3 | 4; empty?: ReactNode }) {
  if (entries.length === 0) return empty === undefined ? null : <p className="kith-empty">{empty}</p>
  const Title = `h${headingLevel}` as const
  return (
    <ol className="kith-timeline">
      {entries.map((entry, index) => (
        <li key={entry.id ?? index} className="kith-timeline__entry" id={entry.id}>
          <p className="kith-timeline__when">
            <time dateTime={entry.at}>{entry.when}</time>
          </p>
          <Title className="nhsuk-heading-s kith-timeline__title">{entry.title}</Title>
          {entry.who && <p className="kith-timeline__who">{entry.who}</p>}
          {entry.body && <div className="kith-timeline__body">{entry.body}</div>}
          {entry.meta && <div className="kith-timeline__meta">{entry.meta}</div>}
          {entry.actions && <div className="kith-timeline__actions">{entry.actions}</div>}
        </li>
      ))}
    </ol>
  )
}

export type WaitStep = {
  title: ReactNode
  /** A date or plain words: "Done on 3 March", "Usually within 2 weeks". */
  detail?: ReactNode
  state: 'done' | 'current' | 'later'
}

const stateWords = { done: 'Done', current: 'You are here', later: 'Still to come' } as const

/**
 * A wait drawn as a line: what is done, where the person is, what comes next.
 * Words carry every state, so that it reads the same aloud, in print and without colour.
 */
export function WaitLine({
  steps,
  label,
  here = stateWords.current,
}: {
  steps: readonly WaitStep[]
  label: string
  /** Said at the current step; on a worker's screen pass something like "They are here". */
  here?: string
}) {
  return (
    <ol className="kith-wait" aria-label={label}>
      {steps.map((step, index) => (
        <li key={index} className={`kith-wait__step kith-wait__step--${step.state}`} aria-current={step.state === 'current' ? 'step' : undefined}>
          <span className="kith-wait__dot" aria-hidden="true">
            {step.state === 'done' && <Icon name="tick" />}
          </span>
          <span className="kith-wait__words">
            <span className={classes('kith-wait__state', step.state !== 'current' && 'nhsuk-u-visually-hidden')}>
              {step.state === 'current' ? here : stateWords[step.state]}
              {': '}
            </span>
            <span className="kith-wait__title">{step.title}</span>
            {step.detail && <span className="kith-wait__detail"> {step.detail}</span>}
          </span>
        </li>
      ))}
    </ol>
  )
}
