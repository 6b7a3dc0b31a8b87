import type { ReactNode } from 'react'
import { formatDate, formatDateTime } from '../../../core/dates.ts'
import {
  Button,
  Card,
  Checkboxes,
  DateField,
  Form,
  type FormState,
  Heading,
  HiddenField,
  InsetText,
  Lede,
  Muted,
  Page,
  Tag,
  TextField,
  VisuallyHidden,
} from '../../../ui/index.ts'
import type { Part } from '../export.ts'
import { SUBJECTS, type ToChoose } from '../links.ts'
import { type Section, sectionName } from '../sections.ts'
import type { Link } from '../store-links.ts'
import { PlanParts } from './parts.tsx'
import type { Framed, View } from './plan.tsx'

interface Around {
  framed: Framed
  banner?: ReactNode
  view: View
}

const TITLE = 'Share the plan by a link'

export interface LinksProps extends Around {
  form: FormState
  choices: ToChoose
  links: readonly Link[]
  now: Date
}

/** The links there are, and what a new one would show. */
export function LinksPage({ framed, banner, view, form, choices, links, now }: LinksProps) {
  return (
    <Page {...framed} title={TITLE} banner={banner} back={{ href: view.base, label: 'The plan' }} form={form}>
      <Heading>{TITLE}</Heading>
      <Lede>
        Whoever has the link can read what {view.own ? 'you' : 'they'} choose, without an account, until it ends. {view.own ? 'You' : 'They'} can end it at any
        time.
      </Lede>
      {links.length > 0 && <LinkList view={view} links={links} now={now} />}
      <Heading level={2}>Make a link</Heading>
      {choices.sections.length === 0 ? <p>There is nothing in the plan yet that could be shared.</p> : <LinkForm view={view} form={form} choices={choices} />}
    </Page>
  )
}

function LinkForm({ view, form, choices }: { view: View; form: FormState; choices: ToChoose }) {
  return (
    <Form action={`${view.base}/links/look`}>
      <TextField form={form} name="forWhom" label="Who is it for?" hint="Only to tell your links apart. The reader does not see this" width={20} />
      <Checkboxes
        form={form}
        name="sections"
        label="Which parts?"
        hint="Lines that only some people may read are never shown"
        items={choices.sections.map(section => ({ value: section, label: sectionName(section, view.own) }))}
        small
      />
      {choices.touches.length > 0 && (
        <Checkboxes
          form={form}
          name="touches"
          label="May it also show lines about these?"
          hint="Lines about what you do not tick are left out"
          items={choices.touches.map(touch => ({ value: touch, label: SUBJECTS[touch] }))}
          small
        />
      )}
      <DateField form={form} name="until" label="Until when?" hint="The last day on which it opens, within a year" />
      <TextField form={form} name="shownName" label="Name to show at the top (optional)" hint="Leave it empty to show no name" width={20} />
      {!view.own && (
        <Checkboxes form={form} name="withThem" label="Are they with you?" items={[{ value: 'yes', label: 'They are with me now and want this link' }]} small />
      )}
      <Button>See what they will see</Button>
    </Form>
  )
}

/** What becomes of a link: it opens, has ended, or was withdrawn. */
export const standsAt = (link: Pick<Link, 'until' | 'withdrawnAt'>, now: Date): 'open' | 'ended' | 'withdrawn' =>
  link.withdrawnAt ? 'withdrawn' : link.until <= now ? 'ended' : 'open'

const lastDay = (until: Date) => formatDate(new Date(until.getTime() - 1))

function LinkList({ view, links, now }: { view: View; links: readonly Link[]; now: Date }) {
  return (
    <>
      <Heading level={2}>Links so far</Heading>
      {links.map(link => (
        <Card key={link.id} heading={link.forWhom} headingLevel={3}>
          <LinkState link={link} now={now} own={view.own} />
          <p>
            Shows: {link.sections.map(section => sectionName(section, view.own)).join(', ')}.<br />
            <Muted>
              Made by {link.madeByName} on {formatDate(link.madeAt)}
              {link.withPerson && (view.own ? ', with you in the room' : ', with them in the room')}.
            </Muted>
          </p>
          {standsAt(link, now) === 'open' && (
            <Form action={`${view.base}/links/${link.id}/withdraw`}>
              <Button variant="warning" small>
                Withdraw it now<VisuallyHidden>: {link.forWhom}</VisuallyHidden>
              </Button>
            </Form>
          )}
        </Card>
      ))}
    </>
  )
}

function LinkState({ link, now, own }: { link: Link; now: Date; own: boolean }) {
  const state = standsAt(link, now)
  const looked =
    link.opened === 0 ? 'Nobody has opened it.' : `Opened ${link.opened} ${link.opened === 1 ? 'time' : 'times'}, last on ${formatDateTime(link.openedLast!)}.`
  return (
    <p>
      {state === 'open' && <Tag colour="green">Open until {lastDay(link.until)}</Tag>}
      {state === 'ended' && <Tag colour="grey">Ended on {lastDay(link.until)}</Tag>}
      {state === 'withdrawn' && (
        <Tag colour="grey">
          Withdrawn by {link.withdrawnByName} on {formatDate(link.withdrawnAt!)}
        </Tag>
      )}{' '}
      {own && looked}
    </p>
  )
}

export interface LookProps extends Around {
  form: FormState
  parts: readonly Part[]
  shownName: string
  /** Chosen parts that show nothing, since their subject was not chosen. */
  nothingIn: readonly Section[]
}

/** Exactly what the reader of the link would see now, before it is made. */
export function LookPage({ framed, banner, view, form, parts, shownName, nothingIn }: LookProps) {
  const again = Object.entries(form.values).flatMap(([name, value]) => [value ?? []].flat().map(one => ({ name, one })))
  const fields = again.map(({ name, one }, index) => <HiddenField key={index} name={name} value={one} />)
  return (
    <Page {...framed} title="What the reader will see" banner={banner} back={{ href: `${view.base}/links`, label: 'Back without making it' }}>
      <Heading>What the reader will see</Heading>
      <p>Between the lines is all that somebody with the link sees today. What changes in these parts of the plan later, they see too.</p>
      {nothingIn.length > 0 && (
        <InsetText>
          <p>
            Nothing is shown of: {nothingIn.map(section => sectionName(section, view.own)).join(', ')}. Go back and tick what{' '}
            {nothingIn.length === 1 ? 'it is' : 'they are'} about, if it should be.
          </p>
        </InsetText>
      )}
      <hr className="nhsuk-section-break nhsuk-section-break--visible nhsuk-section-break--m" />
      {shownName && <p className="nhsuk-lede-text">{shownName}</p>}
      {parts.length > 0 ? <PlanParts parts={parts} /> : <p>Nothing.</p>}
      <hr className="nhsuk-section-break nhsuk-section-break--visible nhsuk-section-break--m" />
      <Form action={`${view.base}/links`}>
        {fields}
        <Button>Make the link</Button>
      </Form>
    </Page>
  )
}

/** The link, this once: afterwards nobody can look it up. */
export function MadePage({ framed, banner, view, address }: Around & { address: string }) {
  return (
    <Page {...framed} title="The link is ready" banner={banner} back={{ href: `${view.base}/links`, label: 'All links' }}>
      <Heading>The link is ready</Heading>
      <p>Copy it now and send it to the person it is for. It is shown only once; if it is lost, withdraw it and make another.</p>
      <InsetText>
        <p className="kith-link-address">{address}</p>
      </InsetText>
      <p>Anyone who has it can read what you chose, so send it in a way that reaches only them.</p>
    </Page>
  )
}

/** A plan as somebody sees it who was given a link. */
export function LinkedPlanPage({ framed, parts, shownName, until }: { framed: Framed; parts: readonly Part[]; shownName: string; until: Date }) {
  return (
    <Page {...framed} title="A plan that was shared with you">
      <Heading>{shownName || 'A plan that was shared with you'}</Heading>
      <p>
        Somebody trusts you with this. You can read it here until {lastDay(until)}, unless they end it before. They can see that the link was opened, and when.
      </p>
      {parts.length > 0 ? <PlanParts parts={parts} /> : <p>There is nothing here now.</p>}
    </Page>
  )
}

/** The same for a link that never was, has ended or was withdrawn. */
export function NoLinkPage({ framed }: { framed: Framed }) {
  return (
    <Page {...framed} title="This link does not open anything">
      <Heading>This link does not open anything</Heading>
      <p>It may not be complete, it may have ended, or it may have been withdrawn. Ask the person who gave it to you.</p>
    </Page>
  )
}
