import { formatDate } from '../../../core/dates.ts'
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
  Radios,
  Tag,
  TextArea,
  TextField,
} from '../../../ui/index.ts'
import type { Reader } from '../../people/index.ts'
import type { Guest } from '../actions-invited.ts'
import { ANSWERS } from '../assessments.ts'
import type { Assessment, Part } from '../store.ts'
import type { Contributor } from '../store-known.ts'
import { pathOf, Shell, Words, Written } from './shell.tsx'

const Line = ({ one }: { one: Contributor }) => (
  <>
    {one.name} <Muted>({one.part})</Muted> <Tag colour={one.answer ? 'green' : 'yellow'}>{one.answer ? ANSWERS[one.answer] : 'Asked'}</Tag>
    {one.answerWords && (
      <>
        <br />
        {one.answerWords}
      </>
    )}
  </>
)

/** Everyone invited and what they answered; nothing when nobody was. */
export function ContributorLines({ contributors }: { contributors: Contributor[] }) {
  return contributors.length > 0 ? <List kind="plain" items={contributors.map(one => <Line key={one.id} one={one} />)} /> : null
}

interface InvitedProps {
  reader: Reader
  assessment: Assessment
  one: Contributor
  form: FormState
  takeBack: boolean
}

function Invited({ reader, assessment, one, form, takeBack }: InvitedProps) {
  const path = `${pathOf(reader, assessment.id)}/invited/${one.id}`
  return (
    <Card heading={one.name} headingLevel={3}>
      <p>
        <Line one={one} />
      </p>
      <Written>
        Asked by {one.askedByName}, {formatDate(one.askedAt)}. {one.agreedHow}
      </Written>
      {!reader.own && one.answer === null && (
        <Details summary="They have nothing to add, or did not answer" open={Object.keys(form.errors).some(name => name.endsWith(one.id))}>
          <Form action={`${path}/answer`}>
            <Radios
              form={form}
              name={`answer-${one.id}`}
              label="What did they say?"
              legendSize="plain"
              items={[
                { value: 'nothing', label: 'They have nothing to add' },
                { value: 'no_answer', label: 'I asked, and had no answer' },
              ]}
            />
            <TextField form={form} name={`words-${one.id}`} label="How and when you asked" labelSize="plain" />
            <Button small variant="secondary">
              Save
            </Button>
          </Form>
        </Details>
      )}
      {takeBack && (
        <Form action={`${path}/take-back`}>
          <Button small variant="secondary">
            Take the invitation back: {one.name}
          </Button>
        </Form>
      )}
    </Card>
  )
}

/** Carers, friends, a GP, an advocate, workers of other organisations: each by name, with the person's agreement (R266). */
export function InvitePage({
  reader,
  assessment,
  contributors,
  takeBack,
  guests,
  form,
}: {
  reader: Reader
  assessment: Assessment
  contributors: Contributor[]
  /** Those whose invitation this reader may take back. */
  takeBack: ReadonlySet<string>
  guests: Guest[]
  form: FormState
}) {
  const other = (
    <>
      <TextField form={form} name="name" label="Their name" labelSize="plain" />
      <TextField
        form={form}
        name="part"
        label={reader.own ? 'Who they are to you' : 'Who they are to the person'}
        hint="As they wish to be called: sister, carer, friend"
        labelSize="plain"
      />
    </>
  )
  return (
    <Shell reader={reader} title="Asked for their view" form={form} back={{ href: pathOf(reader, assessment.id) }}>
      <Heading>{reader.own ? 'Ask somebody for their view' : 'Invite somebody to add their view'}</Heading>
      <p>
        {reader.own
          ? 'They write in a place of their own. They do not see what you or anybody else wrote. You read what they write.'
          : 'Each has a place of their own and sees nothing else through it. Everybody invited is asked before an outcome is shared.'}
      </p>
      {contributors.map(one => (
        <Invited key={one.id} reader={reader} assessment={assessment} one={one} form={form} takeBack={takeBack.has(one.id)} />
      ))}
      <Form action={`${pathOf(reader, assessment.id)}/invited`}>
        <Radios
          form={form}
          name="who"
          label="Who?"
          items={[
            ...guests.map(guest => ({ value: guest.value, label: guest.name, hint: guest.part })),
            { value: 'other', label: 'Somebody else, whom we ask in person or by phone', conditional: other },
          ]}
        />
        {!reader.own && <TextField form={form} name="agreedHow" label="How did the person agree to this?" hint="For example: said yes when we met on Monday" />}
        <Button>Ask them</Button>
      </Form>
    </Shell>
  )
}

type Framed = Pick<PageProps, 'face' | 'signedIn' | 'nav' | 'demo'>

/** The invited person's own place: what they are asked, what they wrote, and nothing else about anybody. */
export function OwnPlacePage({
  framed,
  path,
  back,
  called,
  contributor,
  parts,
  form,
}: {
  framed: Framed
  path: string
  back: string
  /** What the person is called, where the reader knows it. */
  called: string | undefined
  contributor: Contributor
  parts: Part[]
  form: FormState
}) {
  const someone = called ?? 'Somebody you know'
  return (
    <Page title="You were asked for your view" {...framed} form={form} back={{ href: back }} width="two-thirds">
      <Heading>You were asked for your view</Heading>
      <Lede>{someone} agreed that we ask you. What you know matters.</Lede>
      <InsetText>
        <p>
          {someone} will read what you write, with your name, and so will those who help them and may read assessments. If you would rather tell us something in
          confidence, <a href="/help/worried">tell us here</a> instead.
        </p>
      </InsetText>
      {parts.map(part => (
        <Card key={part.id} heading={`What you wrote, ${formatDate(part.writtenAt)}`} headingLevel={2}>
          <Words text={part.words} />
        </Card>
      ))}
      {contributor.answer === 'nothing' && <p>You said that you have nothing to add. You can still add something.</p>}
      <Form action={path}>
        <TextArea
          form={form}
          name="words"
          label="What would you like us to consider?"
          hint="What goes well, what matters, what worries you, what helps"
          rows={8}
        />
        <Button>Send</Button>
      </Form>
      {contributor.answer === null && (
        <Form action={`${path}/nothing`}>
          <Button variant="secondary">I have nothing to add</Button>
        </Form>
      )}
    </Page>
  )
}

/** All the caller was asked for, the open ones first. */
export function InvitationsPage({ framed, base, items }: { framed: Framed; base: string; items: { one: Contributor; called: string | undefined }[] }) {
  return (
    <Page title="Asked for my view" {...framed} width="two-thirds">
      <Heading>Asked for my view</Heading>
      {items.length === 0 ? (
        <p>Nobody waits for your view.</p>
      ) : (
        <List
          kind="plain"
          items={items.map(({ one, called }) => (
            <>
              <a href={`${base}/${one.id}`}>
                {called ?? 'Somebody you know'}, asked on {formatDate(one.askedAt)}
              </a>{' '}
              <Tag colour={one.answer ? 'green' : 'yellow'}>{one.answer ? ANSWERS[one.answer] : 'Waits for you'}</Tag>
            </>
          ))}
        />
      )}
    </Page>
  )
}
