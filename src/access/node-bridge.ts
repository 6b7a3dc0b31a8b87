import { IncomingMessage, type RequestListener, ServerResponse } from 'node:http'
import { Socket } from 'node:net'

/**
 * Answers a standard request with a listener written for Node's own server, without a network in between. The embedded
 * identity provider is such a listener; this way it works on any port, behind any proxy and inside tests alike.
 * @param mount the path it is mounted at, which it does not see in `url`
 * @param baseUrl the address people use, whatever address the request reached us at
 */
export async function answerWith(listener: RequestListener, request: Request, mount: string, baseUrl: string): Promise<Response> {
  const req = await nodeRequest(request, mount, new URL(baseUrl))
  const res = new ServerResponse(req)
  const chunks: Buffer[] = []
  const keep = (chunk: unknown) => {
    if (typeof chunk === 'string' || chunk instanceof Uint8Array) chunks.push(Buffer.from(chunk as string))
  }
  const finished = new Promise<void>(resolve => {
    res.write = ((chunk: unknown) => {
      keep(chunk)
      return true
    }) as typeof res.write
    res.end = ((chunk?: unknown) => {
      keep(chunk)
      resolve()
      return res
    }) as typeof res.end
  })
  listener(req, res)
  await finished
  const headers = new Headers()
  for (const [name, value] of Object.entries(res.getHeaders())) for (const one of [value].flat()) if (one !== undefined) headers.append(name, String(one))
  const body = chunks.length ? Buffer.concat(chunks) : null
  return new Response(body, { status: res.statusCode, headers })
}

async function nodeRequest(request: Request, mount: string, base: URL): Promise<IncomingMessage> {
  const { pathname, search } = new URL(request.url)
  const req = new IncomingMessage(new Socket()) as IncomingMessage & { originalUrl: string }
  req.method = request.method
  req.originalUrl = pathname + search
  req.url = (pathname.slice(mount.length) || '/') + search
  req.headers = { ...Object.fromEntries(request.headers), host: base.host, 'x-forwarded-proto': base.protocol.slice(0, -1) }
  const body = Buffer.from(await request.arrayBuffer())
  if (body.length) req.headers['content-length'] = String(body.length)
  req.push(body.length ? body : null)
  if (body.length) req.push(null)
  req.complete = true
  return req
}
