import { newId } from '../../core/ids.ts'
import { acceptHandoverAsked, askHandover } from '../../rooms/care-team/index.ts'
import { receive } from '../../rooms/front-door/index.ts'
import { addConstraint, addNeed } from '../../rooms/people/index.ts'
import { HOOD, PLACE } from '../cast.ts'
import { frankTogether } from '../plans/frank.ts'
import type { Stage } from '../stage.ts'
import { begin, bringIn, type Hero, letSee, note, sayAbout, talkAndName } from '../story.ts'

/** Frank is leaving the ward after a long time. His ward nurse holds him until the next worker has met him. */
export async function frank(stage: Stage): Promise<Hero> {
  const since = stage.at(84, '14:00')
  const [janet, steve] = [stage.worker('janet'), stage.worker('steve')]
  const hero = await begin(stage, {
    sort: 8,
    about: 'Leaving a rehabilitation ward for a flat near his mother; a hand-over is under way.',
    since,
    givenName: 'Frank',
    familyName: 'Robson',
    pronouns: 'he/him',
    born: stage.born(45),
    neighbourhoodCode: HOOD.frank,
    mobile: '07700 900108',
    address: { lines: 'Larkfield ward\nRedcar' },
    surgery: HOOD.frank,
  })
  const request = await stage.as(janet, since, caller =>
    receive(caller, {
      onceKey: newId(),
      personId: hero.personId,
      givenName: 'Frank',
      familyName: 'Robson',
      wayIn: 'someone_else',
      agreed: 'yes',
      agreedHow: 'Talked through with Frank on the ward, and with his mother, with his yes',
      ownWords: 'I want a flat near Mam, a garden if there is one, and work like at the nursery.',
      easier: 'Remind me, and come and get me.',
      addressAs: 'Frank',
      safeContact: 'Reach by: phone, or on the ward.',
      phone: undefined,
      email: undefined,
      placeCode: PLACE.redcar,
      neighbourhoodCode: HOOD.frank,
      teamId: janet.team,
      asker: {
        name: janet.name,
        relation: 'Named nurse',
        organisation: '',
        contact: '',
        words: 'Twelve weeks before he leaves, so that nobody is met on the last day.',
        tookResponsibility: '',
        workerId: janet.workerId,
        shownToPerson: true,
      },
    }),
  )
  await talkAndName(
    stage,
    request.id,
    'janet',
    { talked: stage.at(84, '14:30'), named: stage.at(84, '15:00') },
    {
      words:
        'Frank knows where he wants to live and what he is good at. He worries about money going missing when he is unwell, and about his mother’s stairs.',
      easier: 'Mornings, after coffee.',
    },
  )
  await sayAbout(
    stage,
    hero,
    stage.at(80, '10:30'),
    {
      likes: 'Tomatoes, dahlias, the smell of the glasshouse. Boro.',
      needs: 'My clozapine, and being reminded. Somebody who comes to the door.',
      hard: 'Years in hospital. Giving money to people who were not friends.',
      matters: 'Mam. My own key.',
      speak: 'Short sentences. I will ask if I want more.',
    },
    { routes: ['phone', 'text', 'face_to_face'], from: '10:00', to: '20:00', more: 'If I do not answer, come round.' },
  )
  await stage.as(hero, stage.at(80, '10:45'), async caller => {
    await addNeed(caller, hero.personId, {
      kind: 'adjustment',
      whose: 'person',
      flag: 'Remind him the evening before and the same morning',
      words: 'And come along the first time.',
      shared: true,
      reviewOn: stage.day(120),
    })
    await addConstraint(caller, hero.personId, 'other', 'Blood test every month and diabetes checks: other things have to fit around them.', undefined)
  })
  await letSee(stage, hero, stage.at(79, '15:00'), {
    name: 'Jean Robson',
    relation: 'mother',
    mayKnow: 'Where I live, when things happen and who helps me.',
    nextOfKin: true,
    kinds: ['appointments', 'careTeam'],
    sort: 7,
    about: 'Frank’s mother: appointments and who helps him',
  })
  await bringIn(stage, hero, 'janet', 'craig', stage.at(56, '11:00'), {
    role: 'housing_worker',
    part: 'Flat 3 at Open Latch: cooking, money, neighbours.',
    agreedAt: stage.at(55, '09:30'),
  })
  await bringIn(stage, hero, 'janet', 'carla', stage.at(6, '11:00'), { role: 'employment_specialist', part: 'To look for paid work with plants.' })
  await frankTogether(stage, hero)
  await note(stage, hero, 'janet', stage.at(62, '10:30'), {
    setting: 'hospital',
    touches: ['substanceUse'],
    mental: 'Clear for months on clozapine. Hears a voice when tired and tells us.',
    physical: 'Clozapine blood fine. Long-term sugar still above target. Fewer cigarettes, so we watch the level.',
    social: 'A can on Fridays, some cannabis on leave. He knows what it does to him and to the voice.',
    step: { what: 'Next clozapine blood on the ward', who: 'janet', inDays: 21 },
  })
  await note(stage, hero, 'craig', stage.at(40, '13:00'), {
    there: 'Frank, his mother and I, at the house',
    mental: 'At ease by the second cup.',
    social: 'Saw flat 3. Chose the side with the yard. His mother wants to visit, not to look after him, and that is what we plan on.',
    step: { what: 'First night in the flat', who: 'craig', inDays: 12 },
  })
  await note(stage, hero, 'craig', stage.at(26, '09:30'), {
    mental: 'Slept well.',
    social: 'Two nights done. Burnt the eggs, ate the eggs.',
    step: { what: 'Two more nights, with shopping', who: 'craig', inDays: 10 },
  })
  const handover = await stage.as(janet, stage.at(10, '11:00'), caller =>
    askHandover(caller, {
      personId: hero.personId,
      toWorkerId: steve.workerId,
      toTeamId: steve.team!,
      about:
        'Leaving in about three weeks for Open Latch. Clozapine monthly, blood next due in nine days. If he goes quiet, go round in the morning. His early sign is giving things away.',
    }),
  )
  await stage.as(steve, stage.at(8, '09:40'), caller => acceptHandoverAsked(caller, handover))
  await note(stage, hero, 'janet', stage.at(4, '10:30'), {
    setting: 'hospital',
    mental: 'Excited and a bit afraid about leaving. That is how it should be.',
    physical: 'Walks to the shop and back. Bowels fine, which we ask every time.',
    social: 'Has packed his seeds.',
    step: { what: 'Steve Coulson comes to the ward to meet Frank', who: 'janet', inDays: 7 },
  })
  return hero
}
