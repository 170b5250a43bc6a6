import type { JsonObject } from '@recto/protocol'
import type { StoredContent } from '../content/store-content.ts'
import type { PictureFacts } from '../metadata/read-picture.ts'

/** A file whose content is stored and whose row is not. */
export interface NewFile {
  /** What its sender says of it, with what is taken from its name and type. */
  readonly payload: JsonObject
  readonly content: StoredContent
  readonly picture: PictureFacts | null
}
