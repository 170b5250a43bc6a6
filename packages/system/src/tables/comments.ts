import { defineSystemTable } from '../define-system-table.ts'
import { authors, timestamps } from './field-helpers.ts'

/** Remarks people leave on items. */
export const comments = defineSystemTable({
  name: 'comments',
  collection: {},
  fields: [
    { name: 'id', type: 'uuid', isKey: true, special: ['uuid'], meta: { hidden: true, readonly: true } },
    {
      name: 'collection',
      type: 'string',
      maxLength: 64,
      isNullable: false,
      references: { table: 'collections', column: 'collection', onDelete: null },
      meta: { interface: 'input' },
    },
    { name: 'item', type: 'string', maxLength: 255, isNullable: false, meta: { interface: 'input' } },
    { name: 'comment', type: 'text', isNullable: false, meta: { interface: 'input-multiline' } },
    ...timestamps(),
    ...authors(),
  ],
})
