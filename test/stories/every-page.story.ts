import { expect, type Page, test } from '@playwright/test'
import { find, isAccessible, signIn, somebody } from './support.ts'

// Walks every page each face of the house links to, once for each shape of address, and looks at it with axe.
const ID = /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/g
const shape = (url: URL) =>
  url.pathname.replace(ID, ':id').replace(/^\/(services|places|crisis|neighbourhoods|services\/in)\/[^/]+/, '/$1/:one') +
  (url.searchParams.has('show') ? '?show' : '')
/** Nobody's name stands in the title of a tab, where anyone passing reads it. */
const NAMES = /\b(Ashik|Rahman|Louise|Bennett|Dave|Harrison|Diane|Salt|Kyle|Francis|Carol|Dunn|Mei-Lin|Chan|Frank|Robson)\b/

interface Walk {
  /** Pages at most. */
  most: number
  /** False where scripts do not run: then axe cannot look either. */
  axe?: boolean
  /** Shapes somebody of the same face has walked already: no second look, unless it is where this walk begins. */
  before?: Set<string>
}

async function lookAt(page: Page, path: string, axe: boolean): Promise<string[]> {
  const answer = await page.goto(path)
  expect(answer?.status(), path).toBeLessThan(400)
  if (axe) await isAccessible(page)
  await expect(page.locator('h1'), path).toHaveCount(1)
  await expect(page.locator('a[href="/crisis"]').first(), `${path}: crisis help`).toBeAttached()
  expect(await page.title(), path).not.toMatch(NAMES)
  return page
    .locator('a[href^="/"]:not([download])')
    .evaluateAll(all => all.map(one => (one as unknown as { getAttribute: (name: string) => string | null }).getAttribute('href') ?? ''))
}

async function walk(page: Page, from: readonly string[], { most, axe = true, before = new Set() }: Walk): Promise<number> {
  const seen = new Set<string>()
  const waiting = [...from]
  while (waiting.length > 0 && seen.size < most) {
    const path = waiting.shift()!
    const one = shape(new URL(path, 'http://localhost'))
    if (seen.has(one) || (before.has(one) && !from.includes(path))) continue
    seen.add(one)
    for (const link of await lookAt(page, path, axe)) {
      const url = new URL(link, 'http://localhost')
      if (!/^\/(assets|sign-in\/)|\.json$/.test(url.pathname)) waiting.push(url.pathname + url.search)
    }
  }
  for (const one of seen) before.add(one)
  return seen.size
}

const recordOf = async (worker: Page, name: string): Promise<string> => (await (await find(worker, name)).first().getAttribute('href'))!

test.describe.configure({ timeout: 240_000 })

test('every public page is accessible, and gives crisis help in one press', async ({ page }) => {
  expect(await walk(page, ['/', '/help', '/services', '/crisis', '/places', '/sign-in', '/about', '/privacy', '/accessibility'], { most: 18 })).toBeGreaterThan(
    12,
  )
})

const people = new Set<string>()
for (const [who, from, most, least] of [
  ['Ashik Rahman', ['/my'], 22, 20],
  ['Frank Robson', ['/my', '/my/record', '/my/team', '/my/requests'], 10, 4],
  ['Nadia Rahman', ['/shared'], 8, 2],
] as const)
  test(`every page ${who} can open is accessible`, async ({ page }) => {
    await signIn(page, who)
    expect(await walk(page, from, { most, before: people })).toBeGreaterThanOrEqual(least)
  })

const work = new Set<string>()
test('every page about somebody is accessible to their key worker', async ({ page }) => {
  await signIn(page, 'Priya Nair')
  const record = await recordOf(page, 'Ashik Rahman')
  expect(
    await walk(page, ['/my-day', '/board', '/front-door', '/handovers', record, `${record}/notes/new`, `${record}/team`], { most: 30, before: work }),
  ).toBeGreaterThan(25)
})

for (const [who, from] of [
  ['Marion Clarke', ['/board', '/front-door', '/absences']],
  ['Femi Adeyemi', ['/front-door', '/front-door/new', '/board']],
  ['Dorota Zielińska', ['/my-day', '/advice']],
  ['Yasmin Akhtar', ['/front-door', '/my-day']],
  ['Dr Tom Whitfield', ['/people', '/advice', '/messages']],
  ['Information governance lead', ['/emergency-access', '/audit']],
  ['Administrator', ['/sessions/workers', '/sessions']],
] as const)
  test(`every other page is accessible to: ${who}`, async ({ page }) => {
    await signIn(page, who)
    expect(await walk(page, from, { most: 9, before: work })).toBeGreaterThanOrEqual(from.length)
  })

for (const [who, from, most] of [
  [undefined, ['/', '/help', '/services', '/crisis', '/places'], 14],
  ['Diane Salt', ['/my'], 14],
  ['Maureen Tudor', ['/my-day'], 15],
] as const)
  test(`every page ${who ?? 'a visitor'} can open is there without JavaScript`, async ({ browser }) => {
    const page = await somebody(browser, { js: false, width: 390 })
    if (who) await signIn(page, who)
    const begin = who === 'Maureen Tudor' ? [...from, await recordOf(page, 'Diane Salt')] : from
    expect(await walk(page, begin, { most, axe: false })).toBeGreaterThan(12)
  })
