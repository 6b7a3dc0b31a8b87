import { afterAll, beforeAll, expect, test } from 'vitest'
import { browse } from '../../../test/support/browser.ts'
import { type House, makeHouse, outcome, plan } from './assessing.hold.ts'

let house: House
beforeAll(async () => {
  house = await makeHouse()
})
afterAll(() => house.db.close())

const chosen = (html: string, name: string): string | undefined =>
  /<option[^>]*selected[^>]*value="([^"]*)"|<option[^>]*value="([^"]*)"[^>]*selected/
    .exec(new RegExp(`<select[^>]*name="${name}"[\\s\\S]*?</select>`).exec(html)?.[0] ?? '')
    ?.slice(1)
    .find(Boolean)

test('R279 the whole picture is reached from a first conversation, because the person asks, or because somebody else does; by a trained worker, wherever suits', async () => {
  const person = await house.person('Nia')
  const own = await browse(house.db, person)
  const worker = await browse(house.db, house.nurse)
  const charity = await browse(house.db, house.connector)
  const list = `/people/${person.personId}/assessments`

  // A first conversation at a community place, by a worker of a voluntary organisation, leads on.
  const brief = await charity.post(`${list}/new/initialBrief`, plan({ now: 'yes', explained: 'talked', cameBy: 'vcse', place: 'The library' }))
  expect(brief.status).toBe(303)
  expect((await worker.get(`${list}/new/comprehensive`)).html).not.toContain('Which talk did it grow out of?')
  await charity.post(`${brief.location}/outcome`, outcome({ outcomes: 'comprehensive', whatNext: 'Priya meets you next week.' }))
  // Who is not trained for it is not led to it.
  expect((await charity.get(`${list}/new/comprehensive`)).status).toBe(404)
  expect((await charity.get(brief.location)).html).not.toContain('Get the whole picture, from here')
  const led = await worker.get(brief.location)
  expect(led.html).toContain('Get the whole picture, from here')
  const form = await worker.get(`${list}/new/comprehensive`)
  expect(chosen(form.html, 'cameBy')).toBe('step_up')
  const from = brief.location.split('/').at(-1)!
  expect(chosen(form.html, 'extendsId')).toBe(from)
  const long = await worker.post(`${list}/new/comprehensive`, plan({ cameBy: 'step_up', extendsId: from, place: 'x'.repeat(201) }))
  expect(long.status).toBe(422)
  const whole = await worker.post(`${list}/new/comprehensive`, plan({ cameBy: 'step_up', extendsId: from, place: 'At home, with the dog' }))
  expect(whole.status).toBe(303)
  for (const [browser, path] of [
    [worker, whole.location],
    [own, `/my${whole.location}`],
  ] as const) {
    const { html } = await browser.get(path)
    for (const words of [
      'Led by',
      'Priya Nair, Testshire NHS Trust',
      'Asked for by',
      'Nobody: it grew out of an earlier talk',
      'At home, with the dog',
      'This builds on',
    ])
      expect(html).toContain(words)
    expect(html).not.toMatch(/>[^<]*referr/i)
  }
  expect((await worker.get(brief.location)).html).not.toContain('Get the whole picture, from here')
  // It grows out of one of theirs, and out of each once.
  const elsewhere = (await house.explain(await house.person('Ida'))) as string
  for (const extendsId of [from, elsewhere])
    expect((await worker.post(`${list}/new/comprehensive`, plan({ cameBy: 'step_up', extendsId, whyAgain: 'Much has changed' }))).status).toBe(422)
})

test.each([
  ['self', 'The person themself', 'You'],
  ['gp', 'Their GP', 'Your GP'],
  ['police', 'Police', 'Police'],
] as const)('R279 it is reached as well without any earlier talk: asked for by %s', async (cameBy, work, mine) => {
  const person = await house.person(`Reached by ${cameBy}`)
  const worker = await browse(house.db, house.nurse)
  const saved = await worker.post(`/people/${person.personId}/assessments/new/comprehensive`, plan({ cameBy, place: 'By video' }))
  expect(saved.status).toBe(303)
  const asked = (html: string) => /Asked for by\s*<\/dt>\s*<dd[^>]*>\s*([^<]+?)\s*</.exec(html)?.[1]
  expect(asked((await worker.get(saved.location)).html)).toBe(work)
  expect(asked((await (await browse(house.db, person)).get(`/my${saved.location}`)).html)).toBe(mine)
})
