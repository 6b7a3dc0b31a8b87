import {
  Button,
  Card,
  Details,
  Form,
  type FormState,
  Heading,
  InsetText,
  Lede,
  List,
  Muted,
  Page,
  type PageProps,
  PostcodeField,
  Tag,
} from '../../../ui/index.ts'
import { type CrisisRoute, dial, hoursLines, openState, openWords } from '../crisis.ts'

type Frame = Pick<PageProps, 'face' | 'signedIn' | 'nav' | 'demo'>
export type PlaceLink = { code: string; name: string }

function Reach({ route }: { route: CrisisRoute }) {
  return (
    <>
      {route.phone && (
        <p className="kith-reach">
          Call <a href={`tel:${dial(route.phone)}`}>{route.phone}</a>
        </p>
      )}
      {route.textTo && (
        <p className="kith-reach">
          Text{' '}
          {route.textWords && (
            <>
              <strong>{route.textWords}</strong> to{' '}
            </>
          )}
          <a href={`sms:${dial(route.textTo)}`}>{route.textTo}</a>
        </p>
      )}
      {route.address && (
        <p>
          Go to {route.address}. {route.gettingHere}
        </p>
      )}
      {route.website && (
        <p>
          <a href={route.website} rel="noreferrer">
            {route.name} website
          </a>
        </p>
      )}
    </>
  )
}

function RouteCard({ route, now }: { route: CrisisRoute; now: Date }) {
  const state = openState(route, now)
  const lines = hoursLines(route.hours)
  return (
    <Card heading={route.name} headingLevel={3}>
      <p>
        <Tag colour={state.open ? 'green' : 'grey'}>{openWords(state, now)}</Tag>
      </p>
      <p>{route.what}</p>
      <Reach route={route} />
      {lines.length > 0 && (
        <Details summary={`Opening hours of ${route.name}`}>
          <List items={lines} kind="plain" />
        </Details>
      )}
      {route.hoursNote && <p>{route.hoursNote}</p>}
      {route.fictional && (
        <p>
          <Muted>Made up for this demonstration</Muted>
        </p>
      )}
    </Card>
  )
}

function InDanger({ route }: { route: CrisisRoute | undefined }) {
  return (
    <>
      <Card variant="emergency" heading="If a life is in danger now">
        <p>{route?.what ?? 'If a life is in danger now, call 999 or go to A&E.'}</p>
        <p className="kith-reach">
          Call <a href="tel:999">999</a>
        </p>
        <p>It is an emergency. You are not wasting anyone’s time.</p>
      </Card>
      <Details summary="If you cannot hear or speak on the phone">
        <List
          items={[
            'Relay UK: call 18000, or use the Relay UK app',
            'British Sign Language: 999bsl.co.uk, or the 999 BSL app',
            'Text 999, if you have signed up before: text “register” to 999',
          ]}
        />
      </Details>
    </>
  )
}

function Near({
  place,
  places,
  local,
  form,
  now,
}: {
  place: PlaceLink | undefined
  places: readonly PlaceLink[]
  local: readonly CrisisRoute[]
  form: FormState
  now: Date
}) {
  return (
    <section aria-labelledby="near">
      <Heading level={2} id="near">
        {place ? `Near you: ${place.name}` : 'Near you'}
      </Heading>
      {place && local.length === 0 && <p>We know of no crisis café or drop-in here. The numbers above answer wherever you are.</p>}
      {local.map(route => (
        <RouteCard key={route.code} route={route} now={now} />
      ))}
      <Form action="/crisis">
        <PostcodeField
          form={form}
          name="postcode"
          label={place ? 'Look somewhere else' : 'Your postcode'}
          hint="For example, N17 0AA. We do not keep what you type here."
          autoComplete="off"
        />
        <Button variant="secondary">Show what is near</Button>
      </Form>
      <Details summary="Choose a place from a list">
        <List
          items={places.map(one => (
            <a key={one.code} href={`/crisis/${one.code}`}>
              {one.name}
            </a>
          ))}
          kind="plain"
        />
      </Details>
    </section>
  )
}

function NotJustNow() {
  return (
    <InsetText>
      <p>
        We cannot look up what is near you just now. The numbers above answer wherever you are. <a href="/crisis">Look again</a>
      </p>
    </InsetText>
  )
}

function RightNow() {
  return (
    <section aria-labelledby="right-now">
      <Heading level={2} id="right-now">
        While you decide
      </Heading>
      <p>You do not need the right words. “I am not OK” is enough to begin.</p>
      <List
        items={[
          'Move away from anything you could use to hurt yourself, or ask someone to look after it.',
          'Go where there are people, or ask someone to sit with you.',
          'Put your feet on the floor. Breathe out slowly, longer than you breathe in.',
          'Think only about the next ten minutes. Feelings this strong do pass.',
        ]}
      />
    </section>
  )
}

function ForFamily({ routes }: { routes: readonly CrisisRoute[] }) {
  const helpful = routes.filter(route => route.forFamily)
  return (
    <section aria-labelledby="family">
      <Heading level={2} id="family">
        If you are worried about someone
      </Heading>
      <p>Ask them plainly if they are thinking of ending their life. Asking does not put the idea there. Listen, and stay with them if you can do so safely.</p>
      <p>You can get help yourself, at any hour, even if they do not want it:</p>
      <List
        items={helpful.map(route => (
          <span key={route.code}>
            <strong>{route.name}</strong>: {route.forFamily}
          </span>
        ))}
      />
      <p>
        You can tell a team what worries you. They may not be able to say whether they know the person, but they can always listen.{' '}
        <a href="/help">Tell us about someone</a>
      </p>
    </section>
  )
}

/** Help now: the same page signed in or not; nothing done here is kept. `cutOff`: only what everybody knows could be read. */
export function CrisisPage({
  routes,
  place,
  places,
  form,
  now,
  cutOff = false,
  ...frame
}: Frame & { routes: readonly CrisisRoute[]; place?: PlaceLink | undefined; places: readonly PlaceLink[]; form: FormState; now: Date; cutOff?: boolean }) {
  const national = routes.filter(route => !route.near)
  return (
    <Page {...frame} title="Help in a crisis" form={form} width="two-thirds">
      <Heading>Help now</Heading>
      <Lede>Whatever brought you here, you deserve help with it. There is someone to talk to at every hour.</Lede>
      <InDanger route={national.find(route => route.kind === 'emergency')} />
      <Heading level={2}>To talk to someone now</Heading>
      {national
        .filter(route => route.kind !== 'emergency')
        .map(route => (
          <RouteCard key={route.code} route={route} now={now} />
        ))}
      {cutOff ? <NotJustNow /> : <Near place={place} places={places} local={routes.filter(route => route.near)} form={form} now={now} />}
      <RightNow />
      <ForFamily routes={routes} />
      <Heading level={2}>If a team already helps you</Heading>
      <p>
        Call your key worker or team. You do not have to be in a crisis to call. <a href="/my">Sign in to see your own people and plan</a>.
      </p>
      <InsetText>
        <p>We keep nothing about your visit to this page.</p>
      </InsetText>
    </Page>
  )
}
