import { invalidQuery } from '@recto/errors'
import type { TableName } from '../schema-change.ts'
import { raw, type Sql, sql } from '../sql.ts'

/** How an engine quotes names: between two marks, the second doubled where the name itself holds it. */
export function quotedBetween(open: string, close: string): (name: string) => Sql {
  return (name) => {
    if (name.includes('\u0000')) throw invalidQuery("A name can't contain the character U+0000")
    return raw(`${open}${name.replaceAll(close, close + close)}${close}`)
  }
}

/** The name of a table, behind its schema where that is said. */
export function qualifiedBy(identifier: (name: string) => Sql): (table: TableName) => Sql {
  return ({ schema, name }) => (schema === null ? identifier(name) : sql`${identifier(schema)}.${identifier(name)}`)
}
