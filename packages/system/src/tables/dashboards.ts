import { defineSystemTable } from '../define-system-table.ts'

/** Dashboards of the insights module. */
export const dashboards = defineSystemTable({
  name: 'dashboards',
  collection: {},
  fields: [
    { name: 'id', type: 'uuid', isKey: true, special: ['uuid'] },
    { name: 'name', type: 'string', maxLength: 255, isNullable: false, meta: { interface: 'input' } },
    {
      name: 'icon',
      type: 'string',
      maxLength: 64,
      isNullable: false,
      defaultValue: { literal: 'dashboard' },
      meta: { interface: 'select-icon' },
    },
    { name: 'note', type: 'text', meta: { interface: 'input-multiline' } },
    {
      name: 'date_created',
      type: 'timestamp',
      defaultValue: { function: 'now' },
      special: ['date-created', 'cast-timestamp'],
      meta: { interface: 'datetime', display: 'datetime', width: 'half' },
    },
    {
      name: 'user_created',
      type: 'uuid',
      references: { table: 'users', onDelete: 'SET NULL' },
      special: ['user-created'],
      meta: { interface: 'select-dropdown-m2o', options: { template: '{{ first_name }} {{ last_name }}' }, display: 'user' },
    },
    { name: 'color', type: 'string', maxLength: 255, meta: { interface: 'select-color', display: 'color' } },
    { name: 'panels', type: 'alias', special: ['o2m'], meta: { interface: 'list-o2m' } },
  ],
})
