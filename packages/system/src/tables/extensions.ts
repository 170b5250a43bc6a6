import { defineSystemTable } from '../define-system-table.ts'

/** Which extensions are installed and switched on. */
export const extensions = defineSystemTable({
  name: 'extensions',
  collection: {},
  fields: [
    {
      name: 'enabled',
      type: 'boolean',
      isNullable: false,
      defaultValue: { literal: true },
      special: ['cast-boolean'],
      meta: { interface: 'boolean', display: 'boolean', width: 'half' },
    },
    { name: 'id', type: 'uuid', isKey: true, special: ['uuid'] },
    { name: 'folder', type: 'string', maxLength: 255, isNullable: false, meta: { interface: 'input' } },
    { name: 'source', type: 'string', maxLength: 255, isNullable: false, meta: { interface: 'input' } },
    { name: 'bundle', type: 'uuid', meta: { interface: 'input' } },
  ],
})
