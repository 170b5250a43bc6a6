import { defineSystemTable } from '../define-system-table.ts'
import { dateCreated } from './field-helpers.ts'

/** Projects of a hosting provider. */
export const deploymentProjects = defineSystemTable({
  name: 'deployment_projects',
  collection: {},
  fields: [
    { name: 'id', type: 'uuid', isKey: true, special: ['uuid'] },
    {
      name: 'deployment',
      type: 'uuid',
      isNullable: false,
      references: { table: 'deployments', onDelete: 'CASCADE', listedAs: [{ field: 'projects', deselectAction: 'delete' }] },
      meta: { interface: 'select-dropdown-m2o' },
    },
    { name: 'external_id', type: 'string', maxLength: 255, isNullable: false, meta: { interface: 'input' } },
    { name: 'name', type: 'string', maxLength: 255, isNullable: false, meta: { interface: 'input' } },
    dateCreated,
    {
      name: 'user_created',
      type: 'uuid',
      references: { table: 'users', onDelete: 'SET NULL' },
      special: ['user-created'],
      meta: { interface: 'select-dropdown-m2o' },
    },
    { name: 'url', type: 'string', maxLength: 255, meta: { interface: 'input' } },
    { name: 'framework', type: 'string', maxLength: 255, meta: { interface: 'input' } },
    {
      name: 'deployable',
      type: 'boolean',
      isNullable: false,
      defaultValue: { literal: true },
      special: ['cast-boolean'],
      meta: { interface: 'boolean', display: 'boolean', width: 'half' },
    },
    { name: 'runs', type: 'alias', special: ['o2m'], meta: { interface: 'list-o2m' } },
  ],
  unique: [['deployment', 'external_id']],
})
