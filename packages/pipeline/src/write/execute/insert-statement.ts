import { createHash } from 'node:crypto'
import { bind, compile, type Dialect, join, rawStatement, type Statement, sql } from '@recto/dialects'
import type { Collection } from '@recto/schema'
import { columnShape } from '@recto/schema'
import { type EncodedRow, insertInto } from './write-statements.ts'

/** The text of an INSERT and, for one row, the columns whose values are bound, in their order. */
interface InsertText {
  readonly text: string
  readonly bound: readonly string[]
  readonly name: string
}

/** Texts by what they depend on. A collection is replaced with the schema it belongs to, and its texts go with it. */
const textsOf = new WeakMap<Dialect, WeakMap<Collection, Map<string, InsertText>>>()

/** Numbers of rows whose statement is kept, and kept prepared; any other number is written once. */
const keptSizes = new Set([1, 10, 100, 1000])

/** Row counts of one statement each that together make `rows`, of those that are kept prepared. */
export function keptSizesOf(rows: number, most: number): readonly number[] {
  const sizes: number[] = []
  let left = rows
  for (const size of [...keptSizes].sort((a, b) => b - a)) {
    for (; size <= most && left >= size; left -= size) sizes.push(size)
  }
  return sizes
}

/** One INSERT of rows that all have the same columns. `returning`: with the keys of the new rows. */
export function insertStatement(
  dialect: Dialect,
  collection: Collection,
  { rows, returning }: { readonly rows: readonly EncodedRow[]; readonly returning: boolean },
): Statement {
  const columns = Object.keys(rows[0] ?? {})
  const { text, bound, name } = insertText(dialect, collection, { columns, rows: rows.length, returning })
  const parameters = rows.flatMap((row) => bound.map((column) => row[column] ?? null))
  return keptSizes.has(rows.length) ? { ...rawStatement(text, parameters), name } : rawStatement(text, parameters)
}

interface InsertShape {
  readonly columns: readonly string[]
  readonly rows: number
  readonly returning: boolean
}

function insertText(dialect: Dialect, collection: Collection, shape: InsertShape): InsertText {
  const byCollection = textsOf.get(dialect) ?? new WeakMap<Collection, Map<string, InsertText>>()
  textsOf.set(dialect, byCollection)
  const texts = byCollection.get(collection) ?? new Map<string, InsertText>()
  byCollection.set(collection, texts)
  const key = `${shape.rows} ${shape.returning} ${shape.columns.join('\u0000')}`
  const known = texts.get(key)
  if (known !== undefined) return known
  const made = writeText(dialect, collection, shape)
  if (keptSizes.has(shape.rows) && texts.size < 200) texts.set(key, made)
  return made
}

/** Each value is bound by the name of its column, so that the compiled text gives their order. */
function writeText(dialect: Dialect, collection: Collection, { columns, rows, returning }: InsertShape): InsertText {
  const { identifier, bindValue, storedValue = bindValue, defaultRow } = dialect.expressions
  const fields = columns.flatMap((name) => collection.fields.get(name) ?? [])
  const row = sql`(${join(fields.map((field) => storedValue(bind(field.name), columnShape(field))))})`
  const all = join(Array.from({ length: rows }, () => row))
  const [first = ''] = collection.fields.keys()
  const source = columns.length === 0 ? defaultRow(identifier(first)) : sql` VALUES ${all}`
  const insert = insertInto(dialect, collection, { columns: fields.map(({ name }) => name), source, returning })
  const { sql: text, parameters } = compile(dialect, insert)
  const bound = parameters.slice(0, parameters.length / rows).map(String)
  return { text, bound, name: `i${createHash('sha1').update(text).digest('base64url')}` }
}
