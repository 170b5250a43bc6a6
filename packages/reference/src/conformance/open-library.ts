import type { Connection, Dialect } from '@recto/dialects'
import { dialectFor } from '@recto/dialects'
import {
  type Access,
  type CompiledRead,
  compileRead,
  encodeCursor,
  fullAccess,
  keyLiterals,
  parseKey,
  parseQuery,
  type ReadRequest,
  type RunValues,
  shapeOf,
} from '@recto/query'
import type { Schema } from '@recto/schema'
import type { TestDatabase } from '@recto/testing'
import { fillLibrary } from './fill-library.ts'
import { librarySchema } from './library-schema.ts'
import { runRead } from './run-read.ts'

/** A way to ask questions of a library, as a request would. */
export interface Library {
  read(collection: string, query?: Readonly<Record<string, unknown>>, options?: ReadOptions): Promise<unknown>
  count(
    collection: string,
    query: Readonly<Record<string, unknown>>,
    options?: ReadOptions,
  ): Promise<{ total: number | null; filtered: number | null; estimate: number | null }>
  next(collection: string, query: Readonly<Record<string, unknown>>, options?: ReadOptions): Promise<string | null>
}

export interface ReadOptions {
  readonly access?: Access
  readonly key?: string | number
  readonly variables?: Readonly<Record<string, unknown>>
  readonly now?: Date
  readonly form?: CompiledRead['form']
  readonly limits?: Partial<NonNullable<ReadRequest['limits']>>
}

export function openLibrary(dialect: Dialect, connection: Connection, schema: Schema): Library {
  const prepare = (collection: string, query: Readonly<Record<string, unknown>>, options: ReadOptions) =>
    prepareRead({ dialect, schema, collection, query, options })
  return {
    async read(collection, query = {}, options = {}) {
      const { request, run } = requestOf({ dialect, schema, collection, query, options })
      return await runRead(connection, request, run)
    },
    async count(collection, query, options = {}) {
      const { plan, run } = prepare(collection, query, options)
      const count = async (statement: CompiledRead['totalCount']) =>
        statement === null ? null : Number(await connection.text(statement(run)))
      return { total: await count(plan.totalCount), filtered: await count(plan.filterCount), estimate: await count(plan.estimate) }
    },
    async next(collection, query, options = {}) {
      const { plan, run } = prepare(collection, query, options)
      const text = plan.nextCursor === null ? null : await connection.text(plan.nextCursor(run))
      return text === null ? null : encodeCursor(text)
    },
  }
}

/** The library on the database of a suite, filled, with the connection to close afterwards. */
export async function openSuiteLibrary({
  name,
  config,
}: TestDatabase): Promise<{ readonly library: Library; readonly connection: Connection }> {
  const dialect = dialectFor(name)
  const connection = await dialect.connect(config)
  const schema = librarySchema(dialect.columnTypes)
  await fillLibrary(dialect, connection, schema)
  return { library: openLibrary(dialect, connection, schema), connection }
}

interface PrepareOptions {
  readonly dialect: Dialect
  readonly schema: Schema
  readonly collection: string
  readonly query: Readonly<Record<string, unknown>>
  readonly options: ReadOptions
}

function prepareRead(options: PrepareOptions): { plan: CompiledRead; run: RunValues } {
  const { request, run } = requestOf(options)
  return { plan: compileRead(request), run }
}

function requestOf({ dialect, schema, collection, query, options }: PrepareOptions): { request: ReadRequest; run: RunValues } {
  const parsed = parseQuery(query)
  const asked = schema.collections.get(collection)
  const key = options.key === undefined || asked === undefined ? null : parseKey(asked, options.key)
  const keys = key === null ? {} : { key }
  const request = {
    schema,
    dialect,
    collection,
    query: parsed,
    access: options.access ?? fullAccess,
    ...keys,
    ...(options.form === undefined ? {} : { form: options.form }),
    limits: { limitDefault: 100, limitMax: -1, depthMax: 10, ...options.limits },
  }
  const run = {
    literals: [...shapeOf(parsed).literals, ...keyLiterals(keys)],
    variables: new Map(Object.entries(options.variables ?? {})),
    now: options.now ?? new Date('2024-06-01T12:00:00Z'),
  }
  return { request, run }
}
