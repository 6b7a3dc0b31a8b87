import { z } from 'zod'
import { choice, choices, day, id, line, optionalChoice, optionalDay, optionalLine, optionalWords, ticked, whole, words } from '../../core/forms.ts'
import { CONTRIBUTION_CODES, CONTRIBUTION_STATE_CODES, LEVEL_CODES, OWN_EVENTS, WORKER_EVENTS } from './connect.ts'
import { BARRIER_CODES, COMMUNITY_CODES, DOMAIN_CODES, RING_CODES, STRENGTH_CODES } from './network.ts'

const STALE = 'This page is too old to save from. Copy your words, then open it again.'
const version = whole(STALE, 1, 1_000_000)
const text = (max: number) => optionalWords(max).transform(value => value ?? '')
const short = (max: number) => optionalLine(max).transform(value => value ?? '')

const marks = {
  domain: choice(DOMAIN_CODES, 'Choose which part of life it belongs to'),
  ring: choice(RING_CODES, 'Choose how near it is'),
  strength: choice(STRENGTH_CODES, 'Choose how strong the tie is'),
  standsInWay: short(500),
  good: choices(['keepsWell', 'whenUnwell']),
  leftOut: ticked(),
}
export const tieForm = z.object({
  name: line('Write who or what it is'),
  community: optionalChoice(COMMUNITY_CODES),
  ...marks,
  version: whole(STALE, 0, 1_000_000),
})
export const markForm = z.object({ ...marks, version: whole(STALE, 0, 1_000_000) })
export const versionForm = z.object({ version })
export const lookForm = z.object({ whoWith: short(200), words: text(2000) })
export const barrierForm = z.object({
  kind: choice(BARRIER_CODES, 'Choose what stands in the way'),
  theirWords: short(500),
  aboutPlace: short(500),
  ownerTeamId: z.preprocess(value => (value === '' ? undefined : value), id('Choose a team from the list').optional()),
})

export const askForm = z.object({
  teamId: id('Choose a team from the list'),
  matters: words('Write what matters to you', 2000),
  agreedHow: short(200),
})
export const viewForm = z.object({
  ability: words('Write what is possible just now', 2000),
  adjustments: text(2000),
  motivation: words('Write what it is wanted for', 2000),
  fitsGoal: short(500),
})
const STATES = CONTRIBUTION_STATE_CODES
export const contributionForm = z.object({
  what: line('Write what is offered', 500),
  contributionKind: choice(CONTRIBUTION_CODES, 'Choose what sort of offer it is'),
  lookAgainOn: optionalDay(),
})
export const followForm = z.object({ state: choice(STATES, 'Choose how far it has come'), cameOfIt: short(1000), lookAgainOn: optionalDay(), version })
export const findForm = z.object({ find: short(200), times: choices(['daytime', 'evening', 'weekend']), access: choices(['stepFree', 'free']) })
export const gapForm = z.object({
  wanted: line('Write what is missing'),
  heading: short(100),
  gapDomain: choice(DOMAIN_CODES, 'Choose which part of life it belongs to'),
})

export const connectForm = z.object({
  assetId: id(STALE),
  matters: short(1000),
  what: choice(LEVEL_CODES, 'Choose how much help was given'),
  words: text(2000),
})
const event = (codes: readonly [string, ...string[]]) => ({
  what: choice(codes, 'Choose what happened'),
  onDay: day('Enter the day it happened'),
  words: text(2000),
  followUpOn: optionalDay(),
  version: z.preprocess(value => (value === '' ? undefined : value), version.optional()),
})
export const workerEventForm = z.object({ ...event(WORKER_EVENTS as unknown as [string, ...string[]]) })
export const ownEventForm = z.object({ ...event(OWN_EVENTS as unknown as [string, ...string[]]) })
export const stepsForm = z.object({
  steps: words('Write the steps, one on each line', 3000).refine(
    value => value.split('\n').every(one => one.trim().length <= 200),
    'Each step must be 200 characters or fewer',
  ),
})
export const tryForm = z.object({ done: choice(['yes', 'no'], 'Say whether it worked out that day'), words: short(500) })
export const alongForm = z.object({
  connectionId: z.preprocess(value => (value === '' ? undefined : value), id(STALE).optional()),
  toWhat: line('Write which appointment or group'),
  workerId: id('Choose who goes along'),
  on: day('Enter the day'),
  at: line('Enter the time, like 14:30', 20),
  travel: line('Write where you meet and how you get there', 500),
  inPlan: ticked(),
})
export const wentForm = z.object({ state: choice(['done', 'not_that_day', 'called_off'], 'Choose what became of it'), words: short(1000), version })
export const cardForm = z.object({
  organiserId: id('Choose who may know'),
  chosenName: line('Write the name to be called by', 60),
  helps: short(500),
  days: line('Write which days', 200),
  until: day('Enter the last day they may know this'),
  agreedHow: short(200),
})
export const endForm = z.object({ version, endWords: short(1000) })

export const ownForm = z.object({ placeCode: line('Choose a place', 20), kind: line('Choose what it is about', 40), teamId: id('Choose a team from the list') })
export const doneForm = z.object({
  dealtWith: line('Choose what was dealt with', 80),
  doneWords: line('Write what was done', 500),
})
export const proposalForm = z.object({
  proposal: optionalChoice(['commission', 'transport', 'share', 'online']),
  proposalWords: short(500),
  met: ticked(),
  version,
})
