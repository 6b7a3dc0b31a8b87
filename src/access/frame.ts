import type { Identity } from '../core/caller.ts'
import type { Face, PageProps } from '../ui/index.ts'
import { can, isRole, ROLES } from './roles.ts'

const NAV: { href: string; label: string; permission: string }[] = [
  { href: '/my-day', label: 'My day', permission: 'note.write' },
  { href: '/front-door', label: 'Front door', permission: 'front-door.see' },
  { href: '/board', label: 'Team board', permission: 'board.see' },
  { href: '/reviews', label: 'Reviews', permission: 'plan.write' },
  { href: '/connecting', label: 'Connecting', permission: 'network.write' },
  { href: '/organise', label: 'People coming', permission: 'activity.see' },
  { href: '/people', label: 'Find someone', permission: 'person.search' },
  { href: '/advice', label: 'Advice', permission: 'advice.ask' },
  { href: '/directory', label: 'Directory', permission: 'directory.keep' },
  { href: '/emergency-access', label: 'Emergency access', permission: 'emergency.review' },
  { href: '/audit', label: 'Audit', permission: 'audit.review' },
  { href: '/sessions/workers', label: 'Sign-ins', permission: 'session.revoke' },
  { href: '/emergency-access/new', label: 'Emergency access', permission: 'emergency.open' },
  { href: '/connecting/barriers', label: 'In people’s way', permission: 'barriers.see' },
  { href: '/coverage', label: 'Our places', permission: 'barriers.see' },
  { href: '/messages', label: 'Messages', permission: 'place.see-work' },
  { href: '/my', label: 'My Kith', permission: 'my-kith.see' },
  { href: '/community', label: 'Near you', permission: 'my-kith.see' },
  { href: '/my/record', label: 'My record', permission: 'my-kith.see' },
  { href: '/my/people', label: 'My people', permission: 'my-kith.see' },
  { href: '/my/looked', label: 'Who looked', permission: 'my-kith.see' },
  { href: '/my/messages', label: 'Messages', permission: 'my-kith.see' },
  { href: '/shared', label: 'Shared with me', permission: 'shared.see' },
  { href: '/invited', label: 'Asked for my view', permission: 'shared.see' },
]

const PUBLIC_NAV = [
  { href: '/help', label: 'Ask for help' },
  { href: '/community', label: 'Near you' },
  { href: '/services', label: 'Services' },
  { href: '/places', label: 'Places' },
]

let demo = true
/** Set once at the start from the configuration. */
export const setDemo = (on: boolean): void => {
  demo = on
}

/**
 * The frame every page sits in, for this asker: which face of the house, who is signed in, where they can go. Spread it
 * into `Page`. `path` marks the current place in the navigation.
 */
export function frame(identity: Identity, path = '', face?: Face): Pick<PageProps, 'face' | 'signedIn' | 'nav' | 'demo'> {
  if (identity.kind !== 'account') return { face: face ?? 'public', nav: mark(PUBLIC_NAV, path), demo }
  const own: Face = identity.personId || identity.role === 'supporter' ? 'person' : 'work'
  return {
    face: face ?? own,
    signedIn: { name: identity.name, role: roleBeside(identity) },
    nav: mark(
      NAV.filter(item => can(identity.role, item.permission)),
      path,
    ),
    demo,
  }
}

// What stands beside the name: nothing where the name is the role already.
function roleBeside({ role, name, personId }: Identity): string {
  if (personId) return 'your record'
  const words = isRole(role) ? ROLES[role].name : role
  return words === name ? '' : words
}

const mark = (items: { href: string; label: string }[], path: string) =>
  items.map(({ href, label }) => ({ href, label, current: path === href || (href !== '/my' && path.startsWith(`${href}/`)) }))

/** What `frame` gives, for the props of a page. */
export type Frame = ReturnType<typeof frame>
