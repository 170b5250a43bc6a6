/** A structure as text over several lines; empty when there is none. Text that is JSON already is shown as what it holds. */
export function prettyJson(value: unknown): string {
  return value === null || value === undefined ? '' : JSON.stringify(value, null, 2)
}

/** What a text holds: `null` when it is empty, `undefined` when it is no JSON. */
export function parseJson(text: string): unknown {
  if (text.trim() === '') return null
  try {
    return JSON.parse(text) as unknown
  } catch {
    return undefined
  }
}
