import { saveWish } from '../../rooms/safety/index.ts'
import { type PlanOfStory, planTogether } from '../plan.ts'
import type { Stage } from '../stage.ts'
import type { Hero } from '../story.ts'
import { type AssessmentOfStory, assess, fillIn, planSafety, type Understanding, understand } from '../together.ts'

const ASSESSMENT: AssessmentOfStory = {
  component: 'comprehensive',
  cameBy: 'other',
  purpose: 'To plan leaving the ward, so that nothing is lost on the way',
  helpsAims: 'You want your own key, near your mother, and work with plants',
  covers: 'Home, health, medicines, money, days, work',
  howLong: 'Three mornings after coffee',
  whoThere: 'You and Janet Thirlwell; your mother for one of them',
  told: [
    { section: 'help', words: 'Short sentences. Come and get me.' },
    { section: 'strengths', words: 'Grows anything. Knows when the voice is about to come. Kind to people who are new.' },
    { section: 'problems_before', words: 'First unwell at nineteen. Two medicines did not help; clozapine does. Has hurt himself, years ago.' },
    { section: 'functioning', words: 'Cooks four meals. Needs reminding of dates, not of how.' },
    { section: 'physical', words: 'Clozapine with a blood test every month. Type 2 diabetes, sugar above target. Bowels asked about every time.' },
    { section: 'substances', words: 'A drink and a smoke at times, which he talks about freely.' },
    { section: 'money', words: 'Has given his money away when unwell. Wants a second card frozen when that begins.' },
    { section: 'rights', words: 'Was detained under section 3, so aftercare under section 117 is owed. The ICB and the council are named.' },
  ],
  outcomes: ['formulation_plan'],
  outcome: 'You are ready to plan your own front door. We make one plan with your GP, Open Latch, the new team and you.',
  whatNext: 'Craig shows you the flat. Steve Coulson comes to meet you before anything changes.',
}

const UNDERSTANDING: Understanding = {
  level: 'more',
  why: 'A long illness that is well treated now, diabetes, and a first home of his own.',
  madeWith: 'Frank, in the ward garden',
  theirWords: 'It takes a lot of people. That is all right.',
  factors: {
    1: 'Schizoaffective disorder since nineteen; clozapine works.',
    2: 'Drinks and smokes at times.',
    4: 'Diabetes; effects of clozapine.',
    5: 'His mother is frail.',
    6: 'Cooking, dates and money need company.',
    7: 'Clozapine works where two others did not.',
    8: 'He comes when somebody comes to the door. Letters do not reach him.',
  },
  ours: { what: 'Agree who comes to the door on which day', who: 'janet', inDays: 10 },
  reviewInDays: 120,
  formulation: {
    strengths: 'Plants\nMam\nTells us about the voice\nYears of clozapine, taken',
    explanation: 'My head is loud and the glasshouse is quiet.',
    difficult: 'Dates\nPeople who want money\nSugar',
    keepsGoing: 'Long days with nothing to do\nTiredness\nAppointments in six places',
    canHelp: 'A routine with plants in it\nSomebody at the door\nOne plan for all of us\nA card that can be frozen',
  },
}

const PLAN: PlanOfStory = {
  own: [
    { section: 'goals', words: 'My own key' },
    { section: 'goals', words: 'Paid work with plants', touches: ['employment'] },
    { section: 'matters', words: 'Mam. Tomatoes. Being reminded, not told off.' },
  ],
  lines: [
    { section: 'strengths', words: 'Grows anything.' },
    { section: 'needs', words: 'A home with somebody in the house four days a week', touches: ['moneyHousing'] },
    { section: 'needs', words: 'Diabetes and the yearly check', touches: ['medicines'] },
    { section: 'needs', words: 'Days with people in them' },
    { section: 'needs', words: 'Clozapine without a gap', touches: ['medicines'] },
    { section: 'needs', words: 'Work', touches: ['employment'] },
    { section: 'needs', words: 'Money kept safe', touches: ['moneyHousing'] },
    {
      section: 'medicines',
      words: 'Clozapine',
      more: {
        reason: 'Quietens the voice',
        prescriber: 'Dr Ines Calder, Larkfield ward; the hospital pharmacy supplies it',
        unwanted: 'Bowels, weight, tiredness. Stopping smoking raises the level',
      },
    },
    { section: 'medicines', words: 'Metformin', more: { reason: 'Diabetes', prescriber: 'Dr Peter Hind' } },
    {
      section: 'help',
      words: 'Specialist treatment: clozapine clinic and psychiatrist',
      more: { type: 'pharmacological', aim: 'To stay as well as now', who: 'Dr Ines Calder', sector: 'secondary_care', howOften: 'Every month' },
    },
    {
      section: 'help',
      words: 'Cooking, shopping and neighbours, with Craig',
      more: { type: 'social', aim: 'Four meals, then five', who: 'Craig Danby', sector: 'vcse', where: 'Flat 3' },
    },
    { section: 'community', words: 'Allotment on Mondays, walking football with the peer group on Thursdays.' },
    { section: 'work', words: 'Garden centre work, from what he likes. Two employers, only with his yes.' },
    { section: 'home', words: 'Flat 3 at Open Latch, with a yard. Two weeks with both teams.' },
    { section: 'money', words: 'A second card that can be frozen. He asks for that himself.' },
    { section: 'physical_health', words: 'Sugar, fats, blood pressure, weight, bowels: GP owns it, Steve goes with him.' },
    { section: 'alcohol_drugs', words: 'Talked about freely. No reason to lose anything in this plan.' },
    { section: 'carer_part', words: 'His mother visits. She does not look after him, and nothing here counts on it.' },
    {
      section: 'entitlements',
      words: 'Section 117 aftercare',
      more: { code: 's117', found: 'Owed. The ICB and the council are named; a personal health budget is offered for tools and a course' },
    },
    { section: 'my_part', words: 'I say when it gets loud.' },
    { section: 'worse', words: 'I give things away. Then: Craig, then my key worker, the same day.' },
    { section: 'keep_in_touch', words: 'Remind me the evening before and the same morning. If I do not answer, come round.' },
  ],
  asked: [
    {
      words: 'Flat 3, and somebody in the house four days a week',
      who: 'craig',
      inDays: 60,
      need: 'A home with somebody in the house four days a week',
      yes: 'in Kith',
    },
    {
      words: 'Diabetes and the yearly check',
      who: 'drHind',
      inDays: 60,
      need: 'Diabetes and the yearly check',
      touches: ['medicines'],
      yes: { by: 'Dr Peter Hind', how: 'By video, at the ward meeting' },
    },
    { words: 'Blood every month, and a supply for the first two weeks', who: 'janet', inDays: 35, need: 'Clozapine without a gap', touches: ['medicines'] },
    {
      words: 'A connector who goes along to the allotment and the peer group',
      who: { service: 'Common Ground Redcar and Cleveland', named: 'Bev Stoker', sector: 'vcse' },
      inDays: 50,
      need: 'Days with people in them',
      yes: { by: 'Bev Stoker, who was told a first name and what to bring', how: 'By phone, with Frank' },
    },
    {
      words: 'A social worker for the flat, money and aftercare',
      who: { service: 'Redcar and Cleveland adult social care', named: 'Anil Mehra', sector: 'social_care' },
      inDays: 40,
      need: 'Money kept safe',
      touches: ['moneyHousing'],
      yes: { by: 'Anil Mehra', how: 'At the aftercare meeting' },
    },
    { words: 'Look for paid work with plants', who: 'carla', inDays: 60, need: 'Work' },
  ],
  theirWords: 'Good. Seeds are packed.',
  whoWasThere: 'Frank, his mother for the first half, Craig Danby and Janet Thirlwell',
  reviewInDays: 60,
  invited: ['craig', 'drHind'],
  others: ['Bev Stoker, Common Ground'],
}

export async function frankTogether(stage: Stage, hero: Hero): Promise<void> {
  await assess(stage, hero, 'janet', stage.at(70, '10:30'), ASSESSMENT)
  await understand(stage, hero, 'janet', stage.at(54, '10:30'), UNDERSTANDING)
  await planSafety(
    stage,
    hero,
    stage.at(50, '10:30'),
    {
      signs: 'I give things away\nThe voice in the daytime',
      alone: 'Glasshouse, radio',
      people: 'Mam, by phone\nCraig, downstairs',
      services: 'My key worker\nThe clozapine clinic, if I feel feverish',
      reasons: 'Dahlias need lifting in November',
    },
    { together: 'janet' },
  )
  await stage.quietly(hero, stage.at(50, '15:00'), caller =>
    saveWish(
      caller,
      hero.personId,
      {
        kind: 'statement',
        circumstance: 'If I start giving money away',
        words: 'Call my key worker. Freeze the second card.',
        documentWhere: '',
        madeOn: null,
        witnessedBy: '',
        evenIfLife: false,
      },
      undefined,
    ),
  )
  await planTogether(stage, hero, 'janet', stage.at(5, '10:30'), PLAN)
  await fillIn(
    stage,
    hero,
    stage.at(48, '11:00'),
    [{ code: 'dialog', answers: { D01: 5, D02: 3, D03: 2, D04: 3, D05: 4, D06: 4, D07: 6, D08: 5, D09: 5, D10: 5, D11: 5 }, wants: ['D03', 'D04'] }],
    'janet',
  )
}
