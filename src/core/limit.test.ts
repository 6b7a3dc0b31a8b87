import { Hono } from 'hono'
import { expect, test } from 'vitest'
import { addressOf, limiter } from './limit.ts'

const heard = async (proxies: number, header?: string): Promise<string> => {
  const app = new Hono().get('/', c => c.text(addressOf(c, proxies)))
  const answer = await app.fetch(new Request('http://kith.example/', header === undefined ? {} : { headers: { 'x-forwarded-for': header } }), {
    incoming: { socket: { remoteAddress: '10.0.0.9' } },
  })
  return answer.text()
}

test('without a proxy of our own, what a sender writes about its address is not believed', async () => {
  expect(await heard(0, '203.0.113.5')).toBe('10.0.0.9')
})

test('behind one proxy it is the address that proxy noted, whatever the sender put before it', async () => {
  expect(await heard(1, '203.0.113.5')).toBe('203.0.113.5')
  expect(await heard(1, 'made-up, 203.0.113.5')).toBe('203.0.113.5')
  expect(await heard(2, 'made-up, 203.0.113.5, 10.0.0.1')).toBe('203.0.113.5')
})

test('a request that skipped the proxies counts under its own address', async () => {
  expect(await heard(1)).toBe('10.0.0.9')
  expect(await heard(2, '203.0.113.5')).toBe('10.0.0.9')
})

test('after so many uses in a window one address waits, another does not, and the next window is new', () => {
  const allowed = limiter(2, 1000)
  const at = (ms: number) => new Date(ms)
  expect([allowed('a', at(0)), allowed('a', at(1)), allowed('a', at(2)), allowed('b', at(2)), allowed('a', at(1002))]).toEqual([true, true, false, true, true])
})
