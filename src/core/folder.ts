import { closeSync, ftruncateSync, mkdirSync, openSync, readdirSync, readFileSync, statfsSync, statSync, writeSync } from 'node:fs'
import { join } from 'node:path'
import { inFigures } from './text.ts'

/** Bytes that must be free: a new database takes about 60 million, and an open one needs room for its log. */
const [ROOM_FOR_NEW, ROOM_TO_RUN] = [150_000_000, 30_000_000]

/**
 * Holds the data folder for this process until it ends or the result is called: two processes in one folder would lose what
 * people write. The kernel keeps the lock, so it reaches across containers, ends with the process however that dies, and
 * does not come along when the folder is copied.
 * @throws Error in plain words when another process holds the folder, or it cannot be written
 */
export async function holdFolder(dataDir: string): Promise<() => void> {
  const { tryLock } = await import('fs-native-extensions')
  const file = join(dataDir, 'kith.lock')
  let descriptor: number | undefined
  try {
    mkdirSync(dataDir, { recursive: true })
    descriptor = openSync(file, 'a+')
    if (!(await lockSoon(tryLock, descriptor)))
      throw new Error(`Kith is already running in ${dataDir}${ownerOf(file)}. Stop it first, or set KITH_DATA to another folder.`)
    ftruncateSync(descriptor)
    writeSync(descriptor, String(process.pid))
  } catch (error) {
    if (descriptor !== undefined) closeSync(descriptor)
    throw folderTrouble(error, dataDir)
  }
  const held = descriptor
  return () => closeSync(held)
}

/** A process that was killed a moment ago still holds the lock while the kernel clears it away: milliseconds to wait for that, and between two tries. */
const [DYING, BETWEEN] = [3000, 100]
async function lockSoon(tryLock: (descriptor: number) => boolean, descriptor: number): Promise<boolean> {
  for (let waited = 0; !tryLock(descriptor); waited += BETWEEN) {
    if (waited >= DYING) return false
    await new Promise(resolve => setTimeout(resolve, BETWEEN))
  }
  return true
}

// A number from inside a container means nothing outside it, so it is only a hint.
function ownerOf(file: string): string {
  try {
    const owner = readFileSync(file, 'utf8')
    return owner ? ` (process ${owner})` : ''
  } catch {
    return ''
  }
}

/** @throws Error in plain words when the disk has too little room to make (`fresh`) or to run an embedded database */
export function needRoom(dataDir: string, fresh: boolean): void {
  const { bavail, bsize } = statfsSync(dataDir)
  const [free, needed] = [bavail * bsize, fresh ? ROOM_FOR_NEW : ROOM_TO_RUN]
  if (free >= needed) return
  throw new Error(
    `The disk is full: ${inMegabytes(free)} are free in ${dataDir}, and Kith needs ${inMegabytes(needed)}. Make room, or set KITH_DATA to a folder on another disk.`,
  )
}

/** What went wrong with the folder, its first line in words. Other errors are given back as they are. */
export function folderTrouble(error: unknown, dataDir: string): Error {
  const { code, message } = error as { code?: string; message?: string }
  const words: Record<string, string> = {
    EROFS: `Kith cannot write in ${dataDir}: the disk is read-only.`,
    EACCES: `Kith may not write in ${dataDir}. Give the folder to the account that Kith runs as.`,
    EPERM: `Kith may not write in ${dataDir}. Give the folder to the account that Kith runs as.`,
    ENOTDIR: `${dataDir} is not a folder. Set KITH_DATA to a folder.`,
    EEXIST: `${dataDir} is not a folder. Set KITH_DATA to a folder.`,
    ENOENT: `${dataDir} cannot be made. Set KITH_DATA to a folder that can.`,
    ENOSPC: `The disk is full. Make room in ${dataDir}, or set KITH_DATA to a folder on another disk.`,
    ENOLCK: `The disk of ${dataDir} has no locks. Set KITH_DATA to a folder on another disk.`,
    ENOTSUP: `The disk of ${dataDir} has no locks. Set KITH_DATA to a folder on another disk.`,
  }
  const found = words[code ?? ''] ?? (message?.startsWith('Aborted(') ? `The database in ${dataDir} could not be opened.` : undefined)
  if (found) return new Error(`${found}\n${message}`, { cause: error })
  return error instanceof Error ? error : new Error(String(error))
}

/** Bytes of all files below a folder; nought when it is not there. */
export function bytesBelow(folder: string): number {
  let bytes = 0
  for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
    if (entry.isFile()) bytes += statSync(join(entry.parentPath, entry.name), { throwIfNoEntry: false })?.size ?? 0
  }
  return bytes
}

/** "137 MB". */
export const inMegabytes = (bytes: number): string => `${inFigures(Math.round(bytes / 1_000_000))} MB`
