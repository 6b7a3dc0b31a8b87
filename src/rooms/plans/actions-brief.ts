import type { Caller } from '../../core/caller.ts'
import { formatDate } from '../../core/dates.ts'
import { Conflict, Invalid } from '../../core/errors.ts'
import { addLines, choicesFor, type LineToSave } from './actions.ts'
import { publish } from './actions-publish.ts'
import { planReview } from './actions-review.ts'
import { doerValue } from './forms.ts'
import type { Brief } from './forms-brief.ts'
import { decidedTogether, markOf } from './plans.ts'
import { ALWAYS_ASKED, type Section } from './sections.ts'
import { readLines } from './store.ts'

/**
 * A short offer for less complex need, in one step: what matters, what is offered, by one named person, for how long and
 * until when, agreed with the person and published as the plan it is (R179). Only where no plan stands yet.
 * @returns the version's id @throws Conflict where there is a plan already, Invalid, NotFound
 */
export async function offerBriefly(caller: Caller, personId: string, brief: Brief): Promise<string> {
  const choices = await choicesFor(caller, personId)
  if ((await readLines(caller, personId)).length > 0) throw new Conflict('There is a plan already. Write what is offered into it. Nothing was saved.')
  const doer = choices.doers.find(one => doerValue(one) === brief.who)
  if (!doer) throw new Invalid({ who: 'Choose who gives it' })
  if (ALWAYS_ASKED.some(section => !choices.sections.includes(section)))
    throw new Invalid('Your role cannot ask about everything that is asked in every plan. Ask a colleague who can to make this offer')
  const line = (section: Section, words: string, rest: Partial<LineToSave> = {}): LineToSave => ({
    section,
    words,
    more: {},
    notNow: false,
    touches: [],
    readers: undefined,
    ...rest,
  })
  const help = {
    type: brief.type,
    aim: brief.aim,
    who: `${doer.name}, ${doer.service}`,
    howLong: brief.howLong,
    reviewOn: brief.until,
    ...(brief.howOften ? { howOften: brief.howOften } : {}),
  }
  await addLines(caller, personId, [
    line('matters', brief.matters),
    line('help', brief.help, { more: help }),
    line('actions', brief.help, { action: { doer, outside: undefined, due: brief.until, needId: undefined } }),
    line('keep_in_touch', `${doer.name}: ${brief.touch}`),
    ...ALWAYS_ASKED.map(section => line(section, 'Talked about: nothing for now', { notNow: true })),
  ])
  await planReview(caller, personId, brief.until, [], [])
  return publish(caller, personId, markOf(await readLines(caller, personId)), {
    said: { answer: 'agrees', words: '', how: brief.how, onDay: brief.on, touches: [] },
    touches: [],
    meeting: decidedTogether(`The person and ${caller.actor.name}, by ${formatDate(brief.on)}`),
  })
}
