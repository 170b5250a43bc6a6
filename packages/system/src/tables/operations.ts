import { defineSystemTable } from '../define-system-table.ts'
import { dateCreated, userCreated } from './field-helpers.ts'

/** The steps of a flow. */
export const operations = defineSystemTable({
  name: 'operations',
  collection: {},
  fields: [
    { name: 'id', type: 'uuid', isKey: true, special: ['uuid'] },
    { name: 'name', type: 'string', maxLength: 255, meta: { interface: 'input' } },
    { name: 'key', type: 'string', maxLength: 255, isNullable: false, meta: { interface: 'input' } },
    { name: 'type', type: 'string', maxLength: 255, isNullable: false, meta: { interface: 'input' } },
    { name: 'position_x', type: 'integer', isNullable: false, meta: { interface: 'input', width: 'half' } },
    { name: 'position_y', type: 'integer', isNullable: false, meta: { interface: 'input', width: 'half' } },
    { name: 'options', type: 'json', special: ['cast-json'], meta: { interface: 'input-code', options: { language: 'JSON' } } },
    {
      name: 'resolve',
      type: 'uuid',
      isUnique: true,
      references: { table: 'operations', onDelete: 'NO ACTION' },
      meta: { interface: 'select-dropdown-m2o' },
    },
    {
      name: 'reject',
      type: 'uuid',
      isUnique: true,
      references: { table: 'operations', onDelete: 'NO ACTION' },
      meta: { interface: 'select-dropdown-m2o' },
    },
    {
      name: 'flow',
      type: 'uuid',
      isNullable: false,
      references: { table: 'flows', onDelete: 'CASCADE', listedAs: [{ field: 'operations', deselectAction: 'delete' }] },
      meta: { interface: 'select-dropdown-m2o' },
    },
    { ...dateCreated, special: ['date-created'] },
    userCreated,
  ],
})
