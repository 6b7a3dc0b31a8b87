import { declareEmployer, declareWorker } from '../../access/index.ts'
import { system } from '../../core/caller.ts'
import { addHours, londonDate } from '../../core/dates.ts'
import { newId } from '../../core/ids.ts'
import {
  acceptedElsewhere,
  askElsewhere,
  findDraft,
  insertDraft,
  jobs,
  nameKeyWorker,
  openOutreach,
  readRequest,
  recordConversation,
  requestsOf,
  saveAnswers,
  talk,
  updateOutreach,
} from '../../rooms/front-door/index.ts'
import { addConstraint } from '../../rooms/people/index.ts'
import { HOOD, PLACE } from '../cast.ts'
import { daveAnswers, daveNight, daveTogether } from '../plans/dave.ts'
import type { Stage } from '../stage.ts'
import { councilOf } from '../store-house.ts'
import { ask, begin, bringIn, type Hero, letSee, note, sayAbout } from '../story.ts'

const WORDS =
  'My marriage ended in the summer and I cannot see what I am for. Some nights I walk out to the bridge over the motorway and stand there. I have not told anyone. I do not think my doctor would'

/** Dave stops half-way through the form at night; because he said we may, somebody rings him. His employer must never know. */
export async function dave(stage: Stage): Promise<Hero> {
  const night = stage.at(17, '01:15')
  await halfAForm(stage, night)
  const called = addHours(night, 0.6)
  const hero = await begin(stage, {
    sort: 3,
    about: 'Stopped writing at night and was called back. Works for the council, whose staff see nothing of him.',
    since: called,
    givenName: 'Dave',
    familyName: 'Harrison',
    pronouns: 'he/him',
    born: stage.born(47),
    neighbourhoodCode: HOOD.moorlands,
    mobile: '07700 900103',
    address: { lines: '2 Chapel Bank\nLongnor' },
    surgery: HOOD.moorlands,
  })
  await throughTheNight(stage, hero, called)
  await sayAbout(
    stage,
    hero,
    stage.at(15, '20:30'),
    {
      likes: 'Running, when I go. The hills before anyone is up. Fixing things.',
      needs: 'Sleep. Someone who does not flinch.',
      hard: 'The house being sold. Hearing she is with somebody.',
      matters: 'My dad. Keeping my job. Being some use.',
      speak: 'Straight. You can ask me anything if you are not reading it off a sheet.',
    },
    {
      routes: ['text', 'phone', 'face_to_face'],
      from: '12:00',
      to: '21:00',
      mustNotAppear: 'Anything at all at my work number or address',
      more: 'At lunch I am in the car and can talk.',
    },
  )
  await stage.as(hero, stage.at(15, '20:45'), async caller => {
    await declareEmployer(caller, await councilOf(caller, PLACE.moorlands))
    await declareWorker(caller, stage.worker('neil').workerId, 'colleague')
    await addConstraint(caller, hero.personId, 'shifts', 'Office hours, half an hour for lunch.', undefined)
  })
  await letSee(stage, hero, stage.at(15, '21:00'), {
    name: 'Alan Harrison',
    relation: 'father',
    mayKnow: 'My safety plan. Not the divorce.',
    kinds: ['safetyPlan'],
    until: stage.at(-180, '23:59'),
    sort: 2,
    about: 'Dave’s father: his safety plan and nothing else',
  })
  await letSee(stage, hero, stage.at(15, '21:05'), {
    name: 'Tom Brough',
    relation: 'friend from the running club',
    mayKnow: 'My safety plan.',
    kinds: ['safetyPlan'],
    until: stage.at(-90, '23:59'),
    sort: 3,
    about: 'Dave’s friend: his safety plan and nothing else',
  })
  await bringIn(stage, hero, 'gareth', 'joe', stage.at(11, '13:00'), {
    role: 'connector',
    part: 'Meets Dave at lunch, in the car, about running and men’s groups.',
    agreedAt: stage.at(11, '16:00'),
  })
  await daveTogether(stage, hero)
  await note(stage, hero, 'gareth', stage.at(15, '18:00'), {
    setting: 'other',
    there: 'Dave and I, in the car park by the reservoir',
    mental:
      'Two days after the night call. He has not been to the bridge. Tom has his car keys on Fridays, which is the hard night. He thinks of dying less when he has slept.',
    physical: 'Sleeping three hours. Not eating at midday.',
    social: 'The solicitor’s letter has come. We opened it together.',
    step: { what: 'Go with him, by video, to his GP', who: 'gareth', inDays: 4 },
  })
  await note(stage, hero, 'gareth', stage.at(7, '12:15'), {
    met: false,
    mode: 'phone',
    setting: 'online',
    there: 'Dave did not answer',
    tried: 'Rang at lunch, then sent a neutral text. Too close to a meeting he has on Mondays; we will try after six.',
    step: { what: 'Ring after six, then call at the house if there is no answer', who: 'gareth', inDays: 0 },
  })
  await daveAnswers(stage, hero)
  await note(stage, hero, 'gareth', stage.at(7, '18:40'), {
    mode: 'phone',
    setting: 'online',
    mental: 'He answered. Ashamed of having forgotten; there is no need. No worse nights.',
    physical: 'Slept five hours twice.',
    social: 'Ran with the club on Sunday.',
    step: { what: 'Meet by the reservoir again', who: 'gareth', inDays: 9 },
  })
  await note(stage, hero, 'joe', stage.at(4, '12:20'), {
    mode: 'phone',
    setting: 'online',
    there: 'Dave in his car, I at my desk',
    mental: 'Chatty once we got on to fell running.',
    social: 'He will look in at the men’s shed on Saturday. Nobody there need know how he heard of it.',
    step: { what: 'Text on Sunday about the shed', who: 'joe', inDays: 5 },
  })
  return hero
}

async function halfAForm(stage: Stage, night: Date): Promise<void> {
  const token = newId()
  const draft = await stage.as(system('front-door'), night, async caller => {
    await insertDraft(caller, token, 'web')
    const kept = (await findDraft(caller, token))!
    await saveAnswers(caller, kept.id, {
      words: WORDS,
      callPhone: '07700 900103',
      mayCall: 'yes',
      mayRead: 'yes',
      givenName: 'Dave',
      whoFor: 'me',
      placeCode: PLACE.moorlands,
    })
    return kept.id
  })
  await stage.as(system('jobs'), addHours(night, 0.3), caller => jobs['front-door.unfinished']!(caller, { draft }))
}

/** The crisis worker rings, listens, writes his request down with him, and the neighbourhood team says yes in the morning. */
async function throughTheNight(stage: Stage, hero: Hero, called: Date): Promise<void> {
  const [yasmin, gareth] = [stage.worker('yasmin'), stage.worker('gareth')]
  await stage.as(yasmin, called, async caller => {
    const call = (await openOutreach(caller)).find(task => task.phone === '07700 900103')!
    await updateOutreach(caller, call.id, call.version, undefined)
    await updateOutreach(caller, call.id, call.version + 1, 'Spoke for fifty minutes. He was glad of it. He asks for help and we go on tonight.')
  })
  const request = await ask(stage, hero, addHours(called, 1), {
    by: 'yasmin',
    wayIn: 'phone',
    name: 'Dave',
    words: WORDS,
    easier: 'Not through my work. Not my doctor on my own.',
    safe: 'Reach by: phone, text. Not at work.',
    where: { placeCode: PLACE.moorlands, neighbourhoodCode: HOOD.moorlands },
    teamId: yasmin.team,
  })
  const seen = async () => (await stage.as(system('front-door'), addHours(called, 1.1), caller => readRequest(caller, request)))!.position
  await stage.as(yasmin, addHours(called, 1.2), async caller => {
    await talk(caller, request, (await readRequest(caller, request))!.position)
    await recordConversation(caller, request, (await readRequest(caller, request))!.position, {
      words:
        'He has stood on the bridge on four nights. What stopped him: his father, and a lorry driver who waved. He is home and staying there. Tom will come at eight. We wrote what helps in his own words and he keeps it by the kettle.',
      easier: 'Ring after midday.',
    })
    await askElsewhere(caller, request, (await readRequest(caller, request))!.position, {
      reason: 'nearer',
      teamId: gareth.team,
      serviceName: undefined,
      words: 'Please meet him within two days. He says yes to his GP if somebody comes with him.',
      shared: true,
    })
  })
  await daveNight(stage, hero, addHours(called, 1.3))
  const position = await seen()
  await stage.as(gareth, stage.at(17, '09:10'), caller =>
    acceptedElsewhere(caller, request, position, { who: gareth.name, how: 'by phone with the crisis team', on: londonDate(caller.now) }),
  )
  await stage.as(gareth, stage.at(17, '09:20'), async caller => {
    const [latest] = await requestsOf(caller, hero.personId, 1)
    await nameKeyWorker(caller, request, latest!.position, gareth.workerId)
  })
}
