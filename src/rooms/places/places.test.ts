import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { draw } from './map.ts'
import { type Boundary, isInside, metresBetween, nearest, parsePostcode, readableName, writtenPostcode } from './places.ts'

describe('a postcode as people type it', () => {
  test.each([
    ['N17 0AA', 'N170AA'],
    ['n170aa', 'N170AA'],
    [' n17  0aa ', 'N170AA'],
    ['N17-0AA', 'N170AA'],
    ['N17.0AA', 'N170AA'],
    ['Ｎ１７　０ＡＡ', 'N170AA'],
    ['m1 1ae', 'M11AE'],
    ['cr2 6xh', 'CR26XH'],
    ['dn55 1pt', 'DN551PT'],
    ['w1a 1hq', 'W1A1HQ'],
    ['ec1a 1bb', 'EC1A1BB'],
  ])('%j is read', (typed, key) => {
    const parsed = parsePostcode(typed)
    expect(parsed).toMatchObject({ kind: 'full', key })
    expect(parsed.kind === 'full' && writtenPostcode(key)).toBe(parsed.kind === 'full' && parsed.text)
  })

  test.each([
    ['N17', 'N17'],
    ['wc1h', 'WC1H'],
    ['ST5', 'ST5'],
  ])('%j is the first half', (typed, outcode) => {
    expect(parsePostcode(typed)).toMatchObject({ kind: 'outcode', outcode })
  })

  test.each([
    ['N17 OAA', 'N17 0AA'],
    ['N17 0A0', undefined],
    ['ST5 5B0', undefined],
    ['5T5 5BG', 'ST5 5BG'],
    ['ST5 SBG', 'ST5 5BG'],
    ['TSl2 1AT', 'TS12 1AT'],
  ])('%j is not changed silently: %j is offered', (typed, meant) => {
    const parsed = parsePostcode(typed)
    expect(parsed.kind).toBe('wrong')
    if (parsed.kind === 'wrong') expect(parsed.message).toContain(meant ? `Did you mean ${meant}?` : 'Enter a full UK postcode')
  })

  test.each(['', '   ', '123', 'hello', 'N17 0AA N17 0AA', '<script>', 'SW1A 1A', 'É1 1AA', '\0'])('%j is asked for again', typed => {
    expect(parsePostcode(typed)).toMatchObject({ kind: 'wrong', message: expect.stringMatching(/^Enter a/) })
  })

  test('nothing typed makes it fail, and what is read is read again the same', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), typed => {
        const parsed = parsePostcode(typed)
        if (parsed.kind === 'wrong') expect(parsed.message).not.toBe('')
        else expect(parsePostcode(parsed.text)).toEqual(parsed)
      }),
    )
  })
})

const square: Boundary = {
  type: 'Polygon',
  coordinates: [
    [
      [0, 50],
      [1, 50],
      [1, 51],
      [0, 51],
      [0, 50],
    ],
    [
      [0.4, 50.4],
      [0.6, 50.4],
      [0.6, 50.6],
      [0.4, 50.6],
      [0.4, 50.4],
    ],
  ],
}

describe('where a point lies', () => {
  test('inside, outside, and in a hole', () => {
    expect(isInside({ lat: 50.2, lon: 0.2 }, square)).toBe(true)
    expect(isInside({ lat: 50.5, lon: 0.5 }, square)).toBe(false)
    expect(isInside({ lat: 51.5, lon: 0.5 }, square)).toBe(false)
    expect(isInside({ lat: 50.2, lon: 0.2 }, { type: 'MultiPolygon', coordinates: [[], square.coordinates as never] })).toBe(true)
  })

  test('two halves never both claim a point, and together miss none', () => {
    const half = (west: number, east: number): Boundary => ({
      type: 'Polygon',
      coordinates: [
        [
          [west, 50],
          [east, 50],
          [east, 51],
          [west, 51],
          [west, 50],
        ],
      ],
    })
    const within = fc.double({ min: 0.0001, max: 0.9999, noNaN: true })
    fc.assert(
      fc.property(within, within, (x, y) => {
        const point = { lat: 50 + y, lon: x }
        expect([half(0, 0.5), half(0.5, 1)].filter(one => isInside(point, one))).toHaveLength(1)
      }),
    )
  })

  test('distance is that of the map: London to Stoke-on-Trent is about 218 km', () => {
    const km = metresBetween({ lat: 51.5074, lon: -0.1278 }, { lat: 53.0027, lon: -2.1794 }) / 1000
    expect(km).toBeGreaterThan(216)
    expect(km).toBeLessThan(220)
  })

  test('the nearest is found, the first of equals, none of none', () => {
    const a = { name: 'a', lat: 51, lon: 0 }
    const b = { name: 'b', lat: 52, lon: 0 }
    expect(nearest({ lat: 51.4, lon: 0 }, [b, a])?.one).toBe(a)
    expect(nearest({ lat: 51, lon: 0 }, [a, { ...a, name: 'twin' }])).toEqual({ one: a, metres: 0 })
    expect(nearest({ lat: 51, lon: 0 }, [])).toBeUndefined()
  })
})

test.each([
  ['ST. JAMES SURGERY', 'St. James Surgery'],
  ["ST PETER'S SURGERY", "St Peter's Surgery"],
  ['EAST CLEVELAND PCN', 'East Cleveland PCN'],
  ['HARINGEY - N15/SOUTH EAST PCN', 'Haringey - N15/South East PCN'],
  ['STOKE-ON-TRENT', 'Stoke-on-Trent'],
  ['THE  GARTH', 'The Garth'],
  ['McKenzie House', 'McKenzie House'],
])('the published name %j is shown as %j', (source, shown) => {
  expect(readableName(source)).toBe(shown)
})

describe('a drawn map', () => {
  test('is north up, fits its box and puts each number inside its area', () => {
    const north: Boundary = {
      type: 'Polygon',
      coordinates: [
        [
          [0, 52],
          [1, 52],
          [1, 53],
          [0, 53],
          [0, 52],
        ],
      ],
    }
    const drawing = draw([
      { code: 'S', name: 'South', boundary: square },
      { code: 'N', name: 'North', boundary: north },
      { code: 'X', name: 'Unknown', boundary: undefined },
    ])!
    const [south, up] = drawing.areas
    expect(drawing.areas.map(area => area.code)).toEqual(['S', 'N'])
    expect(up!.marks[0]!.y).toBeLessThan(south!.marks[0]!.y)
    for (const [, x, y] of drawing.areas.flatMap(area => [...area.path.matchAll(/(\d+) (\d+)/g)])) {
      expect(Number(x)).toBeLessThanOrEqual(drawing.width)
      expect(Number(y)).toBeLessThanOrEqual(drawing.height)
    }
  })

  test('of nothing is nothing', () => {
    expect(draw([{ code: 'X', name: 'Unknown', boundary: undefined }])).toBeUndefined()
  })

  test('keeps the numbers of an area with no boundary out of step with nobody', () => {
    const drawing = draw([
      { code: 'X', name: 'Unknown', boundary: undefined },
      { code: 'S', name: 'South', boundary: square },
    ])!
    expect(drawing.areas.map(area => area.number)).toEqual([2])
  })
})
