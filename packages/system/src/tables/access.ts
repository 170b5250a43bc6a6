import { defineSystemTable } from '../define-system-table.ts'

/** Attaches a policy to a role, to a user, or, with neither, to everyone. */
export const access = defineSystemTable({
  name: 'access',
  collection: { icon: 'admin_panel_settings', display_template: '{{ policy.name }}', sort_field: 'sort' },
  fields: [
    { name: 'id', type: 'uuid', isKey: true, special: ['uuid'], meta: { hidden: true, readonly: true } },
    {
      name: 'role',
      type: 'uuid',
      special: ['m2o'],
      references: {
        table: 'roles',
        onDelete: 'CASCADE',
        listedAs: [{ field: 'policies', junctionField: 'policy', sortField: 'sort', deselectAction: 'delete' }],
      },
      meta: { interface: 'select-dropdown-m2o', hidden: true },
    },
    {
      name: 'user',
      type: 'uuid',
      special: ['m2o'],
      references: {
        table: 'users',
        onDelete: 'CASCADE',
        listedAs: [{ field: 'policies', junctionField: 'policy', sortField: 'sort', deselectAction: 'delete' }],
      },
      meta: { interface: 'select-dropdown-m2o', hidden: true },
    },
    {
      name: 'policy',
      type: 'uuid',
      isNullable: false,
      special: ['m2o'],
      references: {
        table: 'policies',
        onDelete: 'CASCADE',
        listedAs: [
          { field: 'users', junctionField: 'user', deselectAction: 'delete' },
          { field: 'roles', junctionField: 'role', deselectAction: 'delete' },
        ],
      },
      meta: { interface: 'select-dropdown-m2o', hidden: true },
    },
    { name: 'sort', type: 'integer', meta: { interface: 'input', width: 'half', hidden: true } },
  ],
})
