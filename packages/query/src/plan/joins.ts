import type { Link } from '../resolve/link.ts'
import type { Hop } from '../resolve/resolved-filter.ts'
import type { Joins, PlanContext, PresentRow } from './context.ts'
import { planLinked } from './linked-rows.ts'
import type { Condition, Source, Value } from './plan.ts'

/** Room for the joins of a select whose rows are those of `source`. */
export function newJoins(source: Source): Joins {
  return { list: [], sources: new Set([source]), rows: new Map() }
}

/**
 * The row a hop leads to as an outer join of the select being planned, shared by all conditions that take the same hop. Where there
 * is no such row its columns are NULL, which is what a missing row means. `null`: the hop has to be a sub-query, because
 * it may lead to several rows, starts inside another sub-query, or has access rules that need sub-queries.
 */
export function joinedRow(context: PlanContext, { key, link }: Hop, parent: PresentRow): PresentRow | null {
  const { joins } = context
  if (joins === null || !joins.sources.has(parent.source) || !leadsToOneRow(link)) return null
  const name = `${parent.source.alias}:${key}`
  const known = joins.rows.get(name)
  if (known !== undefined) return known
  const { row, rows } = planLinked(context, link, { parent, isGuarded: true })
  if (!isPlain(rows.where)) return null
  joins.list.push({ source: rows.source, on: rows.where })
  joins.sources.add(rows.source)
  joins.rows.set(name, row)
  return row
}

/** Only a key that the database itself keeps unique certainly leads to one row. */
export function leadsToOneRow({ kind, relation, target }: Link): boolean {
  if (kind !== 'to-one' || target.kind !== 'table') return false
  const { relatedFields } = relation
  const isKey = relatedFields.length === target.primaryKey.length && relatedFields.every((name) => target.primaryKey.includes(name))
  return isKey || (relatedFields.length === 1 && target.fields.get(relatedFields[0] ?? '')?.column?.isUnique === true)
}

/** Without sub-queries, which not every engine takes in the condition of an outer join. */
function isPlain(condition: Condition): boolean {
  switch (condition.kind) {
    case 'constant':
      return true
    case 'and':
    case 'or':
      return condition.conditions.every(isPlain)
    case 'same':
      return isPlainValue(condition.left) && isPlainValue(condition.right)
    case 'test':
      return isPlainValue(condition.value)
    default:
      return false
  }
}

function isPlainValue(value: Value): boolean {
  if (value.kind === 'masked') return isPlain(value.when) && isPlainValue(value.value)
  return value.kind === 'column' || value.kind === 'null' || value.kind === 'date-part'
}
