import type { Bus } from '@recto/bus'
import type { Platform } from '@recto/pipeline'

const accessChannel = 'access.changed'
const schemaChannel = 'schemaChanged'

/** Clears the caches of every instance when policies, permissions or the schema change on one of them. */
export function syncCaches({ accessCache, schemaCache, log }: Platform, bus: Bus): void {
  // An instance receives its own messages too; without this guard clearing would publish without end.
  let isApplying = false
  const unlessApplying = (work: () => void): void => {
    if (isApplying) return
    isApplying = true
    try {
      work()
    } finally {
      isApplying = false
    }
  }
  const clearAccess = (): void => unlessApplying(() => accessCache.clear())
  const refreshSchema = (): void => {
    schemaCache.refreshChanged().catch((error: unknown) => log.warn({ err: error }, 'The schema could not be read again.'))
  }
  accessCache.onClear(() => unlessApplying(() => void bus.publish(accessChannel)))
  schemaCache.onChange((schema) => void bus.publish(schemaChannel, schema.fingerprint))
  bus.subscribe(accessChannel, clearAccess)
  bus.subscribe(schemaChannel, (fingerprint) => {
    if (fingerprint !== schemaCache.current().fingerprint) refreshSchema()
  })
  // Messages may have been lost while the bus was disconnected.
  bus.onGap(() => {
    clearAccess()
    refreshSchema()
  })
}
