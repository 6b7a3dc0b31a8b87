import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { basename } from 'node:path'
import { Readable } from 'node:stream'
import { createGunzip } from 'node:zlib'
import { reach } from './reach.ts'
import { UnreadableFile } from './unreadable.ts'

export { UnreadableFile } from './unreadable.ts'

export interface Source {
  /** What the import is recorded under: the file's name, or the address without its query. */
  name: string
  /** The text, in pieces, whatever its size. */
  text: AsyncIterable<string>
  /** SHA-256 of the bytes as they came (still compressed); only after the text has been read to its end. */
  sha256(): string
}

/** How the letters of a file are written: as UTF-8 alone, or as UTF-16 too where the file says so itself, or as told. */
export type Encoding = 'utf-8' | 'any unicode' | 'windows-1252'

/**
 * A file, or an http(s) address; unpacked when its name ends in `.gz`. Nothing is opened until `text` is read.
 * @param hosts names of hosts that may be in the service's own network
 */
export function openSource(where: string, encoding: Encoding = 'utf-8', hosts?: readonly string[]): Source {
  const address = /^https?:\/\//i.test(where) ? (URL.parse(where) ?? noAddress(where)) : undefined
  const hash = createHash('sha256')
  const packed = (address?.pathname ?? where).toLowerCase().endsWith('.gz')
  return {
    name: address ? `${address.origin}${address.pathname}` : basename(where),
    text: decode(unpack(hashed(address ? download(address, PATIENCE, hosts) : readFrom(where), hash), packed), encoding),
    sha256: () => hash.digest('hex'),
  }
}

const noAddress = (where: string): never => {
  throw new UnreadableFile(`${where.slice(0, 100)} is not an address.`)
}

async function* readFrom(path: string): AsyncGenerator<Uint8Array> {
  try {
    yield* createReadStream(path)
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException
    throw new UnreadableFile(code === 'ENOENT' ? 'There is no such file.' : `The file could not be read: ${message}.`)
  }
}

/** Milliseconds until the first of a file must have come; from then on a slow line may take its time. */
const PATIENCE = 60_000

export async function* download(address: URL, patience = PATIENCE, hosts?: readonly string[]): AsyncGenerator<Uint8Array> {
  const giveUp = new AbortController()
  const waiting = setTimeout(() => giveUp.abort(), patience)
  try {
    const response = await reach(address, { signal: giveUp.signal, hosts })
    const { statusCode = 0 } = response
    if (statusCode < 200 || statusCode > 299) {
      response.resume()
      throw new UnreadableFile(`${address.host} answered ${statusCode} instead of the file.`)
    }
    for await (const piece of response) {
      clearTimeout(waiting)
      yield piece as Uint8Array
    }
  } catch (error) {
    if (error instanceof UnreadableFile) throw error
    if (giveUp.signal.aborted) throw new UnreadableFile(`${address.host} did not answer within ${patience / 1000} seconds.`)
    throw new UnreadableFile(`${address.host} could not be reached: ${(error as Error).message}.`)
  } finally {
    clearTimeout(waiting)
  }
}

async function* hashed(bytes: AsyncIterable<Uint8Array>, hash: ReturnType<typeof createHash>): AsyncGenerator<Uint8Array> {
  for await (const piece of bytes) {
    hash.update(piece)
    yield piece
  }
}

async function* unpack(bytes: AsyncIterable<Uint8Array>, packed: boolean): AsyncGenerator<Uint8Array> {
  if (!packed) return yield* bytes
  const gunzip = createGunzip()
  const source = Readable.from(bytes)
  source.on('error', error => gunzip.destroy(error))
  try {
    for await (const piece of source.pipe(gunzip)) yield piece as Uint8Array
  } catch (error) {
    if (error instanceof UnreadableFile) throw error
    throw new UnreadableFile('The name ends in .gz, but this is not a whole gzip file.')
  } finally {
    source.destroy()
  }
}

// A wrong encoding is found by the first byte that cannot be UTF-8, not guessed at: a mangled name is worse than a refusal.
async function* decode(bytes: AsyncIterable<Uint8Array>, encoding: Encoding): AsyncGenerator<string> {
  let decoder = new TextDecoder(encoding === 'windows-1252' ? encoding : 'utf-8', { fatal: true })
  let lines = 1
  let first = true
  for await (const piece of bytes) {
    const other = first ? noText(piece) : undefined
    if (other) throw new UnreadableFile(`${other} Nothing was loaded.`)
    if (first && isGzip(piece)) throw new UnreadableFile('This file is compressed: give it a name ending in .gz.')
    if (first && isUtf16(piece)) {
      if (encoding !== 'any unicode') throw new UnreadableFile(NOT_UTF8)
      decoder = new TextDecoder(piece[0] === 0xff ? 'utf-16le' : 'utf-16be', { fatal: true })
    }
    first = false
    const text = strict(decoder, lines, piece)
    lines += lineEnds(text)
    yield text
  }
  yield strict(decoder, lines)
}

function strict(decoder: TextDecoder, lines: number, piece?: Uint8Array): string {
  try {
    return piece ? decoder.decode(piece, { stream: true }) : decoder.decode()
  } catch {
    const upToIt = new TextDecoder().decode(piece).split('\ufffd', 1)[0] ?? ''
    throw new UnreadableFile(`${NOT_UTF8} The first wrong character is on line ${lines + lineEnds(upToIt)}.`)
  }
}

const lineEnds = (text: string) => text.split('\n').length - 1
const NOT_UTF8 = 'This file is not UTF-8 text. Save it as "CSV UTF-8" (or GeoJSON in UTF-8) and try again.'
const isUtf16 = (piece: Uint8Array) => (piece[0] === 0xff && piece[1] === 0xfe) || (piece[0] === 0xfe && piece[1] === 0xff)
const isGzip = (piece: Uint8Array) => piece[0] === 0x1f && piece[1] === 0x8b

const SAVE = 'Open it, choose "Save as" and "CSV UTF-8 (comma delimited)", once for each sheet that is wanted, and import that file.'
/** What a file is that people have instead of text, and what to do with it. */
function noText(piece: Uint8Array): string | undefined {
  const begins = (...bytes: number[]) => bytes.every((byte, at) => piece[at] === byte)
  if (begins(0x50, 0x4b, 0x03, 0x04)) return `This is an Excel or OpenDocument workbook, or another packed file (zip). ${SAVE} Unpack a zip first.`
  if (begins(0xd0, 0xcf, 0x11, 0xe0)) return `This is a workbook of an older Excel. ${SAVE}`
  if (begins(0x25, 0x50, 0x44, 0x46)) return 'This is a PDF, which is made for reading and holds no table. Ask for the sheet that it was made from.'
  return undefined
}
