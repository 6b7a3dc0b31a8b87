import { addDays } from '../../core/dates.ts'
import { addConstraint, addMarker, saveSelfDescription } from '../../rooms/people/index.ts'
import { HOOD, PLACE } from '../cast.ts'
import { ashikTogether } from '../plans/ashik.ts'
import type { Stage } from '../stage.ts'
import { ask, begin, bringIn, type Hero, keepOut, letSee, letSurgeryKnow, note, sayAbout, talkAndName } from '../story.ts'

/** Ashik writes to us at twenty to eleven at night; nobody in his parents’ house may ever learn of it. */
export async function ashik(stage: Stage): Promise<Hero> {
  const asked = stage.at(24, '22:40')
  const hero = await begin(stage, {
    sort: 1,
    about: 'Asked for help online three weeks ago. His partner sees his plan and appointments, his parents nothing.',
    since: asked,
    givenName: 'Ashik',
    familyName: 'Rahman',
    howToAddress: 'Ashik',
    pronouns: 'he/him',
    born: stage.born(37),
    neighbourhoodCode: HOOD.ashik,
    mobile: '07700 900101',
    address: { lines: '14 Alder Terrace\nLondon' },
    surgery: HOOD.ashik,
  })
  const request = await ask(stage, hero, asked, {
    name: 'Ashik',
    words:
      'I have lived with bipolar for eleven years and it is steady. What is not steady is me at work since I was promoted. I am anxious all day, I drink to come down and at month end I have used cocaine. I do not know who else to ask. I see my children asleep.',
    easier: 'An evening, by video. Not the office hours.',
    safe: 'Reach by: text message. When: after half past six. No voicemail. No letters home.',
    where: { placeCode: PLACE.haringey, neighbourhoodCode: HOOD.ashik },
  })
  await sayAbout(
    stage,
    hero,
    stage.at(24, '22:58'),
    {
      likes: 'Saturdays with the children. Cricket on the radio. Cooking when there is time to do it slowly.',
      needs: 'Evenings. Someone who does not ask me to sort out one thing before another.',
      hard: 'Being promoted and feeling I am the wrong man for it. Keeping parts of my life apart.',
      matters: 'My partner and our two. My faith, my own way. My parents thinking well of me.',
      speak: 'Plainly. I read reports all day; I can take a straight answer.',
    },
    {
      routes: ['text'],
      from: '18:30',
      to: '21:30',
      neutral: true,
      previewsOff: true,
      mustNotAppear: 'Anything about health, alcohol or the NHS',
      more: 'My mobile only. Nothing to my parents’ address or the family calendar.',
    },
  )
  await stage.as(hero, stage.at(24, '23:05'), async caller => {
    await saveSelfDescription(
      caller,
      hero.personId,
      undefined,
      { ethnicity: 'British Bangladeshi', language: 'English; Sylheti at my parents’', gender: 'Man', beliefs: 'Muslim' },
      [],
    )
    await addConstraint(caller, hero.personId, 'shifts', 'In the office from eight until six or later; month end is the worst.', undefined)
  })
  await keepOut(stage, hero, stage.at(24, '23:10'), {
    name: 'My mother and father',
    relation: 'parents',
    mayKnow: 'Nothing at all, not even that I am in touch with you',
    nextOfKin: true,
  })
  await talkAndName(
    stage,
    request,
    'priya',
    { talked: stage.at(22, '19:00'), named: stage.at(22, '20:05') },
    {
      words:
        'We talked by video after work. He is keeping well with his lithium and knows his early signs. The worry is work, drinking most evenings, and cocaine at month end. He would like all of it looked at together.',
      easier: 'Keep it after half past six. Never ring.',
    },
  )
  await letSee(stage, hero, stage.at(20, '21:10'), {
    name: 'Nadia Rahman',
    relation: 'partner',
    mayKnow: 'My plan and my appointments. Not everything in my notes.',
    kinds: ['plan', 'appointments'],
    sort: 1,
    about: 'Ashik’s partner: his plan and appointments',
  })
  // His GP has known him for years and may know all of it; the desk of the surgery none of it.
  await letSurgeryKnow(stage, hero, stage.at(19, '21:30'), {
    surgery: HOOD.ashik,
    kinds: ['substanceUse', 'contactNotes'],
    until: addDays(stage.at(19, '00:00'), 365),
  })
  await bringIn(stage, hero, 'priya', 'leon', stage.at(12, '12:20'), { role: 'alcohol_drugs_worker', part: 'To help alongside everything else, at your pace.' })
  await stage.as(stage.worker('priya'), stage.at(12, '12:30'), caller =>
    addMarker(caller, hero.personId, { topic: 'family', rule: 'only_if', onlyIf: 'he speaks of his parents first', toldOnce: true }),
  )
  await ashikTogether(stage, hero)
  await note(stage, hero, 'priya', stage.at(15, '19:00'), {
    mode: 'video',
    setting: 'online',
    mental: 'Anxious from the moment he wakes. No signs of high mood; sleeping six hours. Goes over what others must think of him.',
    physical: 'Blood test for lithium was done at the surgery in the summer and was fine. Blood pressure to be checked with the yearly health check.',
    social: 'Would like to be home by six on Wednesdays. Saturday is for the children.',
    step: { what: 'Ask the surgery for the date of the yearly health check', who: 'priya', inDays: 7 },
  })
  await note(stage, hero, 'priya', stage.at(8, '19:00'), {
    mode: 'video',
    setting: 'online',
    touches: ['substanceUse'],
    mental: 'We talked about what the drinking does for him: it ends the day. Cocaine twice last month, both at month end.',
    physical: 'Talked about lithium and drink together, and about water and salt.',
    social: 'He has told his partner about the drinking.',
    step: { what: 'Ring Turning Tide again about a worker', who: 'priya', inDays: 5 },
  })
  await note(stage, hero, 'priya', stage.at(2, '19:00'), {
    mode: 'video',
    setting: 'online',
    mental: 'A better fortnight. Home by six twice. Still wakes at four.',
    physical: 'Has stopped coffee after midday.',
    social: 'Took the children swimming. Wants to think about what to say at work.',
    step: { what: 'Meet by video again in the evening', who: 'priya', inDays: 9 },
  })
  return hero
}
