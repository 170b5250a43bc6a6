/** Native types are MySQL's, and `uuid` besides; JSON is told by the catalog reader. */
export { columnTypes } from '../mysql/column-types.ts'
