import { can, type Frame, frame, myBasis, type Permission } from '../../access/index.ts'
import type { Caller } from '../../core/caller.ts'
import { NotFound } from '../../core/errors.ts'
import { type Ask, act, type Reply, type Route, see } from '../../core/route.ts'
import type { PersonBannerProps } from '../../ui/index.ts'
import { bannerFor } from './banner.tsx'

/** Who reads a page about somebody: a worker, with the person's banner above it, or the person themselves. */
export interface Reader {
  personId: string
  /** The reader is the person. */
  own: boolean
  framed: Frame
  banner: PersonBannerProps | undefined
  /** Today in the service's clock, for pages that say how old something is. */
  now: Date
}

/** One part of what is kept about somebody, as it is opened below `/people/…` or below `/my`. */
export interface Part extends Reader {
  /** The beginning of every address of this part. */
  base: string
  mayWrite: boolean
  /** Kinds of information the reader may see of this person. */
  kinds: number
}

/** What a part asks of its readers. */
export interface PartRules {
  /** Kinds of which the reader needs every one. */
  kinds: number
  /** What a worker needs to write in it. */
  writes: Permission
  /** Where its addresses begin, below the person's own. */
  below?: string
}

/** @throws NotFound when the caller may not see that there is this person */
export async function readerOf(caller: Caller, ask: Ask, personId: string, own: boolean): Promise<Reader> {
  ask.about(personId)
  return {
    personId,
    own,
    framed: frame(ask.identity, own ? '/my' : '/people'),
    banner: own ? undefined : await bannerFor(caller, personId),
    now: caller.now,
  }
}

/** @throws NotFound unless the reader may see all of these kinds about this person; missing and hidden look alike */
export async function partFor(caller: Caller, ask: Ask, { kinds: needed, writes, below = '' }: PartRules): Promise<Part> {
  const own = ask.params.person === undefined
  const personId = ask.params.person ?? caller.actor.personId
  if (!personId) throw new NotFound()
  ask.about(personId)
  const { kinds } = await myBasis(caller, personId)
  if ((kinds & needed) !== needed) throw new NotFound()
  return {
    ...(await readerOf(caller, ask, personId, own)),
    kinds,
    base: (own ? '/my' : `/people/${personId}`) + below,
    mayWrite: can(caller.role, own ? 'my-kith.edit' : writes),
  }
}

export type PartHandler = (part: Part, caller: Caller, ask: Ask) => Promise<Reply>

/** The pages and changes of one part, each at two addresses: the person can do alone whatever a worker does with them. */
export function partRoutes(rules: PartRules) {
  const handled = (handler: PartHandler) => async (caller: Caller, ask: Ask) => handler(await partFor(caller, ask, rules), caller, ask)
  const { below = '' } = rules
  return {
    /** `may` is what a worker needs to look. */
    see: (path: string, audit: string, handler: PartHandler, may: Permission = 'record.see'): Route[] => [
      see(`/people/:person${below}${path}`, { may, audit }, handled(handler)),
      see(`/my${below}${path}`, { may: 'my-kith.see', audit: `own ${audit}` }, handled(handler)),
    ],
    act: (path: string, audit: string, handler: PartHandler, may: Permission = rules.writes): Route[] => [
      act(`/people/:person${below}${path}`, { may, audit }, handled(handler)),
      act(`/my${below}${path}`, { may: 'my-kith.edit', audit: `own ${audit}` }, handled(handler)),
    ],
  }
}
