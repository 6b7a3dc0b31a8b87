import { newId } from '../../core/ids.ts'
import { recordEvent } from '../../rooms/safety/index.ts'
import { type PlanOfStory, planTogether } from '../plan.ts'
import type { Stage } from '../stage.ts'
import type { Hero } from '../story.ts'
import { type AssessmentOfStory, assess, fillIn, planSafety, type Understanding, understand } from '../together.ts'

const ASSESSMENT: AssessmentOfStory = {
  component: 'comprehensive',
  cameBy: 'gp',
  purpose: 'To find help that you can use, with the children near',
  helpsAims: 'You want to know where the children are, and to feel less alone',
  covers: 'Worry, home, what helps. Only what you wish to tell',
  howLong: 'Three mornings while nursery sits',
  whoThere: 'You, an interpreter you chose, and Ruth Feldman',
  told: [
    { section: 'help', words: 'A woman. The same one. The children next door with the door open.' },
    { section: 'strengths', words: 'Her children are loved and know it. Exercise in the square every morning it is dry.' },
    { section: 'problems_now', words: 'Worry whenever the children are out of sight. Empty and alone in the evenings. Rows.' },
    { section: 'problems_before', words: 'Past trauma: ask only if Mei-Lin brings it up.' },
    {
      section: 'abuse',
      words: 'What she told Ruth on the second morning. She chose who reads it. Her own children are safe, and nothing follows from it for them.',
      onlyFor: ['elena'],
    },
    { section: 'physical', words: 'A herbal tea from her mother, and a balm. The pharmacist looks at both.' },
    { section: 'social', words: 'Her husband cares and does not understand. She would like to choose herself what he is told.' },
  ],
  outcomes: ['formulation_plan', 'specialist'],
  outcome: 'What we offered before did not fit your life. Now it is one worker, here, while nursery sits, and therapy beside the play room when you are ready.',
  whatNext: 'Elena meets you once to see whether the room suits. Nothing is sent home.',
}

const UNDERSTANDING: Understanding = {
  level: 'more',
  why: 'Long and heavy, with hospital stays, and services that twice did not fit.',
  madeWith: 'Mei-Lin and our interpreter',
  theirWords: 'More complex, but I am not complicated.',
  factors: {
    1: 'Low for a long time; has hurt herself; hospital stays.',
    4: 'Scars that still ache.',
    5: 'A full flat that does not feel like company.',
    6: 'Two children under five and no one she trusts to mind them.',
    7: 'What was offered before did not fit.',
    8: 'Twice we offered clinics she could not come to.',
  },
  ours: { what: 'Look at what we offered twice, and write to her what we do otherwise', who: 'ruth', inDays: 9 },
  reviewInDays: 90,
  formulation: {
    strengths: 'A mother who notices everything\nMorning exercise with her parents\nRings when it is bad',
    explanation: 'When I cannot see the children my heart runs.',
    difficult: 'Leaving the children\nEvenings\nRows',
    keepsGoing: 'No rest, ever\nHelp across town at the wrong hour\nNobody at home who understands',
    canHelp: 'The children next door\nA woman, the same one\nSkills for the worst hour\nWords in Chinese for him, if she wishes',
  },
}

const PLAN: PlanOfStory = {
  own: [
    { section: 'goals', words: 'One evening without a row' },
    { section: 'goals', words: 'Leave the children for an hour and breathe' },
    { section: 'matters', words: 'My children being safe, and being happy.' },
  ],
  lines: [
    { section: 'strengths', words: 'Knows three signs that a bad day is coming.' },
    { section: 'enjoy', words: 'Exercise in the square with her parents: a strength, on her map.' },
    { section: 'needs', words: 'Therapy she can come to' },
    { section: 'needs', words: 'A play room next door' },
    { section: 'needs', words: 'The tea and the balm looked at', touches: ['medicines'] },
    { section: 'needs', words: 'What her husband is told', notNow: 'Mei-Lin; she decides after the new year' },
    {
      section: 'help',
      words: 'Getting ready for a skills group',
      more: {
        type: 'psychological',
        aim: 'To have something to do in the worst hour',
        who: 'Elena Marsh',
        howLong: 'Six meetings, then a group',
        where: 'The room beside the play room',
        nice: 'CG78',
        harms: 'It can feel worse before it feels better; we stop when she says',
      },
    },
    { section: 'community', words: 'The children’s centre, where she knows two mothers.' },
    { section: 'work', words: 'At home with the children, for now.', notNow: true },
    { section: 'home', words: 'Nothing needed.', notNow: true },
    { section: 'money', words: 'The crèche is paid from a personal health budget.' },
    { section: 'physical_health', words: 'The pharmacist looks at the tea. Tired: iron to be checked.' },
    { section: 'my_part', words: 'I ring the number on my card.' },
    { section: 'worse', words: 'The card first. Then Ruth. Hospital only if I say so or if nothing else holds.' },
    { section: 'keep_in_touch', words: 'Neutral texts, half past nine to eleven. Nothing to the flat.' },
  ],
  asked: [
    { words: 'Six meetings to get ready, then the group', who: 'elena', inDays: 60, need: 'Therapy she can come to', touches: ['assessment'] },
    {
      words: 'A crèche next door with the door open',
      who: { service: 'Queen’s Crescent children’s centre', named: 'Fatou Njie', sector: 'social_care' },
      inDays: 40,
      need: 'A play room next door',
      yes: { by: 'Fatou Njie, who was told a name and two children', how: 'Face to face' },
    },
    { words: 'Ask the pharmacist about the tea', who: 'ruth', inDays: 20, need: 'The tea and the balm looked at', touches: ['medicines'] },
  ],
  theirWords: 'Yes. Slowly.',
  whoWasThere: 'Mei-Lin, our interpreter and Ruth Feldman',
  reviewInDays: 56,
  invited: ['elena'],
}

export async function meiLinTogether(stage: Stage, hero: Hero): Promise<void> {
  await stage.quietly(stage.worker('ruth'), stage.at(59, '11:20'), caller =>
    recordEvent(caller, hero.personId, {
      id: newId(),
      what: 'self_harm',
      happenedOn: stage.day(-620),
      roughly: true,
      words: 'She hurt herself and was in hospital for nine days. She does not want to be asked how.',
      source: 'Mei-Lin, in her own words',
      concernContinues: false,
      followUp: { who: undefined, by: undefined },
    }),
  )
  await assess(stage, hero, 'ruth', stage.at(58, '09:40'), ASSESSMENT)
  await understand(stage, hero, 'ruth', stage.at(55, '09:40'), UNDERSTANDING)
  await planSafety(
    stage,
    hero,
    stage.at(52, '10:00'),
    {
      signs: 'I count the children again and again\nI stop eating with them\nHot hands',
      alone: 'Cold water on the wrists\nThe slow form, eight minutes',
      people: 'Ah Ying from the square',
      services: 'Ruth Feldman, by text\nThe number on my card, at any hour',
      safer: 'Blades are not kept in the flat',
      reasons: 'They sleep better when I sit there',
      copies: 'Only on my phone, and with Ruth. No paper at home.',
    },
    { together: 'ruth' },
  )
  await planTogether(stage, hero, 'ruth', stage.at(40, '09:40'), PLAN)
  await fillIn(
    stage,
    hero,
    stage.at(24, '10:30'),
    [{ code: 'dialog', answers: { D01: 2, D02: 4, D03: 4, D04: 5, D05: 3, D06: 3, D07: 3, D08: 5, D09: 4, D10: 5, D11: 6 }, wants: ['D01', 'D07'] }],
    'ruth',
  )
}
