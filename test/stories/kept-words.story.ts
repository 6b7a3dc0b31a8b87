import { expect, heldByPriya, isAccessible, type Page, press, somebody, test } from './support.ts'

const sessionEnds = (page: Page) => page.context().clearCookies({ name: 'kith' })
/** On the sign-in page somebody came to from another page. */
const signInHere = async (page: Page, who: string) => {
  await page
    .getByRole('button', { name: new RegExp(`^${who}`) })
    .first()
    .click()
  await expect(page.getByRole('button', { name: 'Sign out' })).toBeVisible()
}
const words = (box: number) => `Box ${box}: what we talked about.\nIt is longer than a line.`

async function fillAll(page: Page): Promise<number> {
  const boxes = await page.locator('main textarea').all()
  for (const [index, box] of boxes.entries()) await box.fill(words(index))
  return boxes.length
}

async function allAreThere(page: Page, count: number): Promise<void> {
  for (const [index, box] of (await page.locator('main textarea').all()).entries()) if (index < count) await expect(box).toHaveValue(words(index))
}

test('without scripts an assessment of safety that was sent when the sign-in had ended comes back whole, to whoever wrote it alone', async ({ browser }) => {
  test.slow()
  const { priya, record } = await heldByPriya(browser, 'Ida')
  const plain = await somebody(browser, { js: false, width: 390 })
  await plain.context().addCookies(await priya.context().cookies())
  const form = `${record}/safety-assessments/new`
  await plain.goto(form)
  const count = await fillAll(plain)
  expect(count).toBeGreaterThan(9)
  await sessionEnds(plain)
  await press(plain, 'Save')
  await expect(plain.locator('main')).toContainText('it is not saved yet, and we keep it for a day')
  await signInHere(plain, 'Priya Nair')
  expect(new URL(plain.url()).pathname).toBe(form)
  await allAreThere(plain, count)
  await expect(plain.locator('main')).toContainText('It is on this page')

  // Somebody else in this browser, who may open the same page, sees none of it.
  await sessionEnds(plain)
  await plain.goto(`/sign-in?to=${encodeURIComponent(form)}`)
  await signInHere(plain, 'Jerome Campbell')
  await plain.goto(form)
  await expect(plain.locator('body')).not.toContainText('what we talked about')
})

test('with scripts what is written is kept until it is saved, through a sign-in that ended, and for its writer alone', async ({ browser }) => {
  test.slow()
  const { priya, record } = await heldByPriya(browser, 'Ode')
  const form = `${record}/letter`
  const box = priya.locator('main textarea').first()
  await priya.goto(form)
  const mine = 'Dear Ode,\nit was good to walk with you.'
  await box.fill(mine)
  // Never sent: the sign-in ends, and another page is asked for.
  await sessionEnds(priya)
  await priya.goto('/my-day')
  await signInHere(priya, 'Priya Nair')
  await priya.goto(form)
  await expect(box).toHaveValue(mine)
  await expect(priya.locator('main')).toContainText('We brought back words you had not saved.')

  // Sent, and the answer is the sign-in page: nothing is forgotten.
  await sessionEnds(priya)
  await press(priya, 'Make the letter')
  await signInHere(priya, 'Priya Nair')
  expect(new URL(priya.url()).pathname).toBe(form)
  await expect(box).toHaveValue(mine)
  await isAccessible(priya)

  // The next person in this tab finds nothing, neither on the page nor in the browser.
  await sessionEnds(priya)
  await priya.goto('/sign-in')
  await signInHere(priya, 'Jerome Campbell')
  expect(await priya.evaluate('JSON.stringify(sessionStorage)')).not.toContain('walk with you')
})

test('a plan kept on a phone goes when its sign-in was ended from elsewhere, and when somebody else signs in there', async ({ browser }) => {
  test.slow()
  const { person } = await heldByPriya(browser, 'Uma')
  const isKept = () => person.evaluate("caches.has('kith-kept-plan')")
  const keep = async () => {
    await person.goto('/my/safety-plan')
    await person.getByRole('button', { name: 'Keep it on this phone' }).click()
    await expect(person.locator('[data-keep-state]')).toContainText('It is kept on this phone.')
    await person.evaluate('navigator.serviceWorker.ready.then(() => undefined)')
  }
  await person.goto('/my/safety-plan/add/alone')
  await person.getByLabel('In your own words').fill('Put the kettle on')
  await press(person, 'Add')
  await keep()
  // Somebody else signs in, and then there is no signal.
  const own = await person.context().cookies()
  await sessionEnds(person)
  await person.goto('/sign-in')
  await signInHere(person, 'Jerome Campbell')
  await expect.poll(isKept).toBe(false)
  await person.context().setOffline(true)
  const tab = await person.context().newPage()
  await expect(tab.goto('/my/safety-plan')).rejects.toThrow()
  await tab.close()
  await person.context().setOffline(false)

  await person.context().addCookies(own)
  await keep()
  const elsewhere = await somebody(browser)
  await elsewhere.context().addCookies(own)
  await elsewhere.goto('/sessions')
  const { session } = (await (await elsewhere.request.get('/sessions/here.json')).json()) as { session: string }
  await elsewhere.request.post(`/sessions/${session}/end`, { headers: { origin: new URL(elsewhere.url()).origin } })
  await person.goto('/my/safety-plan')
  await expect(person.locator('main')).not.toContainText('Put the kettle on')
  expect(await isKept()).toBe(false)
})
