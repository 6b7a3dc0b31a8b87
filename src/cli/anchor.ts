import { appendFileSync, readFileSync } from 'node:fs'
import { type AuditHead, auditHeads } from '../access/index.ts'
import { type Caller, inTransaction, system } from '../core/caller.ts'
import type { Config } from '../core/config.ts'
import type { Database } from '../core/db.ts'
import { enqueueOnce, type JobHandlers } from '../core/jobs.ts'
import { nextNight } from '../core/tidying.ts'

/** The nightly note of where the audit chains end. */
export const ANCHOR = 'audit.anchor'

type Anchored = Pick<Config, 'auditAnchor'>

/** Promises the first note, when a file is set for it: at the start, and from then on at three each night. */
export const promiseAnchor = async (db: Database, { auditAnchor }: Anchored): Promise<void> => {
  if (auditAnchor) await inTransaction(db, system('jobs'), caller => enqueueOnce(caller, ANCHOR))
}

/** The job: adds one line for each chain to the file, with its length, the hash of its last entry and the time. Without a file it does nothing. */
export const anchoring = ({ auditAnchor }: Anchored): JobHandlers => ({
  [ANCHOR]: async (caller: Caller) => {
    if (!auditAnchor) return
    const heads = await auditHeads(caller)
    // Flushed, so that a line that was written survives the machine. Written twice it says the same twice.
    appendFileSync(auditAnchor, heads.map(head => `${JSON.stringify({ ...head, at: caller.now.toISOString() })}\n`).join(''), { flush: true, mode: 0o640 })
    await enqueueOnce(caller, ANCHOR, nextNight(caller.now))
  },
})

/**
 * The heads in a file of `audit verify --heads`, or in an anchor file of any length, each once.
 * @throws SyntaxError when the file is neither
 */
export function headsIn(text: string): AuditHead[] {
  const all: AuditHead[] = text.trimStart().startsWith('[')
    ? JSON.parse(text)
    : text
        .split('\n')
        .filter(line => line.trim())
        .map(line => JSON.parse(line))
  return [...new Map(all.map(head => [`${head.chain} ${head.length} ${head.head}`, head])).values()]
}

/** When the file was last added to; undefined when it is not there, or holds nothing that can be read. */
export function lastAnchor(file: string): Date | undefined {
  try {
    const { at } = JSON.parse(readFileSync(file, 'utf8').trimEnd().split('\n').at(-1)!) as { at?: string }
    return at && !Number.isNaN(Date.parse(at)) ? new Date(at) : undefined
  } catch {
    return undefined
  }
}
