import { columnShape } from '@recto/schema'
import { relevantRules } from '../access-rules.ts'
import type { Level, ResolvedSearch } from '../resolve/level.ts'
import { accessRules, type PlanContext, type PresentRow } from './context.ts'
import { planFilter } from './filter.ts'
import { allOf, anyOf, type Condition, never } from './plan.ts'
import { planValue } from './value.ts'

/** Filter and search of a level. */
export function planLevelFilter(context: PlanContext, { filterAndPaging }: Level, row: PresentRow): Condition {
  const filter = filterAndPaging.filter === null ? [] : [planFilter(context, filterAndPaging.filter, row)]
  const search = filterAndPaging.search === null ? [] : [planSearch(context, filterAndPaging.search, row)]
  return allOf([...filter, ...search])
}

/** Rules that let rows through for what a level shows. */
export function levelRules(context: PlanContext, { collection, selected }: Level): PresentRow['visibleBy'] {
  return relevantRules(accessRules(context, collection), selected)
}

function planSearch(context: PlanContext, { fields, operand, kind }: ResolvedSearch, row: PresentRow): Condition {
  const tests = fields.map((field): Condition => {
    const value = planValue(context, { kind: 'field', field }, row)
    return value.kind === 'null' ? never : { kind: 'matches-search', value, shape: columnShape(field), operand, term: kind }
  })
  return anyOf(tests)
}
