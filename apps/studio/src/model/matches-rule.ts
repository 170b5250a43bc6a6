import { dynamicValue, type RuleContext } from './dynamic-value.ts'
import type { Item } from './item-key.ts'
import type { Options } from './model.ts'
import { callOf, valueOfCall } from './rule-calls.ts'
import { testOperator } from './rule-operators.ts'

/** Whether an item matches a filter, as the server would decide. What is no filter matches. */
export function matchesRule(rule: Options, item: Item, context: RuleContext): boolean {
  return Object.entries(rule).every(([key, inner]) => {
    if (key === '_and') return asRules(inner).every((one) => matchesRule(one, item, context))
    if (key === '_or') return asRules(inner).length === 0 || asRules(inner).some((one) => matchesRule(one, item, context))
    return isRule(inner) ? matchesValue(inner, valueAt(item, key), context) : true
  })
}

/** Whether one value matches conditions such as `{ _gte: 10 }`, or an item or list of items the rules below it. */
export function matchesValue(conditions: Options, value: unknown, context: RuleContext): boolean {
  return Object.entries(conditions).every(([key, operand]) => matchesCondition(key, operand, value, context))
}

function matchesCondition(key: string, operand: unknown, value: unknown, context: RuleContext): boolean {
  if (key === '_and') return asRules(operand).every((one) => matchesValue(one, value, context))
  if (key === '_or') return asRules(operand).length === 0 || asRules(operand).some((one) => matchesValue(one, value, context))
  if (key === '_some' || key === '_none') {
    const isFound = isRule(operand) && asItems(value).some((item) => matchesRule(operand, item, context))
    return isFound === (key === '_some')
  }
  if (key.startsWith('_')) return testOperator(key, value, dynamicValue(operand, context))
  return !isRule(operand) || asItems(value).some((item) => matchesRule({ [key]: operand }, item, context))
}

function valueAt(item: Item, key: string): unknown {
  const call = callOf(key)
  return call === null ? item[key] : valueOfCall(call.name, item[call.field])
}

function asRules(value: unknown): readonly Options[] {
  return Array.isArray(value) ? value.filter(isRule) : []
}

function asItems(value: unknown): readonly Item[] {
  if (Array.isArray(value)) return value.filter(isRule)
  return isRule(value) ? [value] : []
}

function isRule(value: unknown): value is Options {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
