import type { Connection } from '@recto/dialects'
import { errorReason } from '@recto/errors'
import type { Schema, SchemaReader } from '@recto/schema'
import { type Log, silentLog } from '../log.ts'

/** The live schema. Requests read `current()`; code that changes the database's structure calls `refresh()`. */
export interface SchemaCache {
  current(): Schema
  /** Reads the schema again, beginning after this call. Listeners are called when the fingerprint is new. */
  refresh(): Promise<Schema>
  /** The same after a change that the fingerprint of the catalog tells of: where it is as it was, the catalog is not read again. */
  refreshChanged(): Promise<Schema>
  /** The schema as one session sees it, in the middle of its transaction. It is not cached. */
  readIn(session: Connection): Promise<Schema>
  /** Called after each change with the new schema. Returns how to stop listening. */
  onChange(listener: (schema: Schema) => void): () => void
  /** Stops looking for changes. */
  stop(): void
}

export interface SchemaCacheOptions {
  /** Catalog and metadata, joined. */
  readonly reader: SchemaReader
  /** `dialect.catalogFingerprint`: differs when the database's structure may have been changed by anyone. */
  readonly fingerprint: () => Promise<string>
  /** How often the fingerprint is compared; 0: never. @default 2000 */
  readonly pollIntervalMs?: number
  readonly log?: Log
}

/** Reads the schema once and keeps it fresh. @throws whatever the first reading throws */
export async function createSchemaCache(options: SchemaCacheOptions): Promise<SchemaCache> {
  const log = options.log ?? silentLog
  const listeners = new Set<(schema: Schema) => void>()
  let fingerprint = await options.fingerprint()
  let schema = await options.reader.read()
  let reading: Promise<unknown> = Promise.resolve()
  let waiting: Promise<Schema> | null = null
  let isWholeAsked = false

  const readAgain = async (): Promise<Schema> => {
    const isWhole = isWholeAsked
    isWholeAsked = false
    const nextFingerprint = await options.fingerprint()
    const isCatalogKnown = !isWhole && nextFingerprint === fingerprint
    const next = await (isCatalogKnown ? options.reader.readMetadata() : options.reader.read())
    fingerprint = nextFingerprint
    if (next.fingerprint !== schema.fingerprint) {
      schema = next
      for (const listener of listeners) notify(listener, next, log)
    }
    return schema
  }
  // A read that is already running may have begun before the caller's change: callers share the next one instead.
  const refreshChanged = (): Promise<Schema> => {
    waiting ??= reading.then(() => {
      waiting = null
      const next = readAgain()
      reading = next.catch(() => {})
      return next
    })
    return waiting
  }
  const refresh = (): Promise<Schema> => {
    isWholeAsked = true
    return refreshChanged()
  }
  let isFailing = false
  const poll = async (): Promise<void> => {
    try {
      if ((await options.fingerprint()) !== fingerprint) await refreshChanged()
      if (isFailing) log.info({}, 'The schema is compared with the database again.')
      isFailing = false
    } catch (error) {
      // Once: a database may be away for hours.
      if (!isFailing) log.warn({ reason: errorReason(error) }, 'The schema could not be compared with the database; trying again.')
      isFailing = true
    }
  }
  const stop = repeat(poll, options.pollIntervalMs ?? 2000)

  return {
    current: () => schema,
    refresh,
    refreshChanged,
    readIn: (session) => options.reader.read(session),
    onChange(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    stop,
  }
}

function notify(listener: (schema: Schema) => void, schema: Schema, log: Log): void {
  try {
    listener(schema)
  } catch (error) {
    log.error({ err: error }, 'A listener of schema changes failed.')
  }
}

/** Repeats the work, never twice at once, without keeping the process alive. */
function repeat(work: () => Promise<void>, intervalMs: number): () => void {
  if (intervalMs <= 0) return () => {}
  let timer: NodeJS.Timeout
  let isStopped = false
  const arm = (): void => {
    timer = setTimeout(() => {
      void work().finally(() => {
        if (!isStopped) arm()
      })
    }, intervalMs)
    timer.unref()
  }
  arm()
  return () => {
    isStopped = true
    clearTimeout(timer)
  }
}
