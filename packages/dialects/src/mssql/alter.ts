import type { ChangeEffects } from '../change-effect.ts'
import { compile } from '../compile.ts'
import type { ColumnDefinition, ConstraintChange, DefaultValue, ForeignKeyDefinition, SchemaChange, TableName } from '../schema-change.ts'
import { alterClauses } from '../shared/alter-clauses.ts'
import { constantLiteral, stringLiteral } from '../shared/literals.ts'
import { join, raw, type Sql, type Statement, sql } from '../sql.ts'
import { columnTypes } from './column-types.ts'
import { expressions } from './expressions.ts'
import { createQueryCompiler } from './query-compiler.ts'

const { identifier, table: qualified } = expressions
const clauses = alterClauses(expressions)
const { columnList } = clauses

/** Schema modification locks: https://learn.microsoft.com/sql/t-sql/statements/alter-table-transact-sql */
export const changeEffects: ChangeEffects = {
  addColumn: { lock: 'brief', rewrites: false },
  addComputedColumn: { lock: 'everything', rewrites: true },
  changeType: { lock: 'everything', rewrites: true },
  changeNullability: { lock: 'everything', rewrites: true },
  changeDefault: { lock: 'brief', rewrites: false },
  addIndex: { lock: 'writes', rewrites: true },
  addIndexConcurrently: { lock: 'none', rewrites: true },
  addForeignKey: { lock: 'everything', rewrites: true },
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
      return [sql`EXEC sp_rename ${literal(nameText(change.table))}, ${literal(change.to)}`]
    case 'add-column':
      return [sql`ALTER TABLE ${table} ADD ${columnOf(change.column)}`, ...commentOf(change.table, change.column)]
    case 'alter-column':
      return alterColumn(change)
    case 'rename-column':
      return [renameColumn(change.table, change.column, change.to)]
    case 'drop-column':
      return [dropDefault(change.table, change.column), sql`ALTER TABLE ${table} DROP COLUMN ${identifier(change.column)}`]
    default:
      return [constraintChange(change, table)]
  }
}

function constraintChange(change: ConstraintChange, table: Sql): Sql {
  switch (change.kind) {
    case 'add-index':
      return addIndex(change, table)
    case 'drop-index':
      return sql`DROP INDEX ${identifier(change.name)} ON ${table}`
    case 'add-foreign-key':
      return sql`ALTER TABLE ${table} ADD ${foreignKey(change.foreignKey)}`
    case 'drop-foreign-key':
      return sql`ALTER TABLE ${table} DROP CONSTRAINT ${identifier(change.name)}`
  }
}

/** A unique index here allows one NULL only; the filter lets it allow as many as elsewhere. */
function addIndex({ name, columns, isUnique, concurrently }: Extract<SchemaChange, { kind: 'add-index' }>, table: Sql): Sql {
  const parts = [sql`CREATE ${raw(isUnique ? 'UNIQUE INDEX' : 'INDEX')} ${identifier(name)} ON ${table} (${columnList(columns)})`]
  if (isUnique)
    parts.push(
      sql`WHERE ${join(
        columns.map((column) => sql`${identifier(column)} IS NOT NULL`),
        ' AND ',
      )}`,
    )
  if (concurrently === true) parts.push(raw('WITH (ONLINE = ON)'))
  return join(parts, ' ')
}

function createTable(change: Extract<SchemaChange, { kind: 'create-table' }>): readonly Sql[] {
  const parts = change.columns.map(columnOf)
  if (change.primaryKey.length > 0)
    parts.push(sql`CONSTRAINT ${identifier(`${change.table.name}_pk`.slice(-128))} PRIMARY KEY (${columnList(change.primaryKey)})`)
  parts.push(...(change.foreignKeys ?? []).map(foreignKey))
  return [
    sql`CREATE TABLE ${qualified(change.table)} (${join(parts)})`,
    ...change.columns.flatMap((column) => commentOf(change.table, column)),
  ]
}

/** ALTER COLUMN knows type and nullability; the default is a constraint of its own, the comment a property. */
function alterColumn({ table, from, to }: Extract<SchemaChange, { kind: 'alter-column' }>): readonly Sql[] {
  const name = identifier(to.name)
  const nullability = raw(to.isNullable === false ? 'NOT NULL' : 'NULL')
  const statements = [dropDefault(table, from.name)]
  if (from.name !== to.name) statements.push(renameColumn(table, from.name, to.name))
  if (to.isAutoIncrement !== true)
    statements.push(sql`ALTER TABLE ${qualified(table)} ALTER COLUMN ${name} ${raw(columnTypes.toNativeType(to))} ${nullability}`)
  if (to.defaultValue !== undefined)
    statements.push(sql`ALTER TABLE ${qualified(table)} ADD DEFAULT ${defaultOf(to.defaultValue)} FOR ${name}`)
  return [...statements, ...commentOf(table, to)]
}

/** A default's constraint has a name the engine made, which only the catalog knows. */
function dropDefault(table: TableName, column: string): Sql {
  const prefix = literal(`ALTER TABLE ${nameText(table)} DROP CONSTRAINT `)
  const found = sql`FROM sys.default_constraints AS d JOIN sys.columns AS c ON c.default_object_id = d.object_id WHERE d.parent_object_id = OBJECT_ID(${literal(nameText(table))}) AND c.name = ${literal(column)}`
  return sql`DECLARE @statement nvarchar(max) = (SELECT ${prefix} + QUOTENAME(d.name) ${found}); IF @statement IS NOT NULL EXEC(@statement)`
}

function renameColumn(table: TableName, column: string, to: string): Sql {
  return sql`EXEC sp_rename ${literal(`${nameText(table)}.${quoted(column)}`)}, ${literal(to)}, N'COLUMN'`
}

function columnOf(column: ColumnDefinition): Sql {
  const parts = [identifier(column.name), raw(columnTypes.toNativeType(column))]
  if (column.isAutoIncrement === true) parts.push(raw('IDENTITY(1,1)'))
  parts.push(raw(column.isNullable === false ? 'NOT NULL' : 'NULL'))
  if (column.isAutoIncrement !== true && column.defaultValue !== undefined) parts.push(sql`DEFAULT ${defaultOf(column.defaultValue)}`)
  return join(parts, ' ')
}

/** Comments are extended properties of this name, as the studio of the vendor writes them. An absent comment is left as it is. */
function commentOf(table: TableName, column: ColumnDefinition): readonly Sql[] {
  if (column.comment === undefined) return []
  const place = sql`@level0type = N'SCHEMA', @level0name = @schema, @level1type = N'TABLE', @level1name = ${literal(table.name)}, @level2type = N'COLUMN', @level2name = ${literal(column.name)}`
  const schema = sql`DECLARE @schema sysname = ${table.schema === null ? raw('SCHEMA_NAME()') : literal(table.schema)}`
  const exists = sql`EXISTS (SELECT 1 FROM sys.extended_properties WHERE class = 1 AND name = N'MS_Description' AND major_id = OBJECT_ID(${literal(nameText(table))}) AND minor_id = COLUMNPROPERTY(OBJECT_ID(${literal(nameText(table))}), ${literal(column.name)}, 'ColumnId'))`
  const drop = sql`${schema}; IF ${exists} EXEC sp_dropextendedproperty @name = N'MS_Description', ${place}`
  return [
    column.comment === null
      ? drop
      : sql`${drop}; EXEC sp_addextendedproperty @name = N'MS_Description', @value = ${literal(column.comment)}, ${place}`,
  ]
}

function defaultOf(value: DefaultValue): Sql {
  if ('literal' in value) return literal(value.literal)
  if ('expression' in value) return raw(value.expression)
  if (value.function === 'uuid') return raw('NEWID()')
  return raw('SYSUTCDATETIME()')
}

/** RESTRICT is unknown here and means what NO ACTION does, constraints being checked at once. */
function foreignKey({ onDelete, onUpdate, ...key }: ForeignKeyDefinition): Sql {
  return clauses.foreignKey({
    ...key,
    ...(onDelete === undefined ? {} : { onDelete: onDelete === 'RESTRICT' ? 'NO ACTION' : onDelete }),
    ...(onUpdate === undefined ? {} : { onUpdate: onUpdate === 'RESTRICT' ? 'NO ACTION' : onUpdate }),
  })
}

function quoted(name: string): string {
  return `[${name.replaceAll(']', ']]')}]`
}

function nameText({ schema, name }: TableName): string {
  return schema === null ? quoted(name) : `${quoted(schema)}.${quoted(name)}`
}

const textLiteral = (text: string): Sql => sql`N${stringLiteral(text)}`

function literal(value: string | number | boolean | null): Sql {
  return constantLiteral(value, textLiteral)
}
