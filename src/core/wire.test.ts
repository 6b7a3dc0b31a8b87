import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { createLite, embeddedDatabase } from './db.ts'

test('the embedded database keeps nothing of the answers it gave', async () => {
  setFlagsFromString('--expose-gc')
  const collect = runInNewContext('gc') as () => void
  const db = embeddedDatabase(await createLite())
  try {
    const ask = async (times: number) => {
      for (let n = 0; n < times; n++) await sql`select repeat('x', 1000) as words from generate_series(1, 1000)`.execute(db.kysely)
      collect()
      return process.memoryUsage().heapUsed
    }
    const before = await ask(5)
    expect((await ask(40)) - before).toBeLessThan(20_000_000)
  } finally {
    await db.close()
  }
})
