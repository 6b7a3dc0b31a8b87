import { KINDS, type Kind, kindsOf, TELLS } from '../../access/index.ts'

/** The sections of a plan in the order they are read: what is strong and what matters first. */
export const SECTION_CODES = [
  'strengths',
  'matters',
  'enjoy',
  'goals',
  'community',
  'needs',
  'actions',
  'help',
  'medicines',
  'work',
  'home',
  'money',
  'physical_health',
  'alcohol_drugs',
  'my_part',
  'carer_part',
  'information',
  'entitlements',
  'worse',
  'keep_in_touch',
] as const
export type Section = (typeof SECTION_CODES)[number]
export const isSection = (code: string): code is Section => (SECTION_CODES as readonly string[]).includes(code)

/** Sections that hold the person's own part: without a line in one of them a plan is not theirs (R096). */
export const OWN_PART: readonly Section[] = ['matters', 'goals', 'my_part']

/** What is asked in every plan: an answer, or that it is not for now (R270, R398). */
export const ALWAYS_ASKED: readonly Section[] = ['community', 'work', 'home', 'money', 'physical_health']

/** Something a section asks besides the words of the line. */
export interface Field {
  name: string
  label: string
  hint?: string
  type: 'line' | 'words' | 'day' | 'choice'
  choices?: Readonly<Record<string, string>>
  /** What to say when it is left empty; optional without. */
  needed?: string
}

export const HELP_TYPES = {
  psychological: 'Talking and psychological',
  social: 'Social and practical',
  physical: 'Physical health',
  pharmacological: 'Medicine',
} as const
export const SECTORS = {
  primary_care: 'GP and primary care',
  secondary_care: 'NHS mental health and hospital',
  social_care: 'Council social care',
  vcse: 'Community organisation',
  other: 'Someone else',
} as const
export type Sector = keyof typeof SECTORS
export const SECTOR_CODES = Object.keys(SECTORS) as [Sector, ...Sector[]]
export const FORMATS = {
  spoken: 'Talked through',
  plain: 'Plain English, on paper or screen',
  easy_read: 'Easy read',
  audio: 'Audio',
  video: 'Video',
  language: 'In another language',
  print: 'Large print',
} as const
export const TAKEN_UP = { yes: 'Yes, they used it', not_yet: 'Not yet', said_no: 'They said no' } as const

const reviewOn: Field = { name: 'reviewOn', label: 'When we look at it again', type: 'day' }

/** What each section asks besides its words; the same list makes its form, its page and what a version shows. */
export const FIELDS: Partial<Record<Section, readonly Field[]>> = {
  goals: [
    { name: 'steps', label: 'Steps on the way', hint: 'One on each line', type: 'words' },
    { name: 'helper', label: 'Who helps with it', type: 'line' },
    { name: 'due', label: 'By when', type: 'day' },
  ],
  needs: [{ name: 'agreedBy', label: 'If nothing is to happen for now, who agreed that', type: 'line' }],
  help: [
    { name: 'type', label: 'What sort of help', type: 'choice', choices: HELP_TYPES, needed: 'Choose what sort of help it is' },
    { name: 'aim', label: 'What it is for', type: 'words', needed: 'Write what it is for' },
    { name: 'who', label: 'Who gives it', hint: 'A worker, a group, family or the person', type: 'line', needed: 'Enter who gives it' },
    { name: 'sector', label: 'Whose part of the plan it is', type: 'choice', choices: SECTORS },
    { name: 'where', label: 'Where', type: 'line' },
    { name: 'howLong', label: 'For how long', type: 'line' },
    { name: 'howOften', label: 'How often', type: 'line' },
    reviewOn,
    { name: 'result', label: 'What has come of it', type: 'words' },
    { name: 'nice', label: 'National guidance (NICE)', type: 'line' },
    { name: 'harms', label: 'What could go wrong with it, as we talked about', type: 'words' },
    { name: 'choices', label: 'What else was offered', type: 'words' },
  ],
  medicines: [
    { name: 'reason', label: 'What it is for', type: 'line', needed: 'Write what the medicine is for' },
    { name: 'wanted', label: 'What it should do', type: 'words' },
    { name: 'unwanted', label: 'Effects that are not wanted', type: 'words' },
    reviewOn,
    { name: 'prescriber', label: 'Who prescribes it', type: 'line', needed: 'Enter who prescribes it' },
  ],
  information: [
    { name: 'format', label: 'How it was given', type: 'choice', choices: FORMATS, needed: 'Choose how it was given' },
    { name: 'takenUp', label: 'Was it used?', type: 'choice', choices: TAKEN_UP, needed: 'Say whether it was used' },
  ],
  entitlements: [{ name: 'found', label: 'What we found out', type: 'words' }],
}
export const fieldsOf = (section: Section): readonly Field[] => FIELDS[section] ?? []

/** Help for which guidance, or what could go wrong, is not written yet: each with what is missing. It stops nothing. */
export function notTalkedAbout(lines: readonly { section: Section; words: string; notNow?: unknown; more: Record<string, string | undefined> }[]): string[] {
  return lines
    .filter(line => line.section === 'help' && !line.notNow)
    .map(line => ({ line, missing: FIELDS.help!.filter(field => (field.name === 'nice' || field.name === 'harms') && !line.more[field.name]) }))
    .filter(({ missing }) => missing.length > 0)
    .map(({ line, missing }) => `${line.words.slice(0, 80)}: ${missing.map(field => field.label).join('; ')}`)
}

const NAMES: Record<Section, readonly [worker: string, own: string]> = {
  strengths: ['Strengths', 'What I am good at, and what helps me'],
  matters: ['What matters to them', 'What matters to me'],
  enjoy: ['What they enjoy and want to do', 'What I enjoy and want to do'],
  goals: ['Goals', 'My goals'],
  community: ['Part in the community', 'If and how I want to be part of things near me'],
  needs: ['Needs', 'What I need help with'],
  actions: ['Who does what', 'Who does what'],
  help: ['Help and treatment', 'Help and treatment'],
  medicines: ['Medicines', 'My medicines'],
  work: ['Work and study', 'Work and study'],
  home: ['Home', 'Home'],
  money: ['Money', 'Money'],
  physical_health: ['Physical health', 'Physical health'],
  alcohol_drugs: ['Alcohol, drugs and gambling', 'Alcohol, drugs and gambling'],
  my_part: ['What they will do', 'What I will do'],
  carer_part: ['What their family, friends or carer will do', 'What my family, friends or carer will do'],
  information: ['Information given', 'Information I was given'],
  entitlements: ['Rights and support to check', 'Rights and support to check'],
  worse: ['If things get worse', 'If things get worse'],
  keep_in_touch: ['How we keep in touch', 'How we keep in touch'],
}
/** A section's name, in the words of whoever reads. */
export const sectionName = (section: Section, own: boolean): string => NAMES[section][own ? 1 : 0]

const HINTS: Partial<Record<Section, string>> = {
  goals: 'In their own words',
  matters: 'In their own words',
  needs: 'Each need has somebody who acts on it, or it is agreed that nothing happens for now',
  alcohol_drugs: 'Asked about kindly, and never a reason to wait for other help. Only those who may read about alcohol and drugs can read this',
  worse: 'What to do first. The safety plan has a page of its own',
}
const OWN_HINTS: Partial<Record<Section, string>> = {
  alcohol_drugs: 'Only if you want to. It is never a reason to wait for other help. Only people who may know about alcohol and drugs can read this',
  worse: 'What to do first. Your safety plan has a page of its own',
}
/** What to know before writing in a section, for whoever writes. */
export const sectionHint = (section: Section, own: boolean): string | undefined => (own ? OWN_HINTS : HINTS)[section]

const SECTION_KINDS: Partial<Record<Section, Kind>> = {
  medicines: 'medicines',
  work: 'employment',
  home: 'moneyHousing',
  money: 'moneyHousing',
  physical_health: 'medicines',
  alcohol_drugs: 'substanceUse',
}
const TYPE_KINDS: Readonly<Record<string, Kind>> = { psychological: 'assessment', physical: 'medicines', pharmacological: 'medicines' }
/** Entitlements that come from facts of the law about the person. */
export const LEGAL_QUESTIONS: readonly string[] = ['s117']

/** The kinds of information every line of a section holds, whatever it says. */
export const sectionKinds = (section: Section): number => kindsOf('plan') | kindOf(SECTION_KINDS[section])
const kindOf = (kind: Kind | undefined): number => (kind ? KINDS[kind] : 0)

/** The kinds one line holds: its section's, what its sort of help says, what the service it names says, and what its writer added. */
export function kindsOfLine(section: Section, more: Readonly<Record<string, string>>, added: readonly Kind[]): number {
  const type = section === 'help' ? kindOf(TYPE_KINDS[more.type ?? '']) : 0
  const legal = section === 'entitlements' && LEGAL_QUESTIONS.includes(more.code ?? '') ? KINDS.legal : 0
  return sectionKinds(section) | type | legal | kindsOf(...added)
}

/** Subjects a writer may add to a line, so that only those who hold them read it. */
export const TOUCHES = {
  substanceUse: 'Alcohol, drugs or gambling',
  trauma: 'Abuse or trauma',
  medicines: 'Medicines or physical health',
  assessment: 'What an assessment found',
  moneyHousing: 'Money or housing',
  employment: 'Work or study',
  legal: 'The Mental Health Act or other law',
} as const
export type Touch = keyof typeof TOUCHES
export const TOUCH_CODES = Object.keys(TOUCHES) as [Touch, ...Touch[]]
export const touchesIn = (kinds: number): Touch[] => TOUCH_CODES.filter(touch => kinds & KINDS[touch])

/** What the name of a service tells by itself. */
export const serviceTells = (teamKind: string): Touch[] => TOUCH_CODES.filter(touch => TELLS.service[teamKind] === touch)
