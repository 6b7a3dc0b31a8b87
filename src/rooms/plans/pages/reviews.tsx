import type { ReactNode } from 'react'
import { formatDate } from '../../../core/dates.ts'
import {
  Button,
  Checkboxes,
  DateField,
  Details,
  Form,
  type FormState,
  Heading,
  HiddenField,
  InsetText,
  List,
  Muted,
  Page,
  Radios,
  Tag,
  TextArea,
  TextField,
} from '../../../ui/index.ts'
import { TOUCHES } from '../sections.ts'
import { OUTCOMES } from '../states.ts'
import { type Invite, PARTS, REPLIES, type Review } from '../store-reviews.ts'
import type { Framed, View } from './plan.tsx'

const options = (choices: Readonly<Record<string, string>>) => Object.entries(choices).map(([value, label]) => ({ value, label }))

interface Props {
  framed: Framed
  banner?: ReactNode
  view: View
  form: FormState
}

/** Reviews: the one that is planned, those that were held, and planning one. */
export function ReviewsPage({
  framed,
  banner,
  view,
  form,
  reviews,
  people,
}: Props & { reviews: readonly Review[]; people: readonly { id: string; name: string }[] }) {
  const planned = reviews.find(review => review.state === 'planned')
  return (
    <Page {...framed} title="Reviews of the plan" banner={banner} back={{ href: view.base }} form={form} width="two-thirds">
      <Heading>Reviews of the plan</Heading>
      <p>At a review, everyone looks at the plan together: does it still fit, what changes, and can care change.</p>
      {planned && (
        <p>
          <a href={`${view.base}/reviews/${planned.id}`}>Planned for {formatDate(planned.plannedOn)}</a>{' '}
          {planned.plannedOn < view.today && <Tag colour="orange">{view.own ? 'Later than planned' : 'Overdue'}</Tag>}
        </p>
      )}
      <List
        items={reviews
          .filter(review => review.state === 'held')
          .map(review => (
            <a key={review.id} href={`${view.base}/reviews/${review.id}`}>
              {formatDate(review.heldOn!)}: {OUTCOMES[review.outcome!]}
            </a>
          ))}
      />
      {planned && <Typed words={form.values.others} />}
      {!planned && view.writes && <PlanForm view={view} form={form} people={people} />}
    </Page>
  )
}

function PlanForm({ view, form, people }: { view: View; form: FormState; people: readonly { id: string; name: string }[] }) {
  return (
    <Form action={`${view.base}/reviews`}>
      <Heading level={2}>Plan a review</Heading>
      <DateField form={form} name="on" label="On what day?" />
      {people.length > 0 && (
        <Checkboxes
          form={form}
          name="invited"
          label="Who is invited?"
          hint={view.own ? 'You choose. Each of them is asked' : 'As the person wants it. Each of them is asked'}
          small
          items={people.map(({ id, name }) => ({ value: id, label: name }))}
        />
      )}
      <TextArea form={form} name="others" label="Anyone else, one on each line" labelSize="plain" rows={3} />
      <Button>Plan the review</Button>
    </Form>
  )
}

/** One review: who is invited and what each said, and what came of it. */
export function ReviewPage({ framed, banner, view, form, review, workerId }: Props & { review: Review; workerId: string | undefined }) {
  const at = `${view.base}/reviews/${review.id}`
  const open = review.state === 'planned'
  return (
    <Page {...framed} title="Review of the plan" banner={banner} back={{ href: `${view.base}/reviews` }} form={form}>
      <Heading>Review of the plan</Heading>
      {open ? (
        <p>
          Planned for {formatDate(review.plannedOn)} by {review.madeByName}.{' '}
          {review.plannedOn < view.today && <Tag colour="orange">{view.own ? 'Later than planned' : 'Overdue'}</Tag>}
        </p>
      ) : (
        <>
          <p>
            Held on {formatDate(review.heldOn!)}. <strong>{OUTCOMES[review.outcome!]}</strong>
          </p>
          {review.words && <p className="kith-words">{review.words}</p>}
          <Typed words={form.values.words ?? form.values.views} />
        </>
      )}
      <Heading level={2}>Who is invited</Heading>
      {review.invites.length === 0 && <p>Nobody besides the person and their key worker.</p>}
      {review.invites.map(invite => (
        <InvitePart
          key={invite.id}
          invite={invite}
          at={at}
          view={view}
          open={open}
          mine={invite.workerId !== null && invite.workerId === workerId}
          form={form}
        />
      ))}
      {open && view.writes && (
        <>
          <MoveForm at={at} review={review} form={form} />
          {!view.own && <HeldForm at={at} review={review} form={form} />}
        </>
      )}
    </Page>
  )
}

/** Somebody else was first, and there is no form left to show this in: nobody's words are thrown away. */
export function Typed({ words }: { words: string | string[] | undefined }) {
  const typed = [words ?? ''].flat().join('\n')
  if (!typed) return null
  return (
    <InsetText>
      <p>You typed this. It is not saved:</p>
      <p className="kith-words">{typed}</p>
    </InsetText>
  )
}

function InvitePart({ invite, at, view, open, mine, form }: { invite: Invite; at: string; view: View; open: boolean; mine: boolean; form: FormState }) {
  // Of several forms on one page, only the one that was sent shows what was typed.
  const sent = form.values.invite === invite.id ? form : { values: {}, errors: {} }
  const state = invite.answer ? REPLIES[invite.answer] : invite.askedAt ? 'Asked, not answered yet' : 'Not asked yet'
  const may = open && !view.own && (mine || (view.writes && !(invite.workerId && invite.answer)))
  return (
    <div className="kith-line">
      <p>
        <strong>{invite.name}</strong> <Muted>{PARTS[invite.part]}</Muted> <Tag colour={invite.askedAt ? 'blue' : 'yellow'}>{state}</Tag>
      </p>
      {invite.askedHow && (
        <p>
          Asked: {invite.askedHow}, {formatDate(invite.askedAt!)}
        </p>
      )}
      {invite.views && <p className="kith-words">{invite.views}</p>}
      {open && view.writes && !invite.askedAt && (
        <Form action={`${at}/asked`}>
          <HiddenField name="invite" value={invite.id} />
          <TextField form={sent} name="how" label={`How did you ask ${invite.name}?`} labelSize="plain" width="two-thirds" />
          <Button variant="secondary" small>
            They were asked
          </Button>
        </Form>
      )}
      {may && invite.askedAt && <ReplyForm at={at} invite={invite} mine={mine} form={sent} />}
    </div>
  )
}

function ReplyForm({ at, invite, mine, form }: { at: string; invite: Invite; mine: boolean; form: FormState }) {
  return (
    <Details summary={mine ? 'Answer, and write your view' : `Write down what ${invite.name} answered`} open={mine || Object.keys(form.errors).length > 0}>
      <Form action={`${at}/reply`}>
        <HiddenField name="invite" value={invite.id} />
        <HiddenField name="version" value={String(invite.version)} />
        <Radios form={form} name="answer" label={mine ? 'Your answer' : 'Their answer'} legendSize="plain" small items={options(REPLIES)} />
        <TextArea form={form} name="views" label={mine ? 'Your view' : 'Their view, in their words'} labelSize="plain" rows={3} />
        <Button variant="secondary" small>
          Save
        </Button>
      </Form>
    </Details>
  )
}

function MoveForm({ at, review, form }: { at: string; review: Review; form: FormState }) {
  return (
    <Details summary="Move it to another day" open={form.errors.on !== undefined}>
      <Form action={`${at}/move`}>
        <HiddenField name="version" value={String(review.version)} />
        <DateField form={form} name="on" label="New day" legendSize="plain" />
        <Button variant="secondary">Move it</Button>
      </Form>
    </Details>
  )
}

function HeldForm({ at, review, form }: { at: string; review: Review; form: FormState }) {
  return (
    <Form action={`${at}/held`}>
      <Heading level={2}>It was held</Heading>
      <HiddenField name="version" value={String(review.version)} />
      <DateField form={form} name="held" label="On what day?" />
      <Radios form={form} name="outcome" label="What came of it?" items={options(OUTCOMES)} />
      <TextArea form={form} name="words" label="What was talked about, and what was decided" rows={5} />
      <DateField form={form} name="next" label="When is the next review?" hint="Offered at the same interval as last time. Choose any day with them" />
      <Details summary="Does what is written here say something about…">
        <Checkboxes form={form} name="touches" label="Then only those who may know about that can read it" legendSize="plain" small items={options(TOUCHES)} />
      </Details>
      <Button>Close the review</Button>
    </Form>
  )
}
