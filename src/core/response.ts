import { framesOf, log } from './log.ts'
import type { Reply } from './route.ts'

type InTurn = (part: NonNullable<Reply['parts']>) => Promise<string | undefined>

/** What a handler gave, as it goes out. `inTurn` does one part of a long answer in a transaction of its own. */
export function toResponse(reply: Reply, requestId: string, inTurn?: InTurn): Response {
  const headers = new Headers({ 'cache-control': 'no-store', 'x-request-id': requestId, ...reply.headers })
  for (const cookie of reply.cookies ?? []) headers.append('set-cookie', cookie)
  const body = reply.parts && inTurn ? streamed(reply.parts, inTurn, requestId) : reply.body === '' ? null : reply.body
  return new Response(body as ConstructorParameters<typeof Response>[0], { status: reply.status, headers })
}

// What is sent cannot be taken back: when a part fails the answer breaks off, so that nobody takes half for the whole.
function streamed(parts: NonNullable<Reply['parts']>, inTurn: InTurn, requestId: string): ReadableStream<Uint8Array> {
  const encoder = new TextEncoder()
  return new ReadableStream({
    async pull(controller) {
      try {
        const part = await inTurn(parts)
        if (part === undefined) controller.close()
        else controller.enqueue(encoder.encode(part))
      } catch (error) {
        log.error({ requestId, error: (error as Error).name, at: framesOf(error as Error) }, 'broke off')
        controller.error(error)
      }
    },
  })
}
