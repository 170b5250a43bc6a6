import type { IssueRule, SubstringRule } from '@recto/errors'
import type { FilterOperator } from '@recto/protocol'
import type { FilterValue } from '@recto/query'
import { matchesPattern } from '../../patterns/matches-pattern.ts'

/** One operator with its operand, variables already replaced. */
export interface ValueRule {
  readonly operator: FilterOperator
  readonly value: FilterValue
}

/** The value a rule is about, and whether it was sent at all. */
export interface Submitted {
  readonly isSubmitted: boolean
  readonly value: unknown
}

/** The conditions of a rule that a value breaks: none, or mostly one. */
export function checkValue(rule: ValueRule, { isSubmitted, value }: Submitted): readonly IssueRule[] {
  if (rule.operator === '_submitted') return isSubmitted ? [] : [{ type: 'required' }]
  if (!isSubmitted) return []
  return checks[rule.operator](value, rule.value)
}

type Check = (value: unknown, operand: FilterValue) => readonly IssueRule[]

/** Shapes are compared by the database alone: validation lets them pass. */
const accepts: Check = () => []

const checks: Readonly<Record<Exclude<FilterOperator, '_submitted'>, Check>> = {
  _eq: (value, operand) => unless(same(value, operand), equality(operand)),
  _neq: (value, operand) => unless(!same(value, operand), inequality([operand].flat())),
  _in: (value, operand) =>
    unless(
      [operand].flat().some((one) => same(value, one)),
      membership([operand].flat()),
    ),
  _nin: (value, operand) => unless(![operand].flat().some((one) => same(value, one)), inequality([operand].flat())),
  _null: (value) => unless(value === null, { type: 'null' }),
  _nnull: (value) => unless(value !== null, { type: 'nnull' }),
  _empty: (value) => unless(value === null || value === '', { type: 'empty' }),
  _nempty: (value) => unless(value !== null && value !== '', { type: 'nempty' }),
  _lt: (value, operand) => compared(value, operand, 'lt'),
  _lte: (value, operand) => compared(value, operand, 'lte'),
  _gt: (value, operand) => compared(value, operand, 'gt'),
  _gte: (value, operand) => compared(value, operand, 'gte'),
  _between: (value, operand) => {
    const [least, most] = [operand].flat()
    return [...compared(value, least ?? null, 'gte'), ...compared(value, most ?? null, 'lte')]
  },
  _nbetween: (value, operand) => {
    const [least, most] = [operand].flat()
    const below = compared(value, least ?? null, 'lt')
    const above = compared(value, most ?? null, 'gt')
    return below.length === 0 || above.length === 0 ? [] : [...below, ...above]
  },
  _contains: (value, operand) => substring(value, operand, 'contains'),
  _icontains: (value, operand) => substring(value, operand, 'icontains'),
  _ncontains: (value, operand) => substring(value, operand, 'ncontains'),
  _starts_with: (value, operand) => substring(value, operand, 'starts_with'),
  _nstarts_with: (value, operand) => substring(value, operand, 'nstarts_with'),
  _istarts_with: (value, operand) => substring(value, operand, 'istarts_with'),
  _nistarts_with: (value, operand) => substring(value, operand, 'nistarts_with'),
  _ends_with: (value, operand) => substring(value, operand, 'ends_with'),
  _nends_with: (value, operand) => substring(value, operand, 'nends_with'),
  _iends_with: (value, operand) => substring(value, operand, 'iends_with'),
  _niends_with: (value, operand) => substring(value, operand, 'niends_with'),
  _intersects: accepts,
  _nintersects: accepts,
  _intersects_bbox: accepts,
  _nintersects_bbox: accepts,
  _regex: (value, operand) => unless(matchesPattern(value, operand), { type: 'regex', invalid: value }),
}

function unless(holds: boolean, issue: IssueRule): readonly IssueRule[] {
  return holds ? [] : [issue]
}

/** A number equals its text, since forms send numbers as text. */
function same(value: unknown, operand: unknown): boolean {
  if (value === operand) return true
  const isNumeric = typeof operand === 'number' || typeof value === 'number'
  return isNumeric && value !== null && operand !== null && value !== '' && operand !== '' && Number(value) === Number(operand)
}

function equality(operand: FilterValue): IssueRule {
  return typeof operand === 'number' ? { type: 'in', valid: [operand, String(operand)] } : { type: 'eq', valid: operand }
}

function membership(operands: readonly unknown[]): IssueRule {
  const [only] = operands
  return operands.length === 1 ? { type: 'eq', valid: only } : { type: 'in', valid: operands }
}

function inequality(operands: readonly unknown[]): IssueRule {
  const [only] = operands
  if (operands.length === 1 && typeof only !== 'number') return { type: 'neq', invalid: only }
  return { type: 'nin', invalid: operands.length === 1 ? [only, String(only)] : operands }
}

const comparisons = {
  lt: (order: number) => order < 0,
  lte: (order: number) => order <= 0,
  gt: (order: number) => order > 0,
  gte: (order: number) => order >= 0,
}

function compared(value: unknown, operand: FilterValue, type: keyof typeof comparisons): readonly IssueRule[] {
  const order = orderOf(value, operand)
  return order === null ? [{ type: 'required' }] : unless(comparisons[type](order), { type, valid: operand })
}

/** By number, by moment, or by text, as the operand is; `null` when the value can't be compared so. */
function orderOf(value: unknown, operand: FilterValue): number | null {
  if (value === null || value === undefined || value === '' || typeof value === 'object') return null
  if (typeof operand === 'number') return numberOrNull(Number(value) - operand)
  if (typeof operand !== 'string') return null
  const moment = Date.parse(operand)
  if (!Number.isNaN(moment) && !Number.isFinite(Number(operand))) return numberOrNull(Date.parse(String(value)) - moment)
  return Number.isFinite(Number(operand)) ? numberOrNull(Number(value) - Number(operand)) : String(value).localeCompare(operand)
}

function numberOrNull(value: number): number | null {
  return Number.isNaN(value) ? null : value
}

type TextTest = (text: string, part: string) => boolean

const textTests: Readonly<Record<string, TextTest>> = {
  contains: (text, part) => text.includes(part),
  starts_with: (text, part) => text.startsWith(part),
  ends_with: (text, part) => text.endsWith(part),
}

/** Ignores case where the rule's name says so; a list passes when one of its elements does. */
function substring(value: unknown, operand: FilterValue, rule: SubstringRule | 'icontains'): readonly IssueRule[] {
  if (value === null || value === undefined) return [{ type: 'required' }]
  const [, negation = '', folding = '', suffix = ''] = /^(n?)(i?)(contains|starts_with|ends_with)$/.exec(rule) ?? []
  const fold = (text: string): string => (folding === '' ? text : text.toLowerCase())
  const part = String(operand)
  const test = textTests[suffix] ?? (() => true)
  const isMatch = [value].flat().some((element) => typeof element !== 'object' && test(fold(String(element)), fold(part)))
  return unless(isMatch === (negation === ''), { type: rule === 'icontains' ? 'contains' : rule, substring: part })
}
