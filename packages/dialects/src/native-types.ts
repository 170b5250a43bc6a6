import type { FieldType } from '@recto/protocol'

/** Flags that decide a type by themselves, the first that applies winning. */
const typesBySpecial: readonly (readonly [special: string, type: FieldType])[] = [
  ['cast-json', 'json'],
  ['hash', 'hash'],
  ['cast-csv', 'csv'],
  ['uuid', 'uuid'],
  ['file', 'uuid'],
  ['cast-timestamp', 'timestamp'],
  ['cast-datetime', 'dateTime'],
]

/** The type a field's `special` flags decide, whatever its column is. */
export function typeOfSpecial(special: readonly string[]): FieldType | null {
  return typesBySpecial.find(([flag]) => special.includes(flag))?.[1] ?? null
}

/** Native type names, lower-case and without parentheses, that mean the same on every engine. */
export const nativeTypes: Readonly<Record<string, FieldType>> = {
  ...named('boolean', ['boolean', 'bool', 'bit']),
  ...named('integer', [
    'int',
    'integer',
    'tinyint',
    'smallint',
    'mediumint',
    'serial',
    'serial4',
    'int2',
    'int4',
    'year',
    'number',
    'numeric',
    'int unsigned',
    'tinyint unsigned',
    'smallint unsigned',
    'mediumint unsigned',
  ]),
  ...named('bigInteger', ['bigint', 'bigserial', 'serial8', 'int8', 'bigint unsigned']),
  ...named('float', ['float', 'float4', 'float8', 'double', 'double precision', 'real', 'money', 'smallmoney']),
  ...named('decimal', ['decimal', 'decimal unsigned']),
  ...named('string', ['varchar', 'longvarchar', 'varchar2', 'nvarchar', 'char', 'character', 'bpchar', 'character varying', 'interval']),
  ...named('text', ['text', 'tinytext', 'mediumtext', 'longtext', 'clob', 'ntext', 'nchar', 'citext', 'string']),
  ...named('date', ['date']),
  ...named('time', ['time', 'timetz', 'time with time zone', 'time without time zone']),
  ...named('dateTime', ['datetime', 'datetime2', 'smalldatetime', 'timestamp without time zone', 'timestamp without local time zone']),
  ...named('timestamp', ['timestamp', 'timestamptz', 'timestamp with time zone', 'timestamp with local time zone', 'datetimeoffset']),
  ...named('json', ['json', 'jsonb']),
  ...named('uuid', ['uuid', 'uniqueidentifier']),
  ...named('binary', ['binary', 'varbinary', 'blob', 'tinyblob', 'mediumblob', 'longblob', 'image', 'bytea']),
  ...named('geometry', ['geometry', 'geography', 'sdo_geometry']),
  point: 'geometry.Point',
  linestring: 'geometry.LineString',
  polygon: 'geometry.Polygon',
  multipoint: 'geometry.MultiPoint',
  multilinestring: 'geometry.MultiLineString',
  multipolygon: 'geometry.MultiPolygon',
}

/** The name of a native type as {@link nativeTypes} knows it: lower-case, cut at the parenthesis. */
export function bareTypeName(nativeType: string): string {
  return nativeType
    .toLowerCase()
    .replace(/\s*\(.*?\)/g, '')
    .trim()
}

function named(type: FieldType, names: readonly string[]): Record<string, FieldType> {
  return Object.fromEntries(names.map((name) => [name, type]))
}
