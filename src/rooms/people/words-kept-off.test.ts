import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { asItStood, foundIn, type KeptOff, otherWords, readOtherwise } from './words-kept-off.ts'

const off = (text: string, ...kept: [word: string, instead?: string][]) => readOtherwise(kept.map(([word, instead = '']) => ({ word, instead })))(text)

describe('a word kept off', () => {
  test.each([
    ['It is bipolar, she says. BIPOLAR!', 'It is my weather, she says. my weather!'],
    ['Bipolar-type moods (bipolar) “bipolar”', 'my weather-type moods (my weather) “my weather”'],
    ['antibipolar bipolarity bipolar2 bipolar_2 bipolaré', 'antibipolar bipolarity bipolar2 bipolar_2 bipolaré'],
    ['bipolar’s course', 'my weather’s course'],
    ['', ''],
  ])('%j reads %j', (text, read) => expect(off(text, ['bipolar', 'my weather'])).toBe(read))

  test('a phrase is found over a line’s end, in any sort of apostrophe and hyphen, before a word within it', () => {
    const kept: [string, string?][] = [['disorder'], ['borderline personality disorder', 'feeling a lot'], ['Asperger’s', 'me'], ['self-harm', 'my coping']]
    expect(off("Borderline  personality\ndisorder; a disorder; asperger's; ASPERGER’S; self‑harm", ...kept)).toBe('feeling a lot; a …; me; me; my coping')
  })

  test('letters of any language, written either way', () => {
    expect(off('Она: шизофрения. Шизофренияx', ['шизофрения', 'голоса'])).toBe('Она: голоса. Шизофренияx')
    expect(off('de\u0301pression and dépression', ['dépression', 'low days'])).toBe('low days and low days')
  })

  test('what looks like a pattern is plain text', () => {
    for (const word of ['.*', '(a+)+$', '[a-z]+', 'a|b|c', '\\w+', '$&', '^bipolar$', 'C++/x']) {
      expect(off('All of this stays abc', [word, 'no'])).toBe('All of this stays abc')
      expect(off(`so ${word} it`, [word, '$& $1'])).toBe('so $& $1 it')
    }
  })

  test('very long text is fast', () => {
    const kept: [string][] = [['a a a b'], ['aaaaaaaaaaaaaaaaaaaaaaaaaaaaaab'], ['personality disorder']]
    const began = performance.now()
    for (const text of ['a'.repeat(200_000), 'a '.repeat(100_000), 'personality'.concat(' '.repeat(200_000)), `${'a\u0301'.repeat(100_000)}`])
      off(text, ...kept)
    expect(performance.now() - began).toBeLessThan(2000)
  })

  const plainWord = fc.stringMatching(/^[a-z]{3,12}$/)
  test('whatever the words, all other text stays as it stands, in its order and its length', () => {
    fc.assert(
      fc.property(fc.array(plainWord, { minLength: 1, maxLength: 10 }), fc.array(fc.string({ maxLength: 30 }), { maxLength: 8 }), (words, between) => {
        const read = readOtherwise(words.map(word => ({ word, instead: '\uE000' })))
        const text = between.map((piece, index) => `${piece} ${words[index % words.length]} `).join('')
        const wanted = read(text)
        // Taking the words out where they were found leaves what was there before, letter for letter.
        const rest = wanted.split('\uE000')
        let from = 0
        for (const piece of rest) {
          const found = text.indexOf(piece, from)
          expect(found).toBeGreaterThanOrEqual(from)
          from = found + piece.length
        }
        expect(rest.join('').length).toBeLessThanOrEqual(text.length)
        expect(rest.length - 1).toBeGreaterThanOrEqual(between.length)
      }),
    )
  })
  test('never inside another word', () => {
    fc.assert(
      fc.property(plainWord, plainWord, plainWord, (word, before, after) => {
        const text = `${before}${word}${after} ${before}${word} ${word}${after} ${word}1 é${word}`
        const read = readOtherwise([{ word, instead: 'X' }])(text)
        expect(read.includes('X')).toBe(false)
      }),
    )
  })
  test('any text as a word breaks nothing, and a text without it stays', () => {
    fc.assert(
      fc.property(fc.string({ minLength: 3, maxLength: 60 }), fc.string({ maxLength: 60 }), (word, text) => {
        const read = readOtherwise([{ word, instead: '…' }])(text)
        if (!text.toLowerCase().includes(word.trim().toLowerCase().slice(0, 1))) expect(read).toBe(text)
        expect(typeof read).toBe('string')
      }),
    )
  })
})

test('what somebody sends back just as they read it stands as it was written; what they change is theirs', () => {
  const read = readOtherwise([{ word: 'bipolar', instead: 'my weather' }])
  expect(asItStood('Living with bipolar', 'Living with my weather', read)).toBe('Living with bipolar')
  expect(asItStood('Living with bipolar', 'Living with my weather, and working', read)).toBe('Living with my weather, and working')
})

test('what is said beside a field names what to say instead', () => {
  const kept: KeptOff[] = [
    { word: 'bipolar', instead: 'my weather' },
    { word: 'manic', instead: '' },
  ]
  expect(foundIn('Manic, not high', kept)).toEqual([kept[1]])
  expect(otherWords(foundIn('Bipolar and manic', kept))).toContain('“my weather” instead of “bipolar”, and not to use “manic”')
})
