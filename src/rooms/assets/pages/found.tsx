import { inFigures } from '../../../core/text.ts'
import { Details, InsetText, Muted, Pagination, Tag } from '../../../ui/index.ts'
import type { Findings, FoundEntry } from '../actions-find.ts'
import { COST, distanceWords, FLEXIBLE_FOR, STEP_FREE, whenWords } from '../assets.ts'
import { addressOf, DISTANCES, filtersOf, milesWords } from '../finding.ts'
import { A_PAGE } from '../store-find.ts'

const things = (count: number) => (count === 1 ? '1 thing' : `${inFigures(count)} things`)

/** What was found, said in one line. */
export function foundWords({ total, finding, near, interest }: Findings): string {
  const what = finding.words ? ` for “${finding.words}”` : interest ? `: ${interest.name}` : ''
  const where = finding.map
    ? ' on this part of the map'
    : near
      ? finding.within === 0
        ? `, nearest to ${near.label} first`
        : ` within ${milesWords(finding.within)} of ${near.label}`
      : ''
  return `${total === 0 ? 'Nothing' : things(total)}${what}${where}`
}

/** The filters in force, each with a press to lift it; and how far to look. */
export function InForce({ findings: { finding, near, interest } }: { findings: Findings }) {
  const filters = filtersOf(finding)
  const chips = [
    ...(finding.words ? [{ code: 'q', label: `“${finding.words}”`, without: { words: '' } }] : []),
    ...(interest ? [{ code: 'interest', label: interest.name, without: { interest: undefined } }] : []),
    ...filters,
    ...(finding.referralToo ? [{ code: 'referral', label: 'Also those I have to be sent to', without: { referralToo: false } }] : []),
  ]
  return (
    <>
      {chips.length > 0 && (
        <ul className="kith-chips" aria-label="What you asked for">
          {chips.map(chip => (
            <li key={chip.code}>
              <a href={addressOf(finding, chip.without)}>
                <span className="nhsuk-u-visually-hidden">Take away: </span>
                {chip.label} <span aria-hidden="true">×</span>
              </a>
            </li>
          ))}
        </ul>
      )}
      {near && !finding.map && (
        <p className="kith-howfar">
          How far?{' '}
          {[...DISTANCES, 0].map(miles =>
            miles === finding.within ? (
              <strong key={miles} aria-current="true">
                {milesWords(miles)}
              </strong>
            ) : (
              <a key={miles} href={addressOf(finding, { within: miles, map: undefined })}>
                {milesWords(miles)}
              </a>
            ),
          )}
        </p>
      )}
    </>
  )
}

/** What to say when nothing is near, and the presses that find something. A search never ends without one. */
export function Instead({ findings }: { findings: Findings }) {
  const { finding, instead, total, needReferral, near } = findings
  if (!instead) return null
  const { lifts, widening } = instead
  return (
    <InsetText>
      {near && widening && (
        <p>
          None within {milesWords(finding.within)}.{' '}
          <a href={addressOf(finding, { within: widening.miles, map: undefined })}>
            {inFigures(widening.count)} {widening.miles === 0 ? 'further away' : `within ${milesWords(widening.miles)}`}
          </a>
          .
        </p>
      )}
      {lifts.map(lift => (
        <p key={lift.code}>
          Without “{lift.label}”: <a href={addressOf(finding, lift.without)}>{things(lift.count)}</a>.
        </p>
      ))}
      {total === 0 && needReferral > 0 && (
        <p>
          <a href={addressOf(finding, { referralToo: true })}>{things(needReferral)} that somebody has to send you to</a>.
        </p>
      )}
      {!widening && lifts.length === 0 && needReferral === 0 && total === 0 && (
        <p>
          Try other words, or <a href="/community">look at everything there is</a>. You can also <a href="/help">ask for help</a>: we look with you.
        </p>
      )}
    </InsetText>
  )
}

/** The list: statutory and voluntary as equals, each with why it is here. Its numbers are those of the pins. */
export function FoundList({ findings }: { findings: Findings }) {
  const { entries, finding, needReferral, total } = findings
  return (
    <>
      <ol className="kith-found" start={entries[0]?.number ?? 1}>
        {entries.map(entry => (
          <li key={`${entry.assetId}`} id={`entry-${entry.number}`} className="kith-found__entry">
            <Entry entry={entry} href={addressOf(finding, { page: finding.page }, `/community/${entry.assetId}`)} />
          </li>
        ))}
      </ol>
      <Pagination
        previous={finding.page > 1 ? { href: addressOf(finding, { page: finding.page - 1 }) } : undefined}
        next={finding.page * A_PAGE < total ? { href: addressOf(finding, { page: finding.page + 1 }) } : undefined}
        label="More of the list"
      />
      {needReferral > 0 && total > 0 && (
        <p>
          {needReferral === 1 ? 'One more is' : `${inFigures(needReferral)} more are`} only for people whom somebody sends, such as a GP.{' '}
          <a href={addressOf(finding, { referralToo: true })}>Show {needReferral === 1 ? 'it' : 'them'} too</a>
        </p>
      )}
    </>
  )
}

/** How far something is, or that it is online; empty when neither can be told. */
export // Without a point only the middle of its first half of a postcode is known.
const farWords = (entry: Pick<FoundEntry, 'online' | 'metres' | 'where' | 'lat'>): string =>
  entry.metres !== undefined
    ? `${entry.lat === undefined ? 'about ' : ''}${distanceWords(entry.metres)}`
    : entry.online
      ? 'Online'
      : entry.where
        ? ''
        : 'In your area'

/** How far and where, in the words of a list. */
export const whereWords = (entry: Pick<FoundEntry, 'where' | 'online' | 'metres' | 'lat'>): string => [farWords(entry), entry.where].filter(Boolean).join(' · ')

/** When it is, in one line: what is read for certain, else the words as they came. */
export const whenLine = (entry: Pick<FoundEntry, 'schedules' | 'hoursWords'>): string => whenWords(entry.schedules).join('; ') || entry.hoursWords

function Entry({ entry, href }: { entry: FoundEntry; href: string }) {
  const when = whenLine(entry)
  // How far it is stands above already.
  const why = entry.reasons.filter(reason => entry.metres === undefined || reason !== `${distanceWords(entry.metres)} away`)
  return (
    <article>
      <h3 className="kith-found__name">
        <span className="kith-found__number" aria-hidden="true">
          {entry.number}
        </span>
        <a href={href}>{entry.name}</a>
      </h3>
      <p className="kith-found__where">
        {farWords(entry) && <strong>{farWords(entry)}</strong>}
        {[entry.where, entry.organisation === entry.name ? '' : entry.organisation].filter(Boolean).map(part => (
          <Muted key={part}>
            {farWords(entry) || part !== entry.where ? ' · ' : ''}
            {part}
          </Muted>
        ))}
      </p>
      {entry.closed && <Tag colour="orange">Closed for now</Tag>}
      {entry.summary && <p>{entry.summary}</p>}
      {when && <p className="kith-found__when">{when}</p>}
      <ul className="kith-facts" aria-label="In short">
        {factsOf(entry).map(fact => (
          <li key={fact}>{fact}</li>
        ))}
      </ul>
      {why.length > 0 && (
        <p className="kith-found__why">
          <span>Why it is here:</span> {why.join(' · ')}
        </p>
      )}
      {entry.sunk && <p className="kith-found__why">Nobody has confirmed this for a while. Check before you go.</p>}
    </article>
  )
}

/** Cost, access and asking in a few words each; what was not said is not filled in. */
export function factsOf(entry: Pick<FoundEntry, 'cost' | 'costWords' | 'stepFree' | 'referral' | 'online' | 'lat' | 'languages' | 'flexibleFor'>): string[] {
  return [
    ...(entry.cost === 'not_said' ? [] : [entry.costWords && entry.costWords.length < 40 && entry.cost !== 'free' ? entry.costWords : COST[entry.cost]]),
    ...(entry.referral === 'needed' ? ['Somebody has to send you'] : entry.referral === 'not_said' ? [] : ['Just go']),
    ...(entry.stepFree === 'not_said' ? [] : [STEP_FREE[entry.stepFree]]),
    ...(entry.online && entry.lat !== undefined ? ['Also online'] : []),
    ...(entry.languages.some(name => name !== 'English') ? [`In ${entry.languages.slice(0, 3).join(', ')}`] : []),
    ...(entry.flexibleFor.length > 0 ? [`Flexible for ${FLEXIBLE_FOR[entry.flexibleFor[0]!]}`] : []),
  ]
}

/** How the list came about, in plain words. */
export function HowOrdered() {
  return (
    <Details summary="How this list is made">
      <p>
        Everyone is in one list: charities, faith groups, clubs, the council and the NHS. What you asked for comes first, then what is nearest. Things that are
        not about mental health come before things that are, unless you choose otherwise.
      </p>
      <p>
        What somebody has to send you to is left out unless you ask for it. What nobody has confirmed for nine months sinks to the end; after a year it goes.
      </p>
      <p>We keep nothing about who looks for what.</p>
    </Details>
  )
}
