import { choices, defineSystemTable } from '../define-system-table.ts'
import { userMeta } from './field-helpers.ts'

/** Messages in a person's inbox. */
export const notifications = defineSystemTable({
  name: 'notifications',
  collection: {},
  fields: [
    { name: 'id', type: 'integer', isKey: true, isAutoIncrement: true },
    {
      name: 'timestamp',
      type: 'timestamp',
      defaultValue: { function: 'now' },
      special: ['date-created', 'cast-timestamp'],
      meta: { interface: 'datetime', display: 'datetime', width: 'half' },
    },
    {
      name: 'status',
      type: 'string',
      maxLength: 255,
      defaultValue: { literal: 'inbox' },
      meta: { interface: 'select-dropdown', options: choices('inbox', 'archived'), display: 'labels' },
    },
    {
      name: 'recipient',
      type: 'uuid',
      isNullable: false,
      references: { table: 'users', onDelete: 'CASCADE' },
      meta: userMeta,
    },
    {
      name: 'sender',
      type: 'uuid',
      references: { table: 'users', onDelete: 'NO ACTION' },
      meta: userMeta,
    },
    { name: 'subject', type: 'string', maxLength: 255, isNullable: false, meta: { interface: 'input' } },
    { name: 'message', type: 'text', meta: { interface: 'input-multiline' } },
    { name: 'collection', type: 'string', maxLength: 64, meta: { interface: 'input' } },
    { name: 'item', type: 'string', maxLength: 255, meta: { interface: 'input' } },
  ],
})
