import { defineSystemTable } from '../define-system-table.ts'
import { userMeta } from './field-helpers.ts'

/** The record of what was done, by whom, in the order it was done. */
export const activity = defineSystemTable({
  name: 'activity',
  collection: { accountability: null },
  fields: [
    { name: 'id', type: 'integer', isKey: true, isAutoIncrement: true },
    { name: 'action', type: 'string', maxLength: 45, isNullable: false, meta: { interface: 'input', display: 'labels' } },
    {
      name: 'user',
      type: 'uuid',
      references: { table: 'users', onDelete: null },
      meta: userMeta,
    },
    {
      name: 'timestamp',
      type: 'timestamp',
      isNullable: false,
      defaultValue: { function: 'now' },
      isIndexed: true,
      special: ['date-created', 'cast-timestamp'],
      meta: { interface: 'datetime', display: 'datetime', display_options: { relative: true }, width: 'half' },
    },
    { name: 'ip', type: 'string', maxLength: 50, meta: { interface: 'input' } },
    { name: 'user_agent', type: 'text', meta: { interface: 'input-multiline' } },
    { name: 'collection', type: 'string', maxLength: 64, isNullable: false, meta: { interface: 'input', display: 'collection' } },
    { name: 'item', type: 'string', maxLength: 255, isNullable: false, meta: { interface: 'input' } },
    { name: 'origin', type: 'string', maxLength: 255, meta: { interface: 'input' } },
    { name: 'revisions', type: 'alias', special: ['o2m'], meta: { interface: 'list-o2m' } },
  ],
})
