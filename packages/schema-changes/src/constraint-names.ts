import type { Dialect } from '@recto/dialects'

/** Foreign keys keep to the shortest limit of all engines, so that a snapshot's name fits everywhere. */
const foreignMax = 60

/** Where a constraint stands, and of which kind it is. */
export interface ConstraintPlace {
  readonly table: string
  readonly field: string
  readonly type: 'unique' | 'index' | 'foreign'
}

/** The name of an index or constraint over one field: told from its parts, shortened with a hash where it is too long. */
export function constraintName(dialect: Dialect, { table, field, type }: ConstraintPlace): string {
  const name = `${table}_${field}_${type}`.replace(/[.-]/g, '_').toLowerCase()
  const max = type === 'foreign' ? Math.min(foreignMax, dialect.limits.identifierBytes) : dialect.limits.identifierBytes
  if (Buffer.byteLength(name) <= max) return name
  const suffix = `__${hashOf(name)}_${type}`
  return `${cut(name, max - suffix.length)}${suffix}`
}

/** The 32-bit hash clients of the platform know from such names. */
function hashOf(text: string): string {
  let hash = 0
  for (let index = 0; index < text.length; index += 1) hash = (Math.imul(hash, 31) + text.charCodeAt(index)) | 0
  return Math.abs(hash).toString(16)
}

/** As many whole characters as fit into so many bytes. */
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
