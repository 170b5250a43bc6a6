import type { ModelEvent, ModelWork } from './change-work/model-work.ts'

/** Lets listeners change what is about to be done, or refuse it. A dry run asks nobody. */
export async function filterPayload<Payload>(work: ModelWork, payload: Payload, { event, meta }: ModelEvent): Promise<Payload> {
  if (work.isDryRun) return payload
  const { platform, account } = work.context
  const context = { database: work.session, schema: work.schema(), accountability: account }
  return await platform.events.filter(payload, { events: event, meta, context })
}
