import { ALL_KINDS, kindsOf } from '../../access/index.ts'

export interface Words {
  title: string
  words: string
  /** Where to go on: a fixed address, with no id in it. */
  link?: { href: string; label: string }
}

export interface Template {
  /** What a reader must be allowed to see to know that there was such a message. */
  kinds: number
  person: Words
  worker?: Words
}

const MY = { href: '/my', label: 'Go to My Kith' }
const requests = kindsOf('contact', 'requests')
const team = kindsOf('contact', 'careTeam')

/** For a code nobody described: the message still arrives, and says nothing. */
const PLAIN: Template = {
  kinds: ALL_KINDS,
  person: { title: 'There is something new in your Kith', words: 'Look at My Kith, or ask someone on your team.', link: MY },
}

/** Every message, as data: what it says inside Kith, to whoever signed in. */
const TEMPLATES: Record<string, Template> = {
  'help-received': {
    kinds: requests,
    person: { title: 'We have your request for help', words: 'Someone reads it and answers. You can see who has it, and by when they answer.', link: MY },
  },
  'key-worker-named': {
    kinds: team,
    person: {
      title: 'You have a key worker',
      words: 'They get to know you and stay your main contact.',
      link: { href: '/my/people', label: 'See who helps you' },
    },
  },
  'asked-elsewhere': {
    kinds: requests,
    person: {
      title: 'We asked another service to help',
      words: 'Your team keeps holding your request until they have said yes. You do not need to do anything.',
      link: MY,
    },
  },
  'accepted-elsewhere': { kinds: requests, person: { title: 'Another service has said yes', words: 'You can see who it is and what happens next.', link: MY } },
  'still-with-us': {
    kinds: requests,
    person: { title: 'Your request is still with us', words: 'We are holding it and looking for the right help with you.', link: MY },
  },
  'review-answered': { kinds: requests, person: { title: 'We looked at it again, as you asked', words: 'You can read the answer and who gave it.', link: MY } },
  'contact-follow-up': {
    kinds: kindsOf('contact', 'contactNotes'),
    person: {
      title: 'What we said we would do',
      words: 'After our last contact there is a next step. You can see what it is and who does it.',
      link: { href: '/my/record', label: 'See my record' },
    },
  },
  'service-information': {
    kinds: kindsOf('contact', 'contactNotes'),
    person: {
      title: 'We wrote down a service for you',
      words: 'What it does, and how to ask, is in your record, so that you can look again.',
      link: { href: '/my/record', label: 'See my record' },
    },
  },
  'correction-to-answer': {
    kinds: kindsOf('contact', 'contactNotes'),
    person: {
      title: 'We have your correction',
      words: 'It stays beside what was written. Someone answers it.',
      link: { href: '/my/record', label: 'See my record' },
    },
  },
  'correction-answered': {
    kinds: kindsOf('contact', 'contactNotes'),
    person: {
      title: 'Someone answered your correction',
      words: 'You can read the answer beside your own words.',
      link: { href: '/my/record', label: 'See my record' },
    },
  },
  'emergency-access-opened': {
    kinds: team,
    person: {
      title: 'Someone opened your record in an emergency',
      words: 'You can see who it was, when, and the reason they gave. Somebody checks that it was right.',
      link: { href: '/my/looked', label: 'See who looked' },
    },
    worker: {
      title: 'A record you hold was opened in an emergency',
      words: 'Someone outside the care team opened it. The information governance lead reviews it.',
      link: { href: '/my-day', label: 'Go to my day' },
    },
  },
  'emergency-access-to-review': {
    kinds: ALL_KINDS,
    person: PLAIN.person,
    worker: { title: 'A record was opened in an emergency', words: 'It waits for your review.', link: { href: '/emergency-access', label: 'Review it' } },
  },
  'emergency-access-reviewed': {
    kinds: team,
    person: {
      title: 'We checked an emergency opening of your record',
      words: 'You can see whether it was right.',
      link: { href: '/my/looked', label: 'See who looked' },
    },
  },
  'message-held': {
    kinds: ALL_KINDS,
    person: PLAIN.person,
    worker: {
      title: 'A message could not be sent',
      words: 'Someone you hold has a message that their contact rules do not let us send. Tell them another way.',
    },
  },
  'asker-received': {
    kinds: ALL_KINDS,
    person: { title: 'Thank you', words: 'What you told us has arrived, and somebody reads it. We cannot say more here.' },
  },
  'asker-outcome': { kinds: ALL_KINDS, person: { title: 'Thank you', words: 'What you told us has been followed up.' } },
  'asker-contact-made': { kinds: ALL_KINDS, person: { title: 'Thank you', words: 'What you told us has been followed up.' } },
}

export const templateOf = (code: string): Template => (Object.hasOwn(TEMPLATES, code) ? TEMPLATES[code]! : PLAIN)
export const forWorker = (code: string): Words => templateOf(code).worker ?? templateOf(code).person

/**
 * What leaves the building. Whoever holds the phone or shares the inbox learns that there is a message, and nothing else:
 * the same subject and words whatever it is about. Only somebody who asked on another's behalf gets their thanks in words,
 * which name nobody.
 */
export function outward(code: string, baseUrl: string, toAsker: boolean): { subject: string; text: string } {
  if (!toAsker) return { subject: 'You have a message', text: `You have a message in Kith. Sign in to read it.\n${baseUrl}\n` }
  const { title, words } = templateOf(code).person
  return { subject: title, text: `${title}. ${words}\n` }
}
