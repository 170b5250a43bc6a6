import { createHash } from 'node:crypto'
import { bind, compile, type Dialect, empty, join, type Sql, type Statement, sql } from '@recto/dialects'
import type { Collection, Field } from '@recto/schema'
import { columnShape, keyFields } from '@recto/schema'
import { type EncodedValue, encodeValue } from './encode-value.ts'
import { type EncodedKey, keyColumns } from './stored-key.ts'

/** Values of one row by field name, each in wire form. */
export type EncodedRow = Readonly<Record<string, EncodedValue>>

/** The parts of an INSERT. */
export interface InsertParts {
  /** Without any, the source gives a row of defaults. */
  readonly columns: readonly string[]
  /** `VALUES …` or `SELECT …`, after a space. */
  readonly source: Sql
  /** With the keys of the new rows. */
  readonly returning: boolean
}

/** The one way an INSERT is written, whatever its rows come from. */
export function insertInto(dialect: Dialect, collection: Collection, { columns, source, returning }: InsertParts): Sql {
  const { identifier } = dialect.expressions
  const names = columns.length === 0 ? empty : sql` (${join(columns.map(identifier))})`
  const keys = returning ? sql` RETURNING ${keyColumns(dialect, collection)}` : empty
  return sql`INSERT INTO ${tableOf(dialect, collection)}${names}${source}${keys}`
}

/** One UPDATE that gives all rows of these keys the same values. */
export function updateStatement(
  dialect: Dialect,
  collection: Collection,
  { row, keys }: { readonly row: EncodedRow; readonly keys: readonly EncodedKey[] },
): Statement {
  const { identifier } = dialect.expressions
  const assignments = fieldsOf(collection, row).map(
    (field) => sql`${identifier(field.name)} = ${changedValue(dialect, field, row[field.name] ?? null)}`,
  )
  return renderKept(
    dialect,
    collection,
    sql`UPDATE ${tableOf(dialect, collection)} SET ${join(assignments)} WHERE ${keyCondition(dialect, collection, keys)}`,
  )
}

/** One DELETE of the rows of these keys. */
export function deleteStatement(dialect: Dialect, collection: Collection, keys: readonly EncodedKey[]): Statement {
  return renderKept(dialect, collection, sql`DELETE FROM ${tableOf(dialect, collection)} WHERE ${keyCondition(dialect, collection, keys)}`)
}

/** `key IN (…)`, or for a composite key one comparison of all its columns per row. */
export function keyCondition(dialect: Dialect, collection: Collection, keys: readonly EncodedKey[]): Sql {
  const fields = keyFields(collection)
  const [only] = fields
  const { identifier, comparable } = dialect.expressions
  const column = (field: Field): Sql => comparable(identifier(field.name), columnShape(field))
  if (only !== undefined && fields.length === 1 && isListable(dialect, only)) {
    return dialect.expressions.isIn(column(only), [bind(keys.map(([value = null]) => value))], columnShape(only))
  }
  if (only !== undefined && fields.length === 1) {
    return sql`${column(only)} IN (${join(keys.map(([value = null]) => boundKey(dialect, only, value)))})`
  }
  const rows = keys.map(
    (key) =>
      sql`(${join(
        fields.map((field, index) => sql`${column(field)} = ${boundKey(dialect, field, key[index] ?? null)}`),
        ' AND ',
      )})`,
  )
  return sql`(${join(rows, ' OR ')})`
}

/** How many keys one statement names: any number, where they are bound as one list. */
export function keysPerStatement(dialect: Dialect, collection: Collection): number {
  const [only, ...others] = keyFields(collection)
  return only !== undefined && others.length === 0 && isListable(dialect, only) ? 10_000 : 500
}

/** A list is bound as it is: values that are written differently than they are stored are bound one by one. */
function isListable({ supports }: Dialect, { type }: Field): boolean {
  return supports.arrayParameters && listable.has(type)
}

const listable = new Set<Field['type']>(['integer', 'bigInteger', 'string', 'text', 'uuid'])

/** Statements whose text is the same for any number of keys are kept prepared. */
export function renderKept(dialect: Dialect, collection: Collection, fragment: Sql): Statement {
  const statement = compile(dialect, fragment)
  if (keysPerStatement(dialect, collection) === 500) return statement
  return namedByText(statement)
}

/** A statement under a name of its own, so that drivers keep it prepared. */
export function namedByText(statement: Statement): Statement {
  return { ...statement, name: `w${createHash('sha1').update(statement.sql).digest('base64url')}` }
}

/** Fields of the columns of a row, in its order. */
export function fieldsOf(collection: Collection, row: EncodedRow): readonly Field[] {
  return Object.keys(row).flatMap((name) => collection.fields.get(name) ?? [])
}

/** What is shown as the new value already stays as it is stored. */
function changedValue({ expressions }: Dialect, field: Field, value: EncodedValue): Sql {
  const parameter = value === null ? null : bind(value)
  const kept = expressions.changedValue?.(expressions.identifier(field.name), parameter, columnShape(field)) ?? null
  if (kept !== null) return kept
  return parameter === null ? sql`NULL` : (expressions.storedValue ?? expressions.bindValue)(parameter, columnShape(field))
}

function boundValue(dialect: Dialect, field: Field, value: EncodedValue): Sql {
  return value === null ? sql`NULL` : dialect.expressions.bindValue(bind(value), columnShape(field))
}

/** A part of a key as it stands beside its column: the value that its text means. */
function boundKey(dialect: Dialect, field: Field, value: EncodedValue): Sql {
  return boundValue(dialect, field, encodeValue(field, value))
}

/** The table of a collection that has one. */
export function tableOf(dialect: Dialect, collection: Collection): Sql {
  if (collection.table === null) throw new TypeError(`The collection "${collection.name}" has no table.`)
  return dialect.expressions.table(collection.table)
}
