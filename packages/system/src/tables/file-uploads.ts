import { defineSystemTable } from '../define-system-table.ts'

/** Resumable uploads that are not finished. A file has its row when all of it is there, so nothing has to be hidden. Not a collection. */
export const fileUploads = defineSystemTable({
  name: 'file_uploads',
  collection: null,
  fields: [
    { name: 'id', type: 'uuid', isKey: true },
    { name: 'owner', type: 'string', maxLength: 255, isNullable: false },
    { name: 'storage', type: 'string', maxLength: 255, isNullable: false },
    { name: 'path', type: 'string', maxLength: 255, isNullable: false },
    { name: 'size', type: 'bigInteger', isNullable: false },
    { name: 'received', type: 'bigInteger', isNullable: false },
    { name: 'metadata', type: 'text', isNullable: false },
    { name: 'state', type: 'text', isNullable: false },
    { name: 'expires_at', type: 'timestamp', isNullable: false, isIndexed: true },
  ],
})
