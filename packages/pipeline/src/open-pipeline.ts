import type { Connection, Dialect } from '@recto/dialects'
import { EventBus } from '@recto/events'
import { createSchemaReader, type Schema } from '@recto/schema'
import { readMetadata } from '@recto/system'
import { createPlatform, type PlatformOptions } from './create-platform.ts'
import type { EventContext } from './event-context.ts'
import { type Log, silentLog } from './log.ts'
import type { Platform } from './platform.ts'
import { createSchemaCache } from './schema-cache/schema-cache.ts'

export interface PipelineOptions extends Omit<PlatformOptions, 'dialect' | 'connection' | 'schemaCache' | 'events'> {
  /** Schemas whose tables are mirrored. @default the database's default schema */
  readonly schemas?: readonly string[]
  /** Tables left out, by name. */
  readonly excludeTables?: readonly string[]
  /** How often the database is asked whether its structure was changed by others, in ms; 0: never. @default 2000 */
  readonly schemaPollIntervalMs?: number
}

/**
 * Makes a database that has Recto's tables ready for requests: its schema read and kept fresh, caches and an event bus of
 * its own. No collection hooks are registered; `@recto/platform` adds those, accounts and mail.
 */
export async function openPipeline(
  database: { readonly dialect: Dialect; readonly connection: Connection },
  { schemas, excludeTables, schemaPollIntervalMs, ...options }: PipelineOptions = {},
): Promise<Platform> {
  const { dialect, connection } = database
  const log = options.log ?? silentLog
  const scope = { ...(excludeTables === undefined ? {} : { excludeTables }), ...(await schemasRead(database, schemas ?? [])) }
  const schemaCache = await createSchemaCache({
    reader: createSchemaReader({ dialect, connection, ...scope, metadata: readMetadata }),
    fingerprint: () => dialect.catalogFingerprint(connection, scope),
    ...(schemaPollIntervalMs === undefined ? {} : { pollIntervalMs: schemaPollIntervalMs }),
    log,
  })
  warnOfTables(schemaCache.current(), log)
  warnOfHidden(schemaCache.current(), log)
  reportUnindexed(schemaCache.current(), log)
  const events = new EventBus<EventContext>({
    onHandlerError: (error, event) => log.error({ err: error, event }, 'An event handler failed.'),
  })
  return createPlatform({ ...options, dialect, connection, schemaCache, events })
}

/** Tables whose changes can't be undone: a request that fails may leave a part of them. */
function warnOfTables({ collections }: Schema, log: Log): void {
  const names = [...collections.values()].filter(({ isTransactional }) => isTransactional === false).map(({ name }) => name)
  if (names.length > 0)
    log.warn({ collections: names }, 'The storage engine of these tables has no transactions: a write that fails may leave a part behind.')
}

/** Tables whose names are those of system collections. */
function warnOfHidden({ hiddenTables = [] }: Schema, log: Log): void {
  if (hiddenTables.length > 0)
    log.warn(
      { tables: hiddenTables },
      'Tables called directus_… are not shown, and foreign keys to them are no relations: rename them, or read them through a view.',
    )
}

/** Foreign keys by which related rows are found only by reading whole tables; an index on them makes such reads many times faster. */
function reportUnindexed({ relations, collections }: Schema, log: Log): void {
  const keys = relations
    .filter(
      ({ isUnindexed, constraint, collection }) => isUnindexed && constraint !== null && collections.get(collection)?.isSystem === false,
    )
    .map(({ collection, fields }) => `${collection}.${fields.join(',')}`)
  if (keys.length > 0)
    log.info({ keys }, 'These foreign keys have no index: lists and counts of the rows that refer to an item read whole tables.')
}

/** Recto's own tables live in the default schema, so that one is always among those that are read. */
async function schemasRead(
  { dialect, connection }: { readonly dialect: Dialect; readonly connection: Connection },
  schemas: readonly string[],
): Promise<{ readonly schemas?: readonly string[] }> {
  if (schemas.length === 0) return {}
  const { defaultSchema } = await dialect.introspect(connection)
  return { schemas: [...new Set([...(defaultSchema === null ? [] : [defaultSchema]), ...schemas])] }
}
