import type { Connection } from '@recto/dialects'
import type { Catalog } from '@recto/dialects/schema'
import type { Context } from '@recto/pipeline'
import type { Schema } from '@recto/schema'
import type { SchemaChangeEvent, SchemaChangeExecutor } from './executor.ts'
import { findRows } from './system-rows.ts'

/** What every kind of executor is created from. */
export interface ExecutorOptions {
  readonly context: Context
  readonly isDryRun: boolean
  readonly concurrentIndexes: boolean
  /** Collects events that are emitted after the commit. */
  readonly events: SchemaChangeEvent[]
  /** Collects indexes that are created after the commit. */
  readonly indexes: Parameters<SchemaChangeExecutor['alter']>[0][]
}

type ExecutorSteps = Pick<SchemaChangeExecutor, 'alter' | 'write' | 'run' | 'deleteHistory' | 'recordActivity'>

/** Creates an executor from the steps in which the kinds differ: in a transaction, with an undo log, as a dry run. */
export function createExecutor(options: ExecutorOptions, session: Connection, steps: ExecutorSteps): SchemaChangeExecutor {
  const { context, isDryRun, concurrentIndexes, events, indexes } = options
  const { platform } = context
  let schema = context.schema
  let catalog: Promise<Catalog> | null = null
  return {
    context,
    dialect: platform.dialect,
    session,
    isDryRun,
    concurrentIndexes,
    schema: () => schema,
    async refresh() {
      catalog = null
      if (!isDryRun) schema = await platform.schemaCache.readIn(session)
      return schema
    },
    catalog: () => (catalog ??= platform.dialect.introspect(session, schemasOf(schema))),
    find: (collection, matches) => findRows({ platform, session }, collection, matches),
    ...steps,
    async alter(step) {
      if (concurrentIndexes && step.change.kind === 'add-index' && !isDryRun) indexes.push(step)
      else await steps.alter(step)
    },
    emit: (event) => void events.push(event),
  }
}

/** The database schemas whose tables are known, so that reading the catalog again finds the same tables. */
function schemasOf({ collections }: Schema): { readonly schemas?: readonly string[] } {
  const schemas = new Set([...collections.values()].flatMap(({ details }) => details['schema'] ?? []))
  return schemas.size < 2 ? {} : { schemas: [...schemas] }
}
