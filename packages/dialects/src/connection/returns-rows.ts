import { type CompiledQuery, DeleteQueryNode, InsertQueryNode, MergeQueryNode, RawNode, SelectQueryNode, UpdateQueryNode } from 'kysely'

const startsRead = /^[\s(]*(?:SELECT|WITH|VALUES|SHOW|EXPLAIN|PRAGMA|DESCRIBE)\b/i
const endsWithRows = /\bRETURNING\b|\bOUTPUT\b/i

/** Whether a query gives rows, and not a count of changed ones. Of raw SQL its words tell. */
export function returnsRows({ query, sql }: CompiledQuery): boolean {
  if (SelectQueryNode.is(query)) return true
  if (InsertQueryNode.is(query) || UpdateQueryNode.is(query) || DeleteQueryNode.is(query) || MergeQueryNode.is(query))
    return query.returning !== undefined || query.output !== undefined
  return RawNode.is(query) && (startsRead.test(sql) || endsWithRows.test(sql))
}
