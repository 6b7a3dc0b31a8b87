import type { RoleCode } from '../access/index.ts'

/** Where the eight people live: real neighbourhoods nearest to the places they are described in. */
export const HOOD = {
  ashik: 'U20036',
  louise: 'U39113',
  moorlands: 'U91937',
  kyle: 'U46695',
  carol: 'U96599',
  meiLin: 'U05885',
  frank: 'U23714',
  ivor: 'U07842',
} as const
export const PLACE = {
  haringey: 'E09000014',
  camden: 'E09000007',
  newcastle: 'E07000195',
  moorlands: 'E07000198',
  lichfield: 'E07000194',
  redcar: 'E06000003',
} as const

/** A fictional worker. `team` and `also` are slugs; `by` is their employer where it is not their team's. */
export interface WorkerOfDemo {
  name: string
  role: RoleCode
  team?: string
  also?: string[]
  by?: { surgeryOf: string } | { councilOf: string }
  lead?: boolean
  about: string
  /** What the sign-in page says beside the button. */
  sees: string
}

const core = (hood: string) => `core-${hood.toLowerCase()}`
const at = (code: string, place: string) => `${code}-${place.toLowerCase()}`

export const WORKERS = {
  // Key workers of the eight.
  priya: {
    name: 'Priya Nair',
    role: 'mental_health_practitioner',
    team: core(HOOD.ashik),
    about: 'A mental health nurse for twelve years, most of them in GP surgeries.',
    sees: 'Ashik’s key worker',
  },
  hannah: {
    name: 'Hannah Cartwright',
    role: 'mental_health_practitioner',
    team: core(HOOD.louise),
    about: 'An occupational therapist who likes to meet people out and about.',
    sees: 'Louise’s key worker',
  },
  gareth: {
    name: 'Gareth Bloor',
    role: 'mental_health_practitioner',
    team: core(HOOD.moorlands),
    about: 'A nurse who grew up on a farm near Leek. Runs, slowly.',
    sees: 'Dave’s key worker',
  },
  maureen: {
    name: 'Maureen Tudor',
    role: 'mental_health_practitioner',
    team: core(HOOD.moorlands),
    about: 'A community nurse with thirty years of kitchen tables behind her.',
    sees: 'Diane’s key worker; away soon, with a stand-in',
  },
  jerome: {
    name: 'Jerome Campbell',
    role: 'mental_health_practitioner',
    team: core(HOOD.kyle),
    about: 'A nurse and a football coach. Son of a Jamaican father.',
    sees: 'Kyle’s key worker: the only worker who reads the circumstances Kyle told him',
  },
  grace: {
    name: 'Grace Mensah',
    role: 'mental_health_practitioner',
    team: core(HOOD.carol),
    about: 'A nurse who visits at home and is never in a hurry.',
    sees: 'Carol’s key worker',
  },
  ruth: {
    name: 'Ruth Feldman',
    role: 'mental_health_practitioner',
    team: core(HOOD.meiLin),
    about: 'A nurse who works with parents of small children.',
    sees: 'Mei-Lin’s key worker',
  },
  steve: {
    name: 'Steve Coulson',
    role: 'mental_health_practitioner',
    team: core(HOOD.frank),
    about: 'A nurse who works with people leaving hospital after a long time.',
    sees: 'Asked to take over as Frank’s key worker; has said yes, has still to meet him',
  },
  janet: {
    name: 'Janet Thirlwell',
    role: 'key_worker',
    team: at('ward', PLACE.redcar),
    about: 'Named nurse on Larkfield ward.',
    sees: 'Frank’s key worker on the ward until the hand-over is complete',
  },
  // Teams around them.
  marion: {
    name: 'Marion Clarke',
    role: 'team_lead',
    team: core(HOOD.ashik),
    lead: true,
    about: 'Leads the Haringey West Central team.',
    sees: 'The board of a whole team, its capacity and its calls',
  },
  colin: {
    name: 'Colin Beresford',
    role: 'team_lead',
    team: core(HOOD.moorlands),
    lead: true,
    about: 'Leads the Moorlands team.',
    sees: 'The team of Dave and Diane',
  },
  adele: {
    name: 'Adele Simmonds',
    role: 'team_lead',
    team: core(HOOD.kyle),
    lead: true,
    about: 'Leads the team in Lichfield.',
    sees: 'The team of Kyle; confirms a code for somebody’s own sign-in',
  },
  sarah: {
    name: 'Sarah Heaton',
    role: 'mental_health_practitioner',
    team: core(HOOD.moorlands),
    about: 'A nurse who knows the villages.',
    sees: 'Stands in for Maureen Tudor',
  },
  tessa: {
    name: 'Tessa Dale',
    role: 'mental_health_practitioner',
    team: core(HOOD.frank),
    about: 'A nurse in the Redcar Coastal team.',
    sees: 'A colleague in Frank’s new team',
  },
  femi: {
    name: 'Femi Adeyemi',
    role: 'reception',
    team: core(HOOD.ashik),
    about: 'Answers the phone, kindly.',
    sees: 'Takes requests for help; reads no notes',
  },
  yasmin: {
    name: 'Yasmin Akhtar',
    role: 'crisis_worker',
    team: at('crisis', PLACE.moorlands),
    about: 'A nurse on nights.',
    sees: 'Called Dave back in the night',
  },
  elena: { name: 'Elena Marsh', role: 'psychologist', team: at('complex', PLACE.camden), about: 'A clinical psychologist.', sees: 'Mei-Lin’s therapist' },
  ivor: {
    name: 'Ivor Pugh',
    role: 'psychologist',
    team: core(HOOD.ivor),
    about: 'A psychologist in East Cleveland.',
    sees: 'Louise’s therapist at home; sees what she chose, until a day she set',
  },
  sunil: {
    name: 'Sunil Desai',
    role: 'pharmacist',
    team: core(HOOD.moorlands),
    about: 'Pharmacist for the Moorlands.',
    sees: 'On Diane’s care team for her lithium',
  },
  leon: {
    name: 'Leon Baptiste',
    role: 'alcohol_drugs_worker',
    team: at('alcohol', PLACE.haringey),
    about: 'Ten years in alcohol and drugs work, twenty sober.',
    sees: 'Asked to join Ashik’s care team; has not agreed yet',
  },
  memory: {
    name: 'Olwen Price',
    role: 'psychologist',
    team: at('memory', PLACE.moorlands),
    about: 'Visits people at home about their memory.',
    sees: 'Asked to join Diane’s care team; has not agreed yet',
  },
  // Community organisations, some of their workers also in the neighbourhood teams.
  dorota: {
    name: 'Dorota Zielińska',
    role: 'connector',
    team: at('common', PLACE.haringey),
    also: [core(HOOD.carol)],
    about: 'Knows every bench, library van and choir in Tottenham.',
    sees: 'Carol’s connector',
  },
  beth: {
    name: 'Beth Salter',
    role: 'connector',
    team: at('common', PLACE.newcastle),
    also: [core(HOOD.louise)],
    about: 'Goes along the first time.',
    sees: 'Louise’s connector',
  },
  joe: {
    name: 'Joe Machin',
    role: 'connector',
    team: at('common', PLACE.moorlands),
    also: [core(HOOD.moorlands)],
    about: 'Meets people in lay-bys, sheds and on footpaths.',
    sees: 'Dave’s connector',
  },
  andre: {
    name: 'Andre Lewis',
    role: 'peer_worker',
    team: at('common', PLACE.lichfield),
    also: [core(HOOD.kyle)],
    about: 'Has been through depression himself. Plays left back.',
    sees: 'Kyle’s peer worker; reads no circumstances',
  },
  craig: {
    name: 'Craig Danby',
    role: 'housing_worker',
    team: at('homes', PLACE.redcar),
    about: 'In the house four days a week.',
    sees: 'Frank’s supported housing worker',
  },
  carla: {
    name: 'Carla Rossi',
    role: 'employment_specialist',
    team: at('work', PLACE.redcar),
    about: 'Finds work people want.',
    sees: 'Asked to join Frank’s care team',
  },
  pam: {
    name: 'Pam Heath',
    role: 'activity_organiser',
    team: at('common', PLACE.moorlands),
    about: 'Runs the dog-walking neighbours.',
    sees: 'Sees Diane’s name, her days and the side gate; no record at all',
  },
  kev: {
    name: 'Kev Marley',
    role: 'activity_organiser',
    team: at('common', PLACE.redcar),
    about: 'Runs Easy gym on the sea front.',
    sees: 'Sees the name Frank chose, what helps and which days; nothing else',
  },
  nina: {
    name: 'Nina Farrell',
    role: 'connector',
    team: at('common', PLACE.redcar),
    about: 'Knows the allotments, the lifeboat and the bingo.',
    sees: 'Asked to connect with Frank; has not answered yet',
  },
  // Surgeries.
  drWhitfield: { name: 'Dr Tom Whitfield', role: 'gp', by: { surgeryOf: HOOD.ashik }, about: 'Ashik’s GP.', sees: 'Ashik’s GP' },
  lorna: {
    name: 'Lorna Pike',
    role: 'gp_reception',
    by: { surgeryOf: HOOD.meiLin },
    about: 'At the desk since the surgery opened.',
    sees: 'Names, appointments and what helps; nothing else',
  },
  drOkafor: { name: 'Dr Rachel Okafor', role: 'gp', by: { surgeryOf: HOOD.louise }, about: 'Louise’s GP in term time.', sees: 'Louise’s GP at university' },
  drLovatt: { name: 'Dr Anne Lovatt', role: 'gp', by: { surgeryOf: HOOD.moorlands }, about: 'GP to the villages.', sees: 'GP of Dave and Diane' },
  drBeck: { name: 'Dr Simon Beck', role: 'gp', by: { surgeryOf: HOOD.kyle }, about: 'Kyle’s GP.', sees: 'Kyle’s GP' },
  drLim: { name: 'Dr Faisal Rahman', role: 'gp', by: { surgeryOf: HOOD.meiLin }, about: 'Mei-Lin’s GP.', sees: 'Asked for advice about Mei-Lin' },
  drMoss: { name: 'Dr Katherine Moss', role: 'gp', by: { surgeryOf: HOOD.carol }, about: 'Carol’s GP.', sees: 'Carol’s GP' },
  drHind: { name: 'Dr Peter Hind', role: 'gp', by: { surgeryOf: HOOD.frank }, about: 'Frank’s GP.', sees: 'Frank’s GP' },
  // Councils.
  sanjay: {
    name: 'Sanjay Patel',
    role: 'community_worker',
    by: { councilOf: PLACE.haringey },
    about: 'Housing officer for the estates in north Tottenham.',
    sees: 'The housing officer who, with her yes, asked about Carol',
  },
  wendy: {
    name: 'Wendy Fox',
    role: 'social_worker',
    team: at('social', PLACE.moorlands),
    about: 'Social worker for the county council.',
    sees: 'In no care team; employed by the council that employs Dave',
  },
  neil: {
    name: 'Neil Farrow',
    role: 'community_worker',
    by: { councilOf: PLACE.moorlands },
    about: 'In the council’s highways office.',
    sees: 'Dave’s colleague at the council',
  },
  marcus: {
    name: 'Marcus Hale',
    role: 'community_worker',
    team: at('university', PLACE.newcastle),
    about: 'Student wellbeing adviser.',
    sees: 'University wellbeing: knows nothing of Louise unless she agrees',
  },
} as const satisfies Record<string, WorkerOfDemo>

export type WorkerKey = keyof typeof WORKERS
