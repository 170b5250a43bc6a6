import { invalidPayload } from '@recto/errors'
import type { ChangeEffects } from '../change-effect.ts'
import { compile } from '../compile.ts'
import type { ColumnDefinition, ConstraintChange, DefaultValue, SchemaChange } from '../schema-change.ts'
import { alterClauses } from '../shared/alter-clauses.ts'
import { numberLiteral, stringLiteral } from '../shared/literals.ts'
import { join, raw, type Sql, type Statement, sql } from '../sql.ts'
import { columnTypes } from './column-types.ts'
import { expressions } from './expressions.ts'
import { createQueryCompiler } from './query-compiler.ts'
import type { TableEdit } from './table-definition/edit-table.ts'

const { identifier } = expressions
const { columnList, foreignKey, renameColumn } = alterClauses({ identifier, table: ({ name }) => identifier(name) })

/** One writer at a time, and readers see the old state meanwhile; a new default is first written into old rows. */
export const changeEffects: ChangeEffects = {
  addColumn: { lock: 'writes', rewrites: false },
  addComputedColumn: { lock: 'writes', rewrites: true },
  changeType: { lock: 'writes', rewrites: true },
  changeNullability: { lock: 'writes', rewrites: true },
  changeDefault: { lock: 'writes', rewrites: true },
  addIndex: { lock: 'writes', rewrites: true },
  addIndexConcurrently: { lock: 'writes', rewrites: true },
  addForeignKey: { lock: 'writes', rewrites: false },
  drop: { lock: 'writes', rewrites: true },
}

/**
 * The statements of a change, to be run in one transaction. What ALTER TABLE can't do is done by editing the table's
 * definition, since nothing of it changes the format of the stored rows: the second procedure of
 * https://www.sqlite.org/lang_altertable.html#making_other_kinds_of_table_schema_changes. Unlike a rebuild it fires no
 * foreign key actions and keeps indexes, triggers, views and the words of every other column.
 */
export function alter(change: SchemaChange): readonly Statement[] {
  return fragmentsOf(change).map((fragment) => compile({ createQueryCompiler }, fragment))
}

function fragmentsOf(change: SchemaChange): readonly Sql[] {
  const name = change.table.name
  const table = identifier(name)
  switch (change.kind) {
    case 'create-table':
      return [createTable(change)]
    case 'drop-table':
      return [sql`DROP TABLE ${table}`]
    case 'rename-table':
      return [sql`ALTER TABLE ${table} RENAME TO ${identifier(change.to)}`]
    case 'add-column':
      return addColumn(change.column, name)
    case 'alter-column':
      return alterColumn(change)
    case 'rename-column':
      return [renameColumn(table, change.column, change.to)]
    case 'drop-column':
      return [
        ...(change.indexes ?? []).map((index) => sql`DROP INDEX IF EXISTS ${identifier(index)}`),
        ...edit(name, { kind: 'drop-foreign-keys', columns: [change.column], whole: false }),
        sql`ALTER TABLE ${table} DROP COLUMN ${identifier(change.column)}`,
      ]
    default:
      return constraintChange(change)
  }
}

function constraintChange(change: ConstraintChange): readonly Sql[] {
  const { name } = change.table
  switch (change.kind) {
    case 'add-index':
      return [
        sql`CREATE ${raw(change.isUnique ? 'UNIQUE INDEX' : 'INDEX')} ${identifier(change.name)} ON ${identifier(name)} (${columnList(change.columns)})`,
      ]
    case 'drop-index':
      return [sql`DROP INDEX ${identifier(change.name)}`]
    case 'add-foreign-key':
      return edit(name, { kind: 'add-constraint', text: textOf(foreignKey(change.foreignKey)) })
    case 'drop-foreign-key':
      return edit(name, { kind: 'drop-foreign-keys', columns: change.columns, whole: true })
  }
}

/** A view made and dropped again counts the schema up, which tells other sessions to read it anew. */
function edit(table: string, change: TableEdit): readonly Sql[] {
  return [
    raw('PRAGMA writable_schema = ON'),
    sql`UPDATE sqlite_schema SET sql = recto_edit_table(sql, ${JSON.stringify(change)}) WHERE type = 'table' AND lower(name) = lower(${table})`,
    raw('PRAGMA writable_schema = RESET'),
    raw('CREATE VIEW "recto_schema_changed" AS SELECT 1'),
    raw('DROP VIEW "recto_schema_changed"'),
  ]
}

function createTable(change: Extract<SchemaChange, { kind: 'create-table' }>): Sql {
  const [onlyKey] = change.primaryKey.length === 1 ? change.primaryKey : []
  const counted = change.columns.find((column) => column.isAutoIncrement === true && column.name === onlyKey)
  const parts = change.columns.map((column) => (column === counted ? sql`${columnOf(column)} PRIMARY KEY AUTOINCREMENT` : columnOf(column)))
  if (change.primaryKey.length > 0 && counted === undefined) parts.push(sql`PRIMARY KEY (${columnList(change.primaryKey)})`)
  parts.push(...(change.foreignKeys ?? []).map(foreignKey))
  return sql`CREATE TABLE ${identifier(change.table.name)} (${join(parts)})`
}

function columnOf(column: ColumnDefinition): Sql {
  const parts = [identifier(column.name), raw(columnTypes.toNativeType(column))]
  if (column.isNullable === false) parts.push(raw('NOT NULL'))
  if (column.defaultValue !== undefined && column.isAutoIncrement !== true)
    parts.push(sql`DEFAULT ${defaultOf(column.defaultValue, column)}`)
  return join(parts, ' ')
}

/** ADD COLUMN takes constant defaults only, and NOT NULL only with one; the rest is done in steps. */
function addColumn(column: ColumnDefinition, table: string): readonly Sql[] {
  if (column.isAutoIncrement === true) throw invalidPayload('Only a new table can get an auto-increment key')
  const { defaultValue, ...bare } = column
  const isConstant = defaultValue === undefined || 'literal' in defaultValue
  const fitsRows = column.isNullable !== false || (defaultValue !== undefined && 'literal' in defaultValue && defaultValue.literal !== null)
  if (isConstant && fitsRows) return [sql`ALTER TABLE ${identifier(table)} ADD COLUMN ${columnOf(column)}`]
  const start: ColumnDefinition = { ...bare, isNullable: true }
  const fill =
    defaultValue === undefined ? [] : [sql`UPDATE ${identifier(table)} SET ${identifier(column.name)} = ${defaultOf(defaultValue, column)}`]
  return [
    sql`ALTER TABLE ${identifier(table)} ADD COLUMN ${columnOf(start)}`,
    ...fill,
    ...alterColumn({ kind: 'alter-column', table: { schema: null, name: table }, from: start, to: column }),
  ]
}

/** Says only what differs, so that types and defaults Recto has no words for stay as they are. */
function alterColumn({ table, from, to }: Extract<SchemaChange, { kind: 'alter-column' }>): readonly Sql[] {
  const owner = identifier(table.name)
  const column = identifier(to.name)
  const change = differences(from, to)
  // Rows older than an ADD COLUMN hold no value of their own and would follow the new default.
  const settle = sql`UPDATE ${owner} SET ${column} = ${column}`
  const statements: Sql[] = from.name === to.name ? [] : [renameColumn(owner, from.name, to.name)]
  if (change.isRequired === true) {
    const reason = `contains null ${table.name}.${to.name}`
    statements.push(sql`SELECT recto_refuse(${reason}) FROM ${owner} WHERE ${column} IS NULL LIMIT 1`)
  }
  if (change.defaultText !== undefined) statements.push(settle)
  if (Object.keys(change).length > 0) statements.push(...edit(table.name, { kind: 'column', name: to.name, ...change }))
  // Writing a value anew converts it to the new type's affinity.
  if (change.type !== undefined) statements.push(settle, sql`REINDEX ${owner}`)
  return statements
}

type ColumnChange = Omit<Extract<TableEdit, { kind: 'column' }>, 'kind' | 'name'>

function differences(from: ColumnDefinition, to: ColumnDefinition): ColumnChange {
  const isRequired = to.isNullable === false
  const nullability = isRequired === (from.isNullable === false) ? {} : { isRequired }
  if (to.isAutoIncrement === true) return nullability
  const type = columnTypes.toNativeType(to)
  const hasNewDefault = JSON.stringify(from.defaultValue) !== JSON.stringify(to.defaultValue)
  return {
    ...nullability,
    ...(type === columnTypes.toNativeType(from) ? {} : { type }),
    ...(hasNewDefault ? { defaultText: to.defaultValue === undefined ? null : textOf(defaultOf(to.defaultValue, to)) } : {}),
  }
}

/** A version 4 UUID out of random bytes (RFC 9562 §5.4). */
const randomUuid =
  "(lower(hex(randomblob(4)) || '-' || hex(randomblob(2)) || '-4' || substr(hex(randomblob(2)), 2) || '-' || substr('89ab', 1 + (random() & 3), 1) || substr(hex(randomblob(2)), 2) || '-' || hex(randomblob(6))))"

function defaultOf(value: DefaultValue, column: ColumnDefinition): Sql {
  if ('expression' in value) return raw(`(${value.expression})`)
  if ('function' in value) return raw(value.function === 'uuid' ? randomUuid : nowFor(column))
  if (value.literal === null) return raw('NULL')
  if (column.type === 'boolean') return raw(/^(1|true|t)$/i.test(String(value.literal)) ? '1' : '0')
  if (typeof value.literal === 'number') return numberLiteral(value.literal)
  return stringLiteral(String(value.literal))
}

function nowFor(column: ColumnDefinition): string {
  if (column.type === 'date') return 'CURRENT_DATE'
  return column.type === 'time' ? 'CURRENT_TIME' : 'CURRENT_TIMESTAMP'
}

/** Text of a fragment that holds no parameters. */
function textOf(fragment: Sql): string {
  return compile({ createQueryCompiler }, fragment).sql
}
