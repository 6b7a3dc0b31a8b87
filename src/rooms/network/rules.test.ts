import { expect, test } from 'vitest'
import { type ConnectionEvent, progressOf, progressWords, type What, wayWords } from './connect.ts'
import { toldPart } from './gaps.ts'
import { countsOf, DOMAIN_CODES, isOutside, type KeptTie, type Known, offerDue, pictureOf, RING_CODES, type Tie, told } from './network.ts'
import { BORDER, dots, MIDDLE } from './rings.ts'

const known = (more: Partial<Known> = {}): Known => ({
  to: 'contact',
  toId: 'c1',
  name: 'Dad',
  about: 'father',
  domain: 'personalRelationships',
  ring: 'between',
  strength: null,
  mayKnow: { kinds: 0, words: '' },
  ...more,
})
const kept = (more: Partial<KeptTie> = {}): KeptTie => ({
  id: 't1',
  to: null,
  toId: null,
  name: 'Running club',
  community: 'interest',
  domain: 'personalInterests',
  ring: 'near',
  strength: 'some',
  standsInWay: '',
  keepsWell: false,
  whenUnwell: false,
  leftOut: false,
  writtenAt: new Date(),
  writtenByName: 'Dave',
  version: 1,
  ...more,
})

test('R219 somebody another room names stands in the picture once, with the person’s marks and what they may know', () => {
  const ties = pictureOf(
    [kept(), kept({ id: 't2', to: 'contact', toId: 'c1', name: '', domain: 'personalRelationships', ring: 'further', strength: 'loosening' })],
    [known()],
  )
  expect(ties.map(({ number, name, ring, strength, keptId }) => [number, name, ring, strength, keptId])).toEqual([
    [1, 'Dad', 'further', 'loosening', 't2'],
    [2, 'Running club', 'near', 'some', 't1'],
  ])
  expect(ties[0]!.mayKnow).toEqual({ kinds: 0, words: '' })
})

test('what is left out, and marks on somebody the reader may not know of, are not there', () => {
  expect(pictureOf([kept({ leftOut: true, to: 'contact', toId: 'c1', name: '' })], [known()])).toEqual([])
  expect(pictureOf([kept({ to: 'worker', toId: 'w1', name: '' })], [])).toEqual([])
})

test('R224 outside everything: no tie that works but to those paid to help; a name on record is no tie by itself', () => {
  const helped = [known({ to: 'worker', strength: 'close' }), known({ to: 'surgery', toId: 's' }), known({ to: 'team', toId: 't', strength: 'some' })]
  expect(isOutside(pictureOf([], [...helped, known()]))).toBe(true)
  expect(isOutside(pictureOf([kept({ strength: 'loosening' })], helped))).toBe(true)
  expect(isOutside(pictureOf([kept()], helped))).toBe(false)
  expect(isOutside(pictureOf([], [known({ to: 'asset', strength: 'some' })]))).toBe(false)
})

test('R052 an offer is due once: not while a connector helps, was asked, or the offer still stands', () => {
  const nobody = { connectorHelps: false, connectorAsked: false, offerOpen: false }
  expect(offerDue(true, nobody)).toBe(true)
  expect(offerDue(false, nobody)).toBe(false)
  for (const one of Object.keys(nobody)) expect(offerDue(true, { ...nobody, [one]: true })).toBe(false)
})

test('R221 the strength of ties is counted in each of the four domains, and what nobody has said is not counted', () => {
  const counts = countsOf(pictureOf([kept(), kept({ id: 't3', name: 'Choir', strength: 'close' })], [known()]))
  expect(counts.map(one => one.domain)).toEqual(DOMAIN_CODES)
  expect(counts.find(one => one.domain === 'personalInterests')).toMatchObject({ close: 1, some: 1, loosening: 0 })
  expect(counts.find(one => one.domain === 'personalRelationships')).toMatchObject({ close: 0, some: 0, loosening: 0 })
})

test('no dot of the drawing hides another, and all stand within the border', () => {
  const many: Tie[] = DOMAIN_CODES.flatMap(domain => RING_CODES.flatMap(ring => Array.from({ length: 4 }, () => ({ domain, ring })))).map((one, index) => ({
    ...pictureOf([kept()], [])[0]!,
    ...one,
    number: index + 1,
  }))
  const places = dots(many)
  expect(places.map(dot => dot.number).toSorted((a, b) => a - b)).toEqual(many.map(tie => tie.number))
  for (const [index, one] of places.entries()) {
    expect(Math.hypot(one.x - MIDDLE, one.y - MIDDLE)).toBeLessThan(BORDER)
    for (const other of places.slice(index + 1)) expect(Math.hypot(one.x - other.x, one.y - other.y)).toBeGreaterThan(20)
  }
})

const event = (what: What, onDay: string, words = ''): ConnectionEvent => ({
  id: onDay,
  what,
  onDay,
  words,
  stepId: null,
  stepWords: null,
  workerId: null,
  byName: 'Beth',
})

test('R255 the four levels of help are told apart, and how far alone is read from what happened', () => {
  const events = [
    event('told_about', '2026-11-01'),
    event('went_with', '2026-11-03'),
    event('not_that_day', '2026-11-05'),
    event('went_alone', '2026-11-10'),
    event('said', '2026-11-10', 'Proud.'),
  ]
  expect(wayWords(events, false)).toBe('Told about → went with → goes alone')
  expect(progressOf(events)).toMatchObject({ most: 'went_with', last: 'went_with', arrived: 2, alone: 1, aloneLast: '2026-11-10', said: 'Proud.' })
  expect(progressWords(progressOf(events), false)).toBe('Has been there twice, last on 10 November 2026; by themselves once, last on 10 November 2026.')
})

test('a day that did not work out changes nothing', () => {
  const before = [event('introduced', '2026-11-01'), event('went_with', '2026-11-03')]
  expect(progressOf([...before, event('not_that_day', '2026-11-09'), event('step_not_that_day', '2026-11-10')])).toEqual(progressOf(before))
  expect(progressWords(progressOf([event('told_about', '2026-11-01')]), false)).toBe('Has not been there yet, as far as we know.')
})

test('counts of 1 to 4 are not told apart', () => {
  expect([toldPart(6, 9), toldPart(5, 10), toldPart(9, 9), toldPart(2, 9), toldPart(0, 3)]).toEqual([
    'not told, so that nobody can be picked out',
    '5',
    '9',
    'fewer than 5',
    '0',
  ])
  expect([0, 1, 4, 5, 12].map(told)).toEqual(['0', 'fewer than 5', 'fewer than 5', '5', '12'])
})
