import type { ReactNode } from 'react'
import { classes } from './classes.ts'
import type { Size } from './field.tsx'
import { Icon } from './icons.tsx'

function HiddenPrefix({ prefix, children }: { prefix: string; children: ReactNode }) {
  return (
    <span role="text">
      <span className="nhsuk-u-visually-hidden">{prefix}: </span>
      {children}
    </span>
  )
}

/** Something that matters and is not about illness getting worse (care cards are for that). */
export function WarningCallout({ heading, headingLevel = 3, children }: { heading?: ReactNode; headingLevel?: 2 | 3; children: ReactNode }) {
  const Tag = `h${headingLevel}` as const
  return (
    <div className="nhsuk-card nhsuk-card--warning">
      <div className="nhsuk-card__content">
        <Tag className="nhsuk-card__heading">{heading ? <HiddenPrefix prefix="Important">{heading}</HiddenPrefix> : 'Important'}</Tag>
        {children}
      </div>
    </div>
  )
}

const carePrefixes = {
  emergency: 'Immediate action required',
  urgent: 'Urgent advice',
  'non-urgent': 'Non-urgent advice',
} as const

export type CardProps = {
  heading?: ReactNode
  headingLevel?: 2 | 3 | 4
  headingSize?: Size | 'xs'
  /** Makes the heading a link; with `clickable`, the whole card. */
  href?: string
  variant?: 'plain' | 'clickable' | 'feature' | 'primary' | 'secondary' | keyof typeof carePrefixes
  children?: ReactNode
}

function isCare(variant: CardProps['variant']): variant is keyof typeof carePrefixes {
  return variant !== undefined && variant in carePrefixes
}

/** A box of its own. Care-card variants say how soon to act: emergency, urgent, non-urgent. */
export function Card({ heading, headingLevel = 2, headingSize, href, variant = 'plain', children }: CardProps) {
  if (isCare(variant))
    return (
      <CareCard variant={variant} heading={heading} headingLevel={headingLevel}>
        {children}
      </CareCard>
    )
  const Tag = `h${headingLevel}` as const
  const clickable = variant === 'clickable' || (variant === 'primary' && href)
  const size = headingSize ?? (href ? 'm' : undefined)
  return (
    <div className={classes('nhsuk-card', clickable && 'nhsuk-card--clickable', variant !== 'plain' && variant !== 'clickable' && `nhsuk-card--${variant}`)}>
      <div className="nhsuk-card__content">
        {heading && (
          <Tag className={classes('nhsuk-card__heading', size && `nhsuk-heading-${size}`)}>
            {href ? (
              <a className="nhsuk-card__link" href={href}>
                {heading}
              </a>
            ) : (
              heading
            )}
          </Tag>
        )}
        {children}
        {variant === 'primary' && <Icon name="chevron-right-circle" />}
      </div>
    </div>
  )
}

function CareCard({
  variant,
  heading,
  headingLevel,
  children,
}: {
  variant: keyof typeof carePrefixes
  heading: ReactNode
  headingLevel: 2 | 3 | 4
  children: ReactNode
}) {
  const Tag = `h${headingLevel}` as const
  return (
    <div className={`nhsuk-card nhsuk-card--care nhsuk-card--care--${variant}`}>
      <div className="nhsuk-card__heading-container">
        <Tag className="nhsuk-card__heading">
          <HiddenPrefix prefix={carePrefixes[variant]}>{heading}</HiddenPrefix>
        </Tag>
        <span className="nhsuk-card--care__arrow" aria-hidden="true" />
      </div>
      <div className="nhsuk-card__content">{children}</div>
    </div>
  )
}

/** Cards side by side, of equal height; one below the other on a phone. */
export function CardGroup({ children, columns = 2 }: { children: readonly ReactNode[]; columns?: 2 | 3 }) {
  return (
    <ul className="nhsuk-grid-row nhsuk-card-group">
      {children.map((card, index) => (
        <li key={index} className={`nhsuk-grid-column-${columns === 2 ? 'one-half' : 'one-third'} nhsuk-card-group__item`}>
          {card}
        </li>
      ))}
    </ul>
  )
}

function Advice({ heading, headingLevel, items, icon }: { heading: string; headingLevel: 2 | 3; items: readonly ReactNode[]; icon: 'tick' | 'cross' }) {
  const Tag = `h${headingLevel}` as const
  return (
    <div className="nhsuk-card nhsuk-card--feature">
      <div className="nhsuk-card__content">
        <Tag className="nhsuk-card__heading">{heading}</Tag>
        <ul className={`nhsuk-list nhsuk-list--${icon}`} role="list">
          {items.map((item, index) => (
            <li key={index}>
              <Icon name={icon} />
              {icon === 'cross' ? 'do not ' : ''}
              {item}
            </li>
          ))}
        </ul>
      </div>
    </div>
  )
}

/** What helps and what does not. Items of `dont` follow the words "do not". */
export function DoDontList({ dos = [], donts = [], headingLevel = 3 }: { dos?: readonly ReactNode[]; donts?: readonly ReactNode[]; headingLevel?: 2 | 3 }) {
  return (
    <>
      {dos.length > 0 && <Advice heading="Do" headingLevel={headingLevel} items={dos} icon="tick" />}
      {donts.length > 0 && <Advice heading="Don't" headingLevel={headingLevel} items={donts} icon="cross" />}
    </>
  )
}
