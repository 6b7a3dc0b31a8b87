import type { PlainDate } from '../../../core/dates.ts'
import { Heading, InsetText, Lede, List, Page, type PageProps } from '../../../ui/index.ts'
import { GROUPS, type Offer, PATHWAY, type Pathway, type Therapy } from '../therapies.ts'
import { AboutTheList, byGroup, TherapyGroups } from './parts.tsx'

export type Framed = Pick<PageProps, 'face' | 'signedIn' | 'nav' | 'demo'>
export interface PlaceProps {
  framed: Framed
  place: { code: string; name: string }
  therapies: readonly Therapy[]
  offers: readonly Offer[]
  pathway: Pathway | undefined
  today: PlainDate
}

/** Choose a place, for whoever has none of their own. */
export function ChoosePlacePage({ framed, places }: { framed: Framed; places: readonly { code: string; name: string }[] }) {
  return (
    <Page {...framed} title="Talking therapies and other help">
      <Heading>Talking therapies and other help</Heading>
      <Lede>See what each place offers, where it is, and how long the wait is.</Lede>
      {places.length === 0 && <p>No places are set up yet.</p>}
      <List items={places.map(place => <a href={`/places/${place.code}/therapies`}>{place.name}</a>)} />
    </Page>
  )
}

/** What to do, whatever the lists say. */
export function NoWrongDoor() {
  return (
    <InsetText>
      <p>
        You do not have to choose, and you do not need a diagnosis. <a href="/help">Ask for help</a> in your own words, and we find out with you what would
        help, here or somewhere else.
      </p>
    </InsetText>
  )
}

/** Each therapy with who offers it in a place, where, how, and how long the wait is (R290). */
export function TherapiesPage({ framed, place, therapies, offers, pathway, today }: PlaceProps) {
  const offered = therapies.filter(one => offers.some(offer => offer.therapy === one.code)).length
  return (
    <Page
      {...framed}
      title={`Therapies in ${place.name}`}
      width="full"
      breadcrumb={[
        { href: '/places', label: 'Places' },
        { href: `/places/${place.code}`, label: place.name },
      ]}
    >
      <Heading caption={place.name}>Talking therapies and other help</Heading>
      <Lede>
        {offered} of {therapies.length} are offered here. For each: who offers it, where, and how long the wait is.
      </Lede>
      <NoWrongDoor />
      <List
        items={[
          ...byGroup(therapies).map(([group]) => <a href={`#group-${group}`}>{GROUPS[group]}</a>),
          <a href={`/places/${place.code}/${PATHWAY.at}`}>
            {pathway ? `${pathway.name}: help` : 'Help'} with long-lasting difficulties with feelings and relationships
          </a>,
        ]}
      />
      <TherapyGroups therapies={therapies} offers={offers} today={today} />
      <AboutTheList therapies={therapies} />
    </Page>
  )
}
