import { addConstraint, addMarker, addNeed, saveSelfDescription } from '../../rooms/people/index.ts'
import { HOOD } from '../cast.ts'
import { meiLinTogether } from '../plans/mei-lin.ts'
import type { Stage } from '../stage.ts'
import { begin, bringIn, byAdvice, type Hero, keepOut, letSee, note, sayAbout, talkAndName } from '../story.ts'

/** Mei-Lin: what was offered before did not fit, and that was ours to mend. Her husband sees her telephone. */
export async function meiLin(stage: Stage): Promise<Hero> {
  const since = stage.at(95, '09:30')
  const hero = await begin(stage, {
    sort: 7,
    about: 'A mother of two. Something she told is for two people only; her husband has an account that shows nothing.',
    since,
    givenName: 'Mei-Lin',
    familyName: 'Chan',
    howToAddress: 'Mei-Lin',
    pronouns: 'she/her',
    born: stage.born(32),
    neighbourhoodCode: HOOD.meiLin,
    mobile: '07700 900107',
    address: { lines: 'Flat 4, Lamb Court\nLondon' },
    surgery: HOOD.meiLin,
  })
  const request = await byAdvice(stage, hero, 'drLim', 'ruth', {
    asked: stage.at(94, '12:30'),
    answered: stage.at(94, '16:00'),
    question:
      'I have asked your team twice for this patient and it came to nothing: morning clinics across town with two children under five. She is lower again. What could we offer that she could use?',
    answer:
      'That was ours to do better. I would come to the children’s centre while nursery sits, with a Cantonese interpreter, a woman, if Mei-Lin would like one. Would you ask her?',
    turned: stage.at(90, '10:00'),
    words: 'She said yes to meeting at the children’s centre, alone, with a woman.',
  })
  await talkAndName(
    stage,
    request,
    'ruth',
    { talked: stage.at(88, '09:45'), named: stage.at(88, '10:50') },
    {
      words:
        'We met with an interpreter she approved of. She is worn out with worry about leaving the children and with rows at home. We agreed one worker, always me, always here.',
      easier: 'Only while nursery sits. Neutral texts.',
    },
  )
  await sayAbout(
    stage,
    hero,
    stage.at(86, '10:15'),
    {
      likes: 'My children asleep. Morning exercise in the square with my parents.',
      needs: 'To know where the children are. A woman to talk with. Time.',
      hard: 'Feeling alone in a full flat.',
      matters: 'My children being safe, and my children being happy.',
      speak: 'Softly. Ask me again later if I go quiet.',
    },
    {
      routes: ['text', 'face_to_face'],
      days: ['mon', 'tue', 'wed', 'thu', 'fri'],
      from: '09:30',
      to: '11:00',
      neutral: true,
      previewsOff: true,
      mustNotAppear: 'Who you are, and anything about health',
      more: 'Somebody else in the flat picks up my telephone.',
    },
  )
  await stage.as(hero, stage.at(86, '10:40'), async caller => {
    await addNeed(caller, hero.personId, {
      kind: 'interpreter',
      whose: 'person',
      language: 'Cantonese',
      interpreterGender: 'woman',
      words: 'Never anybody from my family.',
      shared: true,
      reviewOn: stage.day(180),
    })
    await addConstraint(
      caller,
      hero.personId,
      'childcare',
      'Two children under five; nursery sits from half past nine to eleven. Does not leave them with people she does not know.',
      undefined,
    )
    await saveSelfDescription(
      caller,
      hero.personId,
      undefined,
      { ethnicity: 'British Chinese', language: 'English and Cantonese', gender: 'Woman', beliefs: '' },
      ['beliefs'],
    )
  })
  await letSee(stage, hero, stage.at(85, '10:00'), {
    name: 'Wei Chan',
    relation: 'husband',
    mayKnow: 'Nothing about me. General leaflets in Chinese, perhaps, later.',
    nextOfKin: true,
    kinds: [],
    sort: 5,
    about: 'Mei-Lin’s husband: she has let him see nothing',
  })
  await keepOut(stage, hero, stage.at(85, '10:05'), { name: 'My parents', relation: 'parents', mayKnow: 'That we exercise together. Nothing else.' })
  await bringIn(stage, hero, 'ruth', 'elena', stage.at(70, '09:00'), {
    role: 'psychologist',
    part: 'Therapy when Mei-Lin is ready, in a room beside the play room.',
    agreedAt: stage.at(69, '11:00'),
  })
  await meiLinTogether(stage, hero)
  await note(stage, hero, 'ruth', stage.at(60, '09:40'), {
    setting: 'other',
    there: 'Mei-Lin, our interpreter and I',
    touches: ['trauma'],
    onlyFor: ['elena'],
    mental:
      'She told me what was done to her as a child by the neighbour who minded her. He is dead. She wants this read by Elena and me and nobody else. We spoke first about when I would have to tell anyone; her own children are safe and nothing follows from this for them.',
    physicalWhyNot: 'We stayed with what she wanted to say.',
  })
  await stage.as(stage.worker('ruth'), stage.at(60, '10:50'), caller =>
    addMarker(caller, hero.personId, { topic: 'past', rule: 'only_if', onlyIf: 'Mei-Lin brings it up', toldOnce: true }),
  )
  await note(stage, hero, 'elena', stage.at(45, '09:40'), {
    setting: 'community_hub',
    there: 'Mei-Lin and I; the children next door with the door open',
    mental: 'A first meeting to see whether the room suits. It does. We will go slowly.',
    physical: 'Takes a herbal tea from her mother; the pharmacist will look at what is in it.',
    step: { what: 'Ask the pharmacist about the tea', who: 'ruth', inDays: 9 },
  })
  await note(stage, hero, 'ruth', stage.at(24, '09:40'), {
    setting: 'other',
    there: 'Mei-Lin, our interpreter and I',
    mental: 'A hard week; she did not hurt herself and rang the number on her card instead.',
    physical: 'Eating with the children. Tired.',
    social: 'The rows are fewer on exercise days.',
    step: { what: 'Meet at the children’s centre', who: 'ruth', inDays: 7 },
  })
  await note(stage, hero, 'elena', stage.at(10, '09:40'), {
    setting: 'community_hub',
    there: 'Mei-Lin and I; the children next door',
    mental: 'She named three signs that a bad day is coming. We wrote them in her words.',
    physical: 'Nothing new.',
    step: { what: 'Second of the getting-ready meetings', who: 'elena', inDays: 14 },
  })
  await note(stage, hero, 'ruth', stage.at(3, '09:40'), {
    setting: 'other',
    mental: 'Steadier. Thinking about what her husband could be told, and will decide after the new year.',
    physical: 'Sleeping when the children sleep.',
    step: { what: 'Bring the leaflet in Chinese for her to look at', who: 'ruth', inDays: 7 },
  })
  return hero
}
