import { defineSystemTable } from '../define-system-table.ts'
import { dateCreated } from './field-helpers.ts'

/** Connections to hosting providers. */
export const deployments = defineSystemTable({
  name: 'deployments',
  collection: { icon: 'cloud_upload' },
  fields: [
    { name: 'id', type: 'uuid', isKey: true, special: ['uuid'] },
    { name: 'provider', type: 'string', maxLength: 255, isNullable: false, isUnique: true, meta: { interface: 'input' } },
    { name: 'credentials', type: 'text', special: ['encrypt'], meta: { interface: 'input-multiline' } },
    { name: 'options', type: 'json', special: ['cast-json'], meta: { interface: 'input-code', options: { language: 'JSON' } } },
    dateCreated,
    {
      name: 'user_created',
      type: 'uuid',
      references: { table: 'users', onDelete: 'SET NULL' },
      special: ['user-created'],
      meta: { interface: 'select-dropdown-m2o' },
    },
    { name: 'webhook_ids', type: 'json', special: ['cast-json'], meta: { interface: 'input-code', options: { language: 'JSON' } } },
    { name: 'webhook_secret', type: 'string', maxLength: 255, special: ['conceal'], meta: { interface: 'input' } },
    {
      name: 'last_synced_at',
      type: 'timestamp',
      special: ['cast-timestamp'],
      meta: { interface: 'datetime', display: 'datetime', width: 'half' },
    },
    { name: 'projects', type: 'alias', special: ['o2m'], meta: { interface: 'list-o2m' } },
  ],
})
