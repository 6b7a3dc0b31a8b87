import { inFigures } from '../../../core/text.ts'
import { Button, Column, Form, type FormState, Grid, Heading, Lede, Muted, Page, type PageProps, TextField } from '../../../ui/index.ts'
import type { Drawing } from '../map.ts'
import type { CareSystem, Place, Practice } from '../places.ts'
import { MOST_PRACTICES } from '../store.ts'
import { AreaMap, MapCredit } from './area-map.tsx'

type Frame = Pick<PageProps, 'face' | 'signedIn' | 'nav' | 'demo'>
export type SystemOnMap = CareSystem & { places: Place[]; map: Drawing | undefined }

export const people = (population: number | undefined): string => (population === undefined ? 'number of people not known' : `${inFigures(population)} people`)

function System({ name, places, map }: SystemOnMap) {
  return (
    <section className="kith-care-system" aria-label={name}>
      <Heading level={2}>{name}</Heading>
      <Grid>
        <Column width="one-half">{map && <AreaMap drawing={map} label={`Map of ${name}. Its numbers are those of the list of places.`} />}</Column>
        <Column width="one-half">
          <ol className="nhsuk-list nhsuk-list--number">
            {places.map(place => (
              <li key={place.code}>
                <a className="nhsuk-link" href={`/places/${place.code}`}>
                  {place.name}
                </a>{' '}
                <Muted>{people(place.population)}</Muted>
              </li>
            ))}
          </ol>
        </Column>
      </Grid>
    </section>
  )
}

function Surgeries({ practices }: { practices: readonly Practice[] }) {
  return (
    <section aria-label="GP surgeries found">
      <Heading level={2} size="s">
        GP surgeries found
      </Heading>
      <p>Choose yours to see the neighbourhood that looks after it.</p>
      <ul className="nhsuk-list">
        {practices.map(practice => (
          <li key={practice.code}>
            <a className="nhsuk-link" href={`/neighbourhoods/${practice.neighbourhoodCode}`}>
              {practice.name}
            </a>{' '}
            <Muted>{[practice.address, practice.town].filter(part => part).join(', ')}</Muted>
          </li>
        ))}
      </ul>
      {practices.length === MOST_PRACTICES && <p>There may be more. Add another word of the name to find yours.</p>}
    </section>
  )
}

export function PlacesPage({
  form,
  systems,
  practices,
  ...frame
}: Frame & { form: FormState; systems: readonly SystemOnMap[]; practices?: Practice[] | undefined }) {
  return (
    <Page {...frame} title="Places" form={form} width="full">
      <Heading>Places</Heading>
      <Lede>Help is organised close to home. Find the neighbourhood where you live.</Lede>
      <Form action="/places">
        <TextField
          form={form}
          name="find"
          label="Postcode or GP surgery"
          hint="For example, N17 0AA. We do not keep what you type here."
          width={20}
          autoComplete="off"
          spellCheck={false}
        />
        <Button>Find my neighbourhood</Button>
      </Form>
      {practices && <Surgeries practices={practices} />}
      {systems.length === 0 && <p>No places are set up yet.</p>}
      {systems.map(system => (
        <System key={system.code} {...system} />
      ))}
      <MapCredit />
    </Page>
  )
}
