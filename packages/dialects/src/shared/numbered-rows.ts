import type { Expressions, JsonSelect } from '../expressions.ts'
import { empty, join, raw, type Sql, sql } from '../sql.ts'
import { checkedCount, fromToGroupBy, orderBy } from './select-tail.ts'

/** Rows of many lists as a derived table `x`: the key of the list (`rk`), the place in it (`rn`) and the entries (`c0` …). */
export function numberedRows(select: JsonSelect, key: Sql, orderTerm: Expressions['orderTerm']): Sql {
  const place = sql`ROW_NUMBER() OVER (PARTITION BY ${key}${orderBy(select.orderBy, orderTerm)})`
  const columns = select.entries.map(({ value }, index) => sql`${value.sql} AS ${raw(`c${index}`)}`)
  return sql`(SELECT ${join([sql`${key} AS rk`, sql`${place} AS rn`, ...columns])}${fromToGroupBy(select)}) AS x${pageOf(select)}`
}

function pageOf({ limit, offset }: JsonSelect): Sql {
  if (limit === null && offset === null) return empty
  const place = offset === null ? raw('x.rn') : sql`x.rn - ${offset}`
  return limit === null ? sql` WHERE ${place} >= 1` : sql` WHERE ${place} BETWEEN 1 AND ${raw(String(checkedCount(limit)))}`
}
