import type { ColumnShape } from '@recto/dialects/expressions'
import type { FilterOperator } from '@recto/protocol'
import type { RunValues } from '../compiled-read.ts'
import { adjustNow } from '../dynamic-now.ts'
import { offsetOf } from '../literal-positions.ts'
import { emptyQuery } from '../parse/request.ts'
import type { Variable } from '../query.ts'
import type { Operand } from '../resolve/operand.ts'
import { isVariable, paddedLength, variableKey } from '../shape.ts'
import { castLiteral } from './cast-literal.ts'

/** A parameter that gets its value when a statement is run: an operand, or a part of one, made to fit its column. */
export interface RuntimeValue {
  readonly isRuntimeValue: true
  readonly operand: Operand
  /** A position in a list, a whole list as one array, or a single value. */
  readonly part: number | 'list' | 'single'
  readonly shape: ColumnShape
  readonly operator: FilterOperator
  /** The value is the engine's own text of a moment: it is checked, and bound as it stands. */
  readonly isExact?: boolean
}

/** The form of an operand in a run, on which the statement depends. */
export type OperandForm = { readonly kind: 'null' } | { readonly kind: 'single' } | { readonly kind: 'list'; readonly length: number }

export function isRuntimeValue(value: unknown): value is RuntimeValue {
  return typeof value === 'object' && value !== null && 'isRuntimeValue' in value
}

/**
 * The value of a parameter in this run.
 * @throws {RectoError} INVALID_QUERY when it does not fit its column.
 */
export function runtimeValue(parameter: RuntimeValue, run: RunValues): unknown {
  const { operand, part } = parameter
  if (operand.kind === 'offset') return offsetValue(run.literals[operand.position], operand.pageSize)
  if (part === 'single') return castLiteral(singleOf(rawValue(operand, run)), parameter)
  const elements = elementsInRun(operand, run)
  if (part === 'list') return elements.map((element) => castLiteral(element, parameter))
  return castLiteral(elements[Math.min(part, elements.length - 1)] ?? null, parameter)
}

/** The form of an operand in a run whose literals are those the plan was made with, or of the same shape. */
export function operandForm(operand: Operand, run: RunValues): OperandForm {
  if (operand.kind === 'offset') return { kind: 'single' }
  const value = operand.kind === 'literal' ? operand.sample : rawValue(operand, run)
  if (value === null || value === undefined) return { kind: 'null' }
  return Array.isArray(value) ? { kind: 'list', length: elementsOf(value, { operand, run }).length } : { kind: 'single' }
}

/** The elements of an operand of a list operator, whose text may be one with commas when it comes from a variable. */
export function listLength(operand: Operand, run: RunValues): number {
  const value = operand.kind === 'literal' ? operand.sample : rawValue(operand, run)
  return elementsOf(value, { operand, run }).length
}

/** Tells apart runs that need different statements: what the variables of a plan are. */
export function variablesForm(variables: readonly Variable[], run: RunValues): string {
  return variables.map((variable) => formText(run.variables.get(variableKey(variable)), variable)).join()
}

function formText(value: unknown, variable: Variable): string {
  if (variable.variable === '$NOW') return 's'
  if (value === null || value === undefined) return 'n'
  if (Array.isArray(value)) return String(paddedLength(value.length))
  return typeof value === 'string' && value.includes(',') ? `c${value.split(',').length}` : 's'
}

function rawValue(operand: Operand, run: RunValues): unknown {
  switch (operand.kind) {
    case 'literal':
      return run.literals[operand.position]
    case 'variable':
      return variableValue(operand.variable, run)
    case 'constant':
      return operand.value
    case 'offset':
      return null
  }
}

function variableValue(variable: Variable, run: RunValues): unknown {
  if (variable.variable === '$NOW') return adjustNow(run.now, variable.adjustment)
  return run.variables.get(variableKey(variable)) ?? null
}

/** Looked at once in a run, since each of many parameters is an element. */
const elementsByRun = new WeakMap<RunValues, Map<Operand, readonly unknown[]>>()

function elementsInRun(operand: Operand, run: RunValues): readonly unknown[] {
  const lists = elementsByRun.get(run) ?? new Map<Operand, readonly unknown[]>()
  if (lists.size === 0) elementsByRun.set(run, lists)
  const elements = lists.get(operand) ?? elementsOf(rawValue(operand, run), { operand, run })
  lists.set(operand, elements)
  return elements
}

interface ElementContext {
  readonly operand: Operand
  readonly run: RunValues
}

function elementsOf(value: unknown, { operand, run }: ElementContext): readonly unknown[] {
  if (Array.isArray(value) && !value.some(isVariable)) return value
  if (Array.isArray(value))
    return value.flatMap((element: unknown) =>
      isVariable(element) ? elementsOf(variableValue(element, run), { operand: { kind: 'variable', variable: element }, run }) : [element],
    )
  if (value === null || value === undefined) return [null]
  return typeof value === 'string' && operand.kind === 'variable' ? value.split(',') : [value]
}

/** A variable with several values where one is needed gives the first. */
function singleOf(value: unknown): unknown {
  return Array.isArray(value) ? (value[0] ?? null) : value
}

function offsetValue(literal: unknown, pageSize: number): number {
  const offset = typeof literal === 'object' && literal !== null ? offsetOf({ ...emptyQuery, ...literal }, pageSize) : 0
  // A page far beyond the last one is empty; it must not overflow the engine's number.
  return Math.min(offset, Number.MAX_SAFE_INTEGER)
}
