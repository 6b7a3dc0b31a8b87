import { readConfig } from '../core/config.ts'
import { createLite, embeddedDatabase } from '../core/db.ts'
import { inTransaction, system } from '../core/caller.ts'
import { migrate } from '../core/migrate.ts'
import { copyRoles } from '../access/index.ts'
import { writeSchema } from './schema.ts'

const [command, ...args] = process.argv.slice(2)
const config = readConfig()
if (command === 'schema') {
  const db = embeddedDatabase(await createLite())
  console.log(await migrate(db, config.root))
  await inTransaction(db, system('operator'), copyRoles)
  await writeSchema(db.kysely, config.root, args.includes('--check'))
  await db.close()
}
