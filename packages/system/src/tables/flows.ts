import { choices, defineSystemTable } from '../define-system-table.ts'

/** Automations: what starts them and where they begin. */
export const flows = defineSystemTable({
  name: 'flows',
  collection: {},
  fields: [
    { name: 'id', type: 'uuid', isKey: true, special: ['uuid'] },
    { name: 'name', type: 'string', maxLength: 255, isNullable: false, meta: { interface: 'input' } },
    { name: 'icon', type: 'string', maxLength: 64, meta: { interface: 'select-icon' } },
    { name: 'color', type: 'string', maxLength: 255, meta: { interface: 'select-color', display: 'color' } },
    { name: 'description', type: 'text', meta: { interface: 'input-multiline' } },
    {
      name: 'status',
      type: 'string',
      maxLength: 255,
      isNullable: false,
      defaultValue: { literal: 'active' },
      meta: { interface: 'select-dropdown', options: choices('active', 'inactive'), display: 'labels' },
    },
    {
      name: 'trigger',
      type: 'string',
      maxLength: 255,
      meta: { interface: 'select-dropdown', options: choices('event', 'webhook', 'schedule', 'operation', 'manual') },
    },
    {
      name: 'accountability',
      type: 'string',
      maxLength: 255,
      defaultValue: { literal: 'all' },
      meta: { interface: 'select-dropdown', options: choices('all', 'activity') },
    },
    { name: 'options', type: 'json', special: ['cast-json'], meta: { interface: 'input-code', options: { language: 'JSON' } } },
    {
      name: 'operation',
      type: 'uuid',
      isUnique: true,
      references: { table: 'operations', onDelete: null },
      meta: { interface: 'select-dropdown-m2o' },
    },
    {
      name: 'date_created',
      type: 'timestamp',
      defaultValue: { function: 'now' },
      special: ['date-created'],
      meta: { interface: 'datetime', display: 'datetime', width: 'half' },
    },
    {
      name: 'user_created',
      type: 'uuid',
      references: { table: 'users', onDelete: 'SET NULL' },
      special: ['user-created'],
      meta: { interface: 'select-dropdown-m2o', options: { template: '{{ first_name }} {{ last_name }}' }, display: 'user' },
    },
    { name: 'operations', type: 'alias', special: ['o2m'], meta: { interface: 'list-o2m' } },
  ],
})
