import { compile, type SchemaChange, sql } from '@recto/dialects'
import { createModelWork, type ModelParts } from './model-parts.ts'
import type { ModelWork } from './model-work.ts'
import { tableOf } from './run-steps.ts'

/** What a change would do, in the order it would do it. */
export interface ModelPlan {
  readonly statements: readonly PlannedStatement[]
  /** Rows of Recto's own tables that would be written, by collection. */
  readonly rows: readonly PlannedRows[]
}

/** One statement of a plan. */
export interface PlannedStatement {
  readonly sql: string
  /** `create-table`, `drop-column` … */
  readonly change: SchemaChange['kind'] | 'update-rows'
  readonly table: string
  /** Whom it makes wait: `none`, `brief`, `writes` or `everything`. */
  readonly lock: string
  /** Whether every row is read or written anew. */
  readonly rewrites: boolean
  /** Rows that are touched or lost; 0 when the statement only changes the catalog. */
  readonly rows: number
  /** Data is lost that no later change brings back. */
  readonly destroys: boolean
}

/** Rows of one of Recto's own tables. */
export interface PlannedRows {
  readonly collection: string
  readonly action: 'create' | 'update' | 'delete'
  readonly count: number
}

/** Runs nothing, and writes down what would be run. */
export function recordingWork(parts: ModelParts): { readonly work: ModelWork; readonly plan: ModelPlan } {
  const { context } = parts
  const session = context.platform.connection
  const statements: PlannedStatement[] = []
  const rows: PlannedRows[] = []
  const count = async (collection: string, matches: Parameters<ModelWork['find']>[1]): Promise<number> =>
    (await tableOf({ platform: context.platform, session }, collection).find(matches)).length
  const work = createModelWork(parts, session, {
    alter: async ({ change, undo }) => void statements.push(...(await describe(parts, change, undo === null))),
    write: async (step) => {
      if (step.kind === 'insert') rows.push({ collection: step.collection, action: 'create', count: 1 })
      else rows.push({ collection: step.collection, action: step.kind, count: await count(step.collection, step.matches) })
    },
    run: async ({ statement, table }) => {
      const { sql: text } = compile(context.platform.dialect, statement)
      statements.push({ sql: text, change: 'update-rows', table, lock: 'none', rewrites: false, rows: 0, destroys: false })
    },
    forget: async (collection, matches) => void rows.push({ collection, action: 'delete', count: await count(collection, matches) }),
    record: async () => {},
  })
  return { work, plan: { statements, rows } }
}

async function describe({ context }: ModelParts, change: SchemaChange, destroys: boolean): Promise<PlannedStatement[]> {
  const { dialect } = context.platform
  const { lock, rewrites } = dialect.effectOf(change)
  const rows = rewrites || destroys ? await countRows({ context }, change) : 0
  const facts = { change: change.kind, table: change.table.name, lock, rewrites, rows, destroys }
  return dialect.alter(change).map(({ sql: text }) => ({ sql: text, ...facts }))
}

/** A table that is part of the plan has no rows yet. */
async function countRows({ context }: Pick<ModelParts, 'context'>, { table }: SchemaChange): Promise<number> {
  const { dialect, connection } = context.platform
  const statement = compile(
    dialect,
    sql`SELECT COUNT(*) AS ${dialect.expressions.identifier('total')} FROM ${dialect.expressions.table(table)}`,
  )
  try {
    return Number((await connection.text(statement)) ?? 0)
  } catch (error) {
    if (dialect.isSchemaStale(error)) return 0
    throw error
  }
}
