import { expect, signIn, test } from './support.ts'
import { walk } from './walk.ts'

// One after another in one process: each walk leaves out what somebody of the same face has walked already.
test.describe.configure({ mode: 'default', timeout: 240_000 })

test('every public page is accessible, and gives crisis help in one press', async ({ page }) => {
  const from = ['/', '/help', '/services', '/crisis', '/places', '/sign-in', '/about', '/privacy', '/accessibility', '/therapies']
  const haringey = ['/places/E09000014/therapies', '/places/E09000014/feelings-and-relationships']
  expect(await walk(page, [...from, ...haringey], { most: 21 })).toBeGreaterThan(15)
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
