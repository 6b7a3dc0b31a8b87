import type { ReactNode } from 'react'
import { KINDS, myBasis } from '../../access/index.ts'
import type { Caller } from '../../core/caller.ts'
import { ActionLink, List } from '../../ui/index.ts'
import { readPicture } from './actions.ts'
import { progressOf, progressWords, wayWords } from './connect.ts'
import { DOMAIN_CODES, DOMAINS, isOutside } from './network.ts'
import { BarrierLine } from './pages/parts.tsx'
import { readBarriers } from './store.ts'
import { openConnections } from './store-connect.ts'

/** The network in a few lines: what is near in each domain, what stands in the way, what is under way; the drawing is one press away. Null where the reader may not see it. */
export async function networkPanel(caller: Caller, personId: string): Promise<ReactNode | null> {
  if (!((await myBasis(caller, personId)).kinds & KINDS.network)) return null
  const own = caller.actor.personId === personId
  const writes = own || caller.actor.workerId !== undefined
  const { ties } = await readPicture(caller, personId)
  const barriers = (await readBarriers(caller, personId)).filter(one => !one.easedAt)
  const connections = await openConnections(caller, personId)
  if (!writes && ties.length + connections.length === 0) return null
  const near = DOMAIN_CODES.map(code => {
    const names = ties.filter(tie => tie.domain === code && tie.strength !== null && tie.strength !== 'loosening').map(tie => tie.name)
    return names.length > 0 ? `${own ? DOMAINS[code].own : DOMAINS[code].name}: ${names.join(', ')}` : ''
  }).filter(Boolean)
  const base = own ? '/my' : `/people/${personId}`
  return (
    <>
      {isOutside(ties) && (
        <p>{own ? 'Not much is near just now. Somebody can give you their time.' : 'Outside everything just now: an offer of somebody’s time, not a list.'}</p>
      )}
      {near.length > 0 && <List items={near} />}
      {connections.length > 0 && (
        <List items={connections.map(one => `${one.assetName}: ${wayWords(one.happened, own)}. ${progressWords(progressOf(one.happened), own)}`)} />
      )}
      {barriers.length > 0 && <List items={barriers.map(barrier => <BarrierLine key={barrier.id} barrier={barrier} />)} />}
      {writes && <ActionLink href={`${base}/network`}>{own ? 'My network' : 'The network, drawn'}</ActionLink>}
    </>
  )
}
