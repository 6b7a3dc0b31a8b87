import { expect, find, isAccessible, type Page } from './support.ts'

// Walks every page each face of the house links to, once for each shape of address, and looks at it with axe.
const ID = /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/g
const shape = (url: URL) =>
  url.pathname.replace(ID, ':id').replace(/^\/(services|places|crisis|neighbourhoods|services\/in)\/[^/]+/, '/$1/:one') +
  (url.searchParams.has('show') ? '?show' : '')
/** Nobody's name stands in the title of a tab, where anyone passing reads it. */
const NAMES = /\b(Ashik|Rahman|Louise|Bennett|Dave|Harrison|Diane|Salt|Kyle|Francis|Carol|Dunn|Mei-Lin|Chan|Frank|Robson)\b/

export interface Walk {
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

export async function walk(page: Page, from: readonly string[], { most, axe = true, before = new Set() }: Walk): Promise<number> {
  const seen = new Set<string>()
  const waiting = [...from]
  while (waiting.length > 0 && seen.size < most) {
    const path = waiting.shift()!
    const one = shape(new URL(path, 'http://localhost'))
    if (seen.has(one) || (before.has(one) && !from.includes(path))) continue
    seen.add(one)
    for (const link of await lookAt(page, path, axe)) {
      const url = new URL(link, 'http://localhost')
      if (!/^\/(assets|sign-in\/)|\.(json|pdf)$/.test(url.pathname)) waiting.push(url.pathname + url.search)
    }
  }
  for (const one of seen) before.add(one)
  return seen.size
}

/** Where a worker reads about somebody. */
export const recordOf = async (worker: Page, name: string): Promise<string> => (await (await find(worker, name)).first().getAttribute('href'))!
