export type { ExecuteResult, OpenTransaction, RunOptions, StatementRunner } from '../connection.ts'
export type { RectoConnection, RectoDriver } from '../driver.ts'
export { kyselyFor } from '../kysely/kysely-for.ts'
