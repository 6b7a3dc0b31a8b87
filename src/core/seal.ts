import { createCipheriv, createDecipheriv, createHash, randomBytes } from 'node:crypto'

const keyOf = (secret: string): Buffer => createHash('sha256').update(`seal ${secret}`).digest()

/** Closes a value with a secret of at least 120 random bits (AES-256-GCM). Whoever reads the bytes without the secret learns its length only. */
export function seal(secret: string, value: unknown): Buffer {
  const start = randomBytes(12)
  const cipher = createCipheriv('aes-256-gcm', keyOf(secret), start)
  const closed = Buffer.concat([cipher.update(JSON.stringify(value), 'utf8'), cipher.final()])
  return Buffer.concat([start, cipher.getAuthTag(), closed])
}

/** What was sealed with this secret; undefined for another secret or changed bytes. */
export function unseal<T>(secret: string, bytes: Uint8Array): T | undefined {
  try {
    const all = Buffer.from(bytes)
    const opening = createDecipheriv('aes-256-gcm', keyOf(secret), all.subarray(0, 12)).setAuthTag(all.subarray(12, 28))
    return JSON.parse(Buffer.concat([opening.update(all.subarray(28)), opening.final()]).toString('utf8')) as T
  } catch {
    return undefined
  }
}
