import type { Connection } from '@recto/dialects'
import type { Platform } from '@recto/pipeline'
import { type JsonObject, toSystemTable } from '@recto/protocol'
import { systemDatabase } from '@recto/system'
import type { ExpressionBuilder, ExpressionWrapper, Kysely, SqlBool } from 'kysely'

/** Where steps are executed: a pool, or a session inside a transaction. */
export interface ExecutionTarget {
  readonly platform: Platform
  readonly session: Connection
}

/** Columns of a system table and the values they must have, all of them. */
export type RowMatch = Readonly<Record<string, string | number | boolean | null>>

/** Steps name their table at run time, so that rows of all tables have one type here. */
type AnyTables = Record<string, Record<string, unknown>>

/** The rows of a system collection that match, with the columns that users added to it. */
export function findRows(target: ExecutionTarget, collection: string, match: RowMatch): Promise<JsonObject[]> {
  const fields = [...(target.platform.schemaCache.current().collections.get(collection)?.fields.values() ?? [])]
  const columns = fields.flatMap(({ name, column }) => (column === null ? [] : [name]))
  return tablesOf(target).selectFrom(toSystemTable(collection)).select(columns).where(matches(match)).execute()
}

/** Inserts a row into a system collection. */
export async function insertRow(target: ExecutionTarget, collection: string, row: JsonObject): Promise<void> {
  await tablesOf(target).insertInto(toSystemTable(collection)).values(row).execute()
}

/** Updates the rows of a system collection that match. */
export async function updateMatching(
  target: ExecutionTarget,
  collection: string,
  { match, values }: { readonly match: RowMatch; readonly values: JsonObject },
): Promise<void> {
  await tablesOf(target).updateTable(toSystemTable(collection)).set(values).where(matches(match)).execute()
}

/** Deletes the rows of a system collection that match. */
export async function deleteRows(target: ExecutionTarget, collection: string, match: RowMatch): Promise<void> {
  await tablesOf(target).deleteFrom(toSystemTable(collection)).where(matches(match)).execute()
}

function tablesOf({ platform: { dialect }, session }: ExecutionTarget): Kysely<AnyTables> {
  return systemDatabase({ dialect, connection: session }) as unknown as Kysely<AnyTables>
}

function matches(match: RowMatch): (builder: ExpressionBuilder<AnyTables, string>) => ExpressionWrapper<AnyTables, string, SqlBool> {
  return (builder) =>
    builder.and(
      Object.entries(match).map(([column, value]) => (value === null ? builder(column, 'is', null) : builder(column, '=', value))),
    )
}
