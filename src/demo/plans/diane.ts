import { saveWish } from '../../rooms/safety/index.ts'
import { type PlanOfStory, planTogether, reviewTogether } from '../plan.ts'
import type { Stage } from '../stage.ts'
import type { Hero } from '../story.ts'
import { type AssessmentOfStory, assess, fillIn, planSafety, type Understanding, understand } from '../together.ts'

const ASSESSMENT: AssessmentOfStory = {
  component: 'comprehensive',
  cameBy: 'gp',
  purpose: 'To put things right after hospital and to see the whole of it',
  helpsAims: 'You want to be steady, at home, with Bess',
  covers: 'Mood, tablets, breath, forgetting, family, home',
  howLong: 'Two mornings at your kitchen table',
  whoThere: 'You and Maureen Tudor',
  told: [
    { section: 'help', words: 'My lithium sorted out, and no rows of chairs.' },
    { section: 'strengths', words: 'Brought up four. Asks for help in her own way. Bess, twice a day.' },
    { section: 'problems_now', words: 'Up four nights after the lithium was left off; ringing the family. Quieter since it is back.' },
    { section: 'problems_before', words: 'Many years in and out of hospital, often against her will. She will not have meetings like that again.' },
    { section: 'abuse', words: 'What she told of her marriage. Nobody else reads this. She is safe now.', onlyFor: [] },
    { section: 'functioning', words: 'Cooks, shops with Karen. Loses words; the gas was left on once.' },
    { section: 'physical', words: 'COPD, found this year. Inhalers morning and night. Lithium with kidney, thyroid and calcium looked at together.' },
    { section: 'rights', words: 'Held under section 3 twice, so aftercare may be owed. To be checked with the ICB and the council.' },
  ],
  outcomes: ['formulation_plan', 'advice'],
  outcome: 'Your lithium was left off by mistake. You decided to start it again. We look at breath, mood and forgetting together, at your table.',
  whatNext: 'Sunil keeps an eye on the bloods. Maureen asks the memory service to come to you.',
}

const UNDERSTANDING: Understanding = {
  level: 'complex',
  why: 'Mood, breath and memory touch each other, and services have made mistakes.',
  madeWith: 'Diane, at home',
  theirWords: 'Complex is what you lot made it.',
  factors: {
    1: 'Bipolar since she was twenty.',
    3: 'Getting older; forgetting.',
    4: 'COPD; lithium needs watching.',
    5: 'Family all around her.',
    6: 'Hills, and losing words.',
    7: 'Lithium works. It was left off by mistake.',
    8: 'She is wary of us, with reason.',
  },
  ours: { what: 'Write to Diane to say what went wrong with the lithium and what we changed', who: 'maureen', inDays: 9 },
  reviewInDays: 120,
  formulation: {
    strengths: 'Family, nine grandchildren, Bess\nKnows when she is going up\nRuns her own house',
    explanation: 'It is my nerves, and it is their mistakes.',
    difficult: 'Nights when it starts\nBreath on the hill\nWords that go missing',
    keepsGoing: 'Tablets that get lost between hospital and home\nBeing talked over\nFear of hospital, so help comes late',
    canHelp: 'The same nurse, at the table\nOne list of tablets that everybody reads\nBess walked on weekdays\nKnowing about the forgetting',
  },
  views: {
    person: 'I am wary of you because of what was done to me in hospitals. That is not my illness.',
    worker: 'Her being wary makes sense, and we would like help to come a little earlier than it did.',
  },
}

const PLAN: PlanOfStory = {
  own: [],
  lines: [
    { section: 'matters', words: 'Staying in this house. Walking Bess myself, as far as I can.' },
    { section: 'goals', words: 'To the top of the lane and back with Bess', more: { steps: 'To the gate\nTo the bend\nTo the top' } },
    { section: 'goals', words: 'To know about the forgetting' },
    { section: 'strengths', words: 'Family who come when she rings.' },
    { section: 'needs', words: 'Bess walked on Tuesdays and Fridays' },
    { section: 'needs', words: 'Breath', touches: ['medicines'] },
    { section: 'needs', words: 'Lithium that never gets lost again', touches: ['medicines'] },
    { section: 'needs', words: 'The forgetting looked at, at home', touches: ['assessment'] },
    {
      section: 'medicines',
      words: 'Lithium',
      more: {
        reason: 'Keeps my mood level',
        prescriber: 'Dr Anne Lovatt, with Sunil Desai',
        wanted: 'No more than four bad nights a year',
        unwanted: 'Thirst, shaky hands',
      },
    },
    { section: 'medicines', words: 'Two inhalers', more: { reason: 'Breath', prescriber: 'Dr Anne Lovatt' } },
    {
      section: 'help',
      words: 'Talking with Maureen about what comes before a high',
      more: { type: 'psychological', aim: 'To act two days earlier', who: 'Maureen Tudor', howOften: 'Every second week', where: 'Kitchen table' },
    },
    { section: 'community', words: 'The dog-walking neighbours. There is nothing else nearer than Leek: a gap in the village.' },
    { section: 'work', words: 'Retired, and busy.', notNow: true },
    { section: 'home', words: 'A gas tap that turns itself off.' },
    { section: 'money', words: 'Karen helped with Attendance Allowance. Nothing else for now.', notNow: true },
    { section: 'physical_health', words: 'Lithium, kidney, thyroid, calcium and weight every three months. Flu jab done.' },
    { section: 'carer_part', words: 'Karen does the big shop and rings on Sundays. She is her daughter, and wants to stay that.' },
    { section: 'entitlements', words: 'Section 117 aftercare', more: { code: 's117', found: 'Asked the ICB and the council; the answer is due this month' } },
    { section: 'worse', words: 'If I ring through the night, Karen first, then Maureen the same day.' },
    { section: 'keep_in_touch', words: 'Ring before ten, come to the back door. One or two people.' },
  ],
  asked: [
    {
      words: 'Walk Bess with Diane on Tuesdays and Fridays',
      who: { service: 'Common Ground Staffordshire Moorlands', named: 'Pam Heath', sector: 'vcse' },
      inDays: 100,
      need: 'Bess walked on Tuesdays and Fridays',
      yes: { by: 'Pam Heath, who was told a name, a dog and two days', how: 'By phone, with Diane' },
    },
    {
      words: 'Breathing class, and how to use the inhalers',
      who: { service: 'Community respiratory team', named: 'Sister Helen Frost', sector: 'secondary_care' },
      inDays: 110,
      need: 'Breath',
      touches: ['medicines'],
      yes: { by: 'Sister Helen Frost', how: 'By letter' },
    },
    {
      words: 'Bloods on time, and one list that everybody reads',
      who: 'sunil',
      inDays: 120,
      need: 'Lithium that never gets lost again',
      touches: ['medicines'],
    },
    { words: 'Ask the memory service to visit at home', who: 'maureen', inDays: 95, need: 'The forgetting looked at, at home', touches: ['assessment'] },
  ],
  agreed: { how: 'in_person', words: 'That will do. In my kitchen.' },
  whoWasThere: 'Diane, Karen for the first half, and Maureen Tudor',
  personView: 'No meeting with more than two of you.',
  reviewInDays: 45,
  invited: ['sunil'],
}

export async function dianeTogether(stage: Stage, hero: Hero): Promise<void> {
  await assess(stage, hero, 'maureen', stage.at(104, '10:20'), ASSESSMENT)
  await understand(stage, hero, 'maureen', stage.at(96, '10:20'), UNDERSTANDING)
  await planSafety(
    stage,
    hero,
    stage.at(95, '10:30'),
    {
      signs: 'Ringing everybody\nThe washing at three in the morning',
      alone: 'Bess, the kettle, brass band on',
      people: 'Karen, any time',
      services: 'Maureen Tudor\nNHS 111, mental health option',
      helped: 'Being asked. Not an ambulance, not a row of strangers.',
    },
    { together: 'maureen' },
  )
  await stage.quietly(hero, stage.at(95, '17:00'), caller =>
    saveWish(
      caller,
      hero.personId,
      {
        kind: 'statement',
        circumstance: 'If I ring the children all night',
        words: 'Call Karen, my eldest. Do not send me to a ward unless Karen and Maureen have both been asked.',
        documentWhere: '',
        madeOn: null,
        witnessedBy: '',
        evenIfLife: false,
      },
      undefined,
    ),
  )
  const review = await planTogether(stage, hero, 'maureen', stage.at(90, '10:20'), PLAN)
  await reviewTogether(stage, hero, 'maureen', review, stage.at(45, '10:20'), {
    words: 'Steady since summer. Bess goes out four days of seven. The forgetting is what she wants to know about next.',
    outcome: 'stays',
    nextInDays: 84,
    replies: [{ name: /Sunil/, how: 'In Kith', views: 'Level in range twice; nothing to change.' }],
  })
  await fillIn(
    stage,
    hero,
    stage.at(45, '11:30'),
    [{ code: 'dialog', answers: { D01: 5, D02: 3, D03: 5, D04: 6, D05: 4, D06: 5, D07: 7, D08: 5, D09: 6, D10: 4, D11: 5 }, wants: ['D02'] }],
    'maureen',
  )
}
