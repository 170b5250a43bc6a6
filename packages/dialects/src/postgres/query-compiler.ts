import { PostgresQueryCompiler, type QueryCompiler } from 'kysely'

/** kysely's own compiler. */
export function createQueryCompiler(): QueryCompiler {
  return new PostgresQueryCompiler()
}
