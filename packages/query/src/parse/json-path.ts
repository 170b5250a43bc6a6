import { invalidQuery } from '@recto/errors'

const syntax = (problem: string) => invalidQuery(`Invalid json() syntax: ${problem}`)

/**
 * Keys and indexes of a path such as `b.list[2].z` or `[0]`.
 * @throws {RectoError} INVALID_QUERY for wildcards, filters, empty steps, and paths deeper than `depthMax`.
 */
export function parseJsonPath(text: string, depthMax: number): (string | number)[] {
  if (text === '') throw syntax('missing path')
  if (/\[\]|[*?@$]/.test(text)) throw syntax('unsupported path expression')
  const path: (string | number)[] = []
  for (const [index, part] of text.split('.').entries()) path.push(...parsePart(part, index === 0))
  if (path.length > depthMax) throw invalidQuery(`JSON path depth (${path.length}) exceeds allowed maximum of ${depthMax}`)
  return path
}

/** The two arguments of `json(field, path)`. */
export function parseJsonArguments(text: string, depthMax: number): { readonly field: string; readonly path: (string | number)[] } {
  const comma = text.indexOf(',')
  if (comma === -1) throw syntax(text.trim() === '' ? 'missing field name' : 'requires json(field, path) format')
  const field = text.slice(0, comma).trim()
  if (field === '') throw syntax('missing field name')
  return { field, path: parseJsonPath(text.slice(comma + 1).trim(), depthMax) }
}

function parsePart(part: string, isFirst: boolean): (string | number)[] {
  const match = /^([^[\]]*)((?:\[\d{1,9}\])*)$/.exec(part)
  const [, key = '', indexes = ''] = match ?? []
  if (match === null || (key === '' && !(isFirst && indexes !== ''))) throw syntax('unsupported path expression')
  const steps: (string | number)[] = key === '' ? [] : [key]
  for (const [, digits] of indexes.matchAll(/\[(\d+)\]/g)) steps.push(Number(digits))
  return steps
}
