import { physicalTable } from '../create-table-changes.ts'
import type { Migration } from '../migration.ts'

const index = { table: physicalTable('operations'), name: 'recto_operations_key_unique', isUnique: true } as const

/** The key of an operation is a name within its flow: flows made from one template have the same keys. */
export const operationKeys: Migration = {
  version: '0004',
  name: 'Operation keys',
  async up(context) {
    await context.apply({ kind: 'drop-index', ...index })
  },
  /** Keys may be the same by now, and nothing relies on their being different. */
  async down() {},
}
