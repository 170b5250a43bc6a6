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
  return open.length === 1 ? only : sql`(${join(nested(open, word), word)})`
}

/** An engine nests `a OR b OR c` once for each part, and refuses what is nested deeply (SQLite at 1,000): long ones are grouped. */
function nested(parts: readonly Sql[], word: string): readonly Sql[] {
  if (parts.length <= partsAtOnce) return parts
  const groups = Array.from({ length: Math.ceil(parts.length / partsAtOnce) }, (_, index) =>
    parts.slice(index * partsAtOnce, (index + 1) * partsAtOnce),
  )
  return nested(
    groups.map((group) => sql`(${join(group, word)})`),
    word,
  )
}

const partsAtOnce = 100
