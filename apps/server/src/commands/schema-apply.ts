import { administrator, createContext } from '@recto/pipeline'
import { describeDiff } from '@recto/schema/snapshots'
import { applyDiff, changeSchema, changesFor } from '@recto/schema-changes'
import { defineCommand } from './command.ts'
import { confirm, listOption, readSnapshotFile } from './snapshot-file.ts'
import { withPlatform } from './with-platform.ts'

/** `recto schema apply`. */
export const schemaApply = defineCommand({
  name: 'schema apply',
  summary: 'Make the data model like a snapshot, whichever database it was taken on.',
  positionals: '<path>',
  options: {
    yes: { type: 'boolean', short: 'y', text: 'without asking' },
    'dry-run': { type: 'boolean', short: 'd', text: 'print the changes and make none' },
    ignoreRules: { type: 'string', text: 'what to leave alone, e.g. "products.title,reviews"' },
  },
  async run({ options, positionals: [path] }, terminal) {
    const snapshot = await readSnapshotFile(path, terminal)
    await withPlatform(await terminal.readConfig(), async ({ platform }) => {
      const context = createContext(platform, administrator)
      const diff = changesFor(context, snapshot, listOption(options['ignoreRules']))
      if (diff === null) return terminal.print('No changes to apply.')
      const isDryRun = options['dry-run'] === true
      if (isDryRun || options['yes'] !== true) terminal.print(`The following changes will be applied:\n\n${describeDiff(diff)}`)
      if (isDryRun || (options['yes'] !== true && !(await confirm('Apply them?')))) return
      await changeSchema(context, applyDiff(diff))
      terminal.print('Snapshot applied successfully')
    })
  },
})
