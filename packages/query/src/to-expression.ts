import { type Sql, sql } from '@recto/dialects'
import { type AliasableExpression, ExpressionWrapper, type OperationNode, OperationNodeTransformer, ValueNode } from 'kysely'
import { isRuntimeValue, runtimeValue } from './compile/runtime-value.ts'
import type { RunValues } from './compiled-read.ts'

/**
 * A statement as a sub-query for use inside another kysely query, with the values of this run.
 * @throws {RectoError} INVALID_QUERY when a value does not fit its field.
 */
export function toExpression(statement: Sql, run: RunValues): AliasableExpression<string> {
  const node: OperationNode = new RuntimeValueTransformer(run).transformNode(sql`(${statement})`.toOperationNode())
  return new ExpressionWrapper<object, never, string>(node)
}

/** Replaces runtime values by what they are in one run. */
class RuntimeValueTransformer extends OperationNodeTransformer {
  readonly #run: RunValues

  constructor(run: RunValues) {
    super()
    this.#run = run
  }

  protected override transformValue(node: ValueNode): ValueNode {
    return isRuntimeValue(node.value) ? ValueNode.create(runtimeValue(node.value, this.#run)) : node
  }
}
