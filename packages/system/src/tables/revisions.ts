import { defineSystemTable } from '../define-system-table.ts'

/** What items looked like after each change. */
export const revisions = defineSystemTable({
  name: 'revisions',
  collection: { accountability: null },
  fields: [
    { name: 'id', type: 'integer', isKey: true, isAutoIncrement: true },
    {
      name: 'activity',
      type: 'integer',
      isNullable: false,
      isIndexed: true,
      // Written beside its activity in one transaction, and deleted with it: a key checked row by row would add nothing.
      references: { table: 'activity', onDelete: null, listedAs: [{ field: 'revisions' }] },
      meta: { interface: 'select-dropdown-m2o', width: 'half' },
    },
    { name: 'collection', type: 'string', maxLength: 64, isNullable: false, meta: { interface: 'input' } },
    { name: 'item', type: 'string', maxLength: 255, isNullable: false, meta: { interface: 'input' } },
    { name: 'data', type: 'json', special: ['cast-json'], meta: { interface: 'input-code', options: { language: 'JSON' }, hidden: true } },
    { name: 'delta', type: 'json', special: ['cast-json'], meta: { interface: 'input-code', options: { language: 'JSON' }, hidden: true } },
    {
      name: 'parent',
      type: 'integer',
      isIndexed: true,
      references: { table: 'revisions', onDelete: 'NO ACTION' },
      meta: { interface: 'select-dropdown-m2o', width: 'half' },
    },
    { name: 'version', type: 'uuid', references: { table: 'versions', onDelete: 'CASCADE' }, meta: { interface: 'select-dropdown-m2o' } },
  ],
})
