import type { Dialect } from '@recto/dialects'

/** The shortest limit of all engines, so that a foreign key's name in a snapshot is valid on every one. */
const foreignMax = 60

/** What a constraint's name is made of. */
export interface ConstraintNameParts {
  readonly table: string
  readonly field: string
  readonly type: 'unique' | 'index' | 'foreign'
}

/** The name of an index or constraint over one field, shortened with a hash where it is too long. */
export function constraintName(dialect: Dialect, { table, field, type }: ConstraintNameParts): string {
  const name = `${table}_${field}_${type}`.replace(/[.-]/g, '_').toLowerCase()
  const max = type === 'foreign' ? Math.min(foreignMax, dialect.limits.identifierBytes) : dialect.limits.identifierBytes
  if (Buffer.byteLength(name) <= max) return name
  const suffix = `__${hashOf(name)}_${type}`
  return `${cut(name, max - suffix.length)}${suffix}`
}

/** The 32-bit hash that Directus puts into such names, so that a snapshot's names are the same. */
function hashOf(text: string): string {
  let hash = 0
  for (let index = 0; index < text.length; index += 1) hash = (Math.imul(hash, 31) + text.charCodeAt(index)) | 0
  return Math.abs(hash).toString(16)
}

/** The longest prefix of whole characters that fits into so many bytes. */
function cut(text: string, bytesMax: number): string {
  let bytes = 0
  let kept = ''
  for (const character of text) {
    bytes += Buffer.byteLength(character)
    if (bytes > bytesMax) break
    kept += character
  }
  return kept
}
