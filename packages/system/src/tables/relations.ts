import { choices, defineSystemTable } from '../define-system-table.ts'

/** What Recto knows of a relation beyond its foreign key. */
export const relations = defineSystemTable({
  name: 'relations',
  collection: { icon: 'merge_type' },
  fields: [
    { name: 'id', type: 'integer', isKey: true, isAutoIncrement: true },
    { name: 'many_collection', type: 'string', maxLength: 64, isNullable: false, meta: { interface: 'input' } },
    { name: 'many_field', type: 'string', maxLength: 64, isNullable: false, meta: { interface: 'input' } },
    { name: 'one_collection', type: 'string', maxLength: 64, meta: { interface: 'input' } },
    { name: 'one_field', type: 'string', maxLength: 64, meta: { interface: 'input' } },
    { name: 'one_collection_field', type: 'string', maxLength: 64, meta: { interface: 'input' } },
    { name: 'one_allowed_collections', type: 'csv', special: ['cast-csv'], meta: { interface: 'tags' } },
    { name: 'junction_field', type: 'string', maxLength: 64, meta: { interface: 'input' } },
    { name: 'sort_field', type: 'string', maxLength: 64, meta: { interface: 'input' } },
    {
      name: 'one_deselect_action',
      type: 'string',
      maxLength: 255,
      isNullable: false,
      defaultValue: { literal: 'nullify' },
      meta: { interface: 'select-dropdown', options: choices('nullify', 'delete') },
    },
  ],
})
