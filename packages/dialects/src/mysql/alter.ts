import type { ChangeEffects } from '../change-effect.ts'
import { compile } from '../compile.ts'
import type { ColumnDefinition, ConstraintChange, DefaultValue, SchemaChange } from '../schema-change.ts'
import { alterClauses } from '../shared/alter-clauses.ts'
import { constantLiteral, stringLiteral } from '../shared/literals.ts'
import { empty, join, raw, type Sql, type Statement, sql } from '../sql.ts'
import { columnTypes } from './column-types.ts'
import { expressions } from './expressions.ts'
import { createQueryCompiler } from './query-compiler.ts'

const { identifier, table: qualified } = expressions
const { columnList, foreignKey, renameColumn } = alterClauses(expressions)

/** INSTANT, INPLACE or COPY: https://dev.mysql.com/doc/refman/8.4/en/innodb-online-ddl-operations.html */
export const changeEffects: ChangeEffects = {
  addColumn: { lock: 'brief', rewrites: false },
  addComputedColumn: { lock: 'writes', rewrites: true },
  changeType: { lock: 'writes', rewrites: true },
  changeNullability: { lock: 'none', rewrites: true },
  changeDefault: { lock: 'brief', rewrites: false },
  addIndex: { lock: 'none', rewrites: true },
  addIndexConcurrently: { lock: 'none', rewrites: true },
  addForeignKey: { lock: 'writes', rewrites: true },
  drop: { lock: 'brief', rewrites: false },
}

/** The statements of a change. DDL takes no parameters, so constants are written as escaped literals. */
export function alter(change: SchemaChange): readonly Statement[] {
  return fragmentsOf(change).map((fragment) => compile({ createQueryCompiler }, fragment))
}

function fragmentsOf(change: SchemaChange): readonly Sql[] {
  const table = qualified(change.table)
  switch (change.kind) {
    case 'create-table':
      return [createTable(change)]
    case 'drop-table':
      return [sql`DROP TABLE ${table}`]
    case 'rename-table':
      return [sql`RENAME TABLE ${table} TO ${qualified({ ...change.table, name: change.to })}`]
    case 'add-column':
      return addColumn(change.column, table)
    case 'alter-column':
      // MODIFY and CHANGE forget whatever they do not say again, so the whole column is stated.
      return [sql`ALTER TABLE ${table} CHANGE COLUMN ${identifier(change.from.name)} ${columnOf(change.to)}`]
    case 'rename-column':
      return [renameColumn(table, change.column, change.to)]
    case 'drop-column':
      return [sql`ALTER TABLE ${table} DROP COLUMN ${identifier(change.column)}`]
    default:
      return [constraintChange(change, table)]
  }
}

/** ADD COLUMN refuses defaults that differ from row to row (ER_BINLOG_UNSAFE_SYSTEM_FUNCTION), so rows get theirs in between. */
function addColumn(column: ColumnDefinition, table: Sql): readonly Sql[] {
  const { defaultValue, ...bare } = column
  if (defaultValue === undefined || !('function' in defaultValue) || defaultValue.function !== 'uuid')
    return [sql`ALTER TABLE ${table} ADD COLUMN ${columnOf(column)}`]
  const name = identifier(column.name)
  return [
    sql`ALTER TABLE ${table} ADD COLUMN ${columnOf({ ...bare, isNullable: true })}`,
    sql`UPDATE ${table} SET ${name} = UUID()`,
    sql`ALTER TABLE ${table} CHANGE COLUMN ${name} ${columnOf(column)}`,
  ]
}

function constraintChange(change: ConstraintChange, table: Sql): Sql {
  switch (change.kind) {
    case 'add-index':
      return addIndex(change, table)
    case 'drop-index':
      return sql`ALTER TABLE ${table} DROP INDEX ${identifier(change.name)}`
    case 'add-foreign-key':
      return sql`ALTER TABLE ${table} ADD ${foreignKey(change.foreignKey)}`
    case 'drop-foreign-key':
      return sql`ALTER TABLE ${table} DROP FOREIGN KEY ${identifier(change.name)}`
  }
}

function addIndex(change: Extract<SchemaChange, { kind: 'add-index' }>, table: Sql): Sql {
  const kind = raw(change.isUnique ? 'UNIQUE INDEX' : 'INDEX')
  const online = change.concurrently === true ? raw(', ALGORITHM = INPLACE, LOCK = NONE') : empty
  return sql`ALTER TABLE ${table} ADD ${kind} ${identifier(change.name)} (${columnList(change.columns)})${online}`
}

function createTable(change: Extract<SchemaChange, { kind: 'create-table' }>): Sql {
  const parts = change.columns.map(columnOf)
  if (change.primaryKey.length > 0) parts.push(sql`PRIMARY KEY (${columnList(change.primaryKey)})`)
  parts.push(...(change.foreignKeys ?? []).map(foreignKey))
  return sql`CREATE TABLE ${qualified(change.table)} (${join(parts)}) DEFAULT CHARACTER SET utf8mb4`
}

function columnOf(column: ColumnDefinition): Sql {
  const type = columnTypes.toNativeType(column)
  const { before, after } = extrasOf(column, type)
  const parts = [identifier(column.name), raw(type), ...before, raw(column.isNullable === false ? 'NOT NULL' : 'NULL')]
  if (column.isAutoIncrement === true) parts.push(raw('AUTO_INCREMENT'))
  else if (column.defaultValue !== undefined) parts.push(defaultOf(column.defaultValue, column))
  parts.push(...after)
  if (column.comment !== undefined && column.comment !== null) parts.push(sql`COMMENT ${literal(column.comment)}`)
  return join(parts, ' ')
}

/** CHANGE forgets whatever is not said again. What does not fit another type is left out. */
function extrasOf({ extras = {} }: ColumnDefinition, type: string): Readonly<Record<'before' | 'after', readonly Sql[]>> {
  const { collation, isTouched, isInvisible, isUnversioned, check } = extras
  const before = collation !== undefined && isText.test(type) ? [raw(`COLLATE ${collation}`)] : []
  const after = [
    isTouched === true && isMoment.test(type) ? `ON UPDATE ${nowOf(type)}` : null,
    isInvisible === true ? 'INVISIBLE' : null,
    isUnversioned === true ? 'WITHOUT SYSTEM VERSIONING' : null,
    check === undefined ? null : `CHECK (${check})`,
  ]
  return { before, after: after.filter((text) => text !== null).map(raw) }
}

const isText = /^(?:(?:var)?char|(?:tiny|medium|long)?text|enum|set)\b/i
const isMoment = /^(?:datetime|timestamp)\b/i

/** The digits of a second are those of the column, or the engine refuses it. */
function nowOf(type: string, precision?: number): string {
  const digits = isMoment.test(type) ? /\((\d)\)/.exec(type)?.[1] : precision
  return `CURRENT_TIMESTAMP${digits === undefined ? '' : `(${Math.trunc(Number(digits))})`}`
}

/** Types that take a default only as an expression. https://dev.mysql.com/doc/refman/8.4/en/data-type-defaults.html */
const expressionOnly = /^(tiny|medium|long)?(text|blob)\b|^json\b|^(geometry|point|linestring|polygon|multi)/i

function defaultOf(value: DefaultValue, column: ColumnDefinition): Sql {
  if ('literal' in value) {
    const constant = literal(value.literal)
    return value.literal !== null && expressionOnly.test(columnTypes.toNativeType(column))
      ? sql`DEFAULT (${constant})`
      : sql`DEFAULT ${constant}`
  }
  if ('expression' in value) return raw(`DEFAULT ${value.expression}`)
  if (value.function === 'uuid') return raw('DEFAULT (UUID())')
  return raw(`DEFAULT ${nowOf(columnTypes.toNativeType(column), value.precision)}`)
}

/** A backslash is an escape in the sessions of this engine. */
const textLiteral = (text: string): Sql => stringLiteral(text.replaceAll('\\', '\\\\'))

function literal(value: string | number | boolean | null): Sql {
  return constantLiteral(value, textLiteral)
}
