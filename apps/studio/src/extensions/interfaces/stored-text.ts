import type { Options } from '../../model/model.ts'
import { flagOption } from '../../model/read-options.ts'

/** A stored value as text to be edited: empty when there is none, structures as JSON. */
export function textOf(value: unknown): string {
  if (value === null || value === undefined) return ''
  return typeof value === 'object' ? JSON.stringify(value) : String(value)
}

/** What is stored for a text: none when it is empty, unless the project wants empty texts. */
export function toStoredText(text: string, options: Options): string | null {
  return text === '' && !flagOption(options, 'clear') ? null : text
}
