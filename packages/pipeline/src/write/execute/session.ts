import type { Connection, Dialect } from '@recto/dialects'

/** What statements are run with. */
export interface Session {
  readonly connection: Connection
  readonly dialect: Dialect
}
