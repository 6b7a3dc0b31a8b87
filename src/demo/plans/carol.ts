import { type PlanOfStory, planTogether } from '../plan.ts'
import type { Stage } from '../stage.ts'
import type { Hero } from '../story.ts'
import { type AssessmentOfStory, assess, fillIn, planSafety, type Understanding, understand } from '../together.ts'

const ASSESSMENT: AssessmentOfStory = {
  component: 'initialBrief',
  cameBy: 'social_care',
  purpose: 'To get to know you, without forms',
  helpsAims: 'You want to be of use, and to sleep',
  covers: 'Days, worry, breath, money, what you would like',
  howLong: 'A cup of tea, and another another day',
  whoThere: 'You, Dorota Zielińska and Grace Mensah',
  told: [
    { section: 'help', words: 'Come when you say you will. Do not rush me.' },
    { section: 'strengths', words: 'Forty years of work. Reads two big books a week. Queenie.' },
    { section: 'problems_now', words: 'Afraid between the lift and the bus. Low in the mornings since she retired.' },
    { section: 'physical', words: 'Severe asthma; inhaler twice a night. Weight has gone up.' },
    { section: 'money', words: 'The vet’s bill and the post. She may be owed money she never asked for.' },
    { section: 'around', words: 'Nobody comes. A pet, a book, the woman in the post room.' },
  ],
  outcomes: ['intervention', 'advice'],
  outcome: 'You would like to be of use to somebody, to get to the library, and to stop lying awake about the vet.',
  service: 'Dorota on Tuesdays, an asthma nurse at home, an adviser for money',
  whatNext: 'Grace writes the plan out in large print and brings it.',
}

const UNDERSTANDING: Understanding = {
  level: 'complex',
  why: 'Worry, breath, money and being by herself hold each other in place.',
  madeWith: 'Carol, at her table',
  theirWords: 'Well, it is not simple, is it.',
  factors: {
    1: 'Worry for many years, and low since she retired.',
    3: 'Just retired.',
    4: 'Severe asthma and weight.',
    5: 'Almost nobody.',
    6: 'Has not been past the lift for weeks.',
    7: 'Help in the past was no help.',
    8: 'We had never come to her. Now we do.',
  },
  ours: { what: 'Write our names, faces and days on one large page for her door', who: 'grace', inDays: 8 },
  reviewInDays: 100,
  formulation: {
    strengths: 'Reads, and remembers what she reads\nQueenie\nForty years of turning up',
    explanation: 'I stopped being any use to anybody.',
    difficult: 'The way from the lift to the bus\nThe post\nThree in the morning',
    keepsGoing: 'Staying in keeps the fear fed\nA lift that breaks\nBills nobody goes through with her',
    canHelp: 'One step at a time, hers\nSomebody to read to\nMoney looked at by a person, at home',
  },
}

const PLAN: PlanOfStory = {
  lines: [
    { section: 'matters', words: 'Queenie. My front door being mine.' },
    { section: 'goals', words: 'Be of use to somebody' },
    { section: 'goals', words: 'Get to the library', more: { steps: 'Doorstep\nLift\nCourtyard\nLibrary with Dorota\nLibrary by myself' } },
    { section: 'goals', words: 'Stop lying awake about the vet' },
    { section: 'strengths', words: 'Reads aloud beautifully.' },
    { section: 'needs', words: 'Somebody to go with' },
    { section: 'needs', words: 'The vet’s bill and what she is owed', touches: ['moneyHousing'] },
    { section: 'needs', words: 'Asthma', touches: ['medicines'] },
    { section: 'needs', words: 'A tablet computer, paid from a personal health budget', notNow: 'Carol, who would rather have paper' },
    { section: 'community', words: 'The library van on Fridays. Reading on the phone to somebody who cannot get out, once there is a phone she likes.' },
    { section: 'work', words: 'Finished with work; would like to be of use.', notNow: true },
    { section: 'home', words: 'The lift, reported again with her yes.' },
    { section: 'money', words: 'Benefits checked at her table, and a pet charity for the vet.' },
    { section: 'physical_health', words: 'Asthma nurse at home; a yearly check with a nurse she has met.' },
    { section: 'my_part', words: 'I go as far as I can go that day. Slipping back is not failing.' },
    { section: 'worse', words: 'The card by the door: whom to ring from the neighbour’s telephone.' },
    { section: 'keep_in_touch', words: 'Tuesdays, and letters in 18 point. Never by phone.' },
  ],
  asked: [
    { words: 'Tuesdays: doorstep, lift, courtyard, library', who: 'dorota', inDays: 120, need: 'Somebody to go with' },
    {
      words: 'A benefits check at home, and the pet charity’s form',
      who: { service: 'Tottenham advice centre', named: 'Mr Adebayo', sector: 'vcse' },
      inDays: 60,
      need: 'The vet’s bill and what she is owed',
      touches: ['moneyHousing'],
      yes: { by: 'Mr Adebayo', how: 'By phone, with Carol beside us' },
    },
    {
      words: 'An asthma nurse who comes to the flat',
      who: { service: 'Community asthma nurses', named: 'Nurse Abena Osei', sector: 'primary_care' },
      inDays: 40,
      need: 'Asthma',
      touches: ['medicines'],
      yes: { by: 'Nurse Abena Osei', how: 'By letter' },
    },
  ],
  agreed: { how: 'in_person', words: 'Write it big.' },
  whoWasThere: 'Carol, Dorota Zielińska and Grace Mensah, on paper',
  reviewInDays: 90,
  invited: ['dorota'],
}

export async function carolTogether(stage: Stage, hero: Hero): Promise<void> {
  await assess(stage, hero, 'grace', stage.at(40, '11:30'), ASSESSMENT)
  await understand(stage, hero, 'grace', stage.at(38, '11:30'), UNDERSTANDING)
  await planSafety(
    stage,
    hero,
    stage.at(36, '12:00'),
    {
      signs: 'Post unopened for a week',
      alone: 'A chapter aloud to Queenie',
      people: 'Mrs Oyelaran in 86, for her telephone',
      services: 'Grace Mensah, through the neighbour’s telephone\nNHS 111',
      reasons: 'Queenie has nobody else',
    },
    { together: 'grace' },
  )
  await planTogether(stage, hero, 'grace', stage.at(26, '11:30'), PLAN)
  await fillIn(
    stage,
    hero,
    stage.at(26, '12:40'),
    [{ code: 'dialog', answers: { D01: 2, D02: 2, D03: 3, D04: 5, D05: 3, D06: 1, D07: 2, D08: 4, D09: 4, D10: 3, D11: 5 }, wants: ['D06', 'D02'] }],
    'grace',
  )
}
