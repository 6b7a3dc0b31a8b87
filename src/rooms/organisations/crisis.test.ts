import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { ROOT, testDatabase } from '../../../test/support/db.ts'
import { asSystem } from '../../../test/support/people.ts'
import { ESSENTIAL, hoursLines, openState, openWords } from './crisis.ts'
import { crisisRoutes } from './store-crisis.ts'

const daily = (opens: string, closes: string) => [1, 2, 3, 4, 5, 6, 7].map(weekday => ({ weekday, opens, closes }))
const words = (hours: ReturnType<typeof daily>, now: string, alwaysOpen = false) => openWords(openState({ alwaysOpen, hours }, new Date(now)), new Date(now))

test('the numbers that stand when no list can be read are those of the list, and of the help that comes first', async () => {
  const db = await testDatabase()
  const national = (await asSystem(db, caller => crisisRoutes(caller))).map(({ name, phone, textTo, textWords }) => ({ name, phone, textTo, textWords }))
  await db.close()
  expect(ESSENTIAL.length).toBeGreaterThanOrEqual(4)
  for (const { name, phone, textTo, textWords } of ESSENTIAL) expect(national).toContainEqual({ name, phone, textTo, textWords })
  const { items } = JSON.parse(readFileSync(join(ROOT, 'db/reference/content/help-first.json'), 'utf8')) as {
    items: { more: { lines: { name: string; phone?: string; text?: string; say?: string }[] } }[]
  }
  const lines = items.flatMap(item => item.more.lines)
  for (const route of ESSENTIAL) {
    const same = lines.filter(line => line.name === route.name)
    expect(same.length, route.name).toBeGreaterThan(0)
    for (const line of same) expect([line.phone, line.text, line.say], route.name).toEqual([route.phone, route.textTo, route.textWords])
  }
})

test('R022 a crisis café says whether it is open now, and when it next opens', () => {
  const cafe = daily('18:00', '23:00').filter(one => one.weekday <= 5)
  expect(words(cafe, '2026-11-23T17:59:59Z')).toBe('Closed now. Opens today at 6pm')
  expect(words(cafe, '2026-11-23T18:00:00Z')).toBe('Open now, until 11pm')
  expect(words(cafe, '2026-11-23T23:00:00Z')).toBe('Closed now. Opens tomorrow at 6pm')
  expect(words(cafe, '2026-11-27T23:30:00Z')).toBe('Closed now. Opens on Monday at 6pm')
  expect(words([], '2026-11-23T12:00:00Z')).toBe('Ring first to check when it is open')
  expect(words([], '2026-11-23T12:00:00Z', true)).toBe('Open now, day and night')
})

test('hours past midnight belong to the evening they began, and stretches that touch are one', () => {
  const night = daily('20:00', '02:00')
  expect(words(night, '2026-11-24T01:30:00Z')).toBe('Open now, until 2am')
  expect(words(night, '2026-11-23T21:00:00Z')).toBe('Open now, until 2am tomorrow')
  expect(words([...daily('18:00', '00:00'), ...daily('00:00', '06:00')], '2026-11-23T22:00:00Z')).toBe('Open now, until 6am tomorrow')
  expect(words(daily('00:00', '00:00'), '2026-11-23T22:00:00Z')).toBe('Open now, day and night')
})

test('hours follow the clock on the wall when summer time begins and ends', () => {
  const cafe = daily('18:00', '23:00')
  expect(words(cafe, '2026-03-28T17:30:00Z')).toBe('Closed now. Opens today at 6pm')
  expect(words(cafe, '2026-03-29T17:30:00Z')).toBe('Open now, until 11pm')
  const night = daily('22:00', '04:00')
  // The clocks go back at 2am: the night is an hour longer.
  expect(openState({ alwaysOpen: false, hours: night }, new Date('2026-10-25T03:59:59Z'))).toMatchObject({
    open: true,
    until: new Date('2026-10-25T04:00:00Z'),
  })
  // And forward at 1am: an hour shorter, also where the opening time itself does not exist.
  expect(openState({ alwaysOpen: false, hours: daily('01:30', '04:00') }, new Date('2026-03-29T00:30:00Z'))).toEqual({
    open: false,
    next: new Date('2026-03-29T01:30:00Z'),
  })
})

test('opening hours read as people say them', () => {
  expect(hoursLines([...daily('18:00', '23:00').slice(0, 5), { weekday: 7, opens: '12:00', closes: '16:30' }])).toEqual([
    'Monday to Friday: 6pm to 11pm',
    'Sunday: midday to 4:30pm',
  ])
})
