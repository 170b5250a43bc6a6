import type { Catalog, Connection } from '@recto/dialects'
import type { Context } from '@recto/pipeline'
import type { Schema } from '@recto/schema'
import type { ModelEvent, ModelWork } from './model-work.ts'
import { tableOf } from './run-steps.ts'

/** What every kind of work is made from. */
export interface ModelParts {
  readonly context: Context
  readonly isDryRun: boolean
  readonly concurrentIndexes: boolean
  /** Gathers what is told when all is done. */
  readonly events: ModelEvent[]
  /** Gathers indexes to be made when all is done. */
  readonly indexes: Parameters<ModelWork['alter']>[0][]
}

type Steps = Pick<ModelWork, 'alter' | 'write' | 'run' | 'forget' | 'record'>

/** A place of work out of the four things that differ between kinds. */
export function createModelWork(parts: ModelParts, session: Connection, steps: Steps): ModelWork {
  const { context, isDryRun, concurrentIndexes, events, indexes } = parts
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
    find: (collection, matches) => tableOf({ platform, session }, collection).find(matches),
    ...steps,
    async alter(step) {
      if (concurrentIndexes && step.change.kind === 'add-index' && !isDryRun) indexes.push(step)
      else await steps.alter(step)
    },
    announce: (event) => void events.push(event),
  }
}

/** All schemas tables were found in, so that a second look sees the same ones. */
function schemasOf({ collections }: Schema): { readonly schemas?: readonly string[] } {
  const schemas = new Set([...collections.values()].flatMap(({ details }) => details['schema'] ?? []))
  return schemas.size < 2 ? {} : { schemas: [...schemas] }
}
