import type { Caller } from '../../core/caller.ts'
import { addDays, addHours, londonDate } from '../../core/dates.ts'
import { enqueue, type JobHandlers } from '../../core/jobs.ts'
import { currentHolder } from '../care-team/index.ts'
import { addStep } from '../contacts/index.ts'
import { frontDoorTeamFor } from '../organisations/index.ts'
import { doerOf } from './doer.ts'
import { answer, mayCall, safeContactWords } from './draft.ts'
import { CHECK_IN_DAYS, isOpen } from './front-door.ts'
import { silenceHours } from './silence.ts'
import { readRequest } from './store.ts'
import { callingTeam, draftById, eraseExpired, insertOutreach } from './store-drafts.ts'

/** Somebody stopped half way and had said we may call: after the silence, their team is asked to ring (R016). */
async function unfinished(caller: Caller, draftId: string): Promise<void> {
  const draft = await draftById(caller, draftId)
  if (!draft || draft.requestId || !mayCall(draft.answers)) return
  const quietAt = addHours(draft.touchedAt, silenceHours())
  if (quietAt > caller.now) return enqueue(caller, 'front-door.unfinished', { draft: draft.id }, quietAt)
  const { answers } = draft
  const placeCode = answer(answers, 'placeCode')
  // Without a place the nearest we can do is a team that will ring all the same; a call from the wrong town beats none.
  const teamId = (await callingTeam(caller, placeCode))?.teamId ?? (await frontDoorTeamFor(caller, { placeCode })).id
  const mayRead = answer(answers, 'mayRead') === 'yes'
  await insertOutreach(caller, {
    draftId: draft.id,
    teamId,
    phone: answer(answers, 'callPhone').trim(),
    name: answer(answers, 'addressAs') || answer(answers, 'givenName'),
    words: mayRead ? answer(answers, 'words') : '',
    safeContact: safeContactWords(answers),
  })
}

/** Somebody still waits: whoever holds them asks how things are, now and again until there is a key worker (R064). */
async function checkIn(caller: Caller, requestId: string): Promise<void> {
  const house: Caller = { ...caller, actor: { ...caller.actor, name: 'The front door' } }
  const request = await readRequest(house, requestId)
  const holder = request && isOpen(request.state) ? await currentHolder(house, request.personId) : undefined
  if (!request || !holder) return
  await addStep(house, request.personId, {
    what: 'Get in touch while they wait. Ask how things are, and say where things stand.',
    doer: doerOf(holder),
    due: londonDate(caller.now),
  })
  if (request.personAgreed === 'self' || request.personAgreed === 'yes')
    await enqueue(house, 'message.send', { person: request.personId, template: 'still-waiting', request: request.id })
  await enqueue(house, 'front-door.check-in', { request: request.id }, addDays(caller.now, CHECK_IN_DAYS))
}

/** What the front door does later: asking how somebody who waits is, calling back, and forgetting drafts nobody came back to. */
export const jobs: JobHandlers = {
  'front-door.unfinished': (caller, payload) => unfinished(caller, String(payload.draft)),
  'front-door.check-in': (caller, payload) => checkIn(caller, String(payload.request)),
  'front-door.forget': async caller => {
    await eraseExpired(caller)
  },
}
