import { expect, test } from 'vitest'
import { z } from 'zod'
import { TooMuch } from './errors.ts'
import { check, day, type FormBody, isEmail, MOST_FIELDS, optionalDay, parseBody } from './forms.ts'

const quickly = <T>(work: () => T): T => {
  const began = performance.now()
  const result = work()
  expect(performance.now() - began).toBeLessThan(1000)
  return result
}

test('a field sent many times is a list in its order; once it is text', () => {
  expect(parseBody('a=1&b=2&a=3&a=4')).toEqual({ a: ['1', '3', '4'], b: '2' })
})

test('the most fields a form may have are read, one more is refused, and 250,000 are refused at once', () => {
  expect(parseBody('a&'.repeat(MOST_FIELDS - 1)).a).toHaveLength(MOST_FIELDS - 1)
  expect(() => parseBody('a&'.repeat(MOST_FIELDS))).toThrow(TooMuch)
  quickly(() => expect(() => parseBody('a&'.repeat(250_000))).toThrow(TooMuch))
})

test('an e-mail address is looked at quickly, however long a text is sent as one', () => {
  expect(isEmail('name@example.com')).toBe(true)
  expect(isEmail('name@example')).toBe(false)
  quickly(() => expect(isEmail('@'.repeat(400_000))).toBe(false))
})

test.each([
  [['', '', ''], 'Enter the day it will be done by', undefined],
  [[' ', ' ', ' '], 'Enter the day it will be done by', undefined],
  [['3', '12', '26'], 'The year must have 4 numbers, like 2026', 'same'],
  [['3', 'December', '026'], 'The year must have 4 numbers, like 2026', 'same'],
  [['3', '', '2026'], 'The date must include a month', 'same'],
  [['3', '', ''], 'The date must include a month and a year', 'same'],
  [['31', '2', '2026'], 'This must be a real date, like 27 3 1985', 'same'],
  [['3', '12', '1026'], 'This must be a real date, like 27 3 1985', 'same'],
  [['3', '12', 'next year'], 'This must be a real date, like 27 3 1985', 'same'],
])('a day typed as %j says what is wrong with it', ([theDay, month, year], wanted, where) => {
  const body = { 'by-day': theDay!, 'by-month': month!, 'by-year': year! }
  expect(check(z.object({ by: day('Enter the day it will be done by') }), body).form.errors.by).toBe(wanted)
  expect(check(z.object({ by: optionalDay() }), body).form.errors.by).toBe(where && wanted)
})

test('a day in one forged field, or a box sent twice, is an error and never a day', () => {
  const schema = z.object({ by: day('Enter a day'), from: optionalDay() })
  const forged: FormBody[] = [
    { by: '2026-02-31' },
    { by: 'yes' },
    { by: ['2026-02-28', '2026-03-01'] },
    { 'by-day': ['1', '2'], 'by-month': '3', 'by-year': '2026' },
  ]
  for (const body of forged) expect(check(schema, body)).toMatchObject({ ok: false, form: { errors: { by: 'This must be a real date, like 27 3 1985' } } })
  expect(check(schema, { by: '2026-02-28' })).toMatchObject({ ok: true, data: { by: '2026-02-28' } })
})
