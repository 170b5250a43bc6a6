import type { SearchPath } from '../../expressions.ts'
import { bind, sql } from '../../sql.ts'

/** PostgreSQL looks up the names in a function's body when it runs, in the path of the session ("CREATE FUNCTION", `SET`). */
export const searchPath: SearchPath = {
  enter: (schema) => {
    const path = sql`quote_ident(${bind(schema)}::text) || ', ' || s.path`
    // Materialized, or the path would be read after it was set.
    const before = sql`WITH s AS MATERIALIZED (SELECT current_setting('search_path') AS path)`
    return sql`${before} SELECT CASE WHEN set_config('search_path', ${path}, true) <> '' THEN s.path END FROM s`
  },
  leave: (path) => sql`SELECT set_config('search_path', ${path}::text, true)`,
}
