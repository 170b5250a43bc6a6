import { defineSystemTable } from '../define-system-table.ts'

/** Links that show one item to people without an account. */
export const shares = defineSystemTable({
  name: 'shares',
  collection: { icon: 'share' },
  fields: [
    { name: 'id', type: 'uuid', isKey: true, special: ['uuid'], meta: { hidden: true, readonly: true } },
    { name: 'name', type: 'string', maxLength: 255, meta: { interface: 'input' } },
    {
      name: 'collection',
      type: 'string',
      maxLength: 64,
      isNullable: false,
      references: { table: 'collections', column: 'collection', onDelete: 'CASCADE' },
      meta: { interface: 'input', hidden: true },
    },
    { name: 'item', type: 'string', maxLength: 255, isNullable: false, meta: { interface: 'input', hidden: true } },
    {
      name: 'role',
      type: 'uuid',
      references: { table: 'roles', onDelete: 'CASCADE' },
      meta: { interface: 'select-dropdown-m2o', options: { template: '{{ name }}' } },
    },
    {
      name: 'password',
      type: 'hash',
      maxLength: 255,
      special: ['hash', 'conceal'],
      meta: { interface: 'input-hash', options: { masked: true } },
    },
    {
      name: 'user_created',
      type: 'uuid',
      references: { table: 'users', onDelete: 'SET NULL' },
      special: ['user-created'],
      meta: {
        interface: 'select-dropdown-m2o',
        options: { template: '{{ first_name }} {{ last_name }}' },
        display: 'user',
        readonly: true,
      },
    },
    {
      name: 'date_created',
      type: 'timestamp',
      defaultValue: { function: 'now' },
      special: ['date-created', 'cast-timestamp'],
      meta: { interface: 'datetime', display: 'datetime', width: 'half', readonly: true },
    },
    { name: 'date_start', type: 'timestamp', meta: { interface: 'datetime', display: 'datetime', width: 'half' } },
    { name: 'date_end', type: 'timestamp', meta: { interface: 'datetime', display: 'datetime', width: 'half' } },
    { name: 'times_used', type: 'integer', defaultValue: { literal: 0 }, meta: { interface: 'input', width: 'half', readonly: true } },
    { name: 'max_uses', type: 'integer', meta: { interface: 'input', width: 'half' } },
  ],
})
