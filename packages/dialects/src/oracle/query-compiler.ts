import {
  type AliasNode,
  DefaultQueryCompiler,
  type FetchNode,
  type LimitNode,
  type OffsetNode,
  type QueryCompiler,
  type SelectQueryNode,
} from 'kysely'

/** Oracle's SQL: `:1` for parameters, no AS before an alias, OFFSET and FETCH instead of LIMIT. */
class OracleQueryCompiler extends DefaultQueryCompiler {
  protected override getCurrentParameterPlaceholder(): string {
    return `:${this.numParameters}`
  }

  protected override visitAlias({ node, alias }: AliasNode): void {
    this.visitNode(node)
    this.append(' ')
    this.visitNode(alias)
  }

  /** FETCH stands behind OFFSET, where kysely writes LIMIT before it. */
  protected override visitSelectQuery({ limit, ...node }: SelectQueryNode): void {
    super.visitSelectQuery(limit === undefined ? node : { ...node, fetch: fetchOf(limit) })
  }

  protected override visitOffset({ offset }: OffsetNode): void {
    this.append('offset ')
    this.visitNode(offset)
    this.append(' rows')
  }
}

function fetchOf({ limit }: LimitNode): FetchNode {
  return { kind: 'FetchNode', rowCount: limit as FetchNode['rowCount'], modifier: 'only' }
}

/** See {@link OracleQueryCompiler}. */
export function createQueryCompiler(): QueryCompiler {
  return new OracleQueryCompiler()
}
