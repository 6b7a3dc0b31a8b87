export const NEED_KINDS = ['communication', 'adjustment', 'neurodevelopmental', 'online', 'interpreter'] as const
export type NeedKind = (typeof NEED_KINDS)[number]
export const NEED_WORDS: Record<NeedKind, string> = {
  communication: 'How I communicate',
  adjustment: 'Something to be done differently',
  neurodevelopmental: 'Autism, ADHD or another way my mind and senses work',
  online: 'Phones, computers and the internet',
  interpreter: 'An interpreter',
}

/** What stands between somebody and being online (R113); `rather_not` is an answer like any other. */
export const ONLINE = {
  no_device: { name: 'No phone or computer that works', flag: 'no phone or computer' },
  no_data: { name: 'No internet, or no money for it', flag: 'no internet' },
  no_privacy: { name: 'Nowhere private to use it', flag: 'nowhere private' },
  not_confident: { name: 'Not sure how', flag: 'not sure how' },
  rather_not: { name: 'Would rather not', flag: 'would rather not' },
} as const
export type Online = keyof typeof ONLINE
export const ONLINE_CODES = Object.keys(ONLINE) as [Online, ...Online[]]

/** The few words shown before contact: "Not online (no internet, not sure how). Use paper, a call or meeting". */
export const onlineFlag = (online: readonly Online[]): string =>
  `Not online (${online.map(code => ONLINE[code].flag).join(', ')}). Use paper, a call or meeting`

/** A communication need, reasonable adjustment or interpreter, from found to reviewed (R145, R412, R413). `reviewOn` is `YYYY-MM-DD`. */
export interface Need {
  id: string
  kind: NeedKind
  whose: 'person' | 'carer'
  /** A few words shown on every screen before contact. */
  flag: string
  words: string
  language: string | null
  interpreterGender: 'woman' | 'man' | null
  familyName: string | null
  familyReason: string | null
  /** What stands between them and being online; empty for any other need. */
  online: Online[]
  shared: boolean
  reviewOn: string
  metHow: string | null
  metAt: Date | null
  recordedAt: Date
  authorName: string
  version: number
}

/** The few words for an interpreter: "Professional interpreter: Cantonese, a woman". */
export function interpreterFlag(need: { language: string; gender?: 'woman' | 'man' | undefined; familyName?: string | undefined }): string {
  const who = need.familyName ? `${need.familyName} interprets, for a recorded reason` : 'Professional interpreter'
  return `${who}: ${need.language}${need.gender ? `, a ${need.gender}` : ''}`
}

/** What is to be done and, once it is known, how: "For their carer: large print. Sent as A3". */
export const flagWords = ({ whose, flag, metHow }: Pick<Need, 'whose' | 'flag' | 'metHow'>): string =>
  `${whose === 'carer' ? 'For their carer: ' : ''}${flag}${metHow ? `. ${metHow}` : ''}`

export const CONSTRAINT_KINDS = ['caring', 'childcare', 'young_carer', 'shifts', 'study', 'family', 'travel', 'other'] as const
export type ConstraintKind = (typeof CONSTRAINT_KINDS)[number]
export const CONSTRAINT_WORDS: Record<ConstraintKind, string> = {
  caring: 'Caring for someone',
  childcare: 'Looking after children',
  young_carer: 'Caring while at school or college',
  shifts: 'Work and shifts',
  study: 'Study',
  family: 'Family situation',
  travel: 'Getting about',
  other: 'Something else',
}

/** What somebody has to fit their care around (R019). `readers`: when set, only these know that it exists. */
export interface Constraint {
  id: string
  kind: ConstraintKind
  words: string
  readers: string[] | null
  recordedAt: Date
  authorName: string
  version: number
}

export const TOPICS = ['past', 'family', 'health', 'relationship', 'work', 'other'] as const
export type Topic = (typeof TOPICS)[number]
export const TOPIC_WORDS: Record<Topic, string> = {
  past: 'Something in the past',
  family: 'Something about family',
  health: 'Something about body or health',
  relationship: 'Something about a relationship',
  work: 'Something about work or study',
  other: 'Something else',
}

/** What not to be asked (R293), without saying what it is. */
export interface Marker {
  topic: Topic
  rule: 'never' | 'only_if'
  onlyIf: string | null
  toldOnce: boolean
}

/** "Something in the past: do not ask. Told once already: read it, do not ask again." */
export function markerWords({ topic, rule, onlyIf, toldOnce }: Marker): string {
  const ask = rule === 'never' ? 'do not ask' : `ask only if: ${onlyIf}`
  return `${TOPIC_WORDS[topic]}: ${ask}${/[.!?]$/.test(ask) ? '' : '.'}${toldOnce ? ' Told once already: read it, do not ask again.' : ''}`
}
