import type { Catalog, CatalogColumn, CatalogForeignKey, CatalogIndex, CatalogTable, ColumnExtras, ForeignKeyAction } from '../catalog.ts'
import type { Connection } from '../connection.ts'
import type { IntrospectOptions } from '../dialect.ts'
import { groupRows } from '../shared/group-rows.ts'
import { rawStatement } from '../sql.ts'

/** Rows of INFORMATION_SCHEMA, under the names the statements below give them. */
export interface CatalogRows {
  readonly tables: readonly TableRow[]
  readonly columns: readonly ColumnRow[]
  readonly indexes: readonly IndexRow[]
  readonly foreignKeys: readonly ForeignKeyRow[]
  readonly events?: readonly EventRow[]
}

/** A trigger before the rows of a statement, or a view that can be written. */
export interface EventRow {
  readonly table: string
  readonly event: string
}

export interface TableRow {
  readonly name: string
  readonly type: string
  readonly comment: string
  readonly collation: string | null
  readonly engine: string | null
}

export interface ColumnRow {
  readonly table: string
  readonly name: string
  readonly dataType: string
  readonly columnType: string
  readonly maxLength: number | string | null
  readonly numericPrecision: number | string | null
  readonly numericScale: number | string | null
  readonly isNullable: string
  /** Quoted when it is text, bare when it is a number or an expression. */
  readonly defaultExpression: string | null
  readonly extra: string
  readonly generation: string | null
  readonly comment: string
  readonly collation: string | null
  /** A check that belongs to the column. */
  readonly check?: string
}

export interface IndexRow {
  readonly table: string
  readonly name: string
  readonly nonUnique: number | string
  /** NULL: an expression. */
  readonly column: string | null
  /** Characters of the column that are indexed; NULL: all. */
  readonly prefix: number | string | null
}

export interface ForeignKeyRow {
  readonly table: string
  readonly name: string
  readonly column: string
  readonly referencedSchema: string | null
  readonly referencedTable: string
  readonly referencedColumn: string
  readonly onUpdate: string
  readonly onDelete: string
}

const tablesText = `SELECT TABLE_NAME AS \`name\`, TABLE_TYPE AS \`type\`, TABLE_COMMENT AS \`comment\`, TABLE_COLLATION AS \`collation\`, ENGINE AS \`engine\`
FROM information_schema.TABLES WHERE TABLE_SCHEMA = DATABASE() AND TABLE_TYPE IN ('BASE TABLE', 'SYSTEM VERSIONED', 'VIEW') ORDER BY TABLE_NAME`

const indexesText = `SELECT TABLE_NAME AS \`table\`, INDEX_NAME AS \`name\`, NON_UNIQUE AS \`nonUnique\`, COLUMN_NAME AS \`column\`, SUB_PART AS \`prefix\`
FROM information_schema.STATISTICS WHERE TABLE_SCHEMA = DATABASE() AND INDEX_TYPE IN ('BTREE', 'HASH') ORDER BY TABLE_NAME, INDEX_NAME, SEQ_IN_INDEX`

const foreignKeysText = `SELECT k.TABLE_NAME AS \`table\`, k.CONSTRAINT_NAME AS \`name\`, k.COLUMN_NAME AS \`column\`,
NULLIF(k.REFERENCED_TABLE_SCHEMA, DATABASE()) AS \`referencedSchema\`, k.REFERENCED_TABLE_NAME AS \`referencedTable\`, k.REFERENCED_COLUMN_NAME AS \`referencedColumn\`,
r.UPDATE_RULE AS \`onUpdate\`, r.DELETE_RULE AS \`onDelete\`
FROM information_schema.KEY_COLUMN_USAGE k JOIN information_schema.REFERENTIAL_CONSTRAINTS r
ON r.CONSTRAINT_SCHEMA = k.CONSTRAINT_SCHEMA AND r.CONSTRAINT_NAME = k.CONSTRAINT_NAME AND r.TABLE_NAME = k.TABLE_NAME
WHERE k.TABLE_SCHEMA = DATABASE() AND r.CONSTRAINT_SCHEMA = DATABASE() AND k.REFERENCED_TABLE_NAME IS NOT NULL
ORDER BY k.TABLE_NAME, k.CONSTRAINT_NAME, k.ORDINAL_POSITION`

/**
 * Defaults are brought into the form of SHOW CREATE TABLE: INFORMATION_SCHEMA gives text without quotes, and only
 * DEFAULT_GENERATED tells `now()` the function from 'now()' the text. The reference system of a shape is part of its type.
 */
const columnsText = `SELECT TABLE_NAME AS \`table\`, COLUMN_NAME AS \`name\`, DATA_TYPE AS \`dataType\`,
CASE WHEN SRS_ID IS NULL THEN COLUMN_TYPE ELSE CONCAT(COLUMN_TYPE, ' SRID ', SRS_ID) END AS \`columnType\`,
CHARACTER_MAXIMUM_LENGTH AS \`maxLength\`, NUMERIC_PRECISION AS \`numericPrecision\`, NUMERIC_SCALE AS \`numericScale\`, IS_NULLABLE AS \`isNullable\`,
CASE WHEN EXTRA LIKE '%DEFAULT_GENERATED%' OR NUMERIC_PRECISION IS NOT NULL THEN COLUMN_DEFAULT ELSE QUOTE(COLUMN_DEFAULT) END AS \`defaultExpression\`,
EXTRA AS \`extra\`, GENERATION_EXPRESSION AS \`generation\`, COLUMN_COMMENT AS \`comment\`, COLLATION_NAME AS \`collation\`
FROM information_schema.COLUMNS WHERE TABLE_SCHEMA = DATABASE() ORDER BY TABLE_NAME, ORDINAL_POSITION`

/** A view that can be updated can take new rows as well, unless it leaves out what its table needs. */
const eventsText = `SELECT EVENT_OBJECT_TABLE AS \`table\`, EVENT_MANIPULATION AS \`event\` FROM information_schema.TRIGGERS
WHERE EVENT_OBJECT_SCHEMA = DATABASE() AND ACTION_TIMING = 'BEFORE'
UNION ALL SELECT TABLE_NAME, 'VIEW' FROM information_schema.VIEWS WHERE TABLE_SCHEMA = DATABASE() AND IS_UPDATABLE = 'YES'`

export async function introspect(connection: Connection, options: IntrospectOptions = {}): Promise<Catalog> {
  return rowsToCatalog(withPlainExpressions(await readRows(connection, columnsText)), options)
}

/** INFORMATION_SCHEMA escapes expressions once more than DDL does: `_utf8mb4\'it\\\'s\'`. */
export function withPlainExpressions(rows: CatalogRows): CatalogRows {
  const plain = (text: string | null) => text?.replace(/\\([\s\S])/g, '$1') ?? null
  const columns = rows.columns.map((row) => ({
    ...row,
    generation: plain(row.generation),
    defaultExpression: row.extra.includes('DEFAULT_GENERATED') ? plain(row.defaultExpression) : row.defaultExpression,
  }))
  return { ...rows, columns }
}

/** The four statements of a catalog; near-twins pass their own columns. */
export async function readRows(connection: Connection, ownColumnsText: string): Promise<CatalogRows> {
  const read = <Row>(text: string) => connection.rows<Row>(rawStatement(text))
  const [tables, columns, indexes, foreignKeys, events] = await Promise.all([
    read<TableRow>(tablesText),
    read<ColumnRow>(ownColumnsText),
    read<IndexRow>(indexesText),
    read<ForeignKeyRow>(foreignKeysText),
    read<EventRow>(eventsText),
  ])
  return { tables, columns, indexes, foreignKeys, events }
}

/** Sums of checksums over the catalog: no order, no large text, any changed word changes them. */
export async function catalogFingerprint(connection: Connection): Promise<string> {
  const sources = [
    ['TABLES', 'TABLE_SCHEMA', "TABLE_NAME, TABLE_TYPE, IF(TABLE_TYPE = 'VIEW', '', TABLE_COMMENT)"],
    [
      'COLUMNS',
      'TABLE_SCHEMA',
      'TABLE_NAME, COLUMN_NAME, ORDINAL_POSITION, IFNULL(COLUMN_DEFAULT, CHAR(0)), IS_NULLABLE, COLUMN_TYPE, EXTRA, COLUMN_COMMENT',
    ],
    ['STATISTICS', 'TABLE_SCHEMA', "TABLE_NAME, INDEX_NAME, NON_UNIQUE, SEQ_IN_INDEX, IFNULL(COLUMN_NAME, '')"],
    [
      'KEY_COLUMN_USAGE',
      'TABLE_SCHEMA',
      "TABLE_NAME, CONSTRAINT_NAME, COLUMN_NAME, ORDINAL_POSITION, IFNULL(CONCAT(REFERENCED_TABLE_NAME, CHAR(0), REFERENCED_COLUMN_NAME), '')",
    ],
    ['TRIGGERS', 'TRIGGER_SCHEMA', 'TRIGGER_NAME, EVENT_OBJECT_TABLE, EVENT_MANIPULATION, ACTION_TIMING'],
    ['REFERENTIAL_CONSTRAINTS', 'CONSTRAINT_SCHEMA', 'TABLE_NAME, CONSTRAINT_NAME, UPDATE_RULE, DELETE_RULE'],
  ] as const
  const selects = sources.map(
    ([from, schema, columns]) => `SELECT CONCAT_WS('.', COUNT(*), IFNULL(SUM(CRC32(line)), 0), BIT_XOR(CRC32(REVERSE(line)))) AS part
FROM (SELECT CONCAT_WS(CHAR(0), ${columns}) AS line FROM information_schema.${from} WHERE ${schema} = DATABASE()) AS t`,
  )
  const parts = await connection.texts(rawStatement(selects.join(' UNION ALL ')))
  return parts.join('-')
}

/** Storage engines that can undo; MyISAM, Aria, MEMORY and their likes can't. */
const transactionalEngines = /^(innodb|ndbcluster|ndb|rocksdb|tokudb)$/i

/** What the rows say, without asking the database anything more. */
export function rowsToCatalog(rows: CatalogRows, options: IntrospectOptions = {}): Catalog {
  const excluded = new Set(options.excludeTables ?? [])
  const columns = groupRows(rows.columns, (row) => row.table)
  const indexes = groupRows(rows.indexes, (row) => row.table)
  const foreignKeys = groupRows(rows.foreignKeys, (row) => row.table)
  const events = groupRows(rows.events ?? [], (row) => row.table)
  const tables = rows.tables
    // A view over a table that is gone has no columns, and can't be read.
    .filter((row) => !excluded.has(row.name) && (row.type !== 'VIEW' || columns.has(row.name)))
    .map(
      (row): CatalogTable => ({
        schema: null,
        name: row.name,
        kind: row.type === 'VIEW' ? 'view' : 'table',
        comment: row.type === 'VIEW' || row.comment === '' ? null : row.comment,
        columns: (columns.get(row.name) ?? []).map((column) => toColumn(column, row.collation)),
        ...toKeys(indexes.get(row.name) ?? []),
        foreignKeys: toForeignKeys(foreignKeys.get(row.name) ?? []),
        ...toEvents(events.get(row.name) ?? []),
        ...(row.engine === null || transactionalEngines.test(row.engine) ? {} : { isTransactional: false }),
        details: { collation: row.collation, engine: row.engine },
      }),
    )
  return { defaultSchema: null, tables }
}

function toEvents(rows: readonly EventRow[]): Pick<CatalogTable, 'triggers' | 'writes'> {
  const all = ['insert', 'update', 'delete'] as const
  const triggers = all.filter((name) => rows.some(({ event }) => event.toLowerCase() === name))
  const isView = rows.some(({ event }) => event === 'VIEW')
  return { ...(triggers.length === 0 ? {} : { triggers }), ...(isView ? { writes: all } : {}) }
}

function toColumn(row: ColumnRow, tableCollation: string | null): CatalogColumn {
  const flags = /\bunsigned\b|\bzerofill\b/gi
  const isList = row.dataType === 'enum' || row.dataType === 'set'
  const generation = row.generation === null || row.generation === '' ? null : row.generation
  return {
    name: row.name,
    nativeType: row.columnType,
    dataType: isList ? row.dataType : [row.dataType, ...(row.columnType.match(flags) ?? [])].join(' '),
    maxLength: toNumber(row.maxLength),
    numericPrecision: toNumber(row.numericPrecision),
    numericScale: toNumber(row.numericScale),
    isNullable: row.isNullable === 'YES',
    defaultExpression: row.defaultExpression === 'NULL' ? null : row.defaultExpression,
    isAutoIncrement: /auto_increment/i.test(row.extra),
    isGenerated: generation !== null,
    generationExpression: generation,
    enumValues: isList ? listValues(row.columnType) : null,
    comment: row.comment === '' ? null : row.comment,
    ...traitsOf(row),
    ...toExtras(row, tableCollation),
  }
}

/** A collation begins with the name of its character set; those that hold every character are not worth a word. */
function traitsOf({ collation, dataType }: ColumnRow): Pick<CatalogColumn, 'traits'> {
  if (dataType === 'time') return { traits: { isUnbounded: true } }
  const characterSet = /^([a-z0-9]+)_/.exec(collation ?? '')?.[1] ?? 'utf8mb4'
  return /^utf(8mb4|16|32)/.test(characterSet) ? {} : { traits: { characterSet } }
}

function toExtras({ collation, extra, check }: ColumnRow, tableCollation: string | null): Pick<CatalogColumn, 'extras'> {
  const extras: ColumnExtras = {
    ...(collation === null || collation === tableCollation ? {} : { collation }),
    ...(/on update/i.test(extra) ? { isTouched: true } : {}),
    ...(/\binvisible\b/i.test(extra) ? { isInvisible: true } : {}),
    ...(check === undefined ? {} : { check }),
    ...(/without system versioning/i.test(extra) ? { isUnversioned: true } : {}),
  }
  return Object.keys(extras).length === 0 ? {} : { extras }
}

/** The driver gives 64-bit numbers of some views as text. */
function toNumber(value: number | string | null): number | null {
  return value === null ? null : Number(value)
}

/** `enum('a','b''c')` */
function listValues(columnType: string): string[] {
  return [...columnType.matchAll(/'((?:[^']|'')*)'/g)].map(([, text = '']) => text.replaceAll("''", "'"))
}

function toKeys(rows: readonly IndexRow[]): { primaryKey: readonly string[]; indexes: readonly CatalogIndex[] } {
  const named = [...groupRows(rows, (row) => row.name)]
  const plain = named.filter(([, parts]) => parts.every((part) => part.column !== null))
  const indexes = plain.map(([name, parts]) => ({
    name,
    columns: parts.map((part) => part.column ?? ''),
    // A unique index over a prefix says nothing about whole values.
    isUnique: parts.every((part) => Number(part.nonUnique) === 0 && part.prefix === null),
  }))
  return {
    primaryKey: indexes.find(({ name }) => name === 'PRIMARY')?.columns ?? [],
    indexes: indexes.filter(({ name }) => name !== 'PRIMARY'),
  }
}

function toForeignKeys(rows: readonly ForeignKeyRow[]): CatalogForeignKey[] {
  return [...groupRows(rows, (row) => row.name)].flatMap(([name, parts]) => {
    const [first] = parts
    if (first === undefined) return []
    return [
      {
        name,
        columns: parts.map((part) => part.column),
        referencedSchema: first.referencedSchema,
        referencedTable: first.referencedTable,
        referencedColumns: parts.map((part) => part.referencedColumn),
        onUpdate: first.onUpdate as ForeignKeyAction,
        onDelete: first.onDelete as ForeignKeyAction,
      },
    ]
  })
}
