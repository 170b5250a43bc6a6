import type { SchemaChangeEvent, SchemaChangeExecutor } from './execute/executor.ts'

/** Lets filter hooks change the payload or refuse the change. A dry run calls none. */
export async function filterPayload<Payload>(
  executor: SchemaChangeExecutor,
  payload: Payload,
  { event, meta }: SchemaChangeEvent,
): Promise<Payload> {
  if (executor.isDryRun) return payload
  const { platform, account } = executor.context
  const context = { database: executor.session, schema: executor.schema(), accountability: account }
  return await platform.events.filter(payload, { events: event, meta, context })
}
