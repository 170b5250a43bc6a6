import type { FieldType } from '@recto/protocol'
import type { Traits } from './dataset.ts'

const numeric: readonly FieldType[] = ['integer', 'float', 'decimal', 'bigInteger']

/** Order of two values that are not null: negative, zero, positive. */
export function compareValues(left: unknown, right: unknown, type: FieldType, traits: Traits): number {
  if (type === 'bigInteger') return order(BigInt(String(left)), BigInt(String(right)))
  if (numeric.includes(type)) return order(Number(left), Number(right))
  if (type === 'boolean') return order(Number(left), Number(right))
  return compareText(textOf(left), textOf(right), type, traits)
}

/** A caller's operand as a value of the type; `undefined` when no value of that type equals it. */
export function operandOf(operand: unknown, type: FieldType): unknown {
  if (operand === null) return null
  if (type === 'bigInteger') return /^-?\d{1,19}$/.test(String(operand)) ? String(operand) : undefined
  if (numeric.includes(type)) return Number(operand)
  if (type === 'boolean') return booleanOf(operand)
  if (type === 'timestamp') return timestampOf(operand)
  return String(operand)
}

const wildcards: Readonly<Record<string, string>> = { '%': '.*', _: '.' }

/** SQL LIKE, in which `%` and `_` of the operand stay wildcards. */
export function isLike(value: unknown, pattern: string, ignoreCase: boolean): boolean {
  const source = [...pattern].map((character) => wildcards[character] ?? escapeForPattern(character)).join('')
  return new RegExp(`^${source}$`, ignoreCase ? 'isu' : 'su').test(textOf(value))
}

export function textOf(value: unknown): string {
  return Array.isArray(value) ? value.join(',') : String(value)
}

function compareText(left: string, right: string, type: FieldType, traits: Traits): number {
  const folds = traits.ignoresCaseInEquality && ['string', 'text', 'csv', 'hash'].includes(type)
  return folds ? order(left.toLowerCase(), right.toLowerCase()) : order(left, right)
}

function order<Value extends string | number | bigint>(left: Value, right: Value): number {
  if (left === right) return 0
  return left < right ? -1 : 1
}

function booleanOf(operand: unknown): boolean | undefined {
  if (operand === true || operand === 1 || operand === '1') return true
  return operand === false || operand === 0 || operand === '0' ? false : undefined
}

function timestampOf(operand: unknown): string | undefined {
  const date = new Date(String(operand))
  return Number.isNaN(date.getTime()) ? undefined : date.toISOString()
}

function escapeForPattern(character: string): string {
  return /[\\^$.*+?()[\]{}|/]/.test(character) ? `\\${character}` : character
}
