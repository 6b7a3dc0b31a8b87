import { expect, signIn, somebody, test } from './support.ts'
import { recordOf, walk } from './walk.ts'

test.describe.configure({ timeout: 240_000 })

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
