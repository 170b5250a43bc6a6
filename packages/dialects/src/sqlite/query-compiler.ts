import { type QueryCompiler, SqliteQueryCompiler } from 'kysely'

/** kysely's own compiler. */
export function createQueryCompiler(): QueryCompiler {
  return new SqliteQueryCompiler()
}
