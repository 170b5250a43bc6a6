import type { WriteEvent } from '@recto/dialects/schema'
import { invalidPayload, type RectoError } from '@recto/errors'
import type { Collection } from '@recto/schema'

/** Whether a trigger of the database may change what a statement writes, or keep rows out of it. */
export function isTriggered({ triggers }: Collection, event: WriteEvent): boolean {
  return triggers?.includes(event) === true
}

/** Rows that an INSERT was given and that are not there. */
export function notStored({ name }: Collection, rows: number): RectoError {
  return invalidPayload(`The database did not store ${rows} of the items of collection "${name}", or stored them under other keys`)
}

/**
 * Every row that was found, judged and locked has to be written.
 * @throws {RectoError} INVALID_PAYLOAD when the database left some as they were
 */
export function requireAllWritten({ name, kind }: Collection, asked: number, written: number): void {
  // Of writes through a view some engines count nothing.
  if (written >= asked || kind === 'view') return
  throw invalidPayload(`The database left ${asked - written} of ${asked} items of collection "${name}" as they were`)
}
