import { can, KINDS, type Kind } from '../../access/index.ts'
import { londonDate, londonInstant } from '../../core/dates.ts'
import type { Route } from '../../core/route.ts'

/** Where a page of entries ended: the next page begins with what is older. */
export interface Place {
  at: Date
  id: string
}

/** A place as it stands in an address: a time and an id, nothing about anybody. */
export const writePlace = ({ at, id }: Place): string => `${at.getTime().toString(36)}.${id}`

/** @returns undefined for anything that is not a place, so that a bent address shows the newest page */
export function readPlace(text: string | null): Place | undefined {
  const found = /^([0-9a-z]{1,9})\.([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})$/.exec(text ?? '')
  return found ? { at: new Date(Number.parseInt(found[1]!, 36)), id: found[2]! } : undefined
}

/** The years in which something was written, the newest first, each with the place from which it is read backwards. */
export function yearsOf({ first, last }: { first: Date; last: Date }): { year: number; before: string | undefined }[] {
  const [from, to] = [first, last].map(at => Number(londonDate(at).slice(0, 4))) as [number, number]
  return Array.from({ length: to - from + 1 }, (_, back) => {
    const year = to - back
    const end = londonInstant(`${year + 1}-01-01`, '00:00')!
    return { year, before: back === 0 ? undefined : writePlace({ at: end, id: NO_ID }) }
  })
}
const NO_ID = '00000000-0000-0000-0000-000000000000'

/** Something that can be done from here; offered when its page stands and the reader may open it. */
export interface Offer {
  path: string
  label: string
  /** The reader must be able to see this kind of information, or to write it themselves, for the page to be of use. */
  kind?: Kind
  /** Its permission, for a page that stands outside the rooms. */
  may?: string
  /** Wanted now and then: folded, so that what is wanted every day can be found. */
  seldom?: true
  /** The heading it stands under, where there are many. */
  under?: string
}

export type Link = { href: string; label: string } & Pick<Offer, 'seldom' | 'under'>

/**
 * The offers this role may take up. The route's own permission decides, so that a page is never offered to somebody it
 * would turn away.
 */
export function offered(offers: readonly Offer[], routes: readonly Route[], role: string, kinds: number, personId: string): Link[] {
  return offers
    .filter(offer => offer.kind === undefined || kinds & KINDS[offer.kind])
    .filter(offer => (offer.may ? can(role, offer.may) : routes.some(route => route.method === 'GET' && route.path === offer.path && can(role, route.may))))
    .map(({ path, kind: _, may: __, ...offer }) => ({ ...offer, href: path.replace(':person', personId) }))
}

/** What a worker does about one person, besides writing down a contact and what happens next, which the next steps offer. */
export const WORK_OFFERS: readonly Offer[] = [
  { path: '/people/:person/in-a-crisis', label: 'In a crisis', kind: 'safetyPlan' },
  { path: '/people/:person/together', label: 'Turn the screen', kind: 'aboutMe' },
  { path: '/people/:person/plan', label: 'Plan', kind: 'plan' },
  { path: '/people/:person/safety-plan', label: 'Safety plan', kind: 'safetyPlan' },
  { path: '/people/:person/network', label: 'Network', kind: 'network', seldom: true },
  { path: '/people/:person/connections', label: 'Connections with places and groups', kind: 'network', seldom: true },
  { path: '/people/:person/connector', label: 'Ask for a community connector', kind: 'requests', seldom: true },
  { path: '/people/:person/advance-wishes', label: 'Wishes made in advance', kind: 'safetyPlan', seldom: true },
  { path: '/people/:person/assessments', label: 'Assessments', kind: 'contactNotes' },
  { path: '/people/:person/formulation', label: 'Shared understanding', kind: 'assessment', seldom: true },
  { path: '/people/:person/complexity', label: 'How complex things are just now', kind: 'assessment', seldom: true },
  { path: '/people/:person/measures', label: 'How things are going', kind: 'assessment', seldom: true },
  { path: '/people/:person/letter', label: 'Write a letter', kind: 'contactNotes' },
  { path: '/people/:person/team', label: 'Care team', kind: 'careTeam', seldom: true },
  { path: '/people/:person/agreements', label: 'What they agree others may know', kind: 'careTeam', seldom: true },
  { path: '/people/:person/hand-over', label: 'Hand over to somebody else', kind: 'careTeam' },
  { path: '/people/:person/ask', label: 'Pass on a request for help', kind: 'requests' },
  { path: '/people/:person/advice/new', label: 'Ask a colleague for advice', kind: 'requests', seldom: true },
  { path: '/people/:person/service-information', label: 'Give them a service’s page', kind: 'contactNotes', may: 'note.write', seldom: true },
  { path: '/people/:person/messages', label: 'Messages sent to them', kind: 'contact', may: 'record.see', seldom: true },
  { path: '/people/:person/contact-rules', label: 'How to make contact', kind: 'contact', seldom: true },
  { path: '/people/:person/details', label: 'Details and GP', kind: 'contact', seldom: true },
  { path: '/people/:person/about-me', label: 'About this person, part by part', kind: 'contact', seldom: true },
  { path: '/people/:person/same', label: 'Is there a second record?', kind: 'contact', seldom: true },
  { path: '/people/:person/own-sign-in', label: 'Give them a sign-in of their own', kind: 'contact', seldom: true },
  { path: '/circle/:person', label: 'I know them in my own life', kind: 'contact', seldom: true },
]

/** What the person finds in My Kith. */
export const OWN_OFFERS: readonly Offer[] = [
  { path: '/my/plan', label: 'My plan', under: 'My plans' },
  { path: '/my/safety-plan', label: 'My safety plan', under: 'My plans' },
  { path: '/my/advance-wishes', label: 'If I cannot say it myself', under: 'My plans' },
  { path: '/my/about-me', label: 'About me, and what helps me', under: 'Me and my life' },
  { path: '/my/measures', label: 'How things are going for me', under: 'Me and my life' },
  { path: '/my/assessments', label: 'Getting to know me', under: 'Me and my life' },
  { path: '/my/formulation', label: 'Our shared understanding', under: 'Me and my life' },
  { path: '/my/network', label: 'My network', under: 'Me and my life' },
  { path: '/my/connections', label: 'Things I am trying', under: 'Me and my life' },
  { path: '/my/community', label: 'Kept for later', under: 'Me and my life' },
  { path: '/my/team', label: 'Everyone who helps me', under: 'Who helps, and who can see' },
  { path: '/my/people', label: 'My people, and what they can see', under: 'Who helps, and who can see' },
  { path: '/my/looked', label: 'Who looked at my record', under: 'Who helps, and who can see' },
  { path: '/my/record', label: 'Everything written about me', under: 'Written and asked' },
  { path: '/my/requests', label: 'My requests for help', under: 'Written and asked' },
  { path: '/my/contact-rules', label: 'How to contact me', under: 'Written and asked' },
  { path: '/sessions', label: 'Where I am signed in', under: 'Written and asked' },
]

/**
 * A page turned towards the person, without the doors that only they can open: a press on one would turn the worker away.
 * Words within a sentence stay; buttons and links that stand alone go.
 */
export const withoutOwnDoors = (html: string): string =>
  html
    .replace(/<p>(<a\b[^>]*href="\/(?:my|entries)\b[^>]*>[^<]*<\/a>)<\/p>/g, '')
    .replace(/<a\b[^>]*href="\/(?:my|entries)\b[^>]*>([\s\S]*?)<\/a>/g, (link, words: string) =>
      /class="nhsuk-(?:action-link|button)/.test(link) ? '' : words,
    )
