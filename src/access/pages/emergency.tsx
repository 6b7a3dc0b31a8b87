import { formatDate, formatDateTime, formatTime } from '../../core/dates.ts'
import {
  Button,
  ButtonLink,
  Checkboxes,
  DateField,
  Form,
  type FormState,
  Heading,
  InsetText,
  List,
  Page,
  Radios,
  SummaryList,
  Table,
  Tag,
  TextArea,
  TextField,
} from '../../ui/index.ts'
import { EMERGENCY_MINUTES, EMERGENCY_REASONS, type EmergencyLog, type EmergencyReason, type OpenEmergency } from '../emergency.ts'
import type { Frame } from '../frame.ts'

/** How fresh the worker's sign-in is. */
type Again = 'fresh' | 'tried' | 'old'

function Why({ form, again }: { form: FormState; again: Again }) {
  return (
    <>
      <Radios
        form={form}
        name="reason"
        label="Why can it not wait?"
        items={(Object.keys(EMERGENCY_REASONS) as EmergencyReason[]).map(value => ({ value, label: EMERGENCY_REASONS[value] }))}
      />
      <TextArea form={form} name="words" label="In your own words" hint="The person and the information governance lead will read this." rows={4} />
      <Checkboxes
        form={form}
        name="confirm"
        label="Before you open it"
        items={[
          {
            value: 'yes',
            label: 'I understand that the person, their key worker and the information governance lead are told at once, with my name and this reason',
          },
        ]}
      />
      {again === 'old' && <p>You sign in once more before it opens. What you write here is kept.</p>}
      {again === 'tried' && (
        <Checkboxes
          form={form}
          name="again"
          label="We could not see that you signed in again"
          hint="You can go on. The review will show it."
          items={[{ value: 'yes', label: 'It is me, and I am the one who is signed in here' }]}
        />
      )}
    </>
  )
}

/** Asked by a worker who has no other way to a record and cannot wait. */
export function EmergencyPage({
  frame,
  form,
  open,
  notOpened,
  again,
}: {
  frame: Frame
  form: FormState
  open: OpenEmergency[]
  notOpened: string | undefined
  again: Again
}) {
  return (
    <Page title="Open a record in an emergency" form={form} width="two-thirds" {...frame}>
      <Heading level={1} size="l">
        Open a record in an emergency
      </Heading>
      {notOpened && (
        <InsetText>
          <p>{notOpened}</p>
        </InsetText>
      )}
      <Heading level={2} size="m">
        Only when care cannot wait
      </Heading>
      <InsetText>
        <List
          items={[
            `It opens for ${EMERGENCY_MINUTES} minutes, for what your role may see.`,
            'What the person keeps for named readers stays closed.',
            'Every opening is reviewed within 5 working days.',
          ]}
        />
      </InsetText>
      {open.length > 0 && (
        <Table
          caption="Open now"
          head={['Person', 'Until', 'More time']}
          rows={open.map(one => [
            <a key="person" href={`/people/${one.personId}`}>
              {one.person}
            </a>,
            formatTime(one.until),
            <a key="renew" href={`/emergency-access/${one.id}/renew`}>
              Renew with a new reason
            </a>,
          ])}
        />
      )}
      <Form action="/emergency-access">
        <Heading level={2} size="m">
          Who is it about?
        </Heading>
        <TextField form={form} name="nhs" label="NHS number" hint="If you have it, this is enough." inputMode="numeric" width={20} autoComplete="off" />
        <TextField form={form} name="name" label="Or full name" autoComplete="off" />
        <DateField form={form} name="born" label="and date of birth" />
        <Why form={form} again={again} />
        <Button variant="warning">Open for {EMERGENCY_MINUTES} minutes</Button>
      </Form>
    </Page>
  )
}

export function RenewPage({ frame, form, emergency, again }: { frame: Frame; form: FormState; emergency: OpenEmergency; again: Again }) {
  return (
    <Page title="Renew emergency access" form={form} width="two-thirds" back={{ href: '/emergency-access/new' }} {...frame}>
      <Heading level={1} size="l">
        Renew emergency access
      </Heading>
      <p>
        {emergency.person}’s record is open to you until {formatTime(emergency.until)}. Give a new reason to have {EMERGENCY_MINUTES} minutes more from now.
      </p>
      <Form action={`/emergency-access/${emergency.id}/renew`}>
        <Why form={form} again={again} />
        <Button variant="warning">Renew for {EMERGENCY_MINUTES} minutes</Button>
      </Form>
    </Page>
  )
}

const OUTCOME = { justified: 'Justified', not_justified: 'Not justified' } as const

/** The information governance lead's list: what waits, and what was decided. */
export function EmergencyListPage({ frame, log, now }: { frame: Frame; log: { waiting: EmergencyLog[]; reviewed: EmergencyLog[] }; now: Date }) {
  const who = (one: EmergencyLog) => `${one.worker}, ${one.role}, ${one.organisation}`
  return (
    <Page title="Emergency access" {...frame}>
      <Heading level={1} size="l">
        Emergency access
      </Heading>
      <p>Each opening is reviewed within 5 working days. The person sees it, and sees your answer.</p>
      <Table
        caption="Waiting for review"
        head={['When', 'Who opened it', 'Whose record', 'Reason', 'Review by', 'Review']}
        rows={log.waiting.map(one => [
          formatDateTime(one.at),
          who(one),
          one.person,
          EMERGENCY_REASONS[one.reason],
          <span key="due">
            {formatDate(one.due)} {one.overdue && <Tag colour="orange">Overdue</Tag>}
            {one.until > now && <Tag colour="blue">Open now</Tag>}
          </span>,
          <a key="review" href={`/emergency-access/${one.id}`}>
            Review
            <span className="nhsuk-u-visually-hidden">
              {' '}
              opening by {one.worker}, {formatDateTime(one.at)}
            </span>
          </a>,
        ])}
        empty="Nothing is waiting for review."
      />
      <Table
        caption="Reviewed"
        head={['When', 'Who opened it', 'Whose record', 'Outcome', 'Why']}
        rows={log.reviewed.map(one => [formatDateTime(one.at), who(one), one.person, one.review ? OUTCOME[one.review] : '', one.reviewWords])}
        empty="Nothing has been reviewed yet."
      />
    </Page>
  )
}

const NOT_FRESH = 'The sign-in was not fresh. They confirmed themselves that it was them.'

export function ReviewPage({ frame, form, emergency }: { frame: Frame; form: FormState; emergency: EmergencyLog }) {
  return (
    <Page title="Review emergency access" form={form} width="two-thirds" back={{ href: '/emergency-access' }} {...frame}>
      <Heading level={1} size="l">
        Review emergency access
      </Heading>
      <SummaryList
        rows={[
          { key: 'Opened', value: `${formatDateTime(emergency.at)}, until ${formatTime(emergency.until)}` },
          { key: 'Who', value: `${emergency.worker}, ${emergency.role}, ${emergency.organisation}` },
          { key: 'Whose record', value: emergency.person },
          { key: 'Reason', value: EMERGENCY_REASONS[emergency.reason] },
          { key: 'In their words', value: emergency.words },
          ...(emergency.fresh === null ? [] : [{ key: 'Sign-in', value: emergency.fresh ? 'Signed in just before' : NOT_FRESH }]),
          {
            key: 'Review by',
            value: (
              <>
                {formatDate(emergency.due)} {emergency.overdue && <Tag colour="orange">Overdue</Tag>}
              </>
            ),
          },
        ]}
      />
      {emergency.review ? (
        <InsetText>
          <p>
            {OUTCOME[emergency.review]}. {emergency.reviewWords}
          </p>
          <ButtonLink href="/emergency-access" variant="secondary">
            Back to the list
          </ButtonLink>
        </InsetText>
      ) : (
        <Form action={`/emergency-access/${emergency.id}`}>
          <Radios
            form={form}
            name="review"
            label="Was it justified?"
            items={[
              { value: 'justified', label: 'Justified' },
              { value: 'not_justified', label: 'Not justified' },
            ]}
          />
          <TextArea form={form} name="words" label="Why" hint="The person can read this." rows={4} />
          <Button>Save the review</Button>
        </Form>
      )}
    </Page>
  )
}
