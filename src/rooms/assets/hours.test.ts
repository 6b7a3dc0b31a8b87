import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { readDay, readWeek } from './hours.ts'

const DAY = ['', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun']
const said = (text: string) =>
  readWeek(text)
    ?.map(({ weekday, opens, closes }) => `${DAY[weekday]} ${opens}-${closes}`)
    .join(', ')

describe('what can be meant in one way is read', () => {
  test.each([
    ['Mon-Fri 9am-5pm', 'Mon 09:00-17:00, Tue 09:00-17:00, Wed 09:00-17:00, Thu 09:00-17:00, Fri 09:00-17:00'],
    ['Monday to Wednesday: 09:00 – 17:30', 'Mon 09:00-17:30, Tue 09:00-17:30, Wed 09:00-17:30'],
    ['Mon 10-1, 2-5', 'Mon 10:00-13:00, Mon 14:00-17:00'],
    ['Mon 10-1, Tue 2-5', 'Mon 10:00-13:00, Tue 14:00-17:00'],
    ['Tuesdays and Thursdays, 10.30am to 12 noon', 'Tue 10:30-12:00, Thu 10:30-12:00'],
    ['Every Tuesday 2-4pm', 'Tue 14:00-16:00'],
    ['10am-12pm Saturdays', 'Sat 10:00-12:00'],
    ['9:00-17:00 weekends', 'Sat 09:00-17:00, Sun 09:00-17:00'],
    [
      'Daily 10:00-16:00',
      DAY.slice(1)
        .map(day => `${day} 10:00-16:00`)
        .join(', '),
    ],
    ['Mon, Wed & Fri 9-5; Sun closed', 'Mon 09:00-17:00, Wed 09:00-17:00, Fri 09:00-17:00'],
    ['Mo-We 08:00-12:00', 'Mon 08:00-12:00, Tue 08:00-12:00, Wed 08:00-12:00'],
    ['Sat 10am-1', 'Sat 10:00-13:00'],
    ['Opening hours: Thurs 7pm-9.30pm', 'Thu 19:00-21:30'],
    ['Closed', ''],
  ])('%s', (text, expected) => expect(said(text)).toBe(expected))
})

describe('what could be meant in two ways stays words', () => {
  test.each([
    '6-8 Tuesdays',
    '9am-5pm',
    'Tuesday',
    'First Monday of the month 2-4pm',
    'Mon-Fri 9am-5pm term time only',
    'Mon 9am',
    'Fri 8pm-2am',
    'Mon 25:00-26:00',
    'Mon 9:75-10:00',
    'Fri-Mon 9-5',
    'Mon 13pm-14pm',
    'AM & PM (continuous)',
    'Mon 9-12, 11-2',
    'by appointment',
    '',
  ])('%s', text => expect(readWeek(text)).toBeUndefined())
})

test('a column for one day needs no day in it', () => {
  expect(readDay(3, '09:00-17:00')).toEqual([{ weekday: 3, opens: '09:00', closes: '17:00' }])
  expect(readDay(3, '10-1 and 2-5')).toHaveLength(2)
  expect(readDay(3, 'Closed')).toEqual([])
  expect(readDay(3, 'All Day (continuous)')).toBeUndefined()
  expect(readDay(3, '')).toBeUndefined()
})

test('any words at all are answered, and what is read is a time of a day', () => {
  const words = fc.array(fc.constantFrom('Mon', 'Fri', '-', ' ', '9', '12', '17:00', 'am', 'pm', ',', 'and', 'noon', 'closed', 'x', '\u0000'), {
    maxLength: 30,
  })
  fc.assert(
    fc.property(
      fc.oneof(
        fc.string(),
        words.map(parts => parts.join('')),
      ),
      text => {
        for (const { weekday, opens, closes } of readWeek(text) ?? []) {
          expect(weekday).toBeGreaterThan(0)
          expect(opens < closes).toBe(true)
          expect(closes).toMatch(/^([01]\d|2[0-3]):[0-5]\d$/)
        }
      },
    ),
  )
})
