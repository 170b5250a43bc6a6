import type { ColumnShape, Expressions, JsonSelect, JsonValue } from '../expressions.ts'
import { jsonRow, expressions as mysql, ordering } from '../mysql/expressions.ts'
import { withNullApart } from '../mysql/fragments/order-in-list.ts'
import { fromToGroupBy } from '../shared/select-tail.ts'
import { type Sql, sql } from '../sql.ts'

function wireValue(column: Sql, type: ColumnShape): JsonValue {
  if (type.dataType === 'vector') return { sql: sql`VEC_ToText(${column})`, encoding: 'json' }
  return mysql.wireValue(column, type)
}

function bindValue(parameter: Sql, type: ColumnShape): Sql {
  return type.type.startsWith('geometry') ? sql`ST_GeomFromGeoJSON(${parameter})` : mysql.bindValue(parameter, type)
}

/** An empty ESCAPE means the backslash here, so the backslashes of the pattern are doubled instead. */
function like(subject: Sql, pattern: Sql, { ignoreCase }: { readonly ignoreCase: boolean }): Sql {
  const escaped = sql`REPLACE(${pattern}, '\\\\', '\\\\\\\\')`
  return ignoreCase ? sql`LOWER(${subject}) LIKE LOWER(${escaped})` : sql`${subject} LIKE ${escaped}`
}

function intersects(column: Sql, geojson: Sql, { boundingBox }: { readonly boundingBox: boolean }): Sql {
  const shape = sql`ST_GeomFromGeoJSON(${geojson})`
  return boundingBox ? sql`MBRIntersects(${column}, ${shape})` : sql`ST_Intersects(${column}, ${shape})`
}

/**
 * A derived table cannot see the row around it here, so a list of a parent is cut by GROUP_CONCAT's own LIMIT.
 * https://mariadb.com/kb/en/group_concat/
 */
function jsonList(select: JsonSelect): JsonValue {
  if ((select.groupBy ?? []).length > 0) return { sql: sql`(${mysql.listStatement(select)})`, encoding: 'json' }
  const order = ordering(select.orderBy.flatMap(withNullApart))
  const rows = sql`GROUP_CONCAT(${jsonRow(select)}${order} SEPARATOR ','${mysql.limit(select.limit, select.offset)})`
  return { sql: sql`(SELECT CONCAT('[', COALESCE(${rows}, ''), ']')${fromToGroupBy(select)})`, encoding: 'json' }
}

export const expressions: Expressions = { ...mysql, wireValue, bindValue, like, intersects, jsonList }
