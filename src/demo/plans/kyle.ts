import { type PlanOfStory, planTogether, reviewTogether } from '../plan.ts'
import type { Stage } from '../stage.ts'
import type { Hero } from '../story.ts'
import { type AssessmentOfStory, assess, fillIn, planSafety, type Understanding, understand } from '../together.ts'

const ASSESSMENT: AssessmentOfStory = {
  component: 'comprehensive',
  purpose: 'To see what would help you feel like yourself',
  helpsAims: 'You want your temper back, your job, and football',
  covers: 'Mood, drinking, losing your friend as far as you wish, work, home',
  howLong: 'Two evenings at the hub',
  whoThere: 'You, Andre Lewis and Jerome Campbell',
  told: [
    { section: 'help', words: 'Normal talk. Somebody who gets it. Nobody writing a story about me.' },
    { section: 'strengths', words: 'Holds a job and a household. Funny. Turns up to training.' },
    { section: 'problems_now', words: 'Low for years, worse since a friend died. Snaps at people and hates it.' },
    {
      section: 'problems_before',
      words: 'What he saw, and what he fears people make of it. For his key worker alone; for everyone else: ask Kyle, not the file.',
      onlyFor: [],
    },
    { section: 'substances', words: 'Heavy Saturdays, less when he plays on Sunday. Talked about together with the low mood.' },
    { section: 'physical', words: 'Stopped the tablets after ten days, by his account. He felt nothing at all.' },
    { section: 'personal', words: 'Mixed: White British and Black Caribbean, in his words. Fears being read as something he is not.' },
  ],
  outcomes: ['formulation_plan'],
  outcome: 'You have carried this for a long time. Talking comes first, with drinking in the same plan. Tablets stay your choice.',
  whatNext: 'Six evenings with Jerome, and Andre at training. Jerome asks about help with keeping your job.',
}

const UNDERSTANDING: Understanding = {
  level: 'complex',
  why: 'Low mood, drinking, grief and a worry about how services see him pull the same way.',
  madeWith: 'Kyle and Andre, at the hub',
  theirWords: 'OK. As long as it is not for ever.',
  factors: {
    1: 'Low for years, worse with grief.',
    2: 'Heavy weekends.',
    5: 'Friends are there and he tells them nothing.',
    6: 'Short with customers; his job could suffer.',
    7: 'Tablets did nothing he could feel in ten days.',
    8: 'He expects to be judged by us, and has been by others.',
  },
  ours: { what: 'Go through with Kyle who reads what, and what we never pass on', who: 'jerome', inDays: 10 },
  reviewInDays: 90,
  formulation: {
    strengths: 'Football, and people who rate him\nMum and Nan\nKeeps turning up',
    explanation: 'I lost my mate and nobody asked me how I was. They asked me what I knew.',
    difficult: 'Feeling nothing, then too much\nSnapping\nSaturdays',
    keepsGoing: 'Saying nothing to anyone\nDrinking takes Sunday away\nBeing looked at as if he did something',
    canHelp: 'Two good hours planned on a Sunday\nOne mate who knows\nA worker of his choosing\nGrief support that knows about sudden death',
  },
}

const PLAN: PlanOfStory = {
  own: [
    { section: 'goals', words: 'Two good hours every Sunday' },
    { section: 'goals', words: 'Keep my job' },
    { section: 'matters', words: 'Mum and Nan. Football. My name.' },
  ],
  lines: [
    { section: 'strengths', words: 'Turns up, for work and for training.' },
    { section: 'needs', words: 'Feeling low', touches: ['assessment'] },
    { section: 'needs', words: 'Saturdays', touches: ['substanceUse'] },
    { section: 'needs', words: 'Somebody who knows about grief', touches: ['assessment'] },
    { section: 'needs', words: 'Work', touches: ['employment'] },
    {
      section: 'help',
      words: 'Doing more of what is good, step by step',
      more: {
        type: 'psychological',
        aim: 'Two good hours on a Sunday',
        who: 'Jerome Campbell',
        howLong: 'Twelve evenings',
        nice: 'NG222',
        choices: 'Another tablet, or both',
      },
    },
    { section: 'community', words: 'Five-a-side on Thursdays with Andre.' },
    { section: 'work', words: 'Help with keeping the job. Nothing to his employer without his written yes.' },
    { section: 'home', words: 'Stays with Mum and Nan.', notNow: true },
    { section: 'money', words: 'A benefits check for the house, with Mum, when she wants it.' },
    { section: 'physical_health', words: 'Sleep, and training twice a week.' },
    { section: 'alcohol_drugs', words: 'Half of it on a Saturday when there is a match on Sunday.' },
    { section: 'my_part', words: 'I tell one mate.' },
    { section: 'keep_in_touch', words: 'Text, after half past five. No letters.' },
  ],
  asked: [
    { words: 'Twelve evenings at the hub', who: 'jerome', inDays: 90, need: 'Feeling low', touches: ['assessment'] },
    { words: 'A weekend plan, looked at every second week', who: 'jerome', inDays: 60, need: 'Saturdays', touches: ['substanceUse'] },
    {
      words: 'Grief support, one to one, by somebody he meets first',
      who: { service: 'Open Circle bereavement support', named: 'Patrice Olu', sector: 'vcse' },
      inDays: 60,
      need: 'Somebody who knows about grief',
      touches: ['assessment'],
      yes: { by: 'Patrice Olu, who was told a name and a number', how: 'By phone' },
    },
    {
      words: 'A worker for keeping the job',
      who: { service: 'Lichfield work and study support', named: 'The duty worker', sector: 'secondary_care' },
      inDays: 60,
      need: 'Work',
      touches: ['employment'],
    },
  ],
  theirWords: 'Sound.',
  whoWasThere: 'Kyle, Andre Lewis and Jerome Campbell',
  reviewInDays: 30,
  invited: ['andre'],
}

export async function kyleTogether(stage: Stage, hero: Hero): Promise<void> {
  await assess(stage, hero, 'jerome', stage.at(66, '18:30'), ASSESSMENT)
  await understand(stage, hero, 'jerome', stage.at(59, '18:30'), UNDERSTANDING)
  await planSafety(stage, hero, stage.at(58, '21:10'), {
    signs: 'I go quiet and then I go off',
    alone: 'Ball, wall, headphones',
    distraction: 'The cage on Thursdays',
    people: 'Curtis\nAndre',
    services: 'Jerome Campbell\nSHOUT, text 85258',
    reasons: 'Nan’s face when I walk in',
  })
  const review = await planTogether(stage, hero, 'jerome', stage.at(44, '18:30'), PLAN)
  await reviewTogether(stage, hero, 'jerome', review, stage.at(14, '18:30'), {
    words: 'Sundays are better. Saturdays lighter when there is a match. Work still bites; we chase the worker for that.',
    outcome: 'stays',
    nextInDays: 60,
    replies: [{ name: /Andre/, how: 'In Kith', views: 'He laughs again. Keep Thursdays.' }],
  })
  await fillIn(stage, hero, stage.at(13, '20:20'), [
    {
      code: 'goals',
      answers: {},
      goals: [
        { words: 'Two good hours every Sunday', rating: 6 },
        { words: 'Keep my job', rating: 4 },
      ],
    },
  ])
}
