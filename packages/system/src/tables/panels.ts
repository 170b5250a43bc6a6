import { defineSystemTable } from '../define-system-table.ts'
import { dateCreated, userCreated } from './field-helpers.ts'

/** The panels on a dashboard. */
export const panels = defineSystemTable({
  name: 'panels',
  collection: {},
  fields: [
    { name: 'id', type: 'uuid', isKey: true, special: ['uuid'] },
    {
      name: 'dashboard',
      type: 'uuid',
      isNullable: false,
      references: { table: 'dashboards', onDelete: 'CASCADE', listedAs: [{ field: 'panels' }] },
      meta: { interface: 'select-dropdown-m2o' },
    },
    { name: 'name', type: 'string', maxLength: 255, meta: { interface: 'input' } },
    { name: 'icon', type: 'string', maxLength: 64, meta: { interface: 'select-icon' } },
    { name: 'color', type: 'string', maxLength: 10, meta: { interface: 'select-color', display: 'color' } },
    {
      name: 'show_header',
      type: 'boolean',
      isNullable: false,
      defaultValue: { literal: false },
      special: ['cast-boolean'],
      meta: { interface: 'boolean', display: 'boolean', width: 'half' },
    },
    { name: 'note', type: 'text', meta: { interface: 'input-multiline' } },
    { name: 'type', type: 'string', maxLength: 255, isNullable: false, meta: { interface: 'input' } },
    { name: 'position_x', type: 'integer', isNullable: false, meta: { interface: 'input', width: 'half' } },
    { name: 'position_y', type: 'integer', isNullable: false, meta: { interface: 'input', width: 'half' } },
    { name: 'width', type: 'integer', isNullable: false, meta: { interface: 'input', width: 'half' } },
    { name: 'height', type: 'integer', isNullable: false, meta: { interface: 'input', width: 'half' } },
    { name: 'options', type: 'json', special: ['cast-json'], meta: { interface: 'input-code', options: { language: 'JSON' } } },
    dateCreated,
    userCreated,
  ],
})
