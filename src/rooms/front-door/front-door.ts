import { addDays, addHours, daysBetween, formatDate, formatDateTime } from '../../core/dates.ts'

/** The ways in. All make the same HelpRequest (R021); a "not suitable" from Talking Therapies is one of them (R106). */
export const WAYS_IN = {
  web: 'Online form',
  phone: 'Phone',
  walk_in: 'Walked in',
  someone_else: 'Someone asked for them',
  gp_conversation: 'Conversation with a GP',
  community_worker: 'Conversation with a community worker',
  police: 'Police',
  nhs_111: 'NHS 111',
  ambulance: 'Ambulance service',
  talking_therapies: 'Talking Therapies, not the right fit there',
  again: 'Came back to us',
} as const
export type WayIn = keyof typeof WAYS_IN
/** Ways in a worker writes down. */
export const WORKER_WAYS = [
  'phone',
  'walk_in',
  'someone_else',
  'gp_conversation',
  'community_worker',
  'police',
  'nhs_111',
  'ambulance',
  'talking_therapies',
] as const
/** Agencies whose request must say who there answers for the person's safety meanwhile (R416). */
export const AGENCIES: readonly WayIn[] = ['police', 'nhs_111', 'ambulance']

export const AGREED = { self: 'Asked for themselves', yes: 'Yes', no: 'No', not_asked: 'Not asked yet' } as const
export type Agreed = keyof typeof AGREED

export type RequestState = 'received' | 'talking' | 'asked_elsewhere' | 'accepted' | 'met' | 'held' | 'withdrawn' | 'not_agreed'
export type What =
  | 'received'
  | 'asked_again'
  | 'talking'
  | 'conversation'
  | 'held'
  | 'redirect_asked'
  | 'redirect_accepted'
  | 'redirect_no'
  | 'met'
  | 'agreement_yes'
  | 'agreement_no'
  | 'review_asked'
  | 'review_answered'
  | 'withdrawn'

/** What may happen in each state and where it leads; what is not here cannot happen. There is no "declined". */
export const TRANSITIONS: Record<RequestState, Partial<Record<What, RequestState>>> = {
  received: {
    talking: 'talking',
    conversation: 'talking',
    held: 'held',
    redirect_asked: 'asked_elsewhere',
    asked_again: 'received',
    agreement_yes: 'received',
    agreement_no: 'not_agreed',
    review_asked: 'received',
    review_answered: 'received',
    withdrawn: 'withdrawn',
  },
  talking: {
    talking: 'talking',
    conversation: 'talking',
    held: 'held',
    redirect_asked: 'asked_elsewhere',
    asked_again: 'talking',
    agreement_yes: 'talking',
    agreement_no: 'not_agreed',
    review_asked: 'talking',
    review_answered: 'talking',
    withdrawn: 'withdrawn',
  },
  asked_elsewhere: {
    talking: 'asked_elsewhere',
    conversation: 'asked_elsewhere',
    held: 'held',
    redirect_accepted: 'accepted',
    redirect_no: 'talking',
    asked_again: 'asked_elsewhere',
    agreement_yes: 'asked_elsewhere',
    agreement_no: 'not_agreed',
    review_asked: 'asked_elsewhere',
    review_answered: 'asked_elsewhere',
    withdrawn: 'withdrawn',
  },
  accepted: {
    talking: 'talking',
    conversation: 'talking',
    held: 'held',
    redirect_asked: 'asked_elsewhere',
    met: 'met',
    asked_again: 'accepted',
    agreement_yes: 'accepted',
    agreement_no: 'not_agreed',
    review_asked: 'accepted',
    review_answered: 'accepted',
    withdrawn: 'withdrawn',
  },
  met: { conversation: 'met', held: 'held', asked_again: 'talking', review_asked: 'met', review_answered: 'met' },
  held: { conversation: 'held', asked_again: 'held', agreement_yes: 'held', review_asked: 'held', review_answered: 'held' },
  withdrawn: { asked_again: 'received', conversation: 'withdrawn', review_asked: 'withdrawn', review_answered: 'withdrawn' },
  not_agreed: { asked_again: 'received', review_asked: 'not_agreed', review_answered: 'not_agreed' },
}

/** Where `what` leads from `state`; undefined when it cannot happen there. */
export const nextState = (state: RequestState, what: What): RequestState | undefined => TRANSITIONS[state][what]

/** The state after a whole life, in order. @throws Error when the life could not have happened */
export function stateAfter(life: readonly What[]): RequestState {
  if (life[0] !== 'received') throw new Error('a request begins by being received')
  return life.slice(1).reduce<RequestState>((state, what) => {
    const next = nextState(state, what)
    if (!next) throw new Error(`${what} cannot follow ${state}`)
    return next
  }, 'received')
}

export const OPEN_STATES: readonly RequestState[] = ['received', 'talking', 'asked_elsewhere', 'accepted']
export const isOpen = (state: RequestState): boolean => OPEN_STATES.includes(state)

/** States for workers: a word or two. */
export const STATE_NAMES: Record<RequestState, string> = {
  received: 'Received',
  talking: 'In conversation',
  asked_elsewhere: 'Asked, not yet agreed',
  accepted: 'Agreed by another service',
  met: 'Met by the other service',
  held: 'Key worker named',
  withdrawn: 'Taken back by the person',
  not_agreed: 'The person did not agree',
}

/** What is known of the person's own say: what they told us themselves counts, and what somebody claimed is said to be that. */
export function agreedWords(request: { personAgreed: Agreed; agreedHow: string }, life: readonly { what: What; at: Date }[]): string {
  const said = life.filter(event => event.what === 'agreement_yes' || event.what === 'agreement_no').at(-1)
  const claimed = [AGREED[request.personAgreed], request.agreedHow].filter(Boolean).join('. ')
  if (said) return `${said.what === 'agreement_yes' ? 'Yes' : 'No'}, as they told us on ${formatDate(said.at)}. Said when we were asked: ${claimed}`
  return request.personAgreed === 'yes' ? `${claimed}. Whoever asked says so; ask them at first contact` : claimed
}

/** The states as data, for the page that draws them. */
export const REQUEST_STATES = (Object.keys(TRANSITIONS) as RequestState[]).map(state => ({
  state,
  name: STATE_NAMES[state],
  open: isOpen(state),
  leadsTo: Object.entries(TRANSITIONS[state]).map(([what, to]) => ({ what: what as What, to })),
}))

/**
 * Why another service might serve somebody better. Each speaks for the other service, none against the person: alcohol,
 * drugs, a diagnosis, dementia, a missed appointment or another service's "not suitable" cannot be chosen (R108, R107,
 * R110, R106, R304, R119).
 */
export const REASONS = {
  their_choice: 'They would rather be helped there',
  nearer: 'It is nearer or easier to reach for them',
  offers_what_we_do_not: 'It offers something they need that we do not have',
  already_knows_them: 'It already knows them and they want to stay with it',
  language_or_culture: 'It works in their language or understands their background better',
} as const
export type Reason = keyof typeof REASONS

/** Days within which help should start: the national aim (four-week standard of the community mental health framework). */
export const STANDARD_DAYS = 28

export const dueAt = (receivedAt: Date, answerWithinHours: number): Date => addHours(receivedAt, answerWithinHours)

export interface WaitFacts {
  receivedAt: Date
  state: RequestState
  answerBy: Date
  /** The person, or the team while nobody is named. */
  holder: string | undefined
  /** The other service that was asked. */
  asked: string | undefined
  /** Somebody else asked for them. */
  bySomebody?: boolean
}

/** "You asked for help 9 days ago", honest about today and about who asked. */
export function askedWords(receivedAt: Date, now: Date, bySomebody = false): string {
  const days = daysBetween(receivedAt, now)
  const when = days <= 0 ? 'today' : days === 1 ? 'yesterday' : `${days} days ago`
  return bySomebody ? `Somebody asked us to get in touch with you ${when}.` : `You asked for help ${when}.`
}

/** The person's wait in plain words: since when, what the aim is, what happens next (R063). */
export function waitWords({ receivedAt, state, answerBy, holder, asked, bySomebody }: WaitFacts, now: Date): { since: string; aim: string; next: string } {
  const aimDay = formatDate(addDays(receivedAt, STANDARD_DAYS))
  const late = daysBetween(receivedAt, now) > STANDARD_DAYS
  const aim = late
    ? `We aim to start help within ${STANDARD_DAYS} days. We have not managed that for you, and we are sorry. You have not lost your place.`
    : `We aim to start help within ${STANDARD_DAYS} days of you asking: by ${aimDay}.`
  return { since: askedWords(receivedAt, now, bySomebody), aim, next: nextWords(state, answerBy, holder, asked, now) }
}

function nextWords(state: RequestState, answerBy: Date, holder: string | undefined, asked: string | undefined, now: Date): string {
  const who = holder ?? 'The team'
  if (state === 'withdrawn') return 'You told us you do not want this now. You can ask again at any time.'
  if (state === 'not_agreed') return 'You did not agree that somebody asked for you, so this ended. You can ask us yourself at any time.'
  if (state === 'met') return `You have met ${asked ?? 'the other service'}. ${who} will talk with you about what comes now.`
  if (state === 'held') return `${who} is your key worker and will be in touch to agree what comes first.`
  if (state === 'asked_elsewhere')
    return `We asked ${asked ?? 'another service'}. They have not agreed yet. Until they do, we are still responsible for helping you.`
  if (state === 'accepted') return `${asked ?? 'The other service'} said yes. ${who} stays responsible until you have met them.`
  if (state === 'talking') return `${who} is talking with you about what would help. Next, we name one person to be your key worker.`
  return answerBy < now
    ? `${who} should have been in touch by ${formatDateTime(answerBy)}. We are sorry. Someone still has to call you, and you can call us.`
    : `${who} will get in touch by ${formatDateTime(answerBy)}.`
}

/** The steps of the wait, with where the person is. */
export function waitSteps({
  receivedAt,
  state,
  answerBy,
}: Pick<WaitFacts, 'receivedAt' | 'state' | 'answerBy'>): { title: string; detail?: string; state: 'done' | 'current' | 'later' }[] {
  const here = state === 'received' ? 1 : state === 'held' ? 3 : 2
  const steps = [
    { title: 'You asked for help', detail: formatDate(receivedAt) },
    { title: 'We get in touch', detail: state === 'received' ? `By ${formatDateTime(answerBy)}` : 'Done' },
    { title: 'We talk about what would help', detail: state === 'asked_elsewhere' ? 'Another service was asked, and has not agreed yet' : undefined },
    { title: 'One person is named as your key worker', detail: state === 'held' ? 'Done' : undefined },
  ]
  return steps.map(({ title, detail }, index) => ({
    title,
    ...(detail ? { detail } : {}),
    state: index < here ? 'done' : index === here ? 'current' : 'later',
  }))
}

/** Letters and figures that cannot be mistaken for one another when read out. */
const CLEAR = 'ACDEFHJKMNPRTWXY34679'
/** A short reference that says nothing about anybody: eight clear characters, from random bytes. */
export function referenceFrom(bytes: Uint8Array): string {
  const letters = [...bytes.slice(0, 8)].map(byte => CLEAR[byte % CLEAR.length]).join('')
  return `${letters.slice(0, 4)}-${letters.slice(4)}`
}

/** Days between two times that somebody who waits is asked how things are (R064). */
export const CHECK_IN_DAYS = 14

export const DRAFT_DAYS = 7
/** Hours within which the team should have made the call. */
export const CALL_WITHIN_HOURS = 1
