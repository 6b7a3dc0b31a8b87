import type { PlainDate } from '../../../core/dates.ts'
import { Details, Heading, Muted, Table } from '../../../ui/index.ts'
import { countWords, FORMS, GROUP_CODES, GROUPS, type Group, type Offer, soonestFirst, type Therapy, WAYS, waitWords } from '../therapies.ts'

/** Offers shown at once, those that can begin soonest; more are behind a press, or the page is too long for a phone. */
const AT_ONCE = 1

/** "One to one, in a group; in person, by video". */
export function howWords({ forms, ways }: Pick<Offer, 'forms' | 'ways'>): string {
  const words = `${forms.map(form => FORMS[form]).join(', ')}; ${ways.map(way => WAYS[way]).join(', ')}`
  return words.charAt(0) + words.slice(1).toLowerCase()
}

function Offers({ therapy, offers, today, caption }: { therapy: Therapy; offers: readonly Offer[]; today: PlainDate; caption: string }) {
  return (
    <Table
      caption={`${caption}: ${therapy.title}`}
      captionSize="hidden"
      firstCellIsHeader
      compact
      head={['Who', 'Where', 'How', 'Wait, from asking to starting', 'Started and finished']}
      rows={offers.map(offer => [
        <span key={offer.teamSlug}>
          <a href={`/services/${offer.teamSlug}`}>{offer.teamName}</a>
          {offer.neighbourhood && !offer.teamName.includes(offer.neighbourhood) && <Muted> for {offer.neighbourhood}</Muted>}
        </span>,
        offer.location || offer.address || 'Not said',
        howWords(offer),
        waitWords(offer, today),
        countWords(offer),
      ])}
    />
  )
}

function Guidance({ therapy }: { therapy: Therapy }) {
  return (
    <p className="nhsuk-body-s">
      NICE guidance:{' '}
      {therapy.guidance.map(({ code, title, url }, index) => (
        <span key={code}>
          {index > 0 && '; '}
          {url ? <a href={url}>{title}</a> : title}
        </span>
      ))}
    </p>
  )
}

/** One therapy with who offers it here; or, in the same place, that nobody does yet. */
function TherapyPart({ therapy, offers, today }: { therapy: Therapy; offers: readonly Offer[]; today: PlainDate }) {
  const own = soonestFirst(
    offers.filter(offer => offer.therapy === therapy.code),
    today,
  )
  const more = own.slice(AT_ONCE)
  return (
    <section aria-labelledby={therapy.code}>
      <Heading level={3} id={therapy.code}>
        {therapy.title}
      </Heading>
      <p>{therapy.words}</p>
      {own.length === 0 && (
        <p>
          <strong>Nobody offers this here yet.</strong> <a href="/help">Ask for help</a> all the same.
        </p>
      )}
      {own.length > 0 && <Offers therapy={therapy} offers={own.slice(0, AT_ONCE)} today={today} caption="Who offers it here" />}
      {more.length > 0 && (
        <Details summary={`${more.length} more ${more.length === 1 ? 'team offers' : 'teams offer'} this`}>
          <Offers therapy={therapy} offers={more} today={today} caption="Who else offers it here" />
        </Details>
      )}
      {therapy.guidance.length > 0 && <Guidance therapy={therapy} />}
    </section>
  )
}

export const byGroup = (therapies: readonly Therapy[]): [Group, Therapy[]][] =>
  GROUP_CODES.map((group): [Group, Therapy[]] => [group, therapies.filter(one => one.group === group)]).filter(([, own]) => own.length > 0)

/** All of them under their headings, with who offers each. */
export function TherapyGroups({ therapies, offers, today }: { therapies: readonly Therapy[]; offers: readonly Offer[]; today: PlainDate }) {
  return byGroup(therapies).map(([group, own]) => (
    <section key={group} aria-labelledby={`group-${group}`}>
      <Heading level={2} id={`group-${group}`}>
        {GROUPS[group]}
      </Heading>
      {own.map(therapy => (
        <TherapyPart key={therapy.code} therapy={therapy} offers={offers} today={today} />
      ))}
    </section>
  ))
}

/** What the list and its numbers are, and that nobody has checked them here yet where that is so. */
export function AboutTheList({ therapies }: { therapies: readonly Therapy[] }) {
  return (
    <Details summary="About this list and its numbers">
      <p>
        The list holds help beside the guidance of NICE, which advises the NHS, that deals with it. The guidance says what is recommended, and for whom. What
        each team offers, and how long people wait, the teams say themselves. Where a team has said nothing, this page says so. A wait counted more than three
        months ago is not shown as today’s. Numbers under 5 are not told.
      </p>
      {therapies.some(one => !one.checked) && <p>Nobody answerable for clinical content here has checked this list against the guidance yet.</p>}
    </Details>
  )
}
