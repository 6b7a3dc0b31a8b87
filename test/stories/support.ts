import { AxeBuilder } from '@axe-core/playwright'
import { type Browser, type BrowserContext, test as base, expect, type Locator, type Page } from '@playwright/test'

export { expect, type Locator, type Page }

const opened: BrowserContext[] = []

/** A story. Whatever browsers it opened for somebody are closed after it, so that the next does not carry them. */
export const test = base.extend<{ tidy: undefined }>({
  tidy: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads what a fixture needs from this pattern
    async ({}, use) => {
      await use(undefined)
      for (const context of opened.splice(0)) await context.close()
    },
    { auto: true },
  ],
})

type Kept = { cookies: Awaited<ReturnType<BrowserContext['cookies']>>; home: string }
/** Who has signed in before in this process: their session serves again, as long as nobody has signed out of it. */
const kept = new Map<string, Kept>()

async function isIn(page: Page, persona: string): Promise<boolean> {
  const before = kept.get(persona)
  if (!before) return false
  await page.context().addCookies(before.cookies)
  await page.goto(before.home)
  return (await page.getByRole('button', { name: 'Sign out' }).count()) > 0
}

/** Signs in as a demonstration persona whose button begins with these words. */
export async function signIn(page: Page, persona: string): Promise<void> {
  if (await isIn(page, persona)) return
  await page.goto('/sign-in')
  await page
    .getByRole('button', { name: new RegExp(`^${persona.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')}`) })
    .first()
    .click()
  await expect(page.getByRole('button', { name: 'Sign out' })).toBeVisible()
  kept.set(persona, { cookies: await page.context().cookies(), home: new URL(page.url()).pathname })
}

/** A new, separate browser for somebody, without scripts when `js` is false. */
export async function somebody(browser: Browser, { js = true, width = 1280 }: { js?: boolean; width?: number } = {}): Promise<Page> {
  const context = await browser.newContext({ javaScriptEnabled: js, viewport: { width, height: 900 } })
  opened.push(context)
  return context.newPage()
}

const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']

/** No accessibility violation of WCAG 2.2 AA, nor against good practice. */
export async function isAccessible(page: Page): Promise<void> {
  // Our pages hold no frames: looking at the page alone finds the same in a quarter of the time.
  expect(await page.locator('iframe, frame').count()).toBe(0)
  const { violations } = await new AxeBuilder({ page })
    .options({ resultTypes: ['violations'] })
    .withTags(TAGS)
    .setLegacyMode(true)
    .analyze()
  expect(violations.map(one => `${page.url()} ${one.id}: ${one.nodes.map(node => node.target.join(' ')).join(', ')}`)).toEqual([])
}

/** Clicks the error in the summary, which must put the keyboard on its field. */
export async function errorLeadsToField(page: Page, message: string): Promise<void> {
  await page.locator('.nhsuk-error-summary').getByRole('link', { name: message }).click()
  await expect(page.locator(':focus')).toBeVisible()
  expect(await page.evaluate("['INPUT', 'TEXTAREA', 'SELECT'].includes(document.activeElement?.tagName ?? '')")).toBe(true)
}

/** A family name nobody else in the demonstration bears, so that no story is taken for another's person. */
export function surname(): string {
  const letters = Array.from({ length: 4 }, () => 'bdfgklmnprstvz'[Math.floor(Math.random() * 14)]! + 'aeiou'[Math.floor(Math.random() * 5)]!).join('')
  return letters.charAt(0).toUpperCase() + letters.slice(1)
}

/** Today in London as the three fields of a date, some days on. */
export function dayFields(ahead = 0): [string, string, string] {
  const [day, month, year] = new Intl.DateTimeFormat('en-GB', { timeZone: 'Europe/London' }).format(Date.now() + ahead * 86_400_000).split('/')
  return [String(Number(day)), String(Number(month)), year!]
}

/** Fills the three fields of a date. */
export async function fillDay(page: Page, name: string, ahead = 0): Promise<void> {
  const fields = dayFields(ahead)
  for (const [index, part] of ['day', 'month', 'year'].entries()) await page.locator(`[name="${name}-${part}"]`).fill(fields[index]!)
}

/** Ticks a box or radio that may stand close to others: by its words, from the keyboard's side. */
export const tick = (page: Page, words: string | RegExp): Promise<void> =>
  page
    .getByLabel(words, { exact: typeof words === 'string' })
    .first()
    .check()

/** Chooses by the beginning of an option's words. */
export async function choose(page: Page, label: string | RegExp, begins: string): Promise<void> {
  const select = page.getByLabel(label, { exact: typeof label === 'string' })
  const value = await select.locator('option').filter({ hasText: begins }).first().getAttribute('value')
  await select.selectOption(value ?? '')
}

/** Presses the button that sends, and sees that the page was taken. */
export async function press(page: Page, button: string | RegExp): Promise<void> {
  await page.getByRole('button', { name: button }).first().click()
  await page.waitForLoadState()
}

/** The postcodes of the demonstration load behind the running service: waits until this one is known by the street. */
export async function postcodeIsLoaded(page: Page, postcode: string): Promise<void> {
  await expect(async () => {
    const answer = await page.request.post('/places', { form: { find: postcode }, headers: { origin: new URL(page.url()).origin }, maxRedirects: 0 })
    expect(answer.headers().location ?? '').toMatch(/^\/neighbourhoods\/\w+$/)
  }).toPass({ timeout: 80_000, intervals: [1000] })
}

export interface Asking {
  name: string
  family: string
  words: string
  surgery?: string
}

/** Walks the public form from the first question to the check page. */
export async function writeRequest(page: Page, { name, family, words, surgery = 'Umfreville Road' }: Asking): Promise<void> {
  await page.getByLabel('How can I help?').fill(words)
  await press(page, 'Save and continue')
  await tick(page, 'Me')
  await page.getByLabel('First name').fill(name)
  await page.getByLabel('Last name (optional)').fill(family)
  await press(page, 'Save and continue')
  await tick(page, 'My GP surgery')
  await page.getByLabel('Name of the surgery, street or town').fill(surgery)
  await press(page, 'Save and continue')
  await tick(page, 'Text message')
  await page.getByLabel('Phone number (optional)').fill('07700 900987')
  await press(page, 'Save and continue')
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Check what you wrote, then send it')
}

/** Sends what is on the check page. @returns the reference */
export async function sendRequest(page: Page): Promise<string> {
  await press(page, 'Send my request')
  await expect(page.getByText('Thank you. We have it.')).toBeVisible()
  return page.locator('.nhsuk-panel strong').innerText()
}

/** A worker opens somebody's request from the front-door board, which shows the longest waiting first. */
export async function openRequest(worker: Page, name: string): Promise<void> {
  await worker.goto('/front-door')
  const link = worker.getByRole('link', { name: new RegExp(name) })
  while ((await link.count()) === 0) await worker.getByRole('link', { name: /^Next/ }).click()
  await link.first().click()
  await expect(worker.getByRole('heading', { name: 'What has happened' })).toBeVisible()
}

/** On an open request: names the key worker. */
export async function nameKeyWorker(worker: Page, keyWorker: string): Promise<void> {
  await choose(worker, 'Key worker', keyWorker)
  await press(worker, 'Name key worker')
  await expect(worker.locator('.kith-person')).toContainText(`${keyWorker}, `)
}

/**
 * From a page about somebody: the worker hands over a code, the lead of the team confirms it, and the person signs in with it as
 * themselves, in a browser of their own.
 */
export async function signsInAsThemselves(worker: Page, browser: Browser, how: Parameters<typeof somebody>[1] = {}, second = 'Marion Clarke'): Promise<Page> {
  const record = await worker.locator('.kith-person__name a').getAttribute('href')
  await worker.goto(`${record}/own-sign-in`)
  await tick(worker, 'I know them and am with them now')
  await press(worker, 'Make a code')
  const code = await worker.locator('.kith-code').innerText()
  const lead = await somebody(browser)
  await signIn(lead, second)
  await lead.goto(`${record}/own-sign-in`)
  await tick(lead, 'They showed me a document with their name')
  await press(lead, 'Confirm')
  await expect(lead.locator('main')).toContainText('It works.')
  const person = await somebody(browser, how)
  await person.goto('/sign-in')
  await press(person, 'Somebody new, with an invitation code')
  await person.getByLabel('Invitation code').fill(code)
  await press(person, 'Use this code')
  await expect(person).toHaveURL(/\/my$/)
  return person
}

/** The person's own first page says who is responsible, by name. */
export async function seesHolder(person: Page, keyWorker: string): Promise<void> {
  await person.goto('/my')
  await expect(person.locator('.nhsuk-summary-list__row').filter({ has: person.getByText('Your key worker', { exact: true }) })).toContainText(keyWorker)
}

/** Looks somebody up by name; the links to the records the worker may open. */
export async function find(worker: Page, name: string): Promise<Locator> {
  await worker.goto('/people')
  await worker.getByLabel('Name', { exact: true }).fill(name)
  await press(worker, 'Find')
  return worker.locator('main a[href^="/people/"]').filter({ hasText: name.split(' ')[0]! })
}

/** A worker opens the record of somebody they may see. */
export async function openRecord(worker: Page, name: string): Promise<void> {
  await (await find(worker, name)).first().click()
  await expect(worker.locator('.kith-person')).toBeVisible()
}

export interface Held {
  /** Signed in as the key worker. */
  priya: Page
  /** Signed in as themselves. */
  person: Page
  family: string
  /** Path of the record, for workers. */
  record: string
}

/** Somebody who asked for help online, is held by Priya Nair, and signs in: where other stories begin. */
export async function heldByPriya(browser: Browser, name: string): Promise<Held> {
  const family = surname()
  const visitor = await somebody(browser)
  await visitor.goto('/help')
  const send = (step: string, form: Record<string, string>) =>
    visitor.request.post(`/help/${step}`, { form, headers: { origin: new URL(visitor.url()).origin } })
  await send('words', { words: 'I would like somebody to talk to.' })
  await send('name', { whoFor: 'me', givenName: name, familyName: family })
  await send('where', { how: 'surgery', surgery: 'Umfreville Road' })
  await send('contact', { ways: 'text', phone: '07700 900987' })
  expect((await send('send', { send: 'yes' })).url()).toMatch(/\/help\/sent$/)
  const priya = await somebody(browser)
  await signIn(priya, 'Priya Nair')
  await openRequest(priya, family)
  await nameKeyWorker(priya, 'Priya Nair')
  const record = (await priya.locator('.kith-person__name a').getAttribute('href'))!
  return { priya, person: await signsInAsThemselves(priya, browser), family, record }
}
