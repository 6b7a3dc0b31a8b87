import { expect, fillDay, heldByPriya, isAccessible, type Page, press, somebody, test } from './support.ts'

/** In a tab of its own: a page that failed would load itself again, into what comes next, once there is a signal. */
async function isNotOnThePhone(person: Page, path: string): Promise<void> {
  const tab = await person.context().newPage()
  await expect(tab.goto(path)).rejects.toThrow()
  await tab.close()
}

test('R288 R466 a safety plan is written alone and together, kept on the phone after a warning, read without signal, and gone after signing out', async ({
  browser,
}) => {
  test.slow()
  const { priya, person, record } = await heldByPriya(browser, 'Mo')
  await person.setViewportSize({ width: 390, height: 800 })
  await person.goto('/my/safety-plan')
  await expect(person.locator('main')).toContainText('You can write it alone')
  await person.getByRole('link', { name: 'Add to: How I can tell that things are getting hard' }).click()
  await person.getByLabel('In your own words').fill('I stop opening the post\nI walk at night')
  await press(person, 'Add')
  await priya.goto(`${record}/safety-plan/add/alone`)
  await priya.getByLabel('In their own words').fill('Put the kettle on')
  await press(priya, 'Add')
  await priya.goto(`${record}/safety-plan/means`)
  await priya.getByLabel('What is it?').fill('The car keys')
  await priya.getByLabel('Who holds it?').fill('My brother Al')
  await fillDay(priya, 'since')
  await press(priya, 'Add')
  await isAccessible(priya)

  await person.goto('/my/safety-plan')
  for (const words of ['I walk at night', 'Put the kettle on', 'The car keys: with My brother Al', '116 123'])
    await expect(person.locator('main')).toContainText(words)
  await expect(person.locator('main')).toContainText('anyone who can open the phone can read it')
  await isAccessible(person)

  // Nothing is kept before it is asked for.
  await person.context().setOffline(true)
  await isNotOnThePhone(person, '/my/safety-plan')
  await person.context().setOffline(false)
  await person.goto('/my/safety-plan')
  await person.getByRole('button', { name: 'Keep it on this phone' }).click()
  await expect(person.locator('[data-keep-state]')).toContainText('It is kept on this phone.')
  await person.evaluate('navigator.serviceWorker.ready.then(() => undefined)')

  await person.context().setOffline(true)
  await person.goto('/my/safety-plan')
  for (const words of ['I walk at night', 'Put the kettle on', 'The car keys: with My brother Al', 'This copy was made on', 'Last changed on'])
    await expect(person.locator('main')).toContainText(words)
  expect(await person.evaluate("getComputedStyle(document.querySelector('.nhsuk-heading-l')).fontWeight")).toBe('600')
  // The rest of the record is not on the phone.
  await isNotOnThePhone(person, '/my/record')
  await person.context().setOffline(false)

  // What is changed later is on the phone after the next look.
  await priya.goto(`${record}/safety-plan/add/reasons`)
  await priya.getByLabel('In their own words').fill('The garden in May')
  await press(priya, 'Add')
  await person.goto('/my/safety-plan')
  await expect(person.locator('[data-keep-state]')).toContainText('It is kept on this phone, as it is now.')
  await person.context().setOffline(true)
  await person.goto('/my/safety-plan')
  await expect(person.locator('main')).toContainText('The garden in May')
  await person.context().setOffline(false)

  // A session that ran out does not stand between somebody and their own words.
  const cookies = await person.context().cookies()
  await person.context().clearCookies()
  await person.goto('/my/safety-plan')
  await expect(person.locator('main')).toContainText('This copy was made on')
  await person.context().addCookies(cookies)

  await person.goto('/my')
  await press(person, 'Sign out')
  await expect(person.locator('header').getByRole('link', { name: 'Sign in' })).toBeVisible()
  expect(await person.evaluate("caches.has('kith-kept-plan')")).toBe(false)
  await person.context().setOffline(true)
  await isNotOnThePhone(person, '/my/safety-plan')
})

test('R288 the card fits a wallet, and without JavaScript the plan is printed or saved', async ({ browser }) => {
  const { person } = await heldByPriya(browser, 'Al')
  const cookies = await person.context().cookies()
  const plain = await somebody(browser, { js: false, width: 390 })
  await plain.context().addCookies(cookies)
  for (const heading of ['signs', 'alone', 'people']) {
    await plain.goto(`/my/safety-plan/add/${heading}`)
    await plain.getByLabel('In your own words').fill('One thing I know\nAnother thing\nA third thing\nA fourth thing that stays on the whole plan')
    await press(plain, 'Add')
  }
  await plain.goto('/my/safety-plan')
  await expect(plain.getByRole('button', { name: 'Keep it on this phone' })).toBeHidden()
  await plain.getByRole('link', { name: 'print it or save it' }).click()
  await expect(plain.locator('main')).toContainText('A fourth thing that stays on the whole plan')
  await person.goto('/my/safety-plan/card')
  await isAccessible(person)
  await person.emulateMedia({ media: 'print' })
  const card = (await person.locator('.kith-card').boundingBox())!
  const millimetre = 96 / 25.4
  expect(card.width).toBeLessThanOrEqual(86 * millimetre)
  expect(card.height).toBeLessThanOrEqual(109 * millimetre)
})
