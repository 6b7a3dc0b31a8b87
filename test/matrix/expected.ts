import type { Kind, RoleCode } from '../../src/access/index.ts'

// Who may see what, restated as data from the information-sharing rules, on purpose without a look at access/roles.ts: the
// matrix test fails when the two part company.
//
//  ●  shown in full
//  ◐  in part: this kind is shown, and what is beyond the part is kept back in another way (other kinds, named readers)
//  ◑  in part: kept back altogether until the room exists that can show no more than the part
//  n  only what names them as a reader
//  w  what they wrote themselves, what names them as a reader, and next steps they are to do; the rest as ○, and as key worker
//  ○  only what the person chooses to share with them, beside another reason to help
//  –  never

const COLUMNS: Kind[] = [
  'contact',
  'aboutMe',
  'appointments',
  'plan',
  'safetyPlan',
  'assessment',
  'contactNotes',
  'medicines',
  'substanceUse',
  'trauma',
  'carers',
  'legal',
  'employment',
  'moneyHousing',
  'careTeam',
  'requests',
  'identity',
  'network',
]

// Choices made where the rules leave one:
// - contact, careTeam, requests, identity and network have no column of their own there: whoever helps knows the name and who
//   else helps; requests go to those who answer them; identity to those who treat; network to those who plan with the person.
// - carers is here what worried people told us: the team it was told to hears it, also at night, and the person unless it was in confidence.
// - Needs, adjustments and contact rules go with `contact`, so a surgery's receptionist has them without the rest of "about me";
//   "about me" itself is the first thing anybody who helps sees. A service's own receptionist knows that there is a request,
//   not what it says.
// - A pharmacist reads what they wrote themselves, and assessments and other notes by the person's yes: the part they need is not a kind.
// - A psychologist, an alcohol and drugs worker and a social worker may be somebody's key worker, and read as one in the team.
// - A GP practice gets notes as summaries, which do not exist yet: they get notes, like substance use, by the person's yes.
// - What carers told us is never the person's to pass on: it may have been in confidence, even from them.
// - An alcohol and drugs worker reads notes as one in the team: what they help with is everywhere in them.
const TABLE: Record<RoleCode, string> = {
  //                          co ab ap pl sa as no me su tr ca le em mo   te re id ne
  key_worker: '                ●  ●  ●  ●  ●  ●  ●  ●  ●  n  ◐  ●  ●  ●   ●  ●  ●  ●',
  mental_health_practitioner: '●  ●  ●  ●  ●  ●  ●  ●  ●  n  ◐  ●  ◐  ◐   ●  ●  ●  ●',
  psychologist: '              ●  ●  ●  ●  ●  ●  ●  ◐  ●  n  ◐  ◐  ◐  ◐   ●  ●  ●  ●',
  psychiatrist: '              ●  ●  ●  ●  ●  ●  ●  ●  ●  n  ◐  ●  ◐  ◐   ●  ●  ●  ●',
  pharmacist: '                ●  ●  ◐  ◐  ●  ○  w  ●  ●  –  –  ◑  –  –   ●  ●  ●  ●',
  gp: '                        ●  ●  ●  ●  ●  ◐  ○  ●  ○  –  –  ◐  ○  ○   ●  ●  ●  –',
  gp_reception: '              ●  ◑  ◐  –  –  –  –  –  –  –  –  –  –  –   –  –  –  –',
  reception: '                 ●  ◑  ●  –  ◑  –  –  –  –  –  –  –  –  –   ●  ◑  –  –',
  crisis_worker: '             ●  ●  ●  ●  ●  ●  ●  ●  ●  ◑  ◐  ●  –  ◐   ●  ●  ●  ●',
  social_worker: '             ●  ●  ●  ●  ●  ●  ◐  ◐  ◐  n  ●  ●  ◐  ●   ●  ●  ●  ●',
  connector: '                 ●  ●  ◐  ◐  ◐  –  w  ◑  ○  –  –  –  ◐  ◐   ●  ●  –  ●',
  peer_worker: '               ●  ●  ◐  ◐  ◐  ○  w  ○  ○  ○  –  –  ○  ○   ●  ●  –  ●',
  employment_specialist: '     ●  ●  ◐  ◐  ◐  ◑  w  –  ○  –  –  –  ●  ◐   ●  –  –  –',
  housing_worker: '            ●  ●  ◐  ◐  ●  –  w  ◑  ○  –  –  –  –  ●   ●  –  –  –',
  alcohol_drugs_worker: '      ●  ●  ◐  ●  ●  ◐  ◐  ●  ●  n  –  ◑  –  ◐   ●  ●  ●  ●',
  advocate: '                  ●  ●  ●  ●  ●  ◐  w  ◐  ◐  ○  –  ●  ○  ◐   ●  ●  –  ●',
  community_worker: '          ●  ◐  –  –  –  –  –  –  –  –  –  –  –  –   ●  ●  –  –',
  activity_organiser: '        ◑  ◑  ◑  –  –  –  –  –  –  –  –  –  –  –   –  –  –  –',
  team_lead: '                 ●  ●  ●  ●  ●  ●  ●  ◐  ◐  –  ◐  ●  ◐  ◐   ●  ●  ●  ●',
  person: '                    ●  ●  ●  ●  ●  ●  ●  ●  ●  ●  ◐  ●  ●  ●   ●  ●  ●  ●',
  supporter: '                 ○  ○  ○  ○  ○  ○  –  ○  ○  –  –  ○  ○  ○   ○  ○  ○  ○',
  information_governance: '    –  –  –  –  –  –  –  –  –  –  –  –  –  –   –  –  –  –',
  administrator: '             –  –  –  –  –  –  –  –  –  –  –  –  –  –   –  –  –  –',
  commissioner: '              –  –  –  –  –  –  –  –  –  –  –  –  –  –   –  –  –  –',
}

const marks = (role: RoleCode): Map<Kind, string> => {
  const found = TABLE[role].trim().split(/\s+/)
  if (found.length !== COLUMNS.length) throw new Error(`${role} has ${found.length} marks`)
  return new Map(COLUMNS.map((kind, index) => [kind, found[index]!]))
}
const marked = (role: RoleCode, wanted: string): Kind[] => [...marks(role)].filter(([, mark]) => wanted.includes(mark)).map(([kind]) => kind)

/** The kinds a role is shown about somebody it works with, and (`n`) those of which it is shown what names it. */
export const byRole = (role: RoleCode): Set<Kind> => new Set(marked(role, role === 'supporter' ? '○' : '●◐n'))
/** What the person may agree besides that somebody of a role knows. Somebody let in has nothing else. */
export const byAgreement = (role: RoleCode): Kind[] => (role === 'supporter' ? [] : marked(role, 'w○'))
/** May somebody of this role hold notes of contacts at all: their own, if no others? */
const mayHoldNotes = (role: RoleCode): boolean => 'w○●◐'.includes(marks(role).get('contactNotes')!)
export const onlyNamed = (role: RoleCode): Set<Kind> => new Set(marked(role, 'n'))
/** Who answers what is asked of their team at its front door. */
export const FRONT_DOOR: RoleCode[] = [
  'key_worker',
  'mental_health_practitioner',
  'psychologist',
  'psychiatrist',
  'pharmacist',
  'reception',
  'crisis_worker',
  'social_worker',
  'connector',
  'peer_worker',
  'alcohol_drugs_worker',
  'team_lead',
]
export const ALL: Kind[] = COLUMNS

/** Roles that write safety plans with people. */
const HELPS_STAY_SAFE: RoleCode[] = [
  'key_worker',
  'mental_health_practitioner',
  'psychologist',
  'psychiatrist',
  'pharmacist',
  'gp',
  'crisis_worker',
  'social_worker',
  'connector',
  'peer_worker',
  'employment_specialist',
  'housing_worker',
  'alcohol_drugs_worker',
  'team_lead',
]

/** How somebody may stand to the person, and what that gives of what their role is shown. */
export interface Relationship {
  /** `nothing`; `role`: all their role is shown; a role: no more than that role is shown; kinds: no more than these. */
  gives: 'nothing' | 'role' | RoleCode | Kind[]
  /** Taken away whatever gives it. */
  without?: Kind[]
  /** Named as a reader wherever there are named readers. */
  named?: boolean
  /** Wrote what a worker wrote, and is to do what a worker is to do. */
  wrote?: boolean
  /** The person agreed that they know all that somebody of their job may know and the person may pass on. */
  agreed?: boolean
  /** Reads notes of contacts, whatever their job. */
  holds?: boolean
  /** Only for those who answer their team's front door. */
  atTheDoor?: boolean
  /** Only for those who help somebody stay safe. */
  inCrisis?: boolean
  /** Of those the person is held by: their key worker, and who sees the caseload of the team that holds. */
  holding?: boolean
}

/** What somebody needs to answer whether their team can help; and to name somebody, once it has said yes. */
const TO_READ_IN_A_CRISIS: Kind[] = ['contact', 'safetyPlan']
const TO_ANSWER: Kind[] = ['contact', 'requests']
const TO_NAME: Kind[] = ['contact', 'aboutMe', 'careTeam', 'requests']
export const HIDDEN: Kind[] = ['aboutMe', 'legal', 'contactNotes']
export const SHARED: Kind[] = ['plan', 'appointments', 'careTeam', 'contactNotes', 'trauma', 'carers']

export const RELATIONSHIPS = {
  'none at all': { gives: 'nothing' },
  'none, though named as a reader': { gives: 'nothing', named: true },
  'their team holds, and they see its caseload': { gives: 'role', holding: true },
  'their team holds, but they do not see its caseload': { gives: 'nothing' },
  'key worker': { gives: 'role', holds: true, holding: true },
  'key worker until yesterday': { gives: 'nothing' },
  'involved and agreed': { gives: 'role' },
  'involved and agreed, and named as a reader': { gives: 'role', named: true },
  'involved for a smaller part': { gives: 'housing_worker' },
  'involved, only asked': { gives: 'nothing' },
  'involved, said no': { gives: 'nothing' },
  'involved until yesterday': { gives: 'nothing' },
  'involved from tomorrow': { gives: 'nothing' },
  'involved, and in the person’s own circle since': { gives: 'nothing' },
  'their team holds, and they are in the person’s own circle': { gives: 'nothing' },
  'their team holds, and the person works for their organisation': { gives: 'nothing' },
  'involved without being agreed to, and the person works for their organisation': { gives: 'nothing' },
  'agreed to by name, though the person works for their organisation': { gives: 'role' },
  'works at the person’s GP practice': { gives: 'gp' },
  'works at a practice the person has left': { gives: 'nothing' },
  'involved, with some kinds hidden from them': { gives: 'role', without: HIDDEN },
  'their team holds, with some kinds hidden from the team': { gives: 'role', without: HIDDEN, holding: true },
  'emergency access, open': { gives: 'role', without: ['trauma'] },
  'emergency access, run out': { gives: 'nothing' },
  'in a crisis team of the place, which the person lets read': { gives: TO_READ_IN_A_CRISIS, inCrisis: true },
  'in a crisis team of the place, which the person lets read, with some kinds hidden from the team': {
    gives: TO_READ_IN_A_CRISIS,
    inCrisis: true,
    without: HIDDEN,
  },
  'in a crisis team of the place, and the person said no': { gives: 'nothing' },
  'involved, and wrote some of it': { gives: 'role', wrote: true },
  'involved until yesterday, and wrote some of it': { gives: 'nothing', wrote: true },
  'involved, wrote some of it, and notes are hidden from them': { gives: 'role', wrote: true, without: HIDDEN },
  'involved, and the person agreed to more': { gives: 'role', agreed: true },
  'involved, agreed to more, and named as a reader': { gives: 'role', agreed: true, named: true },
  'involved, agreed to more, with some kinds hidden from them': { gives: 'role', agreed: true, without: HIDDEN },
  'involved, agreed to more, and in the person’s own circle since': { gives: 'nothing', agreed: true },
  'involved, and agreed to more until yesterday': { gives: 'role' },
  'involved until yesterday, and still agreed to more': { gives: 'nothing', agreed: true },
  'agreed to more without any other reason': { gives: 'nothing', agreed: true },
  'works at the person’s GP practice, and the person agreed to more': { gives: 'gp', agreed: true },
  'works at a practice the person has left, and still agreed to more': { gives: 'nothing', agreed: true },
  'their team is asked to help': { gives: TO_ANSWER, atTheDoor: true },
  'their team is asked to help, with some kinds hidden from the team': { gives: TO_ANSWER, atTheDoor: true, without: HIDDEN },
  'their team was asked to help, and said no': { gives: 'nothing' },
  'their team was asked to help, and now holds': { gives: TO_NAME, atTheDoor: true, holding: true },
  'their team was asked to help, and a worker of it holds': { gives: 'nothing' },
  'a team they have left is asked to help': { gives: 'nothing' },
} satisfies Record<string, Relationship>
export type RelationshipName = keyof typeof RELATIONSHIPS

export const LET_IN = {
  'let in for chosen kinds': { gives: SHARED },
  'let in for chosen kinds, and named as a reader': { gives: SHARED, named: true },
  'let in until yesterday': { gives: 'nothing' },
  'not let in': { gives: 'nothing' },
} satisfies Record<string, Relationship>

export interface Sight {
  kinds: Set<Kind>
  onlyNamed: Set<Kind>
  named: boolean
  wrote: boolean
  /** Notes of contacts that they wrote, or that name them, are theirs to read. */
  own: boolean
  /** The person is held by them or their team. */
  holding: boolean
  role: RoleCode
  /** The person the record is about. */
  self: boolean
}

/** What somebody of this role sees, standing so to the person. */
export function sightOf(role: RoleCode, relationship: Relationship): Sight {
  const {
    gives,
    without = [],
    named = false,
    wrote = false,
    agreed = false,
    holds = false,
    atTheDoor = false,
    inCrisis = false,
    holding = false,
  } = relationship
  const none = gives === 'nothing' || (atTheDoor && !FRONT_DOOR.includes(role)) || (inCrisis && !HELPS_STAY_SAFE.includes(role))
  const given = none ? [] : gives === 'role' ? ALL : typeof gives === 'string' ? [...byRole(gives)] : gives
  const more =
    none || given.length === 0
      ? []
      : agreed
        ? [...byRole(role), ...byAgreement(role)].filter(kind => kind !== 'carers')
        : holds && mayHoldNotes(role)
          ? (['contactNotes'] as Kind[])
          : []
  const kinds = new Set([...[...byRole(role)].filter(kind => given.includes(kind)), ...more].filter(kind => !without.includes(kind)))
  const own = !none && mayHoldNotes(role) && !without.includes('contactNotes')
  return { kinds, onlyNamed: onlyNamed(role), named, wrote, own, holding, role, self: false }
}
export const OWN: Sight = { kinds: byRole('person'), onlyNamed: new Set(), named: false, wrote: false, own: true, holding: false, role: 'person', self: true }

/** A row planted about the person, by what is to be read in it. */
export interface Planted {
  table: string
  /** A word found nowhere else, or the row's id where it has no words. */
  key: string
  /** A reader needs all of them. */
  kinds: Kind[]
  /** Limited to named readers. */
  limited?: boolean
  /** A worker wrote it, or is to do it: whoever the matrix makes that worker. */
  byWorker?: boolean
  /** A kind its words or the names in it tell, which it is not of: a reader needs it besides. */
  tells?: Kind
  /** Whoever treats always finds it: it says who is responsible. */
  treats?: boolean
  /** Named readers are a way to it for those who hold no notes of others. */
  noted?: boolean
  /** Beyond the kinds. */
  only?: 'workers' | 'the writer' | 'the person' | 'workers and the person' | 'who holds and the person' | 'nobody'
}

const isWorker = (role: RoleCode) => !['person', 'supporter', 'information_governance', 'administrator', 'commissioner'].includes(role)

/** Whoever reads the notes about somebody reads the rest whole, also where their job does not bring a subject; what is kept from them stays so. */
const mayBeTold = (sight: Sight, kind: Kind): boolean =>
  sight.kinds.has(kind) || (isWorker(sight.role) && sight.kinds.has('contactNotes') && !byRole(sight.role).has(kind))

export function maySee(sight: Sight, row: Planted): boolean {
  const worker = isWorker(sight.role)
  if (row.only === 'nobody' || (row.only === 'the person' && !sight.self) || (row.only === 'workers' && !worker)) return false
  if (row.only === 'the writer' && !sight.wrote) return false
  if (row.only === 'workers and the person' && !sight.self && !worker) return false
  if (row.only === 'who holds and the person' && !sight.self && !sight.holding) return false
  const theirs = sight.own && ((row.byWorker && sight.wrote) || (row.noted && row.limited && sight.named))
  if (!row.kinds.every(kind => sight.kinds.has(kind) || (theirs && kind === 'contactNotes'))) return false
  if (sight.self) return true
  if (row.tells && !mayBeTold(sight, row.tells) && !(row.treats && worker && (sight.kinds.has('assessment') || sight.kinds.has('medicines')))) return false
  return row.limited ? sight.named : !row.kinds.some(kind => sight.onlyNamed.has(kind))
}
