import { defineSystemTable } from '../define-system-table.ts'

/** What is known of the bytes of a file besides what the collection shows. Not a collection. */
export const fileContents = defineSystemTable({
  name: 'file_contents',
  collection: null,
  fields: [
    { name: 'file', type: 'uuid', isKey: true, isNullable: false, references: { table: 'files', onDelete: 'CASCADE' } },
    { name: 'sha256', type: 'string', maxLength: 64, isNullable: false, isIndexed: true },
  ],
})
