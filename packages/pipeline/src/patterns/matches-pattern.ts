import type { FilterValue } from '@recto/query'
import { compilePattern } from './compile-pattern.ts'

/** Whether a value matches a pattern. One that can't be compiled matches nothing: a rule that refuses everything is noticed. */
export function matchesPattern(value: unknown, operand: FilterValue): boolean {
  if (value === null || typeof value === 'object') return false
  try {
    return compilePattern(String(operand))(String(value))
  } catch {
    return false
  }
}
