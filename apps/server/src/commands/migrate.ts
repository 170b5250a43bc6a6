import { StartError } from '@recto/config'
import { migrate, migrateDown, migrationStatus } from '@recto/system'
import { defineCommand } from './command.ts'
import { withDatabase } from './with-platform.ts'

/** `recto migrate up`. */
export const migrateUp = defineCommand({
  name: 'migrate up',
  summary: "Bring Recto's tables up to date.",
  async run(_input, terminal) {
    const applied = await withDatabase(await terminal.readConfig(), migrate)
    terminal.print(applied.length === 0 ? 'Nothing to upgrade.' : `Applied ${applied.join(', ')}.`)
  },
})

/** `recto migrate down`. */
export const migrateDownOne = defineCommand({
  name: 'migrate down',
  summary: 'Undo the last migration. Undoing the first removes everything Recto has stored; your own tables stay.',
  options: { yes: { type: 'boolean', short: 'y', text: 'do not ask, just do it' } },
  async run({ options }, terminal) {
    if (options['yes'] !== true) throw new StartError('This can lose data. Add --yes to go on.')
    const undone = await withDatabase(await terminal.readConfig(), migrateDown)
    if (undone === null) throw new StartError('Nothing to downgrade.')
    terminal.print(`Undid ${undone}.`)
  },
})

/** `recto migrate status`. */
export const migrateStatus = defineCommand({
  name: 'migrate status',
  summary: 'List migrations and whether they were applied.',
  async run(_input, terminal) {
    const states = await withDatabase(await terminal.readConfig(), migrationStatus)
    for (const { version, name, isApplied } of states) terminal.print(`${isApplied ? 'applied' : 'pending'}  ${version}  ${name}`)
  },
})
