import { hideFrom } from '../../access/index.ts'
import { addConstraint, addMarker, addNeed } from '../../rooms/people/index.ts'
import { HOOD } from '../cast.ts'
import { louiseTogether } from '../plans/louise.ts'
import type { Stage } from '../stage.ts'
import { begin, bringIn, byAdvice, type Hero, keepOut, letSee, note, sayAbout, talkAndName } from '../story.ts'

/** Louise has moved away to study. What she told once she need not tell again, and home does not learn of it. */
export async function louise(stage: Stage): Promise<Hero> {
  const since = stage.at(40, '10:20')
  const hero = await begin(stage, {
    sort: 2,
    about: 'A student far from home. Hears badly on one side; nobody telephones her.',
    since,
    givenName: 'Louise',
    familyName: 'Bennett',
    pronouns: 'she/her',
    born: stage.born(19),
    neighbourhoodCode: HOOD.louise,
    mobile: '07700 900102',
    email: 'louise@example.org',
    address: { lines: 'Room 12, Barnes Court\nKeele' },
    surgery: HOOD.ivor,
    termSurgery: HOOD.louise,
  })
  await sayAbout(
    stage,
    hero,
    stage.at(40, '18:10'),
    {
      likes: 'Clay on my hands. Being taught a thing properly. My friends’ voice notes, with captions.',
      needs: 'Daylight. To see your face when you speak. A way home that I know.',
      hard: 'I was attacked before I moved. I have talked about it in therapy and I would rather not again.',
      matters: 'Managing here. Not worrying Dad, who has the little ones.',
      speak: 'Face me, one at a time. Do not shout; it does not help.',
    },
    { routes: ['text', 'email', 'face_to_face'], from: '09:00', to: '18:00', more: 'Please no calls at all: I cannot hear them well.' },
  )
  await stage.as(hero, stage.at(40, '18:30'), async caller => {
    await addNeed(caller, hero.personId, {
      kind: 'communication',
      whose: 'person',
      flag: 'Hears badly on the left: face her, captions on video, a quiet room',
      words: 'Sit on my right. Turn captions on. Write down anything with numbers in it.',
      shared: true,
      reviewOn: stage.day(150),
    })
    await addNeed(caller, hero.personId, {
      kind: 'adjustment',
      whose: 'person',
      flag: 'Appointments in daylight only',
      words: 'Before half past three in winter.',
      shared: true,
      reviewOn: stage.day(120),
    })
    await addConstraint(caller, hero.personId, 'study', 'Lectures on Monday and Thursday mornings; exams in January.', undefined)
    await addMarker(caller, hero.personId, { topic: 'past', rule: 'never', onlyIf: null, toldOnce: true })
  })
  await keepOut(stage, hero, stage.at(40, '18:40'), {
    name: 'Dad',
    relation: 'father',
    nextOfKin: true,
    mayKnow: 'Nothing. In an emergency, ask me first if I can answer.',
  })
  const request = await byAdvice(stage, hero, 'drOkafor', 'hannah', {
    asked: stage.at(39, '12:05'),
    answered: stage.at(39, '15:40'),
    question:
      'A student I saw today moved here in September. She had good therapy at home after an assault and now avoids going out. She would like to talk with somebody; may I bring you in?',
    answer: 'Yes, gladly. I can meet her on campus in daylight this week. Would she rather text or email?',
    turned: stage.at(38, '09:30'),
    words: 'She would like to get out again and to sleep, without going over what happened. She agreed to this with her GP.',
  })
  await talkAndName(
    stage,
    request,
    'hannah',
    { talked: stage.at(36, '11:00'), named: stage.at(36, '12:10') },
    {
      words:
        'We met in the campus café. She misses her friends and feels a burden to them. She is not thinking of ending her life; she said so plainly and kept the crisis numbers on her phone.',
      easier: 'Text the day before, with a map.',
    },
  )
  await bringIn(stage, hero, 'hannah', 'ivor', stage.at(35, '10:00'), {
    role: 'psychologist',
    part: 'Knows Louise from before. Shares what she chose with her new worker.',
    agreedAt: stage.at(34, '16:20'),
    to: stage.at(-21, '17:00'),
  })
  await stage.as(hero, stage.at(34, '18:00'), caller =>
    hideFrom(
      caller,
      stage.worker('ivor').workerId,
      [
        'appointments',
        'plan',
        'safetyPlan',
        'assessment',
        'contactNotes',
        'medicines',
        'substanceUse',
        'trauma',
        'moneyHousing',
        'employment',
        'legal',
        'carers',
        'identity',
        'network',
      ],
      null,
    ),
  )
  await bringIn(stage, hero, 'hannah', 'beth', stage.at(30, '10:30'), {
    role: 'connector',
    part: 'Goes along to the pottery studio the first times.',
    agreedAt: stage.at(29, '09:15'),
  })
  await louiseTogether(stage, hero)
  await note(stage, hero, 'hannah', stage.at(27, '14:00'), {
    mode: 'video',
    setting: 'online',
    there: 'Louise, Ivor Pugh and I, with captions on',
    mental:
      'Ivor told me, with Louise listening and correcting, what had helped: the plan for crowds, and checking the facts. I have read his letter so that she need not say it again.',
    physical: 'The surgery has asked for a hearing test.',
    step: { what: 'Find out when the hearing test is', who: 'hannah', inDays: 10 },
  })
  await note(stage, hero, 'beth', stage.at(20, '11:00'), {
    setting: 'cafe_or_park',
    there: 'Louise and I',
    mental: 'Nervous on the walk, laughing by the end of it.',
    social: 'We walked from the café to the open studio together. She booked a wheel for next week.',
    step: { what: 'Go to the studio together once more', who: 'beth', inDays: 7 },
  })
  await note(stage, hero, 'beth', stage.at(6, '11:00'), {
    setting: 'school_or_university',
    there: 'Louise on her own; we spoke afterwards',
    mental: 'Proud. Slept through.',
    social: 'She went to the studio alone and stayed two hours.',
    step: { what: 'Text to hear how the third time went', who: 'beth', inDays: 8 },
  })
  await letSee(stage, hero, stage.at(5, '17:00'), {
    name: 'Mina Bennett',
    relation: 'aunt',
    mayKnow: 'My appointments, so that somebody knows where I am.',
    kinds: ['appointments'],
    sort: 6,
    about: 'Louise’s aunt: appointments only',
  })
  return hero
}
