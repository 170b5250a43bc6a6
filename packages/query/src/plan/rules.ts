import type { AccessRule } from '../access.ts'
import { maskingRules } from '../access-rules.ts'
import { ruleContext } from '../resolve/context.ts'
import { resolveFilter } from '../resolve/filter.ts'
import { accessRules, type PlanContext, type PresentRow, unrestricted } from './context.ts'
import { planDescribedItem } from './described-item.ts'
import { allOf, always, type Condition, never, type Source } from './plan.ts'

/** The condition that one of the rules matches a row. Rules are evaluated with full rights. */
export function planRules(context: PlanContext, rules: readonly AccessRule[], source: Source): Condition {
  return rules.length === 0 ? never : allOf([planAnyRule(context, rules, source), planDescribedItem(context, source)])
}

function planAnyRule(context: PlanContext, rules: readonly AccessRule[], source: Source): Condition {
  if (rules.some(({ filter }) => filter === null)) return always
  if (rules.length === 0) return never
  const known = context.rules.get(source) ?? []
  context.rules.set(source, known)
  const same = known.find((one) => one.rules.length === rules.length && one.rules.every((rule, index) => rule === rules[index]))
  if (same !== undefined) return same.condition
  const condition = newCondition(context, rules, source)
  known.push({ rules, condition })
  return condition
}

/** One filter of all rules, so that rules over the same related row look for it once. */
function newCondition(context: PlanContext, rules: readonly AccessRule[], source: Source): Condition {
  const resolve = ruleContext(context.resolve)
  const location = { collection: source.collection, path: '', hops: [], depth: 0 }
  const filters = rules.flatMap(({ filter }) => (filter === null ? [] : [resolveFilter(resolve, filter, location)]))
  const row: PresentRow = { kind: 'present', source, visibleBy: [{ filter: null, fields: '*' }] }
  return context.filter(unrestricted(context, resolve), { kind: 'or', filters }, row)
}

/** The condition under which a field of a row may be seen. */
export function planMask(context: PlanContext, field: string, row: PresentRow): Condition {
  const masking = maskingRules(accessRules(context, row.source.collection), field, row.visibleBy)
  return masking === null ? always : planAnyRule(context, masking, row.source)
}
