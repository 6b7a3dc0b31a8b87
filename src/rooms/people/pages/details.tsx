import { formatDate } from '../../../core/dates.ts'
import {
  Button,
  Checkboxes,
  DateField,
  Form,
  type FormState,
  formatNhsNumber,
  Heading,
  Muted,
  PostcodeField,
  Radios,
  Select,
  SummaryList,
  type SummaryRow,
  TextArea,
  TextField,
  VersionField,
} from '../../../ui/index.ts'
import type { Part } from '../part.ts'
import {
  ADDRESS_WORDS,
  type Address,
  type AddressKind,
  type ContactPoint,
  fullName,
  type GpRegistration,
  NHS_STATUS_WORDS,
  type Person,
  POINT_WORDS,
} from '../people.ts'
import { Clash, PartPage } from './part-page.tsx'

export interface Details {
  person: Person
  points: ContactPoint[]
  addresses: Address[]
  surgeries: GpRegistration[]
}

const address = (one: Address) => (
  <span className="kith-words">{[one.lines, one.postcode && `${one.postcode.slice(0, -3)} ${one.postcode.slice(-3)}`].filter(Boolean).join('\n')}</span>
)

function identityRows({ person }: Details, change?: string): SummaryRow[] {
  const actions = (what: string) => (change ? [{ href: change, text: 'Change', hidden: what }] : [])
  return [
    { key: 'Name', value: fullName(person), actions: actions('name') },
    { key: 'Goes by', value: person.preferredName ?? <Muted>The same</Muted> },
    { key: 'How to address', value: person.howToAddress ?? <Muted>Not asked yet</Muted> },
    { key: 'Pronouns', value: person.pronouns ?? <Muted>Not asked yet</Muted> },
    { key: 'Born', value: person.born ? formatDate(person.born) : <Muted>Not known</Muted> },
    {
      key: 'NHS number',
      value: person.nhsNumber ? `${formatNhsNumber(person.nhsNumber)} (${NHS_STATUS_WORDS[person.nhsNumberStatus].toLowerCase()})` : NHS_STATUS_WORDS.absent,
    },
  ]
}

export const reachRows = ({ points, addresses }: Pick<Details, 'points' | 'addresses'>): SummaryRow[] => [
  ...points.map(point => ({ key: POINT_WORDS[point.kind], value: `${point.value}${point.shared ? ' (somebody else may answer or read it)' : ''}` })),
  ...addresses.map(one => ({ key: ADDRESS_WORDS[one.kind], value: address(one) })),
]

export const surgeryRows = ({ surgeries }: Pick<Details, 'surgeries'>): SummaryRow[] =>
  surgeries.map(one => ({ key: one.kind === 'term' ? 'Surgery in term time' : 'Surgery', value: one.practiceName }))

/** Who somebody is and where they are found. */
export function DetailsPage({ part, details, canChange, canMerge }: { part: Part; details: Details; canChange: boolean; canMerge: boolean }) {
  const change = (path: string, words: string) =>
    canChange && (
      <p>
        <a href={`${part.base}/details/${path}`}>{words}</a>
      </p>
    )
  return (
    <PartPage part={part} title="Details">
      <Heading>{part.own ? 'My details' : 'Details'}</Heading>
      <SummaryList rows={identityRows(details, canChange ? `${part.base}/details/change` : undefined)} />
      {part.own && canChange && (
        <p>
          <a href="/my/join">I already have a Kith record</a>
        </p>
      )}
      <Heading level={2}>Phone, email and address</Heading>
      {!part.own && (
        <p>
          Read how to make contact before you use any of these. <a href={`${part.base}/contact-rules`}>How to make contact</a>
        </p>
      )}
      {details.points.length + details.addresses.length > 0 ? (
        <SummaryList rows={reachRows(details)} />
      ) : (
        <p>
          <Muted>None yet.</Muted>
        </p>
      )}
      {change('reach', 'Change phone, email or address')}
      <Heading level={2}>GP surgery</Heading>
      {details.surgeries.length > 0 ? (
        <SummaryList rows={surgeryRows(details)} />
      ) : (
        <p>
          <Muted>Not registered with a surgery that we know of.</Muted>
        </p>
      )}
      {change('surgeries', 'Change the surgery')}
      {canMerge && (
        <p>
          <a href={`${part.base}/same`}>Is there another record of the same person?</a>
        </p>
      )}
    </PartPage>
  )
}

export function IdentityFormPage({ part, form, person, clashing }: { part: Part; form: FormState; person: Person; clashing?: boolean }) {
  return (
    <PartPage part={part} title="Change details" form={form} back={`${part.base}/details`}>
      <Heading>{part.own ? 'Change my details' : 'Change details'}</Heading>
      {clashing && <Clash newer={<SummaryList rows={identityRows({ person, points: [], addresses: [], surgeries: [] })} />} />}
      <Form action={`${part.base}/details/change`}>
        <VersionField form={form} now={person.version} newer={clashing} />
        <TextField form={form} name="givenName" label="First name" />
        <TextField form={form} name="familyName" label="Last name" />
        <TextField form={form} name="preferredName" label="Name to go by" hint="If it is not the same" />
        <TextField form={form} name="howToAddress" label="How to be spoken to or written to" hint="For example: Mrs Chen, never by first name" />
        <TextField form={form} name="pronouns" label="Pronouns" hint="For example: she/her, they/them" />
        <DateField form={form} name="born" label="Date of birth" hint="For example, 27 3 1985" />
        {!part.own && (
          <>
            <TextField form={form} name="nhsNumber" label="NHS number" hint="10 figures. Nobody needs one to be helped." width={10} code />
            <Radios
              form={form}
              name="nhsNumberStatus"
              label="How sure are we of the number?"
              small
              items={(['given', 'traced', 'verified'] as const).map(status => ({ value: status, label: NHS_STATUS_WORDS[status] }))}
            />
          </>
        )}
        <Button>Save</Button>
      </Form>
    </PartPage>
  )
}

export function ReachFormPage({ part, form, details, clashing }: { part: Part; form: FormState; details: Details; clashing?: boolean }) {
  const lines = (kind: AddressKind) => (
    <>
      <TextArea form={form} name={`${kind}Lines`} label={ADDRESS_WORDS[kind]} rows={3} />
      <PostcodeField form={form} name={`${kind}Postcode`} label={`Postcode of ${ADDRESS_WORDS[kind].toLowerCase()}`} />
    </>
  )
  return (
    <PartPage part={part} title="Change phone, email or address" form={form} back={`${part.base}/details`}>
      <Heading>Change phone, email or address</Heading>
      {clashing && <Clash newer={<SummaryList rows={reachRows(details)} />} />}
      <Form action={`${part.base}/details/reach`}>
        <VersionField form={form} now={details.person.version} newer={clashing} />
        <TextField form={form} name="mobile" label="Mobile" type="tel" width={20} />
        <TextField form={form} name="landline" label="Home phone" type="tel" width={20} />
        <TextField form={form} name="email" label="Email" type="email" />
        <Checkboxes
          form={form}
          name="shared"
          label="Which of these may somebody else answer or read?"
          small
          items={(['mobile', 'landline', 'email'] as const).map(kind => ({ value: kind, label: POINT_WORDS[kind] }))}
        />
        {lines('home')}
        {lines('term')}
        {lines('other')}
        <Button>Save</Button>
      </Form>
    </PartPage>
  )
}

export function SurgeryFormPage({
  part,
  form,
  details,
  choices,
  clashing,
}: {
  part: Part
  form: FormState
  details: Details
  choices: { id: string; name: string }[]
  clashing?: boolean
}) {
  const items = choices.map(({ id, name }) => ({ value: id, label: name }))
  return (
    <PartPage part={part} title="Change the surgery" form={form} back={`${part.base}/details`}>
      <Heading>GP surgery</Heading>
      {clashing && <Clash newer={<SummaryList rows={surgeryRows(details)} />} />}
      <p>Students can have two: one at home and one where they study. Both can then work together.</p>
      <Form action={`${part.base}/details/surgeries`}>
        <VersionField form={form} now={details.person.version} newer={clashing} />
        <Select form={form} name="home" label="Surgery" items={items} placeholder="None" />
        <Select form={form} name="term" label="Surgery in term time" items={items} placeholder="None" />
        <Button>Save</Button>
      </Form>
    </PartPage>
  )
}
