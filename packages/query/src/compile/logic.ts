import { join, type Sql, sql } from '@recto/dialects'

export function allSql(parts: readonly (Sql | boolean)[]): Sql | boolean {
  return joined(parts, { neutral: true, word: ' AND ' })
}

export function anySql(parts: readonly (Sql | boolean)[]): Sql | boolean {
  return joined(parts, { neutral: false, word: ' OR ' })
}

function joined(parts: readonly (Sql | boolean)[], { neutral, word }: { readonly neutral: boolean; readonly word: string }): Sql | boolean {
  if (parts.includes(!neutral)) return !neutral
  const open = parts.filter((part) => typeof part !== 'boolean')
  const [only] = open
  if (only === undefined) return neutral
  return open.length === 1 ? only : sql`(${join(open, word)})`
}
