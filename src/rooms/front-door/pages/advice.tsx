import type { ReactNode } from 'react'
import { formatDateTime, relativeDay } from '../../../core/dates.ts'
import {
  Button,
  ButtonLink,
  Form,
  type FormState,
  Heading,
  HiddenField,
  InsetText,
  Page,
  type PageProps,
  Pagination,
  PersonBanner,
  type PersonBannerProps,
  Radios,
  Select,
  Table,
  Tag,
  TextArea,
  Timeline,
} from '../../../ui/index.ts'
import type { Advice, AdviceMessage, Adviser, Information } from '../store-advice.ts'
import type { Choice } from '../store-teams.ts'
import { NameFields, PhoneField, SafeField, WhereFields } from './who.tsx'

type Frame = Pick<PageProps, 'face' | 'signedIn' | 'nav' | 'demo'>

export function AdviceListPage({
  frame,
  now,
  rows,
  me,
  page,
  more,
}: {
  frame: Frame
  now: Date
  rows: readonly Advice[]
  me: string
  page: number
  more: boolean
}) {
  return (
    <Page title="Advice" {...frame}>
      <Heading size="xl">Advice</Heading>
      <p>Talk with a named colleague before anything else. With or without naming the person, no form.</p>
      <ButtonLink href="/advice/new">Ask a colleague</ButtonLink>
      <Table
        caption="Your conversations"
        head={['Started', 'With', 'Question', 'Where it stands']}
        empty="No conversations yet."
        rows={rows.map(one => [
          relativeDay(one.startedAt, now),
          one.askerWorker === me ? one.adviserName : `${one.askerName}${one.askerOrganisation ? `, ${one.askerOrganisation}` : ''}`,
          <a key="q" href={`/advice/${one.id}`}>
            {one.question.slice(0, 80)}
            {one.question.length > 80 && '…'}
          </a>,
          one.helpRequestId ? (
            'Became a request for help'
          ) : one.answeredAt ? (
            'Answered'
          ) : (
            <Tag key="t" colour="blue">
              {one.askerWorker === me ? 'Waiting for an answer' : 'Waiting for you'}
            </Tag>
          ),
        ])}
      />
      <Pagination previous={page > 1 ? { href: `/advice?page=${page - 1}` } : undefined} next={more ? { href: `/advice?page=${page + 1}` } : undefined} />
    </Page>
  )
}

export function NewAdvicePage({
  frame,
  form,
  once,
  advisers,
  banner,
  action,
}: {
  frame: Frame
  form: FormState
  once: string
  advisers: readonly Adviser[]
  banner: PersonBannerProps | undefined
  action: string
}) {
  return (
    <Page title="Ask a colleague" {...frame} form={form} back={{ href: '/advice', label: 'Advice' }} banner={banner && <PersonBanner {...banner} />}>
      <Heading>Ask a colleague</Heading>
      {!banner && (
        <InsetText>
          <p>
            This does not name anybody. Leave out names and anything that would show who it is. To ask about somebody on their record, open their record first.
          </p>
        </InsetText>
      )}
      <Form action={action}>
        <HiddenField name="once" value={once} />
        <Select
          form={form}
          name="adviser"
          label="Who would you like to ask?"
          placeholder="Choose someone"
          items={advisers.map(one => ({ value: one.id, label: `${one.name}, ${one.team}` }))}
        />
        {banner && (
          <Radios
            form={form}
            name="asked"
            label="Does the person know that you ask?"
            hint="They see this conversation on their record."
            items={[
              { value: 'yes', label: 'Yes, and they agree' },
              { value: 'not_yet', label: 'Not yet' },
            ]}
          />
        )}
        <TextArea form={form} name="words" label="Your question" rows={6} />
        <Button>Start the conversation</Button>
      </Form>
    </Page>
  )
}

/** One conversation. The adviser sees the question and nothing else of the record. */
export function AdvicePage({
  frame,
  form,
  advice,
  messages,
  part,
}: {
  frame: Frame
  form: FormState
  advice: Advice
  messages: readonly AdviceMessage[]
  part: boolean
}) {
  return (
    <Page title="A conversation for advice" {...frame} form={form} back={{ href: '/advice', label: 'Advice' }}>
      <Heading caption={`Started ${formatDateTime(advice.startedAt)}`}>{`${advice.askerName} asks ${advice.adviserName}`}</Heading>
      <p>
        {advice.personAsked === 'not_named'
          ? 'About somebody who is not named.'
          : advice.personAsked === 'yes'
            ? 'The person knows and agrees.'
            : 'The person has not been asked yet.'}
      </p>
      <Timeline
        headingLevel={2}
        entries={messages.map(one => ({
          when: formatDateTime(one.at),
          at: one.at.toISOString(),
          title: one.mine ? 'You wrote' : one.byName,
          body: one.words.split(/\n+/).map((line, index) => <p key={index}>{line}</p>) as ReactNode,
        }))}
      />
      {part && (
        <Form action={`/advice/${advice.id}`}>
          <TextArea form={form} name="words" label="Write back" rows={4} />
          <Button>Send</Button>
        </Form>
      )}
      {advice.helpRequestId ? (
        <p>This became a request for help. Its clock started when this conversation did.</p>
      ) : (
        part && (
          <ButtonLink href={`/advice/${advice.id}/help`} variant="secondary">
            Turn this into help
          </ButtonLink>
        )
      )}
    </Page>
  )
}

export function TurnIntoHelpPage({ frame, form, advice, places }: { frame: Frame; form: FormState; advice: Advice; places: readonly Choice[] }) {
  return (
    <Page title="Turn this into help" {...frame} form={form} back={{ href: `/advice/${advice.id}` }}>
      <Heading>Turn this into help</Heading>
      <p>{`The clock starts when you began to talk: ${formatDateTime(advice.startedAt)}.`}</p>
      <Form action={`/advice/${advice.id}/help`}>
        {!advice.personId && (
          <>
            <NameFields form={form} />
            <WhereFields form={form} area="Or an area" places={places} />
            <PhoneField form={form} />
            <SafeField form={form} />
          </>
        )}
        <TextArea form={form} name="words" label="What they would say they want help with" rows={3} hint="In their own words, if you asked them" />
        <Radios
          form={form}
          name="agreed"
          label="Do they agree?"
          items={[
            { value: 'yes', label: 'Yes' },
            { value: 'not_asked', label: 'Not asked yet' },
            { value: 'no', label: 'No' },
          ]}
        />
        <Button>Make it a request for help</Button>
      </Form>
    </Page>
  )
}

export function ToldPage({
  frame,
  form,
  banner,
  told,
  personId,
}: {
  frame: Frame
  form: FormState
  banner: PersonBannerProps
  told: Information
  personId: string
}) {
  return (
    <Page title="What somebody told us" {...frame} form={form} banner={<PersonBanner {...banner} />} back={{ href: `/people/${personId}` }}>
      <Heading caption={`${formatDateTime(told.at)}, taken by ${told.takenByName}`}>{`${told.toldBy}${told.relation ? `, ${told.relation}` : ''}`}</Heading>
      <blockquote className="kith-words">
        <p>{told.words}</p>
      </blockquote>
      {told.inConfidence && <p>They asked that the person does not see this.</p>}
      <InsetText>
        <p>Ask the person how they want this handled. Nothing goes back to whoever told us but thanks, unless the person agrees.</p>
      </InsetText>
      {told.answer ? (
        <p>{`${told.answeredByName}: ${told.answer}`}</p>
      ) : (
        <Form action={`/people/${personId}/told/${told.id}`}>
          <TextArea form={form} name="answer" label="What we did with it" rows={3} />
          <Button>Save</Button>
        </Form>
      )}
    </Page>
  )
}
