import type { PlanOfStory } from '../plan.ts'
import { planTogether } from '../plan.ts'
import type { Stage } from '../stage.ts'
import type { Hero } from '../story.ts'
import { type AssessmentOfStory, assess, fillIn, planSafety, type Understanding, understand } from '../together.ts'

const ASSESSMENT: AssessmentOfStory = {
  component: 'initialBrief',
  purpose: 'To see together what would help with worry, work and drinking',
  helpsAims: 'You want to be home by six and to have Saturdays with the children',
  covers: 'Worry, work, what you drink and take, and how you keep well',
  howLong: 'Fifty minutes, by video after work',
  whoThere: 'You and Priya Nair',
  told: [
    { section: 'help', words: 'Somebody who looks at all of it together, in the evening, and does not ask me to sort out one thing before another.' },
    { section: 'strengths', words: 'Eleven years of keeping steady. A partner who understands. He sees his early signs before anybody else does.' },
    {
      section: 'problems_now',
      words: 'Worry that begins before the alarm clock, since the promotion. Two signs of high mood to watch: no need of sleep, and buying things.',
    },
    { section: 'substances', words: 'Wine most evenings to come down. Cocaine at month end, twice last month. It is there so that he can go on working.' },
    { section: 'physical', words: 'Lithium, taken every night. The yearly health check is due; blood pressure has not been looked at since spring.' },
    { section: 'work', words: 'In finance, promoted in the spring. Does not want his employer to know anything yet.' },
  ],
  outcomes: ['intervention', 'advice'],
  outcome: 'You told us how much you carry and how well you know yourself. We make one plan for worry, for drinking and cocaine, and for keeping well.',
  service: 'Turning Tide, in the same plan',
  whatNext: 'Priya asks Turning Tide, who will not ask you to tell it all again. You and Priya write the plan on a Tuesday evening.',
}

const UNDERSTANDING: Understanding = {
  level: 'less',
  why: 'Several things come together, and most of life holds: home, work and treatment.',
  madeWith: 'Ashik, by video',
  theirWords: 'It feels like a lot. It is good to see that most of it stands.',
  factors: {
    1: 'Bipolar for eleven years and steady; worry every day.',
    2: 'Wine most evenings and cocaine at month end.',
    5: 'A partner who understands; part of the family must not know.',
    7: 'His medicine works and he takes it.',
    8: 'He did not know whom to ask, and we were closed when he could.',
  },
  ours: { what: 'Offer an evening every week, and put it on our page', who: 'priya', inDays: 6 },
  reviewInDays: 84,
  formulation: {
    strengths: 'A partner and two children\nEleven steady years\nKnows his early signs',
    explanation: 'I got a bigger job and I am afraid of being found out.',
    difficult: 'Worry from the first minute of the day\nNot seeing the children awake',
    keepsGoing: 'Long days with no end\nWhat ends the day also spoils the sleep\nKeeping parts of life apart\nHelp that was open in office hours',
    canHelp: 'Home by six, one day a week\nHelp for everything in one plan\nA word with work about hours, when he chooses',
  },
}

const HIDDEN = { touches: ['assessment' as const] }
const PLAN: PlanOfStory = {
  own: [
    { section: 'goals', words: 'Home by six on Wednesdays', more: { steps: 'Put it in my calendar\nTell my deputy' } },
    { section: 'goals', words: 'Saturday with the kids' },
    { section: 'goals', words: 'No cocaine at month end', touches: ['substanceUse'] },
    { section: 'matters', words: 'My partner and our two, and my good name with my parents.', ...HIDDEN },
  ],
  lines: [
    { section: 'strengths', words: 'Knows his early signs, and acts on them.', ...HIDDEN },
    { section: 'needs', words: 'Worry that does not stop', ...HIDDEN },
    { section: 'needs', words: 'Drinking and cocaine, looked at beside the worry', touches: ['substanceUse'] },
    { section: 'needs', words: 'The yearly health check for somebody who takes lithium', touches: ['medicines'] },
    {
      section: 'help',
      words: 'Six evenings on worry, by video',
      more: {
        type: 'psychological',
        aim: 'To let the day end without wine',
        who: 'Priya Nair',
        howLong: 'Six weeks',
        howOften: 'Once a week',
        choices: 'A group at lunch time',
      },
    },
    {
      section: 'medicines',
      words: 'Lithium',
      more: { reason: 'Keeps my mood steady', prescriber: 'Dr Tom Whitfield', unwanted: 'Thirst. Salt, heat and drink change the level' },
    },
    { section: 'community', words: 'Cricket in the park with the children on Saturdays.', ...HIDDEN },
    { section: 'work', words: 'A talk with work about hours, and Access to Work, when he chooses. Nobody writes to his employer.' },
    { section: 'home', words: 'Nothing needed.', notNow: true },
    { section: 'money', words: 'Nothing needed.', notNow: true },
    { section: 'physical_health', words: 'Blood pressure, lithium blood and weight at the health check.' },
    { section: 'alcohol_drugs', words: 'Two evenings a week without wine to begin with. Month end planned beforehand.' },
    { section: 'my_part', words: 'I write down when I drink, and what came before it.', touches: ['substanceUse'] },
    { section: 'worse', words: 'Two nights without sleep: I text Priya and take the next day off.', ...HIDDEN },
    { section: 'keep_in_touch', words: 'By text, after half past six.', ...HIDDEN },
  ],
  asked: [
    { words: 'Six evenings on worry', who: 'priya', inDays: 42, need: 'Worry that does not stop', ...HIDDEN },
    {
      words: 'One worker for drinking and cocaine, who meets Ashik with Priya the first time',
      who: 'leon',
      inDays: 21,
      need: 'Drinking and cocaine, looked at beside the worry',
      yes: { by: 'Moira Quill, duty worker at Turning Tide. They name Leon Baptiste', how: 'By phone' },
    },
    {
      words: 'The yearly health check, in one visit, early in the morning',
      who: 'drWhitfield',
      inDays: 28,
      need: 'The yearly health check for somebody who takes lithium',
      touches: ['medicines'],
      yes: { by: 'Dr Tom Whitfield', how: 'By message' },
    },
  ],
  theirWords: 'That is it. Keep Wednesdays at the top.',
  whoWasThere: 'Ashik and Priya Nair, by video',
  reviewInDays: 84,
  invited: ['drWhitfield'],
}

export async function ashikTogether(stage: Stage, hero: Hero): Promise<void> {
  await assess(stage, hero, 'priya', stage.at(14, '19:10'), ASSESSMENT)
  await fillIn(stage, hero, stage.at(13, '21:05'), [
    { code: 'audit-c', answers: { A1: 4, A2: 3, A3: 2 } },
    { code: 'dialog', answers: { D01: 3, D02: 4, D03: 3, D04: 6, D05: 2, D06: 5, D07: 6, D08: 6, D09: 5, D10: 4, D11: 6 }, wants: ['D01', 'D05'] },
  ])
  await understand(stage, hero, 'priya', stage.at(11, '19:10'), UNDERSTANDING)
  await planSafety(stage, hero, stage.at(10, '20:40'), {
    signs: 'Two nights with hardly any sleep\nBuying things I do not need',
    alone: 'Cook something slow\nPhone off, run round the reservoir',
    people: 'My partner, at any hour',
    services: 'Priya Nair, by text\nNHS 111, mental health option',
    reasons: 'Saturday mornings',
  })
  await planTogether(stage, hero, 'priya', stage.at(10, '19:10'), PLAN)
}
