import { defineSystemTable } from '../define-system-table.ts'
import { dateCreated, userCreated } from './field-helpers.ts'

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
    dateCreated,
    userCreated,
    { name: 'color', type: 'string', maxLength: 255, meta: { interface: 'select-color', display: 'color' } },
    { name: 'panels', type: 'alias', special: ['o2m'], meta: { interface: 'list-o2m' } },
  ],
})
