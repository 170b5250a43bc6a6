import { defineSystemTable } from '../define-system-table.ts'
import { authors, timestamps } from './field-helpers.ts'

/** Named drafts of items. */
export const versions = defineSystemTable({
  name: 'versions',
  collection: {},
  fields: [
    { name: 'id', type: 'uuid', isKey: true, special: ['uuid'], meta: { hidden: true, readonly: true } },
    { name: 'key', type: 'string', maxLength: 64, isNullable: false, meta: { interface: 'input' } },
    { name: 'name', type: 'string', maxLength: 255, meta: { interface: 'input' } },
    {
      name: 'collection',
      type: 'string',
      maxLength: 64,
      isNullable: false,
      references: { table: 'collections', column: 'collection', onDelete: 'CASCADE' },
      meta: { interface: 'input' },
    },
    { name: 'item', type: 'string', maxLength: 255, isNullable: false, meta: { interface: 'input' } },
    { name: 'hash', type: 'string', maxLength: 255, meta: { interface: 'input', readonly: true, hidden: true } },
    ...timestamps(),
    ...authors(),
    { name: 'delta', type: 'json', special: ['cast-json'], meta: { interface: 'input-code', options: { language: 'JSON' } } },
  ],
})
