import type { AccessRule } from '../access.ts'
import { maskingRules } from '../access-rules.ts'
import { ruleContext } from '../resolve/context.ts'
import { resolveFilter } from '../resolve/filter.ts'
import { accessRules, type PlanContext, type PresentRow, unrestricted } from './context.ts'
import { planDescribedItem } from './described-item.ts'
import { allOf, always, anyOf, type Condition, never, type Source } from './plan.ts'

/** The condition that one of the rules matches a row. Rules are evaluated with full rights. */
export function planRules(context: PlanContext, rules: readonly AccessRule[], source: Source): Condition {
  return rules.length === 0 ? never : allOf([planAnyRule(context, rules, source), planDescribedItem(context, source)])
}

function planAnyRule(context: PlanContext, rules: readonly AccessRule[], source: Source): Condition {
  if (rules.some(({ filter }) => filter === null)) return always
  return rules.length === 0 ? never : anyOf(rules.map((rule) => planRule(context, rule, source)))
}

function planRule(context: PlanContext, rule: AccessRule, source: Source): Condition {
  const known = context.rules.get(source) ?? new Map<AccessRule, Condition>()
  context.rules.set(source, known)
  const condition = known.get(rule) ?? newRule(context, rule, source)
  known.set(rule, condition)
  return condition
}

function newRule(context: PlanContext, { filter }: AccessRule, source: Source): Condition {
  if (filter === null) return always
  const resolve = ruleContext(context.resolve)
  const resolved = resolveFilter(resolve, filter, { collection: source.collection, path: '', hops: [], depth: 0 })
  return context.filter(unrestricted(context, resolve), resolved, { kind: 'present', source, visibleBy: [{ filter: null, fields: '*' }] })
}

/** The condition under which a field of a row may be seen. */
export function planMask(context: PlanContext, field: string, row: PresentRow): Condition {
  const masking = maskingRules(accessRules(context, row.source.collection), field, row.visibleBy)
  return masking === null ? always : planAnyRule(context, masking, row.source)
}
