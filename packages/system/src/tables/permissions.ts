import { choices, defineSystemTable } from '../define-system-table.ts'

/** What a policy allows: one action on one collection. */
export const permissions = defineSystemTable({
  name: 'permissions',
  collection: { icon: 'admin_panel_settings' },
  fields: [
    { name: 'id', type: 'integer', isKey: true, isAutoIncrement: true },
    { name: 'collection', type: 'string', maxLength: 64, isNullable: false, meta: { interface: 'input' } },
    {
      name: 'action',
      type: 'string',
      maxLength: 10,
      isNullable: false,
      meta: { interface: 'select-dropdown', options: choices('create', 'read', 'update', 'delete', 'share') },
    },
    {
      name: 'permissions',
      type: 'json',
      special: ['cast-json'],
      meta: { interface: 'input-code', options: { language: 'JSON' }, hidden: true },
    },
    { name: 'validation', type: 'json', special: ['cast-json'], meta: { interface: 'input-code', options: { language: 'JSON' } } },
    {
      name: 'presets',
      type: 'json',
      special: ['cast-json'],
      meta: { interface: 'input-code', options: { language: 'JSON' }, hidden: true },
    },
    { name: 'fields', type: 'csv', special: ['cast-csv'], meta: { interface: 'tags' } },
    {
      name: 'policy',
      type: 'uuid',
      isNullable: false,
      special: ['m2o'],
      references: { table: 'policies', onDelete: 'CASCADE', listedAs: [{ field: 'permissions', deselectAction: 'delete' }] },
      meta: { interface: 'select-dropdown-m2o', hidden: true },
    },
  ],
})
