import type { Command } from '../command.ts'
import type { CollectionRow, FieldRow, RelationRow } from '../rows.ts'

/** Every collection the caller may read. */
export function readCollections<Schema>(): Command<Schema, readonly CollectionRow[]> {
  return { method: 'GET', path: '/collections' }
}

/** Every field the caller may read, of one collection or of all. */
export function readFields<Schema>(collection?: string): Command<Schema, readonly FieldRow[]> {
  return { method: 'GET', path: collection === undefined ? '/fields' : `/fields/${encodeURIComponent(collection)}` }
}

/** Every relation whose both ends the caller may read, of one collection or of all. */
export function readRelations<Schema>(collection?: string): Command<Schema, readonly RelationRow[]> {
  return { method: 'GET', path: collection === undefined ? '/relations' : `/relations/${encodeURIComponent(collection)}` }
}
