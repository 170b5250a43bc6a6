import { compile } from '../compile.ts'
import { alter as alterPostgres } from '../postgres/alter.ts'
import type { SchemaChange } from '../schema-change.ts'
import { join, raw, type Sql, type Statement, sql } from '../sql.ts'
import { expressions } from './expressions.ts'
import { createQueryCompiler } from './query-compiler.ts'

const { identifier, table: qualified } = expressions

/** PostgreSQL's statements, apart from unique keys: they are indexes here, and go with DROP INDEX … CASCADE alone. */
export function alter(change: SchemaChange): readonly Statement[] {
  if (change.kind === 'add-index') return [statement(addIndex(change))]
  if (change.kind !== 'drop-index') return alterPostgres(change)
  return [
    statement(sql`DROP INDEX IF EXISTS ${qualified(change.table)}@${identifier(change.name)}${raw(change.isUnique ? ' CASCADE' : '')}`),
  ]
}

/** Every index is built while the table stays in use, so `concurrently` asks for nothing more. */
function addIndex(change: Extract<SchemaChange, { kind: 'add-index' }>): Sql {
  const kind = raw(change.isUnique ? 'UNIQUE INDEX' : 'INDEX')
  return sql`CREATE ${kind} ${identifier(change.name)} ON ${qualified(change.table)} (${join(change.columns.map(identifier))})`
}

function statement(fragment: Sql): Statement {
  return compile({ createQueryCompiler }, fragment)
}
