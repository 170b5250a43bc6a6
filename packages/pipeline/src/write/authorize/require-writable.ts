import type { WriteEvent } from '@recto/dialects/schema'
import { forbidden } from '@recto/errors'
import type { Rights } from '@recto/permissions'
import type { Collection } from '@recto/schema'

/** Whether rows of a collection can be written: of a table always, of a view where the database says so. */
export function isWritable({ kind, table, writes }: Collection, event: WriteEvent): boolean {
  return table !== null && (kind === 'table' || writes?.includes(event) === true)
}

/** @throws {RectoError} FORBIDDEN for folders and views that can't be written; administrators see the reason */
export function requireWritable(collection: Collection, event: WriteEvent, { isAdmin }: Rights): void {
  if (isWritable(collection, event)) return
  if (!isAdmin || collection.kind !== 'view') throw forbidden()
  throw forbidden(`Collection "${collection.name}" is a view through which the database allows no ${event.toUpperCase()}`)
}
