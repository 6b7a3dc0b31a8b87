import { formatDate } from '../../../core/dates.ts'
import { inFigures } from '../../../core/text.ts'
import {
  Button,
  Details,
  Form,
  type FormState,
  Heading,
  InsetText,
  List,
  Muted,
  Page,
  type PageProps,
  Radios,
  Table,
  TextArea,
  VersionField,
} from '../../../ui/index.ts'
import { AreaMap, type Drawing, MapCredit } from '../../places/index.ts'
import { type Count, type Covered, type Hood, has, LEVELS, shareWords } from '../coverage.ts'
import type { Decision, DomainCount } from '../store.ts'

type Framed = Pick<PageProps, 'face' | 'signedIn' | 'nav' | 'demo'>
const DOMAIN_NAMES: Record<string, string> = {
  healthCare: 'Health and care',
  localFacilities: 'Local places and help',
  personalInterests: 'Things to do',
  personalRelationships: 'People',
}

/** The places to look at. */
export function PlacesPage({ framed, places }: { framed: Framed; places: readonly { code: string; name: string }[] }) {
  return (
    <Page title="What places have and lack" {...framed} width="two-thirds">
      <Heading>What places have and lack</Heading>
      <p>For each thing every place needs: which team or group gives it, in which neighbourhood, and where there is none.</p>
      <List items={places.map(place => <a href={`/coverage/${place.code}`}>{place.name}</a>)} />
    </Page>
  )
}

export interface CoverageProps {
  framed: Framed
  place: { code: string; name: string }
  covered: readonly Covered[]
  hoods: readonly Hood[]
  domains: readonly DomainCount[]
  decisions: readonly Decision[]
  mayDecide: boolean
  form: FormState
}

const missingWords = ({ missing, level, wide, hoodsWith }: Covered, hoods: readonly Hood[]): string => {
  if (missing.length === 0) return level ? 'Nowhere' : 'Not decided yet'
  if (wide === 0 && hoodsWith === 0) return 'Everywhere: there is none'
  const people = missing.reduce((sum, hood) => sum + (hood.population ?? 0), 0)
  return `${missing.length} of ${hoods.length}: ${missing.map(hood => hood.name).join(', ')} (${inFigures(people)} people)`
}

/** A place: every function, where it is and where it is missing; then the four domains; then what was decided. */
export function CoveragePage({ framed, place, covered, hoods, domains, decisions, mayDecide, form }: CoverageProps) {
  return (
    <Page title="What a place has and lacks" {...framed} form={form} back={{ href: '/coverage' }} width="full">
      <Heading caption="What it has and lacks">{place.name}</Heading>
      <p>Counted from teams and the directory. What public health provides is linked to and not counted. Being there is not the same as being enough.</p>
      <Table
        caption="What every place needs"
        firstCellIsHeader
        head={[
          'What',
          'Where it should be',
          { text: 'For the whole place', numeric: true },
          { text: 'Neighbourhoods with their own', numeric: true },
          'Missing in',
        ]}
        rows={covered.map(one => [
          <a key={one.fn.code} href={`/coverage/${place.code}/${one.fn.code}`}>
            {one.fn.title}
          </a>,
          one.level ? LEVELS[one.level] : <Muted key="level">Not decided</Muted>,
          inFigures(one.wide),
          `${one.hoodsWith} of ${hoods.length}`,
          missingWords(one, hoods),
        ])}
      />
      <Table
        caption="The four domains of the directory, neighbourhood by neighbourhood"
        firstCellIsHeader
        head={[
          'Neighbourhood',
          { text: 'People', numeric: true },
          { text: 'In the most deprived fifth', numeric: true },
          ...Object.values(DOMAIN_NAMES).map(text => ({ text, numeric: true })),
        ]}
        rows={[...hoods, null].map(hood => [
          hood?.name ?? 'The whole place, and online',
          hood?.population ? inFigures(hood.population) : '',
          hood ? shareWords(hood.deprived) : '',
          ...Object.keys(DOMAIN_NAMES).map(code => inFigures(domains.find(one => one.domain === code && one.hood === (hood?.code ?? null))?.entries ?? 0)),
        ])}
      />
      <p>
        <a href="/connecting/barriers">What people looked for and did not find, and what stands in their way</a>
      </p>
      <p>
        <a href={`/places/${place.code}/therapies`}>Each therapy NICE recommends: who offers it here, where, and how long the wait is</a>
      </p>
      <Heading level={2}>Decided</Heading>
      {decisions.length === 0 && <p>Nothing yet.</p>}
      <List items={decisions.map(one => `${formatDate(one.at)}, ${one.byName}: ${one.words}`)} />
      {mayDecide && (
        <Form action={`/coverage/${place.code}`}>
          <TextArea form={form} name="words" label="What was decided?" hint="Money or people moved to where something is missing, and why" rows={3} />
          <Button variant="secondary">Write it down</Button>
        </Form>
      )}
    </Page>
  )
}

export interface FunctionProps {
  framed: Framed
  place: { code: string; name: string }
  one: Covered
  hoods: readonly Hood[]
  counts: readonly Count[]
  publicHealth: readonly { assetId: string; name: string }[]
  drawing: Drawing | undefined
  mayDecide: boolean
  form: FormState
  newer?: boolean
}

/** One function over the place's neighbourhoods, as a map and the same as a table. */
export function FunctionPage({ framed, place, one, hoods, counts, publicHealth, drawing, mayDecide, form, newer }: FunctionProps) {
  const at = (hood: string | null) => counts.find(count => count.functionCode === one.fn.code && count.hood === hood)
  const missing = new Set(one.missing.map(hood => hood.code))
  return (
    <Page title="What a place has and lacks" {...framed} form={form} back={{ href: `/coverage/${place.code}` }} width="full">
      <Heading caption={place.name}>{one.fn.title}</Heading>
      {newer && (
        <InsetText>
          <p>Somebody decided this first: {one.level ? LEVELS[one.level] : 'not decided'}. Nothing of theirs was changed.</p>
        </InsetText>
      )}
      <p>
        {one.level ? `It should be there: ${LEVELS[one.level].toLowerCase()}.` : 'Nobody has decided yet where it should be.'} For the whole place there are{' '}
        {inFigures(one.wide)}.{one.publicHealth > 0 && ` Besides, public health provides ${inFigures(one.publicHealth)}, which are not counted.`}
      </p>
      <List
        items={publicHealth.map(({ assetId, name }) => (
          <a key={assetId} href={`/community/${assetId}`}>
            {name}
          </a>
        ))}
      />
      {drawing && (
        <>
          <AreaMap drawing={drawing} missing={missing} label={`${place.name} by neighbourhood. The table that follows says all that the map shows.`} />
          <MapCredit />
        </>
      )}
      <Table
        caption="Neighbourhood by neighbourhood"
        firstCellIsHeader
        head={[
          'Neighbourhood',
          { text: 'People', numeric: true },
          { text: 'In the most deprived fifth', numeric: true },
          { text: 'Teams', numeric: true },
          { text: 'In the directory', numeric: true },
          'So',
        ]}
        rows={hoods.map((hood, index) => [
          `${index + 1}. ${hood.name}`,
          hood.population ? inFigures(hood.population) : 'Not known',
          shareWords(hood.deprived),
          inFigures(at(hood.code)?.teams ?? 0),
          inFigures(at(hood.code)?.entries ?? 0),
          missing.has(hood.code) ? 'Missing (shaded on the map)' : has(at(hood.code)) > 0 ? 'Has its own' : 'None of its own',
        ])}
      />
      {mayDecide && (
        <Details summary="Decide where it should be" open={newer}>
          <Form action={`/coverage/${place.code}/${one.fn.code}`}>
            <VersionField form={form} now={one.version} newer={newer} />
            <Radios
              form={form}
              name="level"
              label="Where should it be?"
              legendSize="s"
              items={Object.entries(LEVELS).map(([value, label]) => ({ value, label }))}
            />
            <Button variant="secondary">Save</Button>
          </Form>
        </Details>
      )}
    </Page>
  )
}
