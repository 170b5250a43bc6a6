/** Native types are MySQL's, and `uuid` besides; JSON columns are recognized by introspection. */
export { columnTypes } from '../mysql/column-types.ts'
