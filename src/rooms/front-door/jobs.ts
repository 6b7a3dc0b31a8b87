import type { Caller } from '../../core/caller.ts'
import { addHours } from '../../core/dates.ts'
import { enqueue, type JobHandlers } from '../../core/jobs.ts'
import { frontDoorTeamFor } from '../organisations/index.ts'
import { answer, mayCall, safeContactWords } from './draft.ts'
import { SILENCE_MINUTES } from './front-door.ts'
import { crisisTeamFor, draftById, eraseExpired, insertOutreach } from './store-drafts.ts'

/** Somebody stopped half way and had said we may call: after the silence, their team is asked to ring (R016). */
async function unfinished(caller: Caller, draftId: string): Promise<void> {
  const draft = await draftById(caller, draftId)
  if (!draft || draft.requestId || !mayCall(draft.answers)) return
  const quietAt = addHours(draft.touchedAt, SILENCE_MINUTES / 60)
  if (quietAt > caller.now) return enqueue(caller, 'front-door.unfinished', { draft: draft.id }, quietAt)
  const { answers } = draft
  const placeCode = answer(answers, 'placeCode')
  // Without a place the nearest we can do is a team that will ring all the same; a call from the wrong town beats none.
  const teamId = (await crisisTeamFor(caller, placeCode)) ?? (await frontDoorTeamFor(caller, { placeCode })).id
  const mayRead = answer(answers, 'mayRead') === 'yes'
  await insertOutreach(caller, {
    draftId: draft.id, teamId, phone: answer(answers, 'callPhone').trim(), name: answer(answers, 'addressAs') || answer(answers, 'givenName'), words: mayRead ? answer(answers, 'words') : '', safeContact: safeContactWords(answers),
  })
}

/** What the front door does later: calling back, and forgetting drafts nobody came back to. */
export const jobs: JobHandlers = {
  'front-door.unfinished': (caller, payload) => unfinished(caller, String(payload.draft)),
  'front-door.forget': async caller => {
    await eraseExpired(caller)
  },
}
