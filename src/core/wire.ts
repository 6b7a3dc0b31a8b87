import { Duplex } from 'node:stream'
import type { PGlite } from '@electric-sql/pglite'

/**
 * The line between the driver of PostgreSQL and the embedded database: what one writes the other answers. So both databases are
 * spoken to by one driver, with one way of reading values and one way of keeping plans.
 */
export class Wire extends Duplex {
  readonly #lite: PGlite
  constructor(lite: PGlite) {
    super()
    this.#lite = lite
  }
  connect(): this {
    queueMicrotask(() => this.emit('connect'))
    return this
  }
  setNoDelay(): this {
    return this
  }
  setKeepAlive(): this {
    return this
  }
  ref(): this {
    return this
  }
  unref(): this {
    return this
  }
  override _read(): void {}
  override _write(chunk: Buffer, _encoding: string, done: (error?: Error) => void): void {
    this.#say(chunk, done)
  }
  override _writev(chunks: { chunk: Buffer }[], done: (error?: Error) => void): void {
    this.#say(Buffer.concat(chunks.map(one => one.chunk)), done)
  }
  override _final(done: () => void): void {
    this.push(null)
    done()
  }
  #say(bytes: Uint8Array, done: (error?: Error) => void): void {
    // The other way to ask keeps a parsed copy of every answer for ever. What comes is a view of memory that changes: copied.
    this.#lite.execProtocolRawStream(bytes, { onRawData: answer => void this.push(Buffer.from(answer)) }).then(() => done(), done)
  }
}
