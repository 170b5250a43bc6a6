import type { Connection } from '@recto/dialects'
import type { Account } from '@recto/permissions'
import type { Schema } from '@recto/schema'

/** What listeners receive beside the facts of an event. `database` is the open transaction where there is one. */
export interface EventContext {
  readonly database: Connection
  readonly schema: Schema | null
  /** `null`: Recto's own work. */
  readonly accountability: Account | null
}
