import { addDays } from '../core/dates.ts'
import { enqueueOnce, type JobHandlers } from '../core/jobs.ts'
import { forgetOldForms } from './sent-forms.ts'

/** Forgets forms that were sent and words that were kept, once their day is over. */
export const DAILY = 'access.forget-forms'

export const jobs: JobHandlers = {
  [DAILY]: async caller => {
    await forgetOldForms(caller)
    await enqueueOnce(caller, DAILY, addDays(caller.now, 1))
  },
}
