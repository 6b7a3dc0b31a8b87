import type { RawBuilder } from 'kysely'
import type { Kind } from '../../src/access/index.ts'
import type { Tx } from '../../src/core/db.ts'
import { newId } from '../../src/core/ids.ts'
import { NOW, type Town } from '../support/people.ts'
import { ALL, type Planted } from './expected.ts'

/** Who and what the planted rows hang on. None of these workers has any standing to the person. */
export interface Ground {
  town: Town
  person: string
  /** The record that was joined to theirs. */
  twin: string
  account: string
  worker: string
  other: string
  neighbour: string
  supporter: string
}

export type Factory = (tx: Tx, ground: Ground) => Promise<Planted[]>

let made = 0
export const MARK = /zq\d+x/g
/** A word that stands nowhere else. */
export const mark = (): string => `zq${++made}x`

export const run = (tx: Tx, query: RawBuilder<unknown>) => query.execute(tx)
/** One row with one word of its own. */
export const one =
  (table: string, kinds: Kind[], insert: (id: string, key: string, ground: Ground) => RawBuilder<unknown>, rest: Partial<Planted> = {}): Factory =>
  async (tx, ground) => {
    const [id, key] = [newId(), mark()]
    await run(tx, insert(id, key, ground))
    return [{ table, key, kinds, ...rest }]
  }
export const team: Kind[] = ['careTeam']
export const days = (n: number) => new Date(NOW.getTime() - n * 86_400_000)
export const mine = ({ person }: Ground, limited: boolean) => (limited ? `{${person}}` : null)
/** Every kind by itself; abuse and trauma never stand open to a whole team, but to readers named. */
export const oneOfEach: { kind: Kind; limited: boolean }[] = [
  ...ALL.map(kind => ({ kind, limited: kind === 'trauma' })),
  { kind: 'plan', limited: true },
  { kind: 'contactNotes', limited: true },
]
