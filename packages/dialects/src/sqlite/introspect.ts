import type { Catalog, CatalogColumn, CatalogForeignKey, CatalogIndex, CatalogTable, ForeignKeyAction, StoredForm } from '../catalog.ts'
import type { Connection } from '../connection.ts'
import type { IntrospectOptions } from '../dialect.ts'
import { bareTypeName } from '../native-types.ts'
import { groupRows } from '../shared/group-rows.ts'
import { rawStatement } from '../sql.ts'
import { readStoredForms } from './catalog/stored-forms.ts'
import { type ColumnPart, matching, parseTable } from './table-definition/table-text.ts'

interface TableRow {
  readonly name: string
  readonly type: string
  readonly sql: string | null
  readonly withoutRowid: number
  readonly isStrict: number
}

interface ColumnRow {
  readonly table: string
  readonly name: string
  readonly type: string
  readonly isRequired: number
  readonly defaultExpression: string | null
  /** Place in the primary key counted from 1; 0 outside it. */
  readonly keyPlace: number
  /** 1: hidden column of a virtual table; 2 and 3: generated. */
  readonly hidden: number
}

interface ForeignKeyRow {
  readonly table: string
  readonly id: number
  readonly referencedTable: string
  readonly column: string
  readonly referencedColumn: string | null
  readonly onUpdate: string
  readonly onDelete: string
}

interface IndexRow {
  readonly table: string
  readonly name: string
  readonly isUnique: number
  readonly isPartial: number
  readonly column: string | null
}

interface TriggerRow {
  readonly table: string
  readonly text: string
}

/** https://www.sqlite.org/pragma.html#pragma_table_list tells shadow tables of virtual ones apart. */
const tablesText = `SELECT l.name AS "name", l.type AS "type", l.wr AS "withoutRowid", l.strict AS "isStrict", s.sql AS "sql"
FROM pragma_table_list l LEFT JOIN sqlite_schema s ON s.name = l.name AND s.type IN ('table', 'view')
WHERE l.schema = 'main' AND l.type IN ('table', 'view', 'virtual') AND l.name NOT LIKE 'sqlite\\_%' ESCAPE '\\' ORDER BY l.name`

const columnsText = (
  filter: string,
): string => `SELECT s.name AS "table", x.name AS "name", x.type AS "type", x."notnull" AS "isRequired", x.dflt_value AS "defaultExpression",
x.pk AS "keyPlace", x.hidden AS "hidden" FROM sqlite_schema s, pragma_table_xinfo(s.name) x WHERE ${filter} ORDER BY s.name, x.cid`

const foreignKeysText = `SELECT s.name AS "table", f.id AS "id", f."table" AS "referencedTable", f."from" AS "column", f."to" AS "referencedColumn",
f.on_update AS "onUpdate", f.on_delete AS "onDelete" FROM sqlite_schema s, pragma_foreign_key_list(s.name) f WHERE s.type = 'table' AND s.sql NOT LIKE 'CREATE VIRTUAL%' ORDER BY s.name, f.id, f.seq`

const indexesText = `SELECT s.name AS "table", l.name AS "name", l."unique" AS "isUnique", l.partial AS "isPartial", i.name AS "column"
FROM sqlite_schema s, pragma_index_list(s.name) l, pragma_index_info(l.name) i WHERE s.type = 'table' AND s.sql NOT LIKE 'CREATE VIRTUAL%' AND l.origin <> 'pk' ORDER BY s.name, l.name, i.seqno`

const triggersText = `SELECT tbl_name AS "table", sql AS "text" FROM sqlite_schema WHERE type = 'trigger'`

export async function introspect(connection: Connection, options: IntrospectOptions = {}): Promise<Catalog> {
  const read = <Row>(text: string, parameters: readonly unknown[] = []): Promise<Row[]> =>
    connection.rows<Row>(rawStatement(text, parameters))
  const found = await read<TableRow>(tablesText)
  const columns = groupRows(await readColumns(read, found), ({ table }) => table)
  const foreignKeys = groupRows(await read<ForeignKeyRow>(foreignKeysText), ({ table }) => table)
  const indexes = groupRows(await read<IndexRow>(indexesText), ({ table }) => table)
  const triggers = groupRows(await read<TriggerRow>(triggersText), ({ table }) => table.toLowerCase())
  for (const view of found.filter(({ type }) => type === 'view')) {
    // A view over a table that is gone fails, and alone.
    columns.set(view.name, await read<ColumnRow>(columnsText("s.type = 'view' AND s.name = ?"), [view.name]).catch(() => []))
  }
  const excluded = new Set(options.excludeTables ?? [])
  const tables = found.filter(({ name }) => !excluded.has(name) && (columns.get(name)?.length ?? 0) > 0)
  const forms = await readStoredForms(
    connection,
    tables.filter(({ type }) => type === 'table').map(({ name }) => ({ name, columns: columns.get(name) ?? [] })),
  )
  const keys = new Map(tables.map(({ name }) => [name.toLowerCase(), primaryKeyOf(columns.get(name) ?? [])]))
  const nameOf = exactNames(columns)
  return {
    defaultSchema: null,
    tables: tables.map((table) =>
      toTable(table, {
        columns: columns.get(table.name) ?? [],
        foreignKeys: foreignKeys.get(table.name) ?? [],
        indexes: indexes.get(table.name) ?? [],
        triggers: triggers.get(table.name.toLowerCase()) ?? [],
        keys,
        forms: forms.get(table.name) ?? new Map(),
        nameOf,
      }),
    ),
  }
}

type Read = <Row>(text: string, parameters?: readonly unknown[]) => Promise<Row[]>

/** A virtual table whose module is not loaded cannot be described, and must not keep the others from being so. */
async function readColumns(read: Read, tables: readonly TableRow[]): Promise<readonly ColumnRow[]> {
  const ordinary = await read<ColumnRow>(columnsText("s.type = 'table' AND s.sql NOT LIKE 'CREATE VIRTUAL%'"))
  const virtual: ColumnRow[] = []
  for (const { name } of tables.filter(({ type }) => type === 'virtual'))
    virtual.push(...(await read<ColumnRow>(columnsText("s.type = 'table' AND s.name = ?"), [name]).catch(() => [])))
  return [...ordinary, ...virtual]
}

/** SQLite counts every change of the schema. */
export async function catalogFingerprint(connection: Connection): Promise<string> {
  return (await connection.text(rawStatement('SELECT schema_version FROM pragma_schema_version'))) ?? ''
}

interface Parts {
  readonly columns: readonly ColumnRow[]
  readonly foreignKeys: readonly ForeignKeyRow[]
  readonly indexes: readonly IndexRow[]
  readonly triggers: readonly TriggerRow[]
  /** By the name of the table in small letters. */
  readonly keys: ReadonlyMap<string, readonly string[]>
  readonly forms: ReadonlyMap<string, StoredForm>
  readonly nameOf: ExactNames
}

/** Names have no case, and a foreign key may be written in another one than the table it refers to. */
interface ExactNames {
  table(name: string): string
  column(table: string, name: string): string
}

function toTable(table: TableRow, parts: Parts): CatalogTable {
  const text = table.type === 'table' && table.sql !== null ? parseTable(table.sql) : null
  const written = new Map((text?.parts ?? []).flatMap((part) => (part.kind === 'column' ? [[part.name.toLowerCase(), part] as const] : [])))
  const primaryKey = parts.keys.get(table.name.toLowerCase()) ?? []
  const rowid = table.withoutRowid === 1 || primaryKey.length !== 1 ? null : (primaryKey[0] ?? null)
  return {
    schema: null,
    name: table.name,
    kind: table.type === 'table' ? 'table' : 'view',
    comment: null,
    columns: parts.columns
      .filter(({ hidden }) => hidden !== 1)
      .map((row) => ({ ...toColumn(row, rowid, written.get(row.name.toLowerCase())), ...traitsOf(row, table, parts) })),
    primaryKey,
    foreignKeys: toForeignKeys(parts),
    indexes: toIndexes(parts.indexes),
    ...toEvents(table, parts.triggers),
    details: { sql: table.sql },
  }
}

function traitsOf({ name }: ColumnRow, { isStrict }: TableRow, { forms }: Parts): Pick<CatalogColumn, 'traits'> {
  const storedForm = forms.get(name)
  if (isStrict === 1 && storedForm === undefined) return {}
  return { traits: { ...(isStrict === 0 && { isLoose: true }), ...(storedForm !== undefined && { storedForm }) } }
}

/** A name may be quoted, and then holds any word; after it stands when the trigger runs, and on what. */
const triggerName = /(?:"(?:[^"]|"")*"|`[^`]*`|\[[^\]]*\]|[^\s."`[]+)/.source
const triggerHead = new RegExp(
  `\\btrigger\\s+(?:if\\s+not\\s+exists\\s+)?(?:${triggerName}\\s*\\.\\s*)?${triggerName}\\s*(?:before|after|instead\\s+of)?\\s*\\b(delete|insert|update)\\b`,
  'i',
)

/** A view is written by its triggers alone; a table, whatever they add to it. */
function toEvents({ type }: TableRow, triggers: readonly TriggerRow[]): Pick<CatalogTable, 'triggers' | 'writes'> {
  const events = (['insert', 'update', 'delete'] as const).filter((name) =>
    triggers.some(({ text }) => triggerHead.exec(text)?.[1]?.toLowerCase() === name),
  )
  if (events.length === 0) return {}
  return type === 'view' ? { triggers: events, writes: events } : { triggers: events }
}

function primaryKeyOf(columns: readonly ColumnRow[]): readonly string[] {
  return columns
    .filter(({ keyPlace }) => keyPlace > 0)
    .sort((left, right) => left.keyPlace - right.keyPlace)
    .map(({ name }) => name)
}

function toColumn(row: ColumnRow, rowid: string | null, written: ColumnPart | undefined): CatalogColumn {
  const isGenerated = row.hidden === 2 || row.hidden === 3
  const size = /\(\s*(\d+)\s*(?:,\s*(\d+)\s*)?\)/.exec(row.type)
  const dataType = bareTypeName(row.type)
  const isText = /char|clob|text/.test(dataType)
  return {
    name: row.name,
    nativeType: row.type,
    dataType,
    maxLength: isText ? numberOrNull(size?.[1]) : null,
    numericPrecision: isText ? null : numberOrNull(size?.[1]),
    numericScale: isText ? null : numberOrNull(size?.[2]),
    isNullable: row.isRequired === 0 && row.keyPlace === 0,
    defaultExpression: isGenerated ? null : row.defaultExpression,
    // https://www.sqlite.org/lang_createtable.html#rowid: exactly INTEGER, no other integer type.
    isAutoIncrement: row.name === rowid && dataType === 'integer',
    isGenerated,
    generationExpression: isGenerated ? expressionOf(written, 'generated') : null,
    enumValues: checkedValues(row.name, written),
    comment: null,
  }
}

function numberOrNull(text: string | undefined): number | null {
  return text === undefined ? null : Number(text)
}

function expressionOf(written: ColumnPart | undefined, keyword: 'generated' | 'check'): string | null {
  const clause = written?.clauses.find((candidate) => candidate.keyword === keyword)
  return /\(([\s\S]*)\)/.exec(clause?.text ?? '')?.[1]?.trim() ?? null
}

/** The values of `CHECK (column IN ('a', 'b'))`, the way SQLite knows enums. */
function checkedValues(name: string, written: ColumnPart | undefined): readonly string[] | null {
  for (const { keyword, tokens } of written?.clauses ?? []) {
    if (keyword !== 'check') continue
    const open = tokens.findIndex(({ kind, text }) => kind === 'mark' && text === '(')
    const [subject, word, list, ...rest] = tokens.slice(open + 1, matching(tokens, open))
    if (subject?.text.toLowerCase() !== name.toLowerCase() || word?.text.toLowerCase() !== 'in' || list?.text !== '(') continue
    const values = rest.slice(0, -1).filter(({ text }) => text !== ',')
    if (values.length > 0 && values.every(({ kind }) => kind === 'string')) return values.map(({ text }) => text)
  }
  return null
}

function exactNames(columns: ReadonlyMap<string, readonly ColumnRow[]>): ExactNames {
  const tables = new Map([...columns.keys()].map((name) => [name.toLowerCase(), name]))
  const exact = (name: string): string => tables.get(name.toLowerCase()) ?? name
  return {
    table: exact,
    column: (table, name) => columns.get(exact(table))?.find((row) => row.name.toLowerCase() === name.toLowerCase())?.name ?? name,
  }
}

function toForeignKeys({ foreignKeys, keys, nameOf }: Parts): readonly CatalogForeignKey[] {
  return [...groupRows(foreignKeys, ({ id }) => String(id)).values()].flatMap((rows) => {
    const [first] = rows
    if (first === undefined) return []
    const named = rows.flatMap(({ referencedColumn }) => referencedColumn ?? [])
    return [
      {
        name: null,
        columns: rows.map(({ table, column }) => nameOf.column(table, column)),
        referencedSchema: null,
        referencedTable: nameOf.table(first.referencedTable),
        // Without columns the key of the referenced table is meant.
        referencedColumns:
          named.length === rows.length
            ? named.map((name) => nameOf.column(first.referencedTable, name))
            : (keys.get(first.referencedTable.toLowerCase()) ?? []),
        onUpdate: first.onUpdate as ForeignKeyAction,
        onDelete: first.onDelete as ForeignKeyAction,
      },
    ]
  })
}

function toIndexes(rows: readonly IndexRow[]): readonly CatalogIndex[] {
  return [...groupRows(rows, ({ name }) => name)].flatMap(([name, members]) => {
    const columns = members.flatMap(({ column }) => column ?? [])
    const isUnique = members.every((row) => row.isUnique === 1 && row.isPartial === 0)
    return columns.length === members.length ? [{ name, columns, isUnique }] : []
  })
}
