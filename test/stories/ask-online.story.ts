import {
  choose,
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
  await expect(naima.locator('main')).toContainText('Haringey West Central community mental health team has what you sent and is responsible for answering it.')
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

test('somebody stops half way, having said that we may call; after a silence Yasmin Akhtar is asked to ring, and reads nothing they kept to themselves', async ({
  browser,
}) => {
  const name = surname()
  const visitor = await somebody(browser, { js: false, width: 390 })
  await visitor.goto('/help')
  await visitor.getByLabel('How can I help?').fill('The reservoir again. I cannot write more.')
  await press(visitor, 'Save and continue')
  await tick(visitor, 'Me')
  await visitor.getByLabel('First name').fill(name)
  await press(visitor, 'Save and continue')
  await tick(visitor, 'I would rather not say, or I have no fixed address')
  await choose(visitor, 'Which area are you in?', 'Staffordshire Moorlands')
  await visitor.getByText('If I stop before the end, you may call me').click()
  await visitor.getByLabel('Phone number to call').fill('07700 900983')
  await tick(visitor, 'You may call me if I do not finish')
  await press(visitor, 'Save and continue')
  await expect(visitor.getByRole('heading', { level: 1 })).toHaveText('How and when is it safe to reach you?')
  await visitor.close()

  // Fifteen minutes by default; the Kith of the stories is set to wait for some seconds.
  const yasmin = await somebody(browser)
  await signIn(yasmin, 'Yasmin Akhtar')
  const call = yasmin.getByRole('link', { name: new RegExp(`^${name}, stopped half way and said we may call, .*by `) })
  await expect(async () => {
    await yasmin.goto('/front-door')
    await expect(call).toBeVisible({ timeout: 500 })
  }).toPass({ timeout: 60_000, intervals: [1000] })
  await call.click()
  await expect(yasmin.locator('main')).toContainText('07700 900983')
  await expect(yasmin.locator('main')).toContainText('They did not say that we may read it.')
  await expect(yasmin.locator('main')).not.toContainText('reservoir')
  await press(yasmin, 'I will ring')
  await yasmin.getByLabel('What happened').fill('We talked for an hour. I ring again tonight.')
  await press(yasmin, 'Done')
  await yasmin.goto('/front-door')
  await expect(call).toHaveCount(0)
})
