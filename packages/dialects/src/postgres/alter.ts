import type { ChangeEffects } from '../change-effect.ts'
import { compile } from '../compile.ts'
import type { ColumnDefinition, ConstraintChange, DefaultValue, SchemaChange } from '../schema-change.ts'
import { alterClauses } from '../shared/alter-clauses.ts'
import { numberLiteral, stringLiteral } from '../shared/literals.ts'
import { join, raw, type Sql, type Statement, sql } from '../sql.ts'
import { columnTypes } from './column-types.ts'
import { expressions } from './expressions.ts'
import { createQueryCompiler } from './query-compiler.ts'

const { identifier, table: qualified } = expressions
const { columnList, foreignKey, renameColumn } = alterClauses(expressions)

/** Lock levels of https://www.postgresql.org/docs/current/sql-altertable.html; a new NOT NULL reads every row. */
export const changeEffects: ChangeEffects = {
  addColumn: { lock: 'brief', rewrites: false },
  addComputedColumn: { lock: 'everything', rewrites: true },
  changeType: { lock: 'everything', rewrites: true },
  changeNullability: { lock: 'everything', rewrites: true },
  changeDefault: { lock: 'brief', rewrites: false },
  addIndex: { lock: 'writes', rewrites: true },
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
      return createTable(change)
    case 'drop-table':
      return [sql`DROP TABLE ${table}`]
    case 'rename-table':
      return [sql`ALTER TABLE ${table} RENAME TO ${identifier(change.to)}`]
    case 'add-column':
      return [sql`ALTER TABLE ${table} ADD COLUMN ${columnOf(change.column)}`, ...commentOf(change.column, table)]
    case 'alter-column':
      return alterColumn(change, table)
    case 'rename-column':
      return [renameColumn(table, change.column, change.to)]
    case 'drop-column':
      return [sql`ALTER TABLE ${table} DROP COLUMN ${identifier(change.column)}`]
    default:
      return constraintChange(change, table)
  }
}

function constraintChange(change: ConstraintChange, table: Sql): readonly Sql[] {
  switch (change.kind) {
    case 'add-index':
      return [addIndex(change, table)]
    case 'drop-index': {
      // A unique key may be a constraint or a bare index.
      const index = sql`DROP INDEX IF EXISTS ${qualified({ ...change.table, name: change.name })}`
      return change.isUnique ? [sql`ALTER TABLE ${table} DROP CONSTRAINT IF EXISTS ${identifier(change.name)}`, index] : [index]
    }
    case 'add-foreign-key':
      return [sql`ALTER TABLE ${table} ADD ${foreignKey(change.foreignKey)}`]
    case 'drop-foreign-key':
      return [sql`ALTER TABLE ${table} DROP CONSTRAINT ${identifier(change.name)}`]
  }
}

function addIndex(change: Extract<SchemaChange, { kind: 'add-index' }>, table: Sql): Sql {
  const columns = columnList(change.columns)
  if (change.isUnique && change.concurrently !== true)
    return sql`ALTER TABLE ${table} ADD CONSTRAINT ${identifier(change.name)} UNIQUE (${columns})`
  const kind = raw(`${change.isUnique ? 'UNIQUE ' : ''}INDEX${change.concurrently === true ? ' CONCURRENTLY' : ''}`)
  return sql`CREATE ${kind} ${identifier(change.name)} ON ${table} (${columns})`
}

function createTable(change: Extract<SchemaChange, { kind: 'create-table' }>): readonly Sql[] {
  const table = qualified(change.table)
  const parts = change.columns.map(columnOf)
  if (change.primaryKey.length > 0) parts.push(sql`PRIMARY KEY (${columnList(change.primaryKey)})`)
  parts.push(...(change.foreignKeys ?? []).map(foreignKey))
  return [sql`CREATE TABLE ${table} (${join(parts)})`, ...change.columns.flatMap((column) => commentOf(column, table))]
}

function columnOf(column: ColumnDefinition): Sql {
  const parts = [identifier(column.name), raw(nativeTypeOf(column))]
  if (column.isNullable === false) parts.push(raw('NOT NULL'))
  if (column.defaultValue !== undefined && column.isAutoIncrement !== true)
    parts.push(sql`DEFAULT ${defaultOf(column.defaultValue, column)}`)
  return join(parts, ' ')
}

/** `serial` is a way to write a column, not a type it could be read back with. */
function nativeTypeOf(column: ColumnDefinition): string {
  if (column.isAutoIncrement !== true || column.nativeType === undefined) return columnTypes.toNativeType(column)
  return /^(bigint|int8|bigserial)$/i.test(column.nativeType) ? 'bigserial' : 'serial'
}

/** Says only what differs, so that defaults and types Recto has no words for stay as they are. */
function alterColumn({ from, to }: Extract<SchemaChange, { kind: 'alter-column' }>, table: Sql): readonly Sql[] {
  const column = sql`ALTER TABLE ${table} ALTER COLUMN ${identifier(to.name)}`
  const statements: Sql[] = from.name === to.name ? [] : [renameColumn(table, from.name, to.name)]
  statements.push(...typeAndDefault(from, to).map((action) => sql`${column} ${action}`))
  if ((from.isNullable ?? true) !== (to.isNullable ?? true))
    statements.push(sql`${column} ${raw(to.isNullable === false ? 'SET' : 'DROP')} NOT NULL`)
  if ((from.comment ?? null) !== (to.comment ?? null)) statements.push(comment(to, table))
  return statements
}

/** A default may not fit the new type, so it goes before the change and comes after it. */
function typeAndDefault(from: ColumnDefinition, to: ColumnDefinition): readonly Sql[] {
  const type = storedType(to)
  const change = type === storedType(from) ? [] : [sql`TYPE ${raw(type)} USING (${identifier(to.name)}::${raw(type)})`]
  const hasSameDefault = JSON.stringify(from.defaultValue) === JSON.stringify(to.defaultValue)
  if (to.isAutoIncrement === true || (hasSameDefault && (change.length === 0 || to.defaultValue === undefined))) return change
  const restored = to.defaultValue === undefined ? [] : [sql`SET DEFAULT ${defaultOf(to.defaultValue, to)}`]
  return [raw('DROP DEFAULT'), ...change, ...restored]
}

function storedType(column: ColumnDefinition): string {
  return column.isAutoIncrement === true ? integerOf(column) : columnTypes.toNativeType(column)
}

function integerOf(column: ColumnDefinition): string {
  return nativeTypeOf(column) === 'bigserial' ? 'bigint' : 'integer'
}

function commentOf(column: ColumnDefinition, table: Sql): readonly Sql[] {
  return column.comment === undefined || column.comment === null ? [] : [comment(column, table)]
}

function comment(column: ColumnDefinition, table: Sql): Sql {
  const text = column.comment === undefined || column.comment === null ? raw('NULL') : stringLiteral(column.comment)
  return sql`COMMENT ON COLUMN ${table}.${identifier(column.name)} IS ${text}`
}

function defaultOf(value: DefaultValue, column: ColumnDefinition): Sql {
  if ('expression' in value) return raw(value.expression)
  if ('function' in value) return raw(value.function === 'uuid' ? 'gen_random_uuid()' : nowFor(column, value.precision))
  if (value.literal === null) return raw('NULL')
  if (column.type === 'boolean') return raw(isTrue(value.literal) ? 'TRUE' : 'FALSE')
  if (typeof value.literal === 'number') return numberLiteral(value.literal)
  return stringLiteral(String(value.literal))
}

function nowFor(column: ColumnDefinition, precision: number | undefined): string {
  if (column.type === 'date') return 'CURRENT_DATE'
  return precision === undefined ? 'CURRENT_TIMESTAMP' : `CURRENT_TIMESTAMP(${Math.trunc(precision)})`
}

function isTrue(literalValue: string | number | boolean): boolean {
  return literalValue === true || literalValue === 1 || /^(1|true|t)$/i.test(String(literalValue))
}
