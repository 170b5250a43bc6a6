import { createTableChanges, physicalTable } from '../create-table-changes.ts'
import { defineSystemTable } from '../define-system-table.ts'
import type { Migration } from '../migration.ts'

/** The table as it was before migration 0003 replaced it. */
export const modelSteps = defineSystemTable({
  name: 'model_steps',
  collection: null,
  fields: [
    { name: 'id', type: 'integer', isKey: true, isAutoIncrement: true },
    { name: 'direction', type: 'string', maxLength: 10, isNullable: false },
    { name: 'step', type: 'json', isNullable: false },
  ],
})

/** Adds the table that holds the steps of an unfinished schema change. */
export const unfinishedChanges: Migration = {
  version: '0002',
  name: 'Model steps',
  async up(context) {
    for (const change of createTableChanges(modelSteps)) await context.apply(change)
  },
  async down(context) {
    await context.apply({ kind: 'drop-table', table: physicalTable(modelSteps.name) })
  },
}
