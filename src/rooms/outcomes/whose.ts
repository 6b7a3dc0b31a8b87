import { can, frame, KINDS, myBasis } from '../../access/index.ts'
import type { Caller } from '../../core/caller.ts'
import { NotFound } from '../../core/errors.ts'
import type { Ask } from '../../core/route.ts'
import { bannerFor } from '../people/index.ts'
import type { Whose } from './pages/frame.tsx'

/** Whose measures were asked for, when the caller may know that there are any. @throws NotFound; missing and hidden look alike */
export async function whoseOf(caller: Caller, ask: Ask): Promise<Whose> {
  const own = ask.params.person === undefined
  const personId = ask.params.person ?? caller.actor.personId
  if (!personId) throw new NotFound()
  ask.about(personId)
  const { kinds } = await myBasis(caller, personId)
  if (!(kinds & KINDS.assessment)) throw new NotFound()
  return {
    personId,
    own,
    base: own ? '/my/measures' : `/people/${personId}/measures`,
    framed: frame(ask.identity, own ? '/my' : '/people'),
    banner: own ? undefined : await bannerFor(caller, personId),
    mayFill: can(caller.role, own ? 'my-kith.edit' : 'measure.ask'),
    kinds,
    now: caller.now,
  }
}
