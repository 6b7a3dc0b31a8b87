import { ActionLink, Details, Heading, InsetText, Muted, Page, type PageProps, SummaryList } from '../../../ui/index.ts'
import { type Neighbourhood, type Practice, writtenPostcode } from '../places.ts'
import { people } from './places.tsx'

type Frame = Pick<PageProps, 'face' | 'signedIn' | 'nav' | 'demo'>

export function NeighbourhoodPage({
  neighbourhood,
  practices,
  about,
  ...frame
}: Frame & { neighbourhood: Neighbourhood; practices: readonly Practice[]; about: boolean }) {
  const { name, placeCode, placeName, careSystemName, covers, population, indicative, derivation } = neighbourhood
  return (
    <Page
      {...frame}
      title={`${name} neighbourhood`}
      breadcrumb={[
        { href: '/places', label: 'Places' },
        { href: `/places/${placeCode}`, label: placeName },
      ]}
    >
      <Heading caption={placeName}>{name}</Heading>
      {about && (
        <InsetText>
          <p>
            We found this from the first half of your postcode, so it may be the one next door. Look at all the{' '}
            <a className="nhsuk-link" href={`/places/${placeCode}`}>
              neighbourhoods of {placeName}
            </a>{' '}
            or search for your GP surgery.
          </p>
        </InsetText>
      )}
      <SummaryList
        rows={[
          ...(covers.length > 0 ? [{ key: 'Around', value: covers.join('; ') }] : []),
          { key: 'Who lives here', value: people(population) },
          { key: 'Part of', value: `${placeName}, in ${careSystemName}` },
        ]}
      />
      <ActionLink href="/help">Ask for help</ActionLink>
      <Heading level={2}>GP surgeries</Heading>
      {practices.length === 0 && <p>No GP surgeries are listed for this neighbourhood.</p>}
      <ul className="nhsuk-list">
        {practices.map(practice => (
          <li key={practice.code}>
            {practice.name} <Muted>{[practice.address, practice.town, writtenPostcode(practice.postcode)].filter(part => part).join(', ')}</Muted>
          </li>
        ))}
      </ul>
      {indicative && (
        <Details summary="How this neighbourhood was drawn">
          <p>Its edges are a guide, not an official line. {derivation}.</p>
        </Details>
      )}
    </Page>
  )
}
