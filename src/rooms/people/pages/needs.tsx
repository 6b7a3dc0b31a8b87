import type { ReactNode } from 'react'
import { formatDate } from '../../../core/dates.ts'
import {
  Button,
  Card,
  Checkboxes,
  DateField,
  Details,
  Form,
  type FormState,
  Heading,
  HiddenField,
  List,
  Muted,
  Radios,
  Tag,
  TextArea,
  TextField,
  VersionField,
} from '../../../ui/index.ts'
import { NEED_KINDS, NEED_WORDS, type Need, type NeedKind, ONLINE, ONLINE_CODES } from '../needs.ts'
import type { Part } from '../part.ts'
import { PartPage, Words } from './part-page.tsx'

/** Needs and adjustments: what is in force, how each is met, when it is looked at again; and a form for another. */
export function NeedsPage({ part, needs, form, today }: { part: Part; needs: Need[]; form: FormState; today: string }) {
  return (
    <PartPage part={part} title="Needs and adjustments" form={form}>
      <Heading>{part.own ? 'What I need to take part' : 'Communication needs and adjustments'}</Heading>
      <p>
        {part.own
          ? 'By law, services must do things differently so that you can take part. Tell us once; everyone sees it before they contact you.'
          : 'Read these before you make contact. They stand beside the name on every page.'}
      </p>
      {needs.map(need => (
        <NeedCard key={need.id} part={part} need={need} today={today} />
      ))}
      {needs.length === 0 && (
        <p>
          <Muted>{part.own ? 'You have not told us of any.' : 'None recorded. Ask: “Is there anything we can do to make this easier for you?”'}</Muted>
        </p>
      )}
      {part.mayWrite && <NeedForm part={part} form={form} />}
    </PartPage>
  )
}

function NeedCard({ part, need, today }: { part: Part; need: Need; today: string }) {
  return (
    <Card heading={need.flag} headingLevel={2}>
      {need.reviewOn <= today && (
        <p>
          <Tag colour="yellow">Time to look at this again</Tag>
        </p>
      )}
      <p>
        {NEED_WORDS[need.kind]}
        {need.whose === 'carer' ? ', for the carer' : ''}.{' '}
        {need.shared ? 'Seen by everyone who may make contact.' : 'Seen only by those who may read about me.'}
      </p>
      {need.words && <Words text={need.words} />}
      {need.kind === 'online' && <OnlineWays part={part} need={need} />}
      {need.familyReason && <p>Why a professional does not interpret: {need.familyReason}</p>}
      <p>{need.metHow && need.metAt ? `How it is met: ${need.metHow} (${formatDate(need.metAt)})` : 'Not yet known how it is met.'}</p>
      <p>
        <Muted>
          Recorded by {need.authorName}, {formatDate(need.recordedAt)}. To be looked at again on {formatDate(need.reviewOn)}.
        </Muted>
      </p>
      {part.mayWrite && (
        <>
          <a href={`${part.base}/needs/${need.id}/review`}>
            Say how it is met<span className="nhsuk-u-visually-hidden">: {need.flag}</span>
          </a>
          <EndButton action={`${part.base}/needs/${need.id}/end`} version={need.version} what={need.flag} />
        </>
      )}
    </Card>
  )
}

// Being cut off is worked on, or it is left in peace.
function OnlineWays({ part, need }: { part: Part; need: Need }) {
  if (need.online.includes('rather_not') && need.whose === 'person')
    return <p>{part.own ? 'We do not send you email, and give you things on paper or tell you.' : 'No email is sent. Give things on paper, or say them.'}</p>
  return (
    <>
      <p>What can be done:</p>
      <List
        items={[
          <a href="/community?interest=digital-skills">Find somebody near who lends, repairs or shows how</a>,
          ...(part.own ? [] : [<a href={`/people/${part.personId}/next-steps/new`}>Make it a next step</a>]),
        ]}
      />
    </>
  )
}

/** "No longer true": it stays in the history and stops being shown. */
export function EndButton({ action, version, what }: { action: string; version: number; what: string }) {
  return (
    <Form action={action}>
      <HiddenField name="version" value={String(version)} />
      <Button variant="secondary" small>
        No longer needed<span className="nhsuk-u-visually-hidden">: {what}</span>
      </Button>
    </Form>
  )
}

// Nobody has to prove anything, or give a reason for what they need (R104).
const MORE_OF_KIND: Partial<Record<NeedKind, { hint: string }>> = {
  adjustment: { hint: 'You need not say why' },
  neurodevelopmental: { hint: 'No diagnosis is needed. Write below what to do differently' },
}

function NeedForm({ part, form }: { part: Part; form: FormState }) {
  const interpreter = (
    <>
      <TextField form={form} name="language" label="Language and dialect" hint="Ask, do not assume. British Sign Language counts." />
      <Radios
        form={form}
        name="gender"
        label="Should the interpreter be"
        items={[
          { value: '', label: 'It does not matter' },
          { value: 'woman', label: 'A woman' },
          { value: 'man', label: 'A man' },
        ]}
        small
      />
      <Details summary="It can only be a family member or friend" open={Boolean(form.errors.familyReason ?? form.values.familyName)}>
        <p>Interpreting is a professional’s work. Family and friends may leave things out, or hear what was not meant for them.</p>
        <TextField form={form} name="familyName" label="Who would interpret" />
        <TextArea form={form} name="familyReason" label="Why a professional cannot" rows={2} />
      </Details>
    </>
  )
  const online = (
    <Checkboxes form={form} name="online" label="What stands in the way?" small items={ONLINE_CODES.map(value => ({ value, label: ONLINE[value].name }))} />
  )
  const CONDITIONAL: Partial<Record<NeedKind, ReactNode>> = { interpreter, online }
  return (
    <Form action={`${part.base}/needs`}>
      <Heading level={2}>Add a need</Heading>
      <Radios
        form={form}
        name="kind"
        label="What is it about?"
        items={NEED_KINDS.map(kind => ({
          value: kind,
          label: NEED_WORDS[kind],
          ...MORE_OF_KIND[kind],
          ...(CONDITIONAL[kind] ? { conditional: CONDITIONAL[kind] } : {}),
        }))}
      />
      <Radios
        form={form}
        name="whose"
        label="Whose need is it?"
        inline
        items={[
          { value: 'person', label: part.own ? 'Mine' : 'The person’s' },
          { value: 'carer', label: part.own ? 'My carer’s' : 'Their carer’s' },
        ]}
      />
      <TextField
        form={form}
        name="flag"
        label="In a few words"
        hint="For example: face me when you speak; large print; a quiet room. Not needed for an interpreter or the internet."
      />
      <TextArea form={form} name="words" label="Anything more that helps" rows={2} />
      <Radios
        form={form}
        name="shared"
        label="Who may see it?"
        items={[
          { value: 'yes', label: 'Everyone who may contact me', hint: 'So that it is done right the first time' },
          { value: 'no', label: 'Only those who may read about me' },
        ]}
      />
      <DateField form={form} name="reviewOn" label="When should we look at it again?" />
      <Button>Add</Button>
    </Form>
  )
}

export function ReviewNeedPage({ part, need, form, newer }: { part: Part; need: Need; form: FormState; newer?: boolean }) {
  return (
    <PartPage part={part} title="How a need is met" form={form} back={`${part.base}/needs`}>
      <Heading caption={need.flag}>How is this met?</Heading>
      {newer && (
        <p>
          <strong>Somebody changed this while you were writing.</strong> Now it says: {need.metHow ?? 'nothing yet'}. What you wrote is below.
        </p>
      )}
      <Form action={`${part.base}/needs/${need.id}/review`}>
        <VersionField form={form} now={need.version} newer={newer} />
        <TextArea form={form} name="metHow" label="What is done, and does it work?" rows={3} />
        <DateField form={form} name="reviewOn" label="When should we look at it again?" />
        <Button>Save</Button>
      </Form>
    </PartPage>
  )
}
