import type { ColumnShape } from '../../expressions.ts'
import { raw, type Sql, sql } from '../../sql.ts'
import { castFor, comparableColumn, zonedTimes } from '../column-types.ts'

/** The value of an update that keeps the stored zone of a time that equals the new one. `null`: the new value is stored as it is. */
export function changedValue(column: Sql, parameter: Sql | null, type: ColumnShape): Sql | null {
  if (parameter === null) return null
  const value = storedValue(parameter, type)
  if (type.type === 'time' && type.dataType !== null && zonedTimes.has(type.dataType))
    return sql`CASE WHEN ${comparableColumn(column, type)} = ${castFor(parameter, type)} THEN ${column} ELSE ${value} END`
  return null
}

/** A value as its column takes it. Lists and records are sent as the JSON that is shown of them. */
export function storedValue(parameter: Sql, type: ColumnShape): Sql {
  if (type.dataType === 'money') return sql`${parameter}::numeric::money`
  if (isComposed(type))
    return sql`(SELECT r.v FROM json_to_record(json_build_object('v', ${parameter}::json)) AS r (v ${raw(type.nativeType ?? 'text')}))`
  return castFor(parameter, type)
}

function isComposed({ type, dataType, nativeType, traits }: ColumnShape): boolean {
  return type === 'unknown' && nativeType !== null && (traits?.isComposite === true || dataType?.endsWith('[]') === true)
}
