import type { Catalog, CatalogColumn, CatalogForeignKey, CatalogIndex, CatalogTable, ForeignKeyAction, WriteEvent } from '../catalog.ts'
import type { Connection } from '../connection.ts'
import type { IntrospectOptions } from '../dialect.ts'
import { groupRows } from '../shared/group-rows.ts'
import { rawStatement } from '../sql.ts'

/** Rows of pg_catalog, under the names the statements below give them. */
export interface CatalogRows {
  readonly defaultSchema: string | null
  readonly tables: readonly TableRow[]
  readonly columns: readonly ColumnRow[]
  readonly constraints: readonly ConstraintRow[]
  readonly indexes: readonly IndexRow[]
}

export interface TableRow {
  readonly id: string
  readonly schema: string
  readonly name: string
  readonly kind: string
  readonly comment: string | null
  /** Statements with a trigger before or instead of each row, as bits (`TRIGGER_TYPE_…` of pg_trigger.h). */
  readonly triggers?: number | null
  /** What can be written through a view, as bits (https://www.postgresql.org/docs/current/functions-info.html). */
  readonly writes?: number | null
}

export interface ColumnRow {
  readonly table: string
  readonly name: string
  readonly nativeType: string
  readonly dataType: string
  /** The type modifier: length, or precision and scale; -1 without. */
  readonly modifier: number
  readonly isRequired: boolean
  readonly defaultExpression: string | null
  readonly identity: string
  readonly generated: string
  readonly comment: string | null
  readonly enumValues: readonly string[] | null
  readonly isComposite: boolean
}

export interface ConstraintRow {
  readonly table: string
  readonly name: string
  readonly kind: string
  readonly columns: readonly string[]
  readonly referencedSchema: string | null
  readonly referencedTable: string | null
  readonly referencedColumns: readonly string[] | null
  readonly onUpdate: string
  readonly onDelete: string
}

export interface IndexRow {
  readonly table: string
  readonly name: string
  readonly isUnique: boolean
  readonly columns: readonly string[]
}

/** Tables, partitioned parents, foreign tables and views of some schemas, without what belongs to an extension (PostGIS). */
const wantedTables = `SELECT c.oid FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
WHERE c.relkind IN ('r', 'p', 'f', 'v', 'm') AND NOT c.relispartition AND n.nspname = ANY($1::text[])
AND NOT EXISTS (SELECT 1 FROM pg_depend d WHERE d.classid = 'pg_class'::regclass AND d.objid = c.oid AND d.deptype = 'e')`

const tablesText = `SELECT c.oid::text AS "id", n.nspname::text AS "schema", c.relname::text AS "name", c.relkind::text AS "kind", obj_description(c.oid, 'pg_class') AS "comment",
(SELECT bit_or(t.tgtype)::integer FROM pg_trigger t WHERE t.tgrelid = c.oid AND NOT t.tgisinternal AND t.tgenabled IN ('O', 'A') AND t.tgtype & 66 > 0) AS "triggers",
CASE c.relkind WHEN 'v' THEN pg_relation_is_updatable(c.oid, true) END AS "writes"
FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace WHERE c.oid IN (${wantedTables}) ORDER BY n.nspname, c.relname`

/** A domain is described by its base type, and keeps its own name as native type. */
const columnsText = `SELECT a.attrelid::text AS "table", a.attname::text AS "name", format_type(a.atttypid, a.atttypmod) AS "nativeType",
format_type(CASE WHEN t.typtype = 'd' THEN t.typbasetype ELSE a.atttypid END, NULL) AS "dataType",
CASE WHEN t.typtype = 'd' THEN t.typtypmod ELSE a.atttypmod END AS "modifier",
(a.attnotnull OR t.typnotnull) AS "isRequired", pg_get_expr(d.adbin, d.adrelid) AS "defaultExpression",
a.attidentity::text AS "identity", a.attgenerated::text AS "generated", col_description(a.attrelid, a.attnum) AS "comment", e.labels AS "enumValues", (t.typtype = 'c') AS "isComposite"
FROM pg_attribute a JOIN pg_type t ON t.oid = a.atttypid
LEFT JOIN pg_attrdef d ON d.adrelid = a.attrelid AND d.adnum = a.attnum
LEFT JOIN (SELECT enumtypid, array_agg(enumlabel::text ORDER BY enumsortorder) AS labels FROM pg_enum GROUP BY enumtypid) e ON e.enumtypid = a.atttypid
WHERE a.attrelid IN (${wantedTables}) AND a.attnum > 0 AND NOT a.attisdropped ORDER BY a.attrelid, a.attnum`

const columnNames = (
  relation: string,
  numbers: string,
): string => `ARRAY(SELECT a.attname::text FROM unnest(${numbers}) WITH ORDINALITY AS k (number, place)
JOIN pg_attribute a ON a.attrelid = ${relation} AND a.attnum = k.number ORDER BY k.place)`

const constraintsText = `SELECT c.conrelid::text AS "table", c.conname::text AS "name", c.contype::text AS "kind", ${columnNames('c.conrelid', 'c.conkey')} AS "columns",
fn.nspname::text AS "referencedSchema", f.relname::text AS "referencedTable", ${columnNames('c.confrelid', 'c.confkey')} AS "referencedColumns",
c.confupdtype::text AS "onUpdate", c.confdeltype::text AS "onDelete"
FROM pg_constraint c LEFT JOIN pg_class f ON f.oid = c.confrelid LEFT JOIN pg_namespace fn ON fn.oid = f.relnamespace
WHERE c.contype IN ('p', 'f') AND c.conrelid IN (${wantedTables}) ORDER BY c.conrelid, c.conname`

/** Whole-column indexes; a partial unique index does not make its columns unique. */
const indexesText = `SELECT i.indrelid::text AS "table", c.relname::text AS "name", (i.indisunique AND i.indpred IS NULL) AS "isUnique",
ARRAY(SELECT a.attname::text FROM generate_series(0, i.indnkeyatts - 1) AS k (place) JOIN pg_attribute a ON a.attrelid = i.indrelid AND a.attnum = i.indkey[k.place] ORDER BY k.place) AS "columns"
FROM pg_index i JOIN pg_class c ON c.oid = i.indexrelid
WHERE NOT i.indisprimary AND i.indexprs IS NULL AND i.indisvalid AND i.indrelid IN (${wantedTables}) ORDER BY i.indrelid, c.relname`

const defaultSchemaText = 'SELECT current_schema()::text AS "name"'

export async function introspect(connection: Connection, options: IntrospectOptions = {}): Promise<Catalog> {
  const [current] = await connection.rows<{ readonly name: string | null }>(rawStatement(defaultSchemaText))
  const defaultSchema = current?.name ?? null
  const read = <Row>(text: string): Promise<Row[]> => connection.rows<Row>(rawStatement(text, [schemasOf(options, defaultSchema)]))
  const [tables, columns, constraints, indexes] = await Promise.all([
    read<TableRow>(tablesText),
    read<ColumnRow>(columnsText),
    read<ConstraintRow>(constraintsText),
    read<IndexRow>(indexesText),
  ])
  const excluded = new Set(options.excludeTables ?? [])
  return rowsToCatalog({ defaultSchema, tables: tables.filter(({ name }) => !excluded.has(name)), columns, constraints, indexes })
}

function schemasOf(options: IntrospectOptions, defaultSchema: string | null): readonly string[] {
  if (options.schemas !== undefined && options.schemas.length > 0) return options.schemas
  return defaultSchema === null ? [] : [defaultSchema]
}

/** `xmin` is the transaction that wrote a catalog row, so any change to a table, column, key, comment or enum shows. */
const fingerprintText = `SELECT concat_ws('/',
(SELECT concat(count(*), ':', sum(xmin::text::bigint), ':', sum(oid::bigint)) FROM pg_class WHERE relnamespace IN (SELECT oid FROM pg_namespace WHERE nspname = ANY($1::text[]))),
(SELECT concat(count(*), ':', sum(a.xmin::text::bigint)) FROM pg_attribute a JOIN pg_class c ON c.oid = a.attrelid WHERE c.relnamespace IN (SELECT oid FROM pg_namespace WHERE nspname = ANY($1::text[]))),
(SELECT concat(count(*), ':', sum(xmin::text::bigint)) FROM pg_constraint),
(SELECT concat(count(*), ':', sum(xmin::text::bigint)) FROM pg_attrdef),
(SELECT concat(count(*), ':', sum(xmin::text::bigint)) FROM pg_trigger WHERE NOT tgisinternal),
(SELECT concat(count(*), ':', sum(xmin::text::bigint)) FROM pg_enum),
(SELECT concat(count(*), ':', sum(xmin::text::bigint)) FROM pg_description WHERE classoid = 'pg_class'::regclass))`

export async function catalogFingerprint(connection: Connection, options: IntrospectOptions = {}): Promise<string> {
  const schemas = options.schemas ?? []
  const chosen = schemas.length > 0 ? schemas : [(await connection.text(rawStatement(defaultSchemaText))) ?? '']
  return (await connection.text({ ...rawStatement(fingerprintText, [chosen]), name: 'recto_fingerprint' })) ?? ''
}

/** The catalog those rows describe. Pure. */
export function rowsToCatalog(rows: CatalogRows): Catalog {
  const columns = groupRows(rows.columns, ({ table }) => table)
  const constraints = groupRows(rows.constraints, ({ table }) => table)
  const indexes = groupRows(rows.indexes, ({ table }) => table)
  const tables = rows.tables.map((table): CatalogTable => {
    const own = constraints.get(table.id) ?? []
    return {
      schema: table.schema,
      name: table.name,
      kind: table.kind === 'v' || table.kind === 'm' ? 'view' : 'table',
      comment: table.comment,
      columns: (columns.get(table.id) ?? []).map(toColumn),
      primaryKey: own.find(({ kind }) => kind === 'p')?.columns ?? [],
      foreignKeys: own.filter(({ kind }) => kind === 'f').map(toForeignKey),
      indexes: (indexes.get(table.id) ?? []).map(
        ({ name, columns: names, isUnique }): CatalogIndex => ({ name, columns: names, isUnique }),
      ),
      ...toEvents(table),
      details: {},
    }
  })
  return { defaultSchema: rows.defaultSchema, tables }
}

function toEvents(table: TableRow): Pick<CatalogTable, 'triggers' | 'writes'> {
  const triggers = eventsOf(table.triggers, { insert: 4, update: 16, delete: 8 })
  const writes = eventsOf(table.writes, { insert: 8, update: 4, delete: 16 })
  return { ...(triggers.length === 0 ? {} : { triggers }), ...(writes.length === 0 ? {} : { writes }) }
}

function eventsOf(bits: number | null | undefined, bitOf: Readonly<Record<WriteEvent, number>>): readonly WriteEvent[] {
  return (['insert', 'update', 'delete'] as const).filter((event) => ((bits ?? 0) & bitOf[event]) !== 0)
}

function toColumn(row: ColumnRow): CatalogColumn {
  const isGenerated = row.generated !== ''
  return {
    name: row.name,
    nativeType: row.nativeType,
    dataType: row.dataType,
    maxLength: lengthOf(row),
    ...numericSize(row),
    isNullable: !row.isRequired,
    defaultExpression: isGenerated ? null : row.defaultExpression,
    isAutoIncrement: row.identity !== '' || /^nextval\(|^unique_rowid\(/.test(row.defaultExpression ?? ''),
    isGenerated,
    generationExpression: isGenerated ? row.defaultExpression : null,
    enumValues: row.enumValues,
    comment: row.comment,
    ...traitsOf(row),
  }
}

const unboundedTypes = new Set(['date', 'timestamp without time zone', 'timestamp with time zone', 'time without time zone'])

function traitsOf({ isComposite, dataType }: ColumnRow): Pick<CatalogColumn, 'traits'> {
  if (isComposite) return { traits: { isComposite: true } }
  return unboundedTypes.has(dataType) ? { traits: { isUnbounded: true } } : {}
}

const countedTypes = new Set(['character varying', 'character', 'bpchar'])

/** Text lengths are stored with four bytes of header added. */
function lengthOf({ dataType, modifier }: ColumnRow): number | null {
  if (modifier < 0) return null
  if (countedTypes.has(dataType)) return modifier - 4
  return dataType === 'bit' || dataType === 'bit varying' ? modifier : null
}

const numericSizes: Readonly<Record<string, readonly [precision: number, scale: number | null]>> = {
  smallint: [16, 0],
  integer: [32, 0],
  bigint: [64, 0],
  real: [24, null],
  'double precision': [53, null],
}

/** Precision in the upper, scale in the lower half of the modifier, the scale being an 11-bit signed number (numeric.c). */
function numericSize({ dataType, modifier }: ColumnRow): Pick<CatalogColumn, 'numericPrecision' | 'numericScale'> {
  if (dataType === 'numeric' && modifier >= 4) {
    const packed = modifier - 4
    return { numericPrecision: (packed >> 16) & 0xffff, numericScale: ((packed & 0x7ff) ^ 1024) - 1024 }
  }
  const [numericPrecision, numericScale] = numericSizes[dataType] ?? [null, null]
  return { numericPrecision, numericScale }
}

const actions: Readonly<Record<string, ForeignKeyAction>> = { a: 'NO ACTION', r: 'RESTRICT', c: 'CASCADE', n: 'SET NULL', d: 'SET DEFAULT' }

function toForeignKey(row: ConstraintRow): CatalogForeignKey {
  return {
    name: row.name,
    columns: row.columns,
    referencedSchema: row.referencedSchema,
    referencedTable: row.referencedTable ?? '',
    referencedColumns: row.referencedColumns ?? [],
    onUpdate: actions[row.onUpdate] ?? 'NO ACTION',
    onDelete: actions[row.onDelete] ?? 'NO ACTION',
  }
}
