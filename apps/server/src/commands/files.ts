import { checkFiles } from '@recto/files'
import { fileSettings } from '../file-settings.ts'
import { openConfiguredPlatform } from '../open-configured-platform.ts'
import { openStorages } from '../open-storages.ts'
import { defineCommand } from './command.ts'
import { quietLog } from './with-platform.ts'

/** `recto files check`. */
export const filesCheck = defineCommand({
  name: 'files check',
  summary: 'Report files without content and content without a file.',
  options: { repair: { type: 'boolean', text: 'remove content that no file refers to' } },
  async run({ options }, terminal) {
    const config = await terminal.readConfig()
    const settings = fileSettings(config.values)
    const opened = await openConfiguredPlatform({ config, log: quietLog, files: { storages: openStorages(config), settings } })
    try {
      if (opened.files === null) return
      const report = await checkFiles(opened.files, { isRepaired: options['repair'] === true })
      for (const { id, storage, path } of report.rowsWithoutObject) terminal.print(`no content: ${id} (${storage}: ${path})`)
      for (const { storage, path } of report.objectsWithoutRow) terminal.print(`no file: ${storage}: ${path}`)
      const { rowsWithoutObject: rows, objectsWithoutRow: objects, removed } = report
      terminal.print(`${rows.length} files without content, ${objects.length} objects without a file, ${removed.length} removed.`)
    } finally {
      await opened.close()
    }
  },
})
