import { expect, find, openRecord, type Page, seesHolder, signIn, somebody, test } from './support.ts'

/** The eight people of the demonstration: who holds them, what comes next, and the first thing they say of themselves. */
const EIGHT = [
  { who: 'Ashik Rahman', holder: 'Priya Nair', next: 'Meet by video again in the evening', likes: 'Saturdays with the children.', also: 'Leon Baptiste' },
  { who: 'Louise Bennett', holder: 'Hannah Cartwright', next: 'Text to hear how the third time went', likes: 'Clay on my hands.', also: 'Beth Salter' },
  { who: 'Dave Harrison', holder: 'Gareth Bloor', next: 'Meet by the reservoir again', likes: '', also: 'Joe Machin' },
  { who: 'Diane Salt', holder: 'Maureen Tudor', next: 'Blood test for lithium at the surgery', likes: '', also: 'Sunil Desai' },
  { who: 'Kyle Francis', holder: 'Jerome Campbell', next: 'Five-a-side on Thursday', likes: 'Football.', also: 'Andre Lewis' },
  { who: 'Carol Dunn', holder: 'Grace Mensah', next: 'Wait for the library van in the courtyard together', likes: 'My cat Queenie.', also: 'Dorota Zielińska' },
  { who: 'Mei-Lin Chan', holder: 'Ruth Feldman', next: 'Second of the getting-ready meetings', likes: 'My children asleep.', also: 'Elena Marsh' },
  { who: 'Frank Robson', holder: 'Janet Thirlwell', next: 'Steve Coulson comes to the ward to meet Frank', likes: '', also: 'Craig Danby' },
] as const

const main = (page: Page) => page.locator('main')

/** None of these words stands anywhere on the page, its title or its address. */
async function nowhere(page: Page, words: readonly RegExp[]): Promise<void> {
  const all = `${await page.title()} ${page.url()} ${await page.content()}`
  for (const word of words) expect(all, `${page.url()} says nothing of ${word}`).not.toMatch(word)
}

/** From somebody's record: every page of what is written about them, as far as this reader may read it. */
async function everythingWritten(page: Page): Promise<string> {
  await page.goto(`${new URL(page.url()).pathname}/timeline`)
  const older = page.getByRole('link', { name: 'Older' })
  let all = await page.content()
  while ((await older.count()) > 0) {
    await page.goto((await older.first().getAttribute('href'))!)
    all += await page.content()
  }
  return all
}
async function nowhereWritten(page: Page, words: readonly RegExp[]): Promise<void> {
  const all = await everythingWritten(page)
  for (const word of words) expect(all, `nothing written says ${word}`).not.toMatch(word)
}

for (const { who, holder, next, likes, also } of EIGHT) {
  const first = who.split(' ')[0]!
  test(`R001 R008 ${who} signs in and sees who holds them and what is next; ${holder} sees the same record, with ${first}’s own words first`, async ({
    browser,
  }) => {
    const person = await somebody(browser, { width: 390 })
    await signIn(person, who)
    await expect(person.locator('h1')).toHaveText(`Hello ${first}`)
    await seesHolder(person, holder)
    await expect(main(person)).toContainText(next)
    await expect(person.locator('main, aside').filter({ hasText: also }).first()).toBeVisible()
    await expect(person).toHaveTitle('My Kith - Kith')

    const worker = await somebody(browser)
    await signIn(worker, holder)
    await openRecord(worker, who)
    await expect(worker.locator('h1')).toHaveText('About me, in their own words')
    await expect(worker.locator('.kith-person')).toContainText(holder)
    await expect(worker.locator('.kith-person')).toContainText('You can see this because')
    await expect(main(worker)).toContainText(likes)
    await expect(main(worker)).toContainText(next)
    await expect(worker).toHaveTitle('Record - Kith')
  })
}

const signedIn = async (browser: Parameters<typeof somebody>[0], who: string): Promise<Page> => {
  const page = await somebody(browser)
  await signIn(page, who)
  return page
}

test('Ashik’s partner finds no trace of alcohol, drugs or who helps with them; the receptionist reads no notes; the alcohol worker nothing until he says yes', async ({
  browser,
}) => {
  const nadia = await signedIn(browser, 'Nadia Rahman')
  const trace = [/alcohol/i, /cocaine/i, /drink/i, /Turning Tide/, /Leon Baptiste/, /bipolar/i]
  await nowhere(nadia, trace)
  await nadia.getByRole('link', { name: 'Ashik', exact: true }).click()
  await expect(nadia.locator('h1')).toHaveText('What Ashik shares with you')
  await nowhere(nadia, trace)
  const femi = await signedIn(browser, 'Femi Adeyemi')
  await openRecord(femi, 'Ashik Rahman')
  await nowhere(femi, [/cocaine twice/i, /Anxious from the moment he wakes/])
  await nowhereWritten(femi, [/cocaine twice/i, /Anxious from the moment he wakes/])
  const leon = await signedIn(browser, 'Leon Baptiste')
  expect(await (await find(leon, 'Ashik Rahman')).count()).toBe(0)
})

test('whoever books with Louise sees that she is never telephoned; her therapist at home reads nothing written since; university wellbeing finds nobody', async ({
  browser,
}) => {
  const hannah = await signedIn(browser, 'Hannah Cartwright')
  await openRecord(hannah, 'Louise Bennett')
  await expect(hannah.locator('.kith-person')).toContainText('Hears badly on the left: face her, captions on video, a quiet room')
  await expect(hannah.locator('.kith-person')).toContainText('Please no calls at all')
  const ivor = await signedIn(browser, 'Ivor Pugh')
  await openRecord(ivor, 'Louise Bennett')
  await nowhere(ivor, [/Nervous on the walk/, /Slept through/])
  await nowhereWritten(ivor, [/Nervous on the walk/, /Slept through/])
  const marcus = await signedIn(browser, 'Marcus Hale')
  expect(await (await find(marcus, 'Louise Bennett')).count()).toBe(0)
  await nowhere(await signedIn(browser, 'Mina Bennett'), [/attacked/, /Hannah Cartwright/, /pottery/])
})

test('Dave’s employer finds nobody, whoever there looks; his father sees no word of the marriage or the bridge', async ({ browser }) => {
  for (const who of ['Wendy Fox', 'Neil Farrow']) {
    const council = await signedIn(browser, who)
    expect(await (await find(council, 'Dave Harrison')).count()).toBe(0)
  }
  const alan = await signedIn(browser, 'Alan Harrison')
  await alan.getByRole('link', { name: 'Dave', exact: true }).click()
  await expect(alan.locator('h1')).toHaveText('What Dave shares with you')
  await nowhere(alan, [/marriage/i, /bridge/i, /Gareth Bloor/, /reservoir/])
})

test('what Diane told of her marriage is read by her nurse alone: not the pharmacist, her daughter or the memory service', async ({ browser }) => {
  const hidden = [/hurt her/, /how he /i]
  const maureen = await signedIn(browser, 'Maureen Tudor')
  await openRecord(maureen, 'Diane Salt')
  expect(await everythingWritten(maureen)).toContain('hurt her')
  const sunil = await signedIn(browser, 'Sunil Desai')
  await openRecord(sunil, 'Diane Salt')
  await expect(main(sunil)).toContainText('Level in range')
  await nowhere(sunil, hidden)
  await nowhereWritten(sunil, hidden)
  const karen = await signedIn(browser, 'Karen Salt')
  await karen.getByRole('link', { name: 'Diane', exact: true }).click()
  await nowhere(karen, hidden)
  for (const who of ['Olwen Price', 'Pam Heath']) await nowhere(await signedIn(browser, who), [/Diane/])
})

test('the circumstances Kyle told Jerome are there for Jerome, and nowhere for his peer worker and his GP', async ({ browser }) => {
  const jerome = await signedIn(browser, 'Jerome Campbell')
  await openRecord(jerome, 'Kyle Francis')
  expect(await everythingWritten(jerome)).toContain('how his friend was killed')
  for (const who of ['Andre Lewis', 'Dr Simon Beck']) {
    const other = await signedIn(browser, who)
    await openRecord(other, 'Kyle Francis')
    await nowhere(other, [/killed/i, /Only named people can read this/])
    await nowhereWritten(other, [/killed/i, /Only named people can read this/])
  }
})

test('Carol’s housing officer hears thanks and finds no record; her connector sees that everything goes on paper', async ({ browser }) => {
  const sanjay = await signedIn(browser, 'Sanjay Patel')
  expect(await (await find(sanjay, 'Carol Dunn')).count()).toBe(0)
  const dorota = await signedIn(browser, 'Dorota Zielińska')
  await openRecord(dorota, 'Carol Dunn')
  await expect(dorota.locator('.kith-person')).toContainText('Paper only, in large print')
})

test('Mei-Lin’s husband sees that nobody shares anything, and no more; her therapist reads what her GP and the reception do not', async ({ browser }) => {
  const wei = await signedIn(browser, 'Wei Chan')
  await wei.goto('/shared')
  await expect(main(wei)).toContainText('Nobody shares anything with you at the moment.')
  await nowhere(wei, [/Mei-Lin/])
  const elena = await signedIn(browser, 'Elena Marsh')
  await openRecord(elena, 'Mei-Lin Chan')
  expect(await everythingWritten(elena)).toContain('what was done to her as a child')
  for (const who of ['Dr Faisal Rahman', 'Lorna Pike']) {
    const other = await signedIn(browser, who)
    await find(other, 'Mei-Lin Chan')
    const link = await find(other, 'Mei-Lin Chan')
    if ((await link.count()) > 0) await link.first().click()
    await nowhere(other, [/as a child/i, /neighbour who/i])
    await nowhereWritten(other, [/as a child/i, /neighbour who/i])
  }
})

test('Frank sees that Steve Coulson has said yes and is still to meet him; his mother and his landlord’s worker read nothing of drink or cannabis', async ({
  browser,
}) => {
  const frank = await signedIn(browser, 'Frank Robson')
  await expect(main(frank)).toContainText(
    'Steve Coulson has said yes to becoming your key worker, and will meet you first. Until they have met, Janet Thirlwell goes on being responsible.',
  )
  const hidden = [/Hears a voice/, /can on Fridays/, /cannabis/i]
  const craig = await signedIn(browser, 'Craig Danby')
  await openRecord(craig, 'Frank Robson')
  await nowhere(craig, hidden)
  const jean = await signedIn(browser, 'Jean Robson')
  await jean.getByRole('link', { name: 'Frank', exact: true }).click()
  await expect(main(jean)).toContainText('Janet Thirlwell')
  await nowhere(jean, hidden)
})

test('Diane and the board both know before it begins that Maureen Tudor will be away and that Sarah Heaton stands in', async ({ browser }) => {
  const diane = await signedIn(browser, 'Diane Salt')
  await expect(main(diane)).toContainText(/Maureen Tudor will be away from .* Sarah Heaton stands in\./)
  await expect(main(diane)).toContainText('Ring before ten, come to the back door.')
})
