import { createTableChanges, physicalTable } from '../create-table-changes.ts'
import type { Migration } from '../migration.ts'
import { modelSteps } from '../tables/model-steps.ts'

/** Gives projects older than it the table in which changes of the data model are kept until they are done. */
export const modelStepsTable: Migration = {
  version: '0002',
  name: 'Model steps',
  async up(context) {
    for (const change of createTableChanges(modelSteps)) await context.apply(change)
  },
  async down(context) {
    await context.apply({ kind: 'drop-table', table: physicalTable(modelSteps.name) })
  },
}
