import { FetchNode, type LimitNode, MssqlQueryCompiler, type QueryCompiler, type SelectQueryNode, TopNode, ValueNode } from 'kysely'

/**
 * kysely's compiler with the names our driver gives to parameters (`@p1`), and LIMIT in the words SQL Server has for it:
 * TOP, or FETCH beside an OFFSET.
 * https://learn.microsoft.com/sql/t-sql/queries/select-order-by-clause-transact-sql#offset-and-fetch
 */
class RectoMssqlQueryCompiler extends MssqlQueryCompiler {
  protected override getCurrentParameterPlaceholder(): string {
    return `@p${this.numParameters}`
  }

  protected override visitSelectQuery({ limit, ...node }: SelectQueryNode): void {
    super.visitSelectQuery(limit === undefined ? node : withRowCount(node, rowCount(limit)))
  }
}

function withRowCount(node: SelectQueryNode, rows: number | bigint): SelectQueryNode {
  return node.offset === undefined ? { ...node, top: TopNode.create(rows) } : { ...node, fetch: FetchNode.create(rows, 'only') }
}

function rowCount({ limit }: LimitNode): number | bigint {
  if (ValueNode.is(limit) && (typeof limit.value === 'number' || typeof limit.value === 'bigint')) return limit.value
  throw new TypeError('SQL Server takes a number as limit')
}

/** See {@link RectoMssqlQueryCompiler}. */
export function createQueryCompiler(): QueryCompiler {
  return new RectoMssqlQueryCompiler()
}
