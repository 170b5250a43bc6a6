import type { Dialect } from '@recto/dialects'
import type {
  KyselyPlugin,
  PluginTransformQueryArgs,
  PluginTransformResultArgs,
  QueryId,
  QueryResult,
  RootOperationNode,
  UnknownRow,
} from 'kysely'
import { decodeColumnValue } from './column-values.ts'
import { type ResultTypes, ValueTransformer } from './value-transformer.ts'

/** Makes the values of system tables the same on every engine, in both directions: booleans, JSON, lists, moments, keys. */
export class ValuePlugin implements KyselyPlugin {
  readonly #transformer: ValueTransformer
  readonly #resultTypes = new WeakMap<QueryId, ResultTypes>()

  constructor(dialect: Dialect) {
    this.#transformer = new ValueTransformer(dialect)
  }

  transformQuery({ node, queryId }: PluginTransformQueryArgs): RootOperationNode {
    const transformed = this.#transformer.transformQuery(node)
    this.#resultTypes.set(queryId, transformed.resultTypes)
    return transformed.node
  }

  async transformResult({ result, queryId }: PluginTransformResultArgs): Promise<QueryResult<UnknownRow>> {
    const types = this.#resultTypes.get(queryId)
    return types === undefined || types.size === 0 ? result : { ...result, rows: result.rows.map((row) => decodeRow(row, types)) }
  }

  /** Rows of a compiled query that was run without kysely's executor. */
  decode(rows: readonly UnknownRow[], queryId: QueryId): readonly UnknownRow[] {
    const types = this.#resultTypes.get(queryId)
    return types === undefined ? rows : rows.map((row) => decodeRow(row, types))
  }
}

function decodeRow(row: UnknownRow, types: ResultTypes): UnknownRow {
  const decoded: UnknownRow = {}
  for (const name of Object.keys(row)) {
    const type = types.get(name)
    decoded[name] = type === undefined ? row[name] : decodeColumnValue(row[name], type)
  }
  return decoded
}
