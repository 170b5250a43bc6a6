import type { FieldType } from '@recto/protocol'
import type { ColumnTraits } from './catalog.ts'
import type { FieldForm, RowLayout } from './row-layout.ts'
import type { TableName } from './schema-change.ts'
import type { Sql } from './sql.ts'

/** The schemas in which a session looks up plain names, for the rest of a transaction. */
export interface SearchPath {
  /** A statement that puts a schema before the others, and gives the path there was as one text. */
  enter(schema: string): Sql
  /** A statement that sets the path there was, and gives one text. */
  leave(path: Sql): Sql
}

/** How an engine writes what differs between engines in a query. */
export interface Expressions {
  /** A quoted identifier. Any name is safe, whatever it contains. */
  identifier(name: string): Sql
  table(table: TableName): Sql
  /** The value of a column in the wire form of its type (architecture §9), ready to be put into a JSON object. */
  wireValue(column: Sql, type: ColumnShape): JsonValue
  /**
   * A caller's value as it must stand beside a column of this type in a comparison or an assignment. The parameter holds
   * the value in its wire form (binary: base64 text, geometry and json: JSON text, csv: joined text). For a fractional
   * operand beside an integer column pass a shape of type `decimal`.
   */
  bindValue(parameter: Sql, type: ColumnShape): Sql
  /** A value as a column of this type keeps it, where that is another form than the one for comparing. @default `bindValue` */
  storedValue?(parameter: Sql, type: ColumnShape): Sql
  /**
   * What an UPDATE assigns: the stored value where it is shown as the new one already, for types with several stored forms of
   * one shown value; else the new one. `parameter`: `null` for NULL. The answer is `null` where nothing is to be kept.
   */
  changedValue?(column: Sql, parameter: Sql | null, type: ColumnShape): Sql | null
  /** The column as it must stand beside a bound value in a comparison (an engine may need to bring stored forms together). */
  comparable(column: Sql, type: ColumnShape): Sql
  /** The column as text, for LIKE and for comparing keys of different types. */
  asText(column: Sql): Sql
  /**
   * The value of a key column that a text stands for, NULL for any other text; equal to it where `asText` of the column is
   * equal to the text, but an index on the column can be used. Absent, or `null`: compare as text.
   */
  keyFromText?(text: Sql, type: ColumnShape): Sql | null
  /** `subject LIKE pattern`, where `%` and `_` in the pattern are wildcards. `ignoreCase` folds both sides. */
  like(subject: Sql, pattern: Sql, options: LikeOptions): Sql
  /**
   * `subject = ANY(list)`. `values` are bare parameters, not passed through `bindValue`: one holding the whole array where
   * arrays can be bound, otherwise one per element. `type` is the shape of the column behind `subject`.
   */
  isIn(subject: Sql, values: readonly Sql[], type?: ColumnShape): Sql
  /** One part of a date or time, as a number. `week` is the ISO week, `weekday` 0 = Sunday. */
  datePart(part: DatePart, column: Sql, type: ColumnShape): Sql
  /** Length of a JSON array; 0 for other documents, NULL for NULL. */
  jsonArrayLength(column: Sql, type: ColumnShape): Sql
  /** The value at a path, as JSON, NULL when missing. */
  jsonPath(column: Sql, path: readonly (string | number)[], type: ColumnShape): JsonValue
  /** The scalar at a path as text (`number`: as a number) for comparing and sorting, NULL when missing or not a scalar. */
  jsonScalar(column: Sql, path: readonly (string | number)[], as: 'text' | 'number', type: ColumnShape): Sql
  /** Geometry tests; the operand is GeoJSON text. */
  intersects(column: Sql, geojson: Sql, options: { readonly boundingBox: boolean }): Sql
  /** A boolean condition as a value, and a value as a condition. */
  conditionToValue(condition: Sql): Sql
  readonly true: Sql
  readonly false: Sql
  /** One term of ORDER BY. */
  orderTerm(expression: Sql, direction: 'asc' | 'desc', nulls?: 'first' | 'last'): Sql
  /** LIMIT and OFFSET, with a leading space unless empty; `limit` is a whole number written into the text, since it belongs to the shape of the plan. */
  limit(limit: number | null, offset: Sql | null): Sql
  /** All rows of a select as one JSON array in a scalar sub-query; `[]` without rows. */
  jsonList(select: JsonSelect): JsonValue
  /**
   * A select of the lists of many keys: the key (`k`), and the JSON array of its rows in their order (`v`); limit and offset are
   * those of each list. Absent where lists are better made one by one.
   */
  groupedLists?(select: JsonSelect, key: Sql): Sql
  /** The first row of a select as a JSON object in a scalar sub-query; NULL without rows. */
  jsonObject(select: JsonSelect): JsonValue
  /** A whole statement: one row, one text column, the JSON array of all rows. */
  listStatement(select: JsonSelect): Sql
  /** A whole statement: one row per item, one text column, the item as JSON. For streaming, single items and large lists. */
  rowsStatement(select: JsonSelect): Sql
  /**
   * A whole statement: one row per item, one column per entry, and how they become JSON in Node. Present where that is
   * cheaper than having the engine make it; `Connection.list` runs it.
   */
  fieldsStatement?(select: JsonSelect): FieldsStatement
  /** A whole statement: one row, how many rows there are, counted no further than `most`. `source` is all that follows FROM. */
  countUpTo(source: Sql, most: number): Sql
  /**
   * Rows as a derived table, bound in a few parameters however many they are. Absent, or `null` for what cannot be bound
   * like that: bind them value by value.
   */
  rowList?(columns: readonly RowListColumn[]): RowList | null
  /**
   * A statement that moves the sequence of a key column past this value, unless it is past it already. Absent where explicit
   * keys advance the sequence by themselves.
   */
  advanceSequence?(table: TableName, column: string, value: Sql): Sql
  /** Absent where functions and triggers find the tables of their own schema whatever the session looks up. */
  readonly searchPath?: SearchPath
  /**
   * A statement that gives 1 when an INSERT of many rows assigns consecutive keys in the order of the rows and reports the
   * last of them. To be run in the transaction of the INSERT. Absent where the engine always does, or never guarantees it.
   */
  assignsConsecutiveKeys?(table: TableName, column: string): Sql
  /**
   * How far apart the keys are that one INSERT of many rows makes: more than 1 on a member of a cluster. Absent where keys are
   * returned, or always follow one another.
   */
  readonly keyStep?: Sql
  /** What follows the table in an INSERT of one row that has only defaults; `column` is any of its columns. */
  defaultRow(column: Sql): Sql
  /** FROM clause for selecting constants: empty, or ` FROM DUAL`. */
  readonly dual: Sql
}

export type DatePart = 'year' | 'month' | 'week' | 'day' | 'weekday' | 'hour' | 'minute' | 'second'

export interface LikeOptions {
  /** Folds both sides. */
  readonly ignoreCase: boolean
  /** Of the column behind the subject. */
  readonly type?: ColumnShape
}

/** What expressions need to know about a column. */
export interface ColumnShape {
  readonly type: FieldType
  /** As in the catalog (`dataType`, `nativeType`); `null` for values that are not columns. */
  readonly dataType: string | null
  readonly nativeType: string | null
  readonly numericScale: number | null
  readonly special: readonly string[]
  /** As in the catalog. */
  readonly traits?: ColumnTraits
}

/**
 * A value on its way into a JSON object. `string`, `number` and `boolean` say what the SQL value already is (use `asText`
 * to turn a number into a string); `json` is text or a document that already is JSON and must be embedded as such. Any
 * of them may be NULL → `null`.
 */
export interface JsonValue {
  readonly sql: Sql
  readonly encoding: 'string' | 'number' | 'boolean' | 'json'
  /** Of `json`: always a list, an object or NULL, never a bare string or number. Only speeds some engines up. */
  readonly isContainer?: boolean
  /** What `fieldsStatement` selects in its place. @default the same SQL, in the form of its encoding */
  readonly field?: { readonly sql: Sql; readonly form: FieldForm }
}

export interface FieldsStatement {
  readonly sql: Sql
  readonly layout: RowLayout
}

/** One level of a read. `bare`: each row is the single entry's value itself, not an object with keys. */
export interface JsonSelect {
  readonly entries: readonly { readonly key: string; readonly value: JsonValue }[]
  readonly bare?: boolean
  /** What stands behind the word FROM. */
  readonly from: Sql
  /** What stands behind the word WHERE. */
  readonly where: Sql | null
  readonly groupBy?: readonly Sql[]
  readonly orderBy: readonly OrderTerm[]
  readonly limit: number | null
  readonly offset: Sql | null
}

export interface OrderTerm {
  readonly expression: Sql
  readonly direction: 'asc' | 'desc'
  readonly nulls?: 'first' | 'last'
}

/** One column of a list of rows: what it is meant for, and its value in each row, in wire form. */
export interface RowListColumn {
  readonly shape: ColumnShape
  readonly values: readonly RowListValue[]
}

/** An object stands for the document that says it, of a column of documents. */
export type RowListValue = string | number | boolean | null | Readonly<Record<string, unknown>>

/** A list of rows as a derived table. Its text does not depend on how many there are. */
export interface RowList {
  /** What stands behind the word FROM; the rows come in the order of the list. */
  readonly from: Sql
  /** The value of each column in the row at hand, as `bindValue` would write it. */
  readonly values: readonly Sql[]
}
