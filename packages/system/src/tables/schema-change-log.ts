import { defineSystemTable } from '../define-system-table.ts'

/**
 * The log of the schema change that is running, on engines that can't roll back DDL: undo entries for the executed steps,
 * redo entries for the remaining ones. Empty between changes, except for the row that counts them. Not a collection.
 */
export const schemaChangeLog = defineSystemTable({
  name: 'schema_change_log',
  collection: null,
  fields: [
    { name: 'id', type: 'integer', isKey: true, isAutoIncrement: true },
    { name: 'direction', type: 'string', maxLength: 10, isNullable: false },
    { name: 'step', type: 'json', isNullable: false },
  ],
})
