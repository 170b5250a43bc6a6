import type { Dialect } from '@recto/dialects'
import type { ColumnDefinition } from '@recto/dialects/schema'
import type { FieldType, JsonObject } from '@recto/protocol'

const casts: Readonly<Partial<Record<FieldType, string>>> = { json: 'cast-json', timestamp: 'cast-timestamp', dateTime: 'cast-datetime' }

interface SpecialSource {
  readonly meta: JsonObject
  readonly isExact?: boolean | undefined
}

/** The metadata of a new field, with the `special` flag without which its column would be read back as another type. */
export function withNeededSpecial(dialect: Dialect, column: ColumnDefinition, { meta, isExact }: SpecialSource): JsonObject {
  const flag = column.type.startsWith('geometry') ? column.type : casts[column.type]
  const special = Array.isArray(meta['special']) ? meta['special'].map(String) : []
  if (flag === undefined || special.includes(flag)) return meta
  const isRecognized = (isExact === true || column.type !== 'json') && readBack(dialect, column) === column.type
  return isRecognized ? meta : { ...meta, special: [...special, flag] }
}

/** The field type that the engine's column is read back as. */
function readBack(dialect: Dialect, column: ColumnDefinition): FieldType {
  const nativeType = dialect.columnTypes.toNativeType(column)
  const dataType = nativeType.replace(/\(.*$/s, '').trim()
  return dialect.columnTypes.toFieldType(
    {
      name: column.name,
      nativeType,
      dataType,
      maxLength: null,
      numericPrecision: null,
      numericScale: null,
      isNullable: true,
      defaultExpression: null,
      isAutoIncrement: false,
      isGenerated: false,
      generationExpression: null,
      enumValues: null,
      comment: null,
    },
    [],
  )
}
