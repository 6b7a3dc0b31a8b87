import type { Config } from '../core/config.ts'
import { createLite, embeddedDatabase } from '../core/db.ts'
import { migrate } from '../core/migrate.ts'
import { backupCommand, restoreCommand } from './backup.ts'
import { benchCommand } from './bench.ts'
import { auditCommand, importCommand, simulateCommand } from './data.ts'
import { demoCommand } from './demo.ts'
import { doctor } from './doctor.ts'
import { framework } from './framework.ts'
import { mutateCommand } from './mutate.ts'
import { withDatabase } from './open.ts'
import { schemaIsTrue } from './schema.ts'
import { serve } from './serve.ts'
import { soakCommand } from './soak.ts'
import { states } from './states.ts'
import { check, test } from './tools.ts'

interface Command {
  does: string
  /** Ends with the exit code of the process. */
  run(config: Config, args: string[]): Promise<number> | number
}

/** Everything `npx kith` can do. */
export const commands: Record<string, Command> = {
  serve: {
    does: 'serve the whole house (npm start)',
    run: async config => {
      await serve(config)
      return 0
    },
  },
  migrate: {
    does: 'bring the database up to date',
    run: config =>
      withDatabase(config, async () => {
        console.log('The database is up to date.')
        return 0
      }),
  },
  demo: { does: 'build the demonstration: real places, fictional teams and people', run: config => demoCommand(config) },
  import: {
    does: 'load open data (boundaries, postcodes, outcodes, practices, organisations), the directory (assets) or clinical content',
    run: importCommand,
  },
  simulate: { does: 'make fictional people for measurement: --people N --seed S', run: simulateCommand },
  audit: { does: 'audit verify: recompute the audit trail and say whether it is whole', run: auditCommand },
  bench: {
    does: 'measure the budgets beside their floors on PostgreSQL: --json FILE --sizes 1000,10000; --against COMMIT: both builds in turn',
    run: benchCommand,
  },
  soak: { does: 'ask a demonstration for pages, thousands of times, and say whether its memory grows: --requests N --postgres', run: soakCommand },
  mutate: { does: 'change the rules one by one and say how many of the changes a test notices: --sample N --seed S --workers N', run: mutateCommand },
  backup: { does: 'write everything in the database into one file while Kith runs: backup FILE', run: backupCommand },
  restore: { does: 'put a backup into a new, empty database: restore FILE', run: restoreCommand },
  doctor: { does: 'say in words what is wrong, if anything', run: config => doctor(config) },
  framework: {
    does: 'print requirement → test → status into docs/framework.md; --check only compares',
    run: (config, args) => framework(config.root, args.includes('--check')),
  },
  schema: { does: 'write db/schema.sql from the migrations; --check only compares', run: schema },
  states: {
    does: 'write the tables of docs/states.md from what the rooms say of their states; --check only compares',
    run: (config, args) => states(config.root, args.includes('--check')),
  },
  test: {
    does: 'run all tests (npm test); a path runs only those, --postgres runs them on a PostgreSQL of their own',
    run: (config, args) => test(config.root, args),
  },
  check: { does: 'lint, types and generated files (npm run check)', run: config => check(config.root) },
}

async function schema(config: Config, args: string[]): Promise<number> {
  const db = embeddedDatabase(await createLite())
  try {
    await migrate(db, config.root)
    return await schemaIsTrue(db.kysely, config.root, args.includes('--check'))
  } finally {
    await db.close()
  }
}
