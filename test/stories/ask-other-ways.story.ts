import {
  choose,
  expect,
  nameKeyWorker,
  openRequest,
  type Page,
  postcodeIsLoaded,
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

const STREET = 'N4 1TL'

async function writesDown(
  worker: Page,
  { way, name, family, words, agreed }: { way: string; name: string; family: string; words?: string; agreed: string },
): Promise<void> {
  await worker.goto('/front-door/new')
  await tick(worker, way)
  if (words) await worker.getByLabel('“How can I help?” Their own words').fill(words)
  await worker.getByLabel('First name').fill(name)
  await worker.getByLabel('Last name (optional)').fill(family)
  await worker.getByLabel('Postcode where they live or stay').fill(STREET)
  await tick(worker, agreed)
}

test('R021 R008 Omar telephones; the receptionist writes down his words, Priya Nair holds it, and Omar sees so', async ({ browser }) => {
  test.slow()
  const family = surname()
  const femi = await somebody(browser)
  await signIn(femi, 'Femi Adeyemi')
  await postcodeIsLoaded(femi, STREET)
  await writesDown(femi, { way: 'Phone', name: 'Omar', family, words: 'Nothing tastes of anything any more.', agreed: 'Asked for themselves' })
  await tick(femi, 'Phone call')
  await femi.getByLabel('Phone (optional)').fill('07700 900986')
  await press(femi, 'Keep this request')
  await expect(femi.getByRole('heading', { level: 1 })).toHaveText('The request is kept')
  await expect(femi.locator('main')).toContainText('Haringey West Central community mental health team has it')

  const priya = await somebody(browser)
  await signIn(priya, 'Priya Nair')
  await openRequest(priya, family)
  await press(priya, 'I will talk with them')
  await nameKeyWorker(priya, 'Priya Nair')
  const omar = await signsInAsThemselves(priya, browser)
  await seesHolder(omar, 'Priya Nair')
  await omar.goto('/my/requests')
  await expect(omar.locator('main')).toContainText('Nothing tastes of anything any more.')
  await expect(omar.locator('main')).toContainText('phone')
})

test('R021 Jordan walks in; Andre Lewis hands over the tablet, which forgets Andre; Jerome Campbell holds it, and Jordan sees so', async ({ browser }) => {
  const family = surname()
  const tablet = await somebody(browser, { width: 820 })
  await signIn(tablet, 'Andre Lewis')
  await tablet.goto('/front-door')
  await tablet.getByRole('button', { name: 'Hand over the tablet' }).click()
  await press(tablet, 'Sign me out and begin')
  await expect(tablet.getByRole('heading', { level: 1 })).toHaveText('How can I help?')
  await expect(tablet.getByRole('button', { name: 'Sign out' })).toHaveCount(0)
  // Whoever holds the tablet now opens nothing of anybody's.
  expect((await tablet.request.get('/my-day', { maxRedirects: 0 })).status()).toBe(303)
  await writeRequest(tablet, { name: 'Jordan', family, words: 'My friend died and I keep going over it. Who sees this?', surgery: 'Darwin Medical' })
  await tablet.getByText('What happens with this, and who sees it').click()
  await expect(tablet.getByText('We do not tell the police, your employer or your family.')).toBeVisible()
  await sendRequest(tablet)
  await expect(tablet.locator('main')).toContainText('Please hand the tablet back. What you wrote is no longer on it.')
  await tablet.goto('/help')
  await expect(tablet.getByLabel('How can I help?')).toHaveValue('')

  const jerome = await somebody(browser)
  await signIn(jerome, 'Jerome Campbell')
  await openRequest(jerome, family)
  await expect(jerome.locator('main')).toContainText('walked in')
  await press(jerome, 'I will talk with them')
  await nameKeyWorker(jerome, 'Jerome Campbell')
  const jordan = await signsInAsThemselves(jerome, browser, {}, 'Adele Simmonds')
  await seesHolder(jordan, 'Jerome Campbell')
})

async function asksForSomebody(page: Page, { family, agreed, words }: { family: string; agreed: string; words: string }): Promise<void> {
  await page.goto('/help')
  await page.getByLabel('How can I help?').fill(words)
  await press(page, 'Save and continue')
  await tick(page, /^Someone else/)
  await page.getByLabel('Your name').first().fill('Ingrid Holm')
  await page.getByLabel('Who you are to them').fill('neighbour')
  await tick(page, agreed)
  if (agreed === 'Yes') await page.getByLabel('If yes, how do you know?').fill('We talked over the fence this morning')
  await page.getByLabel('First name').fill('Tomasz')
  await page.getByLabel('Last name (optional)').fill(family)
  await press(page, 'Save and continue')
  await tick(page, 'My GP surgery')
  await page.getByLabel('Name of the surgery, street or town').fill('Umfreville Road')
  await press(page, 'Save and continue')
  await tick(page, 'Text message')
  await page.getByLabel('Phone number (optional)').fill('07700 900985')
  await press(page, 'Save and continue')
  await press(page, 'Send my request')
  // Nothing says whether we know him, or what will be done.
  await expect(page.locator('main')).toContainText('We cannot tell you whether we know someone, or what we do, unless they agree.')
  await expect(page.locator('main')).not.toContainText('Tomasz')
}

test('R021 a neighbour asks with Tomasz’s agreement; Priya Nair holds it, and Tomasz sees so and who asked', async ({ browser }) => {
  const family = surname()
  const ingrid = await somebody(browser)
  await asksForSomebody(ingrid, { family, agreed: 'Yes', words: 'He has stopped opening his curtains.' })
  const priya = await somebody(browser)
  await signIn(priya, 'Priya Nair')
  await openRequest(priya, family)
  await expect(priya.locator('main')).toContainText('They have not told us themselves yet.')
  await press(priya, 'I will talk with them')
  await tick(priya, 'Yes')
  await press(priya, 'Save')
  await nameKeyWorker(priya, 'Priya Nair')
  const tomasz = await signsInAsThemselves(priya, browser)
  await seesHolder(tomasz, 'Priya Nair')
  await tomasz.goto('/my/requests')
  await expect(tomasz.locator('main')).toContainText('Ingrid Holm, neighbour')
})

test('a neighbour asks without Tomasz’s agreement: received all the same, and ended when he says no; he sees that, and not who asked', async ({ browser }) => {
  const family = surname()
  const ingrid = await somebody(browser)
  await asksForSomebody(ingrid, { family, agreed: 'I have not asked them', words: 'I am worried about the man next door.' })
  const priya = await somebody(browser)
  await signIn(priya, 'Priya Nair')
  await openRequest(priya, family)
  await expect(priya.locator('main')).toContainText('Not asked yet')
  await press(priya, 'I will talk with them')
  const tomasz = await signsInAsThemselves(priya, browser)
  await tomasz.goto('/my/requests')
  await expect(tomasz.locator('main')).toContainText('Haringey West Central community mental health team')
  await expect(tomasz.locator('main')).not.toContainText('Ingrid')
  await openRequest(priya, family)
  await priya.getByLabel(/^No/).first().check()
  await press(priya, 'Save')
  await tomasz.reload()
  await expect(tomasz.locator('main')).toContainText('Somebody asked us to get in touch with you today.')
  await expect(tomasz.locator('main')).toContainText('You did not agree that somebody asked for you, so this ended. You can ask us yourself at any time.')
  await expect(tomasz.locator('main')).not.toContainText('Ingrid')
})

test('R337 R338 a GP talks with Priya Nair about somebody not named; it becomes help, Priya holds it, and the person sees so', async ({ browser }) => {
  test.slow()
  const family = surname()
  const gp = await somebody(browser)
  await signIn(gp, 'Dr Tom Whitfield')
  await gp.goto('/advice/new')
  await choose(gp, 'Who would you like to ask?', 'Priya Nair')
  await gp.getByLabel('Your question').fill('A man in his fifties, sleepless since his mill closed. Tablets, or one of you?')
  await press(gp, 'Start the conversation')
  const conversation = new URL(gp.url()).pathname

  const priya = await somebody(browser)
  await signIn(priya, 'Priya Nair')
  await priya.goto('/advice')
  await priya
    .getByRole('link', { name: /A man in his fifties/ })
    .first()
    .click()
  await priya.getByLabel('Write back').fill('One of us, and soon. Would he like a call?')
  await press(priya, 'Send')

  await gp.goto(conversation)
  await expect(gp.locator('main')).toContainText('One of us, and soon.')
  await gp.getByRole('button', { name: 'Turn this into help' }).click()
  await postcodeIsLoaded(gp, STREET)
  await gp.getByLabel('First name').fill('Harold')
  await gp.getByLabel('Last name (optional)').fill(family)
  await gp.getByLabel('Postcode where they live or stay').fill(STREET)
  await gp.getByLabel('What they would say they want help with').fill('Sleep, and something to get up for.')
  await tick(gp, 'Yes')
  await press(gp, 'Make it a request for help')
  await gp.goto(conversation)
  await expect(gp.locator('main')).toContainText('This became a request for help. Its clock started when this conversation did.')

  await openRequest(priya, family)
  await expect(priya.locator('main')).toContainText('conversation with a gp', { ignoreCase: true })
  await press(priya, 'I will talk with them')
  await nameKeyWorker(priya, 'Priya Nair')
  const harold = await signsInAsThemselves(priya, browser)
  await seesHolder(harold, 'Priya Nair')
})
