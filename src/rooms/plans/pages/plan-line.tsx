import { formatDate } from '../../../core/dates.ts'
import { classes, Muted, Tag, VisuallyHidden } from '../../../ui/index.ts'
import { factsOf, type Line, needsWithoutOwner, questionsWithoutOwner } from '../plans.ts'
import { ACTION_NAMES } from '../states.ts'
import type { View } from './plan.tsx'

const NOT_NOW = 'Not for now'

/** One line, with what it says besides, how far an action is, and who wrote it for readers who may know who helps. */
export function LinePart({ line, all, view }: { line: Line; all: readonly Line[]; view: View }) {
  const theirs = view.seesTeam && line.writtenBy === line.personId
  const facts = factsOf({ ...line, action: null })
  const leads = facts.length > 0 || line.action !== null || line.section === 'needs'
  return (
    <div className={classes('kith-line', theirs && 'kith-line--own', leads && 'kith-line--leads')} id={`line-${line.id}`}>
      <p className="kith-words">
        {line.words} {line.notNow && line.words !== NOT_NOW && <Tag colour="grey">{NOT_NOW}</Tag>}
        {line.readers && <Tag colour="purple">Only some people</Tag>}
      </p>
      {line.section === 'information' && line.more.code && (
        <p>
          <a href={`/information/${line.more.code}`}>
            Read it, in plain or easy words<VisuallyHidden>: {line.words.slice(0, 60)}</VisuallyHidden>
          </a>
        </p>
      )}
      {line.more.code && view.meanings?.has(line.more.code) && <p>{view.meanings.get(line.more.code)}</p>}
      <LineState line={line} all={all} view={view} />
      <Facts facts={facts} />
      <p className="kith-line__foot">
        <Muted>
          {view.seesTeam && `${theirs && view.own ? 'You' : line.writtenByName}, `}
          {formatDate(line.writtenAt)}
        </Muted>
        {view.writes && (
          <a href={`${view.base}/lines/${line.id}`}>
            Change<VisuallyHidden>: {line.words.slice(0, 60)}</VisuallyHidden>
          </a>
        )}
        {view.writes && line.action && (
          <a href={`${view.base}/lines/${line.id}/action`}>
            Answer, or say how it went<VisuallyHidden>: {line.words.slice(0, 60)}</VisuallyHidden>
          </a>
        )}
      </p>
    </div>
  )
}

const STATE_COLOURS = { asked: 'yellow', agreed: 'green', said_no: 'grey', done: 'blue', not_done: 'orange' } as const

function LineState({ line, all, view }: { line: Line; all: readonly Line[]; view: View }) {
  if (line.section === 'needs') return <NeedState line={line} all={all} view={view} />
  const { action } = line
  if (!action) return line.section === 'entitlements' ? <QuestionState line={line} all={all} view={view} /> : null
  const late = ['asked', 'agreed'].includes(action.state) && action.due < view.today
  const need = all.find(one => one.id === action.needId)
  return (
    <>
      <p>
        {action.named}, {action.service}, by {formatDate(action.due)} <Tag colour={STATE_COLOURS[action.state]}>{ACTION_NAMES[action.state]}</Tag>{' '}
        {late && <Tag colour="orange">{view.own ? 'Later than planned' : 'Overdue'}</Tag>}
      </p>
      {need && <p>For: {need.words}</p>}
      {line.section === 'entitlements' && <QuestionState line={line} all={all} view={view} />}
      {action.evidenceHow && (
        <p>
          {action.answeredByName} said so, {action.evidenceHow}, on {action.evidenceOn && formatDate(action.evidenceOn)}.
        </p>
      )}
      {(action.closedWords || action.answerWords || action.movedWhy) && (
        <p className="kith-words">{[action.answerWords, action.movedWhy, action.closedWords].filter(Boolean).join('\n')}</p>
      )}
    </>
  )
}

function NeedState({ line, all, view }: { line: Line; all: readonly Line[]; view: View }) {
  if (needsWithoutOwner([line, ...all.filter(one => one.action)]).length > 0)
    return (
      <p>
        <Tag colour="yellow">Nobody acts on this yet</Tag>{' '}
        {view.writes && (
          <a href={`${view.base}/add/actions`}>
            Say who does what<VisuallyHidden> about: {line.words.slice(0, 60)}</VisuallyHidden>
          </a>
        )}
      </p>
    )
  return all
    .filter(one => one.action?.needId === line.id)
    .map(one => (
      <p key={one.id}>
        {one.words}: {one.action!.named}, {one.action!.service}
      </p>
    ))
}

// A right or support to check is never left lying: somebody finds out, or what was found out stands there.
function QuestionState({ line, all, view }: { line: Line; all: readonly Line[]; view: View }) {
  if (questionsWithoutOwner([line, ...all.filter(one => one.id !== line.id)]).every(one => one.id !== line.id)) return null
  return (
    <p>
      <Tag colour="yellow">Nobody finds this out yet</Tag>{' '}
      {view.writes && (
        <a href={`${view.base}/lines/${line.id}/ask`}>
          Say who finds out<VisuallyHidden>: {line.words.slice(0, 60)}</VisuallyHidden>
        </a>
      )}
    </p>
  )
}

export function Facts({ facts }: { facts: readonly (readonly [string, string])[] }) {
  if (facts.length === 0) return null
  return (
    <dl className="kith-facts">
      {facts.map(([name, words]) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd className="kith-words">{words}</dd>
        </div>
      ))}
    </dl>
  )
}
