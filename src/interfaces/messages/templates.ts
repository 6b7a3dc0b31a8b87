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
const HELPERS = { href: '/my/team', label: 'See who helps you' }
const ASKED = { href: '/my/requests', label: 'See your request' }
const RECORD = { href: '/my/record', label: 'See my record' }
const LOOKED = { href: '/my/looked', label: 'See who looked' }
const DAY = { href: '/my-day', label: 'Go to my day' }
const ADVICE = { href: '/advice', label: 'Read it' }

const about =
  (kinds: number, link: Words['link']) =>
  (title: string, words: string, worker?: Words): Template => ({ kinds, person: { title, words, ...(link ? { link } : {}) }, ...(worker ? { worker } : {}) })
const request = about(kindsOf('contact', 'requests'), ASKED)
const care = about(kindsOf('contact', 'careTeam'), HELPERS)
const note = about(kindsOf('contact', 'contactNotes'), RECORD)
const talk = about(kindsOf('contact', 'contactNotes'), { href: '/my/assessments', label: 'Read it' })
const look = about(kindsOf('contact', 'careTeam'), LOOKED)
const asker = about(ALL_KINDS, undefined)

/** For a code nobody described: the message still arrives, and says nothing. */
const PLAIN: Template = about(ALL_KINDS, MY)('There is something new in your Kith', 'Look at My Kith, or ask someone on your team.')
/** Only ever for workers or an office. */
const forWork = (title: string, words: string, link?: Words['link']): Template => ({ ...PLAIN, worker: { title, words, ...(link ? { link } : {}) } })

/** Every message, as data: what it says inside Kith, to whoever signed in. */
const TEMPLATES: Record<string, Template> = {
  'help-received': request('We have your request for help', 'Someone reads it and answers. You can see who has it, and by when they answer.'),
  'asked-again-received': request('Welcome back. We have your request', 'You do not have to tell your story again. Someone answers you soon.'),
  'asked-elsewhere': request(
    'We asked another service to help',
    'Your team keeps holding your request until they have said yes. You do not need to do anything.',
  ),
  'accepted-elsewhere': request('Another service has said yes', 'You can see who it is and what happens next.'),
  'still-waiting': request(
    'You have not been forgotten',
    'You are still waiting, and someone will get in touch to ask how things are. If things get worse, tell us: you do not have to wait for that.',
  ),
  'still-with-us': request('Your request is still with us', 'We are holding it and looking for the right help with you.'),
  'review-answered': request('We looked at it again, as you asked', 'You can read the answer and who gave it.'),

  'key-worker-named': care('You have a key worker', 'They get to know you and stay your main contact.'),
  'new-key-worker': care('You have a new key worker', 'You can see who it is and how to reach them.'),
  'key-worker-away': care('Your key worker will be away', 'You can see from when to when, and who stands in or was asked to. They stay your key worker.'),
  'key-worker-not-away': care('Your key worker is not away after all', 'Nothing changes for you.'),
  'key-worker-left': care('Your key worker has left', 'The team looks after this and names someone new with you. You can see by when.'),
  'handover-asked': care('Someone was asked to become your key worker', 'Nothing changes until they have said yes and met you.'),
  'handover-accepted': care('Someone has said yes to becoming your key worker', 'You meet them before anything changes.'),
  'handover-declined': care('Who looks after you stays the same', 'The change we told you about does not happen now.'),
  'handover-withdrawn': care('Who looks after you stays the same', 'The change we told you about does not happen now.'),
  'team-holds': care('A team is looking after this', 'You can see which team, and by when someone is named for you.'),
  'naming-late': care('Nobody has been named for you in time', 'We are sorry. Your record says who has been told of it, and who looks after this meanwhile.', {
    title: 'Nobody was named in time',
    words: 'A team let its deadline for naming a key worker pass. It still holds the person.',
    link: { href: '/handovers', label: 'See whom' },
  }),
  'needs-owner': care('Somebody new is needed to look after this', 'Whoever did is not at work any more. Your record says who has been told.', {
    title: 'Somebody you share a team with needs an owner',
    words: 'Their key worker is not at work in the team any more. Name somebody new.',
    link: { href: '/board', label: 'See the board' },
  }),
  'stepped-in': forWork(
    'Your team looks after somebody else’s people now',
    'Nobody is at work any more in the team that held them. Name a key worker for each.',
    { href: '/board', label: 'See the board' },
  ),
  'care-team-joined': care('Someone new is helping you', 'You can see who it is and what they do.'),
  'care-team-left': care('Someone has stopped helping you', 'You can see who helps you now.'),
  goodbye: care('A goodbye, with a way back', 'What keeps you well, and how to come straight back, is written down for you.'),
  'check-in': care('How are things?', 'We said we would ask. Tell us how you are, or come back if you would like to. You do not need to ask from the start.'),

  'contact-follow-up': note('What we said we would do', 'After our last contact there is a next step. You can see what it is and who does it.'),
  'service-information': note('We wrote down a service for you', 'What it does, and how to ask, is in your record, so that you can look again.'),
  'correction-to-answer': note('We have your correction', 'It stays beside what was written, and waits for an answer.'),
  'correction-answered': note('Someone answered your correction', 'You can read the answer beside your own words.'),

  'measure-asked': about(kindsOf('contact', 'assessment'), { href: '/my/measures', label: 'See the questions' })(
    'There are some questions for you',
    'Your answers help you and your team see how things are going. You can say no, and nothing else changes.',
  ),
  'conversation-today': forWork('Someone you hold is to have a conversation today', 'It is among your next steps for today.', DAY),

  'assessment-explained': talk(
    'We would like to talk with you',
    'You can read what it is for, how long it takes and who will be there. You decide what you say.',
  ),
  'assessment-outcome': talk('What came out of our talk', 'It is written for you. If something is not right, say so: someone answers.'),
  'review-asked': forWork('You were asked to a review of a plan', 'You can say whether you come, and give your view in a place of your own.', {
    href: '/reviews',
    label: 'Answer',
  }),
  'information-given': about(kindsOf('contact', 'plan'), { href: '/my/plan', label: 'See my plan' })(
    'There is something for you to read',
    'You find it in your plan. You can read it in plain words, in easy words with pictures, in large letters, or have it read aloud.',
  ),
  'review-soon': about(kindsOf('contact', 'plan'), { href: '/my/plan', label: 'See my plan' })(
    'We look at your plan together soon',
    'You can see the day, who is invited, and what you want to talk about. If the day does not suit you, it can be moved.',
    {
      title: 'A review of a plan is soon',
      words: 'You are invited, or you hold the person. You can see the day and answer.',
      link: { href: '/reviews', label: 'See it' },
    },
  ),
  'review-late': about(kindsOf('contact', 'plan'), { href: '/my/plan', label: 'See my plan' })(
    'Looking at your plan together is later than we said',
    'We are sorry. If the day does not suit you any more, it can be moved. Nothing in your plan ends because of it.',
    {
      title: 'A review of a plan is overdue',
      words: 'You hold the person. Hold it, or agree another day with them.',
      link: { href: '/reviews', label: 'See it' },
    },
  ),
  'view-asked': forWork('You were asked for your view', 'Somebody you help agreed to it. You have a place of your own to write in.', {
    href: '/contributions',
    label: 'Write it',
  }),

  'wish-changed': about(kindsOf('contact', 'safetyPlan'), { href: '/my/advance-wishes', label: 'See my wishes' })(
    'A wish you made in advance was changed or taken back',
    'A worker wrote down that you said so, when and how. If it is not right, tell your team, or write your wish again.',
    {
      title: 'A wish made in advance was changed or taken back',
      words: 'It is the wish of somebody you hold. Read what holds now.',
      link: DAY,
    },
  ),
  'crisis-reading-written': about(kindsOf('contact', 'safetyPlan'), { href: '/my/safety-plan', label: 'See my safety plan' })(
    'Your answer about crisis teams was written down',
    'It says whether they may read your safety plan, when and how you said so. If it is not right, change it with one press.',
  ),
  'safety-plan-less': about(kindsOf('contact', 'safetyPlan'), { href: '/my/safety-plan', label: 'See my safety plan' })(
    'Something was taken out of your safety plan',
    'A worker wrote down that you said so, when and how. If it is not right, you can write it again.',
    {
      title: 'Something was taken out of a safety plan',
      words: 'It is the safety plan of somebody you hold. Read what it says now.',
      link: DAY,
    },
  ),

  'records-joined': forWork(
    'Somebody you hold has joined their two records',
    'They signed in to both and chose it. Being helped goes on with whoever is responsible now; nobody said goodbye.',
    DAY,
  ),
  'own-sign-in-code': look(
    'A code for your own sign-in was made',
    'It works after a second worker has confirmed it. If you did not ask for it, tell your team.',
    {
      title: 'A code for the sign-in of somebody you hold was made',
      words: 'It works after a second worker has confirmed it, or when their NHS login proves who they are. You can see who made it.',
      link: DAY,
    },
  ),
  'own-sign-in-made': look(
    'Your record has a sign-in of your own',
    'It was just used for the first time. If that was not you, tell your team at once: the team lead cuts it off.',
    {
      title: 'Somebody you hold has signed in for the first time',
      words: 'If it was not them, the team lead cuts the sign-in off from the record.',
      link: DAY,
    },
  ),
  'own-sign-in-ended': look('Your sign-in was cut off', 'Your team lead ended it. Ask your team for another.', {
    title: 'The sign-in of somebody you hold was cut off',
    words: 'The team lead ended it. They can be given another.',
    link: DAY,
  }),
  'own-sign-in-refused': forWork(
    'A sign-in as a person was refused',
    'Somebody used a person’s code in a worker’s browser or with another identity. It stands in the audit trail as “own sign-in refused”.',
    { href: '/audit', label: 'See the audit trail' },
  ),

  'agreement-written': about(kindsOf('contact', 'careTeam'), { href: '/my/people', label: 'See it' })(
    'We wrote down what you agreed',
    'You can see what somebody may know besides, and in which words you said so. If it is not right, you can take it back.',
  ),

  'emergency-access-opened': look(
    'Someone opened your record in an emergency',
    'You can see who it was, when, and the reason they gave. Whether it was right is still to be checked, and you will hear.',
    {
      title: 'A record you hold was opened in an emergency',
      words: 'Someone outside the care team opened it. It waits for a review by the information governance lead.',
      link: DAY,
    },
  ),
  'emergency-access-reviewed': look('We checked an emergency opening of your record', 'You can see whether it was right.'),
  'emergency-access-to-review': forWork('A record was opened in an emergency', 'It waits for your review.', { href: '/emergency-access', label: 'Review it' }),

  'known-again': forWork('Somebody you hold may have asked for help again', 'A new request at your front door looks like theirs. Open it and look.', {
    href: '/front-door',
    label: 'Go to the front door',
  }),
  'message-held': forWork('A message could not be sent', 'Someone you hold has a message that their contact rules do not let us send. Tell them another way.'),
  'advice-asked': forWork('A colleague asks for your advice', 'They are waiting for your answer.', ADVICE),
  'advice-answered': forWork('Your question has an answer', 'A colleague has written back.', ADVICE),

  'asker-received': asker('Thank you', 'What you told us has arrived, and somebody reads it. We cannot say more here.'),
  'asker-outcome': asker('Thank you', 'What you told us has been followed up.'),
  'asker-contact-made': asker('Thank you', 'What you told us has been followed up.'),

  'news-confirm': asker(
    'Please confirm',
    'Somebody typed this address to hear from us when there is something new. If it was you, open this. If not, do nothing.',
  ),
  news: asker('Something new', 'There is something new that you asked to hear of.'),

  'entry-still-right': asker(
    'Is this still right?',
    'People find what you run in our list of what is near them. Please say whether it is still right: one press, no account.',
  ),
  'entry-new-link': asker('Your new link', 'You asked for a new link to what you run in our list of what is near people.'),
  'entry-turned-away': asker(
    'Somebody could not take part',
    'Somebody told us that they were turned away. We do not pass on who or when. Things in our list are open to everyone: please talk it over with those who welcome people, and ask us if we can help. If something is said wrongly in the list, put it right here.',
  ),
}

/** To somebody who asked for news (R300): the letter itself tells neither what of nor where. */
export function toReader(code: string, baseUrl: string, token: string): { subject: string; text: string } {
  const { title, words } = templateOf(code).person
  return { subject: title, text: `${words}\n\n${baseUrl}/news/${token}\n\nThere you can stop these letters with one press.\n` }
}

/** What a letter to an organiser is about, and the secret of its link. */
export interface About {
  entry: string
  token: string
}

/** To somebody who runs something in the directory: about their entry and nobody else. */
export function toOrganiser(code: string, baseUrl: string, { entry, token }: About): { subject: string; text: string } {
  const { title, words } = templateOf(code).person
  return { subject: title, text: `${entry}\n\n${words}\n\n${baseUrl}/keep/${token}\n\nThe link is for you alone. It works once, for 30 days.\n` }
}

/** True when somebody wrote words for this code. */
export const isDescribed = (code: string): boolean => Object.hasOwn(TEMPLATES, code)
export const templateOf = (code: string): Template => (isDescribed(code) ? TEMPLATES[code]! : PLAIN)
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
