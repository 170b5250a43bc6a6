import { defineSystemTable } from '../define-system-table.ts'
import { dateCreated } from './field-helpers.ts'

/** Runs of a deployment project. */
export const deploymentRuns = defineSystemTable({
  name: 'deployment_runs',
  collection: {},
  fields: [
    { name: 'id', type: 'uuid', isKey: true, special: ['uuid'] },
    {
      name: 'project',
      type: 'uuid',
      isNullable: false,
      references: { table: 'deployment_projects', onDelete: 'CASCADE', listedAs: [{ field: 'runs', deselectAction: 'delete' }] },
      meta: { interface: 'select-dropdown-m2o' },
    },
    { name: 'external_id', type: 'string', maxLength: 255, isNullable: false, meta: { interface: 'input' } },
    { name: 'target', type: 'string', maxLength: 255, isNullable: false, meta: { interface: 'input' } },
    dateCreated,
    {
      name: 'user_created',
      type: 'uuid',
      references: { table: 'users', onDelete: 'SET NULL' },
      special: ['user-created'],
      meta: { interface: 'select-dropdown-m2o' },
    },
    { name: 'status', type: 'string', maxLength: 255, meta: { interface: 'input' } },
    { name: 'url', type: 'string', maxLength: 255, meta: { interface: 'input' } },
    {
      name: 'started_at',
      type: 'timestamp',
      special: ['cast-timestamp'],
      meta: { interface: 'datetime', display: 'datetime', width: 'half' },
    },
    {
      name: 'completed_at',
      type: 'timestamp',
      special: ['cast-timestamp'],
      meta: { interface: 'datetime', display: 'datetime', width: 'half' },
    },
  ],
})
