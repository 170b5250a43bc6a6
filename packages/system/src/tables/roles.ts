import { defineSystemTable } from '../define-system-table.ts'

/** Groups of users; a role hands its policies down to its children. */
export const roles = defineSystemTable({
  name: 'roles',
  collection: { icon: 'supervised_user_circle', display_template: '{{ name }}' },
  fields: [
    { name: 'id', type: 'uuid', isKey: true, special: ['uuid'], meta: { hidden: true, readonly: true } },
    { name: 'name', type: 'string', maxLength: 100, isNullable: false, meta: { interface: 'input', required: true } },
    {
      name: 'icon',
      type: 'string',
      maxLength: 64,
      isNullable: false,
      defaultValue: { literal: 'supervised_user_circle' },
      meta: { interface: 'select-icon' },
    },
    { name: 'description', type: 'text', meta: { interface: 'input-multiline' } },
    {
      name: 'parent',
      type: 'uuid',
      special: ['m2o'],
      references: { table: 'roles', onDelete: 'NO ACTION', listedAs: [{ field: 'children' }] },
      meta: { interface: 'select-dropdown-m2o', options: { template: '{{ name }}' } },
    },
    { name: 'children', type: 'alias', special: ['o2m'], meta: { interface: 'list-o2m', hidden: true } },
    { name: 'policies', type: 'alias', special: ['m2m'], meta: { interface: 'list-m2m' } },
    { name: 'users', type: 'alias', special: ['o2m'], meta: { interface: 'list-o2m' } },
  ],
  dividers: ['users_group', 'users_divider'],
})
