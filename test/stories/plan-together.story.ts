import { expect, heldByPriya, isAccessible, type Locator, type Page, press, signIn, somebody, test } from './support.ts'

const box = (page: Page, section: string): Locator => page.locator(`[data-section="${section}"] > form textarea`)
const lines = (page: Page, section: string): Locator => page.locator(`[data-section="${section}"] [data-lines] textarea`)
/** A line that holds exactly these words, waited for: within the two seconds people are promised, with room for a busy machine. */
const has = (page: Page, section: string, words: string, index = 0) => expect(lines(page, section).nth(index)).toHaveValue(words, { timeout: 15_000 })
const state = (page: Page, section: string, index = 0): Locator => page.locator(`[data-section="${section}"] [data-lines] [data-state]`).nth(index)

test('two people write one plan at once: each sees the other’s lines, one is killed, one is offline, nothing is lost and nothing overwritten', async ({
  browser,
}) => {
  test.slow()
  const { priya, person, record } = await heldByPriya(browser, 'Diane')
  await person.setViewportSize({ width: 390, height: 844 })
  await person.goto('/my/plan/together')
  await priya.goto(`${record}/plan/together`)

  // Each sees what the other begins, while writing.
  await box(person, 'matters').pressSequentially('My dogs, ')
  await has(priya, 'matters', 'My dogs,')
  await priya.locator('[data-section="strengths"] > form textarea').fill('Gets up with the dogs every morning')
  await has(person, 'strengths', 'Gets up with the dogs every morning')
  await expect(person.locator('[data-news]')).toHaveText('Priya Nair added a line to What I am good at, and what helps me')
  // What comes in leaves alone what is being written, and where the keyboard is.
  await person.keyboard.type('and being asked first')
  await expect(person.locator(':focus')).toHaveValue('My dogs, and being asked first')
  await has(priya, 'matters', 'My dogs, and being asked first')
  await expect(state(person, 'matters')).toHaveText(/^Saved at/)
  await isAccessible(person)
  await isAccessible(priya)

  // Both change the same line: hers is there first; both see both, and are told.
  await person.context().setOffline(true)
  await lines(person, 'strengths').first().fill('I get up for the dogs, whatever the night was like')
  await expect(state(person, 'strengths')).toHaveText('Not saved yet: no connection. Keep this page open.')
  await lines(priya, 'strengths').first().fill('Gets up with the dogs and walks them')
  await expect(state(priya, 'strengths')).toHaveText(/^Saved at/)
  await person.context().setOffline(false)
  const beside = (page: Page) => page.locator('[data-section="strengths"] [data-other]')
  await expect(beside(person)).toContainText('I get up for the dogs, whatever the night was like', { timeout: 30_000 })
  await expect(person.locator('[data-news]')).toContainText('Both texts are kept')
  await expect(beside(priya)).toContainText('I get up for the dogs, whatever the night was like')
  await expect(priya.locator('[data-news]')).toContainText('both texts are kept')
  await expect(lines(priya, 'strengths').first()).toHaveValue('Gets up with the dogs and walks them')
  await isAccessible(priya)
  await beside(priya).getByRole('button', { name: 'Use these words' }).click()
  for (const page of [person, priya]) {
    await has(page, 'strengths', 'I get up for the dogs, whatever the night was like')
    await expect(beside(page)).toHaveCount(0)
  }

  // Her phone dies in the middle of a sentence. What was there is there on the next.
  await box(person, 'goals').pressSequentially('Back to the allotment by Easter')
  await has(priya, 'goals', 'Back to the allotment by Easter')
  const context = person.context()
  await person.close({ runBeforeUnload: false })
  await lines(priya, 'goals').first().fill('Back to the allotment by Easter, with Jo')
  await expect(state(priya, 'goals')).toHaveText(/^Saved at/)
  const again = await context.newPage()
  await again.goto('/my/plan/together')
  await has(again, 'goals', 'Back to the allotment by Easter, with Jo')
  await has(again, 'strengths', 'I get up for the dogs, whatever the night was like')

  // No connection, and the page is loaded again before it is back in touch: the words come back, and are saved once.
  await again.context().setOffline(true)
  await box(again, 'enjoy').fill('Radio plays')
  await expect(again.getByText('Not saved yet: no connection. Keep this page open.').first()).toBeVisible()
  await again.context().setOffline(false)
  await again.reload()
  await has(priya, 'enjoy', 'Radio plays')
  await expect(lines(priya, 'enjoy')).toHaveCount(1)

  // What was not chosen is kept with the line.
  await priya.goto(`${record}/plan`)
  await priya.getByRole('link', { name: /^Change.*I get up for the dogs/ }).click()
  await expect(priya.locator('main')).toContainText('Gets up with the dogs and walks them')
})

test('without scripts the plan is written line by line, and two texts for one line both stay', async ({ browser }) => {
  const { priya, record } = await heldByPriya(browser, 'Arun')
  const plain = await somebody(browser, { js: false, width: 390 })
  await signIn(plain, 'Priya Nair')
  await plain.goto(`${record}/plan/together`)
  await box(plain, 'goals').fill('Sleep through')
  await press(plain, /^Save.*Add to: Goals/)
  await expect(lines(plain, 'goals')).toHaveValue('Sleep through')
  await priya.goto(`${record}/plan/together`)
  await lines(priya, 'goals').first().fill('Sleep through, most nights')
  await expect(state(priya, 'goals')).toHaveText(/^Saved at/)
  await lines(plain, 'goals').fill('Sleep till six')
  await press(plain, /^Save(?!.*Add to).*Goals/)
  await expect(plain.locator('[data-other]')).toContainText('Sleep till six')
  await expect(lines(plain, 'goals')).toHaveValue('Sleep through, most nights')
  await press(plain, /^Keep the line as it is/)
  await expect(plain.locator('[data-other]')).toHaveCount(0)
})
