import type { Catalog, CatalogColumn, CatalogForeignKey, CatalogIndex, CatalogTable, ForeignKeyAction } from '../catalog.ts'
import { compile } from '../compile.ts'
import type { Connection } from '../connection.ts'
import type { IntrospectOptions } from '../dialect.ts'
import { groupRows } from '../shared/group-rows.ts'
import { join, rawStatement, type Sql, sql } from '../sql.ts'
import { createQueryCompiler } from './query-compiler.ts'

/** Rows of the catalog views, under the names the statements below give them. Objects go by their `object_id`. */
export interface CatalogRows {
  readonly defaultSchema: string
  readonly tables: readonly TableRow[]
  readonly columns: readonly ColumnRow[]
  readonly indexes: readonly IndexRow[]
  readonly foreignKeys: readonly ForeignKeyRow[]
}

export interface TableRow {
  readonly id: number
  readonly schema: string
  readonly name: string
  /** `U` or `V`, padded to two characters. */
  readonly type: string
  readonly comment: string | null
  readonly collation: string | null
}

export interface ColumnRow {
  readonly id: number
  readonly name: string
  readonly dataType: string
  /** Bytes; -1 for `max`. */
  readonly maxBytes: number
  readonly precision: number
  readonly scale: number
  readonly isNullable: boolean
  readonly isIdentity: boolean
  readonly defaultExpression: string | null
  readonly generation: string | null
  readonly comment: string | null
}

export interface IndexRow {
  readonly id: number
  readonly name: string
  readonly isPrimary: boolean
  readonly isUnique: boolean
  readonly filter: string | null
  readonly column: string
}

export interface ForeignKeyRow {
  readonly id: number
  readonly name: string
  readonly column: string
  readonly referencedSchema: string
  readonly referencedTable: string
  readonly referencedColumn: string
  readonly onUpdate: string
  readonly onDelete: string
}

/** The statements of a catalog; `schemas` narrows them, else the default schema of the login. */
export function catalogStatements(
  schemas: readonly string[] | undefined,
): Readonly<Record<'tables' | 'columns' | 'indexes' | 'foreignKeys', Sql>> {
  const inSchemas =
    schemas === undefined || schemas.length === 0
      ? sql`SCHEMA_NAME(t.schema_id) = SCHEMA_NAME()`
      : sql`SCHEMA_NAME(t.schema_id) IN (${join(schemas.map((name) => sql`${name}`))})`
  const seen = sql`t.type IN ('U', 'V') AND t.is_ms_shipped = 0 AND ${inSchemas}`
  return {
    tables: sql`SELECT t.object_id AS [id], SCHEMA_NAME(t.schema_id) AS [schema], t.name AS [name], t.type AS [type], CONVERT(nvarchar(max), p.value) AS [comment], CONVERT(nvarchar(128), DATABASEPROPERTYEX(DB_NAME(), 'Collation')) AS [collation]
FROM sys.objects AS t LEFT JOIN sys.extended_properties AS p ON p.class = 1 AND p.major_id = t.object_id AND p.minor_id = 0 AND p.name = N'MS_Description'
WHERE ${seen} ORDER BY SCHEMA_NAME(t.schema_id), t.name`,
    columns: sql`SELECT c.object_id AS [id], c.name AS [name], CASE WHEN c.system_type_id = 240 THEN TYPE_NAME(c.user_type_id) ELSE TYPE_NAME(c.system_type_id) END AS [dataType], c.max_length AS [maxBytes], c.precision AS [precision], c.scale AS [scale], c.is_nullable AS [isNullable], c.is_identity AS [isIdentity], d.definition AS [defaultExpression], g.definition AS [generation], CONVERT(nvarchar(max), p.value) AS [comment]
FROM sys.columns AS c JOIN sys.objects AS t ON t.object_id = c.object_id
LEFT JOIN sys.default_constraints AS d ON d.object_id = c.default_object_id
LEFT JOIN sys.computed_columns AS g ON g.object_id = c.object_id AND g.column_id = c.column_id
LEFT JOIN sys.extended_properties AS p ON p.class = 1 AND p.major_id = c.object_id AND p.minor_id = c.column_id AND p.name = N'MS_Description'
WHERE ${seen} ORDER BY c.object_id, c.column_id`,
    indexes: sql`SELECT i.object_id AS [id], i.name AS [name], i.is_primary_key AS [isPrimary], i.is_unique AS [isUnique], i.filter_definition AS [filter], c.name AS [column]
FROM sys.indexes AS i JOIN sys.objects AS t ON t.object_id = i.object_id
JOIN sys.index_columns AS k ON k.object_id = i.object_id AND k.index_id = i.index_id AND k.is_included_column = 0
JOIN sys.columns AS c ON c.object_id = k.object_id AND c.column_id = k.column_id
WHERE ${seen} AND i.name IS NOT NULL AND i.type IN (1, 2) AND i.is_disabled = 0 ORDER BY i.object_id, i.name, k.key_ordinal`,
    foreignKeys: sql`SELECT f.parent_object_id AS [id], f.name AS [name], c.name AS [column], SCHEMA_NAME(r.schema_id) AS [referencedSchema], r.name AS [referencedTable], rc.name AS [referencedColumn], f.update_referential_action_desc AS [onUpdate], f.delete_referential_action_desc AS [onDelete]
FROM sys.foreign_keys AS f JOIN sys.objects AS t ON t.object_id = f.parent_object_id
JOIN sys.objects AS r ON r.object_id = f.referenced_object_id
JOIN sys.foreign_key_columns AS k ON k.constraint_object_id = f.object_id
JOIN sys.columns AS c ON c.object_id = k.parent_object_id AND c.column_id = k.parent_column_id
JOIN sys.columns AS rc ON rc.object_id = k.referenced_object_id AND rc.column_id = k.referenced_column_id
WHERE ${seen} ORDER BY f.parent_object_id, f.name, k.constraint_column_id`,
  }
}

export async function introspect(connection: Connection, options: IntrospectOptions = {}): Promise<Catalog> {
  const statements = catalogStatements(options.schemas)
  const read = <Row>(fragment: Sql) => connection.rows<Row>(compile({ createQueryCompiler }, fragment))
  const [schema, tables, columns, indexes, foreignKeys] = await Promise.all([
    connection.text(rawStatement('SELECT SCHEMA_NAME()')),
    read<TableRow>(statements.tables),
    read<ColumnRow>(statements.columns),
    read<IndexRow>(statements.indexes),
    read<ForeignKeyRow>(statements.foreignKeys),
  ])
  return rowsToCatalog({ defaultSchema: schema ?? 'dbo', tables, columns, indexes, foreignKeys }, options)
}

/** Every change of an object or its columns, keys and defaults moves `modify_date`; comments are counted beside. */
export async function catalogFingerprint(connection: Connection): Promise<string> {
  const text = `SELECT CONCAT(COUNT(*), N'.', CONVERT(nvarchar(30), MAX(modify_date), 126), N'.', CHECKSUM_AGG(CHECKSUM(object_id, name, modify_date)), N'.',
(SELECT CONCAT(COUNT(*), N'.', CHECKSUM_AGG(CHECKSUM(major_id, minor_id, name, CONVERT(nvarchar(4000), value)))) FROM sys.extended_properties WHERE class = 1), N'.',
(SELECT CONCAT(COUNT(*), N'.', CHECKSUM_AGG(CHECKSUM(object_id, column_id, name))) FROM sys.columns), N'.',
(SELECT CONCAT(COUNT(*), N'.', CHECKSUM_AGG(CHECKSUM(object_id, index_id, name, is_unique))) FROM sys.indexes))
FROM sys.objects WHERE is_ms_shipped = 0`
  return (await connection.text(rawStatement(text))) ?? ''
}

/** The catalog made of the rows that were read; runs no statement. */
export function rowsToCatalog(rows: CatalogRows, options: IntrospectOptions = {}): Catalog {
  const excluded = new Set(options.excludeTables ?? [])
  const idOf = ({ id }: { readonly id: number }) => String(id)
  const columns = groupRows(rows.columns, idOf)
  const indexes = groupRows(rows.indexes, idOf)
  const foreignKeys = groupRows(rows.foreignKeys, idOf)
  const tables = rows.tables
    .filter((row) => !excluded.has(row.name))
    .map(
      (row): CatalogTable => ({
        schema: row.schema,
        name: row.name,
        kind: row.type.trim() === 'V' ? 'view' : 'table',
        comment: row.comment,
        columns: (columns.get(idOf(row)) ?? []).map(toColumn),
        ...toKeys(indexes.get(idOf(row)) ?? []),
        foreignKeys: toForeignKeys(foreignKeys.get(idOf(row)) ?? []),
        details: { collation: row.collation },
      }),
    )
  return { defaultSchema: rows.defaultSchema, tables }
}

const exactNumbers = /^(decimal|numeric)$/
const texts = /^n?(var)?char$/
const bytes = /^(var)?binary$/
const numbers = /int$|^(decimal|numeric|float|real|money|smallmoney)$/

function toColumn(row: ColumnRow): CatalogColumn {
  const isNumber = numbers.test(row.dataType)
  return {
    name: row.name,
    nativeType: nativeType(row),
    dataType: row.dataType,
    maxLength: texts.test(row.dataType) || bytes.test(row.dataType) ? lengthOf(row) : null,
    numericPrecision: isNumber ? row.precision : null,
    numericScale: isNumber ? row.scale : null,
    isNullable: row.isNullable,
    defaultExpression: row.defaultExpression,
    isAutoIncrement: row.isIdentity,
    isGenerated: row.generation !== null,
    generationExpression: row.generation,
    enumValues: null,
    comment: row.comment,
  }
}

/** In characters, of which Unicode types take two bytes each; `null` for `max`. */
function lengthOf({ dataType, maxBytes }: ColumnRow): number | null {
  if (maxBytes === -1) return null
  return dataType.startsWith('n') ? maxBytes / 2 : maxBytes
}

function nativeType(row: ColumnRow): string {
  if (texts.test(row.dataType) || bytes.test(row.dataType)) return `${row.dataType}(${lengthOf(row) ?? 'max'})`
  if (exactNumbers.test(row.dataType)) return `${row.dataType}(${row.precision},${row.scale})`
  return /^(time|datetime2|datetimeoffset)$/.test(row.dataType) ? `${row.dataType}(${row.scale})` : row.dataType
}

function toKeys(rows: readonly IndexRow[]): { primaryKey: readonly string[]; indexes: readonly CatalogIndex[] } {
  const groups = [...groupRows(rows, (row) => row.name).values()]
  const columnsOf = (parts: readonly IndexRow[]) => parts.map((part) => part.column)
  return {
    primaryKey: columnsOf(groups.find((parts) => parts[0]?.isPrimary === true) ?? []),
    indexes: groups.flatMap((parts) => {
      const [first] = parts
      return first === undefined || first.isPrimary
        ? []
        : [{ name: first.name, columns: columnsOf(parts), isUnique: first.isUnique && isUniqueOf(first, parts) }]
    }),
  }
}

/** A unique index whose filter only excludes NULL is a unique constraint as standard SQL has it, where NULLs may repeat. */
function isUniqueOf({ filter }: IndexRow, parts: readonly IndexRow[]): boolean {
  return filter === null || filter.replace(/[()]/g, '').trim() === parts.map(({ column }) => `[${column}] IS NOT NULL`).join(' AND ')
}

function toForeignKeys(rows: readonly ForeignKeyRow[]): CatalogForeignKey[] {
  return [...groupRows(rows, (row) => row.name).values()].flatMap((parts) => {
    const [first] = parts
    if (first === undefined) return []
    const action = (text: string) => text.replaceAll('_', ' ') as ForeignKeyAction
    return [
      {
        name: first.name,
        columns: parts.map((part) => part.column),
        referencedSchema: first.referencedSchema,
        referencedTable: first.referencedTable,
        referencedColumns: parts.map((part) => part.referencedColumn),
        onUpdate: action(first.onUpdate),
        onDelete: action(first.onDelete),
      },
    ]
  })
}
