import { formatDateTime } from '../../core/dates.ts'
import { InsetText, Muted, Tag, Timeline } from '../../ui/index.ts'
import { authorLine, type Comment, type Entry } from './timeline.ts'

function Words({ text }: { text: string }) {
  return (
    <>
      {text.split(/\n{2,}/).map((part, index) => (
        <p key={index} className="kith-words">
          {part}
        </p>
      ))}
    </>
  )
}

/** What the person said to an entry, and what was answered; an open correction leads to its answer for whoever may give one. */
export function Said({ comment, canAnswer }: { comment: Comment; canAnswer: boolean }) {
  const open = comment.kind === 'correction' && comment.answer === null
  return (
    <InsetText>
      <p>
        <strong>{comment.kind === 'correction' ? `${comment.byName} says this is not right` : `${comment.byName} says`}</strong>{' '}
        {open && <Tag colour="yellow">Waiting for an answer</Tag>}
      </p>
      <Words text={comment.words} />
      <Muted>{formatDateTime(comment.madeAt)}</Muted>
      {comment.answer !== null && comment.answeredAt && (
        <>
          <p>
            <strong>{comment.answeredByName} answered</strong>
          </p>
          <Words text={comment.answer} />
          <Muted>{formatDateTime(comment.answeredAt)}</Muted>
        </>
      )}
      {open && canAnswer && (
        <p>
          <a href={`/comments/${comment.id}/answer`}>Answer this</a>
        </p>
      )}
    </InsetText>
  )
}

/** Entries as the reader may see them, each with what the person said to it. `own`: the reader is the person. */
export function EntryList({ entries, own, canAnswer, empty }: { entries: Entry[]; own: boolean; canAnswer: boolean; empty?: string }) {
  return (
    <Timeline
      empty={empty ?? 'Nothing has been written yet.'}
      entries={entries.map(entry => ({
        id: `entry-${entry.id}`,
        at: entry.happenedAt.toISOString(),
        when: formatDateTime(entry.happenedAt),
        title: entry.title,
        who: `Written by ${authorLine(entry)}`,
        body: entry.body ? <Words text={entry.body} /> : undefined,
        meta: (
          <>
            {entry.limited && <Tag colour="purple">Only named people can read this</Tag>}
            {entry.withheld && <Tag colour="orange">The person cannot see this</Tag>}
            {entry.replacedBy && (
              <Muted>
                Corrected later: see <a href={`#entry-${entry.replacedBy}`}>the new entry</a>.
              </Muted>
            )}
            {entry.comments.map(comment => (
              <Said key={comment.id} comment={comment} canAnswer={canAnswer} />
            ))}
          </>
        ),
        actions: own ? <a href={`/entries/${entry.id}/comment`}>Add a comment or say this is not right</a> : undefined,
      }))}
    />
  )
}
