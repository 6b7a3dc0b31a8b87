import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { directory } from './importing.hold.ts'
import { directoryInWords } from './index.ts'

let it: Awaited<ReturnType<typeof directory>>
beforeAll(async () => {
  it = await directory()
  await it.rows(`insert into postcode (postcode, lat, lon) values ('TE11AA', 53.055, -1.955), ('TE11AB', 53.056, -1.956)`)
  await it.rows(`insert into outcode (outcode, lat, lon) values ('TE1', 53.05, -1.95)`)
})
afterAll(() => it.close())
beforeEach(() => it.afresh())

const shown = async () => (await it.rows<{ name: string }>('select distinct name from asset_found order by 1')).map(one => one.name)
const entries = (columns: string) =>
  it.rows<Record<string, unknown>>(
    `select a.name, ${columns} from asset a left join asset_at_location al on al.asset_id = a.id left join asset_location l on l.id = al.location_id order by a.name, a.source_key`,
  )
const hours = () => it.rows(`select a.name, s.weekday, to_char(s.opens, 'HH24:MI') || '-' || to_char(s.closes, 'HH24:MI') as at from asset_schedule s join asset a on a.id = s.asset_id order by 1, 2, 3`) // biome-ignore format: one question

describe('what is closed is not shown as open', () => {
  test.each([
    ['Closed', 'defunct'],
    ['Permanently closed', 'defunct'],
    ['CLOSED PERMANENTLY', 'defunct'],
    ['Ceased trading', 'defunct'],
    ['ended', 'defunct'],
    ['Deregistered', 'defunct'],
    ['No longer running', 'defunct'],
    ['Temporarily Closed', 'temporarily closed'],
    ['Closed for refurbishment', 'temporarily closed'],
    ['Open', 'active'],
    ['Registered', 'active'],
    ['Currently open to all', 'active'],
    ['', 'active'],
    ['Inactive', 'inactive'],
    ['Not open', 'inactive'],
    ['Open until 2019', 'inactive'],
    ['Unknown', 'inactive'],
    ['Blue', 'inactive'],
  ])('a status of "%s" is %s', async (words, status) => {
    await it.csv(`Name,Postcode,Status\nClub,TE1 1AA,${words}\n`)
    expect(await it.rows('select status from asset')).toEqual([{ status }])
    expect(await shown()).toEqual(status === 'active' || status === 'temporarily closed' ? ['Club'] : [])
  })

  test('a status that is not understood is said, with how many are not shown', async () => {
    const report = await it.csv('Name,Postcode,Status\nA,TE1 1AA,Blue\nB,TE1 1AB,Blue\nC,TE1 1AA,Open\n')
    expect(report).toMatchObject({ kept: 3, notOpen: 2, kinds: { kept: [{ column: 'Status', row: 2, rows: 2, raw: 'Blue' }] } })
    expect(directoryInWords(report)).toMatch(
      /2 are kept and not shown.*\n[\s\S]*Row 2, Status: This does not say whether it is open\..*\[Blue\] And 1 row more like it/,
    )
  })

  test.each([
    ['Year closed', '2010', false],
    ['Year closed', '2099', true],
    ['Date closed', '31/03/2024', false],
    ['Closure date', 'March 2024', false],
    ['Date closed', '2099-01-01', true],
    ['Closed', 'Yes', false],
    ['Closed', 'No', true],
    ['Closed', 'perhaps', false],
    ['End date', '2026-11-21', false],
    ['Year closed', 'N/A', true],
    ['Year closed', '', true],
  ])('%s "%s": shown is %s', async (heading, value, isShown) => {
    await it.csv(`Name,Postcode,${heading}\nClub,TE1 1AA,${value}\n`)
    expect(await shown()).toEqual(isShown ? ['Club'] : [])
  })

  test.each(['Old Library (closed)', 'Old Library - CLOSED', 'CLOSED - Old Library', 'Old Library (closed 2010)'])('a name that says so: %s', async name => {
    expect((await it.csv(`Name,Postcode\n${name},TE1 1AA\nClosed Door Theatre,TE1 1AB\n`)).kinds.kept).toMatchObject([{ row: 2, rows: 1 }])
    expect(await shown()).toEqual(['Closed Door Theatre'])
  })

  test('words instead of hours, and a note that begins with it', async () => {
    await it.csv(
      'Name,Postcode,Opening hours,Notes\nA,TE1 1AA,Permanently closed,\nB,TE1 1AA,,Closed September 2010 replaced by C\nC,TE1 1AA,Mon 9-5,Not closed on Mondays\n',
    )
    expect(await shown()).toEqual(['C'])
  })

  test('a service of a feed or package whose status is not known is not taken for open', async () => {
    const service = (id: string, status: string) => ({ id, name: id, status })
    await it.load(it.file(JSON.stringify([service('closed', 'Closed'), service('open', 'Open'), service('odd', 'odd'), service('active', 'active')]), '.json'))
    expect(await it.rows('select name, status from asset order by 1')).toEqual([
      { name: 'active', status: 'active' },
      { name: 'closed', status: 'defunct' },
      { name: 'odd', status: 'inactive' },
      { name: 'open', status: 'active' },
    ])
  })
})

describe('what a source does not say is not made up', () => {
  test('confirmed on is the day of the source or not known, never the day of the import', async () => {
    await it.csv('Name,Postcode,Last checked\nA,TE1 1AA,1/3/2026\nB,TE1 1AA,\nC,TE1 1AA,March 2026\nD,TE1 1AA,1/3/2099\n')
    expect(await entries('a.confirmed_how as how, a.confirmed_at as at')).toMatchObject([
      { name: 'A', how: 'source', at: new Date('2026-03-01') },
      { name: 'B', how: 'listed' },
      { name: 'C', how: 'source', at: new Date('2026-03-01') },
      { name: 'D', how: 'listed' },
    ])
  })
  test('somebody who confirmed it is not overruled by a source that lists it without a date', async () => {
    await it.csv('Ref,Name,Postcode\n1,A,TE1 1AA\n')
    await it.rows(`update asset set confirmed_how = 'organiser', confirmed_at = '2026-11-21'`)
    it.later(3)
    await it.csv('Ref,Name,Postcode\n1,A circle,TE1 1AA\n')
    expect(await entries('a.confirmed_how as how, a.confirmed_at as at')).toEqual([{ name: 'A circle', how: 'organiser', at: new Date('2026-11-21') }])
  })
  test('who runs it is never the name of the file', async () => {
    await it.csv('Name,Postcode,Provider\nA,TE1 1AA,\nB,TE1 1AA,NA\nC,TE1 1AA,Testville Trust\n')
    expect(await it.rows('select a.name, o.name as by from asset a join asset_organisation o on o.id = a.organisation_id order by 1')).toEqual([
      { name: 'A', by: '' },
      { name: 'B', by: '' },
      { name: 'C', by: 'Testville Trust' },
    ])
  })
  test.each(['NA', 'N/A', 'n/a', 'none', 'Not known', '-', 'TBC', '#N/A'])('"%s" is nothing', async nothing => {
    const report = await it.csv(`Name,Postcode,Telephone,Website,Email,Opening times,Description,Who for\nA,TE1 1AA,${Array(6).fill(nothing).join(',')}\n`)
    expect(report.leftOut).toBe(0)
    expect(await entries('phone, website, email, hours_words, description, who_for')).toEqual([
      { name: 'A', phone: null, website: null, email: null, hours_words: '', description: '', who_for: '' },
    ])
  })
})

describe('values as people write them', () => {
  test.each([
    ['1617946000', '01617946000', true],
    ['161 794 6000', '0161 794 6000', true],
    ['7700900123', '07700900123', true],
    ['020 8000 0000 ext 12 (mornings)', '020 8000 0000 ext 12 (mornings)', false],
    ['Ring Sam on 0161 496 0000', 'Ring Sam on 0161 496 0000', false],
    ['0161 496 0000 / 07700 900123', '0161 496 0000 / 07700 900123', false],
    ['111', '111', false],
    ['5551234567', '5551234567', false],
    ['ask at the bar', null, true],
    ['=1+1', null, true],
  ])('telephone %s', async (told, phone, said) => {
    const report = await it.csv(`Name,Postcode,Phone\nA,TE1 1AA,${told}\n`)
    expect(await entries('phone')).toEqual([{ name: 'A', phone }])
    expect(report.leftOut).toBe(said ? 1 : 0)
  })
  test.each([
    ['New Example <new@example.org>', 'new@example.org'],
    ['<new@example.org>', 'new@example.org'],
    ['mailto:new@example.org', 'new@example.org'],
    ['new@example.org; other@example.org', 'new@example.org'],
    ['none yet', null],
  ])('e-mail %s', async (told, email) => {
    await it.csv(`Name,Postcode,Email\nA,TE1 1AA,${told}\n`)
    expect(await entries('email')).toEqual([{ name: 'A', email }])
  })
  test('an address in angle brackets is no tag; tags go and formulas stay text', async () => {
    await it.csv('Name,Postcode,Description\n"=HYPERLINK(""x"")",TE1 1AA,"Sew <b>free</b>, 5 < 6 & R&amp;D <sew@example.org><br>Come"\n')
    expect(await entries('description')).toEqual([{ name: '=HYPERLINK("x")', description: 'Sew free, 5 < 6 & R&D <sew@example.org>\nCome' }])
  })
  test('a column of no certain kind gives what it holds', async () => {
    await it.csv(
      'Name,Postcode,Contact,Referral method\nA,TE1 1AA,Sam Smith - 0161 496 0000,Ask your surgery\nB,TE1 1AA,b@example.org,\nC,TE1 1AA,Sam Smith,\n',
    )
    expect(await entries('phone, email, referral_words')).toEqual([
      { name: 'A', phone: '0161 496 0000', email: null, referral_words: 'Ask your surgery' },
      { name: 'B', phone: null, email: 'b@example.org', referral_words: '' },
      { name: 'C', phone: null, email: null, referral_words: '' },
    ])
  })
  test('hours: one column for a day with words around it, one for opening and one for closing', async () => {
    await it.csv('Name,Postcode,Monday staffed hours,Tuesday open,Tuesday close,opening_hours_wednesday\nA,TE1 1AA,09:00-17:00,10:00,16:00,CLOSED\n')
    expect(await hours()).toEqual([
      { name: 'A', weekday: 1, at: '09:00-17:00' },
      { name: 'A', weekday: 2, at: '10:00-16:00' },
    ])
  })
  test('hours that could be meant in two ways stay words, and that is said', async () => {
    const report = await it.csv(
      'Name,Postcode,Opening times\nA,TE1 1AA,Monday ; Tuesday ; Friday 10-2pm; Saturday 10-2pm\nB,TE1 1AA,Weds 12-2pm\nC,TE1 1AA,Thursday 12am-4pm\nD,TE1 1AA,24/7\nE,TE1 1AA,Tue 2-4pm fortnightly\nF,TE1 1AA,M-F 0900-1700\n',
    )
    expect((await hours()).slice(0, 2)).toEqual([
      { name: 'B', weekday: 3, at: '12:00-14:00' },
      { name: 'F', weekday: 1, at: '09:00-17:00' },
    ])
    expect(await entries('hours_words')).toMatchObject([{ hours_words: 'Monday ; Tuesday ; Friday 10-2pm; Saturday 10-2pm' }, { hours_words: '' }, { hours_words: 'Thursday 12am-4pm' }, { hours_words: '24/7' }, { hours_words: 'Tue 2-4pm fortnightly' }, { hours_words: '' }]) // biome-ignore format: one list
    expect(report.kinds.kept).toMatchObject([{ column: 'Opening times', rows: 4 }])
  })
})

describe('headings as people call them', () => {
  test('with words before and behind, brackets, units and another separator; guesses are shown', async () => {
    const report = await it.csv(
      'Group (full name);Tel. no.;Post Code;When (day & time);Web site;Cost (£)\nTea Club;0161 496 0000;TE1 1AA;Tue 10-12;www.example.org;2.50\n',
    )
    expect(report.guessed?.sort()).toEqual(['hours', 'name'])
    expect(directoryInWords(report)).toContain('name: Group (full name) (?)')
    expect(await entries('phone, website, postcode, cost, cost_words')).toEqual([
      { name: 'Tea Club', phone: '0161 496 0000', website: 'https://www.example.org/', postcode: 'TE11AA', cost: 'pay', cost_words: '£2.50' },
    ])
    expect(await hours()).toEqual([{ name: 'Tea Club', weekday: 2, at: '10:00-12:00' }])
  })
  test.each([
    ['site_name,site_street,site_town,site_postcode,contact_phone', 'Hall,1 Street,Town,TE1 1AA,0161 496 0000'],
    ['PublicName\tStreet\tTown\tPostcode\tPhone number', 'Hall\t1 Street\tTown\tTE1 1AA\t0161 496 0000'],
    ['DISTNAME,Address 1,Town,POSTCODE,Telephone (main)', 'Hall,1 Street,Town,TE1 1AA,0161 496 0000'],
    ['Name of Service or Product|Address line 1|City|Post code|Contact tel.', 'Hall|1 Street|Town|TE1 1AA|0161 496 0000'],
    ['charity_name,address line 1,town/city,charity_postcode,charity_contact_phone', 'Hall,1 Street,Town,TE1 1AA,0161 496 0000'],
  ])('%s', async (headings, row) => {
    await it.csv(`${headings}\n${row}\n`)
    expect(await entries('address_1, city, postcode, phone')).toEqual([
      { name: 'Hall', address_1: '1 Street', city: 'Town', postcode: 'TE11AA', phone: '0161 496 0000' },
    ])
  })
  test('a person, a street or a ward gives no entry its name', async () => {
    await expect(it.csv('Contact name,Street name,Ward name\nSam,High Street,North\n')).rejects.toThrow(/No column looks like a name/)
  })
  test('rows above the headings are passed by, and that is said', async () => {
    const report = await it.csv(
      'Community groups directory,,,\r\nUpdated March 2026,,,\r\n,,,\r\nName,Address,Postcode,Telephone\r\nTea Club,1 High St,TE1 1AA,0161 496 0000\r\n,,,\r\n',
    )
    expect(report).toMatchObject({ read: 1, kept: 1, refused: 0, headingRow: 4 })
    expect(directoryInWords(report)).toContain('The headings stand in row 4')
    expect(await shown()).toEqual(['Tea Club'])
  })
  test('a sheet joined from two with other line ends loses no row', async () => {
    expect(await it.csv('Name,Postcode\r\nA,TE1 1AA\r\nB,TE1 1AA\nC,TE1 1AA\nD,TE1 1AA\rE,TE1 1AA\r\n')).toMatchObject({ read: 5, kept: 5 })
    expect(await shown()).toEqual(['A', 'B', 'C', 'D', 'E'])
  })
  test('every column that was not used is said with how many rows fill it', async () => {
    const report = await it.csv('Name,Postcode,Ward,Internal code,Empty\nA,TE1 1AA,North,7,\nB,TE1 1AA,South,N/A,\n')
    expect(report.unread).toEqual([{ what: 'Ward', filled: 2 }, { what: 'Internal code', filled: 1 }, { what: 'Empty', filled: 0 }]) // biome-ignore format: one list
    expect(directoryInWords(report)).toContain('Not used: Ward (2 rows), Internal code (1 row).')
  })
})
