import { invalidPayload } from '@recto/errors'
import { isJsonObject } from '@recto/protocol'
import { compilePattern } from './compile-pattern.ts'

/**
 * Checks the patterns of a rule before it is stored: one that can't be matched would refuse every value.
 * @throws {RectoError} INVALID_PAYLOAD
 */
export function checkPatterns(rule: unknown): void {
  if (Array.isArray(rule)) for (const part of rule) checkPatterns(part)
  if (!isJsonObject(rule)) return
  for (const [key, value] of Object.entries(rule)) {
    if (key === '_regex') checkPattern(value)
    else checkPatterns(value)
  }
}

function checkPattern(pattern: unknown): void {
  if (typeof pattern !== 'string') throw invalidPayload('"_regex" takes a pattern as text')
  // A variable is replaced by its value when the rule is used.
  if (pattern.startsWith('$CURRENT_')) return
  try {
    compilePattern(pattern)
  } catch (error) {
    throw invalidPayload(`"_regex" can't match ${JSON.stringify(pattern)}: ${error instanceof Error ? error.message : String(error)}`)
  }
}
