import type { Catalog, CatalogColumn, CatalogForeignKey, CatalogIndex, CatalogTable, ForeignKeyAction } from '../catalog.ts'
import { compile } from '../compile.ts'
import type { Connection } from '../connection.ts'
import type { IntrospectOptions } from '../dialect.ts'
import { groupRows } from '../shared/group-rows.ts'
import { join, raw, rawStatement, type Sql, sql } from '../sql.ts'
import { jsonMark } from './column-types.ts'
import { createQueryCompiler } from './query-compiler.ts'

/** Rows of the ALL_ views, under the names the statements below give them. */
export interface CatalogRows {
  readonly defaultSchema: string
  readonly tables: readonly TableRow[]
  readonly columns: readonly ColumnRow[]
  readonly constraints: readonly ConstraintRow[]
  readonly indexes: readonly IndexRow[]
}

interface Place {
  readonly schema: string
  readonly table: string
}

export interface TableRow extends Place {
  /** `TABLE` or `VIEW`. */
  readonly type: string
  readonly comment: string | null
}

export interface ColumnRow extends Place {
  readonly name: string
  readonly dataType: string
  readonly charLength: number
  readonly dataLength: number
  readonly precision: number | null
  readonly scale: number | null
  readonly nullable: 'Y' | 'N'
  readonly defaultExpression: string | null
  readonly isIdentity: 'YES' | 'NO'
  readonly isVirtual: 'YES' | 'NO'
  /** 1 when a check says that the text is JSON. */
  readonly isJson: number
  readonly comment: string | null
}

export interface ConstraintRow extends Place {
  readonly name: string
  /** `P` primary key, `R` foreign key. */
  readonly type: 'P' | 'R'
  readonly column: string
  readonly index: string | null
  readonly referencedSchema: string | null
  readonly referencedTable: string | null
  readonly referencedColumn: string | null
  readonly onDelete: string | null
}

export interface IndexRow extends Place {
  readonly name: string
  readonly uniqueness: 'UNIQUE' | 'NONUNIQUE'
  readonly column: string
}

/** The statements of a catalog; `schemas` narrows them, else the current schema of the session. */
export function catalogStatements(
  schemas: readonly string[] | undefined,
): Readonly<Record<'tables' | 'columns' | 'constraints' | 'indexes', Sql>> {
  const owned = (column: string) => {
    const owner = raw(column)
    return schemas === undefined || schemas.length === 0
      ? sql`${owner} = SYS_CONTEXT('USERENV', 'CURRENT_SCHEMA')`
      : sql`${owner} IN (${join(schemas.map((name) => sql`${name}`))})`
  }
  return {
    tables: sql`SELECT t.owner AS "schema", t.table_name AS "table", t.table_type AS "type", t.comments AS "comment"
FROM all_tab_comments t WHERE ${owned('t.owner')} AND t.table_type IN ('TABLE', 'VIEW') AND t.table_name NOT LIKE 'BIN$%' ORDER BY t.owner, t.table_name`,
    columns: sql`SELECT c.owner AS "schema", c.table_name AS "table", c.column_name AS "name", c.data_type AS "dataType", c.char_length AS "charLength", c.data_length AS "dataLength", c.data_precision AS "precision", c.data_scale AS "scale", c.nullable AS "nullable", c.data_default AS "defaultExpression", c.identity_column AS "isIdentity", c.virtual_column AS "isVirtual", CASE WHEN j.column_name IS NULL THEN 0 ELSE 1 END AS "isJson", m.comments AS "comment"
FROM all_tab_cols c
LEFT JOIN all_col_comments m ON m.owner = c.owner AND m.table_name = c.table_name AND m.column_name = c.column_name
LEFT JOIN all_json_columns j ON j.owner = c.owner AND j.table_name = c.table_name AND j.column_name = c.column_name
WHERE ${owned('c.owner')} AND c.hidden_column = 'NO' AND c.table_name NOT LIKE 'BIN$%' ORDER BY c.owner, c.table_name, c.column_id`,
    constraints: sql`SELECT k.owner AS "schema", k.table_name AS "table", k.constraint_name AS "name", k.constraint_type AS "type", p.column_name AS "column", k.index_name AS "index", r.owner AS "referencedSchema", r.table_name AS "referencedTable", r.column_name AS "referencedColumn", k.delete_rule AS "onDelete"
FROM all_constraints k
JOIN all_cons_columns p ON p.owner = k.owner AND p.constraint_name = k.constraint_name AND p.table_name = k.table_name
LEFT JOIN all_cons_columns r ON r.owner = k.r_owner AND r.constraint_name = k.r_constraint_name AND r.position = p.position
WHERE ${owned('k.owner')} AND k.constraint_type IN ('P', 'R') AND k.table_name NOT LIKE 'BIN$%' ORDER BY k.owner, k.table_name, k.constraint_name, p.position`,
    indexes: sql`SELECT i.table_owner AS "schema", i.table_name AS "table", i.index_name AS "name", i.uniqueness AS "uniqueness", p.column_name AS "column"
FROM all_indexes i JOIN all_ind_columns p ON p.index_owner = i.owner AND p.index_name = i.index_name
WHERE ${owned('i.table_owner')} AND i.index_type = 'NORMAL' AND i.table_name NOT LIKE 'BIN$%' ORDER BY i.table_owner, i.table_name, i.index_name, p.column_position`,
  }
}

export async function introspect(connection: Connection, options: IntrospectOptions = {}): Promise<Catalog> {
  const statements = catalogStatements(options.schemas)
  const read = <Row>(fragment: Sql) => connection.rows<Row>(compile({ createQueryCompiler }, fragment))
  const [schema, tables, columns, constraints, indexes] = await Promise.all([
    connection.text(rawStatement("SELECT SYS_CONTEXT('USERENV', 'CURRENT_SCHEMA') FROM DUAL")),
    read<TableRow>(statements.tables),
    read<ColumnRow>(statements.columns),
    read<ConstraintRow>(statements.constraints),
    read<IndexRow>(statements.indexes),
  ])
  return rowsToCatalog({ defaultSchema: schema ?? '', tables, columns, constraints, indexes }, options)
}

/** Any DDL moves `last_ddl_time`; it counts in seconds, so names and comments are added up beside. */
export async function catalogFingerprint(connection: Connection): Promise<string> {
  const text = `SELECT (SELECT COUNT(*) || '.' || SUM(ORA_HASH(object_id || ':' || object_name || ':' || TO_CHAR(last_ddl_time, 'YYYYMMDDHH24MISS'))) FROM all_objects WHERE owner = SYS_CONTEXT('USERENV', 'CURRENT_SCHEMA') AND object_type IN ('TABLE', 'VIEW', 'INDEX')) || '.' ||
(SELECT COUNT(*) || '.' || SUM(ORA_HASH(table_name || ':' || column_name || ':' || data_type || ':' || nullable || ':' || data_length)) FROM all_tab_columns WHERE owner = SYS_CONTEXT('USERENV', 'CURRENT_SCHEMA')) || '.' ||
(SELECT COUNT(*) || '.' || SUM(ORA_HASH(table_name || ':' || constraint_name || ':' || delete_rule)) FROM all_constraints WHERE owner = SYS_CONTEXT('USERENV', 'CURRENT_SCHEMA')) || '.' ||
(SELECT SUM(ORA_HASH(table_name || ':' || column_name || ':' || comments)) FROM all_col_comments WHERE owner = SYS_CONTEXT('USERENV', 'CURRENT_SCHEMA')) FROM DUAL`
  return (await connection.text(rawStatement(text))) ?? ''
}

/** What the rows say, without asking the database anything more. */
export function rowsToCatalog(rows: CatalogRows, options: IntrospectOptions = {}): Catalog {
  const excluded = new Set(options.excludeTables ?? [])
  const keyOf = ({ schema, table }: Place) => JSON.stringify([schema, table])
  const columns = groupRows(rows.columns, keyOf)
  const constraints = groupRows(rows.constraints, keyOf)
  const indexes = groupRows(rows.indexes, keyOf)
  const tables = rows.tables
    .filter((row) => !excluded.has(row.table))
    .map((row): CatalogTable => {
      const own = constraints.get(keyOf(row)) ?? []
      const primary = own.filter(({ type }) => type === 'P')
      return {
        schema: row.schema,
        name: row.table,
        kind: row.type === 'VIEW' ? 'view' : 'table',
        comment: row.comment,
        columns: (columns.get(keyOf(row)) ?? []).map(toColumn),
        primaryKey: primary.map(({ column }) => column),
        foreignKeys: toForeignKeys(own.filter(({ type }) => type === 'R')),
        indexes: toIndexes((indexes.get(keyOf(row)) ?? []).filter(({ name }) => name !== primary[0]?.index)),
        details: {},
      }
    })
  return { defaultSchema: rows.defaultSchema, tables }
}

const texts = /CHAR/

function toColumn(row: ColumnRow): CatalogColumn {
  const expression = row.defaultExpression?.trim() ?? null
  const isVirtual = row.isVirtual === 'YES'
  const isIdentity = row.isIdentity === 'YES'
  return {
    name: row.name,
    nativeType: `${nativeType(row)}${row.isJson === 1 && row.dataType !== 'JSON' ? jsonMark : ''}`,
    dataType: row.dataType,
    maxLength: lengthOf(row),
    numericPrecision: row.precision,
    numericScale: row.dataType === 'NUMBER' || row.dataType === 'FLOAT' ? row.scale : null,
    isNullable: row.nullable === 'Y',
    defaultExpression: isVirtual || isIdentity || expression === '' ? null : expression,
    isAutoIncrement: isIdentity || /\.nextval$/i.test(expression ?? ''),
    isGenerated: isVirtual,
    generationExpression: isVirtual ? expression : null,
    enumValues: null,
    comment: row.comment,
  }
}

function lengthOf({ dataType, charLength, dataLength }: ColumnRow): number | null {
  if (texts.test(dataType)) return charLength
  return dataType === 'RAW' ? dataLength : null
}

function nativeType(row: ColumnRow): string {
  if (/^VARCHAR2$|^CHAR$/.test(row.dataType)) return `${row.dataType}(${row.charLength} CHAR)`
  if (/^NVARCHAR2$|^NCHAR$/.test(row.dataType)) return `${row.dataType}(${row.charLength})`
  if (row.dataType === 'RAW') return `RAW(${row.dataLength})`
  if (row.dataType !== 'NUMBER') return row.dataType
  if (row.precision === null) return row.scale === 0 ? 'INTEGER' : 'NUMBER'
  return `NUMBER(${row.precision},${row.scale ?? 0})`
}

function toForeignKeys(rows: readonly ConstraintRow[]): CatalogForeignKey[] {
  return [...groupRows(rows, ({ name }) => name).values()].flatMap((parts) => {
    const [first] = parts
    if (first === undefined || first.referencedTable === null) return []
    return [
      {
        name: first.name,
        columns: parts.map(({ column }) => column),
        referencedSchema: first.referencedSchema,
        referencedTable: first.referencedTable,
        referencedColumns: parts.map(({ referencedColumn }) => referencedColumn ?? ''),
        // There is no ON UPDATE.
        onUpdate: 'NO ACTION',
        onDelete: (first.onDelete ?? 'NO ACTION') as ForeignKeyAction,
      },
    ]
  })
}

function toIndexes(rows: readonly IndexRow[]): CatalogIndex[] {
  return [...groupRows(rows, ({ name }) => name).entries()].map(([name, parts]) => ({
    name,
    columns: parts.map(({ column }) => column),
    isUnique: parts[0]?.uniqueness === 'UNIQUE',
  }))
}
