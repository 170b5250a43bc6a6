import { raw, type Sql, sql } from '@recto/dialects'
import type { Source, Value } from '../plan/plan.ts'
import type { LevelGroups } from './context.ts'

/** A derived table of related rows: their key (`k`) and what was made of them (`v`). */
export interface GroupJoin {
  readonly groups: Sql
  readonly alias: string
  /** The key on the row that the groups are joined to. */
  readonly outer: Sql
}

export function groupAlias({ alias }: Source): string {
  return `${alias}g`
}

/** ` LEFT JOIN …`. */
export function groupJoin({ groups, alias, outer }: GroupJoin): Sql {
  return sql` LEFT JOIN (${groups}) ${raw(alias)} ON ${raw(alias)}.k = ${outer}`
}

/** Whether a value is one of the rows that groups can be joined to. */
export function isOfLevel(value: Value, { sources }: LevelGroups): boolean {
  return value.kind === 'column' && sources.has(value.source)
}

/** The condition by which only rows of the level's own are grouped; before those are decided all are. */
export function ofLevel(inner: Sql, outer: Value, { keysOf }: LevelGroups): Sql {
  return keysOf === null ? sql`${inner} IS NOT NULL` : sql`${inner} IN (${keysOf(outer)})`
}
