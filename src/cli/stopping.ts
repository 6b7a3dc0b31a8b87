import type { Server } from 'node:http'
import type { ServerType } from '@hono/node-server'

/** Kept connections may bring requests for so long after the word to stop; a client that was just about to ask is answered. */
const LINGER_MS = 500
/** Requests under way are waited for this long; what starts us (docker, systemd) grows impatient at ten seconds. */
const FINISH_MS = 7000

/**
 * Watches a server, so that it can stop without failing anybody. The result stops it: every answer from then on asks the
 * client to open a new connection, requests under way are finished, then nothing is listened to any more.
 */
export function finishing(server: ServerType): () => Promise<void> {
  const http = server as Server
  const underWay = new Set<{ shouldKeepAlive: boolean }>()
  let stopping = false
  http.prependListener('request', (_request, response) => {
    underWay.add(response)
    if (stopping) response.shouldKeepAlive = false
    response.once('close', () => underWay.delete(response))
  })
  return async () => {
    stopping = true
    for (const response of underWay) response.shouldKeepAlive = false
    await pause(LINGER_MS)
    // Whoever knocked already is let in first.
    await new Promise(resolve => setImmediate(resolve))
    const closed = new Promise<void>(resolve => http.close(() => resolve()))
    await Promise.race([closed, pause(FINISH_MS)])
    http.closeAllConnections()
  }
}

const pause = (ms: number) => new Promise<void>(resolve => setTimeout(resolve, ms).unref())
