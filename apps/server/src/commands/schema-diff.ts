import { administrator, createContext } from '@recto/pipeline'
import { describeDiff } from '@recto/schema/snapshots'
import { changesFor } from '@recto/schema-changes'
import { defineCommand } from './command.ts'
import { listOption, readSnapshotFile } from './snapshot-file.ts'
import { withPlatform } from './with-platform.ts'

/** `recto schema diff`. */
export const schemaDiff = defineCommand({
  name: 'schema diff',
  summary: 'Print what a snapshot would change here.',
  positionals: '<path>',
  options: {
    json: { type: 'boolean', text: 'as the document that `/schema/apply` takes' },
    ignoreRules: { type: 'string', text: 'what to leave alone, e.g. "products.title,reviews"' },
  },
  async run({ options, positionals: [path] }, terminal) {
    const snapshot = await readSnapshotFile(path, terminal)
    const diff = await withPlatform(await terminal.readConfig(), async ({ platform }) =>
      changesFor(createContext(platform, administrator), snapshot, listOption(options['ignoreRules'])),
    )
    if (diff === null) return terminal.print('No changes to apply.')
    terminal.print(options['json'] === true ? JSON.stringify(diff, null, 2) : describeDiff(diff))
  },
})
