import { formatDate } from '../../../core/dates.ts'
import { inFigures } from '../../../core/text.ts'
import {
  Button,
  Checkboxes,
  Details,
  Form,
  type FormState,
  Heading,
  Muted,
  Page,
  type PageProps,
  Radios,
  Select,
  Table,
  TextField,
  VersionField,
} from '../../../ui/index.ts'
import { gapLines, toldPart } from '../gaps.ts'
import { BARRIERS, DOMAINS, isBarrier, told } from '../network.ts'
import type { TeamChoice } from '../store.ts'
import type { BarrierCount, Gap, SaidOfPlace } from '../store-place.ts'

type Framed = Pick<PageProps, 'face' | 'signedIn' | 'nav' | 'demo'>

export const PROPOSALS = {
  commission: 'Commission it',
  transport: 'Help people get to one nearby',
  share: 'Share one with a neighbour place',
  online: 'Offer it online',
} as const
const OTHERS: Record<string, string> = { turned_away: 'Turned away (tellings, since nobody gives a name)', referral_only: 'Only for those who are sent' }
export const barrierName = (kind: string): string => (isBarrier(kind) ? BARRIERS[kind].name : (OTHERS[kind] ?? kind))

export interface PlacePageProps {
  framed: Framed
  barriers: readonly BarrierCount[]
  said: readonly SaidOfPlace[]
  gaps: readonly Gap[]
  moved: { were: number; moved: number }
  places: readonly { code: string; name: string; teams: readonly TeamChoice[] }[]
  mayOwn: boolean
  form: FormState
  open?: 'own' | 'done' | undefined
}

/** What stands in people's way and what is missing, as facts about the place, each with an owner. Counts, never people. */
export function PlaceBarriersPage({ framed, barriers, said, gaps, moved, places, mayOwn, form, open }: PlacePageProps) {
  return (
    <Page title="What stands in people’s way" {...framed} form={open ? form : undefined} width="full">
      <Heading>What stands in people’s way</Heading>
      <p>
        How many people each stands around, told by them and those who help them. Each is a problem of the place or a service, with an owner there. Numbers of 1
        to 4 are not told apart.
      </p>
      <Table
        caption="By place and kind"
        head={[
          'Place',
          'What stands in the way',
          { text: 'People', numeric: true },
          { text: 'Dealt with', numeric: true },
          'Whose work it is',
          'What was done',
        ]}
        rows={barriers.map(one => [one.placeName, barrierName(one.kind), told(one.open), told(one.done), <Owner key={one.kind} of={one} />, one.doneWords])}
        empty="Nothing has been told yet."
      />
      {mayOwn && barriers.length > 0 && <OwnForm places={places} barriers={barriers} form={form} open={open} />}
      <Said said={said} />
      {barriers.some(one => one.mine) && <DoneForm barriers={barriers} form={form} open={open} />}
      <Heading level={2}>What is missing</Heading>
      <p>Looked for with somebody and not found. Nothing says who looked.</p>
      <MissingTable gaps={gaps} mayOwn={mayOwn} />
      <Heading level={2}>From outside everything</Heading>
      <p>
        People who were once outside everything here: {told(moved.were)}. Of them, with at least one tie when last looked at:{' '}
        {toldPart(moved.moved, moved.were)}.
      </p>
    </Page>
  )
}

function Owner({ of }: { of: BarrierCount }) {
  if (!of.ownerName) return of.open > 0 ? <Muted>Nobody’s yet</Muted> : null
  return (
    <>
      {of.ownerName}
      {of.unowned > 0 && <Muted>, and some nobody’s yet</Muted>}
    </>
  )
}

function Said({ said }: Pick<PlacePageProps, 'said'>) {
  if (said.length === 0) return null
  return (
    <Table
      caption="What was said about the place, on what your teams work on"
      head={['Place', 'What stands in the way', 'In words']}
      rows={said.map(one => [one.placeName, barrierName(one.kind), one.words])}
    />
  )
}

const sinceMonth = (at: Date) => formatDate(at).replace(/^\d+ /, '')

function MissingTable({ gaps, mayOwn }: Pick<PlacePageProps, 'gaps' | 'mayOwn'>) {
  const { many, few } = gapLines(gaps)
  const rows = many.map(gap => [
    mayOwn ? (
      <a key={gap.id} href={`/connecting/gaps/${gap.id}`}>
        {gap.wanted}
      </a>
    ) : (
      gap.wanted
    ),
    DOMAINS[gap.domain].name,
    gap.neighbourhoodName ? `${gap.neighbourhoodName}, ${gap.placeName}` : gap.placeName,
    gap.population == null ? 'Not known' : inFigures(gap.population),
    told(gap.times),
    formatDate(gap.firstAt),
    gap.state === 'met' ? 'There now' : gap.proposal ? `${PROPOSALS[gap.proposal as keyof typeof PROPOSALS]}. ${gap.proposalWords}` : 'Nothing yet',
  ])
  const little = few.map(one => [
    <Muted key={`${one.placeName} ${one.domain}`}>Told when 5 have looked for it</Muted>,
    DOMAINS[one.domain].name,
    one.placeName,
    '',
    'fewer than 5',
    sinceMonth(one.since),
    '',
  ])
  return (
    <Table
      caption="Missing, wanted most first"
      captionSize="hidden"
      head={[
        'Wanted',
        'Part of life',
        'Where',
        { text: 'People who live there', numeric: true },
        { text: 'People who looked', numeric: true },
        'Since',
        'What is proposed',
      ]}
      rows={[...rows, ...little]}
      empty="Nothing is missing, as far as anybody has said."
    />
  )
}

function DoneForm({ barriers, form, open }: Pick<PlacePageProps, 'barriers' | 'form' | 'open'>) {
  return (
    <Details summary="Say that something was dealt with" open={open === 'done'}>
      <Form action="/connecting/barriers/done">
        <Select
          form={form}
          name="dealtWith"
          label="What was dealt with?"
          placeholder="Choose one"
          items={barriers.filter(one => one.mine).map(one => ({ value: `${one.placeCode} ${one.kind}`, label: `${barrierName(one.kind)}, ${one.placeName}` }))}
        />
        <TextField form={form} name="doneWords" label="What was done?" hint="About the place or the service; name nobody" width="full" />
        <Button variant="secondary">Save</Button>
      </Form>
    </Details>
  )
}

function OwnForm({ places, barriers, form, open }: Pick<PlacePageProps, 'places' | 'barriers' | 'form' | 'open'>) {
  const kinds = [...new Set(barriers.map(one => one.kind))]
  return (
    <Details summary="Give something to a team to work on" open={open === 'own'}>
      <Form action="/connecting/barriers/own">
        <Select
          form={form}
          name="placeCode"
          label="In which place?"
          placeholder="Choose a place"
          items={places.map(place => ({ value: place.code, label: place.name }))}
        />
        <Select
          form={form}
          name="kind"
          label="What stands in the way?"
          placeholder="Choose one"
          items={kinds.map(value => ({ value, label: barrierName(value) }))}
        />
        <Select
          form={form}
          name="teamId"
          label="Whose work is it?"
          placeholder="Choose a team"
          items={places.flatMap(place => place.teams.map(team => ({ value: team.id, label: `${team.name}, ${team.organisationName}` })))}
        />
        <Button variant="secondary">Save</Button>
      </Form>
    </Details>
  )
}

/** What is proposed for one thing that is missing. */
export function GapPage({ framed, gap, form, newer }: { framed: Framed; gap: Gap; form: FormState; newer?: boolean }) {
  return (
    <Page title="Something missing" {...framed} form={form} back={{ href: '/connecting/barriers' }} width="two-thirds">
      <Heading caption={gap.placeName}>{gap.wanted}</Heading>
      {newer && (
        <p>
          Somebody changed this first. It now says: {gap.proposal ? PROPOSALS[gap.proposal as keyof typeof PROPOSALS] : 'nothing proposed'}. {gap.proposalWords}
        </p>
      )}
      <Form action={`/connecting/gaps/${gap.id}`}>
        <VersionField form={form} now={gap.version} newer={newer} />
        <Radios
          form={form}
          name="proposal"
          label="What is proposed?"
          legendSize="s"
          items={Object.entries(PROPOSALS).map(([value, label]) => ({ value, label }))}
        />
        <TextField form={form} name="proposalWords" label="In a few words" width="full" />
        <Checkboxes form={form} name="met" label="Is it there now?" legendSize="s" items={[{ value: 'yes', label: 'Yes, it is there now' }]} />
        <Button>Save</Button>
      </Form>
    </Page>
  )
}
