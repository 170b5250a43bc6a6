import { compile, openDatabase, raw } from '@recto/dialects'
import type { JsonObject } from '@recto/protocol'
import { migrate } from '@recto/system'
import type { eachDatabase } from '@recto/testing'
import { administrator } from '../access/resolve-account.ts'
import { type Context, createContext } from '../context.ts'
import type { Input } from '../input.ts'
import { openPipeline, type PipelineOptions } from '../open-pipeline.ts'
import type { Platform } from '../platform.ts'
import { runRequest } from '../run-request.ts'

type TestDatabase = Parameters<Parameters<typeof eachDatabase>[0]>[0]

/** A database of tables that Recto did not make. */
export interface OpenTables {
  readonly platform: Platform
  asAdministrator(): Context
  /** The answer to an administrator's request. */
  answer(input: Input): Promise<unknown>
  /** Items as a list shows them. */
  list(collection: string, query?: JsonObject): Promise<readonly JsonObject[]>
  /** Rows as they are stored. */
  rows(sql: string): Promise<readonly JsonObject[]>
  /** `action item` of what was recorded about a collection, in order. */
  activity(collection: string): Promise<readonly string[]>
}

/** Runs statements in an empty database, next to Recto's own tables. */
export async function openTables(
  database: TestDatabase,
  statements: readonly string[],
  options: Pick<PipelineOptions, 'log' | 'schemas'> = {},
): Promise<OpenTables> {
  const open = await openDatabase(database.name, database.config)
  await migrate(open)
  for (const statement of statements) await open.connection.execute(compile(open.dialect, raw(statement)))
  const platform = await openPipeline(open, { schemaPollIntervalMs: 0, ...options })
  const asAdministrator = () => createContext(platform, administrator)
  const answer = async (input: Input): Promise<unknown> => {
    const result = await runRequest(input.kind === 'read' ? { ...input, isBuffered: true } : input, asAdministrator())
    return result?.kind === 'document' ? (JSON.parse(result.data) as unknown) : null
  }
  const list = async (collection: string, query: JsonObject = {}) =>
    (await answer({ kind: 'read', collection, query: { limit: -1, ...query } })) as readonly JsonObject[]
  return {
    platform,
    asAdministrator,
    answer,
    list,
    rows: (sql) => platform.connection.rows(compile(platform.dialect, raw(sql))),
    async activity(collection) {
      const found = await list('directus_activity', { filter: { collection: { _eq: collection } }, sort: ['id'] })
      return found.map(({ action, item }) => `${String(action)} ${String(item)}`)
    },
  }
}
