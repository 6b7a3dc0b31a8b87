import { ConfigError, readConfig } from '../core/config.ts'
import { commands } from './commands.ts'

const [name = 'help', ...args] = process.argv.slice(2)

function help(): number {
  console.log('kith <command>\n')
  for (const [command, { does }] of Object.entries(commands)) console.log(`  ${command.padEnd(12)} ${does}`)
  return 0
}

async function main(): Promise<number> {
  const command = commands[name]
  if (!command) {
    if (name !== 'help') console.error(`There is no command "${name}".\n`)
    help()
    return name === 'help' ? 0 : 2
  }
  if (args.some(arg => arg === '--help' || arg === '-h')) {
    console.log(`kith ${name}: ${command.does}`)
    return 0
  }
  return command.run(readConfig(), args)
}

process.exitCode = await main().catch((error: Error) => {
  console.error(error instanceof ConfigError || process.env.KITH_LOG !== 'debug' ? error.message : error)
  return 1
})
