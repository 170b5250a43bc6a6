import type { EmittedEvent } from '@recto/events'
import type { Context } from '../../context.ts'
import type { EventContext } from '../../event-context.ts'
import type { LoggedChange } from './logged-change.ts'

/** What a request changed, collected while it runs: to be recorded in its transaction, and to be emitted after the commit. */
export interface ActivityLog {
  /** Changes of items, in the order in which they were made. */
  readonly entries: LoggedChange[]
  /** Action events, in the order in which they are emitted. */
  readonly events: EmittedEvent<EventContext>[]
  /** Checks of collection hooks, by name, to be run when everything is written. */
  readonly checks: Map<string, () => Promise<void>>
  /** Work of collection hooks, by name, to be done after the commit. */
  readonly followUps: Map<string, (context: Context) => unknown>
}

/** A log without entries. */
export function createActivityLog(): ActivityLog {
  return { entries: [], events: [], checks: new Map(), followUps: new Map() }
}
