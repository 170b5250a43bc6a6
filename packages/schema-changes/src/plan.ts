import { compile, sql } from '@recto/dialects'
import type { SchemaChange } from '@recto/dialects/schema'
import { createExecutor, type ExecutorOptions } from './execute/create-executor.ts'
import type { SchemaChangeExecutor } from './execute/executor.ts'
import { findRows } from './execute/system-rows.ts'

/** What a schema change would do, in the order of execution. */
export interface SchemaChangePlan {
  readonly statements: readonly PlannedStatement[]
  /** Rows of Recto's own tables that would be written, by collection. */
  readonly rows: readonly PlannedRowChange[]
}

/** One statement of a plan. */
export interface PlannedStatement {
  readonly sql: string
  /** `create-table`, `drop-column` … */
  readonly change: SchemaChange['kind'] | 'update-rows'
  readonly table: string
  /** What it blocks while it runs: `none`, `brief`, `writes` or `everything`. */
  readonly lock: string
  /** Whether the engine reads or rewrites every row. */
  readonly rewrites: boolean
  /** Number of rows rewritten or deleted; 0 when the statement only changes the catalog. */
  readonly rows: number
  /** Whether it deletes data that can't be restored. */
  readonly destroys: boolean
}

/** Rows of one of Recto's own tables that would be written. */
export interface PlannedRowChange {
  readonly collection: string
  readonly action: 'create' | 'update' | 'delete'
  readonly count: number
}

/** Creates an executor that executes nothing and collects the steps as a plan. */
export function createDryRunExecutor(options: ExecutorOptions): {
  readonly executor: SchemaChangeExecutor
  readonly plan: SchemaChangePlan
} {
  const { context } = options
  const session = context.platform.connection
  const statements: PlannedStatement[] = []
  const rows: PlannedRowChange[] = []
  const count = async (collection: string, matches: Parameters<SchemaChangeExecutor['find']>[1]): Promise<number> =>
    (await findRows({ platform: context.platform, session }, collection, matches)).length
  const executor = createExecutor(options, session, {
    alter: async ({ change, undo }) => void statements.push(...(await describe(options, change, undo === null))),
    write: async (step) => {
      if (step.kind === 'insert') rows.push({ collection: step.collection, action: 'create', count: 1 })
      else rows.push({ collection: step.collection, action: step.kind, count: await count(step.collection, step.matches) })
    },
    run: async ({ statement, table }) => {
      const { sql: text } = compile(context.platform.dialect, statement)
      statements.push({ sql: text, change: 'update-rows', table, lock: 'none', rewrites: false, rows: 0, destroys: false })
    },
    deleteHistory: async (collection, matches) => void rows.push({ collection, action: 'delete', count: await count(collection, matches) }),
    recordActivity: async () => {},
  })
  return { executor, plan: { statements, rows } }
}

async function describe({ context }: ExecutorOptions, change: SchemaChange, destroys: boolean): Promise<PlannedStatement[]> {
  const { dialect } = context.platform
  const { lock, rewrites } = dialect.effectOf(change)
  const rows = rewrites || destroys ? await countRows({ context }, change) : 0
  const facts = { change: change.kind, table: change.table.name, lock, rewrites, rows, destroys }
  return dialect.alter(change).map(({ sql: text }) => ({ sql: text, ...facts }))
}

/** A table that the plan itself creates has no rows yet. */
async function countRows({ context }: Pick<ExecutorOptions, 'context'>, { table }: SchemaChange): Promise<number> {
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
