import { expect, isAccessible, type Locator, type Page, press, sendRequest, somebody, surname, test, writeRequest } from './support.ts'

const noSideways = async (page: Page) =>
  expect(await page.evaluate('document.documentElement.scrollWidth - document.documentElement.clientWidth'), page.url()).toBeLessThanOrEqual(0)
const numbersIn = (page: Page) => page.locator('.kith-found__entry').evaluateAll(all => all.map(one => Number(one.id.replace('entry-', ''))))

test('R050 R053 R055 at night, on a phone without JavaScript, after asking for help Nasrin finds somewhere warm to go tomorrow', async ({ browser }) => {
  const nasrin = await somebody(browser, { js: false, width: 390 })
  await nasrin.goto('/help')
  await writeRequest(nasrin, { name: 'Nasrin', family: surname(), words: 'The flat is cold and I have nobody to talk to.' })
  await sendRequest(nasrin)
  await nasrin.getByRole('main').getByRole('link', { name: 'what is near you' }).click()

  // A place we cannot tell is said beside the field, and nothing typed is lost.
  await nasrin.getByLabel('What are you looking for?').fill('somwhere warm')
  await nasrin.getByLabel('Where?').fill('zzqx')
  await press(nasrin, 'Search')
  await expect(nasrin.locator('.nhsuk-error-summary')).toContainText('We do not know a place of this name here.')
  await expect(nasrin.getByLabel('What are you looking for?')).toHaveValue('somwhere warm')

  await nasrin.getByLabel('Where?').fill('harringey')
  await press(nasrin, 'Search')
  await expect(nasrin).toHaveURL(/\/community\?q=somwhere\+warm$/)
  await expect(nasrin.getByRole('button', { name: 'Use where I am now' })).toBeHidden()
  const first = nasrin.locator('.kith-found__entry').first()
  await expect(first).toContainText('warm space')
  await expect(first).toContainText('Warm places to be')
  await expect(first).toContainText('Just go')
  await noSideways(nasrin)

  await first.getByRole('link').click()
  await expect(nasrin.getByRole('heading', { level: 1 })).toContainText('warm space')
  for (const fact of ['When', 'Where', 'Do I have to be sent?', 'Cost', 'Who can come']) await expect(nasrin.getByText(fact, { exact: true })).toBeVisible()
  await expect(nasrin.locator('main')).toContainText('You can just go')
  await expect(nasrin.locator('main')).toContainText('Last confirmed on')
  await noSideways(nasrin)

  // Back to the same list, and on to something else, free and at the weekend.
  await nasrin.getByRole('link', { name: 'What is near you' }).last().click()
  await expect(nasrin.locator('.kith-found__entry').first()).toContainText('warm space')
  await nasrin.getByRole('link', { name: /^Take away/ }).click()
  await nasrin.getByText('Narrow it down').click()
  await nasrin.getByLabel('Free', { exact: true }).check()
  await nasrin.getByLabel('Saturday').check()
  await press(nasrin, 'Show these')
  await expect(nasrin.locator('.kith-chips')).toContainText('Free')
  for (const facts of await nasrin.locator('.kith-facts').allInnerTexts()) expect(facts).toContain('Free')

  // Where she looks from was in no address, and is gone when she says so.
  await press(nasrin, 'Forget this place')
  await expect(nasrin.getByText('Looking from')).toHaveCount(0)
  await noSideways(nasrin)
})

const FOCUSED = (target: Locator) => target.evaluate(element => element === element.ownerDocument.activeElement)

async function tabTo(page: Page, target: Locator): Promise<void> {
  for (let presses = 0; presses < 120; presses += 1) {
    await page.keyboard.press('Tab')
    if (await FOCUSED(target)) return
  }
  throw new Error(`${target} cannot be reached with Tab`)
}

test('the map is used with the keyboard alone, shows what the list shows, and every page of the directory is accessible', async ({ browser }) => {
  const page = await somebody(browser)
  await page.goto('/community')
  await isAccessible(page)
  await page.getByLabel('Where?').fill('Haringey')
  await page.keyboard.press('Enter')
  await expect(page.getByText('Looking from Haringey')).toBeVisible()
  await isAccessible(page)

  const pins = page.locator('.kith-look__pin')
  await tabTo(page, pins.first())
  expect(await page.evaluate("getComputedStyle(document.activeElement.querySelector('circle')).fill")).toBe('rgb(255, 235, 59)')

  const said = (await pins.evaluateAll(all => all.map(one => (one as unknown as { getAttribute: (name: string) => string }).getAttribute('aria-label')))).join(
    '; ',
  )
  const numbers = await numbersIn(page)
  const pinned = [...said.matchAll(/(\d+): /g)].map(([, number]) => Number(number))
  expect(new Set(pinned).size).toBe(pinned.length)
  for (const number of pinned) expect(numbers).toContain(number)

  const closer = page.getByRole('link', { name: 'Closer', exact: true })
  await closer.focus()
  await page.keyboard.press('Enter')
  await expect(page).toHaveURL(/\/community\?x=[-\d.]+&y=[-\d.]+&z=[-\d.]+#map$/)
  await expect(page.getByRole('heading', { level: 2, name: /on this part of the map/ })).toBeVisible()
  await page.getByRole('link', { name: 'Back to the start' }).focus()
  await page.keyboard.press('Enter')
  await expect(page).toHaveURL(/\/community#map$/)

  await page.getByText('Narrow it down').click()
  await isAccessible(page)
  await page.goto('/community?q=gardening&within=10')
  await isAccessible(page)
  await page.getByRole('link', { name: 'Print this list' }).click()
  await isAccessible(page)
  await page.goBack()
  await page.locator('.kith-found__name a').first().click()
  await isAccessible(page)
  for (const path of ['/community/about', '/community/news', '/community/news/asked']) {
    await page.goto(path)
    await isAccessible(page)
  }
})
