import { expect, test } from 'vitest'
import { TooMuch } from './errors.ts'
import { isEmail, MOST_FIELDS, parseBody } from './forms.ts'

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
