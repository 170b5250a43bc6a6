import type { FilterOperator } from '@recto/protocol'
import type { Filter, FilterOperand, FilterValue, Variable } from '../query.ts'
import { isList, isVariable, variableKey } from '../shape.ts'
import type { ResolveContext } from './context.ts'

/** Where the value beside an operator comes from when a plan is run. */
export type Operand =
  /** A literal of the request. `sample` stands for it when the statement is written: null, a boolean, or a list as long. */
  | { readonly kind: 'literal'; readonly position: number; readonly sample: FilterValue }
  | { readonly kind: 'variable'; readonly variable: Variable }
  /** Part of an access rule, or of Recto's own conditions. */
  | { readonly kind: 'constant'; readonly value: FilterValue }
  /** Rows to skip: a page number or an offset. */
  | { readonly kind: 'offset'; readonly position: number; readonly pageSize: number }

/** The operand of an operator. Its variables are collected, so that their values can be looked up before the plan runs. */
export function operandOf(context: ResolveContext, filter: Extract<Filter, { kind: 'operator' }>): Operand {
  const { value } = filter
  for (const element of isList(value) ? value : [value]) noteVariable(context, element)
  if (isVariable(value)) return { kind: 'variable', variable: value }
  const position = context.literalPositions?.filters.get(filter)
  return position === undefined ? { kind: 'constant', value } : { kind: 'literal', position, sample: sampleOf(value) }
}

/** The single value of an operand that stands in the shape of a query, such as the boolean of `_null`. */
export function fixedValue(operand: Operand): FilterValue | undefined {
  if (operand.kind === 'literal') return operand.sample
  return operand.kind === 'constant' ? operand.value : undefined
}

/** Operators that hold for a missing value. */
export function isPresenceTest(operator: FilterOperator): boolean {
  return operator === '_null' || operator === '_nnull' || operator === '_empty' || operator === '_nempty'
}

/** What of a literal belongs to the shape of a query; a plan keeps nothing else of it. */
export function sampleOf(value: FilterValue): FilterValue {
  if (isList(value)) return value.map((element) => (isVariable(element) || element === null ? element : ''))
  return value === null || typeof value === 'boolean' || isVariable(value) ? value : ''
}

function noteVariable(context: ResolveContext, element: FilterOperand): void {
  if (isVariable(element)) context.variables.set(variableKey(element), element)
}
