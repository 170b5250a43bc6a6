import { compile, join, sql } from '@recto/dialects'
import type { Collection, Relation, Schema } from '@recto/schema'
import type { Session } from './session.ts'
import type { EncodedKey } from './stored-key.ts'
import { keyCondition, keysPerStatement, tableOf } from './write-statements.ts'

/**
 * Takes the references among rows that are about to be deleted out of them, in a table that refers to itself: many rows are deleted
 * in several statements, and some engines look at each row for itself, so a parent could come before its children.
 */
export async function releaseFromEachOther(
  { connection, dialect }: Session,
  { schema, collection }: { readonly schema: Schema; readonly collection: Collection },
  keys: readonly EncodedKey[],
): Promise<void> {
  if (keys.length < 2) return
  const columns = schema.relations.filter((relation) => isHeldByItself(relation, collection)).flatMap(({ fields }) => fields)
  if (columns.length === 0) return
  const { identifier } = dialect.expressions
  const step = keysPerStatement(dialect, collection)
  for (let start = 0; start < keys.length; start += step) {
    const emptied = join(columns.map((column) => sql`${identifier(column)} = NULL`))
    const held = join(
      columns.map((column) => sql`${identifier(column)} IS NOT NULL`),
      ' OR ',
    )
    const chosen = keyCondition(dialect, collection, keys.slice(start, start + step))
    await connection.execute(compile(dialect, sql`UPDATE ${tableOf(dialect, collection)} SET ${emptied} WHERE ${chosen} AND (${held})`))
  }
}

/** Whether the table refers to itself by columns that can be emptied, and the engine refuses to delete what is referred to. */
function isHeldByItself({ collection: many, relatedCollection, constraint, fields }: Relation, collection: Collection): boolean {
  const isOwn = many === collection.name && relatedCollection === collection.name
  if (!isOwn || constraint === null || constraint.onDelete === 'CASCADE' || constraint.onDelete === 'SET NULL') return false
  return fields.every((name) => {
    const column = collection.fields.get(name)?.column
    return column?.isNullable === true && !column.isPrimaryKey && !column.isGenerated
  })
}
