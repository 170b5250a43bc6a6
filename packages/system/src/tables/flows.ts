import { choices, defineSystemTable } from '../define-system-table.ts'
import { dateCreated, userCreated } from './field-helpers.ts'

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
    { ...dateCreated, special: ['date-created'] },
    userCreated,
    { name: 'operations', type: 'alias', special: ['o2m'], meta: { interface: 'list-o2m' } },
  ],
})
