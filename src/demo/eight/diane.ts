import { cover, planAbsence } from '../../rooms/care-team/index.ts'
import { addConstraint, addMarker, addNeed } from '../../rooms/people/index.ts'
import { HOOD } from '../cast.ts'
import { dianeTogether } from '../plans/diane.ts'
import type { Stage } from '../stage.ts'
import { begin, bringIn, byAdvice, type Hero, letSee, note, sayAbout, talkAndName } from '../story.ts'

/** Diane trusts few services. The nurse comes to her kitchen, and what her marriage was stays between the two of them. */
export async function diane(stage: Stage): Promise<Hero> {
  const since = stage.at(120, '11:10')
  const hero = await begin(stage, {
    sort: 4,
    about: 'A grandmother with bipolar, COPD and a dog. Her key worker is away soon and somebody stands in.',
    since,
    givenName: 'Diane',
    familyName: 'Salt',
    howToAddress: 'Diane, never Mrs Salt',
    pronouns: 'she/her',
    born: stage.born(68),
    neighbourhoodCode: HOOD.moorlands,
    landline: '01632 960204',
    address: { lines: '5 Weavers Row\nLongnor' },
    surgery: HOOD.moorlands,
  })
  const request = await byAdvice(stage, hero, 'drLovatt', 'maureen', {
    asked: stage.at(119, '13:00'),
    answered: stage.at(119, '16:30'),
    question:
      'Diane came home from hospital after her chest was bad and her lithium is not on the list any more. Nobody wrote why. She is ringing her children through the night. She will see you at home if it is you.',
    answer: 'I will go tomorrow. I will ask our pharmacist to ring the ward today, so please hold any change until we hear.',
    turned: stage.at(118, '09:00'),
    words: 'She would like things steady again, at home, without any hospital. She agreed with her doctor that we come.',
  })
  await talkAndName(
    stage,
    request,
    'maureen',
    { talked: stage.at(118, '14:00'), named: stage.at(118, '15:30') },
    {
      words: 'At her kitchen table, with the dog. Up four nights. She wants her lithium sorted out and no meetings with a row of people.',
      easier: 'Come to the back door. Telephone first, before ten.',
    },
  )
  await sayAbout(
    stage,
    hero,
    stage.at(100, '10:30'),
    {
      likes: 'My nine grandchildren, one at a time. Bess, my dog. Brass bands.',
      needs: 'Breath. To be asked and not told. My own kitchen.',
      hard: 'The hospitals, years of them. I do not sit in rows of chairs any more.',
      matters: 'Family. Walking Bess myself, as far as I can. Staying in this house.',
      speak: 'Slowly now, my memory slips. Do not talk over me to the children.',
    },
    { routes: ['phone', 'letter', 'face_to_face'], from: '09:00', to: '18:00', previewsOff: true, more: 'Ring before you come, and let it ring.' },
  )
  await stage.as(hero, stage.at(100, '11:00'), async caller => {
    await addNeed(caller, hero.personId, {
      kind: 'adjustment',
      whose: 'person',
      flag: 'At home, one or two people, never a ward-round meeting',
      words: 'I choose who comes. My kitchen, mornings.',
      shared: true,
      reviewOn: stage.day(200),
    })
    await addNeed(caller, hero.personId, {
      kind: 'communication',
      whose: 'person',
      flag: 'Write things down for her in large print',
      words: 'I forget. A note on the fridge helps.',
      shared: true,
      reviewOn: stage.day(90),
    })
    await addConstraint(caller, hero.personId, 'travel', 'No car. The bus is twice a day and the stop is up the hill.', undefined)
    await addMarker(caller, hero.personId, { topic: 'relationship', rule: 'never', onlyIf: null, toldOnce: true })
  })
  await letSee(stage, hero, stage.at(98, '17:00'), {
    name: 'Karen Salt',
    relation: 'eldest daughter',
    mayKnow: 'My plan and my tablets.',
    kinds: ['plan', 'medicines'],
    sort: 4,
    about: 'Diane’s eldest daughter: plan and medicines',
  })
  await bringIn(stage, hero, 'maureen', 'sunil', stage.at(117, '10:00'), {
    role: 'pharmacist',
    part: 'Keeps an eye on lithium, kidneys and thyroid with the surgery.',
    agreedAt: stage.at(117, '11:00'),
  })
  await bringIn(stage, hero, 'maureen', 'memory', stage.at(9, '15:00'), {
    role: 'psychologist',
    part: 'To look at forgetting together, at home.',
    personAgreed: true,
  })
  await dianeTogether(stage, hero)
  await note(stage, hero, 'maureen', stage.at(110, '10:00'), {
    mental: 'Quieter. The ward said the lithium had been left off by mistake. Diane decided to start it again.',
    physical: 'Blood taken for kidney, thyroid and calcium at the kitchen table. Inhaler technique checked.',
    step: { what: 'Ring with the blood result', who: 'maureen', inDays: 6 },
  })
  await note(stage, hero, 'maureen', stage.at(80, '10:00'), {
    touches: ['trauma'],
    onlyFor: [],
    mental:
      'Diane spoke of her husband and how he hurt her for years. She asked that this stays with me: not the children, not the memory service. She is safe; he died eight years ago.',
    physicalWhyNot: 'It was not the day for it.',
  })
  await note(stage, hero, 'sunil', stage.at(60, '11:00'), {
    mode: 'phone',
    setting: 'online',
    mental: 'Level in range. She feels level too.',
    physical: 'Kidney and thyroid fine. Next blood in three months. No clash with her inhalers.',
    step: { what: 'Blood test for lithium at the surgery', who: 'sunil', inDays: 92 },
  })
  await note(stage, hero, 'maureen', stage.at(28, '10:00'), {
    mental: 'Steady. She told me that she loses words and left the gas on.',
    physical: 'Breathless on the hill with Bess. Chest clear.',
    social: 'The grandchildren walk the dog on Sundays; weekdays are hard.',
    step: { what: 'Ask the memory service to visit at home', who: 'maureen', inDays: 20 },
  })
  await note(stage, hero, 'maureen', stage.at(5, '10:00'), {
    mental: 'Cheerful. Worried about the forgetting and would rather know.',
    physical: 'Flu jab done. Weight steady.',
    social: 'A neighbour’s dog-walking group may have room. There is nothing nearer than Leek.',
    step: { what: 'Bring the dog-walking neighbours’ telephone number', who: 'maureen', inDays: 4 },
  })
  const absence = await stage.as(stage.worker('maureen'), stage.at(3, '16:00'), caller =>
    planAbsence(caller, { workerId: stage.worker('maureen').workerId, fromDay: stage.day(6), toDay: stage.day(19) }),
  )
  await stage.as(stage.worker('maureen'), stage.at(3, '16:10'), caller =>
    cover(
      caller,
      absence,
      hero.personId,
      stage.worker('sarah').workerId,
      'Ring before ten, come to the back door. If she rings the family through the night, go the same day.',
    ),
  )
  return hero
}
