/**
 * Writes a query as the part of a URL after `?`: `fields` as a comma-separated list (nested objects become dotted paths),
 * `sort` and `meta` as comma-separated lists, everything else structured as JSON. Empty when nothing is asked.
 */
export function serializeQuery(query: object | undefined): string {
  const entries = Object.entries<unknown>({ ...query }).filter(([, value]) => value !== undefined && value !== null)
  const parameters = entries.map(([name, value]): [string, string] => [name, textOf(name, value)])
  return new URLSearchParams(parameters).toString()
}

function textOf(name: string, value: unknown): string {
  if (name === 'fields' && Array.isArray(value)) return fieldPaths(value).join(',')
  if (Array.isArray(value) && value.every((entry) => typeof entry === 'string')) return value.join(',')
  return typeof value === 'object' ? JSON.stringify(value) : String(value)
}

function fieldPaths(fields: readonly unknown[]): readonly string[] {
  return fields.flatMap((field) => (typeof field === 'object' && field !== null ? nestedPaths(field) : [String(field)]))
}

function nestedPaths(relations: object): readonly string[] {
  return Object.entries<unknown>({ ...relations }).flatMap(([relation, fields]) =>
    Array.isArray(fields) ? fieldPaths(fields).map((path) => `${relation}.${path}`) : [],
  )
}
