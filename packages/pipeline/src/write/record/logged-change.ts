import type { JsonObject } from '@recto/protocol'
import { printKey } from '@recto/query'
import type { Collection } from '@recto/schema'
import type { EncodedValue } from '../execute/encode-value.ts'
import type { EncodedKey } from '../execute/stored-key.ts'
import type { EncodedRow } from '../execute/write-statements.ts'

/** One change of one item, to be recorded. */
export interface LoggedChange {
  readonly action: 'create' | 'update' | 'delete'
  readonly collection: Collection
  /** Of the item; filled in when it is known. */
  key: EncodedKey
  /** What was written, as sent. Filled in when it is known. */
  delta: JsonObject
  /** The same as stored. */
  stored: EncodedRow
  readonly parent: LoggedChange | null
  /** Key of its activity, when that is written. */
  activity?: EncodedValue
}

/** The column takes 255 characters; a longer key is cut rather than the write refused. */
export function itemText(key: EncodedKey): string {
  return printKey(key).slice(0, 255)
}
