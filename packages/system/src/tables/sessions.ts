import { defineSystemTable } from '../define-system-table.ts'

/** Signed-in sessions. Only the sign-in code reads them. */
export const sessions = defineSystemTable({
  name: 'sessions',
  collection: {},
  fields: [
    { name: 'token', type: 'string', maxLength: 64, isKey: true, special: ['conceal'] },
    { name: 'user', type: 'uuid', references: { table: 'users', onDelete: 'CASCADE' }, meta: { interface: 'select-dropdown-m2o' } },
    { name: 'expires', type: 'timestamp', isNullable: false, meta: { interface: 'datetime', display: 'datetime', width: 'half' } },
    { name: 'ip', type: 'string', maxLength: 255, meta: { interface: 'input' } },
    { name: 'user_agent', type: 'text', meta: { interface: 'input-multiline' } },
    { name: 'share', type: 'uuid', references: { table: 'shares', onDelete: 'CASCADE' }, meta: { interface: 'select-dropdown-m2o' } },
    { name: 'origin', type: 'string', maxLength: 255, meta: { interface: 'input' } },
    { name: 'next_token', type: 'string', maxLength: 64, special: ['conceal'], meta: { interface: 'input' } },
    // The login a session goes back to: it stays when tokens change, and names a device without giving its token away.
    { name: 'family', type: 'string', maxLength: 64, isIndexed: true, isInternal: true },
    { name: 'date_created', type: 'timestamp', defaultValue: { function: 'now' }, isInternal: true },
  ],
})
