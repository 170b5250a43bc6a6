import { bind, compile, join, type Sql, sql } from '@recto/dialects'
import type { JsonObject } from '@recto/protocol'
import type { Collection } from '@recto/schema'
import { columnShape, keyFields } from '@recto/schema'
import { encodeValue } from './encode-value.ts'
import type { Session } from './session.ts'
import type { EncodedKey } from './stored-key.ts'
import { keyColumns, storedKey } from './stored-key.ts'

/** Keys of the items that hold these values in their key fields, whether or not the caller may read them. */
export async function linkedKeys(
  { connection, dialect }: Session,
  collection: Collection,
  link: JsonObject,
): Promise<readonly EncodedKey[]> {
  const { table } = dialect.expressions
  if (collection.table === null || keyFields(collection).length === 0) return []
  const columns = keyColumns(dialect, collection)
  const where = linkCondition(dialect, collection, link)
  const rows = await connection.rows(compile(dialect, sql`SELECT ${columns} FROM ${table(collection.table)} WHERE ${where}`))
  return rows.map((row) => storedKey(collection, row))
}

/** The sort value after the last item of a list. */
export async function nextSortValue(
  { connection, dialect }: Session,
  collection: Collection,
  { link, sortField }: { readonly link: JsonObject; readonly sortField: string },
): Promise<number> {
  const { identifier, table } = dialect.expressions
  if (collection.table === null || !collection.fields.has(sortField)) return 1
  const where = linkCondition(dialect, collection, link)
  const last = await connection.text(
    compile(dialect, sql`SELECT MAX(${identifier(sortField)}) FROM ${table(collection.table)} WHERE ${where}`),
  )
  return last === null ? 1 : Math.trunc(Number(last)) + 1
}

function linkCondition(dialect: Session['dialect'], collection: Collection, link: JsonObject): Sql {
  const { identifier, comparable, bindValue } = dialect.expressions
  const tests = Object.entries(link).flatMap(([name, value]) => {
    const field = collection.fields.get(name)
    if (field === undefined) return []
    const shape = columnShape(field)
    return [sql`${comparable(identifier(name), shape)} = ${bindValue(bind(encodeValue(field, value)), shape)}`]
  })
  return tests.length === 0 ? sql`1 = 0` : join(tests, ' AND ')
}
