import { createTableChanges, physicalTable } from '../create-table-changes.ts'
import type { Migration } from '../migration.ts'
import { fileContents } from '../tables/file-contents.ts'
import { fileUploads } from '../tables/file-uploads.ts'

/** Adds the tables of checksums and of unfinished uploads. */
export const fileContentTables: Migration = {
  version: '0005',
  name: 'File contents',
  async up(context) {
    for (const change of [fileContents, fileUploads].flatMap(createTableChanges)) await context.apply(change)
  },
  async down(context) {
    for (const table of [fileUploads, fileContents]) await context.apply({ kind: 'drop-table', table: physicalTable(table.name) })
  },
}
