import type { Caller } from '../../core/caller.ts'
import { londonDate, londonInstant, type PlainDate } from '../../core/dates.ts'
import { enqueue, type JobHandlers } from '../../core/jobs.ts'
import { nextReminder } from './states.ts'
import { readToRemind } from './store-reviews.ts'

const REMIND = 'plan.review-remind'

/** Promises the next reminder of a review planned for a day, in the morning; the first where `today` is the day it was planned. */
export async function remindOf(caller: Caller, reviewId: string, plannedOn: PlainDate): Promise<void> {
  const day = nextReminder(plannedOn, londonDate(caller.now))
  await enqueue(caller, REMIND, { review: reviewId, day: plannedOn }, londonInstant(day, '09:00'))
}

// Says that there is a review and nothing of what it is about. Once it was held, or moved to another day, this is over: the
// other day has reminders of its own.
async function remind(caller: Caller, reviewId: string, plannedOn: PlainDate): Promise<void> {
  const review = await readToRemind(caller, reviewId)
  if (review?.plannedOn !== plannedOn) return
  const late = plannedOn < londonDate(caller.now)
  await enqueue(caller, 'message.send', { person: review.personId, template: late ? 'review-late' : 'review-soon' })
  const workers = late ? [review.holder] : [...review.waitingFor, review.holder]
  for (const worker of new Set(workers)) if (worker) await enqueue(caller, 'message.send', { worker, template: late ? 'review-late' : 'review-soon' })
  await remindOf(caller, reviewId, plannedOn)
}

export const jobs: JobHandlers = { [REMIND]: (caller, { review, day }) => remind(caller, String(review), String(day)) }
