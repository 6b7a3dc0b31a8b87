import { ActionLink, Column, Details, Grid, Heading, Muted, Page, type PageProps } from '../../../ui/index.ts'
import type { Drawing } from '../map.ts'
import type { Neighbourhood, Place } from '../places.ts'
import { AreaMap, MapCredit } from './area-map.tsx'
import { people } from './places.tsx'

type Frame = Pick<PageProps, 'face' | 'signedIn' | 'nav' | 'demo'>

export function PlacePage({
  place,
  neighbourhoods,
  map,
  ...frame
}: Frame & { place: Place; neighbourhoods: readonly Neighbourhood[]; map: Drawing | undefined }) {
  return (
    <Page {...frame} title={place.name} width="full" breadcrumb={[{ href: '/places', label: 'Places' }]}>
      <Heading caption={place.careSystemName}>{place.name}</Heading>
      <p>
        {people(place.population)} live here, in {neighbourhoods.length === 1 ? 'one neighbourhood' : `${neighbourhoods.length} neighbourhoods`}.
      </p>
      <ActionLink href="/help">Ask for help</ActionLink>
      <p>
        <a className="nhsuk-link" href={`/places/${place.code}/therapies`}>
          Talking therapies and other help here, and how long the waits are
        </a>
      </p>
      <Heading level={2}>Neighbourhoods</Heading>
      <Grid>
        <Column width="one-half">
          {map && <AreaMap drawing={map} label={`Map of ${place.name}. Its numbers are those of the list of neighbourhoods.`} />}
        </Column>
        <Column width="one-half">
          <ol className="nhsuk-list nhsuk-list--number">
            {neighbourhoods.map(one => (
              <li key={one.code}>
                <a className="nhsuk-link" href={`/neighbourhoods/${one.code}`}>
                  {one.name}
                </a>{' '}
                <Muted>{people(one.population)}</Muted>
                {one.covers.length > 0 && (
                  <>
                    <br />
                    around {one.covers.join('; ')}
                  </>
                )}
              </li>
            ))}
          </ol>
          <Details summary="About these numbers">
            <p>The numbers of people come from the census of 2021. They are a guide. A neighbourhood may be any size.</p>
          </Details>
        </Column>
      </Grid>
      <MapCredit />
    </Page>
  )
}
