import { defineSystemTable } from '../define-system-table.ts'

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
    {
      name: 'date_created',
      type: 'timestamp',
      defaultValue: { function: 'now' },
      special: ['date-created', 'cast-timestamp'],
      meta: { interface: 'datetime', display: 'datetime', width: 'half' },
    },
    {
      name: 'date_updated',
      type: 'timestamp',
      defaultValue: { function: 'now' },
      special: ['date-updated', 'cast-timestamp'],
      meta: { interface: 'datetime', display: 'datetime', width: 'half' },
    },
    {
      name: 'user_created',
      type: 'uuid',
      references: { table: 'users', onDelete: 'SET NULL' },
      special: ['user-created'],
      meta: { interface: 'select-dropdown-m2o', options: { template: '{{ first_name }} {{ last_name }}' }, display: 'user' },
    },
    {
      name: 'user_updated',
      type: 'uuid',
      references: { table: 'users', onDelete: 'NO ACTION' },
      special: ['user-updated'],
      meta: { interface: 'select-dropdown-m2o', options: { template: '{{ first_name }} {{ last_name }}' }, display: 'user' },
    },
    { name: 'delta', type: 'json', special: ['cast-json'], meta: { interface: 'input-code', options: { language: 'JSON' } } },
  ],
})
