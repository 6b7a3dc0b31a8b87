import { sql } from 'kysely'
import type { Caller } from '../core/caller.ts'

/** What is wrong with the audit trail at one place. */
export interface AuditFault {
  chain: number
  /** The entry's place in its chain, counted from 1. */
  position: number
  what: 'changed' | 'moved' | 'missing' | 'added' | 'head does not match' | 'differs from the printed head'
  words: string
}

/** The end of one chain as it was printed or kept elsewhere: proof against somebody who can rewrite the whole database. */
export interface AuditHead {
  chain: number
  length: number
  /** Hexadecimal. */
  head: string
}

export interface AuditVerdict {
  whole: boolean
  entries: number
  /** At most 100 for each chain. */
  problems: AuditFault[]
  /** To print or keep elsewhere, and to give to a later verification. */
  heads: AuditHead[]
}

const WORDS: Record<AuditFault['what'], string> = {
  changed: 'the entry is not what was written',
  moved: 'the entry was written at another place',
  missing: 'the entry was deleted',
  added: 'the entry was added outside the trail',
  'head does not match': 'the last entry is not the one the chain ends with',
  'differs from the printed head': 'the entry is not the one whose head was printed',
}

/** As many as migration 0006 makes. */
const CHAINS = 16

const fault = (chain: number, position: number, what: AuditFault['what']): AuditFault => ({
  chain,
  position,
  what,
  words: `Chain ${chain}, entry ${position}: ${WORDS[what]}`,
})

/** The ends of the chains as they are now. `caller` must be a named system caller. */
export async function auditHeads(caller: Caller): Promise<AuditHead[]> {
  const { rows } = await sql<AuditHead>`select chain, length, encode(head, 'hex') as head from audit_chain order by chain`.execute(caller.tx)
  return rows
}

/**
 * Recomputes every hash of the audit trail inside the database, so that memory does not grow with it, and says what was
 * changed, deleted (also at the end), moved or added. `caller` must be a named system caller.
 * @param printed heads kept from an earlier verification; with them, a trail rewritten from end to end shows too
 */
export async function verifyAudit(caller: Caller, printed: AuditHead[] = []): Promise<AuditVerdict> {
  const chains = await auditHeads(caller)
  const faults: AuditFault[] = []
  let entries = 0
  // A chain that is gone whole leaves no entry behind to show it.
  for (let chain = 0; chain < CHAINS; chain++) if (!chains.some(one => one.chain === chain)) faults.push(fault(chain, 1, 'missing'))
  for (const chain of chains) {
    entries += await count(caller, chain.chain)
    faults.push(...(await faultsOf(caller, chain)))
    for (const before of printed.filter(one => one.chain === chain.chain))
      if ((await hashAt(caller, before)) !== before.head) faults.push(fault(before.chain, before.length, 'differs from the printed head'))
  }
  for (const before of printed)
    if (!chains.some(chain => chain.chain === before.chain)) faults.push(fault(before.chain, before.length, 'differs from the printed head'))
  return { whole: faults.length === 0, entries, problems: faults, heads: chains }
}

async function count(caller: Caller, chain: number): Promise<number> {
  const { rows } = await sql<{ n: number }>`select count(*)::int as n from audit_entry where chain = ${chain}`.execute(caller.tx)
  return rows[0]!.n
}

// The hash a chain had when it was so long; before its first entry that is its seed.
async function hashAt(caller: Caller, { chain, length }: Omit<AuditHead, 'head'>): Promise<string | null | undefined> {
  const { rows } = await sql<{
    hash: string | null
  }>`select encode(case when ${length}::bigint = 0 then sha256(convert_to('kith audit chain ' || ${chain}::int, 'UTF8'))
    else (select hash from audit_entry where chain = ${chain} and position = ${length}) end, 'hex') as hash`.execute(caller.tx)
  return rows[0]?.hash
}

async function faultsOf(caller: Caller, { chain, length, head }: AuditHead): Promise<AuditFault[]> {
  // Every entry beside the one before it: a gap in the positions, or a hash that does not follow from the hash before.
  const { rows } = await sql<{ position: number; gap: number; follows: boolean; last: boolean }>`
    select * from (
      select position, position - lag(position, 1, 0::bigint) over w - 1 as gap,
        hash = sha256(lag(hash, 1, sha256(convert_to('kith audit chain ' || ${chain}::int, 'UTF8'))) over w || audit_text(e.*)) as follows,
        lead(position) over w is null as last
      from audit_entry e where chain = ${chain} window w as (order by position)) seen
    where gap <> 0 or not follows or last or position > ${length} order by position limit 101`.execute(caller.tx)
  const faults: AuditFault[] = []
  const suspects: number[] = []
  const added: number[] = []
  for (const row of rows.slice(0, 100)) {
    for (let lost = Math.max(1, row.position - Math.min(row.gap, 100)); lost < row.position && row.gap > 0; lost++) faults.push(fault(chain, lost, 'missing'))
    // No honest entry stands before the first.
    if (row.position < 1) faults.push(fault(chain, row.position, 'added'))
    else if (row.position > length) added.push(row.position)
    // After a gap the hash before is gone, so this entry cannot be judged by it.
    else if (!row.follows && row.gap === 0) suspects.push(row.position)
  }
  const moved = await movedOf(caller, chain, suspects)
  for (const position of suspects) {
    if (moved.has(position)) faults.push(fault(chain, position, 'moved'))
    // After an entry that was moved the hash before is not its own, so this entry cannot be judged by it.
    else if (!moved.has(position - 1)) faults.push(fault(chain, position, 'changed'))
  }
  const last = rows.find(row => row.last)
  for (let lost = Math.max((last?.position ?? 0) + 1, length - 99); lost <= length; lost++) if (rows.length <= 100) faults.push(fault(chain, lost, 'missing'))
  // Work goes on meanwhile: what the chain has honestly grown by since is not a fault.
  const {
    rows: [now],
  } = await sql<{ length: number }>`select length from audit_chain where chain = ${chain}`.execute(caller.tx)
  for (const position of added) if (position > (now?.length ?? 0)) faults.push(fault(chain, position, 'added'))
  const end = await hashAt(caller, { chain, length })
  if (end && end !== head && !suspects.includes(length)) faults.push(fault(chain, length, 'head does not match'))
  return faults.sort((one, other) => one.position - other.position)
}

// A wrong entry whose hash is right for another of the wrong places was moved rather than changed.
async function movedOf(caller: Caller, chain: number, suspects: number[]): Promise<Set<number>> {
  const places = `{${suspects.slice(0, 20).join(',')}}`
  const { rows } = await sql<{ position: number }>`
    with place as (select unnest(${places}::bigint[]) as position),
      before as (select hash from audit_entry where chain = ${chain} and position in (select position from place union select position - 1 from place)
        union select sha256(convert_to('kith audit chain ' || ${chain}::int, 'UTF8')))
    select distinct e.position from audit_entry e, place, before
    where e.chain = ${chain} and e.position in (select position from place) and place.position <> e.position
      and e.hash = sha256(before.hash || audit_text(jsonb_populate_record(e, jsonb_build_object('position', place.position))))`.execute(caller.tx)
  return new Set(rows.map(row => row.position))
}
