/** What kysely asks of an engine is the same as for MySQL. */
export { createAdapter } from '../mysql/adapter.ts'
