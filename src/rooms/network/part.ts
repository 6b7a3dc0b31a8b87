import { can, frame, kindsOf, myBasis, type Permission } from '../../access/index.ts'
import type { Caller } from '../../core/caller.ts'
import { NotFound } from '../../core/errors.ts'
import { type Ask, act, type Reply, type Route, see } from '../../core/route.ts'
import type { PageProps, PersonBannerProps } from '../../ui/index.ts'
import { bannerFor } from '../people/index.ts'

/** One person's page as it is opened: by themselves below `/my`, or by a worker below `/people/…`. */
export interface Part {
  personId: string
  own: boolean
  base: string
  mayWrite: boolean
  kinds: number
  framed: Pick<PageProps, 'face' | 'signedIn' | 'nav' | 'demo'>
  banner: PersonBannerProps | undefined
  now: Date
}

const NETWORK = kindsOf('network')

/** @throws NotFound unless the reader may see all of these kinds about this person; missing and hidden look alike */
async function partFor(caller: Caller, ask: Ask, needed: number, may: Permission): Promise<Part> {
  const own = ask.params.person === undefined
  const personId = ask.params.person ?? caller.actor.personId
  if (!personId) throw new NotFound()
  ask.about(personId)
  const { kinds } = await myBasis(caller, personId)
  if ((kinds & needed) !== needed) throw new NotFound()
  return {
    personId,
    own,
    kinds,
    now: caller.now,
    base: own ? '/my' : `/people/${personId}`,
    mayWrite: can(caller.role, own ? 'my-kith.edit' : may),
    framed: frame(ask.identity, own ? '/my' : '/people'),
    banner: own ? undefined : await bannerFor(caller, personId),
  }
}

export type PartHandler = (part: Part, caller: Caller, ask: Ask) => Promise<Reply>

/** One page at two addresses. */
export const seeBoth = (path: string, audit: string, handler: PartHandler, may: Permission = 'record.see', needed = NETWORK): Route[] => [
  see(`/people/:person${path}`, { may, audit }, async (caller, ask) => handler(await partFor(caller, ask, needed, 'network.write'), caller, ask)),
  see(`/my${path}`, { may: 'my-kith.see', audit: `own ${audit}` }, async (caller, ask) => handler(await partFor(caller, ask, needed, may), caller, ask)),
]

/** One change at two addresses: the person can do alone whatever a worker writes with them. */
export const actBoth = (path: string, audit: string, handler: PartHandler, may: Permission = 'network.write', needed = NETWORK): Route[] => [
  act(`/people/:person${path}`, { may, audit }, async (caller, ask) => handler(await partFor(caller, ask, needed, may), caller, ask)),
  act(`/my${path}`, { may: 'my-kith.edit', audit: `own ${audit}` }, async (caller, ask) => handler(await partFor(caller, ask, needed, may), caller, ask)),
]
