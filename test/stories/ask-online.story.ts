import {
  errorLeadsToField,
  expect,
  isAccessible,
  nameKeyWorker,
  openRequest,
  press,
  seesHolder,
  sendRequest,
  signIn,
  signsInAsThemselves,
  somebody,
  surname,
  test,
  tick,
  writeRequest,
} from './support.ts'

test('R021 R063 R068 at night, on a phone without JavaScript, Naima asks for help step by step; Priya Nair holds it, and Naima sees so', async ({
  browser,
}) => {
  const family = surname()
  const naima = await somebody(browser, { js: false, width: 390 })
  await naima.goto('/')
  await naima
    .getByRole('link', { name: /Ask for help/ })
    .first()
    .click()
  await expect(naima.getByRole('heading', { level: 1 })).toHaveText('How can I help?')

  // A mistake: nothing written. The page says what to do and leads to the field.
  await press(naima, 'Save and continue')
  const summary = naima.locator('.nhsuk-error-summary')
  await expect(summary).toContainText('Write a few words. There is no wrong way to say it.')
  await expect(naima).toHaveTitle(/^Error: /)
  await summary.getByRole('link').click()
  await expect(naima.getByLabel('How can I help?')).toBeInViewport()

  await writeRequest(naima, { name: 'Naima', family, words: 'I have not slept since my sister died and I cannot face the shop.' })
  // Back, and everything is still there.
  await naima.getByRole('link', { name: 'Back' }).click()
  await expect(naima.getByLabel('Phone number (optional)')).toHaveValue('07700 900987')
  await tick(naima, 'leave a voicemail')
  await press(naima, 'Save and continue')
  await expect(naima.locator('main')).toContainText('It goes to Haringey West Central community mental health team. A person will read it.')
  const reference = await sendRequest(naima)
  await expect(naima.locator('main')).toContainText(
    'Haringey West Central community mental health team has your request now and is responsible for answering it.',
  )
  await expect(naima.locator('main')).toContainText('get in touch by')
  expect(await naima.evaluate('document.documentElement.scrollWidth - document.documentElement.clientWidth')).toBeLessThanOrEqual(0)

  const priya = await somebody(browser)
  await signIn(priya, 'Priya Nair')
  await openRequest(priya, family)
  await expect(priya.locator('main')).toContainText('I have not slept since my sister died')
  await expect(priya.locator('main')).toContainText('No voicemail.')
  await expect(priya.locator('main')).toContainText(reference)
  await press(priya, 'I will talk with them')
  await priya.getByLabel('What they said, in their words').fill('She would like somebody to sit with her in the evenings and to talk about her sister.')
  await press(priya, 'Save the conversation')
  await nameKeyWorker(priya, 'Priya Nair')

  const signedIn = await signsInAsThemselves(priya, browser, { js: false, width: 390 })
  await expect(signedIn.getByRole('heading', { level: 1 })).toHaveText('Hello Naima')
  await seesHolder(signedIn, 'Priya Nair')
  await signedIn.goto('/my/requests')
  await expect(signedIn.locator('main')).toContainText('Priya Nair is your key worker and will be in touch to agree what comes first.')
  await expect(signedIn.locator('main')).toContainText(reference)
})

test('a mistake on the public form puts the keyboard on its field, and the page stays accessible', async ({ page }) => {
  await page.goto('/help')
  await press(page, 'Save and continue')
  await errorLeadsToField(page, 'Write a few words. There is no wrong way to say it.')
  await isAccessible(page)
})
