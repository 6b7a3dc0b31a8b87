import { can, frame, KINDS, type Kind, myBasis } from '../../access/index.ts'
import type { Caller } from '../../core/caller.ts'
import { NotFound } from '../../core/errors.ts'
import type { Ask } from '../../core/route.ts'
import type { PageProps, PersonBannerProps } from '../../ui/index.ts'
import { bannerFor } from './banner.tsx'

/** One part of what is kept about somebody, as it is opened: by a worker, or by the person themselves. */
export interface Part {
  personId: string
  /** The reader is the person. */
  own: boolean
  /** `/my` or `/people/…`: the beginning of every address of this person's parts. */
  base: string
  canEdit: boolean
  kinds: number
  framed: Pick<PageProps, 'face' | 'signedIn' | 'nav' | 'demo'>
  banner: PersonBannerProps | undefined
  /** Today in the service's clock, for pages that say how old something is. */
  now: Date
}

/** @throws NotFound unless the reader may see this kind about this person; missing and hidden look alike */
export async function partFor(caller: Caller, ask: Ask, kind: Kind): Promise<Part> {
  const own = ask.params.person === undefined
  const personId = ask.params.person ?? caller.actor.personId
  if (!personId) throw new NotFound()
  ask.about(personId)
  const { kinds } = await myBasis(caller, personId)
  if ((kinds & KINDS[kind]) === 0) throw new NotFound()
  return {
    personId,
    own,
    kinds,
    now: caller.now,
    base: own ? '/my' : `/people/${personId}`,
    canEdit: can(caller.role, own ? 'my-kith.edit' : 'note.write'),
    framed: frame(ask.identity, own ? '/my' : '/people'),
    banner: own ? undefined : await bannerFor(caller, personId),
  }
}
