import { defineSystemTable } from '../define-system-table.ts'

/** Sets of permissions that are attached to roles and users. */
export const policies = defineSystemTable({
  name: 'policies',
  collection: { icon: 'admin_panel_settings', display_template: '{{ name }}' },
  fields: [
    { name: 'id', type: 'uuid', isKey: true, special: ['uuid'], meta: { hidden: true, readonly: true } },
    { name: 'name', type: 'string', maxLength: 100, isNullable: false, meta: { interface: 'input', required: true } },
    {
      name: 'icon',
      type: 'string',
      maxLength: 64,
      isNullable: false,
      defaultValue: { literal: 'badge' },
      meta: { interface: 'select-icon' },
    },
    { name: 'description', type: 'text', meta: { interface: 'input-multiline' } },
    { name: 'ip_access', type: 'csv', special: ['cast-csv'], meta: { interface: 'tags', options: { placeholder: '192.168.0.0/16' } } },
    {
      name: 'enforce_tfa',
      type: 'boolean',
      isNullable: false,
      defaultValue: { literal: false },
      special: ['cast-boolean'],
      meta: { interface: 'boolean', display: 'boolean', width: 'half' },
    },
    {
      name: 'admin_access',
      type: 'boolean',
      isNullable: false,
      defaultValue: { literal: false },
      special: ['cast-boolean'],
      meta: { interface: 'boolean', display: 'boolean', width: 'half' },
    },
    {
      name: 'app_access',
      type: 'boolean',
      isNullable: false,
      defaultValue: { literal: false },
      special: ['cast-boolean'],
      meta: { interface: 'boolean', display: 'boolean', width: 'half' },
    },
    { name: 'permissions', type: 'alias', special: ['o2m'], meta: { interface: 'system-permissions' } },
    { name: 'users', type: 'alias', special: ['m2m'], meta: { interface: 'list-m2m' } },
    { name: 'roles', type: 'alias', special: ['m2m'], meta: { interface: 'list-m2m' } },
  ],
  dividers: ['assigned_to_divider'],
})
