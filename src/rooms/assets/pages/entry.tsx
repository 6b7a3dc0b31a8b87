import type { ReactNode } from 'react'
import { formatDate } from '../../../core/dates.ts'
import {
  Button,
  Column,
  Form,
  Grid,
  Heading,
  InsetText,
  Lede,
  Muted,
  Page,
  type PageProps,
  PrintButton,
  SummaryList,
  type SummaryRow,
  Tag,
} from '../../../ui/index.ts'
import { ageWords, COST, FLEXIBLE_FOR, freshness, ORGANISATION_KINDS, REFERRAL, STEP_FREE, whenWords } from '../assets.ts'
import { addressOf, NOTHING_ASKED } from '../finding.ts'
import type { Asset, AssetLocation } from '../store.ts'
import { FoundMap, type MapProps } from './map.tsx'

type Frame = Pick<PageProps, 'face' | 'signedIn' | 'nav' | 'demo'>
type Row = SummaryRow | false | '' | undefined

/** One entry: what somebody needs to know to go there and be welcome (R055), and how sure we are of it. */
export function EntryPage({
  asset,
  back,
  now,
  map,
  address,
  actions,
  ...frame
}: Frame & {
  asset: Asset
  /** The list this was opened from. */
  back: string
  now: Date
  map: Pick<MapProps, 'places' | 'neighbourhoods' | 'tiles'>
  /** This page's whole address, to be sent to somebody. */
  address: string
  /** What a signed-in reader can do with it. */
  actions?: ReactNode
}) {
  return (
    <Page {...frame} title={asset.name} width="full" breadcrumb={[{ href: back, label: 'What is near you' }]}>
      <Grid>
        <Column width="two-thirds">
          <Heading caption={asset.organisation.name === asset.name ? undefined : asset.organisation.name || undefined}>{asset.name}</Heading>
          <Standing asset={asset} now={now} />
          {asset.summary && <Lede>{asset.summary}</Lede>}
          <Description text={asset.description} summary={asset.summary} />
          <Facts asset={asset} />
          <Heading level={2}>How to get in touch</Heading>
          <Contacts asset={asset} />
          <Heading level={2}>How sure is this?</Heading>
          <Sureness asset={asset} />
        </Column>
        <Column width="one-third">
          {actions}
          <SmallMap asset={asset} map={map} />
          <Send name={asset.name} address={address} />
        </Column>
      </Grid>
    </Page>
  )
}

function Standing({ asset, now }: { asset: Asset; now: Date }) {
  if (asset.status === 'temporarily closed') return <Tag colour="orange">Closed for now</Tag>
  if (asset.status !== 'active')
    return (
      <InsetText>
        <p>This has closed. It is no longer in the list.</p>
      </InsetText>
    )
  const age = freshness(asset.confirmedAt, now)
  if (!asset.missing && (age === 'fresh' || age === 'ask')) return null
  return (
    <InsetText>
      <p>
        {asset.confirmedHow === 'listed'
          ? 'It is not known when this was last confirmed.'
          : `Nobody has confirmed this since ${formatDate(asset.confirmedAt)}.`}{' '}
        Ring or write before you go.
      </p>
    </InsetText>
  )
}

function Description({ text, summary }: { text: string; summary: string }) {
  const paragraphs = text
    .split(/\n+/)
    .map(one => one.trim())
    .filter(one => one && one !== summary)
  return paragraphs.map((one, at) => <p key={at}>{one}</p>)
}

const rows = (list: readonly Row[]): SummaryRow[] => list.filter((row): row is SummaryRow => Boolean(row))
const Lines = ({ lines }: { lines: readonly string[] }) =>
  lines.map((line, at) => (
    <span key={at}>
      {at > 0 && <br />}
      {line}
    </span>
  ))

function Facts({ asset }: { asset: Asset }) {
  const when = whenWords(asset.schedules)
  const age = ageWords(asset.minimumAge, asset.maximumAge)
  return (
    <SummaryList
      rows={rows([
        (when.length > 0 || asset.hoursWords) && { key: 'When', value: <Lines lines={when.length > 0 ? when : [asset.hoursWords]} /> },
        ...asset.locations.map(location => ({ key: 'Where', value: <Where location={location} /> })),
        asset.online && { key: 'Online', value: 'You can take part online.' },
        asset.areas.length > 0 && { key: 'For people in', value: asset.areas.join(', ') },
        { key: 'Do I have to be sent?', value: [`${REFERRAL[asset.referral]}.`, asset.referralWords].filter(Boolean).join(' ') },
        { key: 'Cost', value: <Lines lines={costLines(asset)} /> },
        { key: 'Who can come', value: <Lines lines={[asset.openToAll ? 'Open to everyone.' : '', asset.whoFor, age].filter(Boolean)} /> },
        asset.support && { key: 'What support there is', value: asset.support },
        asset.flexibleFor.length > 0 && { key: 'Flexible for', value: <Lines lines={asset.flexibleFor.map(who => FLEXIBLE_FOR[who])} /> },
        asset.languages.length > 0 && { key: 'Languages', value: asset.languages.join(', ') },
        asset.interests.length > 0 && { key: 'Part of', value: <Interests asset={asset} /> },
        asset.coProduced && { key: 'Made with those who come', value: asset.coProduced },
        {
          key: 'Who runs it',
          value: asset.organisation.name ? (
            <>
              {asset.organisation.name} <Muted>{ORGANISATION_KINDS[asset.organisation.kind]}</Muted>
            </>
          ) : (
            'Not said'
          ),
        },
      ])}
    />
  )
}

function Where({ location }: { location: AssetLocation }) {
  const written = location.postcode && `${location.postcode.slice(0, -3)} ${location.postcode.slice(-3)}`
  const inAddress = written && location.address.toUpperCase().replace(/\s/g, '').includes(location.postcode!)
  const said = location.access.toLowerCase().includes('step-free')
  const access = [location.stepFree === 'not_said' || said ? '' : `${STEP_FREE[location.stepFree]}.`, location.access].filter(Boolean).join(' ')
  return (
    <>
      <Lines
        lines={[location.name, location.address, inAddress ? '' : (written ?? ''), location.travel, access, ...whenWords(location.schedules)].filter(Boolean)}
      />
      {location.lat !== undefined && location.lon !== undefined && (
        <>
          <br />
          <a href={`https://www.openstreetmap.org/?mlat=${location.lat}&mlon=${location.lon}#map=17/${location.lat}/${location.lon}`} rel="noreferrer">
            See streets around it on OpenStreetMap
          </a>
          {location.roughly && <Muted> (to within its postcode)</Muted>}
        </>
      )}
    </>
  )
}

const pounds = (pence: number) => (pence === 0 ? 'Free' : pence % 100 === 0 ? `£${pence / 100}` : `£${(pence / 100).toFixed(2)}`)

const costLines = ({ cost, costWords, costs }: Asset): string[] => [
  costWords || `${COST[cost]}.`,
  ...costs.map(({ option, pence, note }) => [option, pence === undefined ? '' : pounds(pence), note].filter(Boolean).join(': ')),
]

function Interests({ asset }: { asset: Asset }) {
  return asset.interests.map(({ code, name }, at) => (
    <span key={code}>
      {at > 0 && ', '}
      <a href={addressOf(NOTHING_ASKED, { interest: code })}>{name}</a>
    </span>
  ))
}

/** The first number in what was given as a telephone number, without its extension and the words beside it. */
const dial = (phone: string) => {
  const first = /\+?\(?\d(?:[\d\s().-]*\d)?/.exec(phone)?.[0] ?? ''
  const digits = first.replace(/^\+(.*)\(0\)/, '+$1').replace(/[^\d+]/g, '')
  return digits.startsWith('0') && !digits.startsWith('00') ? digits.slice(0, 11) : digits
}

function Contacts({ asset }: { asset: Asset }) {
  const { phone, email, website } = asset
  const site = website ?? asset.organisation.website
  return (
    <SummaryList
      rows={rows([
        phone && { key: 'Phone', value: <a href={`tel:${dial(phone)}`}>{phone}</a> },
        email && { key: 'Email', value: <a href={`mailto:${email}`}>{email}</a> },
        ...asset.contacts.map(one => ({
          key: [one.name, one.title].filter(Boolean).join(', ') || 'Contact',
          value: (
            <>
              {one.phone && <a href={`tel:${dial(one.phone)}`}>{one.phone}</a>} {one.email && <a href={`mailto:${one.email}`}>{one.email}</a>}
            </>
          ),
        })),
        site && {
          key: 'Website',
          value: (
            <a href={site} rel="noreferrer">
              {site.replace(/^https?:\/\/(www\.)?/, '').replace(/\/$/, '')}
            </a>
          ),
        },
        asset.teamSlug && { key: 'In Kith', value: <a href={`/services/${asset.teamSlug}`}>What this service does and how to ask</a> },
        !phone && !email && !site && !asset.teamSlug && asset.contacts.length === 0 && { key: 'Contact', value: 'None was given. You can go there and ask.' },
      ])}
    />
  )
}

const HOW = {
  source: 'as published by',
  organiser: 'by the people who run it',
  connector: 'by a community connector',
  person: 'by somebody who has been there',
  team: 'by the team itself',
} as const

function Sureness({ asset }: { asset: Asset }) {
  const { source } = asset
  const tell = `/community/${asset.id}/tell`
  return (
    <>
      {asset.confirmedHow === 'listed' ? (
        <p>Nobody has said when this was last confirmed. Ring or write before you go.</p>
      ) : (
        <p>
          Last confirmed on {formatDate(asset.confirmedAt)} {HOW[asset.confirmedHow]}
          {asset.confirmedHow === 'source' ? ` ${source.name}` : asset.confirmedBy ? ` (${asset.confirmedBy})` : ''}.
        </p>
      )}
      <p>
        <a href={tell}>Is something wrong, has it closed, or were you turned away? Tell us</a>
      </p>
      {source.kind !== 'house' && (
        <p className="nhsuk-body-s">
          Source: {source.url ? <a href={source.url}>{source.name}</a> : source.name}
          {[source.attribution, source.licence].filter(Boolean).map(words => `. ${words.replace(/\.$/, '')}`)}.
        </p>
      )}
    </>
  )
}

function SmallMap({ asset, map }: { asset: Asset; map: Pick<MapProps, 'places' | 'neighbourhoods' | 'tiles'> }) {
  const entries = asset.locations.flatMap(({ lat, lon, name }, at) => (lat === undefined ? [] : [{ number: at + 1, name: name || asset.name, lat, lon }]))
  const first = entries[0]
  if (first?.lat === undefined || first.lon === undefined) return null
  const { lat, lon } = first
  return <FoundMap {...map} view={{ lat, lon, half: 2000 }} entries={entries.slice(0, 1)} />
}

function Send({ name, address }: { name: string; address: string }) {
  const mail = `mailto:?subject=${encodeURIComponent('Have a look at this')}&body=${encodeURIComponent(`${name}\n${address}`)}`
  return (
    <>
      <Heading level={2} size="s">
        Keep it or send it
      </Heading>
      <p>
        <a href={mail}>Send it to somebody by email</a>
      </p>
      <p className="kith-address">
        Or copy its address: <span>{address}</span>
      </p>
      <PrintButton />
    </>
  )
}

/** For somebody signed in to their own Kith: into their own list, which only they see. */
export function KeepForm({ assetId }: { assetId: string }) {
  return (
    <Form action={`/my/community/${assetId}/save`} className="kith-keep">
      <Button variant="secondary">Keep it in my list</Button>
      <p className="nhsuk-body-s">Only you see your list.</p>
    </Form>
  )
}
