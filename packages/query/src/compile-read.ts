import { type Dialect, type Sql, sql } from '@recto/dialects'
import type { Expressions, JsonSelect } from '@recto/dialects/expressions'
import { forbiddenCollection } from '@recto/errors'
import { findCollection, type Schema } from '@recto/schema'
import type { Access } from './access.ts'
import { compileCondition } from './compile/condition.ts'
import type { CompileContext } from './compile/context.ts'
import { newLevelGroups, withJoins } from './compile/level-groups.ts'
import { compileSelect } from './compile/select.ts'
import { compileFrom, whereClause } from './compile/source.ts'
import { type CompiledRead, estimateMost } from './compiled-read.ts'
import { decodeCursor } from './cursor.ts'
import type { KeyValues } from './key.ts'
import { numberLiterals } from './literal-positions.ts'
import type { PlanContext } from './plan/context.ts'
import { planFilter } from './plan/filter.ts'
import type { CountPlan, ItemsPlan, ReadPlan } from './plan/plan.ts'
import { type AddressedKeys, planRead } from './plan/read.ts'
import { prepareStatement, type WrittenStatement } from './prepare-statement.ts'
import type { Query } from './query.ts'
import { defaultReadLimits, type ReadLimits } from './read-limits.ts'
import { checkDeep } from './resolve/check-deep.ts'
import { canReadCollection, fullBudget, type ResolveContext } from './resolve/context.ts'
import { resolveLevel } from './resolve/selection.ts'
import { checkDepth } from './resolve/selection-builder.ts'
import { resultColumnsOf } from './result-columns.ts'
import { toExpression } from './to-expression.ts'

/** What to read, of what, and for whom. */
export interface ReadRequest {
  readonly schema: Schema
  readonly dialect: Dialect
  /** Name as asked; `recto_…` and `directus_…` mean the same system collection. */
  readonly collection: string
  readonly query: Query
  readonly access: Access
  /** @default defaultReadLimits */
  readonly limits?: ReadLimits
  /** The one item with this key, see `parseKey`. */
  readonly key?: KeyValues
  /** Only items with these keys. */
  readonly keys?: readonly KeyValues[]
  /**
   * `fields` is the fastest where the dialect has a `fieldsStatement`, and elsewhere what the default is.
   * @default `document`, or `rows` where the engine is slow to put lists together
   */
  readonly form?: CompiledRead['form']
}

/**
 * Compiles a query into statements. Pure: nothing is run, and equal requests give equal statements.
 * @throws {RectoError} FORBIDDEN for what the caller may not read or does not exist, INVALID_QUERY for what cannot be asked.
 */
export function compileRead(request: ReadRequest): CompiledRead {
  const { schema, access, limits = defaultReadLimits, dialect } = request
  const collection = findCollection(schema, request.collection)
  const numbered = numberLiterals(request.query)
  const resolve: ResolveContext = {
    schema,
    access,
    limits,
    literalPositions: numbered.literalPositions,
    variables: new Map(),
    dependsOn: new Set(),
    budget: fullBudget(),
  }
  if (collection === undefined || collection.kind === 'folder' || !canReadCollection(resolve, collection.name))
    throw forbiddenCollection(request.collection, '')
  const paths = (request.query.fields ?? [{ steps: [{ kind: 'wildcard' as const }] }]).map(({ steps }) => ({
    steps,
    isLenient: false,
    isWildcard: false,
  }))
  checkDepth(paths, limits.depthMax)
  checkDeep(request.query, limits.depthMax)
  const level = resolveLevel(resolve, {
    collection,
    name: request.collection,
    path: '',
    paths,
    options: numbered.query,
    via: null,
    backlink: request.query.backlink,
  })
  const cursor = request.query.cursor === null || request.query.cursor === '' ? null : decodeCursor(request.query.cursor)
  const keys = addressedKeys(request, numbered.count + (cursor?.length ?? 0))
  const context: PlanContext = { resolve, aliases: { next: 0 }, rules: new WeakMap(), joins: null, filter: planFilter }
  const plan = planRead(context, level, { query: numbered.query, keys, cursor, cursorStart: numbered.count })
  return compiledRead(plan, {
    dialect,
    resolve,
    form: formOf(request),
    isOne: request.key !== undefined,
  })
}

/** The literals of the keys of a request; they follow those of its query. */
export function keyLiterals({ key, keys }: Pick<ReadRequest, 'key' | 'keys'>): readonly unknown[] {
  if (key !== undefined) return key
  if (keys === undefined) return []
  return keys.every((values) => values.length === 1) ? [keys.map(([value]) => value)] : keys.flat()
}

function addressedKeys({ key, keys }: ReadRequest, start: number): AddressedKeys | null {
  if (key !== undefined) return { kind: 'one', list: null, positions: [key.map((_, index) => start + index)], sample: [] }
  if (keys === undefined) return null
  if (keys.every((values) => values.length === 1)) return { kind: 'some', list: start, positions: [], sample: keys.map(() => '') }
  let next = start
  return { kind: 'some', list: null, positions: keys.map((values) => values.map(() => next++)), sample: [] }
}

function formOf({ dialect, key, form }: ReadRequest): CompiledRead['form'] {
  if (form === 'fields' && dialect.expressions.fieldsStatement !== undefined) return form
  if (form === 'rows' || key !== undefined || !dialect.supports.documentLists) return 'rows'
  return 'document'
}

interface CompileOptions {
  readonly dialect: Dialect
  readonly resolve: ResolveContext
  readonly form: CompiledRead['form']
  readonly isOne: boolean
}

function compiledRead(plan: ReadPlan, { dialect, resolve, form, isOne }: CompileOptions): CompiledRead {
  const variables = [...resolve.variables.values()]
  const prepare = (write: (context: CompileContext) => Sql) => prepareStatement(dialect, variables, (context) => ({ sql: write(context) }))
  const count = (rows: CountPlan | null) => (rows === null ? null : prepare((context) => countStatement(context, rows)))
  const next = plan.next
  const select = (context: CompileContext): JsonSelect => {
    const all = compileSelect(context, plan.select)
    return isOne ? { ...all, orderBy: [], limit: Math.min(all.limit ?? 1, 1) } : all
  }
  return {
    form,
    cardinality: isOne ? 'one' : 'many',
    data: prepareStatement(dialect, variables, (context) => dataStatement(dialect.expressions, select(context), form)),
    expression: (run) => {
      const fragment = dataStatement(
        dialect.expressions,
        select({ dialect, run, condition: compileCondition }),
        isOne ? 'rows' : 'document',
      )
      return toExpression(fragment.sql, run)
    },
    totalCount: count(plan.totalCount),
    filterCount: count(plan.filterCount),
    estimate: plan.estimate === null ? null : prepare(estimateStatement(plan.estimate)),
    nextCursor: next === null ? null : prepare((context) => cursorStatement(context, next)),
    variables,
    columns: resultColumnsOf(plan.select),
    dependsOn: resolve.dependsOn,
  }
}

function dataStatement(expressions: Expressions, select: JsonSelect, form: CompiledRead['form']): WrittenStatement {
  if (form === 'fields' && expressions.fieldsStatement !== undefined) return expressions.fieldsStatement(select)
  return { sql: form === 'document' ? expressions.listStatement(select) : expressions.rowsStatement(select) }
}

function countStatement(context: CompileContext, rows: CountPlan): Sql {
  return sql`SELECT COUNT(*) FROM ${countedRows(context, rows)}`
}

function countedRows(context: CompileContext, rows: CountPlan): Sql {
  const groups = newLevelGroups(rows)
  const where = whereClause({ ...context, groups }, rows.where)
  return sql`${withJoins(compileFrom(context, rows), groups.joins.values())}${where}`
}

function estimateStatement(rows: CountPlan) {
  return (context: CompileContext): Sql => context.dialect.expressions.countUpTo(countedRows(context, rows), estimateMost)
}

function cursorStatement(context: CompileContext, page: ItemsPlan): Sql {
  return context.dialect.expressions.rowsStatement(compileSelect(context, page))
}
