import type { ReactNode } from 'react'
import { isRole, ROLES } from '../../../access/index.ts'
import { formatDate, formatDateTime } from '../../../core/dates.ts'
import {
  ActionLink,
  ButtonLink,
  Heading,
  InsetText,
  Lede,
  Page,
  type PageProps,
  PersonBanner,
  type PersonBannerProps,
  SummaryList,
  Tag,
} from '../../../ui/index.ts'
import { dueWords, MODES, type Note, partsOf, SETTINGS, titleOf } from '../contacts.ts'

type Framed = Pick<PageProps, 'face' | 'signedIn' | 'nav' | 'demo'>

const Words = ({ text }: { text: string }) => <p className="kith-words">{text}</p>

const roleName = (role: string) => (isRole(role) ? ROLES[role].name.toLowerCase() : role)

function NextOf({ note, mine }: { note: Note; mine: boolean }) {
  const { step } = note
  if (!step) return <p>{note.noStepWhy ? `There is none for now, because: ${note.noStepWhy}` : 'You cannot read the next step of this note.'}</p>
  const who = step.who === 'person' && mine ? 'You' : step.doerName
  return (
    <>
      <p className="kith-words">
        <strong>{step.what}</strong>
      </p>
      <p>{step.doneAt ? `Done on ${formatDate(step.doneAt)} by ${step.doneByName}` : `${who}, by ${dueWords(step)}`}</p>
    </>
  )
}

function NoteWords({ note, mine }: { note: Note; mine: boolean }) {
  return (
    <>
      {partsOf(note).map(part => (
        <section key={part.heading}>
          <Heading level={2}>{part.heading}</Heading>
          <Words text={part.text} />
        </section>
      ))}
      <Heading level={2}>What happens next</Heading>
      <NextOf note={note} mine={mine} />
    </>
  )
}

/** A saved note as workers read it. */
export function NotePage({
  framed,
  banner,
  note,
  writer,
  above,
}: {
  framed: Framed
  banner: PersonBannerProps
  note: Note
  writer: boolean
  above?: ReactNode
}) {
  const base = `/people/${note.personId}/notes`
  return (
    <Page {...framed} title="Contact note" banner={<PersonBanner {...banner} />} back={{ href: `/people/${note.personId}` }} width="two-thirds">
      <Heading>{titleOf(note)}</Heading>
      {note.readers && (
        <p>
          <Tag colour="purple">Only named people can read this</Tag>
        </p>
      )}
      {note.replacedBy && (
        <InsetText>
          <p>
            This note was corrected. <a href={`${base}/${note.replacedBy}`}>Read the corrected note</a>.
          </p>
        </InsetText>
      )}
      {note.replaces && (
        <p>
          This corrects <a href={`${base}/${note.replaces}`}>an earlier note</a>.
        </p>
      )}
      {above}
      <SummaryList
        rows={[
          { key: 'When', value: formatDateTime(note.happenedAt) },
          { key: 'How', value: MODES[note.mode] },
          { key: 'Where', value: SETTINGS[note.setting] },
          { key: 'Who was there', value: note.whoWasThere },
          { key: 'Written by', value: `${note.writerName}, ${roleName(note.writerRole)}` },
        ]}
      />
      <NoteWords note={note} mine={false} />
      <ActionLink href={`${base}/${note.id}/together`}>Read this with me</ActionLink>
      {note.step && !note.step.doneAt && (
        <p>
          <a href={`/people/${note.personId}/next-steps/${note.step.id}`}>The next step is done, or needs another day</a>
        </p>
      )}
      {writer && !note.replacedBy && (
        <p>
          <a href={`${base}/${note.id}/replace`}>Something in it is not right: write it again</a>
        </p>
      )}
    </Page>
  )
}

/** The same note on a plain page: to read together on one screen, or by the person on their own. */
export function PlainNotePage({ framed, note, name, back, mine }: { framed: Framed; note: Note; name: string; back: string; mine: boolean }) {
  return (
    <Page {...framed} title="What we talked about" back={{ href: back }}>
      <Heading caption={formatDateTime(note.happenedAt)}>{note.met ? 'What we talked about' : titleOf(note)}</Heading>
      <Lede>
        {note.met
          ? `${MODES[note.mode]}. ${SETTINGS[note.setting]}. There: ${note.whoWasThere}.`
          : 'That is all right. We will try again, in a way that suits you better.'}
      </Lede>
      <NoteWords note={note} mine={mine} />
      <p>
        Written by {note.writerName}, {roleName(note.writerRole)}.
      </p>
      {mine ? (
        <ButtonLink variant="secondary" href={`/entries/${note.id}/comment`}>
          Add a comment or say this is not right
        </ButtonLink>
      ) : (
        <InsetText>
          <p>Is this right, {name}? You can add your own words to it, or say what is not right, at any time in My Kith.</p>
        </InsetText>
      )}
    </Page>
  )
}
