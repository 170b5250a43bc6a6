import { access, writeFile } from 'node:fs/promises'
import { resolve } from 'node:path'
import { StartError } from '@recto/config'
import { administrator, createContext } from '@recto/pipeline'
import { currentSnapshot } from '@recto/schema-changes'
import { stringify } from 'yaml'
import { defineCommand } from './command.ts'
import { confirm } from './snapshot-file.ts'
import { withPlatform } from './with-platform.ts'

/** `recto schema snapshot`. */
export const schemaSnapshot = defineCommand({
  name: 'schema snapshot',
  summary: 'Write the configured collections, fields and relations into a file, or print them.',
  positionals: '[path]',
  options: {
    format: { type: 'string', text: '`yaml` (default) or `json`' },
    yes: { type: 'boolean', short: 'y', text: 'overwrite an existing file' },
  },
  async run({ options, positionals: [path] }, terminal) {
    const { format = 'yaml' } = options
    if (format !== 'yaml' && format !== 'json') throw new StartError(`"--format" is "${format}", but must be yaml or json.`)
    const snapshot = await withPlatform(await terminal.readConfig(), async ({ platform }) =>
      currentSnapshot(createContext(platform, administrator)),
    )
    const text = format === 'yaml' ? stringify(snapshot) : `${JSON.stringify(snapshot, null, 2)}\n`
    if (path === undefined) return terminal.print(text.trimEnd())
    const file = resolve(terminal.folder, path)
    if (options['yes'] !== true && (await exists(file)) && !(await confirm(`Overwrite "${path}"?`))) return
    await writeFile(file, text)
    terminal.print(`Snapshot saved to ${path}`)
  },
})

async function exists(file: string): Promise<boolean> {
  return await access(file).then(
    () => true,
    () => false,
  )
}
