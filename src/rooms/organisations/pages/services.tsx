import { Button, Card, Column, Form, type FormState, Grid, Heading, Lede, List, Muted, Page, type PageProps, Pagination, TextField } from '../../../ui/index.ts'
import { dial } from '../crisis.ts'
import { KIND_NAMES, type ServiceLine, WAYS_IN, WHO_RUNS } from '../organisations.ts'

type Frame = Pick<PageProps, 'face' | 'signedIn' | 'nav' | 'demo'>
export type Surgery = { code: string; name: string; address: string; neighbourhoodCode: string }

/** Choose where: a postcode or surgery, or a place from the list. */
export function FindServicesPage({
  form,
  places,
  surgeries = [],
  ...frame
}: Frame & { form: FormState; places: readonly { code: string; name: string }[]; surgeries?: readonly Surgery[] }) {
  return (
    <Page {...frame} title="Services" form={form}>
      <Heading>Find services near you</Heading>
      <Lede>See what each service does, what it does not do, and how to ask.</Lede>
      <Form action="/services">
        <TextField
          form={form}
          name="find"
          label="Postcode or GP surgery"
          hint="For example, N17 0AA. We do not keep what you type here."
          width={20}
          autoComplete="off"
          spellCheck={false}
        />
        <Button>Find services</Button>
      </Form>
      {surgeries.length > 0 && (
        <section aria-labelledby="surgeries">
          <Heading level={2} id="surgeries">
            Choose your surgery
          </Heading>
          <List
            kind="plain"
            items={surgeries.map(one => (
              <span key={one.code}>
                <a href={`/services/in/${one.neighbourhoodCode}`}>{one.name}</a> <Muted>{one.address}</Muted>
              </span>
            ))}
          />
        </section>
      )}
      <Heading level={2}>Choose a place</Heading>
      <List
        kind="plain"
        items={places.map(place => (
          <a key={place.code} href={`/services/in/${place.code}`}>
            {place.name}
          </a>
        ))}
      />
      <Heading level={2}>Not sure what you need?</Heading>
      <p>
        You do not have to know. <a href="/help">Ask for help</a> in your own words and we find the right people with you.
      </p>
      <p>
        You can read about feelings, conditions and treatments on the <a href="https://www.nhs.uk/mental-health/">NHS mental health pages</a>.
      </p>
    </Page>
  )
}

function ServiceCard({ service }: { service: ServiceLine }) {
  return (
    <Card heading={service.name} headingLevel={2} headingSize="s" href={`/services/${service.slug}`}>
      <p>
        <Muted>
          {KIND_NAMES[service.kind]}. Run by {service.organisation} ({WHO_RUNS[service.organisationKind]}).
        </Muted>
      </p>
      {service.does && <p>{firstSentence(service.does)}</p>}
      <p>
        How to ask: {service.waysIn.map(way => WAYS_IN[way].toLowerCase()).join(', ')}
        {service.phone && (
          <>
            . Call <a href={`tel:${dial(service.phone)}`}>{service.phone}</a>
          </>
        )}
      </p>
    </Card>
  )
}

const firstSentence = (text: string): string => /^[^\n]*?[.!?](?=\s|$)/.exec(text)?.[0] ?? text.split('\n')[0] ?? ''

/** NHS, council and community services in one list, as equals. */
export function ServicesPage({
  where,
  path,
  placeCode,
  services,
  page,
  more,
  ...frame
}: Frame & {
  where: { name: string; place: string | undefined }
  path: string
  placeCode: string
  services: readonly ServiceLine[]
  page: number
  more: boolean
}) {
  return (
    <Page {...frame} title={`Services in ${where.name}`} breadcrumb={[{ href: '/services', label: 'Services' }]}>
      <Heading caption={where.place}>Services in {where.name}</Heading>
      <p>
        Health, council and community services together, by name. Anyone can ask. You do not need to know which one is right: <a href="/help">ask for help</a>{' '}
        and we find it with you.
      </p>
      <p>
        <a href={`/places/${placeCode}/therapies`}>Talking therapies and other help here, and how long the waits are</a>
      </p>
      {services.length === 0 && (
        <p>
          No service has put its page here yet. <a href="/help">Ask for help</a> and we find who can.
        </p>
      )}
      {services.map(service => (
        <ServiceCard key={service.id} service={service} />
      ))}
      <Grid>
        <Column width="full">
          <Pagination
            previous={page > 1 ? { href: `${path}?page=${page - 1}` } : undefined}
            next={more ? { href: `${path}?page=${page + 1}` } : undefined}
            label="More services"
          />
        </Column>
      </Grid>
    </Page>
  )
}
