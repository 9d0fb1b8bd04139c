/** `npm run …`: build, test, admin, import, backup, restore, policy. */
import { generateClient } from './db/generate'

generateClient()
const [command = '', ...args] = process.argv.slice(2)
const { runCommand } = await import('./entry.commands.server')
process.exit(await runCommand(command, args))
