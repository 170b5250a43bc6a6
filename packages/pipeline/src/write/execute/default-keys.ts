import { compile, join, raw, type Sql, sql } from '@recto/dialects'
import { type Collection, columnShape, type Field, keyFields } from '@recto/schema'
import { encodeValue } from './encode-value.ts'
import type { Session } from './session.ts'
import type { EncodedRow } from './write-statements.ts'

/** Values that one statement evaluates. */
const valuesAtOnce = 100

/**
 * Rows with the keys that the defaults of their columns make (`DEFAULT (uuid())`). Where no INSERT returns such a key the
 * default is evaluated first and the key sent along, since nothing would show it afterwards.
 */
export async function withDefaultKeys(
  session: Session,
  collection: Collection,
  rows: readonly EncodedRow[],
): Promise<readonly EncodedRow[]> {
  if (session.dialect.supports.returning || collection.isSystem) return rows
  let keyed = rows
  for (const field of keyFields(collection)) {
    const { name, column } = field
    if (column === null || column.isAutoIncrement || column.defaultExpression === null) continue
    const missing = keyed.filter((row) => !Object.hasOwn(row, name))
    const values = await evaluate(session, field, { expression: column.defaultExpression, times: missing.length })
    const made = new Map(missing.map((row, index) => [row, encodeValue(field, values[index])]))
    keyed = keyed.map((row) => (made.has(row) ? { ...row, [name]: made.get(row) ?? null } : row))
  }
  return keyed
}

/** What an expression gives each time, in wire form. */
async function evaluate(
  { connection, dialect }: Session,
  field: Field,
  { expression, times }: { readonly expression: string; readonly times: number },
): Promise<readonly string[]> {
  const { wireValue, dual } = dialect.expressions
  const one = sql`SELECT ${wireValue(sql`(${raw(expression)})`, columnShape(field)).sql}${dual}`
  const values: string[] = []
  while (values.length < times) {
    const some = Array.from({ length: Math.min(valuesAtOnce, times - values.length) }, (): Sql => one)
    values.push(...(await connection.texts(compile(dialect, join(some, ' UNION ALL ')))))
  }
  return values
}
