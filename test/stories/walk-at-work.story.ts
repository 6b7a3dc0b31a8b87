import { expect, signIn, test } from './support.ts'
import { recordOf, walk } from './walk.ts'

// One after another in one process: each walk leaves out what somebody of the same face has walked already.
test.describe.configure({ mode: 'default', timeout: 240_000 })

const work = new Set<string>()
test('every page about somebody is accessible to their key worker', async ({ page }) => {
  await signIn(page, 'Priya Nair')
  const record = await recordOf(page, 'Ashik Rahman')
  expect(
    await walk(page, ['/my-day', '/board', '/front-door', '/handovers', record, `${record}/notes/new`, `${record}/team`], { most: 30, before: work }),
  ).toBeGreaterThan(25)
})

for (const [who, from] of [
  [
    'Marion Clarke',
    [
      '/board',
      '/front-door',
      '/absences',
      '/services/core-u20036/therapies',
      '/services/core-u20036/therapies/cbt',
      '/places/E09000014/feelings-and-relationships/name',
    ],
  ],
  ['Femi Adeyemi', ['/front-door', '/front-door/new', '/board']],
  ['Dorota Zielińska', ['/my-day', '/advice']],
  ['Yasmin Akhtar', ['/front-door', '/my-day']],
  ['Dr Tom Whitfield', ['/people', '/advice', '/messages']],
  ['Information governance lead', ['/emergency-access', '/audit']],
  ['Administrator', ['/sessions/workers', '/sessions']],
] as const)
  test(`every other page is accessible to: ${who}`, async ({ page }) => {
    await signIn(page, who)
    expect(await walk(page, from, { most: from.length + 7, before: work })).toBeGreaterThanOrEqual(from.length)
  })
