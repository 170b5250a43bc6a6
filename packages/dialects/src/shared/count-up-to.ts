import { raw, type Sql, sql } from '../sql.ts'

/** `Expressions.countUpTo` where a derived table may be limited. */
export function countUpTo(source: Sql, most: number): Sql {
  return sql`SELECT COUNT(*) FROM (SELECT 1 AS n FROM ${source} LIMIT ${raw(String(Math.trunc(most)))}) counted`
}
