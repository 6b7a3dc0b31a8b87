import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Database } from '../src/core/db.ts'
import { type Browser, browse } from './support/browser.ts'
import { testDatabase } from './support/db.ts'

// One small request must not cost more than its size: it would stop the whole service for everybody.
let db: Database
let visitor: Browser
beforeAll(async () => {
  db = await testDatabase()
  visitor = await browse(db)
  await visitor.get('/')
})
afterAll(() => db.close())

const many = Array<string>(170_000).fill('')

test.each(['/sign-out', '/sign-in', '/sign-in/invitation', '/help/words', '/crisis', '/community/news'])(
  '%s with one field 170,000 times is refused in words before anything is done, at once',
  async path => {
    const began = performance.now()
    const { status, html } = await visitor.post(path, { a: many })
    expect(performance.now() - began).toBeLessThan(2000)
    expect(status).toBe(413)
    expect(html).toContain('That was too long to send')
    expect(html).toContain('tel:999')
  },
)

test('texts as long as a form may hold, made of what patterns stumble over, are answered in seconds', async () => {
  for (const unit of ['@', '@.', ' ', 'a ', 'a.', '-', '\n', '<a', "'"]) {
    const long = unit.repeat(Math.floor(400_000 / unit.length))
    for (const [path, names] of [
      ['/help/words', ['words']],
      ['/community/news', ['email', 'place', 'interest']],
      ['/services', ['find']],
      ['/crisis', ['postcode']],
    ] as const) {
      for (const name of names) {
        const began = performance.now()
        const { status } = await visitor.post(path, { [name]: long.slice(0, Math.floor(160_000)) })
        expect(status, `${path} ${name}`).toBeLessThan(500)
        expect(performance.now() - began, `${path} ${name} ${unit}`).toBeLessThan(3000)
      }
    }
    const found = await visitor.get(`/community?q=${encodeURIComponent(long.slice(0, 4000))}`)
    expect(found.status).toBe(200)
  }
})
