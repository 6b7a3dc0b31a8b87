import { addConstraint, addMarker, addNeed, saveSelfDescription } from '../../rooms/people/index.ts'
import { HOOD, PLACE } from '../cast.ts'
import { kyleTogether } from '../plans/kyle.ts'
import type { Stage } from '../stage.ts'
import { ask, begin, bringIn, type Hero, keepOut, note, sayAbout, talkAndName } from '../story.ts'

/** Kyle walks in after football and asks who will read this. What he told of his friend is read by his key worker alone. */
export async function kyle(stage: Stage): Promise<Hero> {
  const asked = stage.at(75, '16:50')
  const hero = await begin(stage, {
    sort: 5,
    about: 'Walked in with a peer worker. Something he told is for his key worker only.',
    since: asked,
    givenName: 'Kyle',
    familyName: 'Francis',
    pronouns: 'he/him',
    born: stage.born(26),
    neighbourhoodCode: HOOD.kyle,
    mobile: '07700 900105',
    address: { lines: '31 Summerfield Road\nBurntwood' },
    surgery: HOOD.kyle,
  })
  const request = await ask(stage, hero, asked, {
    by: 'andre',
    wayIn: 'walk_in',
    name: 'Kyle',
    words:
      'I have been low for years and since my mate died it is worse. I drink more than I should at weekends. I need to know who sees this before I say more.',
    easier: 'A worker who is Black or mixed, and a man, if there is one. Evenings.',
    safe: 'Reach by: text message.',
    where: { placeCode: PLACE.lichfield, neighbourhoodCode: HOOD.kyle },
  })
  await talkAndName(
    stage,
    request,
    'jerome',
    { talked: stage.at(73, '18:30'), named: stage.at(73, '19:45') },
    {
      words:
        'Andre was there, as Kyle asked. We went through who reads what and when we would ever have to tell anyone. Low for a long time, drinking at weekends, short with people at work. He would like to feel like himself.',
      easier: 'After training, at the hub.',
    },
  )
  await sayAbout(
    stage,
    hero,
    stage.at(70, '21:15'),
    {
      likes: 'Football. My mum’s cooking. A laugh.',
      needs: 'Time before I talk. Someone who has my back.',
      hard: 'Losing my mate. Being looked at like I did something.',
      matters: 'Mum and Nan. Keeping my job. A girl at work, maybe.',
      speak: 'Normal. Do not write a story about me.',
    },
    { routes: ['text', 'face_to_face'], days: ['mon', 'tue', 'wed', 'thu', 'fri'], from: '17:30', to: '21:30', more: 'No letters; Mum opens the post.' },
  )
  await stage.as(hero, stage.at(70, '21:30'), async caller => {
    await saveSelfDescription(
      caller,
      hero.personId,
      undefined,
      { ethnicity: 'Mixed: White British and Black Caribbean', language: 'English', gender: 'Man', beliefs: '' },
      ['beliefs'],
    )
    await addNeed(caller, hero.personId, {
      kind: 'adjustment',
      whose: 'person',
      flag: 'Evenings after work, at the hub, not the clinic',
      words: 'I am on the shop floor until half past five.',
      shared: true,
      reviewOn: stage.day(100),
    })
    await addConstraint(caller, hero.personId, 'family', 'Gives most of his wage to the house. His mum looks after his nan, who is very ill.', undefined)
  })
  await keepOut(stage, hero, stage.at(70, '21:40'), { name: 'Mum', relation: 'mother', nextOfKin: true, mayKnow: 'Nothing for now. She has enough on.' })
  await keepOut(stage, hero, stage.at(70, '21:42'), { name: 'Dad', relation: 'father', mayKnow: 'Nothing' })
  await bringIn(stage, hero, 'jerome', 'andre', stage.at(72, '10:00'), {
    role: 'peer_worker',
    part: 'Kyle chose him. Football, and talking or not talking.',
    agreedAt: stage.at(72, '12:30'),
  })
  await kyleTogether(stage, hero)
  await note(stage, hero, 'jerome', stage.at(61, '18:30'), {
    setting: 'community_hub',
    touches: ['trauma'],
    onlyFor: [],
    mental:
      'Kyle told me how his friend was killed and what he saw of it. He was not part of any of it, and fears being taken for somebody who was. He asked that only I read this.',
    physicalWhyNot: 'There was no room for it beside this.',
  })
  await stage.as(stage.worker('jerome'), stage.at(61, '20:00'), caller =>
    addMarker(caller, hero.personId, { topic: 'past', rule: 'only_if', onlyIf: 'Kyle brings it up. A friend died; ask Kyle, not the file', toldOnce: true }),
  )
  await note(stage, hero, 'jerome', stage.at(47, '18:30'), {
    setting: 'community_hub',
    there: 'Kyle, Andre Lewis and I',
    touches: ['substanceUse'],
    mental: 'He stopped the tablets after ten days because he felt nothing at all. We talked about trying another, or talking first. He chose talking.',
    physical: 'Eight pints on a Saturday, less if he plays on Sunday.',
    social: 'Snapped at a customer and said sorry.',
    step: { what: 'Book the first six evenings', who: 'jerome', inDays: 7 },
  })
  await note(stage, hero, 'andre', stage.at(33, '20:15'), {
    setting: 'cafe_or_park',
    mental: 'We kicked a ball about and did not talk much. That was the point.',
    social: 'He has not told his mates. Thinking about one of them.',
    step: { what: 'Training on Thursday, then chips', who: 'andre', inDays: 7 },
  })
  await note(stage, hero, 'jerome', stage.at(12, '18:30'), {
    setting: 'community_hub',
    mental: 'Lighter after he planned two good hours for Sunday and kept to it.',
    physical: 'Sleeping seven hours. Drank less last weekend because he played.',
    step: { what: 'Ask who could help with keeping his job', who: 'jerome', inDays: 10 },
  })
  await note(stage, hero, 'andre', stage.at(4, '20:00'), {
    setting: 'cafe_or_park',
    mental: 'Made a joke about himself for the first time.',
    social: 'He told his mate Curtis that he sees somebody. Curtis said: me too.',
    step: { what: 'Five-a-side on Thursday', who: 'person', inDays: 6 },
  })
  return hero
}
