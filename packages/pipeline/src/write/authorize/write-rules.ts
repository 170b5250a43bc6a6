import type { PermittedFields } from '@recto/permissions'
import type { JsonObject } from '@recto/protocol'
import type { Filter } from '@recto/query'

/** What a caller's policies and the collection's own fields say about a payload. */
export interface WriteRules {
  readonly fields: PermittedFields
  /** Of all permission rows, later ones winning, variables resolved. */
  readonly presets: JsonObject
  readonly validation: readonly Filter[]
}
