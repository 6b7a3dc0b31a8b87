import { readdirSync } from 'node:fs'
import { join } from 'node:path'

/** One idea whose rules are changed on purpose, one small change at a time, to see whether a test notices. */
export interface Group {
  name: string
  /** The files whose rules are changed. */
  files: string[]
}

export const GROUPS: Group[] = [
  {
    name: 'who may know',
    files: ['alerts.ts', 'circle.ts', 'emergency.ts', 'exceptions.ts', 'guards.tsx', 'invitations.ts', 'kinds.ts', 'link-reader.ts', 'own.ts', 'own-sign-in.ts']
      .concat(['permissions.ts', 'proof.ts', 'retention.ts', 'roles.ts', 'sessions.ts', 'sharing.ts', 'store.ts', 'tells.ts'])
      .map(name => `src/access/${name}`),
  },
  { name: 'who looked', files: ['src/access/audit.ts', 'src/access/audit-verify.ts', 'src/access/looked.ts'] },
  {
    name: 'responsibility',
    files: ['responsibility.ts', 'actions.ts', 'handing-over.ts', 'stepping-in.ts', 'being-away.ts', 'involving.ts', 'joining.ts', 'leaving.ts', 'jobs.ts']
      .concat(['store.ts', 'store-absence.ts', 'store-at-work.ts', 'store-handover.ts', 'store-leaving.ts', 'store-team.ts'])
      .map(name => `src/rooms/care-team/${name}`),
  },
  { name: 'contact rules', files: ['src/rooms/people/contact-rules.ts', 'src/interfaces/messages/choose.ts'] },
  {
    name: 'front door',
    files: ['front-door.ts', 'actions.ts', 'actions-advice.ts', 'actions-again.ts', 'actions-elsewhere.ts', 'doer.ts', 'draft.ts', 'jobs.ts', 'mine.ts']
      .concat(['receive.ts', 'silence.ts', 'tonight.ts', 'where.ts', 'store.ts', 'store-advice.ts', 'store-agreed.ts', 'store-drafts.ts', 'store-likely.ts'])
      .concat(['store-teams.ts', 'store-wait.ts'])
      .map(name => `src/rooms/front-door/${name}`),
  },
]

/** Where the tests stand that must notice. */
const TESTS = ['src/access', 'src/rooms/care-team', 'src/rooms/people', 'src/rooms/front-door', 'src/interfaces/messages']

/** Every test file a change is tried on, of the checkout `root`. */
export const testFiles = (root: string): string[] =>
  process.env.KITH_MUTATE_TESTS?.split(',') ??
  TESTS.flatMap(folder =>
    readdirSync(join(root, folder))
      .filter(name => name.endsWith('.test.ts') || name.endsWith('.test.tsx'))
      .map(name => `${folder}/${name}`),
  )
