import { Fragment, type ReactNode } from 'react'
import {
  ActionLink,
  Button,
  Checkboxes,
  Form,
  type FormState,
  Heading,
  HiddenField,
  InsetText,
  Muted,
  Page,
  type PageProps,
  SummaryList,
  type SummaryRow,
  TextArea,
  TextField,
} from '../../../ui/index.ts'
import { dial } from '../crisis.ts'
import { KIND_NAMES, type Service, type ServiceText, WAYS_IN, WHO_RUNS } from '../organisations.ts'

type Frame = Pick<PageProps, 'face' | 'signedIn' | 'nav' | 'demo'>
export type RoleWords = { name: string; description: string }

/** What each text is called, and what to write there. */
export const TEXT_LABELS: Record<ServiceText, { label: string; hint: string }> = {
  does: { label: 'What we do', hint: 'Plain words. The first sentence is shown in lists.' },
  doesNot: { label: 'What we do not do', hint: 'Be honest, and say who does it instead.' },
  forWhom: { label: 'Who we are for', hint: '' },
  howLong: { label: 'How long it takes', hint: 'From asking to a first meeting, and how long help usually goes on.' },
  firstMeeting: { label: 'What a first meeting is like', hint: 'Who is there, how long it is, what people can bring or bring along.' },
  address: { label: 'Where we are', hint: '' },
  gettingHere: { label: 'Getting here', hint: 'Buses, parking, which door.' },
  access: { label: 'Access', hint: 'Steps, lifts, toilets, hearing loops, quiet rooms.' },
  formats: { label: 'Languages and formats', hint: 'Interpreters, easy read, large print, British Sign Language.' },
  openHours: { label: 'When we are open', hint: '' },
}

const ORDER: ServiceText[] = ['does', 'doesNot', 'forWhom', 'howLong', 'firstMeeting']
const PRACTICAL: ServiceText[] = ['openHours', 'address', 'gettingHere', 'access', 'formats']

function Words({ text, label }: { text: string; label: string }) {
  if (!text) return null
  return (
    <section>
      <Heading level={2}>{label}</Heading>
      {text.split(/\n+/).map(line => (
        <p key={line}>{line}</p>
      ))}
    </section>
  )
}

function Asking({ service }: { service: Service }) {
  return (
    <section aria-labelledby="ask">
      <Heading level={2} id="ask">
        How to ask
      </Heading>
      <p>You can ask yourself. You do not need a letter from anyone. Ways to ask: {service.waysIn.map(way => WAYS_IN[way].toLowerCase()).join(', ')}.</p>
      {service.phone && (
        <p>
          Call <a href={`tel:${dial(service.phone)}`}>{service.phone}</a>
        </p>
      )}
      {service.frontDoor && <p>Somebody reads your message and answers within {service.answerWithinHours} hours.</p>}
      <ActionLink href="/help">Ask for help</ActionLink>
    </section>
  )
}

function Roles({ roles }: { roles: readonly RoleWords[] }) {
  if (roles.length === 0) return null
  return (
    <section aria-labelledby="roles">
      <Heading level={2} id="roles">
        Who works here
      </Heading>
      <SummaryList rows={roles.map(role => ({ key: role.name, value: role.description }))} />
    </section>
  )
}

/** The public page of a service (R033, R077): also good on paper. */
export function ServicePage({
  service,
  roles,
  mayEdit,
  also,
  notice,
  ...frame
}: Frame & { service: Service; roles: readonly RoleWords[]; mayEdit: boolean; also: readonly ReactNode[]; notice?: string | undefined }) {
  const practical: SummaryRow[] = PRACTICAL.filter(name => service[name]).map(name => ({ key: TEXT_LABELS[name].label, value: service[name] }))
  const where = service.neighbourhoodName ?? `all of ${service.placeName}`
  return (
    <Page
      {...frame}
      title={service.name}
      notice={notice}
      breadcrumb={[
        { href: '/services', label: 'Services' },
        { href: `/services/in/${service.placeCode}`, label: service.placeName },
      ]}
    >
      <Heading caption={KIND_NAMES[service.kind]}>{service.name}</Heading>
      <p>
        Run by {service.organisation} ({WHO_RUNS[service.organisationKind]}). For {where}. {service.fictional && <Muted>Made up for this demonstration.</Muted>}
      </p>
      {ORDER.map(name => (
        <Words key={name} text={service[name]} label={TEXT_LABELS[name].label} />
      ))}
      {practical.length > 0 && (
        <>
          <Heading level={2}>When and where</Heading>
          <SummaryList rows={practical} />
        </>
      )}
      {also.map((part, index) => (
        <Fragment key={index}>{part}</Fragment>
      ))}
      <Asking service={service} />
      <Roles roles={roles} />
      <InsetText>
        <p>You can print this page. If you would like it by post or by email, or in another format, ask us{service.phone && <> on {service.phone}</>}.</p>
      </InsetText>
      {mayEdit && (
        <p>
          <a href={`/services/${service.slug}/edit`}>Change this page</a> · <a href={`/services/${service.slug}/capacity`}>How many people we can hold</a> ·{' '}
          <a href={`/services/${service.slug}/therapies`}>Therapies and groups we offer</a>
        </p>
      )}
    </Page>
  )
}

/** A lead changes the team's words. `newer` is what somebody else saved meanwhile: shown beside, nothing overwritten. */
export function EditServicePage({
  service,
  form,
  newer,
  ...frame
}: Frame & { service: Pick<Service, 'slug' | 'name'>; form: FormState; newer?: Service | undefined }) {
  return (
    <Page {...frame} title="Change a service’s page" form={form} width="two-thirds" back={{ href: `/services/${service.slug}`, label: 'Back to the page' }}>
      <Heading caption={service.name}>Change this page</Heading>
      {newer && <Newer newer={newer} form={form} />}
      <Form>
        <HiddenField name="version" form={form} />
        {(Object.keys(TEXT_LABELS) as ServiceText[]).map(name => (
          <TextArea
            key={name}
            form={form}
            name={name}
            label={TEXT_LABELS[name].label}
            hint={TEXT_LABELS[name].hint || undefined}
            rows={name === 'openHours' || name === 'address' ? 2 : 4}
          />
        ))}
        <TextField form={form} name="phone" label="Phone number" width={20} autoComplete="off" />
        <Checkboxes form={form} name="waysIn" label="How people can ask" items={Object.entries(WAYS_IN).map(([value, label]) => ({ value, label }))} />
        <Button>Save</Button>
      </Form>
    </Page>
  )
}

function Newer({ newer, form }: { newer: Service; form: FormState }) {
  const changed = (Object.keys(TEXT_LABELS) as ServiceText[]).filter(name => newer[name] !== form.values[name])
  return (
    <InsetText>
      <p>
        <strong>Somebody else saved this page while you were writing.</strong> Your words are still in the form below, and nothing was overwritten. This is what
        is there now where it differs from yours. Put together what is right, then save.
      </p>
      <SummaryList rows={changed.map(name => ({ key: TEXT_LABELS[name].label, value: newer[name] || 'Empty' }))} />
    </InsetText>
  )
}
