import { defineSystemTable } from '../define-system-table.ts'

/** Which migrations have been applied. */
export const migrations = defineSystemTable({
  name: 'migrations',
  collection: {},
  fields: [
    { name: 'version', type: 'string', maxLength: 255, isKey: true },
    { name: 'name', type: 'string', maxLength: 255, isNullable: false, meta: { interface: 'input' } },
    {
      name: 'timestamp',
      type: 'timestamp',
      defaultValue: { function: 'now' },
      meta: { interface: 'datetime', display: 'datetime', width: 'half' },
    },
  ],
})
