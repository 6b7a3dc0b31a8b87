import type { PlainDate } from '../../../core/dates.ts'
import {
  Button,
  Checkboxes,
  DateField,
  Form,
  type FormState,
  Heading,
  HiddenField,
  InsetText,
  Muted,
  Page,
  SummaryList,
  Table,
  TextArea,
  TextField,
} from '../../../ui/index.ts'
import { CheckedMark } from '../../clinical-content/index.ts'
import { countWords, FORMS, GROUPS, type Offer, type Therapy, WAYS, waitNow, waitWords } from '../therapies.ts'
import { byGroup, howWords } from './parts.tsx'
import type { Framed } from './place.tsx'

export interface TeamNamed {
  slug: string
  name: string
}
const items = (of: Record<string, string>) => Object.entries(of).map(([value, label]) => ({ value, label }))

/** All there is, with what the team says of each: where its lead changes it. */
export function OffersPage({
  framed,
  team,
  therapies,
  offers,
  today,
  notice,
}: {
  framed: Framed
  team: TeamNamed
  therapies: readonly Therapy[]
  offers: readonly Offer[]
  today: PlainDate
  notice: string | undefined
}) {
  const old = offers.filter(offer => waitNow(offer, today) === 'stale').length
  return (
    <Page {...framed} title="What we offer" notice={notice} back={{ href: `/services/${team.slug}`, label: 'Back to the service’s page' }}>
      <Heading caption={team.name}>Therapies, groups and planning we offer</Heading>
      <p>Everybody can read this. Say what is true today: a long wait that is told is better than one that is found out.</p>
      {old > 0 && (
        <InsetText>
          <p>{old === 1 ? 'One wait was' : `${old} waits were`} counted more than three months ago. People are told to ask you, until you count again.</p>
        </InsetText>
      )}
      {byGroup(therapies).map(([group, own]) => (
        <Table
          key={group}
          caption={GROUPS[group]}
          firstCellIsHeader
          head={['What', 'Do we offer it?', 'Wait', 'Started and finished']}
          rows={own.map(therapy => {
            const offer = offers.find(one => one.therapy === therapy.code)
            const link = <a href={`/services/${team.slug}/therapies/${therapy.code}`}>{therapy.title}</a>
            if (!offer) return [link, <Muted>No</Muted>, '', '']
            return [link, howWords(offer), waitWords(offer, today), countWords(offer)]
          })}
        />
      ))}
    </Page>
  )
}

/** What was shown to a lead who was second: somebody else's words, or that it was taken off. */
function Newer({ newer, today }: { newer: Offer | undefined; today: PlainDate }) {
  if (!newer)
    return (
      <InsetText>
        <p>
          <strong>Somebody else took this off what you offer first.</strong> Nothing was saved. Save again to offer it with what is in the form below.
        </p>
      </InsetText>
    )
  return (
    <InsetText>
      <p>
        <strong>{newer.byName} changed this first.</strong> What you typed is still in the form below, and nothing was overwritten. This is what stands there
        now:
      </p>
      <SummaryList
        rows={[
          { key: 'Where', value: newer.location || 'Not said' },
          { key: 'How', value: howWords(newer) },
          { key: 'Wait', value: waitWords(newer, today) },
          { key: 'Weeks', value: newer.waitWeeks ?? 'Not said' },
          { key: 'Started', value: newer.started ?? 'Not counted' },
          { key: 'Finished', value: newer.finished ?? 'Not counted' },
        ]}
      />
    </InsetText>
  )
}

export interface OfferProps {
  framed: Framed
  team: TeamNamed
  therapy: Therapy
  /** As it stands now; undefined where the team does not offer it. */
  offer: Offer | undefined
  form: FormState
  today: PlainDate
  /** Somebody else was first. */
  clashed?: boolean
}

/** What a team says of one therapy. */
export function OfferPage({ framed, team, therapy, offer, form, today, clashed }: OfferProps) {
  const at = `/services/${team.slug}/therapies`
  return (
    <Page {...framed} title="What we offer" form={form} width="two-thirds" back={{ href: at, label: 'Back to all we offer' }}>
      <Heading caption={team.name}>{therapy.title}</Heading>
      <p>{therapy.words}</p>
      <p>
        <CheckedMark item={therapy} />
      </p>
      {clashed && <Newer newer={offer} today={today} />}
      <Form action={`${at}/${therapy.code}`}>
        <HiddenField form={form} name="version" />
        <TextArea form={form} name="location" label="Where (optional)" hint="Leave empty for the team’s own address" rows={2} />
        <Checkboxes form={form} name="ways" label="How can people take part?" items={items(WAYS)} />
        <Checkboxes form={form} name="forms" label="With whom?" items={items(FORMS)} />
        <TextField
          form={form}
          name="waitWeeks"
          label="Wait in weeks"
          hint="From asking to the first session, for most who began lately. Leave empty if nobody has counted."
          type="number"
          width={3}
          autoComplete="off"
        />
        <TextField
          form={form}
          name="started"
          label="How many people started in the last twelve months"
          hint="Leave empty if nobody has counted. Under 5 is not told to the public."
          type="number"
          width={5}
          autoComplete="off"
        />
        <TextField form={form} name="finished" label="How many of these have finished" type="number" width={5} autoComplete="off" />
        <DateField
          form={form}
          name="countedOn"
          label="Which day was this counted?"
          hint="For example, 1 11 2026. After three months people are told to ask you."
        />
        <Button>Save</Button>
      </Form>
      {offer && (
        <Form action={`${at}/${therapy.code}/withdraw`}>
          <HiddenField form={form} name="version" />
          <Button variant="secondary">We no longer offer this</Button>
        </Form>
      )}
    </Page>
  )
}
