import { type Connection, openDatabase } from '@recto/dialects'
import { errorStatus, RectoError } from '@recto/errors'
import { administrator, type Context, createContext, type Input, openPipeline, type Platform, runRequest } from '@recto/pipeline'
import { createSchemaReader, type SchemaReader } from '@recto/pipeline/schema'
import type { JsonObject } from '@recto/protocol'
import { migrate } from '@recto/system'
import type { TestDatabase } from '@recto/testing'
import { changeSchema, planSchemaChange, type SchemaOperation } from '../change-schema.ts'
import type { SchemaChangePlan } from '../plan.ts'

/** An administrator with their own database. */
export interface Administrator {
  readonly platform: Platform
  context(): Context
  change<Value>(operation: SchemaOperation<Value>): Promise<Value>
  plan(operation: SchemaOperation<unknown>): Promise<SchemaChangePlan>
  /** The collections, fields and relations as the API shows them. */
  model(): Promise<SchemaReader>
  create<Data>(collection: string, data: unknown): Promise<Data>
  /** Items of a collection; with a key, one item. */
  read<Data>(collection: string, query?: JsonObject, key?: string): Promise<Data>
  remove(collection: string, key: string | number): Promise<void>
  close(): Promise<void>
}

/** Opens a database and makes Recto's tables in it. `wrap` stands between Recto and the connection. */
export async function administratorOf(
  database: TestDatabase,
  wrap: (connection: Connection) => Connection = (same) => same,
): Promise<Administrator> {
  const { dialect, connection } = await openDatabase(database.name, database.config)
  await migrate({ dialect, connection })
  const platform = await openPipeline({ dialect, connection: wrap(connection) }, openOptions)
  const context = (): Context => createContext(platform, administrator)
  const run = async (input: Input): Promise<unknown> => {
    const result = await runRequest({ ...input, ...(input.kind === 'read' ? { isBuffered: true } : {}) }, context())
    return result?.kind === 'document' ? JSON.parse(result.data) : null
  }
  return {
    platform,
    context,
    change: (operation) => changeSchema(context(), operation),
    plan: (operation) => planSchemaChange(context(), operation),
    model: () => createSchemaReader(context(), 'collections'),
    create: async <Data>(collection: string, data: unknown) => (await run({ kind: 'create', collection, query: {}, data })) as Data,
    read: async <Data>(collection: string, query: JsonObject = {}, key?: string) =>
      (await run({ kind: 'read', collection, query, ...(key === undefined ? {} : { key }) })) as Data,
    remove: async (collection, key) => void (await run({ kind: 'delete', collection, query: {}, keys: [key] })),
    async close() {
      platform.schemaCache.stop()
      await platform.events.settled()
      await connection.close()
    },
  }
}

const openOptions = { schemaPollIntervalMs: 0, hashSecret: async (text: string) => `hash of ${text}` }

/** An error as the API describes it. */
export interface Refusal {
  readonly status: number
  readonly message: string
  readonly extensions: Readonly<Record<string, unknown>> & { readonly code: string }
}

/** Why something is refused. @throws what is no RectoError, and an Error when it is not refused */
export async function refusal(work: () => Promise<unknown> | unknown): Promise<Refusal> {
  try {
    await work()
  } catch (error) {
    if (!(error instanceof RectoError)) throw error
    return { status: errorStatus(error), message: error.message, extensions: { ...error.extensions, code: error.code } }
  }
  throw new Error('It was not refused')
}
