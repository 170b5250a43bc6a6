import { createHash } from 'node:crypto'
import type { Collection } from './collection.ts'
import type { Relation } from './relation.ts'

/** A short text that differs whenever anything in the schema differs. Not a secret, so SHA-1 is enough. */
export function fingerprintOf(collections: ReadonlyMap<string, Collection>, relations: readonly Relation[]): string {
  const hash = createHash('sha1')
  for (const collection of collections.values()) {
    hash.update(JSON.stringify({ ...collection, fields: [...collection.fields.values()] }))
  }
  hash.update(JSON.stringify(relations))
  return hash.digest('hex')
}
