import type { Bus } from '@recto/bus'
import type { Platform } from '@recto/pipeline'

const accessChannel = 'access.changed'
const schemaChannel = 'schemaChanged'

/** Makes a change of policies, permissions or the schema count on every instance. */
export function shareChanges({ accessCache, schemaCache, log }: Platform, bus: Bus): void {
  // Whoever publishes hears it too.
  let isBusy = false
  const once = (work: () => void): void => {
    if (isBusy) return
    isBusy = true
    try {
      work()
    } finally {
      isBusy = false
    }
  }
  const clearHere = (): void => once(() => accessCache.clear())
  const refresh = (): void => {
    schemaCache.refresh().catch((error: unknown) => log.warn({ err: error }, 'The schema could not be read again.'))
  }
  accessCache.onClear(() => once(() => void bus.publish(accessChannel)))
  schemaCache.onChange((schema) => void bus.publish(schemaChannel, schema.fingerprint))
  bus.subscribe(accessChannel, clearHere)
  bus.subscribe(schemaChannel, (fingerprint) => {
    if (fingerprint !== schemaCache.current().fingerprint) refresh()
  })
  bus.onGap(() => {
    clearHere()
    refresh()
  })
}
