import { newId } from '../../core/ids.ts'
import { confirmAgreement, readRequest, receive, startAdvice, writeBack } from '../../rooms/front-door/index.ts'
import { addConstraint, addNeed } from '../../rooms/people/index.ts'
import { HOOD, PLACE } from '../cast.ts'
import { carolTogether } from '../plans/carol.ts'
import type { Stage } from '../stage.ts'
import { begin, bringIn, type Hero, keepOut, note, sayAbout, talkAndName } from '../story.ts'

/** Carol did not come to us; with her yes, a housing officer asked us to come to her. */
export async function carol(stage: Stage): Promise<Hero> {
  const since = stage.at(55, '10:15')
  const [sanjay, dorota] = [stage.worker('sanjay'), stage.worker('dorota')]
  const hero = await begin(stage, {
    sort: 6,
    about: 'A housing officer asked for her, with her yes. No telephone, no internet: everything goes on paper.',
    since,
    givenName: 'Carol',
    familyName: 'Dunn',
    howToAddress: 'Carol',
    pronouns: 'she/her',
    born: stage.born(66),
    neighbourhoodCode: HOOD.carol,
    address: { lines: '88 Larch House\nTottenham' },
    surgery: HOOD.carol,
  })
  const conversation = newId()
  await stage.as(sanjay, stage.at(55, '10:30'), caller =>
    startAdvice(caller, {
      onceKey: conversation,
      personId: undefined,
      asked: 'not_named',
      adviserId: dorota.workerId,
      words: 'I visit a tenant who retired this year and has stopped coming to the door. She says yes to somebody kind coming round. May I tell you her name?',
    }),
  )
  await stage.as(dorota, stage.at(55, '14:20'), caller =>
    writeBack(caller, conversation, 'Yes please. I will write to her first in large print, with my photograph, and come with a nurse.'),
  )
  const request = await stage.as(dorota, stage.at(54, '09:40'), caller =>
    receive(caller, {
      onceKey: newId(),
      personId: hero.personId,
      givenName: 'Carol',
      familyName: 'Dunn',
      wayIn: 'community_worker',
      receivedAt: stage.at(55, '10:30'),
      agreed: 'yes',
      agreedHow: 'Told the housing officer at her door',
      ownWords: 'Somebody to come round who does not want forms filled in.',
      easier: 'A letter first, so that I know the face.',
      addressAs: 'Carol',
      safeContact: 'Reach by: letter, or knock after eleven. No telephone.',
      phone: undefined,
      email: undefined,
      placeCode: PLACE.haringey,
      neighbourhoodCode: HOOD.carol,
      asker: {
        name: sanjay.name,
        relation: 'Housing officer',
        organisation: 'Haringey Council',
        contact: '',
        words: 'She has been behind with nothing and complains of nothing, which worries me.',
        tookResponsibility: '',
        workerId: sanjay.workerId,
        shownToPerson: true,
      },
    }),
  )
  await talkAndName(
    stage,
    request.id,
    'grace',
    { talked: stage.at(48, '11:30'), named: stage.at(48, '13:00') },
    {
      words:
        'Dorota and I came after the letter. Carol let us in. She feels of no use since she stopped work, wakes at three about the vet’s bill, and has not been past the lift for weeks.',
      easier: 'Come together, or Dorota alone.',
    },
  )
  await stage.as(stage.worker('grace'), stage.at(48, '13:10'), async caller =>
    confirmAgreement(caller, request.id, (await readRequest(caller, request.id))!.position, true),
  )
  await bringIn(stage, hero, 'grace', 'dorota', stage.at(48, '14:00'), {
    role: 'connector',
    part: 'Comes on Tuesdays. The lift, the courtyard, the library, in that order.',
    agreedAt: stage.at(48, '14:05'),
  })
  await sayAbout(
    stage,
    hero,
    stage.at(41, '11:45'),
    {
      likes: 'Crime novels, big ones. My cat Queenie.',
      needs: 'Not to be rushed. Paper I can hold.',
      hard: 'Forty years of work and then nothing. A doctor who did not listen.',
      matters: 'Queenie. Being of use. My front door being mine.',
      speak: 'As you would to a neighbour.',
    },
    { routes: ['letter', 'face_to_face'], from: '11:00', to: '17:00', lettersTo: 'home', more: 'No telephone and no internet here. Large print.' },
  )
  await stage.as(hero, stage.at(41, '12:00'), async caller => {
    await addNeed(caller, hero.personId, {
      kind: 'communication',
      whose: 'person',
      flag: 'Paper only, in large print (18 point)',
      words: 'I have no telephone and no computer.',
      shared: true,
      reviewOn: stage.day(160),
    })
    await addNeed(caller, hero.personId, {
      kind: 'adjustment',
      whose: 'person',
      flag: 'Home visits; severe asthma, so no stairs',
      words: 'Eleventh floor. If the lift is out I cannot come down.',
      shared: true,
      reviewOn: stage.day(160),
    })
    await addConstraint(caller, hero.personId, 'travel', 'The lift, then two buses. Afraid of the way between them.', undefined)
  })
  await keepOut(stage, hero, stage.at(41, '12:10'), { name: 'Her son', relation: 'son', nextOfKin: true, mayKnow: 'Nothing. He has his own troubles.' })
  await carolTogether(stage, hero)
  await note(stage, hero, 'dorota', stage.at(34, '11:00'), {
    touches: ['moneyHousing'],
    mental: 'Anxious from the first post of the day: it might be the vet.',
    social: 'We read the letters together. She may be owed money she never asked for; an adviser will look at it with her at home.',
    step: { what: 'Ask the welfare adviser to come along', who: 'dorota', inDays: 7 },
  })
  await note(stage, hero, 'grace', stage.at(27, '11:30'), {
    mental:
      'Low, and sharp about it. Anxious leaving the flat. She told me what went wrong with the doctor and will think about whether she wants it looked into.',
    physical: 'Inhaler twice a night. An asthma nurse could come to the flat.',
    step: { what: 'Ask for the asthma nurse to visit', who: 'grace', inDays: 9 },
  })
  await note(stage, hero, 'dorota', stage.at(20, '11:00'), {
    mental: 'Laughed at the cat.',
    social: 'To the lift and back. Her idea.',
    step: { what: 'The lift down and up', who: 'person', inDays: 7 },
  })
  await note(stage, hero, 'dorota', stage.at(13, '11:00'), {
    met: false,
    there: 'Nobody came to the door',
    tried: 'Knocked, waited, put a card through. It was raining hard and the lift was out; next time we ring the bell board twice.',
    step: { what: 'Come again with the library list', who: 'dorota', inDays: 3 },
  })
  await note(stage, hero, 'dorota', stage.at(10, '11:00'), {
    setting: 'home',
    mental: 'Glad of the card.',
    physical: 'Breathing easier; the nurse came.',
    social: 'The library van comes on Fridays. She chose four books.',
    step: { what: 'Wait for the library van in the courtyard together', who: 'dorota', inDays: 12 },
  })
  return hero
}
