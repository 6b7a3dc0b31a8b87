import { KINDS, type Kind, type Permission } from '../../access/index.ts'
import type { Route } from '../../core/route.ts'
import { type PartHandler, type PartRules, partRoutes } from './part.ts'

/** What each part of this room asks: one kind to read it, and to write what anyone writes who writes notes. */
export const ofKind = (kind: Kind): PartRules => ({ kinds: KINDS[kind], writes: 'note.write' })

export const seePart = (path: string, kind: Kind, audit: string, handler: PartHandler, may?: Permission): Route[] =>
  partRoutes(ofKind(kind)).see(path, `${audit} looked at`, handler, may)

export const actPart = (path: string, kind: Kind, audit: string, handler: PartHandler, may?: Permission): Route[] =>
  partRoutes(ofKind(kind)).act(path, audit, handler, may)
