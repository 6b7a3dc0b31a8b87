import { createHash } from 'node:crypto'
import { chmodSync, rmSync } from 'node:fs'
import { createServer, request } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Config } from '../core/config.ts'

// One process holds the embedded database. Other commands on this machine ask it here: a socket that only its own account reaches.

type Answers = Record<string, () => Promise<unknown>>

// The kernel takes at most 107 bytes as the name of a socket.
const socketOf = ({ dataDir }: Pick<Config, 'dataDir'>): string => {
  const inFolder = join(dataDir, 'kith.socket')
  if (Buffer.byteLength(inFolder) < 100) return inFolder
  return join(tmpdir(), `kith-${createHash('sha256').update(dataDir).digest('hex').slice(0, 24)}.socket`)
}

/** Answers other commands while this process holds the data folder. @returns a function that stops it */
export async function openChannel(config: Pick<Config, 'dataDir'>, answers: Answers): Promise<() => Promise<void>> {
  const path = socketOf(config)
  rmSync(path, { force: true })
  const server = createServer((asked, reply) => {
    const answer = answers[(asked.url ?? '').slice(1)]
    const work = answer ? answer() : Promise.reject(new Error('This Kith is of another version and does not know that.'))
    work.then(
      value => reply.end(JSON.stringify({ value })),
      (error: Error) => reply.end(JSON.stringify({ error: error.message })),
    )
  })
  await new Promise<void>((done, failed) => {
    server.once('error', failed)
    server.listen(path, done)
  })
  chmodSync(path, 0o600)
  return async () => {
    server.closeAllConnections()
    await new Promise(resolve => server.close(resolve))
    rmSync(path, { force: true })
  }
}

/** Asks the Kith that runs in this data folder. @returns undefined when none runs @throws Error in its own words */
export function askRunning<T>(config: Pick<Config, 'dataDir'>, what: string): Promise<{ value: T } | undefined> {
  return new Promise((resolve, reject) => {
    const asking = request({ socketPath: socketOf(config), path: `/${what}`, method: 'POST' }, answer => {
      let text = ''
      answer.setEncoding('utf8')
      answer.on('data', part => {
        text += part
      })
      answer.on('end', () => {
        const { value, error } = JSON.parse(text) as { value: T; error?: string }
        if (error === undefined) resolve({ value })
        else reject(new Error(error))
      })
      answer.on('error', reject)
    })
    asking.on('error', (error: NodeJS.ErrnoException) => {
      if (error.code === 'ENOENT' || error.code === 'ECONNREFUSED') resolve(undefined)
      else reject(error)
    })
    asking.end()
  })
}
