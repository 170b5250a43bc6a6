import { createTableChanges, physicalTable } from '../create-table-changes.ts'
import type { Migration } from '../migration.ts'
import { seed } from '../seed.ts'
import { systemTables } from '../system-tables.ts'

/** Makes all of Recto's tables and the rows a fresh project starts with. */
export const initial: Migration = {
  version: '0001',
  name: 'Initial',
  async up(context) {
    for (const change of systemTables.flatMap(createTableChanges)) await context.apply(change)
    await seed(context)
  },
  async down(context) {
    for (const table of systemTables.toReversed()) await context.apply({ kind: 'drop-table', table: physicalTable(table.name) })
  },
}
