import { defineSystemTable } from '../define-system-table.ts'

/** The folder tree of the file library. */
export const folders = defineSystemTable({
  name: 'folders',
  collection: { display_template: '{{ name }}' },
  fields: [
    { name: 'id', type: 'uuid', isKey: true, special: ['uuid'] },
    { name: 'name', type: 'string', maxLength: 255, isNullable: false, meta: { interface: 'input' } },
    {
      name: 'parent',
      type: 'uuid',
      references: { table: 'folders', onDelete: 'NO ACTION' },
      meta: { interface: 'select-dropdown-m2o', options: { template: '{{ name }}' } },
    },
  ],
})
