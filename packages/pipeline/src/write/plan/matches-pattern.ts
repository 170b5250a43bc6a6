import { createContext, Script } from 'node:vm'
import type { FilterValue } from '@recto/query'

/** Matching a pattern may take exponential time, during which no other request is answered. */
const timeoutMs = 50

const script = new Script('new RegExp(pattern, flags).test(subject)')

/**
 * Whether a value matches a pattern, which may be written `/…/flags`. An invalid pattern, or one whose matching takes too
 * long, matches nothing: a rule that refuses everything is noticed, and a blocked server would be worse.
 */
export function matchesPattern(value: unknown, operand: FilterValue): boolean {
  if (value === null || typeof value === 'object') return false
  const text = String(operand)
  const [, wrapped, flags = ''] = /^\/(.*)\/([a-z]*)$/s.exec(text) ?? []
  const names = { pattern: wrapped ?? text, flags: flags.replace(/[gy]/g, ''), subject: String(value) }
  try {
    return script.runInContext(createContext(names), { timeout: timeoutMs }) === true
  } catch {
    return false
  }
}
