import { expect, isAccessible, type Page, press, signIn, somebody, surname, test, tick } from './support.ts'

const POST_BOX = `http://127.0.0.1:${Number(process.env.KITH_STORY_PORT ?? 3187) + 2000}`

/** The letter of this subject that reached an address. */
async function letterTo(address: string, subject: string): Promise<string> {
  let found: string | undefined
  await expect
    .poll(
      async () => {
        const letters = (await (await fetch(`${POST_BOX}/?to=${encodeURIComponent(address)}`)).json()) as string[]
        found = letters.find(letter => letter.includes(`Subject: ${subject}`))
        return found !== undefined
      },
      { timeout: 30_000, intervals: [500] },
    )
    .toBe(true)
  return found!
}

const linkIn = (letter: string): string => /\/keep\/[\w-]+/.exec(letter)![0]

async function suggest(page: Page, name: string): Promise<void> {
  await page.goto('/community/suggest')
  await page.getByLabel('What is it called?').fill(name)
  await press(page, 'Send')
  await expect(page.locator('.nhsuk-error-summary')).toContainText('Say in a sentence what it is')
  await expect(page.getByLabel('What is it called?')).toHaveValue(name)
  await isAccessible(page)
  await page.getByLabel('What is it, in a sentence?').fill('Tea and talk on the bench by the pond')
  await tick(page, 'People')
  await page.getByLabel('Where is it?').fill('The bench by the pond')
  await page.getByLabel('Its postcode (optional)').fill('N17 0AA')
  await page.getByLabel('When is it on? (optional)').fill('Tuesdays, 10am to 12 noon')
  await tick(page, 'Free')
  await tick(page, 'You can just go')
  await press(page, 'Send')
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Thank you')
}

test('R222 R240 something new is checked before it shows; its organiser confirms it by one press from a letter; that somebody was turned away reaches the place', async ({
  browser,
}) => {
  test.slow()
  const name = `Bench ${surname()}`
  const organiser = `${surname().toLowerCase()}@example.org`

  // Anybody, on a phone.
  const anybody = await somebody(browser, { width: 390 })
  await suggest(anybody, name)
  await anybody.goto(`/community?q=${encodeURIComponent(name)}`)
  await expect(anybody.locator(`main a[href^="/community/"]`).filter({ hasText: name })).toHaveCount(0)

  const dorota = await somebody(browser)
  await signIn(dorota, 'Dorota')
  await dorota.goto('/directory')
  await isAccessible(dorota)
  await dorota.getByRole('link', { name }).first().click()
  await isAccessible(dorota)
  await dorota.getByRole('link', { name: 'Change it first' }).click()
  await dorota.getByLabel('Email (optional)').fill(organiser)
  await press(dorota, 'Save')
  await press(dorota, 'It is right: show it')
  await expect(dorota.locator('main')).toContainText('It is in the list now')

  await anybody.goto(`/community?q=${encodeURIComponent(name)}`)
  await anybody.locator('main').getByRole('link', { name, exact: true }).first().click()
  const entry = new URL(anybody.url()).pathname
  await anybody.goto(`${entry}/tell`)
  await isAccessible(anybody)
  await tick(anybody, 'It has closed, or it is not running')
  await press(anybody, 'Send')

  // Whoever runs it opens the letter. Nothing happens until they press.
  const letter = await letterTo(organiser, 'Is this still right?')
  const bea = await somebody(browser, { width: 390 })
  await bea.goto(linkIn(letter))
  await expect(bea.locator('main')).toContainText(name)
  await isAccessible(bea)
  await press(bea, 'Yes, this is still right')
  await expect(bea.getByRole('heading', { level: 1 })).toHaveText('Thank you')
  await bea.goto(linkIn(letter))
  await expect(bea.getByRole('heading', { level: 1 })).toHaveText('You have answered already')
  await isAccessible(bea)

  // Turned away.
  await anybody.goto(`${entry}/tell`)
  await tick(anybody, 'I was turned away')
  await anybody.getByLabel('What happened, or what is wrong?').fill('Ray said it was full for people like me')
  await press(anybody, 'Send')
  await expect(anybody.locator('main')).toContainText('not who')
  // The letter to whoever runs it waits for the next morning, so that its hour does not say who it was; the place knows now.
  await dorota.goto('/directory')
  await dorota.getByRole('link', { name }).last().click()
  await expect(dorota.locator('main')).toContainText('Ray said it was full for people like me')
  await dorota.goto('/connecting/barriers')
  await expect(dorota.locator('main')).toContainText(/turned away/i)
})
