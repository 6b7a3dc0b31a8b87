import { addDays, addHours, londonDate } from '../../core/dates.ts'
import { newId } from '../../core/ids.ts'
import { writeSafetyAssessment } from '../../rooms/safety/index.ts'
import { type PlanOfStory, planTogether } from '../plan.ts'
import type { Stage } from '../stage.ts'
import type { Hero } from '../story.ts'
import { type AssessmentOfStory, assess, fillIn, planSafety, type Understanding, understand } from '../together.ts'

/** What he told in the night, as a narrative; what follows is agreed in words, and somebody rings again the next day. */
export async function daveNight(stage: Stage, hero: Hero, when: Date): Promise<void> {
  const yasmin = stage.worker('yasmin')
  const next = { who: `worker:${yasmin.workerId}`, by: londonDate(when) }
  await stage.quietly(yasmin, when, caller =>
    writeSafetyAssessment(caller, hero.personId, {
      id: newId(),
      happenedAt: addHours(when, -1),
      cameFrom: 'self',
      whoWasThere: 'Dave and Yasmin Akhtar, by phone',
      narrative: {
        own_view: 'I am safer now that I have said it. I would not like to be by myself before it gets light.',
        explore_past: 'Never before this autumn.',
        explore_now: 'He walks to the bridge when he cannot sleep and stands there. Four nights since September.',
        explore_ahead: 'No day set and nothing written. Fridays are worst.',
        others_at_harm: 'No thoughts of hurting anybody else.',
        makes_harder: 'No sleep. Letters about the house.',
        makes_safer: 'His father. A lorry driver who waved. Tom, who runs with him.',
        means_discussed: 'The car and the road at night. Tom takes the car keys on Fridays.',
        others_view: '',
        formulation: 'He lost his marriage and his sleep in one season and told nobody. When somebody is there it passes.',
        immediate_actions: 'He stays at home, Tom comes at eight, and Yasmin rings when it gets light.',
      },
      outcomes: ['formulation_and_safety_plan', 'referral'],
      outcomeWords: 'A safety plan now, and the neighbourhood team and your GP tomorrow. You do not need to be in hospital.',
      concernContinues: true,
      next: { ...next, what: 'Ring when it gets light' },
      followUp: { who: next.who, by: londonDate(addDays(when, 1)) },
    }),
  )
}

const ASSESSMENT: AssessmentOfStory = {
  component: 'initialBrief',
  purpose: 'To see what would help with sleep, loss and what comes next',
  helpsAims: 'You want to sleep, to run and to keep your job',
  covers: 'Sleep, the separation, home and money, staying safe',
  howLong: 'An hour, in the car park by the water',
  whoThere: 'You and Gareth Bloor',
  told: [
    { section: 'help', words: 'Tell me it gets lighter, and do not tell work.' },
    { section: 'strengths', words: 'Twelve years in one job. Runs. Rang his father when it mattered.' },
    { section: 'problems_now', words: 'Feels a failure since his wife left and has found somebody. Sleeps three hours. Sees nobody outside work.' },
    { section: 'home', words: 'The house is being sold; he has until spring.' },
    { section: 'crisis', words: 'What Yasmin wrote with him in the night stands and was not asked again.' },
  ],
  outcomes: ['intervention', 'comprehensive'],
  outcome: 'You told us about a hard season, and that it passes when somebody is there. Sleep comes first, then company, then the house.',
  service: 'Your GP with Gareth beside you, and Joe Machin for running and the men’s shed',
  whatNext: 'Gareth comes to the GP with you by video. Joe rings at lunch.',
}

const UNDERSTANDING: Understanding = {
  level: 'less',
  why: 'One hard loss with thoughts of dying, in a life that mostly holds.',
  madeWith: 'Dave, by the water',
  theirWords: 'Does not feel less. But I see what you mean.',
  factors: {
    1: 'Low since the summer, with thoughts of suicide.',
    5: 'People are there; he has stopped answering them.',
    6: 'Work goes on; nothing else does.',
    8: 'A village with one surgery, and he doubted it would understand.',
  },
  ours: { what: 'Be beside him, by video, at the first GP appointment', who: 'gareth', inDays: 3 },
  reviewInDays: 56,
  formulation: {
    strengths: 'Turns up\nThe hills before anyone is awake\nA father, and a friend who comes at eight',
    explanation: 'I had one job, being married, and I failed at it.',
    difficult: 'Nights\nSeeing nobody\nThe letters',
    keepsGoing: 'No sleep makes every thought worse\nHiding it at work takes all day\nNo help near that is open at night',
    canHelp: 'Sleep\nOne person who knows\nRunning with others\nSomebody beside him for the letters',
  },
}

const PLAN: PlanOfStory = {
  own: [
    { section: 'goals', words: 'Sleep five hours' },
    { section: 'goals', words: 'Run with the club twice a week' },
    { section: 'matters', words: 'My dad. Keeping my job. That nobody at work knows.' },
  ],
  lines: [
    { section: 'strengths', words: 'Fixes things, for himself and for others.' },
    { section: 'needs', words: 'Sleep' },
    { section: 'needs', words: 'Company that asks no questions' },
    { section: 'needs', words: 'The house and the solicitor', touches: ['moneyHousing'] },
    {
      section: 'help',
      words: 'GP with Gareth beside him: sleep, mood, and whether a medicine would help',
      more: {
        type: 'physical',
        aim: 'To sleep, and to be known at the surgery',
        who: 'Dr Anne Lovatt and Gareth Bloor',
        sector: 'primary_care',
        choices: 'No medicine for now; talk again in four weeks',
      },
    },
    {
      section: 'help',
      words: 'A fuller look together, when he sleeps again',
      more: { type: 'psychological', aim: 'To see what the loss has touched', who: 'Gareth Bloor', howLong: 'Three meetings' },
    },
    { section: 'community', words: 'Trail running on Tuesdays; the men’s shed on Saturdays. Nobody there need know how he heard of it.' },
    { section: 'work', words: 'Nothing goes to his work, by any road.' },
    { section: 'home', words: 'A place of his own by spring; advice from a charity, not from the council.' },
    { section: 'money', words: 'The solicitor’s free clinic for dividing things fairly.' },
    { section: 'physical_health', words: 'Eating at midday. The NHS Health Check when sleep is better.' },
    { section: 'my_part', words: 'I answer Tom, even with one word.' },
    { section: 'worse', words: 'The safety plan first. Then Gareth by day, the crisis team by night.' },
    { section: 'keep_in_touch', words: 'At lunch in the car, or a text. If I miss: text, call, my father, then come round.' },
  ],
  asked: [
    {
      words: 'Sleep advice, and a first look at medicine',
      who: 'drLovatt',
      inDays: 14,
      need: 'Sleep',
      touches: ['medicines'],
      yes: { by: 'Dr Anne Lovatt', how: 'In the appointment, by video' },
    },
    { words: 'Find the trail runners, the shed and the separated parents’ group', who: 'joe', inDays: 20, need: 'Company that asks no questions' },
    {
      words: 'An hour at the solicitor’s free clinic',
      who: { service: 'Leek free legal clinic', named: 'Ms Harker', sector: 'vcse' },
      inDays: 15,
      need: 'The house and the solicitor',
      touches: ['moneyHousing'],
      yes: { by: 'Ms Harker', how: 'By phone' },
    },
  ],
  theirWords: 'Aye. Do it.',
  whoWasThere: 'Dave and Gareth Bloor',
  reviewInDays: 56,
  invited: ['joe', 'drLovatt'],
}

export async function daveTogether(stage: Stage, hero: Hero): Promise<void> {
  await planSafety(
    stage,
    hero,
    stage.at(16, '20:10'),
    {
      signs: 'Awake at one and the letters going round\nNot answering Tom',
      alone: 'Boots on, the lane to the church and back, in daylight\nMend something',
      people: 'Tom, any hour\nDad, before ten',
      services: 'My key worker in the day\nThe crisis team at night\nSamaritans, 116 123',
      safer: 'Not driving or walking the motorway road at night',
      reasons: 'Dad. The club at New Year.',
      helped: 'Somebody on the phone who does not flinch. Not advice.',
    },
    { means: { what: 'My car keys, on Fridays', holder: 'Tom' } },
  )
  await assess(stage, hero, 'gareth', stage.at(15, '18:20'), ASSESSMENT)
  await understand(stage, hero, 'gareth', stage.at(14, '18:20'), UNDERSTANDING)
  await planTogether(stage, hero, 'gareth', stage.at(10, '12:40'), PLAN)
}

/** Filled in before the evening call, in which it is talked about. */
export const daveAnswers = (stage: Stage, hero: Hero): Promise<void> =>
  fillIn(stage, hero, stage.at(7, '18:05'), [{ code: 'phq-9', answers: { P1: 2, P2: 2, P3: 3, P4: 2, P5: 2, P6: 3, P7: 1, P8: 0, P9: 1 } }])
