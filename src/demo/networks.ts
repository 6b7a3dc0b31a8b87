import { londonDate } from '../core/dates.ts'
import { completeStep, openSteps } from '../rooms/contacts/index.ts'
import { setLevel } from '../rooms/coverage/index.ts'
import {
  askConnector,
  connectionOf,
  countGap,
  goAlong,
  insertContribution,
  insertView,
  readSteps,
  setFollowUp,
  setSteps,
  tryStep,
} from '../rooms/network/index.ts'
import { HOOD, PLACE } from './cast.ts'
import { barrier, card, look, ties, tried } from './network-steps.ts'
import type { Stage } from './stage.ts'
import { runBy } from './store-network.ts'
import type { Hero } from './story.ts'

export interface Heroes {
  ashik: Hero
  louise: Hero
  dave: Hero
  diane: Hero
  kyle: Hero
  carol: Hero
  meiLin: Hero
  frank: Hero
}

/** What is around each of the eight, as they see it, and what somebody goes along to with them. */
export async function networks(stage: Stage, they: Heroes): Promise<void> {
  await ashik(stage, they.ashik)
  await louise(stage, they.louise)
  await dave(stage, they.dave)
  await diane(stage, they.diane)
  await kyle(stage, they.kyle)
  await carol(stage, they.carol)
  await meiLin(stage, they.meiLin)
  await frank(stage, they.frank)
  await levels(stage)
}

/** Where some of what Haringey needs should be, as the lead of a team there decided. */
const LEVELS = { core: 'local', money: 'local', 'talking-therapies': 'local', learning: 'local', crisis: 'wider', 'supported-housing': 'wider' } as const
const levels = (stage: Stage): Promise<void> =>
  stage.quietly(stage.worker('marion'), stage.at(30, '15:00'), async caller => {
    for (const [code, level] of Object.entries(LEVELS)) await setLevel(caller, PLACE.haringey, code, level, 0)
  })

async function ashik(stage: Stage, hero: Hero): Promise<void> {
  await ties(stage, hero, stage.at(18, '20:10'), {
    'Nadia Rahman': { keepsWell: true, whenUnwell: true },
    'The children': { keepsWell: true, standsInWay: 'Asleep when I get home' },
    'My mother and father': { ring: 'between', strength: 'some', standsInWay: 'I am afraid of what they would think' },
    'Saturday at the pool with the children': { domain: 'personalInterests', community: 'place', keepsWell: true },
    Work: { domain: 'localFacilities', ring: 'between', strength: 'some', standsInWay: 'The hours' },
  })
  await look(stage, hero, hero, stage.at(18, '20:30'), 'More people than I thought. Less time than I thought.')
}

async function louise(stage: Stage, hero: Hero): Promise<void> {
  await ties(stage, hero, stage.at(29, '12:00'), {
    'Friends at home': { ring: 'further', strength: 'loosening', standsInWay: 'Two hundred miles, and I feel a burden', whenUnwell: true },
    Dad: { ring: 'between', strength: 'some', standsInWay: 'I do not want to worry him' },
    'Making things from clay': { domain: 'personalInterests', community: 'interest', ring: 'further', strength: 'loosening', keepsWell: true },
  })
  await look(stage, hero, 'beth', stage.at(29, '12:20'), 'Everybody near is new.')
  await stage.quietly(stage.worker('beth'), stage.at(29, '12:30'), caller =>
    insertView(caller, hero.personId, {
      ability: 'In daylight, with somebody the first times. Two hours is a lot.',
      adjustments: 'A walk I have seen on a map. Sit on my right.',
      motivation: 'To have clay on my hands again and not think.',
      fitsGoal: 'To get out again',
    }),
  )
  const { id } = await tried(stage, hero, { code: 'ceramics', hood: HOOD.louise, matters: 'Clay on my hands. Being taught a thing properly.' }, [
    { by: 'beth', ago: 27, what: 'told_about' },
    { by: 'beth', ago: 20, what: 'went_with', words: 'Nervous on the walk, laughing by the end of it.' },
    { by: 'beth', ago: 13, what: 'went_with', words: 'She showed me the way.' },
    { by: hero, ago: 6, what: 'went_alone', words: 'On my own. Two hours.' },
    { by: hero, ago: 6, what: 'said', words: 'Proud. I slept through.' },
  ])
  await stage.quietly(stage.worker('beth'), stage.at(5, '10:00'), caller => setFollowUp(caller, id, stage.day(2)))
  await tried(stage, hero, { code: 'selfdef', hood: HOOD.louise, matters: 'I did it at home before.' }, [{ by: 'beth', ago: 13, what: 'told_about' }])
  await look(stage, hero, hero, stage.at(5, '18:00'), 'One place that is mine.')
}

async function dave(stage: Stage, hero: Hero): Promise<void> {
  await ties(stage, hero, stage.at(14, '12:20'), {
    'Tom Brough': { whenUnwell: true, keepsWell: true },
    'Alan Harrison': { ring: 'further', strength: 'some', standsInWay: 'Three hours on the motorway' },
    'The running club': { domain: 'personalInterests', community: 'interest', ring: 'between', strength: 'loosening', keepsWell: true },
    'People at work': { ring: 'between', strength: 'loosening', standsInWay: 'They must not know' },
  })
  await barrier(
    stage,
    hero,
    hero,
    stage.at(14, '12:30'),
    'distance',
    'Nothing after six without the car, and Tom has the keys on Fridays',
    'No bus back to the village in the evening',
    'social-e07000198',
  )
  await look(stage, hero, hero, stage.at(14, '12:40'), 'It used to be fuller.')
  await tried(stage, hero, { code: 'trail', hood: HOOD.moorlands, matters: 'The hills before anyone is up.' }, [
    { by: 'joe', ago: 4, what: 'told_about', words: 'They meet by the reservoir and ask nobody anything.' },
    { by: hero, ago: 2, what: 'went_alone', words: 'Slow. Good.' },
  ])
  await tried(stage, hero, { code: 'shed', hood: HOOD.moorlands, matters: 'Fixing things.' }, [{ by: 'joe', ago: 4, what: 'told_about' }])
}

async function diane(stage: Stage, hero: Hero): Promise<void> {
  await ties(stage, hero, stage.at(60, '15:00'), {
    'Karen Salt': { keepsWell: true, whenUnwell: true },
    'The dog': { keepsWell: true, standsInWay: 'My breath, on the hill' },
    'The neighbours up the lane': { ring: 'between', strength: 'some', community: 'place' },
  })
  await barrier(
    stage,
    hero,
    'maureen',
    stage.at(40, '10:30'),
    'distance',
    'Two hours to the surgery and back',
    'One bus a day to the surgery',
    'social-e07000198',
  )
  const { id, assetId } = await tried(stage, hero, { code: 'dogs', hood: HOOD.moorlands, matters: 'The dog must not go short because of my chest.' }, [
    { by: 'maureen', ago: 40, what: 'told_about' },
    { by: 'maureen', ago: 33, what: 'introduced', words: 'Pam came to the kitchen. The dog approved.' },
  ])
  await stage.house(stage.at(33, '13:00'), caller => runBy(caller, assetId, stage.worker('pam').team!))
  await card(stage, hero, hero, id, stage.at(32, '11:00'), {
    organiser: 'pam',
    name: 'Diane',
    helps: 'For the dog only. Side gate, code on the box; no need to ring.',
    days: 'Tuesdays and Fridays',
  })
  await stage.quietly(stage.worker('maureen'), stage.at(33, '13:10'), caller =>
    countGap(caller, hero.personId, {
      heading: undefined,
      wanted: 'A bus to the surgery and back in a morning',
      domain: 'localFacilities',
      placeCode: PLACE.moorlands,
      neighbourhoodCode: HOOD.moorlands,
    }),
  )
}

async function kyle(stage: Stage, hero: Hero): Promise<void> {
  await ties(stage, hero, stage.at(50, '20:40'), {
    Mum: { standsInWay: 'She has enough on' },
    Dad: { ring: 'further', strength: 'loosening' },
    'The lads': { ring: 'near', strength: 'some', standsInWay: 'We do not talk about that' },
    Football: { domain: 'personalInterests', community: 'interest', keepsWell: true },
    'Somebody at work': { ring: 'between', strength: 'some', standsInWay: 'Afraid of being a burden' },
  })
  await look(stage, hero, 'andre', stage.at(50, '21:00'), 'Plenty of people. Nobody I tell.')
  await tried(stage, hero, { code: 'brothers', hood: HOOD.kyle, matters: 'Men who look like me.' }, [{ by: 'andre', ago: 21, what: 'told_about' }])
}

async function carol(stage: Stage, hero: Hero): Promise<void> {
  const offered = stage.at(48, '13:30')
  await look(stage, hero, 'grace', offered, 'Empty rings. “That’s about the size of it.”', 'Carol, Dorota Zielińska and Grace Mensah')
  await stage.quietly(stage.worker('grace'), stage.at(48, '14:10'), async caller => {
    const offer = (await openSteps(caller, hero.personId)).find(step => step.what.startsWith('Offer time'))
    if (offer) await completeStep(caller, hero.personId, offer.id, offer.version, 'Offered at her table. Dorota comes on Tuesdays.')
  })
  const common = 'common-e09000014'
  const told = stage.at(41, '11:30')
  await barrier(stage, hero, 'dorota', told, 'money', 'Queenie’s vet, before anything else', 'Vet costs eat what is left of pension credit', common)
  await barrier(
    stage,
    hero,
    'dorota',
    told,
    'disability',
    'Severe asthma, and the lift is out half the time',
    'A lift that fails, in a block of eleven floors',
    'homes-e09000014',
  )
  await barrier(stage, hero, 'dorota', told, 'leaving_home', 'From the lift on I hold my breath', 'Nobody in the block knows anybody', common)
  await barrier(stage, hero, 'dorota', told, 'distance', 'Two buses', 'Two buses to the library')
  await barrier(stage, hero, 'dorota', told, 'digital', 'No telephone and no internet', 'Everything is booked online', 'social-e09000014')
  const { id } = await tried(stage, hero, { code: 'books-home', hood: HOOD.carol, matters: 'Crime novels, big ones.' }, [
    { by: 'dorota', ago: 34, what: 'told_about', words: 'Large print, on paper.' },
    { by: 'dorota', ago: 10, what: 'introduced', words: 'She chose four books from the van’s list.' },
  ])
  await carolSteps(stage, hero, id)
  await stage.quietly(stage.worker('dorota'), stage.at(10, '11:40'), caller =>
    insertContribution(caller, hero.personId, {
      what: 'Read aloud to somebody who cannot see the page any more',
      kind: 'other',
      offeredOn: londonDate(caller.now),
      lookAgainOn: stage.day(12),
    }),
  )
  await look(stage, hero, 'dorota', stage.at(10, '11:50'), 'Still empty, but the lift is mine now.')
}

// The steps are hers; the day the lift was out took nothing away.
async function carolSteps(stage: Stage, hero: Hero, id: string): Promise<void> {
  const attempt = (ago: number, place: number, done: boolean, words = '') =>
    stage.quietly(stage.worker('dorota'), stage.at(ago, '11:45'), async caller => {
      const connection = await connectionOf(caller, hero.personId, id)
      const step = (await readSteps(caller, id)).find(one => one.place === place)!
      await tryStep(caller, connection, step.id, done, words)
    })
  await stage.quietly(stage.worker('dorota'), stage.at(34, '11:50'), async caller =>
    setSteps(caller, await connectionOf(caller, hero.personId, id), [
      'The doorstep',
      'The lift, down and up',
      'The courtyard',
      'The library with Dorota',
      'The library alone',
    ]),
  )
  await attempt(27, 1, true)
  await attempt(20, 2, true, 'Her idea.')
  await attempt(13, 3, false, 'The lift was out.')
  await stage.quietly(stage.worker('dorota'), stage.at(10, '12:10'), caller =>
    goAlong(caller, hero.personId, {
      connectionId: id,
      toWhat: 'The library van, in the courtyard',
      workerId: stage.worker('dorota').workerId,
      startsAt: stage.at(-2, '14:00'),
      travel: 'Meet at her door, down in the lift together, the folding chair comes too',
      inPlan: false,
    }),
  )
}

async function meiLin(stage: Stage, hero: Hero): Promise<void> {
  await ties(stage, hero, stage.at(70, '10:20'), {
    'The children': { keepsWell: true },
    'Wei Chan': { strength: 'some', standsInWay: 'He does not see it' },
    'My parents': { strength: 'close', keepsWell: true, standsInWay: 'They would not have a word for it' },
  })
  await tried(stage, hero, { code: 'taichi', hood: HOOD.meiLin, matters: 'My mother showed me.' }, [
    { by: hero, ago: 45, what: 'went_alone', words: 'With my mother and the pram.' },
    { by: hero, ago: 10, what: 'went_alone' },
  ])
  await tried(stage, hero, { code: 'creche', hood: HOOD.meiLin, matters: 'The door stays open. I can see them.' }, [
    { by: 'ruth', ago: 30, what: 'introduced' },
  ])
}

async function frank(stage: Stage, hero: Hero): Promise<void> {
  await ties(stage, hero, stage.at(45, '14:00'), {
    'Jean Robson': { keepsWell: true, whenUnwell: true },
    'Growing things': { domain: 'personalInterests', community: 'interest', keepsWell: true },
    Boro: { domain: 'personalInterests', community: 'identity', ring: 'between', strength: 'some' },
  })
  const { id, assetId } = await tried(stage, hero, { code: 'gentlegym', hood: HOOD.frank, matters: 'Something on a Tuesday that is not the ward.' }, [
    { by: 'janet', ago: 34, what: 'told_about' },
    { by: 'janet', ago: 27, what: 'went_with', words: 'We walked down together from the ward.' },
    { by: 'janet', ago: 20, what: 'stayed_with', words: 'I sat by the door. He did twenty minutes.' },
    { by: hero, ago: 6, what: 'went_alone', words: 'Got the bus.' },
  ])
  await stage.house(stage.at(20, '15:00'), caller => runBy(caller, assetId, stage.worker('kev').team!))
  await card(stage, hero, hero, id, stage.at(19, '11:00'), {
    organiser: 'kev',
    name: 'Frank',
    helps: 'Say when it is nearly over. A chair by the door.',
    days: 'Tuesdays',
  })
  await tried(stage, hero, { code: 'allotment', hood: HOOD.frank, matters: 'Tomatoes, dahlias.' }, [{ by: 'janet', ago: 12, what: 'told_about' }])
  await look(stage, hero, 'janet', stage.at(12, '14:30'), 'Not bad, for somebody who has been away.')
  await stage.as(stage.worker('janet'), stage.at(2, '10:40'), async caller => {
    await askConnector(caller, hero.personId, {
      teamId: stage.team('common-e06000003'),
      matters: 'Somebody for the allotment, who knows plants and does not talk all the time.',
      agreedHow: 'On the ward, over the seed packets',
    })
  })
}
