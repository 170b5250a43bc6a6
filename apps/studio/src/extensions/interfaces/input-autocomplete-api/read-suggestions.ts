import type { Options } from '../../../model/model.ts'
import { textOption } from '../../../model/read-options.ts'

/** Something that can be chosen in place of what was typed. */
export interface Suggestion {
  readonly value: string
  readonly label: string
}

const mostShown = 50

/** The suggestions in an answer: a list at a path, of texts or of objects with a text and a value. */
export function readSuggestions(body: unknown, options: Options): readonly Suggestion[] {
  const results = valueAt(body, textOption(options, 'resultsPath'))
  if (!Array.isArray(results)) return []
  const [textPath, valuePath] = [textOption(options, 'textPath'), textOption(options, 'valuePath')]
  const suggestions = results.slice(0, mostShown).flatMap((entry) => {
    const value = asText(valueAt(entry, valuePath ?? textPath))
    return value === null ? [] : [{ value, label: asText(valueAt(entry, textPath ?? valuePath)) ?? value }]
  })
  return suggestions.filter((one, index) => suggestions.findIndex((other) => other.value === one.value) === index)
}

/** The value below a path such as `data.items[0].name`; the whole without a path. */
export function valueAt(value: unknown, path: string | undefined): unknown {
  if (path === undefined) return value
  const names = path.split(/[.[\]]+/).filter((name) => name !== '')
  return names.reduce<unknown>((inner, name) => (isRecord(inner) ? inner[name] : undefined), value)
}

/** The address to ask, with what was typed in it. */
export function suggestionUrl(url: string, typed: string): string {
  return url.replaceAll(/\{\{\s*value\s*\}\}/g, encodeURIComponent(typed))
}

function asText(value: unknown): string | null {
  return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean' ? String(value) : null
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null
}
