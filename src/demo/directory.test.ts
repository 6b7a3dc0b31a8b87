import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { ROOT } from '../../test/support/db.ts'
import { readWeek } from '../rooms/assets/index.ts'
import { HOOD, PLACE } from './cast.ts'
import { entriesOf, type Template, templates } from './directory.ts'

const all: Template[] = templates.parse(JSON.parse(readFileSync(join(ROOT, 'db/demo/directory.json'), 'utf8'))).entries
const interests = new Set(
  (JSON.parse(readFileSync(join(ROOT, 'db/reference/assets/interests.json'), 'utf8')) as { terms: { code: string }[] }).terms.map(term => term.code),
)
const hood = (code: string, placeCode: string) => ({ code, name: `Hood ${code}`, placeCode, placeName: 'Somewhere', points: [{ lat: 53, lon: -2 }] })
const NOW = new Date('2026-11-22T10:00:00Z')

/** What stands near each of the eight: the headings of the groups in their own neighbourhood when their place is filled. */
const nearTo = (own: string, place: string) =>
  entriesOf(all, [hood('U00001', place), hood(own, place), hood('U00002', place)], NOW).filter(
    ({ entry }) => entry!.locations[0]?.neighbourhood_code === own || entry!.online,
  )

describe('what each of the eight needs is near them', () => {
  test.each([
    [
      'Ashik: time with family, faith, peers, evenings without drink',
      HOOD.ashik,
      PLACE.haringey,
      ['family-support', 'faith', 'peer-support', 'alcohol-drugs', 'work'],
    ],
    [
      'Louise: ceramics, self-defence by day, people new in town, online',
      HOOD.louise,
      PLACE.newcastle,
      ['arts-crafts', 'women', 'disability', 'online-community', 'meeting-people'],
    ],
    [
      'Dave: a shed, running, others who parted, a solicitor, housing',
      HOOD.moorlands,
      PLACE.moorlands,
      ['woodwork-shed', 'running-cycling', 'relationships', 'legal-advice', 'housing'],
    ],
    [
      'Diane: her dog walked, a bus, singing to breathe, memory',
      HOOD.moorlands,
      PLACE.moorlands,
      ['animals', 'transport', 'long-term-conditions', 'memory-dementia'],
    ],
    ['Kyle: football, music, bereavement by violence, benefits', HOOD.kyle, PLACE.lichfield, ['team-sport', 'music', 'bereavement', 'benefits', 'men']],
    [
      'Carol: her vet bills, books at home, reading to others, somebody to go out with',
      HOOD.carol,
      PLACE.haringey,
      ['animals', 'library', 'reading-writing', 'befriending', 'benefits', 'housing'],
    ],
    [
      'Mei-Lin: a crèche next door, traditional exercise, her language, women alone',
      HOOD.meiLin,
      PLACE.camden,
      ['parent-toddler', 'yoga-calm', 'cultural-community', 'women'],
    ],
    [
      'Frank: a garden centre, peers, exercise, money kept safe, cooking',
      HOOD.frank,
      PLACE.redcar,
      ['gardening', 'volunteering', 'peer-support', 'exercise', 'money-debt', 'cooking'],
    ],
  ])('%s', (_, own, place, needed) => {
    const found = new Set(nearTo(own, place).flatMap(({ entry }) => entry!.terms))
    expect(needed.filter(term => !found.has(term))).toEqual([])
  })
})

test('every group says that it is fictional, leads nowhere real, and is under headings that exist', () => {
  for (const { key, entry } of entriesOf(all, [hood('U00001', PLACE.haringey), hood('U00002', PLACE.haringey)], NOW)) {
    expect(entry!.organisation.name, key).toContain('(fictional)')
    expect(entry!.description, key).toContain('fictional')
    expect(entry!.phone, key).toMatch(/^01632 960\d{3}$/)
    expect(entry!.email, key).toMatch(/\.example$/)
    expect(entry!.website, key).toBeNull()
    expect(
      entry!.terms.filter(term => !interests.has(term)),
      key,
    ).toEqual([])
    expect(entry!.confirmed_at! <= NOW.toISOString(), key).toBe(true)
  }
})

test('every time in the list is one that is read for certain', () => {
  expect(all.filter(({ when }) => when && !readWeek(when)?.length).map(({ code }) => code)).toEqual([])
})
