import { expect, type Page, signIn, somebody, test } from './support.ts'

/** The brightness of the letters of a drawing, from 0 to 255, and of what lies behind them. */
const lettersOf = (page: Page, drawing: string) =>
  page.locator(drawing).evaluate(svg => {
    const bright = (colour: string) => Math.max(...(colour.match(/\d+(\.\d+)?/g) ?? ['0']).slice(0, 3).map(Number))
    return [...svg.querySelectorAll('text')].map(text => ({
      words: text.textContent,
      fill: bright(getComputedStyle(text).fill),
      on: text.getAttribute('class') ?? '',
    }))
  })

test('with dark colours of their own, somebody reads every word of the rings, and a worker sees which list is open', async ({ page, browser }) => {
  await page.emulateMedia({ forcedColors: 'active', colorScheme: 'dark' })
  await signIn(page, 'Louise Bennett')
  await page.goto('/my/network')
  const letters = await lettersOf(page, 'svg.kith-rings')
  expect(letters.length).toBeGreaterThan(4)
  // Words on a filled dot are dark on light; all the others are light on the dark page.
  for (const { words, fill, on } of letters) expect([words, /__me$|--close/.test(on) ? fill < 60 : fill > 200]).toEqual([words, true])
  const strokes = await page.locator('svg.kith-rings line').evaluateAll(all => all.map(one => getComputedStyle(one).stroke))
  for (const stroke of strokes) expect(stroke).toBe('rgb(255, 255, 255)')

  const worker = await somebody(browser)
  await worker.emulateMedia({ forcedColors: 'active', colorScheme: 'dark' })
  await signIn(worker, 'Priya Nair')
  await worker.goto('/board')
  if (!(await worker.locator('.kith-subnav').count())) await worker.locator('main a[href^="/board/"]').first().click()
  await expect(worker.locator('.kith-subnav__link').first()).toBeVisible()
  const borders = await worker
    .locator('.kith-subnav__link')
    .evaluateAll(all => all.map(one => [one.hasAttribute('aria-current'), getComputedStyle(one).borderBottomColor]))
  const open = borders.filter(([current]) => current).map(([, colour]) => colour)
  const others = borders.filter(([current]) => !current).map(([, colour]) => colour)
  expect(open).toHaveLength(1)
  expect(others).not.toContain(open[0])
})
