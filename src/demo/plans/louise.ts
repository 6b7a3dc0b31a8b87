import { type PlanOfStory, planTogether } from '../plan.ts'
import type { Stage } from '../stage.ts'
import type { Hero } from '../story.ts'
import { type AssessmentOfStory, assess, fillIn, planSafety, type Understanding, understand } from '../together.ts'

const ASSESSMENT: AssessmentOfStory = {
  component: 'comprehensive',
  cameBy: 'gp',
  purpose: 'To see the whole picture here, without you telling it all again',
  helpsAims: 'You want to get out and to sleep',
  covers: 'Getting about, sleep, hearing, people. Not what happened',
  howLong: 'An hour in the campus café, in daylight',
  whoThere: 'You and Hannah Cartwright',
  told: [
    { section: 'help', words: 'Somebody who goes along the first time. I do not want to go over it again.' },
    { section: 'strengths', words: 'Finished a hard therapy. Makes things with her hands. Asks for what she needs.' },
    { section: 'problems_before', words: 'Read Ivor Pugh’s letter. Louise asks that nobody asks her to tell it again.' },
    { section: 'problems_now', words: 'On edge after dark and in crowds; goes home early; low on Sundays.' },
    { section: 'physical', words: 'Hears little on the left since last winter. The hearing test is being arranged.' },
    { section: 'safety', words: 'She has no thoughts of ending her life. She said so plainly.' },
  ],
  outcomes: ['advice', 'intervention'],
  outcome: 'You know what helped before. You would like to get out again, in daylight, and not to be asked about the past.',
  service: 'Beth Salter goes along; four booster sessions with Hannah',
  whatNext: 'Beth texts you about the open studio. Hannah finds out about the hearing test.',
}

const UNDERSTANDING: Understanding = {
  level: 'less',
  why: 'What was learned before still helps; moving has put it to the test.',
  madeWith: 'Louise, in the café',
  theirWords: 'Fair. I am not back at the beginning.',
  factors: {
    1: 'Fear after an assault, treated; low since the move.',
    4: 'Hears badly on the left.',
    5: 'Her friends are two hundred miles away.',
    6: 'Goes out less, mostly by day.',
    7: 'Earlier therapy worked.',
    8: 'Two areas and two surgeries, who did not know of each other.',
  },
  ours: { what: 'Tell both surgeries who holds what', who: 'hannah', inDays: 5 },
  reviewInDays: 90,
  formulation: {
    strengths: 'Good therapy behind her\nClay, and learning with her hands\nFriends who send voice notes',
    explanation: 'I was fine until everything around me was new.',
    difficult: 'Going out after dark\nCrowds and noise from the left\nFeeling a burden to friends',
    keepsGoing: 'Going home early, so that it never gets easier\nNot hearing who comes up beside her\nTwo surgeries with half the picture each',
    canHelp: 'Going along, then alone\nThe plan for crowds from before\nA hearing test\nDaylight',
  },
}

const PLAN: PlanOfStory = {
  own: [
    { section: 'goals', words: 'Go to the open studio on my own', more: { steps: 'With Beth\nMeet Beth there\nAlone' } },
    { section: 'goals', words: 'Sleep through' },
    { section: 'matters', words: 'Managing here. Not worrying Dad.' },
  ],
  lines: [
    { section: 'strengths', words: 'Knows what helped before, and uses it.' },
    { section: 'needs', words: 'Somebody to go along the first times' },
    { section: 'needs', words: 'A hearing test', touches: ['medicines'] },
    {
      section: 'help',
      words: 'Four booster sessions on what helped before',
      more: {
        type: 'psychological',
        aim: 'To use the plan for crowds here',
        who: 'Hannah Cartwright',
        howLong: 'Two months',
        where: 'Campus café, on her right side',
      },
    },
    { section: 'community', words: 'The open ceramics studio, Wednesdays at eleven.' },
    { section: 'work', words: 'University wellbeing hears of this only with her yes, and then only the part she agrees.' },
    { section: 'home', words: 'Her room is quiet and safe.', notNow: true },
    { section: 'money', words: 'Nothing needed.', notNow: true },
    { section: 'physical_health', words: 'Hearing test through the surgery; captions and a quiet room until then.' },
    { section: 'my_part', words: 'I text if I cannot come, and try again the week after.' },
    { section: 'keep_in_touch', words: 'Summer at home: a text every second week from Hannah, the surgery at home, and back in September. Nothing is closed.' },
  ],
  asked: [
    { words: 'Go along to the open studio', who: 'beth', inDays: 21, need: 'Somebody to go along the first times' },
    {
      words: 'Ask for the hearing test and send the date by text',
      who: 'drOkafor',
      inDays: 20,
      need: 'A hearing test',
      touches: ['medicines'],
      yes: { by: 'Dr Rachel Okafor', how: 'By message' },
    },
  ],
  theirWords: 'Yes. And nobody rings.',
  whoWasThere: 'Louise and Hannah Cartwright, by video with captions',
  reviewInDays: 70,
  invited: ['beth'],
}

export async function louiseTogether(stage: Stage, hero: Hero): Promise<void> {
  await assess(stage, hero, 'hannah', stage.at(33, '11:00'), ASSESSMENT)
  await understand(stage, hero, 'hannah', stage.at(32, '11:00'), UNDERSTANDING)
  await planSafety(stage, hero, stage.at(32, '16:20'), {
    signs: 'I say no to everything three days running',
    alone: 'Captions on, something with a loom or a wheel',
    people: 'Jess, by voice note',
    reasons: 'The bowl I have not finished',
  })
  await planTogether(stage, hero, 'hannah', stage.at(24, '14:00'), PLAN)
  await fillIn(stage, hero, stage.at(5, '16:40'), [
    {
      code: 'goals',
      answers: {},
      goals: [
        { words: 'Go to the open studio on my own', rating: 8 },
        { words: 'Sleep through', rating: 5 },
      ],
    },
  ])
}
