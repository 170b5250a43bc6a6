import { defineSystemTable } from '../define-system-table.ts'

/** Answers already given to requests that carried an idempotency key. Not a collection. */
export const idempotencyKeys = defineSystemTable({
  name: 'idempotency_keys',
  collection: null,
  fields: [
    { name: 'id', type: 'string', maxLength: 64, isKey: true },
    { name: 'request_hash', type: 'string', maxLength: 64, isNullable: false },
    { name: 'status', type: 'integer' },
    { name: 'response', type: 'text' },
    { name: 'created', type: 'timestamp', isNullable: false },
    { name: 'expires', type: 'timestamp', isNullable: false, isIndexed: true },
  ],
})
