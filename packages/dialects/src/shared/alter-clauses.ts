import type { Expressions } from '../expressions.ts'
import type { ForeignKeyDefinition } from '../schema-change.ts'
import { empty, join, raw, type Sql, sql } from '../sql.ts'

/** Clauses of DDL that engines write alike, but for how they quote names. */
export interface AlterClauses {
  /** Names of columns, as they stand between parentheses. */
  columnList(names: readonly string[]): Sql
  /** A constraint of CREATE TABLE or ALTER TABLE … ADD. */
  foreignKey(key: ForeignKeyDefinition): Sql
  renameColumn(table: Sql, from: string, to: string): Sql
}

export function alterClauses({ identifier, table }: Pick<Expressions, 'identifier' | 'table'>): AlterClauses {
  const columnList = (names: readonly string[]): Sql => join(names.map(identifier))
  return {
    columnList,
    foreignKey: ({ name, columns, referencedTable, referencedColumns, onDelete, onUpdate }) => {
      const target = sql`${table(referencedTable)} (${columnList(referencedColumns)})`
      const deletion = onDelete === undefined ? empty : raw(` ON DELETE ${onDelete}`)
      const change = onUpdate === undefined ? empty : raw(` ON UPDATE ${onUpdate}`)
      return sql`CONSTRAINT ${identifier(name)} FOREIGN KEY (${columnList(columns)}) REFERENCES ${target}${deletion}${change}`
    },
    renameColumn: (owner, from, to) => sql`ALTER TABLE ${owner} RENAME COLUMN ${identifier(from)} TO ${identifier(to)}`,
  }
}
