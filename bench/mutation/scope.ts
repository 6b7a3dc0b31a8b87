import { readdirSync } from 'node:fs'
import { join } from 'node:path'

/** One idea whose rules are changed on purpose, one small change at a time, to see whether a test notices. */
export interface Group {
  name: string
  /** Folders, or single files, whose rules are changed. */
  where: string[]
}

const LOOKED = ['src/access/audit.ts', 'src/access/audit-verify.ts', 'src/access/looked.ts']

export const GROUPS: Group[] = [
  { name: 'who looked', where: LOOKED },
  { name: 'who may know', where: ['src/access'] },
  { name: 'responsibility', where: ['src/rooms/care-team'] },
  { name: 'contact rules', where: ['src/rooms/people/contact-rules.ts', 'src/interfaces/messages/choose.ts'] },
  { name: 'front door', where: ['src/rooms/front-door'] },
]

/** Files of those folders that are not changed, with the reason. Everything else is. */
export const LEFT_OUT: [RegExp, string][] = [
  [/\.(test|hold)\.tsx?$/, 'tests and what they share'],
  [
    /\/(routes[\w-]*|panels|sign-in)\.tsx?$/,
    'pages and routes: they bring what was typed to the rules; who may press is held by test/matrix.test.ts and test/every-form.test.ts',
  ],
  [/\/(forms|help-form)\.ts$/, 'what the fields of a form take'],
  [/\/(sent-forms|kept-words)\.ts$/, 'forms sent twice or kept: no rule of who may know; held by test/given-back.test.ts'],
  [/\/(index|states|copy|frame|node-bridge)\.ts$/, 'doors, declared states, copies and wiring'],
  [/\/(demo-\w+|demonstration|personas)\.ts$/, 'the demonstration’s own'],
]

const isTried = (path: string) => /\.tsx?$/.test(path) && !LEFT_OUT.some(([pattern]) => pattern.test(path))

/** The files of a group that are changed, of the checkout `root`. */
export function filesOf({ where }: Group, root: string): string[] {
  const files = where.flatMap(path => (path.endsWith('.ts') ? path : readdirSync(join(root, path)).map(name => `${path}/${name}`)))
  return files.filter(path => isTried(path) && (where === LOOKED || !LOOKED.includes(path)))
}

/** Where the tests stand that must notice. */
const TESTS = ['src/access', 'src/rooms/care-team', 'src/rooms/people', 'src/rooms/front-door', 'src/interfaces/messages']

/** Every test file a change is tried on, of the checkout `root`. */
export const testFiles = (root: string): string[] =>
  TESTS.flatMap(folder =>
    readdirSync(join(root, folder))
      .filter(name => name.endsWith('.test.ts') || name.endsWith('.test.tsx'))
      .map(name => `${folder}/${name}`),
  )

/** The rules that ask no database, with their tests: quick enough to try some with every commit. */
export const PURE = {
  files: ['src/access/proof.ts', 'src/rooms/care-team/responsibility.ts', 'src/rooms/people/contact-rules.ts', 'src/interfaces/messages/choose.ts']
    .concat(['draft.ts', 'front-door.ts'].map(name => `src/rooms/front-door/${name}`))
    .join(),
  tests: ['src/access/proof.test.ts', 'src/rooms/people/contact-rules.test.ts', 'src/rooms/people/people.test.ts', 'src/interfaces/messages/choose.test.ts']
    .concat(['decisions.test.ts', 'model.test.ts'].map(name => `src/rooms/care-team/${name}`))
    .concat(['decisions.test.ts', 'front-door.test.ts'].map(name => `src/rooms/front-door/${name}`))
    .join(),
}
