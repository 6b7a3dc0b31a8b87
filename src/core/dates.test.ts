import fc from 'fast-check'
import { expect, test } from 'vitest'
import { formatDate, formatDateTime, ZONE } from './dates.ts'

const MONTHS = ['January', 'February', 'March', 'April', 'May', 'June', 'July', 'August', 'September', 'October', 'November', 'December']
const instants = fc.date({ min: new Date('1900-01-01'), max: new Date('2199-12-31'), noInvalidDate: true })

test('a day is written as people in England write it, at every instant and for every date', () => {
  fc.assert(
    fc.property(instants, instant => {
      const london = Temporal.Instant.fromEpochMilliseconds(instant.getTime()).toZonedDateTimeISO(ZONE)
      const words = `${london.day} ${MONTHS[london.month - 1]} ${london.year}`
      expect(formatDate(instant)).toBe(words)
      expect(formatDate(london.toPlainDate().toString())).toBe(words)
      expect(formatDateTime(instant)).toContain(`day ${words} at `)
    }),
  )
  expect(formatDateTime(new Date('2026-03-29T01:00Z'))).toBe('Sunday 29 March 2026 at 2am')
  expect(() => formatDate('soon')).toThrow(RangeError)
})
