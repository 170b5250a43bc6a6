import { defineSystemTable } from '../define-system-table.ts'

/**
 * A change of the data model under way on an engine that can't roll one back: first what takes each of its steps back, then
 * what is left to do. Empty between changes. Not a collection.
 */
export const modelSteps = defineSystemTable({
  name: 'model_steps',
  collection: null,
  fields: [
    { name: 'id', type: 'integer', isKey: true, isAutoIncrement: true },
    { name: 'direction', type: 'string', maxLength: 10, isNullable: false },
    { name: 'step', type: 'json', isNullable: false },
  ],
})
