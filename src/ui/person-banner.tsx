import type { ReactNode } from 'react'

/** Who holds responsibility now: one named worker, or one duty team with a deadline. */
export type HeldBy = {
  name: string
  kind: 'key worker' | 'duty team'
  role?: string
  /** Main organisation. */
  organisation?: string
  /** Duty teams: by when someone must be named, in words. */
  deadline?: string
}

export type PersonBannerProps = {
  preferredName: string
  /** Name on their NHS record, where it differs. */
  fullName?: string | undefined
  pronouns?: string | undefined
  /** How they wish to be addressed, in their words. */
  address?: string | undefined
  /** As shown, such as "3 March 1990". */
  dateOfBirth?: string | undefined
  age?: number | undefined
  /** Ten figures; shown 3-3-4. */
  nhsNumber?: string | undefined
  heldBy?: HeldBy | undefined
  /** Adjustments and communication needs, in plain words. */
  needs?: readonly string[]
  /** How and when to make contact, and what never to do. */
  contactRules?: readonly string[]
  phone?: string | undefined
  /** Why the number is not to be rung, in a few words: "no calls, text only". It is then no link. */
  noCalls?: string | undefined
  /** What they want everybody to know of them first, in their own words. No headings: the page's own come after. */
  about?: ReactNode
  /** Whatever a room must show beside the name. */
  flags?: ReactNode
  /** Why this reader may see this person: "you are on their care team". */
  because: string
  /** The person's record. */
  href?: string | undefined
}

/** An NHS number the way people read it out: 3, 3, 4. Anything else comes back as it was. */
export function formatNhsNumber(number: string): string {
  const figures = number.replace(/\s+/g, '')
  return /^\d{10}$/.test(figures) ? `${figures.slice(0, 3)} ${figures.slice(3, 6)} ${figures.slice(6)}` : number
}

function Fact({ name, children }: { name: string; children: ReactNode }) {
  return (
    <div className="kith-person__fact">
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  )
}

function Holder({ held }: { held: HeldBy }) {
  const rest = [held.role ?? (held.kind === 'key worker' ? 'key worker' : 'duty team'), held.organisation].filter(Boolean).join(', ')
  return (
    <>
      <strong>{held.name}</strong>, {rest}
      {held.deadline && <span className="kith-person__deadline"> Someone to be named by {held.deadline}</span>}
    </>
  )
}

/** Needs and rules stand before the number, so that nobody rings first and reads after. */
/** A number of a person's own: one press rings it, unless they asked not to be rung. */
export const PersonPhone = ({ phone, noCalls }: { phone: string; noCalls: string | undefined }) =>
  noCalls ? (
    <>
      {phone} <strong>({noCalls})</strong>
    </>
  ) : (
    <a href={`tel:${phone.replace(/[^\d+]/g, '')}`}>{phone}</a>
  )

function BeforeContact({ needs = [], contactRules = [], phone, noCalls }: PersonBannerProps) {
  if (needs.length === 0 && contactRules.length === 0 && !phone) return null
  return (
    <div className="kith-person__contact">
      {needs.length > 0 && <NeedList label="Needs" items={needs} />}
      {contactRules.length > 0 && <NeedList label="Before you get in touch" items={contactRules} />}
      {phone && (
        <div>
          <p className="kith-person__label">Phone</p>
          <p className="kith-person__number">
            <PersonPhone phone={phone} noCalls={noCalls} />
          </p>
        </div>
      )}
    </div>
  )
}

function NeedList({ label, items }: { label: string; items: readonly string[] }) {
  return (
    <div className="kith-person__needs">
      <p className="kith-person__label">{label}</p>
      <ul>
        {items.map(item => (
          <li key={item}>{item}</li>
        ))}
      </ul>
    </div>
  )
}

/** The strip on every work screen about one person: who they are, who holds this, how to reach them well. */
export function PersonBanner(props: PersonBannerProps) {
  const { preferredName, fullName, pronouns, address, dateOfBirth, age, nhsNumber, heldBy, href } = props
  return (
    <section className="kith-person" aria-label="Who this is about">
      <div className="nhsuk-width-container">
        <div className="kith-person__top">
          <p className="kith-person__name">
            {href ? <a href={href}>{preferredName}</a> : preferredName}
            {pronouns && <span className="kith-person__pronouns"> ({pronouns})</span>}
          </p>
          {props.flags && <div className="kith-person__flags">{props.flags}</div>}
        </div>
        {props.about}
        <dl className="kith-person__facts">
          {address && <Fact name="What to call them">{address}</Fact>}
          {fullName && fullName !== preferredName && <Fact name="On record as">{fullName}</Fact>}
          {dateOfBirth && (
            <Fact name="Born">
              {dateOfBirth}
              {age !== undefined && ` (${age})`}
            </Fact>
          )}
          <Fact name="NHS number">{nhsNumber ? <span className="nhsuk-u-nowrap">{formatNhsNumber(nhsNumber)}</span> : 'no NHS number yet'}</Fact>
          {heldBy && (
            <Fact name="Who holds this">
              <Holder held={heldBy} />
            </Fact>
          )}
        </dl>
        <BeforeContact {...props} />
        <p className="kith-person__because">You can see this because {props.because.replace(/^you can see this because\s+/i, '').replace(/\.?$/, '.')}</p>
      </div>
    </section>
  )
}
