import type { ColumnShape, Expressions, JsonSelect, JsonValue, LikeOptions } from '../expressions.ts'
import { jsonRow, likeSubject, expressions as mysql, ordering } from '../mysql/expressions.ts'
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

function storedValue(parameter: Sql, type: ColumnShape): Sql {
  return type.type.startsWith('geometry') ? bindValue(parameter, type) : (mysql.storedValue ?? mysql.bindValue)(parameter, type)
}

/** A shape that stays keeps its reference system; a new one takes that of the shape it replaces. */
function changedValue(column: Sql, parameter: Sql | null, type: ColumnShape): Sql | null {
  if (parameter === null || !type.type.startsWith('geometry')) return mysql.changedValue?.(column, parameter, type) ?? null
  const shape = bindValue(parameter, type)
  return sql`CASE WHEN ST_AsGeoJSON(${column}) = ST_AsGeoJSON(${shape}) THEN ${column} ELSE ST_GeomFromWKB(ST_AsWKB(${shape}), COALESCE(ST_SRID(${column}), 0)) END`
}

/** An empty ESCAPE means the backslash here, so the backslashes of the pattern are doubled instead. */
function like(column: Sql, pattern: Sql, { ignoreCase, type }: LikeOptions): Sql {
  const subject = likeSubject(column, type)
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

export const expressions: Expressions = { ...mysql, wireValue, bindValue, storedValue, changedValue, like, intersects, jsonList }
