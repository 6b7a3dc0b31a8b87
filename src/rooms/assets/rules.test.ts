import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { slipsBetween } from '../../core/text.ts'
import { ageWords, distanceWords, freshness, monthsBefore, type Schedule, timeWords, whenWords } from './assets.ts'
import { addressOf, type Finding, fieldsOf, filtersOf, NOTHING_ASKED, readFinding, wideningFor, widerThan } from './finding.ts'
import { boxOf, drawAreas, gather, MAP_SIZE, moved, moveTo, onMap, tilesUnder, viewOver } from './map.ts'
import { nearCookie, pointFrom, readNear } from './near.ts'
import { type Interest, likeliest, searchText, understand, wordsIn } from './spelling.ts'

const NOW = new Date('2026-11-23T09:30:00Z')

describe('how sure an entry is', () => {
  test.each([
    [0, 'fresh'],
    [5, 'fresh'],
    [6, 'ask'],
    [8, 'ask'],
    [9, 'sunk'],
    [11, 'sunk'],
    [12, 'gone'],
    [40, 'gone'],
  ] as const)('R240 confirmed %i months ago: %s', (months, expected) => {
    expect(freshness(monthsBefore(NOW, months), NOW)).toBe(expected)
  })

  test('R240 it never becomes surer by waiting', () => {
    const order = ['fresh', 'ask', 'sunk', 'gone']
    fc.assert(
      fc.property(fc.nat(900), fc.nat(900), (a, b) => {
        const at = (days: number) => order.indexOf(freshness(new Date(NOW.getTime() - days * 86_400_000), NOW))
        expect(at(Math.max(a, b))).toBeGreaterThanOrEqual(at(Math.min(a, b)))
      }),
    )
  })
})

const time = (weekday: number, opens = '09:00', closes: string | undefined = '17:00', every: Schedule['every'] = 'week', note = ''): Schedule => ({
  weekday,
  opens,
  closes,
  every,
  note,
})

test.each([
  [[1, 2, 3, 4, 5].map(day => time(day)), ['Monday to Friday, 9am to 5pm']],
  [[1, 2, 3, 4, 5, 6, 7].map(day => time(day, '00:00', '23:59')), ['Every day, all day']],
  [
    [time(6, '10:30', '12:00', 'fortnight'), time(2, '18:00', '20:15')],
    ['Tuesday, 6pm to 8:15pm', 'Saturday, 10:30am to midday, every two weeks'],
  ],
  [[{ ...time(3, '14:00', '', 'month', 'first of the month'), closes: undefined }], ['Wednesday, from 2pm, once a month (first of the month)']],
  [
    [time(1), time(2), time(4)],
    ['Monday and Tuesday, 9am to 5pm', 'Thursday, 9am to 5pm'],
  ],
  [[], []],
])('times are said in words', (times, words) => {
  expect(whenWords(times)).toEqual(words)
})

test('hours, ages and distances as people say them', () => {
  expect(['00:00', '09:05', '12:00', '12:30', '23:00'].map(timeWords)).toEqual(['midnight', '9:05am', 'midday', '12:30pm', '11pm'])
  expect([ageWords(16, 25), ageWords(60, undefined), ageWords(undefined, 11), ageWords(undefined, undefined)]).toEqual([
    'Aged 16 to 25',
    'Aged 60 and over',
    'Up to the age of 11',
    '',
  ])
  expect([0, 50, 300, 1000, 1609, 3300, 40_000].map(distanceWords)).toEqual([
    'under 100 yards',
    'under 100 yards',
    'about 300 yards',
    '0.6 miles',
    '1 mile',
    '2.1 miles',
    '25 miles',
  ])
})

const asking: fc.Arbitrary<Finding> = fc.record({
  words: fc.string({ maxLength: 40 }).map(text => text.replace(/\s+/g, ' ').replaceAll('\0', '').trim()),
  interest: fc.option(fc.constantFrom('gardening', 'walking'), { nil: undefined }),
  domains: fc.constantFrom<Finding['domains'][]>([], ['healthCare'], ['localFacilities', 'personalRelationships']),
  when: fc.constantFrom<Finding['when'][]>([], ['sat'], ['mon', 'evening']),
  free: fc.boolean(),
  stepFree: fc.boolean(),
  language: fc.constantFrom(undefined, 'Somali'),
  flexible: fc.constantFrom<Finding['flexible'][]>([], ['carers', 'shift_workers']),
  age: fc.option(fc.nat(130), { nil: undefined }),
  how: fc.constantFrom('any', 'in_person', 'online'),
  referralToo: fc.boolean(),
  mentalHealth: fc.constantFrom('after', 'together', 'only'),
  within: fc.constantFrom(0, 1, 2, 5, 10, 25),
  map: fc.constantFrom(undefined, { x: 0.5, y: -2, z: 1.25 }),
  page: fc.constantFrom(1, 7),
})

describe('what is asked', () => {
  test('an address says what was asked, and nothing else; read again it asks the same', () => {
    fc.assert(
      fc.property(asking, finding => {
        const address = addressOf(finding, { page: finding.page })
        expect(readFinding(new URL(address, 'http://here').searchParams)).toEqual(finding)
      }),
    )
    expect(addressOf(NOTHING_ASKED)).toBe('/community')
  })

  test('whatever stands in an address, something can be asked', () => {
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.constantFrom('q', 'page', 'within', 'age', 'x', 'z', 'when', 'interest', 'also'), fc.string())),
        pairs => void fieldsOf(readFinding(new URLSearchParams(pairs))),
      ),
    )
    expect(readFinding(new URLSearchParams('page=0&within=3&age=-4&when=noon&domain=all&interest=<b>'))).toEqual({ ...NOTHING_ASKED })
  })

  test('every filter can be lifted by itself', () => {
    fc.assert(
      fc.property(asking, finding => {
        const filters = filtersOf(finding)
        for (const filter of filters)
          expect(filtersOf({ ...finding, ...filter.without }).map(one => one.code)).toEqual(filters.map(one => one.code).filter(code => code !== filter.code))
      }),
    )
  })

  test('the smallest step that finds something is offered', () => {
    expect(widerThan(2)).toEqual([5, 10, 25, 0])
    expect(wideningFor(2, [0, 3, 9, 40])).toEqual({ miles: 10, count: 3 })
    expect(wideningFor(2, [0, 0, 0, 1])).toEqual({ miles: 0, count: 1 })
    expect(wideningFor(2, [0, 0, 0, 0])).toBeUndefined()
    expect(wideningFor(0, [])).toBeUndefined()
  })
})

const heading = (code: string, name: string, words: string[]): Interest => ({ code, name, domains: [], words })
const HEADINGS = [
  heading('gardening', 'Gardening', ['garden', 'allotment']),
  heading('meeting', 'Meeting people', ['coffee morning', 'lonely', 'get out of the house']),
  heading('warm', 'Warm places', ['warm']),
]

describe('what people type', () => {
  test.each([
    ['gardning', 'gardening', ['gardening']],
    ['LONELY!!', undefined, ['meeting']],
    ['somewhere warm', undefined, ['warm']],
    ['get out of the house', undefined, ['meeting']],
    ['cofee morning', 'coffee morning', []],
    ['allotments', 'allotment', ['gardening']],
    ['the', undefined, []],
    ['', undefined, []],
  ])('%j is understood', (typed, meant, codes) => {
    const understood = understand(typed, HEADINGS)
    expect(understood.meant).toBe(meant)
    expect(understood.interests.map(one => one.code)).toEqual(codes)
  })

  test('words that belong together stay together; words around them are set aside', () => {
    expect(searchText(understand('a coffee morning near me', HEADINGS))).toBe("('coffee' <-> 'morning')")
    expect(searchText(understand('tea at the garden', HEADINGS), { weights: 'AB' })).toBe("('tea':AB) & ('garden':AB)")
    expect(searchText(understand('gardning', HEADINGS))).toBe("('gardning':* | 'gardening')")
  })

  test('nothing typed can mean anything to the database but words', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 80 }), typed => {
        const text = searchText(understand(typed, HEADINGS))
        expect(text.replace(/'[\p{L}\p{M}\p{N}]+'(:\*)?/gu, 'w')).toMatch(/^(\(w( (<->|\|) w)*\)( & \(w( (<->|\|) w)*\))*)?$/)
        expect(wordsIn(typed).length).toBeLessThanOrEqual(12)
      }),
    )
  })

  test('a slip is a letter left out, added, changed or swapped; short words are left alone', () => {
    expect([slipsBetween('libary', 'library', 2), slipsBetween('anxeity', 'anxiety', 2), slipsBetween('cat', 'house', 2)]).toEqual([1, 1, 3])
    expect(likeliest('art', ['arts', 'cart'])).toEqual([])
    expect(likeliest('swiming', ['swimming', 'singing', 'sewing'])).toEqual(['swimming'])
  })
})

describe('where somebody looks from', () => {
  test('comes back from the cookie as it went, about a hundred metres exact', () => {
    const near = { lat: 51.5, lon: -0.123, label: 'N17 0AA | é', placeCode: 'E09000014', exact: true }
    const cookie = nearCookie(near, true)
    expect(cookie).toMatch(/; Path=\/; HttpOnly; SameSite=Lax; Secure$/)
    expect(readNear(cookie.split(/[=;]/)[1])).toEqual(near)
    expect(pointFrom('51.123456', '-0.98765')).toEqual({ lat: 51.123, lon: -0.988 })
    expect(pointFrom('0', '0')).toBeUndefined()
    expect(nearCookie(undefined, false)).toMatch(/^kith_near=; .*Max-Age=0$/)
  })

  test('anything else is nowhere', () => {
    fc.assert(fc.property(fc.string(), text => void readNear(text)))
    for (const text of ['', '|||||', 'NaN|NaN|1||x', '51.5|-0.1|1||', '%']) expect(readNear(text)).toBeUndefined()
  })
})

describe('the map', () => {
  const view = { lat: 51.5, lon: -0.1, half: 3000 }

  test('its middle is in the middle, north is up, and its box is its edge', () => {
    expect(onMap(view, view)).toEqual({ x: MAP_SIZE / 2, y: MAP_SIZE / 2 })
    const box = boxOf(view)
    expect(Object.values(onMap(view, { lat: box.north, lon: box.west })).map(Math.abs)).toEqual([0, 0])
    expect(onMap(view, { lat: box.south, lon: box.east })).toEqual({ x: MAP_SIZE, y: MAP_SIZE })
  })

  test('a move is told as steps from where it began and comes out where it should', () => {
    fc.assert(
      fc.property(
        fc.double({ min: -3, max: 3, noNaN: true }),
        fc.double({ min: -3, max: 3, noNaN: true }),
        fc.double({ min: -3, max: 5, noNaN: true }),
        (x, y, z) => {
          const there = moveTo(view, moved(view, { x, y, z }))
          expect(there.x).toBeCloseTo(x, 3)
          expect(there.y).toBeCloseTo(y, 3)
          expect(there.z).toBeCloseTo(z, 6)
        },
      ),
    )
  })

  test('every entry in sight is in exactly one pin, and pins do not touch', () => {
    const near = fc.record({ lat: fc.double({ min: 51.48, max: 51.52, noNaN: true }), lon: fc.double({ min: -0.13, max: -0.07, noNaN: true }) })
    fc.assert(
      fc.property(fc.array(near, { maxLength: 20 }), points => {
        const pins = gather(
          view,
          points.map((point, at) => ({ ...point, number: at + 1 })),
        )
        expect(pins.flatMap(pin => pin.numbers).sort((a, b) => a - b)).toEqual(points.map((_, at) => at + 1))
        for (const a of pins) for (const b of pins) if (a !== b) expect(Math.hypot(a.x - b.x, a.y - b.y)).toBeGreaterThanOrEqual(46)
      }),
    )
  })

  test('holds all it is drawn over; of nothing there is none', () => {
    const points = [view, { lat: 51.6, lon: 0.1 }, { lat: 51.4, lon: -0.2 }]
    const over = viewOver(points)!
    for (const point of points) for (const at of Object.values(onMap(over, point))) expect(at >= 0 && at <= MAP_SIZE).toBe(true)
    expect(viewOver([])).toBeUndefined()
  })

  test('areas out of sight are not drawn; tiles cover the whole map', () => {
    const square = (lat: number, lon: number) => ({
      type: 'Polygon' as const,
      coordinates: [
        [
          [lon, lat],
          [lon + 0.02, lat],
          [lon + 0.02, lat + 0.02],
          [lon, lat + 0.02],
          [lon, lat],
        ] as [number, number][],
      ],
    })
    const drawn = drawAreas(view, [
      { code: 'A', name: 'Here', boundary: square(51.49, -0.11) },
      { code: 'B', name: 'There', boundary: square(55, -2) },
      { code: 'C', name: 'Unknown', boundary: undefined },
    ])
    expect(drawn.map(area => area.code)).toEqual(['A'])
    const tiles = tilesUnder(view, 'https://tiles.example/{z}/{x}/{y}.png')
    expect(Math.min(...tiles.map(tile => tile.x))).toBeLessThanOrEqual(0)
    expect(Math.max(...tiles.map(tile => tile.y + tile.size))).toBeGreaterThanOrEqual(MAP_SIZE)
    expect(tiles.length).toBeLessThanOrEqual(36)
    expect(tiles[0]!.href).toMatch(/^https:\/\/tiles\.example\/\d+\/\d+\/\d+\.png$/)
  })
})
