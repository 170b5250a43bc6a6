import type { CatalogTable } from '../catalog.ts'
import { compile } from '../compile.ts'
import type { Connection } from '../connection.ts'
import type { Dialect } from '../dialect.ts'
import type { ColumnShape } from '../expressions.ts'
import type { ColumnDefinition, SchemaChange } from '../schema-change.ts'
import { type Sql, sql } from '../sql.ts'

/** One promise every dialect keeps. Cases share a database and use tables of their own. */
export interface ContractCase {
  readonly title: string
  run(database: ContractDatabase): Promise<void>
}

export interface ContractDatabase {
  readonly dialect: Dialect
  readonly connection: Connection
}

/** Carries changes out as callers do: in one transaction where DDL has one. */
export async function change({ dialect, connection }: ContractDatabase, ...changes: readonly SchemaChange[]): Promise<void> {
  const run = async (session: Connection): Promise<void> => {
    for (const one of changes) for (const statement of dialect.alter(one)) await session.execute(statement)
  }
  await (dialect.supports.transactionalDdl ? connection.transaction(run) : run(connection))
}

export function tableOf(name: string): { readonly schema: null; readonly name: string } {
  return { schema: null, name }
}

/** An integer key and whatever else is asked for. */
export async function createTable(database: ContractDatabase, name: string, columns: readonly ColumnDefinition[]): Promise<void> {
  const id: ColumnDefinition = { name: 'id', type: 'integer', isNullable: false }
  await change(database, { kind: 'create-table', table: tableOf(name), columns: [id, ...columns], primaryKey: ['id'] })
}

export async function catalogTable({ dialect, connection }: ContractDatabase, name: string): Promise<CatalogTable> {
  const { tables } = await dialect.introspect(connection)
  const table = tables.find((candidate) => candidate.name === name)
  if (table === undefined) throw new Error(`"${name}" is not in the catalog`)
  return table
}

export interface NamedColumn {
  readonly name: string
  readonly special?: readonly string[]
}

/** The shape of a live column, as the query compiler sees it. */
export function shapeOf({ dialect }: ContractDatabase, table: CatalogTable, wanted: string | NamedColumn): ColumnShape {
  const { name, special = [] } = typeof wanted === 'string' ? { name: wanted } : wanted
  const column = table.columns.find((candidate) => candidate.name === name)
  if (column === undefined) throw new Error(`"${table.name}" has no column "${name}"`)
  const { dataType, nativeType, numericScale } = column
  return { type: dialect.columnTypes.toFieldType(column, special), dataType, nativeType, numericScale, special }
}

export async function execute({ dialect, connection }: ContractDatabase, fragment: Sql): Promise<number> {
  return (await connection.execute(compile(dialect, fragment))).affectedRows
}

/** Inserts a row of columns that need no conversion. */
export async function insert(database: ContractDatabase, table: string, row: Readonly<Record<string, unknown>>): Promise<void> {
  const { identifier, table: qualified } = database.dialect.expressions
  const names = Object.keys(row).map(identifier)
  await execute(
    database,
    sql`INSERT INTO ${qualified(tableOf(table))} (${list(names)}) VALUES (${list(Object.values(row).map((value) => sql`${value}`))})`,
  )
}

/** The parsed answer of a read that makes one JSON list. */
export async function readJson({ dialect, connection }: ContractDatabase, fragment: Sql): Promise<unknown> {
  const text = await connection.text(compile(dialect, fragment))
  return JSON.parse(text ?? 'null') as unknown
}

export function list(fragments: readonly Sql[]): Sql {
  return fragments.reduce((left, right) => sql`${left}, ${right}`)
}
