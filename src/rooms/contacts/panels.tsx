import type { ReactNode } from 'react'
import { can, isRole, kindsOf, myBasis, ROLES } from '../../access/index.ts'
import type { Caller } from '../../core/caller.ts'
import { addDays, relativeDay } from '../../core/dates.ts'
import { ActionLink, List, Muted, Table, Tag } from '../../ui/index.ts'
import { dueWords, isOverdue, type Step } from './contacts.ts'
import { continuity, SPANS } from './continuity.ts'
import { metSince, openSteps } from './store.ts'

function StepItem({ step, now, own, link }: { step: Step; now: Date; own: boolean; link: boolean }) {
  const who = own && step.who === 'person' ? 'You' : step.doerName
  return (
    <>
      {link ? <a href={`/people/${step.personId}/next-steps/${step.id}`}>{step.what}</a> : step.what}
      <br />
      <Muted>
        {who}, by {dueWords(step)}
      </Muted>{' '}
      {isOverdue(step, now) && <Tag colour="orange">{own ? 'Later than planned' : 'Overdue'}</Tag>}
    </>
  )
}

/**
 * What happens next, who does it and by when; for the person and for workers. Whoever holds only their own notes sees the
 * next steps that are theirs. Null when the reader has nothing to do with either.
 */
export async function nextStepsPanel(caller: Caller, personId: string): Promise<ReactNode | null> {
  const { kinds, ownKinds } = await myBasis(caller, personId)
  const [all, theirs] = [kinds & kindsOf('contactNotes'), ownKinds & kindsOf('contactNotes')]
  if (!theirs) return null
  const own = caller.actor.personId === personId
  const steps = await openSteps(caller, personId)
  const writes = can(caller.role, 'note.write')
  if (!all && !writes && steps.length === 0) return null
  return (
    <>
      {steps.length > 0 ? (
        <List
          kind="plain"
          items={steps.map(step => <StepItem key={step.id} step={step} now={caller.now} own={own} link={!own && can(caller.role, 'record.see')} />)}
        />
      ) : (
        <p>
          {own
            ? 'Nothing is planned here yet. Ask your key worker what happens next.'
            : all
              ? 'There is no next step yet.'
              : 'You have no next step with this person.'}
        </p>
      )}
      {writes && <ActionLink href={`/people/${personId}/notes/new`}>Write down a contact</ActionLink>}
      {writes && (
        <p>
          <a href={`/people/${personId}/next-steps/new`}>Add a next step</a>
        </p>
      )}
    </>
  )
}

const share = (figure: number | undefined) => (figure === undefined ? 'nobody yet' : `${Math.round(figure * 100)}%`)

/** Who has been met and how often, over six and twelve months (R009). Null when the reader may not see notes of contacts. */
export async function continuityPanel(caller: Caller, personId: string): Promise<ReactNode | null> {
  if (!((await myBasis(caller, personId)).kinds & kindsOf('contactNotes'))) return null
  const own = caller.actor.personId === personId
  const met = await metSince(caller, personId, addDays(caller.now, -SPANS.twelve))
  const year = continuity(met, caller.now, SPANS.twelve)
  const half = continuity(met, caller.now, SPANS.six)
  return (
    <>
      <Table
        caption={own ? 'Who you have met in the last 12 months' : 'Who they have met in the last 12 months'}
        captionSize="s"
        head={['Who', { text: 'Times', numeric: true }, 'Last time']}
        firstCellIsHeader
        empty={own ? 'When you have met someone from your team, you see here who and how often.' : 'No contacts yet.'}
        rows={year.workers.map(worker => [
          <>
            {worker.workerName} <Muted>{isRole(worker.workerRole) ? ROLES[worker.workerRole].name.toLowerCase() : worker.workerRole}</Muted>
          </>,
          worker.times,
          relativeDay(worker.last, caller.now),
        ])}
      />
      {year.contacts > 0 && !own && (
        <p>
          With the same person: {share(half.share)} of contacts in the last 6 months, {share(year.share)} in the last 12.
        </p>
      )}
    </>
  )
}
