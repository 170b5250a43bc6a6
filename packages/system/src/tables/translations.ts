import { defineSystemTable } from '../define-system-table.ts'

/** Custom texts, referred to as `$t:key`. */
export const translations = defineSystemTable({
  name: 'translations',
  collection: {},
  fields: [
    { name: 'id', type: 'uuid', isKey: true, special: ['uuid'], meta: { hidden: true, readonly: true } },
    { name: 'language', type: 'string', maxLength: 255, isNullable: false, meta: { interface: 'system-language', required: true } },
    { name: 'key', type: 'string', maxLength: 255, isNullable: false, meta: { interface: 'input', required: true } },
    { name: 'value', type: 'text', isNullable: false, meta: { interface: 'input-multiline', required: true } },
  ],
})
